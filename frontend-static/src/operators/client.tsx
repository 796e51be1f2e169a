/** One system of a department: its keys, and letting it in, stopping it, ending it. */

import {
  CloseExchangeClient,
  OneExchangeClient,
  ResumeExchangeClient,
  SuspendExchangeClient,
  type ClientPartsFragment,
} from '../generated/operators';
import { problemOf } from '../desk/verb';
import { useAnswer } from '../foundation/asking';
import { moment } from '../foundation/dates';
import { execute, type Problem } from '../foundation/graphql';
import { words } from '../foundation/language';
import { Fact, Facts } from '../ui/facts';
import { Page, Waiting } from '../ui/page';
import { ClientTag } from './client-state';
import { IssueKey } from './issue-key';
import { SureVerb } from './sure-verb';
import { TokenCard } from './token-card';
import { WordsForm } from './words-form';

const w = words(
  {
    title: '接入系统',
    organisation: '单位',
    contact: '联系人',
    phone: '单位电话',
    since: '登记时间',
    keys: '密钥',
    noKeys: '还没有密钥。',
    verbs: '办理',
    suspend: '暂停接入',
    suspendSure: '暂停后，它的所有密钥马上不能用。确定就再按一次“暂停接入”。',
    resume: '恢复接入',
    resumeWords: '为什么可以恢复？',
    resumeHint: '写明查看了什么、和谁核实过，会留在审计记录里。',
    close: '永久关闭',
    closeSure: '关闭后不能恢复。确定就再按一次“永久关闭”。',
  },
  {
    title: 'System',
    organisation: 'Department',
    contact: 'Contact',
    phone: 'Telephone of the department',
    since: 'Registered at',
    keys: 'Keys',
    noKeys: 'There is no key yet.',
    verbs: 'What to do',
    suspend: 'Suspend',
    suspendSure: 'None of its keys works from then on. If you are sure, press “Suspend” again.',
    resume: 'Resume',
    resumeWords: 'Why is it right to resume?',
    resumeHint: 'What you looked at and whom you asked; it stands in the audit trail.',
    close: 'Close for good',
    closeSure: 'A closed system cannot be opened again. If you are sure, press “Close for good” again.',
  },
);

export default function ClientPage({ params }: { params: { id?: string } }) {
  const { data, failure, again } = useAnswer(OneExchangeClient, { id: params.id ?? '' });
  const client = data.value?.exchangeClient;
  return (
    <Page title={client?.name ?? w.title} back="/operator/clients">
      {client ? <Shown client={client} onChanged={again} /> : <Waiting failure={failure.value} again={again} />}
    </Page>
  );
}

interface ClientProps {
  client: ClientPartsFragment;
  onChanged: () => Promise<void>;
}

function Shown({ client, onChanged }: ClientProps) {
  return (
    <>
      <p>
        <ClientTag state={client.state} />
      </p>
      <Facts>
        <Fact label={w.organisation}>{client.organisation.name}</Fact>
        <Fact label={w.phone}>{client.organisation.contactPhone}</Fact>
        <Fact label={w.contact}>{client.contact}</Fact>
        <Fact label={w.since}>{moment(client.createdAt)}</Fact>
      </Facts>
      <h2>{w.keys}</h2>
      {client.tokens.length === 0 && <p>{w.noKeys}</p>}
      <ul class="list">
        {client.tokens.map((token) => (
          <TokenCard key={token.id} token={token} onChanged={onChanged} />
        ))}
      </ul>
      {client.state !== 'CLOSED' && <Verbs client={client} onChanged={onChanged} />}
    </>
  );
}

function Verbs({ client: { id, state }, onChanged }: ClientProps) {
  const settle = async (problem: Problem | undefined) => {
    if (!problem) await onChanged();
    return problem;
  };
  const suspend = async () => settle(problemOf((await execute(SuspendExchangeClient, { id })).suspendExchangeClient));
  const close = async () => settle(problemOf((await execute(CloseExchangeClient, { id })).closeExchangeClient));
  const resume = async (said: string) =>
    settle(problemOf((await execute(ResumeExchangeClient, { id, words: said })).resumeExchangeClient));
  return (
    <>
      <IssueKey clientId={id} onIssued={onChanged} />
      <h2>{w.verbs}</h2>
      {state === 'ACTIVE' && (
        <SureVerb warning={w.suspendSure} act={suspend}>
          {w.suspend}
        </SureVerb>
      )}
      {state === 'SUSPENDED' && (
        <WordsForm name="resume-words" label={w.resumeWords} hint={w.resumeHint} action={w.resume} act={resume} />
      )}
      <SureVerb warning={w.closeSure} act={close}>
        {w.close}
      </SureVerb>
    </>
  );
}
