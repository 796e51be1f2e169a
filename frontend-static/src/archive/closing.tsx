/** Closing the account 注销账户: what is deleted, what must stay and why, what is in the way. */

import { OwnAffairs } from '../account/own-affairs';
import { useAnswer } from '../foundation/asking';
import { words } from '../foundation/language';
import { AccountClosing, type AccountClosingQuery, type RulePartsFragment } from '../generated/archive';
import { Page, Waiting } from '../ui/page';
import { Say } from '../ui/say';
import { CloseAccountForm } from './close-account';
import { nameOfRule, termOf } from './rules';

const w = words(
  {
    title: '注销账户',
    what: '注销以后就退出登录，别人也不能再用您的账户。请先看清楚：',
    blocked: '现在还不能注销',
    requests: (count: number) => `您还有 ${count} 件申请没有办结。请等办结，或者先撤回。`,
    toRequests: '看办理中的申请',
    posts: '您还担任单位的岗位。请先请单位或者乡镇（街道）结束岗位。',
    deleted: '马上删掉的',
    kept: '依法要留下的',
    keptWhy: '留下的只是存着，到期自动删除，这期间谁也不拿来用。',
    keptFor: (term: string) => `保存期限：${term}。依据：`,
    proofs: '您的证明怎么办：已经交给单位的仍然有效，别人照样可以查验真伪。',
    back: '以后想回来：用同一个手机号、姓名和身份证号登录，就能打开原来的账户。换了手机号的，要到村（社区）当面核对。',
    export: '注销前，可以先把自己的档案导出来保存。',
    toExport: '导出全部',
  },
  {
    title: 'Close the account',
    what: 'You are signed out, and nobody can use your account any more. Please read first:',
    blocked: 'It cannot be closed yet',
    requests: (count: number) => `${count} of your requests are under way. Please wait for them, or withdraw them.`,
    toRequests: 'See the requests under way',
    posts: 'You hold a post in an organisation. Please have it ended first.',
    deleted: 'What is deleted at once',
    kept: 'What must stay by law',
    keptWhy: 'It is only stored, until it is deleted by itself; nobody uses it meanwhile.',
    keptFor: (term: string) => `Kept for: ${term}. By which rule: `,
    proofs: 'Your proofs: those you gave to an office stay valid and can still be checked.',
    back: 'To come back: sign in with the same phone, name and identity number to open the account again. With another phone, the committee must see you.',
    export: 'You may want to export your archive first.',
    toExport: 'Export everything',
  },
);

type Explained = AccountClosingQuery['accountClosing'];

export default function Closing() {
  return (
    <OwnAffairs title={w.title}>
      <Asked />
    </OwnAffairs>
  );
}

function Asked() {
  const { data, failure, again } = useAnswer(AccountClosing, {});
  const explained = data.value?.accountClosing;
  return (
    <Page title={w.title} back="/archive">
      {explained ? <Shown explained={explained} /> : <Waiting failure={failure.value} again={again} />}
    </Page>
  );
}

function Shown({ explained }: { explained: Explained }) {
  const { deleted, kept, requestsUnderWay, holdsPosts } = explained;
  const blocked = requestsUnderWay > 0 || holdsPosts;
  return (
    <>
      {blocked && <InTheWay requests={requestsUnderWay} posts={holdsPosts} />}
      <p>{w.what}</p>
      <h2>{w.deleted}</h2>
      <ul>
        {deleted.map((rule) => (
          <li key={rule.code}>{nameOfRule(rule)}</li>
        ))}
      </ul>
      <h2>{w.kept}</h2>
      <p>{w.keptWhy}</p>
      <ul>
        {kept.map((rule) => (
          <Kept key={rule.code} rule={rule} />
        ))}
      </ul>
      <p>{w.proofs}</p>
      <p>{w.back}</p>
      <p>
        {w.export}
        <br />
        <a class="link" href="/archive/export">
          {w.toExport}
        </a>
      </p>
      {!blocked && <CloseAccountForm />}
    </>
  );
}

function InTheWay({ requests, posts }: { requests: number; posts: boolean }) {
  return (
    <Say kind="warning">
      <h2>{w.blocked}</h2>
      {posts && <p>{w.posts}</p>}
      {requests > 0 && (
        <>
          <p>{w.requests(requests)}</p>
          <a class="button plain" href="/progress">
            {w.toRequests}
          </a>
        </>
      )}
    </Say>
  );
}

function Kept({ rule }: { rule: RulePartsFragment }) {
  return (
    <li>
      {nameOfRule(rule)}
      <span class="choice-hint">
        {w.keptFor(termOf(rule))}
        <span lang="zh-CN">{rule.basis}</span>
      </span>
    </li>
  );
}
