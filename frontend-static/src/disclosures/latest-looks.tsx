/** The last looks at one paper, on the paper's own page, and the way to all of them. */

import { MyDisclosures } from '../generated/disclosures';
import { useAnswer } from '../foundation/asking';
import { words } from '../foundation/language';
import { Waiting } from '../ui/page';
import { Look } from './look';

const w = words(
  {
    title: '谁看过',
    nobody: '还没有人看过这份证照。',
    all: (total: number) => `看全部 ${total} 次记录`,
  },
  {
    title: 'Who looked at it',
    nobody: 'Nobody has looked at this paper yet.',
    all: (total: number) => `See all ${total} looks`,
  },
);

const SHOWN = 3;

export function LatestLooks({ proofId }: { proofId: string }) {
  const { data, failure, again } = useAnswer(MyDisclosures, { proofId, first: SHOWN });
  const looks = data.value?.myDisclosures;
  return (
    <section aria-labelledby="looks">
      <h2 id="looks">{w.title}</h2>
      {!looks && <Waiting failure={failure.value} again={again} />}
      {looks?.totalCount === 0 && <p>{w.nobody}</p>}
      {looks && (
        <ul class="list">
          {looks.edges.map(({ node }) => (
            <Look key={node.id} look={node} ofPaper={false} />
          ))}
        </ul>
      )}
      {looks && looks.totalCount > SHOWN && (
        <a class="button plain" href={`/looks?proof=${proofId}`}>
          {w.all(looks.totalCount)}
        </a>
      )}
    </section>
  );
}
