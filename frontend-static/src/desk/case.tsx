/** One case with everything that is needed to decide it. */

import { useSignal } from '@preact/signals';
import { useCallback } from 'preact/hooks';
import { DeskCase, type DeskCaseQuery } from '../generated/desk';
import { useReading } from '../foundation/asking';
import { words } from '../foundation/language';
import type { Params } from '../foundation/router';
import type { Mistakes } from '../ui/fields';
import { Page, Waiting } from '../ui/page';
import { StateTag } from '../ui/states';
import { ArchivePackage } from './archive-package';
import { CaseFacts } from './case-facts';
import { Duplicates, Earlier, Timeline } from './case-history';
import { CaseGuidancePanel } from './case-guidance';
import { Notes } from './case-notes';
import { DueWords } from './case-table';
import { Decisions } from './decisions';
import { DoubtPanel } from './doubt-forms';
import { useDraft } from './draft';
import { Handler } from './handler';
import { readDesk, useDeskPulse } from './live';
import { NoCases } from './no-cases';
import { PreviewPanel, SealedPanel } from './paper-panel';
import { isOfCommittee, keepsArchive, myRoles, readsCases } from './posts';
import { Recusal } from './recusal';
import { lastAddress } from './stages';
import { Trouble } from './trouble';
import { isInProduction, isStuck, isUndecided, verbsFor, worksAtDesk } from './verbs';
import './desk.css';

const w = words(
  {
    title: '办件',
    parts: '本页内容',
    words: '申请内容',
    lists: '清单依据',
    decide: '办理',
    preview: '证明',
    history: '办理经过',
    notes: '内部备注',
    number: (number: string) => `编号：${number}`,
    making: '已批准，正在生成证明并盖章，一般几秒钟。页面会自动更新。',
    keeper: '已批准，证明做好了，正在等印章保管人确认用印。确认后自动盖章。',
    stuck: '证明还没有做好。系统会自动再试；负责人也可以现在重试。',
  },
  {
    title: 'Case',
    parts: 'On this page',
    words: 'The request',
    lists: 'The lists',
    decide: 'Decide',
    preview: 'The paper',
    history: 'What happened',
    notes: 'Internal notes',
    number: (number: string) => `Number: ${number}`,
    making: 'Approved. The proof is being made and sealed, which takes a few seconds. This page follows by itself.',
    keeper: 'Approved and made. It waits for the keeper of the seal, and is sealed by itself then.',
    stuck: 'The proof is not made yet. The portal tries again by itself; an approver can try at once.',
  },
);

export default function CasePage({ params }: { params: Params }) {
  return readsCases(myRoles()) ? <ReadCase id={params['id'] ?? ''} /> : <NoCases title={w.title} />;
}

function ReadCase({ id }: { id: string }) {
  const { data, failure, again } = useReading(useCallback(() => readDesk(DeskCase, { id }), [id]));
  const answer = data.value;
  const isMaking = answer && isInProduction(answer.proofCase.state) && !answer.proofCase.waitsForKeeper;
  const seconds = isMaking ? 2 : 5;
  useDeskPulse(seconds, () => data.value?.asOf, again);
  return (
    <Page title={answer?.proofCase.title ?? w.title} back={lastAddress.value}>
      {answer ? <Case answer={answer} again={again} /> : <Waiting failure={failure.value} again={again} />}
    </Page>
  );
}

interface CaseProps {
  answer: DeskCaseQuery;
  again: () => Promise<void>;
}

function Case({ answer, again }: CaseProps) {
  const each = answer.proofCase;
  const roles = myRoles();
  // Who stepped out reads on, and has no hand in it.
  const hands = each.recusedByMe ? [] : roles;
  const draft = useDraft(each);
  const mistakes = useSignal<Mistakes>({});
  const verbs = verbsFor(each.state, hands, each.doubt);
  const checking = verbs.includes('check');
  return (
    <>
      <div class="case-state" aria-live="polite">
        <StateTag state={each.state} />
        {isUndecided(each.state) && <DueWords row={each} />}
        {each.numbers && <span>{w.number(each.numbers.number)}</span>}
        {isInProduction(each.state) && <p>{each.waitsForKeeper ? w.keeper : w.making}</p>}
      </div>
      {each.doubt && <DoubtPanel doubt={each.doubt} />}
      <PartLinks />
      <Duplicates rows={answer.duplicateCases} />
      {isStuck(each.state) && (
        <div class="say warning" role="status">
          <p>{w.stuck}</p>
          <Trouble of={each} />
        </div>
      )}
      <div class="case-columns">
        <div>
          <CaseFacts each={each} opensFiles={isOfCommittee(roles)} />
          <CaseGuidancePanel each={each} roles={hands} changed={again} />
          <Handler each={each} roles={hands} again={again} />
          <Recusal each={each} roles={roles} again={again} />
          <Decisions each={each} verbs={verbs} draft={draft} mistakes={mistakes} again={again} />
        </div>
        <div class="case-paper">
          {each.fileUrl && <SealedPanel id={each.id} number={each.numbers?.number ?? ''} fileUrl={each.fileUrl} />}
          {each.fileUrl && keepsArchive(roles) && <ArchivePackage id={each.id} />}
          {isUndecided(each.state) && worksAtDesk(hands) && (checking || each.statement) && (
            <PreviewPanel
              id={each.id}
              revision={each.revision}
              paper={checking ? draft.paper.value : {}}
              mistakes={checking ? mistakes : undefined}
            />
          )}
        </div>
      </div>
      <div class="case-columns">
        <section id="part-history" aria-labelledby="history-title">
          <h2 id="history-title">{w.history}</h2>
          <Timeline steps={each.steps} />
          <Earlier rows={answer.earlierCases} />
        </section>
        <Notes each={each} mayAdd={worksAtDesk(hands)} again={again} />
      </div>
    </>
  );
}

/** On a phone the page is long: a list of its parts on top. */
function PartLinks() {
  const parts = [
    ['words', w.words],
    ['lists', w.lists],
    ['decide', w.decide],
    ['preview', w.preview],
    ['history', w.history],
    ['notes', w.notes],
  ] as const;
  return (
    <nav class="case-links" aria-label={w.parts}>
      {parts.map(([id, name]) => (
        <a key={id} href={`#part-${id}`}>
          {name}
        </a>
      ))}
    </nav>
  );
}
