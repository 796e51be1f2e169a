/** Who I am here, for whom I work, and the way out. */

import { useTask } from '../foundation/asking';
import { words } from '../foundation/language';
import { navigate } from '../foundation/router';
import { actFor, me, signOut } from '../foundation/session';
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
    notices: '消息',
    offices: '我任职的单位',
    enter: (name: string) => `以“${name}”工作人员身份进入`,
    leave: '回到居民身份',
    desk: '进入工作台',
    signOut: '退出登录',
    shared: '退出后，这台手机上未提交的草稿会删除。',
  },
  {
    title: 'Me',
    name: 'Name',
    phone: 'Mobile number',
    acting: 'Acting as',
    resident: 'Resident',
    notices: 'Messages',
    offices: 'Where I hold office',
    enter: (name: string) => `Enter as staff of ${name}`,
    leave: 'Back to being a resident',
    desk: 'Go to the desk',
    signOut: 'Sign out',
    shared: 'Drafts not sent yet are deleted from this phone when you sign out.',
  },
);

export default function Account() {
  const task = useTask();
  const person = me.value;
  if (!person) return null;
  const enter = (organisationId: string) =>
    task.run(async () => {
      await actFor(organisationId);
      navigate('/desk');
    });
  return (
    <Page title={w.title}>
      <WentWrong failure={task.failure.value} />
      <Facts>
        <Fact label={w.name}>{person.name}</Fact>
        <Fact label={w.phone}>{person.phone}</Fact>
        <Fact label={w.acting}>{person.actingFor?.name ?? w.resident}</Fact>
      </Facts>
      <p>
        <a class="button plain block" href="/notices">
          {w.notices}
        </a>
      </p>
      {person.offices.length > 0 && <h2>{w.offices}</h2>}
      {person.actingFor && (
        <a class="button block" href="/desk">
          {w.desk}
        </a>
      )}
      {person.offices
        .filter(({ organisation }) => organisation.id !== person.actingFor?.id)
        .map(({ organisation }) => (
          <Button key={organisation.id} block busy={task.busy} onPress={() => enter(organisation.id)}>
            {w.enter(organisation.name)}
          </Button>
        ))}
      {person.actingFor && (
        <Button kind="plain" block busy={task.busy} onPress={() => task.run(() => actFor(null))}>
          {w.leave}
        </Button>
      )}
      <Button kind="plain" block busy={task.busy} onPress={() => task.run(signOut)}>
        {w.signOut}
      </Button>
      <p class="hint">{w.shared}</p>
    </Page>
  );
}
