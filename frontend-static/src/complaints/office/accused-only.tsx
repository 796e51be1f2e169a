/** Pages of an office that is complained of, where its people work. */

import type { ComponentChildren } from 'preact';
import { words } from '../../foundation/language';
import { me, rolesOf } from '../../foundation/session';
import type { Role } from '../../generated/account';
import { Page } from '../../ui/page';

const w = words(
  {
    others: '这个页面给被投诉单位的工作人员使用。您现在的身份不是。',
    choose: '到“我的”里选择单位',
  },
  {
    others: 'This page is for the staff of offices that are complained of, which you are not acting as now.',
    choose: 'Choose your office under “Me”',
  },
);

const ANSWERING: readonly Role[] = ['PREPARER', 'APPROVER', 'TOWNSHIP', 'DEPARTMENT_STAFF', 'SUPERVISOR'];

/** Whether somebody answers for an office that is complained of. */
export function answersForOffice(roles: readonly Role[]): boolean {
  return ANSWERING.some((role) => roles.includes(role));
}

/** The list that belongs to a page, where its reader works. */
export function placeOf(address: string): string {
  if (address.startsWith('/desk')) return '/desk/complaints';
  // Under /supervisor/complaints are those that it handles.
  return address.startsWith('/supervisor') ? '/supervisor/accusations' : '/department/complaints';
}

/** The children, unless the portal would refuse them to this post. */
export function AccusedOnly({ title, children }: { title: string; children: ComponentChildren }) {
  if (answersForOffice(rolesOf(me.value))) return <>{children}</>;
  return (
    <Page title={title}>
      <p>{w.others}</p>
      <a class="button" href="/account">
        {w.choose}
      </a>
    </Page>
  );
}
