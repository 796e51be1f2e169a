/** What a compromised seal sealed since its key is not trusted: to look into, one by one. */

import { AffectedSealUses, type AffectedSealUsesQuery } from '../generated/desk';
import { moment } from '../foundation/dates';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { useListing } from '../foundation/listing';
import type { Params } from '../foundation/router';
import { More } from '../ui/more';
import { Page, Waiting } from '../ui/page';
import { DataCell, DataRow, DataTable, RowHead } from './data-table';
import { isOfCommittee, myRoles } from './posts';
import './desk.css';

const w = words(
  {
    title: '存疑文件清单',
    recorded: '这里是密钥不可信以后用这枚印章盖章的全部文件，每次查看都有记录。村（社区）逐份核查：属实的由一人说明、另一人确认后解除存疑；有问题的撤销或者更正重开。',
    none: '没有受影响的文件。',
    download: '下载清单（CSV）',
    todo: '去办理存疑的证明',
    at: '盖章时间',
    content: '文件',
    applicant: '申请人',
    handler: '经办人',
  },
  {
    title: 'Papers in doubt',
    recorded: 'Everything that was sealed with this seal since its key is not trusted; each look is recorded. The committee looks into each: what is right is vouched for by one person and cleared by another; what is not is revoked or corrected.',
    none: 'Nothing is affected.',
    download: 'Download the list (CSV)',
    todo: 'Go to the proofs in doubt',
    at: 'Sealed at',
    content: 'Paper',
    applicant: 'Asked by',
    handler: 'Handled by',
  },
);

type Use = AffectedSealUsesQuery['affectedSealUses']['edges'][number]['node'];

export default function Affected({ params }: { params: Params }) {
  const sealId = params['id'] ?? '';
  const list = useListing<Use>(
    async (after, first) => (await execute(AffectedSealUses, { sealId, first, after })).affectedSealUses,
    ({ id }) => id,
  );
  const rows = list.nodes;
  return (
    <Page title={w.title} back="/desk/seals">
      <p>{w.recorded}</p>
      <p>
        <a class="button plain" href={`/reports/seals/${sealId}/affected.csv`} download>
          {w.download}
        </a>
        {isOfCommittee(myRoles()) && (
          <a class="button" href="/desk?stage=DOUBTED">
            {w.todo}
          </a>
        )}
      </p>
      {!rows && <Waiting failure={list.failure} again={list.again} />}
      {rows?.length === 0 && <p>{w.none}</p>}
      {rows && rows.length > 0 && (
        <DataTable caption={w.title} columns={[w.at, w.content, w.applicant, w.handler]}>
          {rows.map((use) => (
            <DataRow key={use.id}>
              <DataCell label={w.at}>{moment(use.at)}</DataCell>
              <RowHead>{use.content}</RowHead>
              <DataCell label={w.applicant}>
                {use.applicantName} {use.applicantPhone}
              </DataCell>
              <DataCell label={w.handler}>{use.handlerName}</DataCell>
            </DataRow>
          ))}
        </DataTable>
      )}
      <More listing={list} />
    </Page>
  );
}
