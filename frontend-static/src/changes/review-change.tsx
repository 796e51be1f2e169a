/** One request as its reviewers and its publisher see it, with what each may do. */

import { useSignal } from '@preact/signals';
import { problemOf } from '../desk/verb';
import { DayFields } from '../desk/day-fields';
import { isoDay, typedDay } from '../desk/draft';
import {
  PublishChangeRequest,
  ReturnChangeRequest,
  ReviewChangeRequest,
  type ReviewKind,
} from '../generated/changes';
import { day, today } from '../foundation/dates';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { TextField } from '../ui/fields';
import { OneChange, type VerbsProps } from './one-change';
import { ReviewersOnly } from './reviewers-only';
import { SayWhy } from './say-why';
import '../desk/desk.css';

const w = words(
  {
    title: '调整申请',
    legal: '合法性审查',
    policy: '政策性审核',
    why: '审查意见',
    hint: '写明依据。所有人都能看到。',
    passLegal: '通过合法性审查',
    passPolicy: '通过，公开征求意见',
    days: '公开征求意见几天？',
    daysHint: '3 到 30 天，一般 7 天。',
    daysWrong: '请填写 3 到 30 之间的数。',
    back: '退回修改',
    backWhy: '要修改什么？',
    publish: '公布',
    summary: '意见采纳情况',
    summaryHint: '收到哪些意见，采纳了哪些，没有采纳的为什么。所有人都能看到。',
    from: '从哪天起生效？',
    fromHint: '今天或以后，最晚一年后。在这天以前，仍按原清单办理。',
    fromWrong: '这个日期不对，请核对。',
    waits: (date: string) => `征求意见到 ${date} 结束，次日起可以公布。`,
    none: '现在没有要您办的。',
  },
  {
    title: 'Request for a change',
    legal: 'Legal review',
    policy: 'Policy review',
    why: 'What you found',
    hint: 'With its grounds. Everybody can read this.',
    passLegal: 'Pass the legal review',
    passPolicy: 'Pass it, and ask the public',
    days: 'For how many days is the public asked?',
    daysHint: '3 to 30 days, usually 7.',
    daysWrong: 'Please give a number from 3 to 30.',
    back: 'Return it',
    backWhy: 'What is to be mended?',
    publish: 'Publish it',
    summary: 'What was done with the comments',
    summaryHint: 'What was said, what was adopted, and why the rest was not. Everybody can read this.',
    from: 'From which day on does it hold?',
    fromHint: 'Today or later, within a year. Until then the list of before holds.',
    fromWrong: 'This is not a possible day.',
    waits: (date: string) => `Comments end on ${date}; it can be published from the next day on.`,
    none: 'There is nothing for you to do now.',
  },
);

export default function ReviewChangePage({ params }: { params: { id?: string } }) {
  return (
    <ReviewersOnly title={w.title}>
      <OneChange
        id={params.id ?? ''}
        back="/review"
        Verbs={Verbs}
      />
    </ReviewersOnly>
  );
}

function Verbs({ request, onChanged }: VerbsProps) {
  const { verbs, openToComments, consultationEndsOn } = request;
  return (
    <>
      {verbs.length === 0 && <p class="muted">{w.none}</p>}
      {openToComments && consultationEndsOn && <p>{w.waits(day(consultationEndsOn))}</p>}
      {verbs.includes('REVIEW_LEGALLY') && <Passing kind="LEGAL" request={request} onChanged={onChanged} />}
      {verbs.includes('REVIEW_POLICY') && <Passing kind="POLICY" request={request} onChanged={onChanged} />}
      {verbs.includes('PUBLISH') && <Publishing request={request} onChanged={onChanged} />}
      {verbs.includes('RETURN') && <Returning request={request} onChanged={onChanged} />}
    </>
  );
}

function Passing({ kind, request: { id, version }, onChanged }: VerbsProps & { kind: ReviewKind }) {
  const days = useSignal('7');
  const wrong = useSignal<string | undefined>(undefined);
  const others = () => {
    const isFine = /^\d+$/.test(days.value) && Number(days.value) >= 3 && Number(days.value) <= 30;
    wrong.value = kind === 'LEGAL' || isFine ? undefined : w.daysWrong;
    return { days: wrong.value };
  };
  const pass = async (reason: string) => {
    const input = { id, version, kind, verdict: 'PASS' as const, reason, days: Number(days.value) };
    const { reviewChangeRequest: answer } = await execute(ReviewChangeRequest, { input });
    if (answer.__typename === 'ChangeRequest') onChanged(answer);
    return problemOf(answer);
  };
  return (
    <section class="card" aria-labelledby="pass">
      <h2 id="pass">{kind === 'LEGAL' ? w.legal : w.policy}</h2>
      <SayWhy
        name="passing"
        label={w.why}
        hint={w.hint}
        action={kind === 'LEGAL' ? w.passLegal : w.passPolicy}
        others={others}
        act={pass}
      >
        {kind === 'POLICY' && (
          <TextField
            name="days"
            label={w.days}
            hint={w.daysHint}
            mistake={wrong.value}
            inputMode="numeric"
            autoComplete="off"
            value={days.value}
            onValue={(value) => {
              days.value = value;
            }}
          />
        )}
      </SayWhy>
    </section>
  );
}

function Publishing({ request: { id, version }, onChanged }: VerbsProps) {
  const from = useSignal(typedDay(today()));
  const wrong = useSignal<string | undefined>(undefined);
  const others = () => {
    wrong.value = isoDay(from.value) ? undefined : w.fromWrong;
    return { effectiveFrom: wrong.value };
  };
  const publish = async (summary: string) => {
    const effectiveFrom = isoDay(from.value) ?? '';
    const { publishChangeRequest: answer } = await execute(PublishChangeRequest, { id, version, effectiveFrom, summary });
    if (answer.__typename === 'ChangeRequest') onChanged(answer);
    return problemOf(answer);
  };
  return (
    <section class="card" aria-labelledby="publish">
      <h2 id="publish">{w.publish}</h2>
      <SayWhy name="summary" label={w.summary} hint={w.summaryHint} action={w.publish} field="summary" others={others} act={publish}>
        <DayFields name="effectiveFrom" label={w.from} hint={w.fromHint} mistake={wrong.value} value={from} />
      </SayWhy>
    </section>
  );
}

/** By the review whose turn it is or, once the public is asked, by who might publish it. */
function Returning({ request: { id, version, state }, onChanged }: VerbsProps) {
  const back = async (reason: string) => {
    const answer = await returned(reason);
    if (answer.__typename === 'ChangeRequest') onChanged(answer);
    return problemOf(answer);
  };
  const returned = async (reason: string) => {
    if (state === 'CONSULTING') {
      return (await execute(ReturnChangeRequest, { id, version, reason })).returnChangeRequest;
    }
    const kind = state === 'FILED' ? ('LEGAL' as const) : ('POLICY' as const);
    const input = { id, version, kind, verdict: 'RETURN' as const, reason };
    return (await execute(ReviewChangeRequest, { input })).reviewChangeRequest;
  };
  return (
    <details class="card folded">
      <summary>{w.back}</summary>
      <SayWhy name="returning" label={w.backWhy} hint={w.hint} action={w.back} kind="danger" act={back} />
    </details>
  );
}
