/** What one person does alone (stopping a seal), and what she asks of another one (all else). */

import { useSignal } from '@preact/signals';
import { AskForSeal, SuspendSeal, type AskForSealInput, type SealPartsFragment, type SealReason } from '../generated/desk';
import { execute, type Problem } from '../foundation/graphql';
import { words } from '../foundation/language';
import { Choices, SelectField, TextField } from '../ui/fields';
import { SEAL_REASONS, SEAL_STATES, choicesOf } from './codes';
import { momentOf } from './moments';
import { replaceable, type Verb } from './seal-verbs';
import { problemOf } from './verb';
import { WordsForm } from './words-form';

const w = words(
  {
    means: {
      activate: '请先核对名称、任期和保管人。另一位有权的同事同意后，该单位就可以用这枚印章。',
      rotate: '另一位有权的同事同意的那一刻，新印章接替原印章：原印章注销，已经批准、还没有盖章的文件改用新印章，已经盖过章的仍然有效。',
      suspend: '停用立即生效，不用等别人：正在制作的证明也盖不上章。之后由另一位有权的同事确认。恢复启用要两个人。',
      retire: '另一位有权的同事同意后印章注销，不能恢复，要用印只能另行备案。已经盖过章的证明仍然有效。',
      compromise: '提出后立即停用。另一位有权的同事同意后永久停用，从您写的时间起用它盖章的文件全部标为“存疑”，并通知持有人和查看过的单位。',
    },
    action: {
      activate: '提请启用',
      rotate: '提请接替',
      suspend: '立即停用',
      retire: '提请注销',
      compromise: '报告失密，立即停用',
    },
    reason: '原因',
    choose: '请选择',
    reasonEmpty: '请选择原因。',
    why: '说明',
    whyHint: '写给要答复的同事，也留作记录。不要写密码、密钥。',
    since: '从什么时候起密钥不可信',
    sinceHint: '北京时间，例如 2026-11-22 09:30。拿不准的，往早写。',
    sinceWrong: '请按“2026-11-22 09:30”的样子写一个已经过去的时间。',
    old: '接替哪一枚印章',
    oldEmpty: '请选择原印章。',
    oldOf: (serial: string, state: string) => `证书编号末八位 ${serial}（${state}）`,
  },
  {
    means: {
      activate: 'Please check name, term and keeper first. Once a colleague with the same authority agrees, the organisation can seal with it.',
      rotate: 'In the moment in which a colleague agrees, the new seal takes over: the old one is retired, what is approved and not sealed yet gets the new one, and what was sealed stays valid.',
      suspend: 'It stops at once, without anybody else: even what is being made is not sealed. A colleague confirms it afterwards. Starting again needs two persons.',
      retire: 'Once a colleague agrees it ends for good; another seal would have to be enrolled. What it sealed stays valid.',
      compromise: 'It stops at once. When a colleague agrees it is out of use for good, everything that it sealed since the moment you give is marked as in doubt, and holders and offices that looked are told.',
    },
    action: {
      activate: 'Ask to activate it',
      rotate: 'Ask to let it take over',
      suspend: 'Stop it now',
      retire: 'Ask to retire it',
      compromise: 'Report the key and stop the seal',
    },
    reason: 'Reason',
    choose: 'Please choose',
    reasonEmpty: 'Please choose a reason.',
    why: 'In your words',
    whyHint: 'For the colleague who answers, and for the record. No passwords, no keys.',
    since: 'From when on the key is not trusted',
    sinceHint: 'China time, for example 2026-11-22 09:30. When in doubt, the earlier.',
    sinceWrong: 'Please write a moment that has passed, like 2026-11-22 09:30.',
    old: 'From which seal it takes over',
    oldEmpty: 'Please choose the old seal.',
    oldOf: (serial: string, state: string) => `Certificate ending in ${serial} (${state})`,
  },
);

/** What people may give as a reason; REPLACED is the portal's own. */
const REASONS = choicesOf(SEAL_REASONS).filter(({ value }) => value !== 'REPLACED');

interface SealFormProps {
  seal: SealPartsFragment;
  all: readonly SealPartsFragment[];
  verb: Verb;
  onDone: () => Promise<void>;
}

export function SealForm({ seal, all, verb, onDone }: SealFormProps) {
  const reason = useSignal('');
  const since = useSignal('');
  const olds = replaceable(seal, all);
  const old = useSignal<string | undefined>(olds.length === 1 ? olds[0]?.id : undefined);
  const needsReason = verb === 'suspend' || verb === 'retire';
  const named = (field: string) => `${field}-${seal.id}`;
  const check = () => ({
    [named('reason')]: needsReason && reason.value === '' ? w.reasonEmpty : undefined,
    [named('since')]: verb === 'compromise' && !momentOf(since.value) ? w.sinceWrong : undefined,
    [named('replaces')]: verb === 'rotate' && !old.value ? w.oldEmpty : undefined,
  });
  const act = async (said: string) => {
    const problem =
      verb === 'suspend'
        ? await stopped(seal.id, reason.value as SealReason, said)
        : await asked({
            sealId: seal.id,
            verb: ASKED[verb],
            words: said,
            reason: needsReason ? (reason.value as SealReason) : null,
            replaces: verb === 'rotate' ? (old.value ?? null) : null,
            since: verb === 'compromise' ? (momentOf(since.value) ?? null) : null,
          });
    if (!problem) await onDone();
    return problem;
  };
  return (
    <>
      <p>{w.means[verb]}</p>
      <WordsForm
        name={named('words')}
        label={w.why}
        hint={w.whyHint}
        action={w.action[verb]}
        danger={verb !== 'activate' && verb !== 'rotate'}
        check={check}
        fields={{ reason: named('reason'), since: named('since'), replaces: named('replaces') }}
        act={act}
      >
        {(mistakes) => (
          <>
            {needsReason && (
              <SelectField
                name={named('reason')}
                label={w.reason}
                mistake={mistakes[named('reason')]}
                value={reason.value}
                choices={[{ value: '', label: w.choose }, ...REASONS]}
                onValue={(value) => {
                  reason.value = value;
                }}
              />
            )}
            {verb === 'compromise' && (
              <TextField
                name={named('since')}
                label={w.since}
                hint={w.sinceHint}
                mistake={mistakes[named('since')]}
                value={since.value}
                onValue={(value) => {
                  since.value = value;
                }}
                autoComplete="off"
              />
            )}
            {verb === 'rotate' && (
              <Choices
                name={named('replaces')}
                label={w.old}
                mistake={mistakes[named('replaces')]}
                value={old.value}
                choices={olds.map(({ id, certificateSerial, state }) => ({
                  value: id,
                  label: w.oldOf(certificateSerial.slice(-8), SEAL_STATES[state]),
                }))}
                onValue={(value) => {
                  old.value = value;
                }}
              />
            )}
          </>
        )}
      </WordsForm>
    </>
  );
}

const ASKED = { activate: 'ACTIVATE', rotate: 'ROTATE', retire: 'RETIRE', compromise: 'COMPROMISE' } as const;

async function asked(input: AskForSealInput): Promise<Problem | undefined> {
  return problemOf((await execute(AskForSeal, { input })).askForSeal);
}

async function stopped(id: string, reason: SealReason, said: string): Promise<Problem | undefined> {
  return problemOf((await execute(SuspendSeal, { id, reason, words: said })).suspendSeal);
}
