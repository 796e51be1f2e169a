/** One request for a key: what was asked, where it stands, and what the applicant can do now. */

import { useSignal } from '@preact/signals';
import { VerbTrouble, problemOf, useVerb } from '../desk/verb';
import { CollectKey, WithdrawKeyRequest, type MyKeyRequestPartsFragment } from '../generated/keys';
import { day, moment } from '../foundation/dates';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { PressTwice } from '../request/press-twice';
import { Secret } from './secret';
import { TermsFacts } from './terms-facts';
import { KeyRequestTag } from './wording';

const w = words(
  {
    filed: (when: string) => `申请时间：${when}`,
    due: (date: string) => `最晚 ${date}答复。`,
    overdue: (date: string) => `应在 ${date} 前答复，已经超期。可以打电话催办。`,
    calendar: '明年的放假安排还没有公布，日期可能会变。',
    answer: (said: string) => `答复：${said}`,
    collectable: (until: string) => `密钥已经准备好，请在 ${until} 前领取。`,
    lapsed: '没有在期限内领取，请重新申请。',
    key: (prefix: string, until: string) => `密钥 ${prefix}…，有效期到 ${until}。`,
    revoked: '这个密钥已被吊销。',
    used: (when: string) => `最近使用：${when}`,
    unused: '还没有使用过。',
    soon: '30 天内到期，请现在就申请新的密钥，以免系统中断。',
    wished: '申请的内容',
    granted: '同意的内容',
    collect: '领取密钥',
    collectSure: '密钥只显示一次。请先准备好保存的地方，再按一次“领取密钥”。',
    withdraw: '撤回申请',
    withdrawSure: '撤回后这次申请就结束了。确定就再按一次“撤回申请”。',
  },
  {
    filed: (when: string) => `Asked at ${when}`,
    due: (date: string) => `To be answered by ${date}.`,
    overdue: (date: string) => `Should have been answered by ${date}: overdue. You may call and ask.`,
    calendar: 'Next year’s holidays are not announced yet; the day may change.',
    answer: (said: string) => `Answer: ${said}`,
    collectable: (until: string) => `The key is ready. Please collect it before ${until}.`,
    lapsed: 'It was not collected in time. Please ask again.',
    key: (prefix: string, until: string) => `Key ${prefix}…, good until ${until}.`,
    revoked: 'This key was revoked.',
    used: (when: string) => `Last used at ${when}`,
    unused: 'Not used yet.',
    soon: 'It ends within 30 days. Please ask for a new key now, so that your system goes on.',
    wished: 'What was asked for',
    granted: 'What was granted',
    collect: 'Collect the key',
    collectSure: 'The key is shown only once. Have a place for it ready, then press “Collect the key” again.',
    withdraw: 'Withdraw the request',
    withdrawSure: 'That ends this request. If you are sure, press “Withdraw the request” again.',
  },
);

interface RequestProps {
  request: MyKeyRequestPartsFragment;
  onChanged: () => Promise<void>;
}

export function RequestCard({ request, onChanged }: RequestProps) {
  return (
    <li class="card">
      <h3>{request.system}</h3>
      <p>
        <KeyRequestTag state={request.state} />
      </p>
      <Standing request={request} />
      {request.state === 'FILED' && <Withdrawal request={request} onChanged={onChanged} />}
      {request.state === 'GRANTED' && <Collecting request={request} onChanged={onChanged} />}
      <details class="folded">
        <summary>{request.granted ? w.granted : w.wished}</summary>
        <p class="keep-lines">{request.purpose}</p>
        <TermsFacts terms={request.granted ?? request.wished} />
      </details>
      <p class="muted small">{w.filed(moment(request.filedAt))}</p>
    </li>
  );
}

function Standing({ request }: { request: MyKeyRequestPartsFragment }) {
  const { state, key, collectable, collectUntil, dueOn, overdue, calendarKnown, answer } = request;
  const due = day(dueOn);
  return (
    <>
      {state === 'FILED' && <p>{overdue ? w.overdue(due) : w.due(due)}</p>}
      {state === 'FILED' && !calendarKnown && <p class="muted small">{w.calendar}</p>}
      {answer && <p class="keep-lines">{w.answer(answer)}</p>}
      {collectable && collectUntil && <p>{w.collectable(moment(collectUntil))}</p>}
      {state === 'GRANTED' && !collectable && !key && <p>{w.lapsed}</p>}
      {key && <KeyFacts held={key} />}
    </>
  );
}

function KeyFacts({ held }: { held: NonNullable<MyKeyRequestPartsFragment['key']> }) {
  if (held.revokedAt) return <p>{w.revoked}</p>;
  return (
    <>
      <p>{w.key(held.prefix, moment(held.expiresAt))}</p>
      <p>{held.lastUsedAt ? w.used(moment(held.lastUsedAt)) : w.unused}</p>
      {held.endingSoon && (
        <p>
          <strong>{w.soon}</strong>
        </p>
      )}
    </>
  );
}

function Withdrawal({ request: { id }, onChanged }: RequestProps) {
  const verb = useVerb();
  const withdraw = () =>
    verb.run(async () => {
      const problem = problemOf((await execute(WithdrawKeyRequest, { id })).withdrawKeyRequest);
      if (!problem) await onChanged();
      return problem;
    });
  return (
    <>
      <VerbTrouble verb={verb} />
      <PressTwice warning={w.withdrawSure} onSure={withdraw}>
        {w.withdraw}
      </PressTwice>
    </>
  );
}

/** The secret stays on the page until it is put away, and is nowhere else: not in the list, not in the phone. */
function Collecting({ request: { id, collectable }, onChanged }: RequestProps) {
  const verb = useVerb();
  const secret = useSignal<string | undefined>(undefined);
  const collect = () =>
    verb.run(async () => {
      const { collectKey: answer } = await execute(CollectKey, { id });
      if (answer.__typename === 'CollectedKey') secret.value = answer.secret;
      return problemOf(answer);
    });
  const putAway = () => {
    secret.value = undefined;
    void onChanged();
  };
  if (secret.value) return <Secret secret={secret.value} onDone={putAway} />;
  return (
    <>
      <VerbTrouble verb={verb} />
      {collectable && (
        <PressTwice warning={w.collectSure} onSure={collect}>
          {w.collect}
        </PressTwice>
      )}
    </>
  );
}
