/** What my department asks to change in the catalogue 目录调整: write, file, follow. */

import { useSignal } from '@preact/signals';
import { StaffOnly } from '../department/staff-only';
import { words } from '../foundation/language';
import { me, reviewsChanges, rolesOf } from '../foundation/session';
import { Proposals } from '../proposals/proposals';
import { Page } from '../ui/page';
import { ChangeList } from './change-list';

const w = words(
  {
    title: '目录调整',
    what: '要新增、修改或撤销本单位的证明事项，在这里写申请。提交后由司法局审查是否合法，由政务服务办审核，再公开征求意见，最后公布。',
    add: '写一份调整申请',
    review: '去审核别的单位的申请',
    mine: '本单位的申请',
    none: '本单位还没有申请过。',
  },
  {
    title: 'Changes of the catalogue',
    what: 'To add, change or end a proof of your department, write a request here. The judicial bureau looks at the law, the service office at the policy, then the public is asked, and at last it is published.',
    add: 'Write a request',
    review: 'Review what others ask for',
    mine: 'What your department asked for',
    none: 'Your department has not asked for anything yet.',
  },
);

export default function Changes() {
  /** A proposal that is taken up is a new draft. */
  const turn = useSignal(0);
  return (
    <StaffOnly title={w.title}>
      <Page title={w.title}>
        <p>{w.what}</p>
        <a class="button block" href="/department/changes/new">
          {w.add}
        </a>
        {reviewsChanges(rolesOf(me.value)) && (
          <a class="button plain block" href="/review">
            {w.review}
          </a>
        )}
        <Proposals onChanged={() => (turn.value += 1)} />
        <h2>{w.mine}</h2>
        <ChangeList key={turn.value} to="/department/changes/" none={w.none} />
      </Page>
    </StaffOnly>
  );
}
