/** On what the clerk acts: case, purpose, and a law or a resident's consent; asked once, on top. */

import { DepartmentConsents, DepartmentConsole } from '../generated/department';
import { useAnswer } from '../foundation/asking';
import { words } from '../foundation/language';
import { SelectField, TextField, type Mistakes } from '../ui/fields';
import { WentWrong } from '../ui/say';
import { basisGround, change, consentGround, draft } from './case';

const w = words(
  {
    caseNumber: '办件编号',
    caseHint: '本单位正在办理的这件事的编号。',
    purpose: '核验用途',
    purposeHint: '当事人会看到，例如“公租房资格审核”。',
    ground: '依据',
    groundHint: '法律依据由平台运行单位登记；也可以选当事人已同意的授权。',
    choose: '请选择',
    consent: (caseNumber: string, purpose: string) => `当事人授权：${caseNumber}，${purpose}`,
  },
  {
    caseNumber: 'Case number',
    caseHint: 'The number of the case that your department is working on.',
    purpose: 'Purpose',
    purposeHint: 'The holders read it, e.g. “checking who may rent public housing”.',
    ground: 'Ground',
    groundHint: 'Legal bases are registered by the operator of the portal; a resident’s consent does as well.',
    choose: 'Please choose',
    consent: (caseNumber: string, purpose: string) => `Consent: ${caseNumber}, ${purpose}`,
  },
);

export function CaseFields({ mistakes }: { mistakes: Mistakes }) {
  const console = useAnswer(DepartmentConsole, {});
  const consents = useAnswer(DepartmentConsents, { state: 'AGREED', first: 100 });
  const set = console.data.value?.departmentConsole;
  const agreed = consents.data.value?.departmentConsents.edges.map(({ node }) => node) ?? [];
  const bases = set?.__typename === 'DepartmentConsole' ? set.legalBases : [];
  const choices = [
    { value: '', label: w.choose },
    ...bases.map((text) => ({ value: basisGround(text), label: text })),
    ...agreed.map(({ id, caseNumber, purpose }) => ({
      value: consentGround(id),
      label: w.consent(caseNumber, purpose),
    })),
  ];
  const choose = (ground: string) => {
    const consent = agreed.find(({ id }) => consentGround(id) === ground);
    // A consent is for its purpose: the portal refuses another one.
    change(consent ? { ground, caseNumber: consent.caseNumber, purpose: consent.purpose } : { ground });
  };
  const { caseNumber, purpose, ground } = draft.value;
  return (
    <>
      <WentWrong
        problem={set?.__typename === 'Problem' ? set : undefined}
        failure={console.failure.value ?? consents.failure.value}
      />
      <SelectField
        name="ground"
        label={w.ground}
        hint={w.groundHint}
        value={ground}
        choices={choices}
        mistake={mistakes['ground']}
        onValue={choose}
      />
      <TextField
        name="caseNumber"
        label={w.caseNumber}
        hint={w.caseHint}
        value={caseNumber}
        mistake={mistakes['caseNumber']}
        autoComplete="off"
        onValue={(value) => change({ caseNumber: value })}
      />
      <TextField
        name="purpose"
        label={w.purpose}
        hint={w.purposeHint}
        value={purpose}
        mistake={mistakes['purpose']}
        autoComplete="off"
        onValue={(value) => change({ purpose: value })}
      />
    </>
  );
}
