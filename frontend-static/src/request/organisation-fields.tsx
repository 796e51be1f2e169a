/** Which organisation a proof is about: its name and its credit code. */

import { words } from '../foundation/language';
import { TextField, type Mistakes } from '../ui/fields';
import type { Draft } from './draft';

const w = words(
  {
    name: '单位名称',
    nameHint: '和营业执照（登记证书）上一样，写全称。',
    uscc: '统一社会信用代码',
    usccHint: '在营业执照（登记证书）上，18 位数字和字母。',
  },
  {
    name: 'Name of the organisation',
    nameHint: 'In full, as on its licence or certificate of registration.',
    uscc: 'Unified social credit code',
    usccHint: 'It is on the licence or certificate: 18 digits and letters.',
  },
);

interface OrganisationProps {
  organisation: Draft['organisation'];
  mistakes: Mistakes;
  onOrganisation: (organisation: Draft['organisation']) => void;
}

export function OrganisationFields({ organisation, mistakes, onOrganisation }: OrganisationProps) {
  return (
    <>
      <TextField
        name="subject.name"
        label={w.name}
        hint={w.nameHint}
        mistake={mistakes['subject.name']}
        value={organisation.name}
        onValue={(name) => onOrganisation({ ...organisation, name })}
        autoComplete="off"
      />
      <TextField
        name="subject.uscc"
        label={w.uscc}
        hint={w.usccHint}
        mistake={mistakes['subject.uscc']}
        value={organisation.uscc}
        onValue={(uscc) => onOrganisation({ ...organisation, uscc })}
        autoComplete="off"
      />
    </>
  );
}
