/** Pages of a department: for its staff, while they act for it. */

import type { ComponentChildren } from 'preact';
import { words } from '../foundation/language';
import { me, rolesOf } from '../foundation/session';
import { Page } from '../ui/page';

const w = words(
  {
    others: '这个页面给部门工作人员使用。您现在的身份不是部门工作人员。',
    choose: '到“我的”里选择单位',
  },
  {
    others: 'This page is for the staff of departments, which you are not acting as now.',
    choose: 'Choose your department under “Me”',
  },
);

/** The children, unless the portal would refuse them to this post. */
export function StaffOnly({ title, children }: { title: string; children: ComponentChildren }) {
  if (rolesOf(me.value).includes('DEPARTMENT_STAFF')) return <>{children}</>;
  return (
    <Page title={title}>
      <p>{w.others}</p>
      <a class="button" href="/account">
        {w.choose}
      </a>
    </Page>
  );
}
