/** Forms that departments are asked to fill in: the blank one, a filled one to hand in, and past filings. */

import { useSignal } from '@preact/signals';
import { Filings, RegistrationForms, StartFiling, type FormCode } from '../generated/registration';
import { useAnswer, useTask } from '../foundation/asking';
import { execute, type Problem } from '../foundation/graphql';
import { words } from '../foundation/language';
import { useListing } from '../foundation/listing';
import { navigate } from '../foundation/router';
import { me } from '../foundation/session';
import { upload } from '../foundation/upload';
import { StaffOnly } from '../department/staff-only';
import { Button, Form } from '../ui/button';
import { SelectField } from '../ui/fields';
import { More } from '../ui/more';
import { Page, Waiting } from '../ui/page';
import { WentWrong } from '../ui/say';
import { SHORT, detailsOf, nameOf, standingOf } from './wording';
import '../desk/desk.css';
import '../papers/papers.css';

const w = words(
  {
    title: '事项梳理登记',
    what: '下载空白表填写后上传，或者直接在网页上填写。系统逐行检查，改好后再提交。没有相关事项的也要提交。',
    choose: '选择登记表',
    source: (source: string) => `出处：${source}`,
    blank: '下载空白表（XLSX）',
    file: '填好的表格（XLSX）',
    hint: '不超过5MB、10000行，一份文件一张工作表。',
    none: '请先选择文件。',
    send: '上传并检查',
    byHand: '在网页上填写',
    past: '本单位的填报',
    nothing: '本单位还没有填报。',
    watch: '清单巡查：登记的材料和清单哪里不一致',
    percent: (share: number) => `已上传 ${Math.round(share * 100)}%`,
  },
  {
    title: 'Registration of proofs',
    what: 'Download the blank form, fill it in and hand it in, or fill it in here. Every row is checked before you file. Nil returns are filed too.',
    choose: 'Which form',
    source: (source: string) => `Source: ${source}`,
    blank: 'Download the blank form (XLSX)',
    file: 'The filled form (XLSX)',
    hint: 'At most 5 MB and 10,000 rows, one sheet in a file.',
    none: 'Please choose a file first.',
    send: 'Hand in and check',
    byHand: 'Fill it in here',
    past: 'What your office has filled in',
    nothing: 'Your office has filled in nothing yet.',
    watch: 'The watch: where declarations do not fit the lists',
    percent: (share: number) => `${Math.round(share * 100)}% sent`,
  },
);

const FORM_PATH: Record<FormCode, string> = {
  DEMANDED: 'demanded',
  MEASURES: 'measures',
  MATERIALS: 'materials',
  ASSISTANCE: 'assistance',
  SUMMARY: 'summary',
};

export default function RegistrationPage() {
  return (
    <StaffOnly title={w.title}>
      <Page title={w.title}>
        <p class="muted">{me.value?.actingFor?.name}</p>
        <p>{w.what}</p>
        <Begin />
        <Past />
        <p>
          <a class="button plain block" href="/department/findings">
            {w.watch}
          </a>
        </p>
      </Page>
    </StaffOnly>
  );
}

function Begin() {
  const { data, failure, again } = useAnswer(RegistrationForms, {});
  const code = useSignal<FormCode>('DEMANDED');
  const forms = data.value?.registrationForms;
  if (!forms) return <Waiting failure={failure.value} again={again} />;
  const form = forms.find((each) => each.code === code.value);
  return (
    <section class="card">
      <SelectField
        name="form"
        label={w.choose}
        value={code.value}
        choices={forms.map((each) => ({ value: each.code, label: SHORT[each.code] }))}
        onValue={(value) => {
          code.value = value as FormCode;
        }}
      />
      {form && (
        <>
          <p>{form.title}</p>
          <p class="muted small">{w.source(form.source)}</p>
          <p>
            <a href={form.blankUrl} download>
              {w.blank}
            </a>
          </p>
        </>
      )}
      <HandIn form={code.value} />
    </section>
  );
}

function HandIn({ form }: { form: FormCode }) {
  const file = useSignal<File | undefined>(undefined);
  const sent = useSignal<number | undefined>(undefined);
  const mistake = useSignal<string | undefined>(undefined);
  const problem = useSignal<Problem | undefined>(undefined);
  const task = useTask();
  const show = (answer: Problem | { __typename: string; id: string }) => {
    if ('code' in answer) problem.value = answer;
    else navigate(`/department/registration/${answer.id}`);
  };
  const send = () => {
    const chosen = file.value;
    mistake.value = chosen ? undefined : w.none;
    problem.value = undefined;
    if (!chosen) return document.getElementById('workbook')?.focus();
    void task.run(async () => {
      const to = `/registration/workbooks?form=${FORM_PATH[form]}`;
      const onProgress = (share: number) => {
        sent.value = share;
      };
      try {
        show(await upload(chosen, onProgress, { to, field: 'workbook' }));
      } finally {
        sent.value = undefined;
      }
    });
  };
  const byHand = () =>
    void task.run(async () => show((await execute(StartFiling, { form })).startFiling));
  return (
    <Form onSubmit={send}>
      <div class={mistake.value ? 'field wrong' : 'field'}>
        <label class="label" for="workbook">
          {w.file}
        </label>
        <div class="hint" id="workbook-hint">
          {w.hint}
        </div>
        {mistake.value && (
          <p class="mistake" id="workbook-mistake">
            {mistake.value}
          </p>
        )}
        <input
          class="input"
          id="workbook"
          type="file"
          accept=".xlsx"
          aria-describedby={mistake.value ? 'workbook-hint workbook-mistake' : 'workbook-hint'}
          onChange={(event) => {
            file.value = event.currentTarget.files?.[0];
          }}
        />
        <p class="hint" aria-live="polite">
          {sent.value === undefined ? '' : w.percent(sent.value)}
        </p>
      </div>
      <WentWrong problem={problem.value} failure={task.failure.value} />
      <Button busy={task.busy}>{w.send}</Button>{' '}
      <Button kind="plain" busy={task.busy} onPress={byHand}>
        {w.byHand}
      </Button>
    </Form>
  );
}

function Past() {
  const listing = useListing(
    async (after, first) => (await execute(Filings, { first, after })).filings,
    ({ id }) => id,
  );
  const { nodes } = listing;
  return (
    <>
      <h2>{w.past}</h2>
      {!nodes && <Waiting failure={listing.failure} again={listing.again} />}
      {nodes?.length === 0 && <p>{w.nothing}</p>}
      <ul class="list">
        {nodes?.map((filing) => (
          <li class="card" key={filing.id}>
            <a class="paper-link" href={`/department/registration/${filing.id}`}>
              {nameOf(filing)}
            </a>
            <p class="paper-line">{standingOf(filing)}</p>
            <p class="paper-line muted small">{detailsOf(filing)}</p>
          </li>
        ))}
      </ul>
      <More listing={listing} />
    </>
  );
}
