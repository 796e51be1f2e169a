/** Requests for changes of the catalogue that wait for a reviewer, and all that were ever filed. */

import { words } from '../foundation/language';
import { me, rolesOf } from '../foundation/session';
import { Proposals } from '../proposals/proposals';
import { Page } from '../ui/page';
import { ChangeList } from './change-list';
import { ReviewersOnly } from './reviewers-only';

const w = words(
  {
    title: '目录调整审核',
    waiting: '等您办理',
    noneWaiting: '没有等您办理的申请。',
    all: '全部申请',
    none: '还没有单位提交过申请。',
  },
  {
    title: 'Review of changes',
    waiting: 'Waiting for you',
    noneWaiting: 'Nothing waits for you.',
    all: 'All requests',
    none: 'No department has filed a request yet.',
  },
);

export default function Review() {
  return (
    <ReviewersOnly title={w.title}>
      <Page title={w.title}>
        <h2>{w.waiting}</h2>
        <ChangeList to="/review/" none={w.noneWaiting} waiting />
        {rolesOf(me.value).includes('SUPERVISOR') && <Proposals />}
        <h2>{w.all}</h2>
        <ChangeList to="/review/" none={w.none} />
      </Page>
    </ReviewersOnly>
  );
}
