/** Asking for a key 申请密钥, one question after the other; nothing is sent before the last page. */

import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { useTask } from '../foundation/asking';
import { execute, type Problem } from '../foundation/graphql';
import { sentenceOf, words } from '../foundation/language';
import { navigate } from '../foundation/router';
import { FileKeyRequest } from '../generated/keys';
import { lengthMistake } from '../request/steps';
import { newToken } from '../foundation/token';
import { Button, Form } from '../ui/button';
import { LongTextField, MistakesSummary, TextField, type Mistakes } from '../ui/fields';
import { Page } from '../ui/page';
import { WentWrong } from '../ui/say';
import { NO_TERMS, TermsFields, linesOf, mistakesInTerms, termsInput, type TypedTerms } from './terms-fields';
import { TermsFacts } from './terms-facts';
import { WaitingTime } from './waiting-time';

const w = words(
  {
    title: '申请接口密钥',
    place: (number: number, count: number) => `第 ${number} 步，共 ${count} 步`,
    system: '系统叫什么名字？',
    systemHint: '例如“社会救助审核系统”。群众授权时会看到这个名字。',
    contact: '有问题找谁？',
    contactHint: '科室和电话。群众也会看到。',
    purpose: '用来办什么事？',
    purposeHint: '用自己的话写：办哪些业务时、为什么要看村（社区）开的证明。',
    noSystem: '请填写系统的名字。',
    noContact: '请填写有问题找谁。',
    noPurpose: '请填写用来办什么事。',
    check: '请核对，没有问题就提交。',
    next: '下一步',
    back: '上一步',
    send: '提交申请',
  },
  {
    title: 'Ask for a key',
    place: (number: number, count: number) => `Step ${number} of ${count}`,
    system: 'What is your system called?',
    systemHint: 'Residents see this name when they are asked for consent.',
    contact: 'Whom to reach about it?',
    contactHint: 'An office and a telephone number. Residents see it too.',
    purpose: 'What is it for?',
    purposeHint: 'In your own words: in which matters, and why, it needs to see the proofs of villages.',
    noSystem: 'Please name your system.',
    noContact: 'Please say whom to reach.',
    noPurpose: 'Please say what it is for.',
    check: 'Please check this, and send it if it is right.',
    next: 'Next',
    back: 'Back',
    send: 'Send the request',
  },
);

interface Typed extends TypedTerms {
  readonly system: string;
  readonly contact: string;
  readonly purpose: string;
}

/** The fields of each step, by the portal's names; the last one sends. */
const STEPS = [['system', 'contact'], ['purpose', 'legalBases'], ['scopes', 'regions'], ['ipRanges'], []] as const;
const CHECK = STEPS.length - 1;
const LIMITS = { system: 100, contact: 100, purpose: 500 };

export default function NewKey() {
  const clientToken = useRef(newToken()).current;
  const task = useTask();
  const step = useSignal(0);
  const typed = useSignal<Typed>({ ...NO_TERMS, system: '', contact: '', purpose: '' });
  const mistakes = useSignal<Mistakes>({});
  const problem = useSignal<Problem | undefined>(undefined);
  const put = (part: Partial<Typed>) => {
    typed.value = { ...typed.value, ...part };
  };
  const go = (to: number) => {
    mistakes.value = {};
    step.value = to;
  };
  const send = () =>
    task.run(async () => {
      const { system, contact, purpose } = typed.value;
      const input = { system, contact, purpose, ...termsInput(typed.value) };
      const { fileKeyRequest: answer } = await execute(FileKeyRequest, { input, clientToken });
      if (answer.__typename === 'MyKeyRequest') return navigate('/department/keys', { replace: true });
      const at = stepOf(answer.field);
      problem.value = at === CHECK ? answer : undefined;
      step.value = at;
      if (at !== CHECK && answer.field) mistakes.value = { [answer.field]: sentenceOf(answer) };
    });
  const submit = () => {
    if (step.value === CHECK) return void send();
    mistakes.value = mistakesAt(step.value, typed.value);
    if (!Object.values(mistakes.value).some(Boolean)) go(step.value + 1);
  };
  return (
    <Page title={w.title} back="/department/keys">
      <Place step={step.value} />
      <WentWrong problem={problem.value} failure={task.failure.value} />
      <Form onSubmit={submit}>
        <MistakesSummary mistakes={mistakes.value} />
        <Question step={step.value} typed={typed.value} mistakes={mistakes.value} onTyped={put} />
        <Button block busy={task.busy}>
          {step.value === CHECK ? w.send : w.next}
        </Button>
        {step.value > 0 && (
          <Button kind="plain" block onPress={() => go(step.value - 1)}>
            {w.back}
          </Button>
        )}
      </Form>
    </Page>
  );
}

