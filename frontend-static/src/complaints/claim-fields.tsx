/** The fields of what an office is said to have done. */

import { DayFields } from '../desk/day-fields';
import { words } from '../foundation/language';
import { Choices, LongTextField, TextField } from '../ui/fields';
import type { Claim } from './claim';
import { PlaceField } from './place-field';
import { WORDS_LIMIT } from './typed';
import { KIND_CHOICES } from './wording';

const w = words(
  {
    kind: '您要提什么？',
    accused: '哪个单位',
    accusedHint: '写全称，例如：柴桑区水利局。',
    proof: '要的是什么证明',
    proofHint: '例如：贫困证明。',
    matter: '办什么事时要的',
    matterHint: '例如：申请临时救助。',
    happened: '哪一天的事',
    happenedHint: '记不清可以不填。',
    words: '经过',
    wordsHint: '谁要的、怎么说的、凭什么规定。不超过 1000 字。',
  },
  {
    kind: 'What is it?',
    accused: 'Which office',
    accusedHint: 'Its full name, such as 柴桑区水利局.',
    proof: 'Which proof it demanded',
    proofHint: 'Such as 贫困证明.',
    matter: 'For which matter',
    matterHint: 'Such as 申请临时救助.',
    happened: 'On which day',
    happenedHint: 'Leave it empty if you do not remember.',
    words: 'What happened',
    wordsHint: 'Who demanded it, in which words, by which rule. At most 1,000 characters.',
  },
);

export function ClaimFields({ claim: { typed, happened, mistakes, put } }: { claim: Claim }) {
  const field = (name: 'accusedName' | 'proofName' | 'matter' | 'words') => ({
    name,
    mistake: mistakes.value[name],
    value: typed.value[name],
  });
  return (
    <>
      <Choices
        name="kind"
        label={w.kind}
        mistake={mistakes.value['kind']}
        value={typed.value.kind}
        choices={KIND_CHOICES}
        onValue={(kind) => put({ kind })}
      />
      <TextField
        {...field('accusedName')}
        label={w.accused}
        hint={w.accusedHint}
        autoComplete="off"
        onValue={(accusedName) => put({ accusedName, accusedId: null })}
      />
      <TextField
        {...field('proofName')}
        label={w.proof}
        hint={w.proofHint}
        autoComplete="off"
        onValue={(proofName) => put({ proofName })}
      />
      <TextField
        {...field('matter')}
        label={w.matter}
        hint={w.matterHint}
        autoComplete="off"
        onValue={(matter) => put({ matter })}
      />
      <PlaceField
        place={typed.value.place}
        mistake={mistakes.value['region']}
        onPlace={(chosen) => put({ place: chosen })}
      />
      <DayFields
        name="happenedOn"
        label={w.happened}
        hint={w.happenedHint}
        mistake={mistakes.value['happenedOn']}
        value={happened}
      />
      <LongTextField
        {...field('words')}
        label={w.words}
        hint={w.wordsHint}
        limit={WORDS_LIMIT}
        onValue={(said) => put({ words: said })}
      />
    </>
  );
}
