/** Who I am here, for whom I work, and the way out. */

import { UnreadNotices } from '../generated/account';
import { useAnswer, useTask, type Task } from '../foundation/asking';
import { words } from '../foundation/language';
import { navigate } from '../foundation/router';
import { actFor, me, rolesOf, signOut, workplaceOf, type Person } from '../foundation/session';
import { Button } from '../ui/button';
import { Fact, Facts } from '../ui/facts';
import { Page } from '../ui/page';
import { WentWrong } from '../ui/say';

const w = words(
  {
    title: '我的',
    name: '姓名',
    phone: '手机号',
    acting: '当前身份',
    resident: '居民',
    staffOf: (name: string) => `${name}工作人员`,
    notices: (unread: number | undefined) => (unread ? `消息（${unread} 条未读）` : '消息'),
    which: '您现在办什么事？',
    asResident: '以居民身份，办自己的事',
    enter: {
      '/desk': (name: string) => `以“${name}”工作人员身份，进入工作台`,
      '/organisation': (name: string) => `以“${name}”经办人身份，查看单位证照`,
      '/department': (name: string) => `以“${name}”工作人员身份，核验证明`,
      '/supervisor/registration': (name: string) => `以“${name}”督查人员身份，查看登记情况`,
      '/review': (name: string) => `以“${name}”工作人员身份，审核目录调整`,
      '/operator/key-requests': (name: string) => `以“${name}”运行管理员身份，管理接入系统`,
    },
    goOn: {
      '/desk': '进入工作台',
      '/organisation': '查看单位证照',
      '/department': '去核验证明',
      '/supervisor/registration': '查看登记情况',
      '/review': '去审核目录调整',
      '/operator/key-requests': '去管理接入系统',
    },
    leave: '回到居民身份，办自己的事',
    archive: '专属数字档案',
    safety: '账号安全',
    signOut: '退出登录',
    shared: '退出后，这台手机上未提交的草稿会删除。',
  },
  {
    title: 'Me',
    name: 'Name',
    phone: 'Mobile number',
    acting: 'Acting as',
    resident: 'Resident',
    staffOf: (name: string) => `Staff of ${name}`,
    notices: (unread: number | undefined) => (unread ? `Messages (${unread} unread)` : 'Messages'),
    which: 'What are you here for?',
    asResident: 'My own affairs, as a resident',
    enter: {
      '/desk': (name: string) => `The desk, as staff of ${name}`,
      '/organisation': (name: string) => `The organisation’s papers, as agent of ${name}`,
      '/department': (name: string) => `Check papers, as staff of ${name}`,
      '/supervisor/registration': (name: string) => `See who has registered, as supervisor of ${name}`,
      '/review': (name: string) => `Review changes of the catalogue, as staff of ${name}`,
      '/operator/key-requests': (name: string) => `Look after systems and keys, as operator of ${name}`,
    },
    goOn: {
      '/desk': 'Go to the desk',
      '/organisation': 'See the organisation’s papers',
      '/department': 'Go and check papers',
      '/supervisor/registration': 'See who has registered',
      '/review': 'Go and review changes',
      '/operator/key-requests': 'Go to systems and keys',
    },
    leave: 'Back to my own affairs, as a resident',
    archive: 'My digital archive',
    safety: 'Safety of my account',
    signOut: 'Sign out',
    shared: 'Drafts not sent yet are deleted from this phone when you sign out.',
  },
);

export default function Account() {
  const task = useTask();
  const person = me.value;
  if (!person) return null;
  const { actingFor } = person;
  return (
    <Page title={w.title}>
      <WentWrong failure={task.failure.value} />
      <Facts>
        <Fact label={w.name}>{person.name}</Fact>
        <Fact label={w.phone}>{person.phone}</Fact>
        <Fact label={w.acting}>{actingFor ? w.staffOf(actingFor.name) : w.resident}</Fact>
      </Facts>
      {person.offices.length > 0 && <Offices person={person} task={task} />}
      {/* Each office has messages of its own: another office, another count. */}
      <Messages key={actingFor?.id} />
      <a class="button plain block" href="/archive">
        {w.archive}
      </a>
      <a class="button plain block" href="/account/safety">
        {w.safety}
      </a>
      <Button kind="plain" block busy={task.busy} onPress={() => task.run(signOut)}>
        {w.signOut}
      </Button>
      <p class="hint">{w.shared}</p>
    </Page>
  );
}

/** An official is a resident too: which of them she is now is her choice, and always visible. */
function Offices({ person, task }: { person: Person; task: Task }) {
  const { actingFor, offices } = person;
  const workplace = workplaceOf(rolesOf(person));
  const go = (organisationId: string | null, to: string) =>
    task.run(async () => {
      if (await actFor(organisationId)) navigate(to);
    });
  return (
    <section aria-labelledby="offices">
      <h2 id="offices">{w.which}</h2>
      {actingFor ? (
        <a class="button block" href={workplace}>
          {w.goOn[workplace]}
        </a>
      ) : (
        <a class="button plain block" href="/">
          {w.asResident}
        </a>
      )}
      {offices
        .filter(({ organisation }) => organisation.id !== actingFor?.id)
        .map(({ organisation, roles }) => (
          <Button key={organisation.id} block busy={task.busy} onPress={() => go(organisation.id, workplaceOf(roles))}>
            {w.enter[workplaceOf(roles)](organisation.name)}
          </Button>
        ))}
      {actingFor && workplace === '/desk' && rolesOf(person).includes('SUPERVISOR') && (
        <a class="button block" href="/supervisor/registration">
          {w.goOn['/supervisor/registration']}
        </a>
      )}
      {actingFor && (
        <Button kind="plain" block busy={task.busy} onPress={() => go(null, '/')}>
          {w.leave}
        </Button>
      )}
    </section>
  );
}

function Messages() {
  const { data } = useAnswer(UnreadNotices, {});
  return (
    <p>
      <a class="button plain block" href="/notices">
        {w.notices(data.value?.unreadNoticeCount)}
      </a>
    </p>
  );
}
