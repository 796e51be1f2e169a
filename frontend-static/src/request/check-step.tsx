/** All answers once more, who will see them, and by when it should be done; then the request goes. */

import { useSignal } from '@preact/signals';
import { RequestTerms } from '../generated/request';
import { useAnswer, useTask } from '../foundation/asking';
import { day } from '../foundation/dates';
import { sentenceOf, words } from '../foundation/language';
import { me } from '../foundation/session';
import { Button, Form } from '../ui/button';
import { MistakesSummary, type Mistakes } from '../ui/fields';
import { Page } from '../ui/page';
import { RELATIONS } from './about-step';
import { DeclarationField, declarationMistakes, useDeclaration } from './declaration';
import { plainUscc, type Draft } from './draft';
import { drafts } from './drafts';
import { currentDraft } from './question';
import { sendNow } from './queued';
import { Refused, wasSentBefore } from './refused';
import { hasMistakes, STEPS, type Step } from './steps';

const w = words(
  {
    title: '核对一下，再提交',
    place: `第 ${STEPS.length} 步，共 ${STEPS.length} 步`,
    change: '修改',
    committee: '村（社区）',
    about: '给谁开',
    self: (name: string) => `我自己（${name}）`,
    organisation: (name: string, uscc: string) => `${name}\n统一社会信用代码：${uscc}`,
    what: '要证明什么',
    purpose: '用来做什么',
    recipient: '交给哪个单位',
    text: '具体情况',
    files: '附件',
    noFiles: '没有附件',
    after: '提交以后',
    sees: (name: string) => `谁会看到：${name}办理这件事的工作人员；所属乡镇（街道）负责监督的工作人员也能查看。`,
    told: '通知谁：办理有进展时，发消息告诉您本人，不告诉别人。办好的证明交给谁，由您自己决定。',
    toldOfOrganisation:
      '通知谁：办理有进展时，发消息告诉您本人。证明办好、撤销或者更正时，也告诉这个单位在平台上登记的经办人；他们能查看和下载这份证明。',
    due: (date: string, days: number) => `什么时候办好：最晚 ${date}（${days} 个工作日）。`,
    calendarUnknown: '其中有的年份国家还没公布放假安排，日期可能会变。',
    dueLater: '什么时候办好：提交后马上告诉您。',
    kept: '保存多久：申请和办好的证明作为村（社区）档案，按《村级档案管理办法》规定的期限保存。没提交的草稿只存在这台手机上，14 天后或退出登录时删除。',
    thisCommittee: '您选择的村（居）委会',
    send: '提交',
  },
  {
    title: 'Check, then send',
    place: `Step ${STEPS.length} of ${STEPS.length}`,
    change: 'Change',
    committee: 'Village or community',
    about: 'About',
    self: (name: string) => `Myself (${name})`,
    organisation: (name: string, uscc: string) => `${name}\nUnified social credit code: ${uscc}`,
    what: 'What is to be certified',
    purpose: 'What it is for',
    recipient: 'Which office it is for',
    text: 'The facts',
    files: 'Attachments',
    noFiles: 'None',
    after: 'After you send it',
    sees: (name: string) => `Who will see it: the staff of ${name} who work on it; supervising staff of the township may look, too.`,
    told: 'Who is told: you, by message, when something happens; nobody else. To whom you give the proof is up to you.',
    toldOfOrganisation:
      'Who is told: you, by message, when something happens. Once the proof is issued, revoked or corrected, also the agents of the organisation on this portal, who can read and download it.',
    due: (date: string, days: number) => `When it should be done: by ${date} (${days} working days).`,
    calendarUnknown: 'The holidays of one of these years are not announced yet, so the date may change.',
    dueLater: 'When it should be done: you will be told as soon as it is sent.',
    kept: 'How long it is kept: the request and the proof are kept as records of the village by the rules for village archives. A draft that is not sent stays on this device only, and is deleted after 14 days or when you sign out.',
    thisCommittee: 'the committee you chose',
    send: 'Send',
  },
);

export function CheckStep() {
  const draft = currentDraft();
  return (
    <Page title={w.title} back="/request/files">
      <p class="muted small">{w.place}</p>
      {draft.refusal && <Refused draft={draft} refusal={draft.refusal} />}
      <Answers draft={draft} />
      <WhatFollows draft={draft} />
      {!wasSentBefore(draft.refusal) && <Send draft={draft} />}
    </Page>
  );
}

function Send({ draft }: { draft: Draft }) {
  const task = useTask();
  const told = useDeclaration();
  const mistakes = useSignal<Mistakes>({});
  const submit = () => {
    mistakes.value = declarationMistakes(told, draft.declared);
    if (!hasMistakes(mistakes.value)) void task.run(sendNow);
  };
  return (
    <Form onSubmit={submit}>
      <MistakesSummary mistakes={mistakes.value} />
      <DeclarationField
        told={told}
        declared={draft.declared}
        mistake={mistakes.value['declaration']}
        onDeclared={(declared) => drafts.change({ declared })}
      />
      <Button block busy={task.busy}>
        {w.send}
      </Button>
    </Form>
  );
}

function Answers({ draft }: { draft: Draft }) {
  const { files } = draft;
  return (
    <dl class="facts">
      <Answer step="committee" label={w.committee} value={draft.committee?.name ?? ''} />
      <Answer step="about" label={w.about} value={whomAbout(draft)} />
      <Answer step="what" label={w.what} value={draft.title} />
      <Answer step="why" label={w.purpose} value={draft.purpose} />
      <Answer step="why" label={w.recipient} value={draft.recipient} />
      <Answer step="words" label={w.text} value={draft.text} />
      <Answer step="files" label={w.files} value={files.map(({ name }) => name).join('\n') || w.noFiles} />
    </dl>
  );
}

function whomAbout({ about, subject, organisation }: Draft): string {
  if (about === 'organisation') return w.organisation(organisation.name, plainUscc(organisation.uscc));
  if (about !== 'other') return w.self(me.value?.name ?? '');
  return [subject.name, subject.relation && RELATIONS[subject.relation], subject.idNumber].filter(Boolean).join('，');
}

function Answer({ step, label, value }: { step: Step; label: string; value: string }) {
  return (
    <div class="fact">
      <dt>{label}</dt>
      <dd>{value}</dd>
      <dd>
        <a class="link" href={`/request/${step}?to=check`}>
          {w.change}
          <span class="unseen"> {label}</span>
        </a>
      </dd>
    </div>
  );
}

function WhatFollows({ draft }: { draft: Draft }) {
  const answer = useAnswer(RequestTerms, { regionCode: draft.committee?.code ?? '' }).data.value?.requestTerms;
  const terms = answer?.__typename === 'RequestTerms' ? answer : undefined;
  return (
    <section class="card">
      <h2>{w.after}</h2>
      {answer?.__typename === 'Problem' && <p class="mistake">{sentenceOf(answer)}</p>}
      <p>{w.sees(terms?.committee.name ?? w.thisCommittee)}</p>
      <p>{draft.about === 'organisation' ? w.toldOfOrganisation : w.told}</p>
      <p>{terms ? w.due(day(terms.dueOn), terms.workingDays) : w.dueLater}</p>
      {terms?.calendarKnown === false && <p>{w.calendarUnknown}</p>}
      <p>{w.kept}</p>
    </section>
  );
}
