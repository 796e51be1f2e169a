/** What is written down of a new seal: its name, its key, who keeps it and for which days. */

import { useSignal, type Signal } from '@preact/signals';
import { DayFields } from '../desk/day-fields';
import { isoDay, typedDay, type TypedDay } from '../desk/draft';
import { VerbTrouble, mistakesOf, problemOf, useVerb } from '../desk/verb';
import { EnrolSeal, type SealEnrolmentQuery } from '../generated/operators';
import { today } from '../foundation/dates';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { Button, Form } from '../ui/button';
import { Choices, MistakesSummary, TextField, type Mistakes } from '../ui/fields';
import '../desk/desk.css';

const w = words(
  {
    name: '印章名称',
    nameHint: '印章上的法定全称。',
    nameEmpty: '请填写印章名称。',
    key: '密钥编号',
    keyHint: '密钥在密钥库里的名称，由管密钥的同事告知。',
    keyEmpty: '请填写密钥编号。',
    keeper: '印章保管人',
    keeperEmpty: '请选择印章保管人。',
    first: '从哪天起',
    last: '到哪天止',
    firstHint: '第一天，按北京时间。',
    lastHint: '最后一天，不能超过届期。',
    dayWrong: '请写一个正确的日期。',
    enrol: '备案',
    copies: '电子证明加注专用章',
  },
  {
    name: 'Name of the seal',
    nameHint: 'The full statutory name, as the seal shows it.',
    nameEmpty: 'Please enter the name.',
    key: 'Reference of its key',
    keyHint: 'The name of the key in the key store; whoever keeps the keys tells it.',
    keyEmpty: 'Please enter the reference of the key.',
    keeper: 'Who keeps it',
    keeperEmpty: 'Please choose who keeps it.',
    first: 'From',
    last: 'Until',
    firstHint: 'The first day, by Beijing time.',
    lastHint: 'The last day, within the term of office.',
    dayWrong: 'Please write a day of the calendar.',
    enrol: 'Put it on record',
    copies: '电子证明加注专用章',
  },
);

const FIELDS = ['name', 'keyRef', 'keeperId', 'validFrom', 'validTo'];

type Enrolment = NonNullable<SealEnrolmentQuery['sealEnrolment']>;

interface EnrolFormProps {
  enrolment: Enrolment;
  onDone: (name: string) => void;
}

export function EnrolForm({ enrolment: { organisation, termTo, keepers }, onDone }: EnrolFormProps) {
  const verb = useVerb();
  const mistakes = useSignal<Mistakes>({});
  // The office that runs the portal seals copies only, with a seal that says so.
  const name = useSignal(organisation.kind === 'PORTAL' ? `${organisation.name}${w.copies}` : organisation.name);
  const keyRef = useSignal('');
  const keeperId = useSignal(keepers.length === 1 ? keepers[0]?.id : undefined);
  const first = useSignal<TypedDay>(typedDay(today()));
  const last = useSignal<TypedDay>(typedDay(termTo));
  const submit = () => {
    const validFrom = isoDay(first.value);
    const validTo = isoDay(last.value);
    mistakes.value = {
      name: name.value.trim() ? undefined : w.nameEmpty,
      keyRef: keyRef.value.trim() ? undefined : w.keyEmpty,
      keeperId: keeperId.value ? undefined : w.keeperEmpty,
      validFrom: validFrom ? undefined : w.dayWrong,
      validTo: validTo ? undefined : w.dayWrong,
    };
    if (Object.values(mistakes.value).some(Boolean) || !keeperId.value || !validFrom || !validTo) return;
    const input = {
      organisationId: organisation.id,
      name: name.value,
      keyRef: keyRef.value.trim(),
      keeperId: keeperId.value,
      validFrom,
      validTo,
    };
    void verb.run(async () => {
      const { enrolSeal } = await execute(EnrolSeal, { input });
      const problem = problemOf(enrolSeal);
      mistakes.value = mistakesOf(problem, FIELDS);
      if (enrolSeal.__typename === 'Seal') onDone(enrolSeal.name);
      return problem;
    });
  };
  return (
    <>
      <MistakesSummary mistakes={mistakes.value} />
      <VerbTrouble verb={verb} fields={FIELDS} />
      <Form onSubmit={submit}>
        <Text name="name" label={w.name} hint={w.nameHint} mistakes={mistakes.value} value={name} />
        <Text name="keyRef" label={w.key} hint={w.keyHint} mistakes={mistakes.value} value={keyRef} />
        <Choices
          name="keeperId"
          label={w.keeper}
          mistake={mistakes.value['keeperId']}
          value={keeperId.value}
          choices={keepers.map((keeper) => ({ value: keeper.id, label: keeper.name }))}
          onValue={(value) => {
            keeperId.value = value;
          }}
        />
        <DayFields
          name="validFrom"
          label={w.first}
          hint={w.firstHint}
          mistake={mistakes.value['validFrom']}
          value={first}
        />
        <DayFields name="validTo" label={w.last} hint={w.lastHint} mistake={mistakes.value['validTo']} value={last} />
        <Button busy={verb.task.busy}>{w.enrol}</Button>
      </Form>
    </>
  );
}

interface TextProps {
  name: string;
  label: string;
  hint: string;
  mistakes: Mistakes;
  value: Signal<string>;
}

function Text({ name, label, hint, mistakes, value }: TextProps) {
  return (
    <TextField
      name={name}
      label={label}
      hint={hint}
      mistake={mistakes[name]}
      value={value.value}
      onValue={(typed) => {
        value.value = typed;
      }}
      autoComplete="off"
    />
  );
}
