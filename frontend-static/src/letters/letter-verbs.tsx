/** What may be done to a letter: approve it, take it back, have another try at making it. */

import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { VerbTrouble, mistakesOf, problemOf, useVerb, type Settle } from '../desk/verb';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { me, rolesOf } from '../foundation/session';
import { ApproveLetter, RetryLetter, WithdrawLetter, type LetterPartsFragment } from '../generated/letters';
import { Button, Form } from '../ui/button';
import { LongTextField, MistakesSummary, type Mistakes } from '../ui/fields';
import { ClearForm, VouchForm } from './doubt';
import { isStuck } from './wording';

const w = words(
  {
    title: '办理',
    nothing: '这份文书现在没有需要您办理的步骤。',
    own: '这份文书是您起草的，要由另一位负责人批准。',
    stays: '请看清楚正文。批准后编号、盖章、发出，不能修改。',
    approve: '批准并用印',
    approved: '已批准。',
    withdraw: '收回，不发了',
    why: '为什么收回',
    whyHint: '起草的人看得到，不超过 500 字。',
    empty: '请写明原因。',
    withdrawSend: '确定收回',
    withdrawn: '已收回。',
    retry: '现在重试',
    retried: '已要求重试，结果稍后显示在这里。',
    vouched: '已记下您的说明，等另一位负责人确认。',
    cleared: '已解除存疑。',
    faster: '这份文书刚刚有了变化，可能是同事先办了。已为您重新读取，请看最新状态。',
  },
  {
    title: 'Decide',
    nothing: 'There is nothing for you to decide here now.',
    own: 'You drafted this letter, so another approver has to sign it.',
    stays: 'Please read what it says. Once approved it is numbered, sealed and sent, and cannot be changed.',
    approve: 'Approve and seal',
    approved: 'Approved.',
    withdraw: 'Take it back',
    why: 'Why it is taken back',
    whyHint: 'Whoever drafted it reads this. At most 500 characters.',
    empty: 'Please say why.',
    withdrawSend: 'Take it back',
    withdrawn: 'It was taken back.',
    retry: 'Try again now',
    retried: 'Another try was asked for. What comes of it appears here.',
    vouched: 'Noted. Another person in charge confirms it.',
    cleared: 'The doubt is cleared.',
    faster: 'Something has just happened to this letter; a colleague may have been faster. It was read anew.',
  },
);

const WORDS_LIMIT = 500;

interface VerbsProps {
  letter: LetterPartsFragment;
  again: () => Promise<void>;
}

export function LetterVerbs({ letter, again }: VerbsProps) {
  const said = useSignal('');
  const approves = rolesOf(me.value).includes('APPROVER');
  const drafted = letter.state === 'DRAFTED';
  const mayApprove = drafted && approves && !letter.draftedByMe;
  const mayWithdraw = drafted && (approves || rolesOf(me.value).includes('SUPERVISOR'));
  const mayRetry = approves && isStuck(letter.state);
  const inDoubt = letter.doubtedAt !== null;
  const mayVouch = inDoubt && (approves || rolesOf(me.value).includes('SUPERVISOR'));
  const mayClear = inDoubt && approves && letter.vouchedAt !== null;
  const settleAs =
    (done: string): Settle =>
    async (problem) => {
      if (problem && problem.code !== 'WRONG_STATE') return problem;
      said.value = problem ? w.faster : done;
      await again();
      return undefined;
    };
  return (
    <section aria-labelledby="decide">
      <h2 id="decide">{w.title}</h2>
      {said.value && <Said key={said.value}>{said.value}</Said>}
      {drafted && letter.draftedByMe && <p>{w.own}</p>}
      {mayApprove && <Approve id={letter.id} settle={settleAs(w.approved)} />}
      {mayRetry && <Retry id={letter.id} settle={settleAs(w.retried)} />}
      {mayWithdraw && <Withdraw id={letter.id} settle={settleAs(w.withdrawn)} />}
      {mayClear && <ClearForm letter={letter} settle={settleAs(w.cleared)} />}
      {mayVouch && <VouchForm letter={letter} settle={settleAs(w.vouched)} />}
      {!mayWithdraw && !mayRetry && !mayVouch && <p class="muted">{w.nothing}</p>}
    </section>
  );
}

/** Takes the focus: the form that had it is gone. */
function Said({ children }: { children: string }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div class="say success" role="status" tabIndex={-1} ref={box}>
      <p>{children}</p>
    </div>
  );
}

interface VerbProps {
  id: string;
  settle: Settle;
}

function Approve({ id, settle }: VerbProps) {
  const verb = useVerb();
  const approve = () =>
    verb.run(async () => settle(problemOf((await execute(ApproveLetter, { id })).approveLetter)));
  return (
    <>
      <p>{w.stays}</p>
      <VerbTrouble verb={verb} />
      <Button busy={verb.task.busy} onPress={approve}>
        {w.approve}
      </Button>
    </>
  );
}

function Retry({ id, settle }: VerbProps) {
  const verb = useVerb();
  const retry = () => verb.run(async () => settle(problemOf((await execute(RetryLetter, { id })).retryLetter)));
  return (
    <>
      <VerbTrouble verb={verb} />
      <Button busy={verb.task.busy} onPress={retry}>
        {w.retry}
      </Button>
    </>
  );
}

function Withdraw({ id, settle }: VerbProps) {
  const verb = useVerb();
  const typed = useSignal('');
  const mistakes = useSignal<Mistakes>({});
  const send = () =>
    verb.run(async () => {
      const answer = (await execute(WithdrawLetter, { id, words: typed.value })).withdrawLetter;
      const problem = await settle(problemOf(answer));
      mistakes.value = mistakesOf(problem, ['words']);
      return problem;
    });
  const submit = () => {
    mistakes.value = typed.value.trim() ? {} : { words: w.empty };
    if (typed.value.trim()) void send();
  };
  return (
    <details class="card folded">
      <summary>{w.withdraw}</summary>
      <MistakesSummary mistakes={mistakes.value} />
      <VerbTrouble verb={verb} fields={['words']} />
      <Form onSubmit={submit}>
        <LongTextField
          name="words"
          label={w.why}
          hint={w.whyHint}
          mistake={mistakes.value['words']}
          value={typed.value}
          onValue={(value) => (typed.value = value)}
          limit={WORDS_LIMIT}
          rows={3}
        />
        <Button kind="danger" busy={verb.task.busy}>
          {w.withdrawSend}
        </Button>
      </Form>
    </details>
  );
}
