/** What a key is, or should be, good for: line by line. */

import type { KeyTermsPartsFragment } from '../generated/keys';
import { words } from '../foundation/language';
import { Fact, Facts } from '../ui/facts';
import { namesOfScopes } from './wording';

const w = words(
  { scopes: '可以做什么', regions: '可以查哪里的证明', ranges: '从哪些网络地址访问', bases: '法律依据' },
  { scopes: 'What it may do', regions: 'Whose proofs it may ask about', ranges: 'From which networks', bases: 'Legal bases' },
);

export function TermsFacts({ terms }: { terms: KeyTermsPartsFragment }) {
  return (
    <Facts>
      <Fact label={w.scopes}>{namesOfScopes(terms.scopes)}</Fact>
      <Fact label={w.regions}>{terms.regions.map(({ fullName }) => fullName).join('\n')}</Fact>
      <Fact label={w.ranges}>{terms.ipRanges.join('\n')}</Fact>
      <Fact label={w.bases}>{terms.legalBases.join('\n')}</Fact>
    </Facts>
  );
}
