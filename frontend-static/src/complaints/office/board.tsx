/** The board of a supervising office: how many complaints stand where, and which is overdue. */

import { useRef } from 'preact/hooks';
import { useAnswer } from '../../foundation/asking';
import { words } from '../../foundation/language';
import { path, search } from '../../foundation/router';
import { me } from '../../foundation/session';
import type { ComplaintState } from '../../generated/complaints';
import { ComplaintBoard, type ComplaintBoardQuery } from '../../generated/complaints-office';
import { LettersLink } from '../../letters/readers';
import { Page } from '../../ui/page';
import { BoardTable, nameOfCell } from '../../oversight/board-table';
import { Reports } from '../../oversight/reports';
import { CaseList } from './case-list';
import { SupervisorsOnly } from './supervisors-only';
import { addressOf, filterOf, mineOf, viewOf, type Stage, type View } from './view';
import { STATES_IN_ORDER, nameOfState } from './wording';
import '../../desk/desk.css';

const w = words(
  {
    title: '投诉举报建议',
    enter: '代录窗口、热线的投诉',
    about: '对本单位的投诉',
    whose: '看哪些',
    mine: '本单位受理或主办的',
    branch: '本辖区全部',
    stages: '办到哪一步',
    all: '全部',
    overdue: '已超期',
    count: (count: number) => `，${count} 件`,
    late: '已超期，先办这些',
    others: '未超期',
    none: '这里没有投诉。',
  },
  {
    title: 'Complaints',
    enter: 'Enter one from the counter or the hotline',
    about: 'Complaints about your office',
    whose: 'Which ones',
    mine: 'Handled or led by us',
    branch: 'All of the branch',
    stages: 'Stages',
    all: 'All',
    overdue: 'Overdue',
    count: (count: number) => `, ${count}`,
    late: 'Overdue: these first',
    others: 'In time',
    none: 'There are no complaints here.',
  },
);

type Counts = ComplaintBoardQuery['complaintCounts'];

export default function BoardPage() {
  return (
    <SupervisorsOnly title={w.title}>
      <Board />
    </SupervisorsOnly>
  );
}

function Board() {
  const view = useView();
  const counts = useAnswer(ComplaintBoard, { mine: mineOf(view) }).data.value?.complaintCounts;
  return (
    <Page title={w.title}>
      <p class="muted">{me.value?.actingFor?.name}</p>
      <p>
        <a class="button plain" href="/supervisor/complaints/new">
          {w.enter}
        </a>{' '}
        <a class="button plain" href="/supervisor/accusations">
          {w.about}
        </a>
      </p>
      <LettersLink />
      <WhoseLinks view={view} />
      {counts && <BoardTable view={view} cells={counts.cells} />}
      <StageLinks view={view} counts={counts} />
      <Lists key={addressOf(view)} view={view} />
      <Reports />
    </Page>
  );
}

/** What the address asks for. The page is still shown for a moment when the address is another's. */
function useView(): View {
  const shown = useRef<View | undefined>(undefined);
  const query = search.value;
  if (!shown.current || path.value === '/supervisor/complaints') shown.current = viewOf(query, STATES_IN_ORDER);
  return shown.current;
}

function WhoseLinks({ view }: { view: View }) {
  return (
    <nav aria-label={w.whose}>
      <ul class="list stages">
        {[true, false].map((mine) => (
          <li key={String(mine)}>
            <a class="stage" href={addressOf({ ...view, mine })} aria-current={mine === view.mine ? 'page' : undefined}>
              {mine ? w.mine : w.branch}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function StageLinks({ view, counts }: { view: View; counts: Counts | undefined }) {
  const found = new Map<ComplaintState, number>(counts?.states.map(({ state, count }) => [state, count]));
  const shown = STATES_IN_ORDER.filter((state) => found.has(state) || state === view.stage);
  return (
    <nav aria-label={w.stages}>
      <ul class="list stages">
        <StageLink view={view} stage="all" name={w.all} count={counts?.total} />
        <StageLink view={view} stage="overdue" name={w.overdue} count={counts?.overdue} />
        {shown.map((state) => (
          <StageLink key={state} view={view} stage={state} name={nameOfState(state)} count={found.get(state)} />
        ))}
      </ul>
    </nav>
  );
}

interface StageLinkProps {
  view: View;
  stage: Stage;
  name: string;
  count: number | undefined;
}

function StageLink({ view, stage, name, count }: StageLinkProps) {
  const isShown = stage === view.stage && !view.cell;
  return (
    <li>
      <a class="stage" href={addressOf({ mine: view.mine, stage })} aria-current={isShown ? 'page' : undefined}>
        <span>{name}</span>
        {count !== undefined && (
          <>
            <span class="stage-count" aria-hidden="true">
              {count}
            </span>
            <span class="unseen">{w.count(count)}</span>
          </>
        )}
      </a>
    </li>
  );
}

/** What is overdue has a list of its own above the others; a field of the board is one list. */
function Lists({ view }: { view: View }) {
  if (view.cell) {
    const filter = { mine: mineOf(view), ...view.cell };
    return <CaseList title={nameOfCell(view.cell)} filter={filter} none={w.none} />;
  }
  const isLateOnly = view.stage === 'overdue';
  return (
    <>
      <CaseList title={w.late} filter={filterOf(view, true)} none={isLateOnly ? w.none : undefined} />
      {!isLateOnly && <CaseList title={w.others} filter={filterOf(view, false)} none={w.none} />}
    </>
  );
}
