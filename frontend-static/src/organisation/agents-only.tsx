/** Pages of an organisation: for its agents, while they act for it. */

import type { ComponentChildren } from 'preact';
import { words } from '../foundation/language';
import { me, rolesOf } from '../foundation/session';
import { Page } from '../ui/page';

const w = words(
  {
    others: '这个页面给单位经办人使用。您现在的身份不是单位经办人。',
    choose: '到“我的”里选择单位',
  },
  {
    others: 'This page is for the agents of an organisation, which you are not acting as now.',
    choose: 'Choose the organisation under “Me”',
  },
);

/** The children, unless the portal would refuse them to this post. */
export function AgentsOnly({ title, children }: { title: string; children: ComponentChildren }) {
  if (rolesOf(me.value).includes('AGENT')) return <>{children}</>;
  return (
    <Page title={title}>
      <p>{w.others}</p>
      <a class="button" href="/account">
        {w.choose}
      </a>
    </Page>
  );
}
