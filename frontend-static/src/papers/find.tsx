/** Finding a paper: folded away until it is wanted, so that the papers themselves come first. */

import { useSignal } from '@preact/signals';
import { ArchiveYears } from '../generated/papers';
import { useAnswer } from '../foundation/asking';
import { words } from '../foundation/language';
import { navigate } from '../foundation/router';
import { Button, Form } from '../ui/button';
import { SelectField, TextField } from '../ui/fields';
import { addressOf, isNarrowed, STANDINGS, type View } from './finding';
import { nameOfStanding } from './standing';

const w = words(
  {
    find: '查找证照',
    search: '标题、编号或出具单位里的词',
    searchHint: '可以写几个词，用空格分开。',
    state: '有没有效',
    year: '哪一年的',
    all: '全部',
    inYear: (year: number, count: number) => `${year} 年（${count} 份）`,
    go: '查找',
    reset: '不查找，看全部',
  },
  {
    find: 'Find a paper',
    search: 'Words of its title, number or issuer',
    searchHint: 'Several words have spaces between them.',
    state: 'Whether it holds',
    year: 'Of which year',
    all: 'All',
    inYear: (year: number, count: number) => `${year} (${count})`,
    go: 'Find',
    reset: 'Show all again',
  },
);

const STATES = [
  { value: '', label: w.all },
  ...STANDINGS.map((standing) => ({ value: standing, label: nameOfStanding(standing) })),
];

export function Find({ view }: { view: View }) {
  return (
    <details class="card folded" open={isNarrowed(view)}>
      <summary>{w.find}</summary>
      <Fields view={view} />
    </details>
  );
}

function Fields({ view }: { view: View }) {
  const typed = useSignal(view.search);
  const years = useAnswer(ArchiveYears, {}).data.value?.archiveYears ?? [];
  const inYears = years.map(({ year, count }) => ({ value: String(year), label: w.inYear(year, count) }));
  const show = (part: Partial<View>) => navigate(addressOf({ ...view, search: typed.value.trim(), ...part }));
  return (
    <Form onSubmit={() => show({})}>
      <TextField
        name="q"
        label={w.search}
        hint={w.searchHint}
        value={typed.value}
        onValue={(value) => {
          typed.value = value;
        }}
        inputMode="search"
        autoComplete="off"
      />
      <SelectField
        name="state"
        label={w.state}
        choices={STATES}
        value={view.state ?? ''}
        onValue={(value) => show({ state: STANDINGS.find((each) => each === value) ?? null })}
      />
      <SelectField
        name="year"
        label={w.year}
        choices={[{ value: '', label: w.all }, ...inYears]}
        value={view.year === null ? '' : String(view.year)}
        onValue={(value) => show({ year: value === '' ? null : Number(value) })}
      />
      <Button kind="plain">{w.go}</Button>
      {isNarrowed(view) && (
        <a class="link" href="/papers">
          {w.reset}
        </a>
      )}
    </Form>
  );
}
