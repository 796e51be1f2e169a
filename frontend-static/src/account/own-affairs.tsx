/** Pages of one's own affairs: an official steps back to being a resident before she sees them. */

import type { ComponentChildren } from 'preact';
import { useTask } from '../foundation/asking';
import { words } from '../foundation/language';
import { actFor, me, rolesOf, workplaceOf } from '../foundation/session';
import { Button } from '../ui/button';
import { Page } from '../ui/page';
import { WentWrong } from '../ui/say';

const w = words(
  {
    acting: (office: string) => `您现在的身份是“${office}”工作人员。这里是您个人的事项，请先回到居民身份。`,
    leave: '回到居民身份',
    desk: '回到单位事务',
  },
  {
    acting: (office: string) => `You are acting as staff of ${office}. This is about your own affairs; please step back to being a resident first.`,
    leave: 'Back to being a resident',
    desk: 'Back to the office’s affairs',
  },
);

/** The children, unless the portal would refuse them to somebody who acts in a post. */
export function OwnAffairs({ title, children }: { title: string; children: ComponentChildren }) {
  const task = useTask();
  const office = me.value?.actingFor;
  if (!office) return <>{children}</>;
  return (
    <Page title={title}>
      <p>{w.acting(office.name)}</p>
      <WentWrong failure={task.failure.value} />
      <Button busy={task.busy} onPress={() => task.run(async () => void (await actFor(null)))}>
        {w.leave}
      </Button>
      <a class="button plain" href={workplaceOf(rolesOf(me.value))}>
        {w.desk}
      </a>
    </Page>
  );
}
