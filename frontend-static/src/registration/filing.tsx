/** One filing: how far its workbook is read, what is wrong with which cell, its rows, and filing it. */

import { useSignal } from '@preact/signals';
import { DeclareNil, DiscardFiling, OpenedFiling, type OpenedFilingQuery } from '../generated/registration';
import { useAnswer, usePulse } from '../foundation/asking';
import { execute, type Problem } from '../foundation/graphql';
import { sentenceOf, words } from '../foundation/language';
import { navigate, type Params } from '../foundation/router';
import { StaffOnly } from '../department/staff-only';
import { Fact, Facts } from '../ui/facts';
import { FoldedVerb } from '../ui/folded-verb';
import { Page, Waiting } from '../ui/page';
import { Say } from '../ui/say';
import { Derive } from './derive';
import { Rows } from './rows';
import { SignForm } from './sign-form';
import { detailsOf, nameOf, standingOf } from './wording';
import '../desk/desk.css';

const w = words(
  {
    title: '填报',
    state: '状态',
    when: '时间',
    leader: '分管领导',
    contact: '联系人',
    phone: '联系电话',
    workbook: '导出表格（XLSX）',
    reading: (done: number, total: number | null) =>
      total === null ? '正在打开表格……' : `正在逐行检查：${done} / ${total} 行`,
    progress: '检查进度',
    notes: '填表说明',
    nil: '没有相关事项（填“无”）',
    nilMeaning: '本单位确实没有需要登记的事项时使用。声明后仍要提交。',
    nilSure: '声明无相关事项',
    isNil: '已声明无相关事项，请在下面提交。',
    discard: '删除草稿',
    discardMeaning: '草稿和上传的表格都会删除，不能恢复。',
    discardSure: '删除',
  },
  {
    title: 'Filing',
    state: 'State',
    when: 'When',
    leader: 'Signed by',
    contact: 'Contact',
    phone: 'Telephone',
    workbook: 'Export as a workbook (XLSX)',
    reading: (done: number, total: number | null) =>
      total === null ? 'The workbook is being opened…' : `Row by row: ${done} of ${total}`,
    progress: 'Progress',
    notes: 'Notes of the form',
    nil: 'Nothing to declare (无)',
    nilMeaning: 'For an office that has nothing to register. It is to be filed all the same.',
    nilSure: 'Declare that there is nothing',
    isNil: 'Declared that there is nothing. Please file it below.',
    discard: 'Delete the draft',
    discardMeaning: 'The draft and its workbook are deleted for good.',
    discardSure: 'Delete',
  },
);
const PULSE_SECONDS = 2;

export type Opened = OpenedFilingQuery['filing'];
export type OpenedForm = OpenedFilingQuery['registrationForms'][number];

export default function FilingPage({ params }: { params: Params }) {
  return (
    <StaffOnly title={w.title}>
      <Open id={params['id'] ?? ''} />
    </StaffOnly>
  );
}

function Open({ id }: { id: string }) {
  const { data, failure, again } = useAnswer(OpenedFiling, { id });
  const filing = data.value?.filing;
  const form = data.value?.registrationForms.find(({ code }) => code === filing?.form);
  usePulse(PULSE_SECONDS, () => {
    if (filing?.beingRead) void again();
  });
  return (
    <Page title={filing ? nameOf(filing) : w.title} back="/department/registration">
      {filing && form ? (
        <Shown filing={filing} form={form} again={again} />
      ) : (
        <Waiting failure={failure.value} again={again} />
      )}
    </Page>
  );
}

interface ShownProps {
  filing: Opened;
  form: OpenedForm;
  again: () => Promise<void>;
}

function Shown({ filing, form, again }: ShownProps) {
  return (
    <>
      <p>{form.title}</p>
      <Facts>
        <Fact label={w.state}>{standingOf(filing)}</Fact>
        <Fact label={w.when}>{detailsOf(filing)}</Fact>
        <Fact label={w.leader}>{filing.leader}</Fact>
        <Fact label={w.contact}>{filing.contactName}</Fact>
        <Fact label={w.phone}>{filing.contactPhone}</Fact>
      </Facts>
      {filing.troubles.map((trouble) => (
        <Say key={trouble.message} kind={trouble.fatal ? 'error' : 'warning'}>
          <p>{sentenceOf(trouble)}</p>
        </Say>
      ))}
      {filing.beingRead ? <Progress filing={filing} /> : <Read filing={filing} form={form} again={again} />}
    </>
  );
}

function Progress({ filing: { rowsDone, rowsTotal } }: { filing: Opened }) {
  return (
    <>
      <p role="status">{w.reading(rowsDone, rowsTotal)}</p>
      <progress aria-label={w.progress} value={rowsTotal === null ? undefined : rowsDone} max={rowsTotal ?? 1} />
    </>
  );
}

function Read({ filing, form, again }: ShownProps) {
  const isDraft = filing.state === 'DRAFT';
  return (
    <>
      <p>
        <a href={filing.workbookUrl} download>
          {w.workbook}
        </a>
      </p>
      {filing.nil && isDraft && (
        <Say>
          <p>{w.isNil}</p>
        </Say>
      )}
      <Rows filing={filing} form={form} onChange={again} />
      {isDraft && <Ending filing={filing} form={form} again={again} />}
      <Derive filing={filing} />
      <details class="card folded">
        <summary>{w.notes}</summary>
        {form.notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </details>
    </>
  );
}

function Ending({ filing, form, again }: ShownProps) {
  const gone = useSignal(false);
  if (gone.value) return null;
  const declare = async (): Promise<Problem | undefined> => {
    const { declareNil: answer } = await execute(DeclareNil, { id: filing.id });
    if (answer.__typename === 'Problem') return answer;
    await again();
    return undefined;
  };
  const discard = async (): Promise<Problem | undefined> => {
    const { discardFiling: answer } = await execute(DiscardFiling, { id: filing.id });
    if (answer.__typename === 'Problem') return answer;
    gone.value = true;
    navigate('/department/registration', { replace: true });
    return undefined;
  };
  return (
    <>
      {filing.rowCount === 0 && !filing.nil && (
        <FoldedVerb name={w.nil} meaning={w.nilMeaning} sure={w.nilSure} onSure={declare} />
      )}
      {filing.faultyCount === 0 && (filing.nil || filing.rowCount > 0) && (
        <SignForm filing={filing} form={form} onFiled={again} />
      )}
      <FoldedVerb name={w.discard} meaning={w.discardMeaning} sure={w.discardSure} onSure={discard} />
    </>
  );
}
