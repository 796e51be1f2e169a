/** Who checked a paper of mine: when, how, and what they were told. Nobody's name is kept. */

import { ChecksOfPaper, type ChecksOfPaperQuery } from '../generated/papers';
import { moment } from '../foundation/dates';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { useListing } from '../foundation/listing';
import { More } from '../ui/more';
import { Waiting } from '../ui/page';

const w = words(
  {
    title: '谁查验过',
    nobody: '还没有人查验过这份证明。',
    note: '每次查验都会登记时间和结果，不登记是谁查的。',
    method: { CODE: '扫码或输入验证码', FILE: '核对文件' },
    outcome: {
      VALID: '结果：有效',
      REVOKED: '结果：已撤销',
      SUPERSEDED: '结果：已更正',
      EXPIRED: '结果：已过有效期',
      UNKNOWN: '结果：没有查到',
    },
  },
  {
    title: 'Who checked it',
    nobody: 'Nobody has checked this proof yet.',
    note: 'Each check is recorded with time and result, but not by whom.',
    method: { CODE: 'by QR code or verification code', FILE: 'by comparing the file' },
    outcome: {
      VALID: 'Result: valid',
      REVOKED: 'Result: revoked',
      SUPERSEDED: 'Result: corrected',
      EXPIRED: 'Result: expired',
      UNKNOWN: 'Result: not found',
    },
  },
);

type Check = ChecksOfPaperQuery['checksOfMyProof']['edges'][number]['node'];

export function Checks({ id }: { id: string }) {
  const listing = useListing(
    async (after) => (await execute(ChecksOfPaper, { id, after })).checksOfMyProof,
    ({ at }) => at,
  );
  return (
    <section aria-labelledby="checks">
      <h2 id="checks">{w.title}</h2>
      <p class="muted small">{w.note}</p>
      {!listing.nodes && <Waiting failure={listing.failure} again={listing.again} />}
      {listing.nodes?.length === 0 && <p>{w.nobody}</p>}
      {listing.nodes && (
        <ul class="list">
          {listing.nodes.map((check) => (
            <CheckLine key={check.at} check={check} />
          ))}
        </ul>
      )}
      <More listing={listing} />
    </section>
  );
}

function CheckLine({ check }: { check: Check }) {
  return (
    <li class="fact">
      <time dateTime={check.at}>{moment(check.at)}</time>
      <br />
      {w.method[check.method]} · {w.outcome[check.outcome]}
    </li>
  );
}
