/** Where it happened: any place of the tree, found by name or pinyin; it decides who takes it up. */

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { PlacesToComplainOf } from '../generated/complaints';
import { useAnswer } from '../foundation/asking';
import { words } from '../foundation/language';
import { Choices, TextField } from '../ui/fields';

const w = words(
  {
    search: '在哪里发生的',
    hint: '写县（市、区）、乡镇（街道）或村名，例如：柴桑区。',
    choose: '选择地方',
    none: '没有找到。换个写法试试。',
    chosen: (name: string) => `已选：${name}`,
  },
  {
    search: 'Where it happened',
    hint: 'A county, township or village, by name or pinyin, such as 柴桑区.',
    choose: 'Choose the place',
    none: 'Nothing found. Try another way to write it.',
    chosen: (name: string) => `Chosen: ${name}`,
  },
);

const RESTED_MS = 300;

export interface Place {
  code: string;
  fullName: string;
}

interface PlaceFieldProps {
  label?: string;
  place: Place | undefined;
  mistake: string | undefined;
  onPlace: (place: Place) => void;
}

export function PlaceField({ label = w.search, place, mistake, onPlace }: PlaceFieldProps) {
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
        name="region"
        label={label}
        hint={w.hint}
        mistake={mistake}
        value={typed.value}
        onValue={(value) => {
          typed.value = value;
        }}
        inputMode="search"
        autoComplete="off"
      />
      {asked.value && <Found search={asked.value} place={place} onPlace={onPlace} />}
      {place && <p role="status">{w.chosen(place.fullName)}</p>}
    </>
  );
}

function Found({ search, place, onPlace }: { search: string } & Omit<PlaceFieldProps, 'mistake'>) {
  const found = useAnswer(PlacesToComplainOf, { search }).data.value?.regions;
  if (!found) return null;
  if (found.length === 0) return <p role="status">{w.none}</p>;
  return (
    <Choices
      name="place"
      label={w.choose}
      value={place?.code}
      choices={found.map(({ code, name, fullName }) => ({ value: code, label: name, hint: fullName }))}
      onValue={(chosen) => {
        const of = found.find(({ code }) => code === chosen);
        if (of) onPlace(of);
      }}
    />
  );
}
