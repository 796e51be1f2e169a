/** Asking one resident for some of her papers (个人信息保护法 art. 17, 23). */

import { useSignal } from '@preact/signals';
import { RequestDepartmentConsent, type RequestConsentInput } from '../generated/department';
import { useTask } from '../foundation/asking';
import { execute, type Problem } from '../foundation/graphql';
import { sentenceOf, words } from '../foundation/language';
import { newToken } from '../foundation/token';
import { Button, Form } from '../ui/button';
import { LongTextField, MistakesSummary, TextField, type Mistakes } from '../ui/fields';
import { Say, WentWrong } from '../ui/say';
import { draft } from './case';

const w = words(
  {
    holderName: '当事人姓名',
    holderIdNumber: '当事人身份证号码',
    wanted: '需要哪些证明',
    wantedHint: '每行一种，例如“居住证明”。不填由当事人自己选。',
    purpose: '用途',
    purposeHint: '当事人会看到，同意后只能用于这个用途。',
    legalNote: '为什么需要，不提供会怎样',
    caseNumber: '办件编号',
    days: '需要查看几天',
    daysHint: '1 到 30 天，从当事人同意起算。',
    send: '发送请求',
    sent: '请求已发出。当事人如果使用免证通，会在手机上收到；七天内没有答复就自动失效。',
    daysWrong: '请填写 1 到 30 的整数。',
  },
  {
    holderName: 'The resident’s name',
    holderIdNumber: 'The resident’s identity number',
    wanted: 'Which papers',
    wantedHint: 'One kind on each line, e.g. 居住证明. Left empty, she chooses.',
    purpose: 'Purpose',
    purposeHint: 'She reads it, and the papers may be used for nothing else.',
    legalNote: 'Why they are needed, and what follows without',
    caseNumber: 'Case number',
    days: 'For how many days',
    daysHint: '1 to 30, from her agreement.',
    send: 'Send the request',
    sent: 'The request was sent. If she uses the portal it is on her phone now; without an answer it ends in seven days.',
    daysWrong: 'Please give a whole number from 1 to 30.',
  },
);
const TEXTS = ['holderName', 'holderIdNumber', 'purpose', 'caseNumber', 'days'] as const;
const HINTS: Partial<Record<Text, string>> = { purpose: w.purposeHint, days: w.daysHint };
type Text = (typeof TEXTS)[number];
type Typed = Readonly<Record<Text | 'wanted' | 'legalNote', string>>;

const LEGAL_NOTE_LENGTH = 500;
const WANTED_LENGTH = 1_200;

export function AskForm({ onAsked }: { onAsked: () => Promise<void> }) {
  const typed = useSignal<Typed>(fresh());
  // The same until the request has arrived: sent twice, it is still one request.
  const token = useSignal(newToken());
  const mistakes = useSignal<Mistakes>({});
  const problem = useSignal<Problem | undefined>(undefined);
  const sent = useSignal(false);
  const task = useTask();
  const change = (part: Partial<Typed>) => {
    typed.value = { ...typed.value, ...part };
    sent.value = false;
    // Another content is another request: the portal refuses it under the same token.
    token.value = newToken();
  };
  const submit = () => {
    const days = daysOf(typed.value.days);
    mistakes.value = days === undefined ? { days: w.daysWrong } : {};
    if (days === undefined) return;
    void task.run(async () => {
      const input = inputOf(typed.value, days, token.value);
      const { requestDepartmentConsent: answer } = await execute(RequestDepartmentConsent, { input });
      problem.value = answer.__typename === 'Problem' ? answer : undefined;
      mistakes.value = answer.__typename === 'Problem' ? mistakeOf(answer) : {};
      if (answer.__typename === 'Problem') return;
      typed.value = fresh();
      token.value = newToken();
      sent.value = true;
      await onAsked();
    });
  };
  const isTold = problem.value?.field && Object.keys(mistakes.value).length > 0;
  return (
    <Form onSubmit={submit}>
      <MistakesSummary mistakes={mistakes.value} />
      <Fields typed={typed.value} mistakes={mistakes.value} change={change} />
      <WentWrong problem={isTold ? undefined : problem.value} failure={task.failure.value} />
      {sent.value && (
        <Say kind="success">
          <p>{w.sent}</p>
        </Say>
      )}
      <Button busy={task.busy}>{w.send}</Button>
    </Form>
  );
}

interface FieldsProps {
  typed: Typed;
  mistakes: Mistakes;
  change: (part: Partial<Typed>) => void;
}

function Fields({ typed, mistakes, change }: FieldsProps) {
  return (
    <>
      {TEXTS.map((name) => (
        <TextField
          key={name}
          name={name}
          label={w[name]}
          hint={HINTS[name]}
          value={typed[name]}
          mistake={mistakes[name]}
          autoComplete="off"
          inputMode={name === 'days' ? 'numeric' : 'text'}
          onValue={(value) => change({ [name]: value })}
        />
      ))}
      <LongTextField
        name="wanted"
        label={w.wanted}
        hint={w.wantedHint}
        optional
        value={typed.wanted}
        limit={WANTED_LENGTH}
        rows={3}
        mistake={mistakes['wanted']}
        onValue={(value) => change({ wanted: value })}
      />
      <LongTextField
        name="legalNote"
        label={w.legalNote}
        value={typed.legalNote}
        limit={LEGAL_NOTE_LENGTH}
        rows={3}
        mistake={mistakes['legalNote']}
        onValue={(value) => change({ legalNote: value })}
      />
    </>
  );
}

/** The case that is being worked on is most likely the one that is asked for. */
function fresh(): Typed {
  const { caseNumber, purpose } = draft.value;
  return { holderName: '', holderIdNumber: '', purpose, caseNumber, days: '10', wanted: '', legalNote: '' };
}

function daysOf(text: string): number | undefined {
  const days = /^\s*[0-9]{1,2}\s*$/.test(text) ? Number(text) : 0;
  return days >= 1 && days <= 30 ? days : undefined;
}

function inputOf(typed: Typed, days: number, clientToken: string): RequestConsentInput {
  const wanted = typed.wanted.split(/\r?\n/).map((line) => line.trim()).filter(Boolean);
  return { ...typed, wanted, days, clientToken };
}

function mistakeOf(problem: Problem): Mistakes {
  const field = problem.field ?? '';
  return field in fresh() ? { [field]: sentenceOf(problem) } : {};
}
