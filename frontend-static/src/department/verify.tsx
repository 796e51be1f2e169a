/** Checking papers that people bring to a department 批量核验: numbers, codes, files; up to a hundred. */

import { useSignal, type Signal } from '@preact/signals';
import { DepartmentVerify } from '../generated/department';
import { useTask } from '../foundation/asking';
import { execute, type Problem } from '../foundation/graphql';
import { words } from '../foundation/language';
import { me } from '../foundation/session';
import { Button, Form } from '../ui/button';
import { LongTextField, MistakesSummary, type Mistakes } from '../ui/fields';
import { Page } from '../ui/page';
import { WentWrong } from '../ui/say';
import { CaseFields } from './case-fields';
import { CASE_NUMBER_LENGTH, PURPOSE_LENGTH, contextOf, draft, type CaseDraft } from './case';
import { FilesField } from './files-field';
import { MOST_PAPERS, readFiles, readLines } from './marks';
import { ResultsTable, type Answered } from './results';
import { StaffOnly } from './staff-only';
import '../desk/desk.css';

const w = words(
  {
    title: '核验证明',
    lines: '证明编号或验证码',
    linesHint: `每行一个，可以整列粘贴，最多 ${MOST_PAPERS} 份。只写编号时，只能查到是否有效，看不到是谁的什么证明。`,
    check: '核验',
    noCase: '请填写办件编号。',
    longCase: `办件编号最多 ${CASE_NUMBER_LENGTH} 字。`,
    noPurpose: '请填写核验用途。',
    longPurpose: `核验用途最多 ${PURPOSE_LENGTH} 字。`,
    noGround: '请选择依据。',
    nothing: '请填写编号或验证码，或者选择文件。',
    tooMany: (count: number) => `一次最多 ${MOST_PAPERS} 份，现在有 ${count} 份，请分几次核验。`,
  },
  {
    title: 'Check papers',
    lines: 'Numbers or codes of papers',
    linesHint: `One on each line; a whole column may be pasted, at most ${MOST_PAPERS}. A number alone tells whether the paper holds, and not whose it is or what about.`,
    check: 'Check',
    noCase: 'Please give the case number.',
    longCase: `A case number has at most ${CASE_NUMBER_LENGTH} characters.`,
    noPurpose: 'Please say what for.',
    longPurpose: `The purpose has at most ${PURPOSE_LENGTH} characters.`,
    noGround: 'Please choose a ground.',
    nothing: 'Please give numbers or codes, or choose files.',
    tooMany: (count: number) => `At most ${MOST_PAPERS} at once; these are ${count}. Please check them in several goes.`,
  },
);
const LONGEST_LIST = 6_000;

export default function VerifyPage() {
  return (
    <StaffOnly title={w.title}>
      <Page title={w.title}>
        <p class="muted">{me.value?.actingFor?.name}</p>
        <Verify />
      </Page>
    </StaffOnly>
  );
}

function Verify() {
  const lines = useSignal('');
  const files = useSignal<readonly File[]>([]);
  const mistakes = useSignal<Mistakes>({});
  const problem = useSignal<Problem | undefined>(undefined);
  const shown = useSignal<Answered | undefined>(undefined);
  const task = useTask();
  const submit = () => {
    const typed = readLines(lines.value);
    mistakes.value = mistakesOf(draft.value, typed.length + files.value.length);
    if (Object.keys(mistakes.value).length > 0) return;
    void task.run(async () => {
      const brought = [...typed, ...(await readFiles(files.value))];
      const proofs = brought.map(({ input }) => input);
      const { departmentVerify: answer } = await execute(DepartmentVerify, { context: contextOf(draft.value), proofs });
      problem.value = answer.__typename === 'Problem' ? answer : undefined;
      if (answer.__typename === 'CheckedPapers') shown.value = { brought, answer };
    });
  };
  return (
    <>
      <MistakesSummary mistakes={mistakes.value} />
      <Form onSubmit={submit}>
        <CaseFields mistakes={mistakes.value} />
        <Papers lines={lines} files={files} mistake={mistakes.value['papers']} />
        <WentWrong problem={problem.value} failure={task.failure.value} />
        <Button busy={task.busy}>{w.check}</Button>
      </Form>
      {shown.value && <ResultsTable shown={shown.value} />}
    </>
  );
}

interface PapersProps {
  lines: Signal<string>;
  files: Signal<readonly File[]>;
  mistake: string | undefined;
}

function Papers({ lines, files, mistake }: PapersProps) {
  return (
    <>
      <LongTextField
        name="papers"
        label={w.lines}
        hint={w.linesHint}
        value={lines.value}
        limit={LONGEST_LIST}
        mistake={mistake}
        onValue={(value) => {
          lines.value = value;
        }}
      />
      <FilesField files={files} />
    </>
  );
}

export function mistakesOf({ caseNumber, purpose, ground }: CaseDraft, papers: number): Mistakes {
  const found: Record<string, string> = {};
  if (!ground) found['ground'] = w.noGround;
  if (!caseNumber.trim()) found['caseNumber'] = w.noCase;
  else if (Array.from(caseNumber.trim()).length > CASE_NUMBER_LENGTH) found['caseNumber'] = w.longCase;
  if (!purpose.trim()) found['purpose'] = w.noPurpose;
  else if (Array.from(purpose.trim()).length > PURPOSE_LENGTH) found['purpose'] = w.longPurpose;
  if (papers === 0) found['papers'] = w.nothing;
  else if (papers > MOST_PAPERS) found['papers'] = w.tooMany(papers);
  return found;
}
