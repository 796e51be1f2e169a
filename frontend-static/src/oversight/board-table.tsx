/** The board by stage and by how much of the term is over; each count opens its list. */

import { DataCell, DataRow, DataTable, RowHead } from '../desk/data-table';
import { words } from '../foundation/language';
import type { ComplaintBoardQuery, ComplaintStage, ComplaintTermAge } from '../generated/complaints-office';
import { addressOf, type View } from '../complaints/office/view';

const w = words(
  {
    title: '环节和期限',
    stage: '环节',
    cell: (stage: string, age: string, count: number) => `${stage}，${age}：${count} 件`,
  },
  {
    title: 'Stages and terms',
    stage: 'Stage',
    cell: (stage: string, age: string, count: number) => `${stage}, ${age}: ${count}`,
  },
);
const STAGES: Record<ComplaintStage, string> = words(
  {
    INTAKE: '待受理',
    DISPATCH: '待交办',
    INQUIRY: '调查中',
    RECTIFYING: '整改中',
    ANSWER: '待答复',
    VISIT: '待回访',
  },
  {
    INTAKE: 'To be accepted',
    DISPATCH: 'To be sent to a lead',
    INQUIRY: 'Being looked into',
    RECTIFYING: 'Being set right',
    ANSWER: 'To be answered',
    VISIT: 'To be asked afterwards',
  },
);
const AGES: Record<ComplaintTermAge, string> = words(
  { FRESH: '期限未过半', HALF: '已过半', LATE: '已过八成', OVER: '已超期' },
  { FRESH: 'Under half', HALF: 'Over half', LATE: 'Over four fifths', OVER: 'Overdue' },
);
export const STAGE_NAMES = Object.keys(STAGES) as ComplaintStage[];
export const AGE_NAMES = Object.keys(AGES) as ComplaintTermAge[];

type Cells = ComplaintBoardQuery['complaintCounts']['cells'];

export function BoardTable({ view, cells }: { view: View; cells: Cells }) {
  const found = new Map(cells.map(({ stage, age, count }) => [`${stage} ${age}`, count]));
  return (
    <>
      <h2>{w.title}</h2>
      <DataTable caption={w.title} columns={[w.stage, ...AGE_NAMES.map((age) => AGES[age])]}>
        {STAGE_NAMES.map((stage) => (
          <DataRow key={stage}>
            <RowHead>{STAGES[stage]}</RowHead>
            {AGE_NAMES.map((age) => (
              <DataCell key={age} label={AGES[age]}>
                <Count view={view} stage={stage} age={age} count={found.get(`${stage} ${age}`) ?? 0} />
              </DataCell>
            ))}
          </DataRow>
        ))}
      </DataTable>
    </>
  );
}

interface CountProps {
  view: View;
  stage: ComplaintStage;
  age: ComplaintTermAge;
  count: number;
}

function Count({ view, stage, age, count }: CountProps) {
  if (count === 0) return <>0</>;
  const isShown = view.cell?.stage === stage && view.cell.age === age;
  return (
    <a
      class="link"
      href={addressOf({ mine: view.mine, stage: 'all', cell: { stage, age } })}
      aria-current={isShown ? 'page' : undefined}
      aria-label={w.cell(STAGES[stage], AGES[age], count)}
    >
      {count}
    </a>
  );
}

export function nameOfCell({ stage, age }: { stage: ComplaintStage; age: ComplaintTermAge }): string {
  return `${STAGES[stage]} · ${AGES[age]}`;
}
