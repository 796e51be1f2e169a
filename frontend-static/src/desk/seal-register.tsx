/** The register of seal uses 用印登记: one line for every sealed document, to read and to print. */

import { SealRegister as SealRegisterDocument, SealUseCounts, type SealRegisterQuery } from '../generated/desk';
import { useAnswer } from '../foundation/asking';
import { moment } from '../foundation/dates';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { useListing } from '../foundation/listing';
import { me } from '../foundation/session';
import { Button } from '../ui/button';
import { More } from '../ui/more';
import { Page, Waiting } from '../ui/page';
import { WentWrong } from '../ui/say';
import { DataCell, DataRow, DataTable, RowHead } from './data-table';
import { NoCases } from './no-cases';
import { myRoles, readsCases } from './posts';
import './desk.css';

const w = words(
  {
    title: '用印登记',
    recorded: '谁看过登记，系统会留下记录。手机号只显示一部分。',
    none: '还没有用过印。',
    print: '打印',
    at: '用印时间',
    whose: '用印单位',
    content: '用印内容',
    copies: '份数',
    applicant: '申请人',
    approver: '签批人',
    handler: '经办人',
    keeper: '保管人',
    sha256: '文件指纹',
    quarters: '每季度用印次数（村务公开用）',
    quarter: '季度',
    quarterName: (year: number, quarter: number) => `${year} 年第 ${quarter} 季度`,
    uses: '用印次数',
  },
  {
    title: 'Register of seal uses',
    recorded: 'Reading the register is recorded. Mobile numbers are shown in part.',
    none: 'The seal has not been used yet.',
    print: 'Print',
    at: 'When',
    whose: 'Whose seal',
    content: 'What was sealed',
    copies: 'Copies',
    applicant: 'Asked by',
    approver: 'Approved by',
    handler: 'Handled by',
    keeper: 'Kept by',
    sha256: 'Fingerprint',
    quarters: 'Uses in each quarter (for publication)',
    quarter: 'Quarter',
    quarterName: (year: number, quarter: number) => `${year}, quarter ${quarter}`,
    uses: 'Uses',
  },
);

const COLUMNS = [w.content, w.copies, w.applicant, w.approver, w.handler, w.keeper, w.sha256];

type Use = SealRegisterQuery['sealRegister']['edges'][number]['node'];

export default function SealRegisterPage() {
  return readsCases(myRoles()) ? <SealRegister /> : <NoCases title={w.title} />;
}

function SealRegister() {
  const list = useListing<Use>(
    async (after, first) => (await execute(SealRegisterDocument, { first, after })).sealRegister,
    ({ id }) => id,
  );
  const here = me.value?.actingFor;
  const ofCommittee = isCommittee(here?.id);
  const rows = list.nodes;
  return (
    <Page title={w.title}>
      <div class="register">
        <p>{here?.name}</p>
        <p class="hint on-screen">{w.recorded}</p>
        {here && ofCommittee && <Quarters organisationId={here.id} />}
        {!rows && <Waiting failure={list.failure} again={list.again} />}
        {rows?.length === 0 && <p>{w.none}</p>}
        {rows && rows.length > 0 && <Uses rows={rows} ofMany={!ofCommittee} />}
        <div class="on-screen">
          <More listing={list} />
          {rows && rows.length > 0 && (
            <Button kind="plain" onPress={() => print()}>
              {w.print}
            </Button>
          )}
        </div>
      </div>
    </Page>
  );
}

/** A township has no seal of its own to count. */
function isCommittee(id: string | undefined): boolean {
  return me.value?.offices.some(({ organisation }) => organisation.id === id && organisation.kind === 'COMMITTEE') ?? false;
}

function Uses({ rows, ofMany }: { rows: readonly Use[]; ofMany: boolean }) {
  return (
    <DataTable caption={w.title} columns={[w.at, ...(ofMany ? [w.whose] : []), ...COLUMNS]}>
      {rows.map((use) => (
        <DataRow key={use.id}>
          <DataCell label={w.at}>{moment(use.at)}</DataCell>
          {ofMany && <DataCell label={w.whose}>{use.organisation.name}</DataCell>}
          <RowHead>
            {use.content}
          </RowHead>
          <DataCell label={w.copies}>{use.copies}</DataCell>
          <DataCell label={w.applicant}>
            {use.applicantName} {use.applicantPhone}
          </DataCell>
          <DataCell label={w.approver}>{use.approverName}</DataCell>
          <DataCell label={w.handler}>{use.handlerName}</DataCell>
          <DataCell label={w.keeper}>{use.keeperName}</DataCell>
          <DataCell label={w.sha256}>
            <abbr class="hash" title={use.sha256}>
              {`${use.sha256.slice(0, 8)}…${use.sha256.slice(-4)}`}
            </abbr>
          </DataCell>
        </DataRow>
      ))}
    </DataTable>
  );
}

function Quarters({ organisationId }: { organisationId: string }) {
  const { data, failure } = useAnswer(SealUseCounts, { organisationId });
  const counts = data.value?.sealUseCounts ?? [];
  if (failure.value) return <WentWrong failure={failure.value} />;
  if (counts.length === 0) return null;
  return (
    <details class="quarters">
      <summary>{w.quarters}</summary>
      <DataTable caption={w.quarters} columns={[w.quarter, w.uses, w.copies]}>
        {counts.map(({ year, quarter, uses, copies }) => (
          <DataRow key={`${year}-${quarter}`}>
            <RowHead>
              {w.quarterName(year, quarter)}
            </RowHead>
            <DataCell label={w.uses}>{uses}</DataCell>
            <DataCell label={w.copies}>{copies}</DataCell>
          </DataRow>
        ))}
      </DataTable>
    </details>
  );
}
