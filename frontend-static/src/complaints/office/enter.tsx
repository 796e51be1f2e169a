/** 代录: a supervising office enters what was said at a counter or on the hotline 12345. */

import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { useTask } from '../../foundation/asking';
import { day } from '../../foundation/dates';
import { execute, type Problem } from '../../foundation/graphql';
import { words } from '../../foundation/language';
import { EnterComplaint, type EnterComplaintMutation } from '../../generated/complaints-office';
import { newToken } from '../../foundation/token';
import { Button, Form } from '../../ui/button';
import { Choices, MistakesSummary, TextField } from '../../ui/fields';
import { Fact, Facts } from '../../ui/facts';
import { Page } from '../../ui/page';
import { Say, WentWrong } from '../../ui/say';
import { useClaim, type Claim } from '../claim';
import { ClaimFields } from '../claim-fields';
import { nothingTyped } from '../typed';
import { SupervisorsOnly } from './supervisors-only';
import { CHANNELS } from './wording';
import '../../desk/desk.css';
import '../../papers/papers.css';

const w = words(
  {
    title: '代录投诉',
    what: '把窗口或者热线里听到的录下来。提交后给一个回执码，请交给投诉人。',
    channel: '从哪里来的？',
    channelEmpty: '请选择来源。',
    order: '热线工单编号',
    orderEmpty: '请填写工单编号。',
    name: '投诉人姓名',
    nameHint: '不愿意说的，不用填。被投诉的单位看不到。',
    phone: '投诉人手机号',
    named: '投诉人同意把姓名告诉被投诉的单位吗？',
    no: '不同意，或者没有问',
    yes: '同意',
    send: '提交',
    entered: '已经录入',
    code: '回执码',
    hand: '回执码只显示这一次。请念给投诉人记下来，或者抄好交给本人；以后凭它查进度、补充材料。',
    number: '编号',
    handler: '谁来受理',
    due: '最晚哪天答复是否受理',
    board: '看全部投诉',
    more: '再录一件',
  },
  {
    title: 'Enter a complaint',
    what: 'For what was said at a counter or on the hotline. You get a receipt code to hand over.',
    channel: 'How did it come?',
    channelEmpty: 'Please choose how it came.',
    order: 'Number of the work order',
    orderEmpty: 'Please give the number of the work order.',
    name: 'Name of the complainant',
    nameHint: 'Leave it empty if it was not told. The office complained of does not see it.',
    phone: 'Mobile number of the complainant',
    named: 'May the office complained of know the name?',
    no: 'No, or not asked',
    yes: 'Yes, the complainant agrees',
    send: 'Send',
    entered: 'It has been entered',
    code: 'Receipt code',
    hand: 'The receipt code is shown only this once. Please read it out to the complainant, or write it down for her: with it she follows the complaint and adds to it.',
    number: 'Number',
    handler: 'Who takes it up',
    due: 'Told whether it is accepted by',
    board: 'See all complaints',
    more: 'Enter another one',
  },
);

type Entered = Extract<EnterComplaintMutation['enterComplaint'], { __typename: 'FiledComplaint' }>;
type Channel = 'COUNTER' | 'HOTLINE';

const CHANNEL_CHOICES = [
  { value: 'COUNTER' as const, label: CHANNELS.COUNTER },
  { value: 'HOTLINE' as const, label: CHANNELS.HOTLINE },
];
const NAMED_CHOICES = [
  { value: 'no', label: w.no },
  { value: 'yes', label: w.yes },
] as const;
const CALLER_FIELDS = ['hotlineNumber', 'name', 'phone', 'agreesToBeNamed'];

interface Caller {
  channel: Channel | undefined;
  hotlineNumber: string;
  name: string;
  phone: string;
}

const NOBODY: Caller = { channel: undefined, hotlineNumber: '', name: '', phone: '' };

export default function EnterPage() {
  return (
    <SupervisorsOnly title={w.title}>
      <Entering />
    </SupervisorsOnly>
  );
}

function Entering() {
  const entered = useSignal<Entered | undefined>(undefined);
  if (entered.value) return <Done entered={entered.value} onMore={() => (entered.value = undefined)} />;
  return (
    <Page title={w.title} back="/supervisor/complaints">
      <p>{w.what}</p>
      <EnterForm onEntered={(answer) => (entered.value = answer)} />
    </Page>
  );
}

