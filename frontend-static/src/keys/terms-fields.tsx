/** The fields of what a key is to be good for; lists are typed one to a line. */

import type { ExchangeScope } from '../generated/keys';
import { words } from '../foundation/language';
import { LongTextField, type Mistakes } from '../ui/fields';
import { ManyChoices } from '../ui/many-choices';
import { RegionsField, type ChosenRegion } from './regions-field';
import { SCOPE_CHOICES } from './wording';

export interface TypedTerms {
  readonly scopes: readonly ExchangeScope[];
  readonly regions: readonly ChosenRegion[];
  readonly ipRanges: string;
  readonly legalBases: string;
}

export const NO_TERMS: TypedTerms = { scopes: [], regions: [], ipRanges: '', legalBases: '' };
export const TERMS_FIELDS = ['scopes', 'regions', 'ipRanges', 'legalBases'] as const;
export type TermsField = (typeof TERMS_FIELDS)[number];

/** The only item that villages issue here. */
export const ITEM_TYPES = ['free-form-proof'];

const LIMIT = 2000;

const w = words(
  {
    scopes: '系统要做什么？',
    ranges: '系统从哪些网络地址访问？',
    rangesHint: '一行一个，例如 203.0.113.7 或 203.0.113.0/24。请向单位的信息中心询问出口地址，最多 20 个。',
    bases: '依据哪些法律？',
    basesHint: '一行一条，写全名称和条款。只在群众同意后才查的，可以不填。',
    scopesEmpty: '请至少选一项。',
    regionsEmpty: '请至少选一个地方。',
    rangesEmpty: '请至少写一个网络地址。',
  },
  {
    scopes: 'What is the system to do?',
    ranges: 'From which network addresses does it call?',
    rangesHint: 'One on each line, such as 203.0.113.7 or 203.0.113.0/24; at most 20. Your computing centre knows them.',
    bases: 'On which laws does it act?',
    basesHint: 'One on each line, with its full name and article. Leave it empty if you only ask after residents agreed.',
    scopesEmpty: 'Please choose at least one.',
    regionsEmpty: 'Please choose at least one place.',
    rangesEmpty: 'Please write at least one network address.',
  },
);

interface TermsFieldsProps {
  typed: TypedTerms;
  mistakes: Mistakes;
  onTyped: (part: Partial<TypedTerms>) => void;
  /** Which of the fields; all of them when absent. */
  only?: readonly TermsField[];
}

export function TermsFields({ typed, mistakes, onTyped, only = TERMS_FIELDS }: TermsFieldsProps) {
  return (
    <>
      {only.includes('scopes') && (
        <ManyChoices
          name="scopes"
          label={w.scopes}
          mistake={mistakes['scopes']}
          values={typed.scopes}
          choices={SCOPE_CHOICES}
          onValues={(values) => onTyped({ scopes: values as ExchangeScope[] })}
        />
      )}
      {only.includes('regions') && (
        <RegionsField mistake={mistakes['regions']} chosen={typed.regions} onChosen={(regions) => onTyped({ regions })} />
      )}
      {only.includes('ipRanges') && (
        <Lines name="ipRanges" label={w.ranges} hint={w.rangesHint} typed={typed} mistakes={mistakes} onTyped={onTyped} />
      )}
      {only.includes('legalBases') && (
        <Lines name="legalBases" label={w.bases} hint={w.basesHint} typed={typed} mistakes={mistakes} onTyped={onTyped} />
      )}
    </>
  );
}

interface LinesProps extends Omit<TermsFieldsProps, 'only'> {
  name: 'ipRanges' | 'legalBases';
  label: string;
  hint: string;
}

function Lines({ name, label, hint, typed, mistakes, onTyped }: LinesProps) {
  return (
    <LongTextField
      name={name}
      label={label}
      hint={hint}
      optional={name === 'legalBases'}
      mistake={mistakes[name]}
      value={typed[name]}
      onValue={(value) => onTyped({ [name]: value })}
      limit={LIMIT}
      rows={3}
    />
  );
}

/** What is missing; whether a network is one is the portal's to say. */
export function mistakesInTerms(typed: TypedTerms): Mistakes {
  return {
    scopes: typed.scopes.length > 0 ? undefined : w.scopesEmpty,
    regions: typed.regions.length > 0 ? undefined : w.regionsEmpty,
    ipRanges: linesOf(typed.ipRanges).length > 0 ? undefined : w.rangesEmpty,
  };
}

/** As the portal takes them. */
export function termsInput(typed: TypedTerms) {
  return {
    scopes: [...typed.scopes],
    regions: typed.regions.map(({ code }) => code),
    itemTypes: ITEM_TYPES,
    ipRanges: linesOf(typed.ipRanges),
    legalBases: linesOf(typed.legalBases),
  };
}

export function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
}
