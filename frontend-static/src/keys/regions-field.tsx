/** Places whose proofs a key opens: found by name or pinyin, ticked, and kept while searching on. */

import { useSignal } from '@preact/signals';
import { FindRegions } from '../generated/keys';
import { useTask } from '../foundation/asking';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { Button } from '../ui/button';
import { TextField } from '../ui/fields';
import { ManyChoices } from '../ui/many-choices';
import { WentWrong } from '../ui/say';

const w = words(
  {
    label: '要查哪里的证明？',
    hint: '写县（区）、乡镇或村的名字或拼音，再按“查找”。选了县（区），就包括它下面所有的村（社区）。',
    find: '查找',
    choose: '选择地方',
    none: '没有找到。换个写法试试。',
  },
  {
    label: 'Whose proofs is it to ask about?',
    hint: 'The name or pinyin of a county, township or village, then “Find”. A county includes all its villages.',
    find: 'Find',
    choose: 'Choose places',
    none: 'Nothing found. Please try another name.',
  },
);

export interface ChosenRegion {
  readonly code: string;
  readonly fullName: string;
}

interface RegionsFieldProps {
  mistake?: string | undefined;
  chosen: readonly ChosenRegion[];
  onChosen: (chosen: ChosenRegion[]) => void;
}

export function RegionsField({ mistake, chosen, onChosen }: RegionsFieldProps) {
  const typed = useSignal('');
  const found = useSignal<readonly ChosenRegion[] | undefined>(undefined);
  const task = useTask();
  const find = () =>
    task.run(async () => {
      const name = typed.value.trim();
      found.value = name ? widestFirst((await execute(FindRegions, { search: name })).regions.filter(exists)) : undefined;
    });
  const shown = [...chosen, ...(found.value ?? []).filter(({ code }) => !chosen.some((each) => each.code === code))];
  return (
    <>
      <TextField
        name="regions"
        label={w.label}
        hint={w.hint}
        mistake={mistake}
        value={typed.value}
        onValue={(value) => {
          typed.value = value;
        }}
        inputMode="search"
        autoComplete="off"
      />
      <Button kind="plain" busy={task.busy} onPress={find}>
        {w.find}
      </Button>
      <WentWrong failure={task.failure.value} />
      <p role="status">{found.value?.length === 0 ? w.none : ''}</p>
      {shown.length > 0 && (
        <ManyChoices
          name="chosenRegions"
          label={w.choose}
          values={chosen.map(({ code }) => code)}
          choices={shown.map(({ code, fullName }) => ({ value: code, label: fullName }))}
          onValues={(codes) => onChosen(shown.filter(({ code }) => codes.includes(code)))}
        />
      )}
    </>
  );
}

/** A department works for a county more often than for a village of that name. Equals keep their order. */
function widestFirst<Region extends ChosenRegion>(regions: readonly Region[]): Region[] {
  return [...regions].sort((one, other) => depthOf(one) - depthOf(other));
}

/** Codes of wider places end in more noughts (GB/T 2260). */
function depthOf({ code }: ChosenRegion): number {
  return code.replace(/0+$/, '').length;
}

function exists({ abolishedOn }: { abolishedOn: string | null }): boolean {
  return abolishedOn === null;
}
