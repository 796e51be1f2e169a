/** What the nightly watch found in declared materials 清单巡查: answered by the office, or dismissed by who supervises it. */

import { problemOf } from '../desk/verb';
import { moment } from '../foundation/dates';
import { execute, type Problem } from '../foundation/graphql';
import { words } from '../foundation/language';
import { useListing, type Listing } from '../foundation/listing';
import { me, rolesOf } from '../foundation/session';
import {
  AnswerFinding,
  DismissFinding,
  Findings,
  type FindingKind,
  type FindingPartsFragment,
  type FindingState,
} from '../generated/watch';
import { WordsForm } from '../operators/words-form';
import { Fact, Facts } from '../ui/facts';
import { More } from '../ui/more';
import { Page, Waiting } from '../ui/page';

const w = words(
  {
    title: '清单巡查',
    why: '系统每天夜里把各单位登记的材料和现行清单对照一遍，不一致的列在这里。改正登记以后，第二天自动消除。',
    others: '这个页面给部门工作人员和监督员使用。您现在的身份看不到巡查情况。',
    choose: '到“我的”里选择单位',
    none: '没有。',
    office: '登记单位',
    matter: '办理事项',
    rule: '清单怎么说',
    version: (version: number) => `第${version}版`,
    unsure: '待核实',
    other: '不要这份证明的单位',
    opened: '发现时间',
    answer: '单位答复',
    ruling: '监督员意见',
    resolved: '消除时间',
    answerLabel: '打算怎么改，或者为什么仍要收',
    answerHint: '例如：本周内改正登记；或写明法律依据的名称和条款。',
    answerVerb: '答复',
    dismissLabel: '为什么不是问题',
    dismissHint: '写明理由。清单或登记变了，会重新对照。',
    dismissVerb: '认定不成立',
  },
  {
    title: 'Watch of the lists',
    why: 'Every night the declared materials are compared with the lists in force; what does not fit stands here. It ends by itself the night after the declaration is mended.',
    others: 'This page is for the staff of departments and for supervisors, which you are not acting as now.',
    choose: 'Choose your office under “Me”',
    none: 'None.',
    office: 'Declared by',
    matter: 'For the matter',
    rule: 'What the list says',
    version: (version: number) => `version ${version}`,
    unsure: 'to be confirmed',
    other: 'Does it without this proof',
    opened: 'Found at',
    answer: 'The office says',
    ruling: 'The supervisor says',
    resolved: 'Ended at',
    answerLabel: 'What will be done, or why it is needed all the same',
    answerHint: 'E.g. the declaration will be mended this week; or the law and article that demand it.',
    answerVerb: 'Answer',
    dismissLabel: 'Why is it no fault?',
    dismissHint: 'Say why. When the list or the declaration changes, it is compared anew.',
    dismissVerb: 'Dismiss',
  },
);
const KINDS: Record<FindingKind, (material: string) => string> = words(
  {
    ABOLISHED_DEMANDED: (material: string) => `“${material}”已经取消，仍在索要`,
    REPLACEABLE_DEMANDED: (material: string) => `“${material}”可以用别的办法代替，仍在索要`,
    NO_LEGAL_BASIS: (material: string) => `“${material}”在清单上没有依据`,
    CONTRADICTION: (material: string) => `“${material}”有的单位要、有的单位不要`,
  },
  {
    ABOLISHED_DEMANDED: (material: string) => `“${material}” is abolished and still asked for`,
    REPLACEABLE_DEMANDED: (material: string) => `“${material}” can be replaced and is still asked for`,
    NO_LEGAL_BASIS: (material: string) => `No list gives a basis for “${material}”`,
    CONTRADICTION: (material: string) => `Some offices ask for “${material}”, some do not`,
  },
);
const STATES: Record<FindingState, string> = words(
  { OPEN: '等待答复', ANSWERED: '已答复，还没改', DISMISSED: '认定不成立', RESOLVED: '已消除' },
  { OPEN: 'To be answered', ANSWERED: 'Answered, not mended yet', DISMISSED: 'Dismissed', RESOLVED: 'Ended' },
);
const ORDER: readonly FindingState[] = ['OPEN', 'ANSWERED', 'DISMISSED', 'RESOLVED'];

type Found = FindingPartsFragment;
type Changed = () => Promise<void>;

