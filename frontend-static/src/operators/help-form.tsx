/** Whom an operator helps, named as on the identity card, and how. */

import { useSignal } from '@preact/signals';
import { choicesOf } from '../desk/codes';
import { VerbTrouble, mistakesOf, problemOf, useVerb } from '../desk/verb';
import { AskSecondFactorReset, EndSessionsOf, type EndingReason } from '../generated/operators';
import { execute, type Problem } from '../foundation/graphql';
import { words } from '../foundation/language';
import { lengthMistake } from '../request/steps';
import { Button, Form } from '../ui/button';
import { Choices, LongTextField, MistakesSummary, TextField, type Mistakes } from '../ui/fields';
import { Say } from '../ui/say';

const w = words(
  {
    help: '办理协助',
    name: '姓名',
    idNumber: '身份证号',
    hint: '与身份证一致。本人到场的看证件，打电话来的先核实是本人。',
    what: '办理什么',
    reason: '原因',
    words: '怎样核实的本人',
    wordsHint: '例如：本人持身份证到场，两位同事见证，书面凭证已存档。不要写身份证号和电话。',
    submit: '提交',
    noName: '请填写姓名。',
    noNumber: '请填写身份证号。',
    noHelp: '请选择办理什么。',
    noReason: '请选择原因。',
    noWords: '请写明怎样核实的本人。',
    ended: (count: number) => (count === 0 ? '没有正在登录的设备。本人会收到短信。' : `已在 ${count} 台设备上退出登录。本人会收到短信。`),
    asked: '已提出，请另一位管理员答复。本人会收到短信。',
  },
  {
    help: 'Help somebody',
    name: 'Name',
    idNumber: 'Identity number',
    hint: 'As on the identity card. Look at the card; of who calls, find out first that it is she.',
    what: 'What to do',
    reason: 'Reason',
    words: 'How she proved who she is',
    wordsHint: 'For example: came with her identity card, two colleagues bore witness, the paper is on file. No identity or telephone number, please.',
    submit: 'Submit',
    noName: 'Please enter the name.',
    noNumber: 'Please enter the identity number.',
    noHelp: 'Please choose what to do.',
    noReason: 'Please choose a reason.',
    noWords: 'Please write how she proved who she is.',
    ended: (count: number) => (count === 0 ? 'She was signed in nowhere. She is told by message.' : `Signed out on ${count} devices. She is told by message.`),
    asked: 'Asked for. Another operator has to answer. She is told by message.',
  },
);

type Help = 'SIGN_OUT' | 'RESET';

const HELPS: Record<Help, string> = words(
  { SIGN_OUT: '在所有设备上退出登录', RESET: '解除丢失的动态口令' },
  { SIGN_OUT: 'Sign out on all devices', RESET: 'Reset a lost second factor' },
);
const REASONS: Record<EndingReason, string> = words(
  { DEVICE_LOST: '手机或电脑丢失', ACCOUNT_AT_RISK: '可能被别人登录', POST_LEFT: '已离开岗位' },
  { DEVICE_LOST: 'A device was lost', ACCOUNT_AT_RISK: 'Somebody else may be signed in', POST_LEFT: 'Left the post' },
);
const FIELDS = ['name', 'idNumber', 'words'];
const LIMIT = 500;

export function HelpForm({ onAsked }: { onAsked: () => Promise<void> }) {
  const verb = useVerb();
  const name = useSignal('');
  const idNumber = useSignal('');
  const help = useSignal<Help | undefined>(undefined);
  const reason = useSignal<EndingReason | undefined>(undefined);
  const said = useSignal('');
  const mistakes = useSignal<Mistakes>({});
  const done = useSignal('');

  const settled = async (problem: Problem | undefined, sentence: string) => {
    mistakes.value = mistakesOf(problem, FIELDS);
    if (problem) return problem;
    done.value = sentence;
    name.value = idNumber.value = said.value = '';
    help.value = reason.value = undefined;
    await onAsked();
    return undefined;
  };
  const signOut = async (why: EndingReason) => {
    const input = { name: name.value, idNumber: idNumber.value, reason: why };
    const { endSessionsOf: answer } = await execute(EndSessionsOf, { input });
    return settled(problemOf(answer), answer.__typename === 'SessionsEnded' ? w.ended(answer.count) : '');
  };
  const ask = async () => {
    const input = { name: name.value, idNumber: idNumber.value, words: said.value };
    return settled(problemOf((await execute(AskSecondFactorReset, { input })).askSecondFactorReset), w.asked);
  };
  const submit = () => {
    done.value = '';
    const why = reason.value;
    const found: Mistakes = {
      name: name.value.trim() ? undefined : w.noName,
      idNumber: idNumber.value.trim() ? undefined : w.noNumber,
      help: help.value ? undefined : w.noHelp,
      reason: help.value === 'SIGN_OUT' && !why ? w.noReason : undefined,
      words: help.value === 'RESET' ? lengthMistake(said.value, LIMIT, w.noWords) : undefined,
    };
    mistakes.value = found;
    if (Object.values(found).some(Boolean)) return;
    void verb.run(() => (help.value === 'SIGN_OUT' && why ? signOut(why) : ask()));
  };

  return (
    <>
      <h2>{w.help}</h2>
      {done.value && (
        <Say kind="success">
          <p>{done.value}</p>
        </Say>
      )}
      <MistakesSummary mistakes={mistakes.value} />
      <VerbTrouble verb={verb} fields={FIELDS} />
      <Form onSubmit={submit}>
        <TextField
          name="name"
          label={w.name}
          hint={w.hint}
          mistake={mistakes.value['name']}
          value={name.value}
          onValue={(value) => {
            name.value = value;
          }}
          autoComplete="off"
        />
        <TextField
          name="idNumber"
          label={w.idNumber}
          mistake={mistakes.value['idNumber']}
          value={idNumber.value}
          onValue={(value) => {
            idNumber.value = value;
          }}
          autoComplete="off"
        />
        <Choices
          name="help"
          label={w.what}
          mistake={mistakes.value['help']}
          value={help.value}
          choices={choicesOf(HELPS)}
          onValue={(value) => {
            help.value = value;
          }}
        />
        {help.value === 'SIGN_OUT' && (
          <Choices
            name="reason"
            label={w.reason}
            mistake={mistakes.value['reason']}
            value={reason.value}
            choices={choicesOf(REASONS)}
            onValue={(value) => {
              reason.value = value;
            }}
          />
        )}
        {help.value === 'RESET' && (
          <LongTextField
            name="words"
            label={w.words}
            hint={w.wordsHint}
            mistake={mistakes.value['words']}
            value={said.value}
            onValue={(value) => {
              said.value = value;
            }}
            limit={LIMIT}
            rows={3}
          />
        )}
        <Button busy={verb.task.busy}>{w.submit}</Button>
      </Form>
    </>
  );
}