function stepOf(field: string | null): number {
  const found = STEPS.findIndex((fields) => fields.some((each) => each === field));
  return found < 0 ? CHECK : found;
}

function mistakesAt(step: number, typed: Typed): Mistakes {
  const all: Mistakes = {
    ...mistakesInTerms(typed),
    system: lengthMistake(typed.system, LIMITS.system, w.noSystem),
    contact: lengthMistake(typed.contact, LIMITS.contact, w.noContact),
    purpose: lengthMistake(typed.purpose, LIMITS.purpose, w.noPurpose),
  };
  const here: Record<string, string | undefined> = {};
  for (const field of STEPS[step] ?? []) here[field] = all[field];
  return here;
}

/** Takes the focus when the question changes: the pressed button stays, what is above it does not. */
function Place({ step }: { step: number }) {
  const place = useRef<HTMLParagraphElement>(null);
  const before = useRef(step);
  useEffect(() => {
    if (before.current !== step) place.current?.focus();
    before.current = step;
  }, [step]);
  return (
    <p class="muted small" tabIndex={-1} ref={place}>
      {w.place(step + 1, STEPS.length)}
    </p>
  );
}

interface QuestionProps {
  step: number;
  typed: Typed;
  mistakes: Mistakes;
  onTyped: (part: Partial<Typed>) => void;
}

function Question({ step, typed, mistakes, onTyped }: QuestionProps) {
  if (step === CHECK) return <Check typed={typed} />;
  if (step === 0) return <SystemFields typed={typed} mistakes={mistakes} onTyped={onTyped} />;
  if (step === 2) return <TermsFields typed={typed} mistakes={mistakes} onTyped={onTyped} only={['scopes', 'regions']} />;
  if (step === 3) return <TermsFields typed={typed} mistakes={mistakes} onTyped={onTyped} only={['ipRanges']} />;
  return (
    <>
      <LongTextField
        name="purpose"
        label={w.purpose}
        hint={w.purposeHint}
        mistake={mistakes['purpose']}
        value={typed.purpose}
        onValue={(purpose) => onTyped({ purpose })}
        limit={LIMITS.purpose}
      />
      <TermsFields typed={typed} mistakes={mistakes} onTyped={onTyped} only={['legalBases']} />
    </>
  );
}

function SystemFields({ typed, mistakes, onTyped }: Omit<QuestionProps, 'step'>) {
  return (
    <>
      <TextField
        name="system"
        label={w.system}
        hint={w.systemHint}
        mistake={mistakes['system']}
        value={typed.system}
        onValue={(system) => onTyped({ system })}
        autoComplete="off"
      />
      <TextField
        name="contact"
        label={w.contact}
        hint={w.contactHint}
        mistake={mistakes['contact']}
        value={typed.contact}
        onValue={(contact) => onTyped({ contact })}
        autoComplete="off"
      />
    </>
  );
}

function Check({ typed }: { typed: Typed }) {
  const { scopes, regions, ipRanges, legalBases } = typed;
  const terms = {
    scopes: [...scopes],
    regions: [...regions],
    ipRanges: linesOf(ipRanges),
    legalBases: linesOf(legalBases),
  };
  return (
    <>
      <p>{w.check}</p>
      <h2>{typed.system}</h2>
      <p>{typed.contact}</p>
      <p class="keep-lines">{typed.purpose}</p>
      <TermsFacts terms={terms} />
      <WaitingTime />
    </>
  );
}
