/** Choosing the place that a rule is for, by its name. */

import { useSignal, type Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { PlacesToRule } from '../generated/operators';
import { useAnswer } from '../foundation/asking';
import { words } from '../foundation/language';
import { Choices, TextField } from '../ui/fields';

const w = words(
  {
    search: '哪个地方',
    searchHint: '写地名或拼音，例如“岷山乡”。规则管到它下面所有的村（社区）。',
    choose: '选择地方',
  },
  {
    search: 'Which place',
    searchHint: 'Its name or pinyin. The rule holds for all villages below it.',
    choose: 'Choose the place',
  },
);

const RESTED_MS = 300;

export function PlaceSearch({ place }: { place: Signal<string> }) {
  const typed = useSignal('');
  const asked = useSignal('');
  useEffect(() => {
    const timer = setTimeout(() => {
      asked.value = typed.value.trim();
    }, RESTED_MS);
    return () => clearTimeout(timer);
  }, [typed.value]);
  return (
    <>
      <TextField
        name="search"
        label={w.search}
        hint={w.searchHint}
        value={typed.value}
        onValue={(value) => {
          typed.value = value;
        }}
        inputMode="search"
        autoComplete="off"
      />
      {asked.value && <Found search={asked.value} place={place} />}
    </>
  );
}

function Found({ search, place }: { search: string; place: Signal<string> }) {
  const found = useAnswer(PlacesToRule, { search }).data.value?.regions ?? [];
  if (found.length === 0) return null;
  return (
    <Choices
      name="region"
      label={w.choose}
      value={place.value}
      choices={found.map(({ code, name, fullName }) => ({ value: code, label: name, hint: fullName }))}
      onValue={(code) => {
        place.value = code;
      }}
    />
  );
}