function EnterForm({ onEntered }: { onEntered: (entered: Entered) => void }) {
  const clientToken = useRef(newToken()).current;
  const task = useTask();
  const claim = useClaim(nothingTyped(), '');
  const caller = useSignal(NOBODY);
  const problem = useSignal<Problem | undefined>(undefined);
  const send = () =>
    task.run(async () => {
      const input = { clientToken, ...claim.input(), ...inputOf(caller.value, claim.typed.value.named) };
      const { enterComplaint: answer } = await execute(EnterComplaint, { input });
      if (answer.__typename === 'FiledComplaint') return onEntered(answer);
      problem.value = claim.blame(answer, CALLER_FIELDS);
    });
  const submit = () => {
    const { channel, hotlineNumber } = caller.value;
    const isMissing = channel === 'HOTLINE' && hotlineNumber.trim() === '';
    const others = {
      channel: channel ? undefined : w.channelEmpty,
      hotlineNumber: isMissing ? w.orderEmpty : undefined,
    };
    if (claim.check(others)) void send();
  };
  return (
    <>
      <WentWrong problem={problem.value} failure={task.failure.value} />
      <Form onSubmit={submit}>
        <MistakesSummary mistakes={claim.mistakes.value} />
        <CallerFields claim={claim} caller={caller.value} put={(part) => (caller.value = { ...caller.value, ...part })} />
        <ClaimFields claim={claim} />
        <Button block busy={task.busy}>
          {w.send}
        </Button>
      </Form>
    </>
  );
}

/** A name that was not told cannot be told on. */
function inputOf({ channel, hotlineNumber, name, phone }: Caller, named: boolean) {
  return {
    hotlineNumber: channel === 'HOTLINE' ? hotlineNumber : null,
    name: name.trim() || null,
    phone: phone.trim() || null,
    agreesToBeNamed: named && name.trim() !== '',
  };
}

interface CallerFieldsProps {
  claim: Claim;
  caller: Caller;
  put: (part: Partial<Caller>) => void;
}

function CallerFields({ claim, caller, put }: CallerFieldsProps) {
  const mistakes = claim.mistakes.value;
  return (
    <>
      <Choices
        name="channel"
        label={w.channel}
        mistake={mistakes['channel']}
        value={caller.channel}
        choices={CHANNEL_CHOICES}
        onValue={(channel) => put({ channel })}
      />
      {caller.channel === 'HOTLINE' && (
        <TextField
          name="hotlineNumber"
          label={w.order}
          mistake={mistakes['hotlineNumber']}
          value={caller.hotlineNumber}
          onValue={(hotlineNumber) => put({ hotlineNumber })}
          autoComplete="off"
        />
      )}
      <TextField
        name="name"
        label={w.name}
        hint={w.nameHint}
        mistake={mistakes['name']}
        optional
        value={caller.name}
        onValue={(name) => put({ name })}
        autoComplete="off"
      />
      <TextField
        name="phone"
        label={w.phone}
        mistake={mistakes['phone']}
        optional
        value={caller.phone}
        onValue={(phone) => put({ phone })}
        inputMode="tel"
        autoComplete="off"
      />
      {caller.name.trim() !== '' && (
        <Choices
          name="agreesToBeNamed"
          label={w.named}
          mistake={mistakes['agreesToBeNamed']}
          value={claim.typed.value.named ? 'yes' : 'no'}
          choices={NAMED_CHOICES}
          onValue={(chosen) => claim.put({ named: chosen === 'yes' })}
        />
      )}
    </>
  );
}

/** The code takes the focus: who cannot see the page hears it first. */
function Done({ entered: { receiptCode, complaint }, onMore }: { entered: Entered; onMore: () => void }) {
  const box = useRef<HTMLParagraphElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <Page title={w.entered} back="/supervisor/complaints">
      <Say kind="warning">
        <p tabIndex={-1} ref={box}>
          {w.code} <strong class="paper-code">{receiptCode}</strong>
        </p>
        <p>{w.hand}</p>
      </Say>
      <Facts>
        <Fact label={w.number}>{complaint.number}</Fact>
        <Fact label={w.handler}>{`${complaint.handler.name} ${complaint.handler.phone}`}</Fact>
        <Fact label={w.due}>{complaint.dueOn && day(complaint.dueOn)}</Fact>
      </Facts>
      <a class="button" href="/supervisor/complaints">
        {w.board}
      </a>{' '}
      <Button kind="plain" onPress={onMore}>
        {w.more}
      </Button>
    </Page>
  );
}
