/** Pages of those who look at changes of the catalogue, while they act in such a post. */

import type { ComponentChildren } from 'preact';
import { words } from '../foundation/language';
import { me, reviewsChanges, rolesOf } from '../foundation/session';
import { Page } from '../ui/page';

const w = words(
  {
    others: '这个页面给合法性审查员、政策审核员和监督人员使用。您现在的身份不是。',
    choose: '到“我的”里选择单位',
  },
  {
    others: 'This page is for legal reviewers, policy reviewers and supervisors, which you are not acting as now.',
    choose: 'Choose your office under “Me”',
  },
);

/** The children, unless the portal would refuse them to this post. */
export function ReviewersOnly({ title, children }: { title: string; children: ComponentChildren }) {
  if (reviewsChanges(rolesOf(me.value))) return <>{children}</>;
  return (
    <Page title={title}>
      <p>{w.others}</p>
      <a class="button" href="/account">
        {w.choose}
      </a>
    </Page>
  );
}
