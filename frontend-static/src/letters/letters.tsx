/** The letters of an office 文书: what waits for me, what we drafted, what is stuck, what went out. */

import { DataCell, DataRow, DataTable, RowHead } from '../desk/data-table';
import { troubleOf } from '../desk/trouble';
import { moment } from '../foundation/dates';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { useListing } from '../foundation/listing';
import { search } from '../foundation/router';
import { me, rolesOf } from '../foundation/session';
import { Letters, type LettersQuery, type LetterStage } from '../generated/letters';
import { More } from '../ui/more';
import { Page, Waiting } from '../ui/page';
import { ReadersOnly, placeOfLetters } from './readers';
import { LetterTag } from './wording';
import '../desk/desk.css';
import '../papers/papers.css';

const w = words(
  {
    title: '文书',
    which: '看哪些',
    none: '这里没有文书。',
    letter: '文书',
    number: '发文字号',
    unnumbered: '批准后编号',
    state: '状态',
    drafted: '起草',
    doubted: '存疑',
  },
  {
    title: 'Letters',
    which: 'Which ones',
    none: 'There are no letters here.',
    letter: 'Letter',
    number: 'Number',
    unnumbered: 'Comes with the approval',
    state: 'State',
    drafted: 'Drafted',
    doubted: 'In doubt',
  },
);

const NAMES: Record<LetterStage, string> = words(
  {
    FOR_ME: '等我批准',
    DRAFTED: '本单位起草，待批准',
    UNDER_WAY: '正在生成盖章',
    STUCK: '没有做好',
    ISSUED: '已发出',
    WITHDRAWN: '已收回',
  },
  {
    FOR_ME: 'Waiting for me',
    DRAFTED: 'Drafted by us',
    UNDER_WAY: 'Being made',
    STUCK: 'Stuck',
    ISSUED: 'Issued',
    WITHDRAWN: 'Taken back',
  },
);

type Listed = LettersQuery['letters']['edges'][number]['node'];

export default function LettersPage() {
  return (
    <ReadersOnly title={w.title}>
      <Shown />
    </ReadersOnly>
  );
}

/** Approvers come for what waits for them; nobody else has such a list. */
function stages(): readonly LetterStage[] {
  const all = Object.keys(NAMES) as LetterStage[];
  return rolesOf(me.value).includes('APPROVER') ? all : all.filter((stage) => stage !== 'FOR_ME');
}

function Shown() {
  const offered = stages();
  const asked = new URLSearchParams(search.value).get('stage');
  const stage = offered.find((each) => each === asked) ?? offered[0]!;
  return (
    <Page title={w.title}>
      <p class="muted">{me.value?.actingFor?.name}</p>
      <nav aria-label={w.which}>
        <ul class="list stages">
          {offered.map((each) => (
            <li key={each}>
              <a
                class="stage"
                href={`${placeOfLetters()}?stage=${each}`}
                aria-current={each === stage ? 'page' : undefined}
              >
                <span>{NAMES[each]}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <h2>{NAMES[stage]}</h2>
      <List key={stage} stage={stage} />
    </Page>
  );
}

function List({ stage }: { stage: LetterStage }) {
  const listing = useListing<Listed>(
    async (after, first) => (await execute(Letters, { stage, first, after })).letters,
    ({ id }) => id,
  );
  if (!listing.nodes) return <Waiting failure={listing.failure} again={listing.again} />;
  if (listing.nodes.length === 0) return <p>{w.none}</p>;
  return (
    <>
      <DataTable caption={NAMES[stage]} columns={[w.letter, w.number, w.state, w.drafted]}>
        {listing.nodes.map((letter) => (
          <Line key={letter.id} letter={letter} />
        ))}
      </DataTable>
      <More listing={listing} />
    </>
  );
}

function Line({ letter }: { letter: Listed }) {
  const { id, title, number, state, draftedAt, drafterName, doubtedAt } = letter;
  return (
    <DataRow>
      <RowHead>
        <a class="link" href={`${placeOfLetters()}/${id}`}>
          {title}
        </a>
      </RowHead>
      <DataCell label={w.number}>{number ?? <span class="muted">{w.unnumbered}</span>}</DataCell>
      <DataCell label={w.state}>
        <LetterTag state={state} />
        {doubtedAt && (
          <span class="tag waits">
            <span aria-hidden="true">? </span>
            {w.doubted}
          </span>
        )}
        {letter.trouble && <span class="line small">{troubleOf(letter)}</span>}
      </DataCell>
      <DataCell label={w.drafted}>
        {drafterName} <span class="line small">{moment(draftedAt)}</span>
      </DataCell>
    </DataRow>
  );
}
