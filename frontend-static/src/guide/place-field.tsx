/** Whose lists count: a village or community, found by name or pinyin; without one, the nation's. */

import { useSignal, type Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { PlacesToAskIn } from '../generated/guide';
import { useAnswer } from '../foundation/asking';
import { words } from '../foundation/language';
import { drafts } from '../request/drafts';
import { Choices, TextField } from '../ui/fields';

const w = words(
  {
    search: '哪个村（社区）',
    hint: '写村名或拼音。不写就按全国的清单回答。',
    choose: '选择村（社区）',
    nation: '不选，按全国的清单',
    none: '没有找到。换个写法试试，或者不写。',
  },
  {
    search: 'Which village or community',
    hint: 'Its name or pinyin. Without it the nation’s lists answer.',
    choose: 'Choose the village or community',
    nation: 'None: the nation’s lists',
    none: 'Nothing found. Try another way to write it, or leave it empty.',
  },
);

export const NATION = '000000000000';
const RESTED_MS = 300;

export function PlaceField({ place }: { place: Signal<string> }) {
  const typed = useSignal('');
  const asked = useSignal('');
  const known = drafts.committee.value;
  useEffect(() => {
    if (known && place.value === NATION) place.value = known.code;
  }, [known?.code]);
  useEffect(() => {
    const timer = setTimeout(() => {
      asked.value = typed.value.trim();
    }, RESTED_MS);
    return () => clearTimeout(timer);
  }, [typed.value]);
  return (
    <>
      <TextField
        name="place"
        label={w.search}
        hint={w.hint}
        optional
        value={typed.value}
        onValue={(value) => {
          typed.value = value;
        }}
        inputMode="search"
        autoComplete="off"
      />
      {asked.value ? <Found search={asked.value} place={place} /> : known && <Places place={place} places={[known]} />}
    </>
  );
}

function Found({ search, place }: { search: string; place: Signal<string> }) {
  const found = useAnswer(PlacesToAskIn, { search }).data.value?.regions;
  if (!found) return null;
  if (found.length === 0) return <p role="status">{w.none}</p>;
  return <Places place={place} places={found} />;
}

interface Place {
  code: string;
  name: string;
  fullName?: string;
}

function Places({ place, places }: { place: Signal<string>; places: readonly Place[] }) {
  const named = places.map(({ code, name, fullName = '' }) => ({ value: code, label: name, hint: fullName }));
  return (
    <Choices
      name="chosen-place"
      label={w.choose}
      value={place.value}
      choices={[...named, { value: NATION, label: w.nation, hint: '' }]}
      onValue={(code) => {
        place.value = code;
      }}
    />
  );
}
