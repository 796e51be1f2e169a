/** Filing a complaint: one page, begun empty or from what one tap fills in. */

import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { useAnswer, useTask } from '../foundation/asking';
import { execute, type Problem } from '../foundation/graphql';
import { words } from '../foundation/language';
import { search } from '../foundation/router';
import { me } from '../foundation/session';
import {
  DraftComplaint,
  FileComplaint,
  PlaceOfComplaint,
  type FileComplaintMutation,
} from '../generated/complaints';
import { Attachments } from '../request/attachments';
import { newToken } from '../foundation/token';
import { Button, Form } from '../ui/button';
import { Choices, MistakesSummary } from '../ui/fields';
import { Page, Waiting } from '../ui/page';
import { Say, WentWrong } from '../ui/say';
import { useClaim } from './claim';
import { ClaimFields } from './claim-fields';
import { useEvidenceFiles } from './evidence-files';
import { Filed } from './filed';
import type { Place } from './place-field';
import { originIn, typedFrom, type Begun, type From } from './typed';
import '../desk/desk.css';
import '../request/request.css';

const w = words(
  {
    title: '投诉、举报、提建议',
    shield: '被投诉的单位看不到您的姓名、电话，也看不到您写的原话。受理和调查的人能看到，每次查看都有记录。',
    unsigned: '您没有登录：不留姓名，提交后给您一个回执码，凭它查进度。',
    signIn: '登录后再提',
    entry: '看清单上怎么说',
    files: '有照片、书面通知、录音吗？（选填）',
    named: '告诉被投诉的单位我是谁吗？',
    unnamedYes: '不告诉',
    unnamedHint: '以后可以改',
    namedYes: '可以告诉，方便他们直接联系我',
    send: '提交',
  },
  {
    title: 'Complain, report, or suggest',
    shield: 'The office you complain about sees neither your name and telephone nor your own words. Those who look into it do, and each look is recorded.',
    unsigned: 'You have not signed in: no name is kept, and you get a receipt code to follow it by.',
    signIn: 'Sign in first',
    entry: 'See what the list says',
    files: 'Photographs, notices or recordings, if you have any (optional)',
    named: 'May that office know who you are?',
    unnamedYes: 'No',
    unnamedHint: 'You can change this later',
    namedYes: 'Yes, so that it can reach me',
    send: 'Send',
  },
);

type Sent = Extract<FileComplaintMutation['fileComplaint'], { __typename: 'FiledComplaint' }>;

const NAMED_CHOICES = [
  { value: 'no', label: w.unnamedYes, hint: w.unnamedHint },
  { value: 'yes', label: w.namedYes },
] as const;

export default function NewComplaint() {
  const from = useRef(originIn(search.value)).current;
  const filed = useSignal<Sent | undefined>(undefined);
  if (filed.value) return <Filed filed={filed.value} />;
  return (
    <Page title={w.title} back="/complaints">
      {from.kind === 'FREE' ? (
        <ComplaintForm from={from} onFiled={(sent) => (filed.value = sent)} />
      ) : (
        <BegunFrom from={from} onFiled={(sent) => (filed.value = sent)} />
      )}
    </Page>
  );
}

interface FormProps {
  from: From;
  begun?: Begun;
  place?: Place | undefined;
  onFiled: (sent: Sent) => void;
}

function BegunFrom(props: FormProps) {
  const { data, failure, again } = useAnswer(DraftComplaint, { origin: props.from.kind, ref: props.from.ref });
  const begun = data.value?.complaintDraft;
  if (!begun) return <Waiting failure={failure.value} again={again} />;
  return begun.region ? (
    <At region={begun.region} begun={begun} {...props} />
  ) : (
    <ComplaintForm {...props} begun={begun} />
  );
}

function At({ region, begun, ...props }: FormProps & { region: string; begun: Begun }) {
  const { data, failure, again } = useAnswer(PlaceOfComplaint, { code: region });
  if (!data.value) return <Waiting failure={failure.value} again={again} />;
  return <ComplaintForm {...props} begun={begun} place={data.value.region ?? undefined} />;
}

function ComplaintForm({ from, begun, place, onFiled }: FormProps) {
  const clientToken = useRef(newToken()).current;
  const task = useTask();
  const claim = useClaim(typedFrom(begun, place), begun?.happenedOn ?? '');
  const problem = useSignal<Problem | undefined>(undefined);
  const evidence = useEvidenceFiles();
  const send = () =>
    task.run(async () => {
      const attachmentIds = await evidence.upload();
      if (!Array.isArray(attachmentIds)) {
        problem.value = attachmentIds;
        return;
      }
      const agreesToBeNamed = claim.typed.value.named;
      const { fileComplaint: answer } = await execute(FileComplaint, {
        input: { clientToken, ...claim.input(), origin: from, attachmentIds, agreesToBeNamed },
      });
      if (answer.__typename === 'FiledComplaint') return onFiled(answer);
      problem.value = claim.blame(answer);
    });
  const submit = () => {
    if (claim.check()) void send();
  };
  return (
    <>
      <Say>
        <p>{w.shield}</p>
        {!me.value && <Unsigned />}
      </Say>
      {begun?.itemCode && (
        <p>
          <a class="link" href={`/catalogue/items/${begun.itemCode}/${begun.itemVersion}`}>
            {w.entry}
          </a>
        </p>
      )}
      <WentWrong problem={problem.value} failure={task.failure.value} />
      <Form onSubmit={submit}>
        <MistakesSummary mistakes={claim.mistakes.value} />
        <ClaimFields claim={claim} />
        {me.value && (
          <section aria-labelledby="files">
            <h2 id="files">{w.files}</h2>
            <Attachments {...evidence.field} sounds reuses={!me.value.actingFor} />
          </section>
        )}
        {me.value && (
          <Choices
            name="named"
            label={w.named}
            value={claim.typed.value.named ? 'yes' : 'no'}
            choices={NAMED_CHOICES}
            onValue={(chosen) => claim.put({ named: chosen === 'yes' })}
          />
        )}
        <Button block busy={task.busy}>
          {w.send}
        </Button>
      </Form>
    </>
  );
}

function Unsigned() {
  return (
    <p>
      {w.unsigned}{' '}
      <a class="link" href="/sign-in">
        {w.signIn}
      </a>
    </p>
  );
}
