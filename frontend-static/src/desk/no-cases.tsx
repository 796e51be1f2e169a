/** For officials whose post has nothing to do with cases: said plainly, with the way on. */

import { words } from '../foundation/language';
import { Page } from '../ui/page';

const w = words(
  {
    why: '办件只给村（社区）和乡镇（街道）的工作人员查看，您现在的岗位不看办件。',
    way: '到“我的”里换一个单位，或者以个人身份办事',
  },
  {
    why: 'Cases are for the staff of committees and of their townships. Your present post does not see them.',
    way: 'Choose another office under “Me”, or act for yourself',
  },
);

export function NoCases({ title }: { title: string }) {
  return (
    <Page title={title}>
      <p>{w.why}</p>
      <p>
        <a href="/account">{w.way}</a>
      </p>
    </Page>
  );
}