export default function FindingsPage() {
  const roles = rolesOf(me.value);
  const reads = roles.includes('DEPARTMENT_STAFF') || roles.includes('SUPERVISOR');
  return (
    <Page title={w.title}>
      {reads ? (
        <All />
      ) : (
        <>
          <p>{w.others}</p>
          <a class="button" href="/account">
            {w.choose}
          </a>
        </>
      )}
    </Page>
  );
}

function All() {
  const groups = {
    OPEN: useFindings('OPEN'),
    ANSWERED: useFindings('ANSWERED'),
    DISMISSED: useFindings('DISMISSED'),
    RESOLVED: useFindings('RESOLVED'),
  };
  const changed = async () => {
    await Promise.all(ORDER.map((state) => groups[state].again()));
  };
  return (
    <>
      <p>{w.why}</p>
      {ORDER.map((state) => (
        <section key={state} aria-labelledby={`findings-${state}`}>
          <h2 id={`findings-${state}`}>{STATES[state]}</h2>
          <Group listing={groups[state]} onChanged={changed} />
        </section>
      ))}
    </>
  );
}

function useFindings(state: FindingState): Listing<Found> {
  return useListing<Found>(
    async (after, first) => (await execute(Findings, { state, first, after })).findings,
    ({ id }) => id,
  );
}

function Group({ listing, onChanged }: { listing: Listing<Found>; onChanged: Changed }) {
  if (!listing.nodes) return <Waiting failure={listing.failure} again={listing.again} />;
  if (listing.nodes.length === 0) return <p>{w.none}</p>;
  return (
    <>
      <ul class="list">
        {listing.nodes.map((found) => (
          <FindingCard key={found.id} found={found} onChanged={onChanged} />
        ))}
      </ul>
      <More listing={listing} />
    </>
  );
}

function FindingCard({ found, onChanged }: { found: Found; onChanged: Changed }) {
  return (
    <li class="card">
      <h3>{KINDS[found.kind](found.material)}</h3>
      <Facts>
        <Fact label={w.office}>{found.office}</Fact>
        <Fact label={w.matter}>
          {found.matterId ? (
            <a class="link" href={`/catalogue/matters/${found.matterId}`}>
              {found.matter}
            </a>
          ) : (
            found.matter
          )}
        </Fact>
        <Fact label={w.rule}>{found.rule && <Rule rule={found.rule} />}</Fact>
        <Fact label={w.other}>{found.otherOffice}</Fact>
        <Fact label={w.opened}>{moment(found.openedAt)}</Fact>
        <Fact label={w.answer}>{found.answer}</Fact>
        <Fact label={w.ruling}>{found.ruling}</Fact>
        <Fact label={w.resolved}>{found.resolvedAt && moment(found.resolvedAt)}</Fact>
      </Facts>
      <Verbs found={found} onChanged={onChanged} />
    </li>
  );
}

function Rule({ rule }: { rule: NonNullable<Found['rule']> }) {
  return (
    <>
      <a class="link" href={`/catalogue/items/${rule.code}/${rule.version}`}>
        {rule.name}
      </a>
      {` · ${rule.listTitle} · ${w.version(rule.version)}${rule.needsConfirmation ? ` · ${w.unsure}` : ''}`}
    </>
  );
}

/** What this viewer may do about it; the portal decides in the end. */
function Verbs({ found, onChanged }: { found: Found; onChanged: Changed }) {
  const roles = rolesOf(me.value);
  const own = me.value?.actingFor?.name === found.office;
  const { id, state } = found;
  const then = async (problem: Problem | undefined) => {
    if (!problem) await onChanged();
    return problem;
  };
  return (
    <>
      {state === 'OPEN' && own && roles.includes('DEPARTMENT_STAFF') && (
        <WordsForm
          name={`answer-${id}`}
          label={w.answerLabel}
          hint={w.answerHint}
          action={w.answerVerb}
          act={async (said) => then(problemOf((await execute(AnswerFinding, { id, words: said })).answerFinding))}
        />
      )}
      {(state === 'OPEN' || state === 'ANSWERED') && !own && roles.includes('SUPERVISOR') && (
        <WordsForm
          name={`dismiss-${id}`}
          label={w.dismissLabel}
          hint={w.dismissHint}
          action={w.dismissVerb}
          act={async (said) => then(problemOf((await execute(DismissFinding, { id, words: said })).dismissFinding))}
        />
      )}
    </>
  );
}
