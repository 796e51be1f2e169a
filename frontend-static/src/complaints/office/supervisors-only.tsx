/** Pages for those who handle complaints, while they act in such a post. */

import type { ComponentChildren } from 'preact';
import { words } from '../../foundation/language';
import { me, rolesOf } from '../../foundation/session';
import { Page } from '../../ui/page';

const w = words(
  {
    others: '这个页面给督查人员使用。您现在的身份不是。',
    choose: '到“我的”里选择单位',
  },
  {
    others: 'This page is for supervisors, which you are not acting as now.',
    choose: 'Choose your office under “Me”',
  },
);

/** The children, unless the portal would refuse them to this post. */
export function SupervisorsOnly({ title, children }: { title: string; children: ComponentChildren }) {
  if (rolesOf(me.value).includes('SUPERVISOR')) return <>{children}</>;
  return (
    <Page title={title}>
      <p>{w.others}</p>
      <a class="button" href="/account">
        {w.choose}
      </a>
    </Page>
  );
}
