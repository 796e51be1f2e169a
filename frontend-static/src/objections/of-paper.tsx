/** On a paper: the objection that is open already, or the way to object. */

import { useAnswer } from '../foundation/asking';
import { words } from '../foundation/language';
import { MyObjections } from '../generated/objections';
import { ObjectionTag } from './wording';

const w = words(
  { object: '内容有错？提出异议', mine: '您对这份证明提出过异议：', see: '看异议和答复' },
  { object: 'Something is wrong? Object', mine: 'You have objected to this proof: ', see: 'See the objection and its answer' },
);

interface OfPaperProps {
  id: string;
  /** A corrected or revoked paper is mended already. */
  mayObject: boolean;
}

export function ObjectionsOfPaper({ id, mayObject }: OfPaperProps) {
  const { data } = useAnswer(MyObjections, { proofId: id, after: null });
  const latest = data.value?.myObjections.edges[0]?.node;
  const open = latest?.state === 'FILED' || latest?.state === 'ACCEPTED';
  return (
    <>
      {latest && latest.state !== 'WITHDRAWN' && (
        <p>
          {w.mine}
          <ObjectionTag state={latest.state} />
          <br />
          <a class="link" href={`/objections/${latest.id}`}>
            {w.see}
          </a>
        </p>
      )}
      {mayObject && !open && (
        <p>
          <a class="link" href={`/objections/new?proof=${id}`}>
            {w.object}
          </a>
        </p>
      )}
    </>
  );
}
