/** One letter: what it says, what is inside of it, what may be done, and the sealed file. */

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Picture } from '../desk/paper-panel';
import { letterPage, usePaper } from '../desk/paper';
import { Trouble } from '../desk/trouble';
import { useAnswer } from '../foundation/asking';
import { moment } from '../foundation/dates';
import { words } from '../foundation/language';
import { me, rolesOf } from '../foundation/session';
import { LetterById, type LetterByIdQuery, type LetterPartsFragment } from '../generated/letters';
import { Fact, Facts } from '../ui/facts';
import { fileSize } from '../ui/file-size';
import { Page, Waiting } from '../ui/page';
import { Say, WentWrong } from '../ui/say';
import { DoubtPanel } from './doubt';
import { ReadersOnly, placeOfLetters } from './readers';
import { LetterVerbs } from './letter-verbs';
import { LetterTag, isStuck, isUnderWay } from './wording';
import '../desk/desk.css';
import '../papers/papers.css';

const w = words(
  {
    title: '文书',
    recorded: '文书里可能写有群众的情况，每次查看都有记录。',
    addressee: '主送',
    number: '发文字号',
    unnumbered: '批准后编号',
    drafted: '起草',
    approved: '批准',
    issued: '发出时间',
    withdrawn: '收回的原因',
    case: '所办的投诉',
    seeCase: '看这件投诉',
    text: '正文',
    pieces: '随文的证据材料',
    hash: '校验码（SHA-256）',
    sealed: '已盖章的文书',
    alt: (page: number, pages: number) => `已盖章的文书，共 ${pages} 页，第 ${page} 页。文字与“正文”一栏相同。`,
    download: '下载已盖章的 PDF',
    making: '已批准，正在生成文书并盖章，一般几秒钟。页面会自动更新。',
    keeper: '已批准，文书做好了，正在等印章保管人确认用印。',
    stuck: '文书还没有做好。系统会自动再试；负责人也可以现在重试。',
  },
  {
    title: 'Letter',
    recorded: 'A letter may tell of residents, so each look is recorded.',
    addressee: 'To',
    number: 'Number',
    unnumbered: 'Comes with the approval',
    drafted: 'Drafted',
    approved: 'Approved',
    issued: 'Issued at',
    withdrawn: 'Why it was taken back',
    case: 'The complaint',
    seeCase: 'See the complaint',
    text: 'What it says',
    pieces: 'The evidence inside of it',
    hash: 'Hash (SHA-256)',
    sealed: 'The sealed letter',
    alt: (page: number, pages: number) =>
      `The sealed letter, page ${page} of ${pages}. Its text is that under “What it says”.`,
    download: 'Download the sealed PDF',
    making: 'Approved. The letter is being made and sealed, which takes a few seconds. This page follows by itself.',
    keeper: 'Approved and made. It waits for the keeper of the seal.',
    stuck: 'The letter is not made yet. The portal tries again by itself; an approver can try at once.',
  },
);

/** How often a letter that is being made is asked after. */
const PULSE_MS = 2000;

type Told = LetterByIdQuery['letter'];

export default function LetterPage({ params }: { params: { id?: string } }) {
  return (
    <ReadersOnly title={w.title}>
      <OneLetter id={params.id ?? ''} />
    </ReadersOnly>
  );
}

function OneLetter({ id }: { id: string }) {
  const { data, failure, again } = useAnswer(LetterById, { id });
  const told = data.value?.letter;
  const waits = told !== undefined && isUnderWay(told.letter.state) && !told.letter.waitsForKeeper;
  useEffect(() => {
    if (!waits) return;
    const timer = setInterval(() => void again(), PULSE_MS);
    return () => clearInterval(timer);
  }, [waits]);
  return (
    <Page title={told?.letter.title ?? w.title} back={placeOfLetters()}>
      {told ? <Shown told={told} again={again} /> : <Waiting failure={failure.value} again={again} />}
    </Page>
  );
}

function Shown({ told, again }: { told: Told; again: () => Promise<void> }) {
  const { letter } = told;
  return (
    <>
      <div class="case-state" aria-live="polite">
        <LetterTag state={letter.state} />
        {letter.number && <span>{letter.number}</span>}
        {isUnderWay(letter.state) && <p>{letter.waitsForKeeper ? w.keeper : w.making}</p>}
      </div>
      <p class="hint">{w.recorded}</p>
      <DoubtPanel letter={letter} />
      {isStuck(letter.state) && (
        <Say kind="warning">
          <p>{w.stuck}</p>
          <Trouble of={letter} />
        </Say>
      )}
      <div class="case-columns">
        <div>
          <Words told={told} />
          <LetterVerbs letter={letter} again={again} />
        </div>
        <div class="case-paper">
          <LetterFacts told={told} />
          {letter.fileUrl && <Sealed id={letter.id} fileUrl={letter.fileUrl} />}
        </div>
      </div>
    </>
  );
}

function Words({ told: { addressee, sections, pieces } }: { told: Told }) {
  return (
    <section aria-labelledby="text">
      <h2 id="text">{w.text}</h2>
      <Facts>
        <Fact label={w.addressee}>{addressee}</Fact>
        {sections.map(({ heading, text }) => (
          <Fact key={heading} label={heading}>
            <span class="keep-lines">{text}</span>
          </Fact>
        ))}
      </Facts>
      {pieces.length > 0 && <Pieces pieces={pieces} />}
    </section>
  );
}

function Pieces({ pieces }: { pieces: Told['pieces'] }) {
  return (
    <>
      <h3>{w.pieces}</h3>
      <ol class="list">
        {pieces.map(({ name, title, size, sha256 }) => (
          <li class="case-note" key={name}>
            <p class="paper-line">
              <strong>{title}</strong>{' '}
              <span class="muted small">
                {name} · {fileSize(size)}
              </span>
            </p>
            <p class="paper-line small">
              {w.hash} <span class="hash">{sha256}</span>
            </p>
          </li>
        ))}
      </ol>
    </>
  );
}

function LetterFacts({ told: { letter } }: { told: { letter: LetterPartsFragment } }) {
  const { number, drafterName, draftedAt, approverName, approvedAt, issuedAt, withdrawnBecause } = letter;
  return (
    <Facts>
      <Fact label={w.number}>{number ?? w.unnumbered}</Fact>
      <Fact label={w.drafted}>{`${drafterName} ${moment(draftedAt)}`}</Fact>
      <Fact label={w.approved}>{approverName && approvedAt && `${approverName} ${moment(approvedAt)}`}</Fact>
      <Fact label={w.issued}>{issuedAt && moment(issuedAt)}</Fact>
      <Fact label={w.withdrawn}>{withdrawnBecause}</Fact>
      {rolesOf(me.value).includes('SUPERVISOR') && (
        <Fact label={w.case}>
          <a class="link" href={`/supervisor/complaints/${letter.subjectId}`}>
            {w.seeCase}
          </a>
        </Fact>
      )}
    </Facts>
  );
}

function Sealed({ id, fileUrl }: { id: string; fileUrl: string }) {
  const page = useSignal(1);
  const sealed = usePaper(`${page.value}`, 0, () => letterPage(id, page.value));
  return (
    <section aria-labelledby="sealed">
      <h2 id="sealed">{w.sealed}</h2>
      <WentWrong problem={sealed.problem.value} failure={sealed.failure.value} />
      <Picture paper={sealed} page={page} alt={(pages) => w.alt(page.value, pages)} />
      <a class="button plain" href={fileUrl} download>
        {w.download}
      </a>
    </section>
  );
}
