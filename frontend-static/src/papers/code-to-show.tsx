/** The code on my screen: new every 50 seconds, good for a minute; without network the paper's own. */

import { useSignal } from '@preact/signals';
import { useCallback, useLayoutEffect } from 'preact/hooks';
import { MakeShowCode } from '../generated/papers';
import { usePulse, useTask } from '../foundation/asking';
import { execute, type Failure, type Problem } from '../foundation/graphql';
import { words } from '../foundation/language';
import { Button } from '../ui/button';
import { QrCode } from '../ui/qr';
import { Say, WentWrong } from '../ui/say';

const w = words(
  {
    what: '请对方用手机“扫一扫”。对方不用登录，只能看到：是否有效、名称、出具单位、日期、遮住一部分的姓名。想看完整内容，要先在这里问您。',
    qr: (number: string) => `动态亮证码，编号 ${number}`,
    left: (seconds: number) => `这个码还有 ${seconds} 秒有效，会自动换新，截图没有用。`,
    making: '正在生成亮证码……',
    noSignal: '现在没有网络，换不了新码。请用下面证明上印着的查验码。',
    again: '再试一次',
    offline: '扫不了？没有网络？用这个码',
    fixed: '这是证明上印着的查验码，不会变，没有网络也能给对方扫。对方只能查到是不是真的、有没有效这些要点，看不到完整内容，也不能在这里问您。',
    fixedQr: (number: string) => `查验二维码，编号 ${number}`,
    cannot: '扫不了码的，可以打开这个地址：',
  },
  {
    what: 'Ask them to scan this with a phone. They need not sign in, and see only: whether it holds, the title, who issued it, the dates and a part of the name. To see everything they must first ask you here.',
    qr: (number: string) => `Changing code for number ${number}`,
    left: (seconds: number) =>
      `This code is good for ${seconds === 1 ? '1 more second' : `${seconds} more seconds`}. A new one comes by itself; a screenshot is of no use.`,
    making: 'Making the code…',
    noSignal: 'There is no signal, so no new code can be made. Please use the code that is printed on the proof, below.',
    again: 'Try again',
    offline: 'They cannot scan it? No signal? Use this code',
    fixed: 'This is the code that is printed on the proof. It never changes and needs no signal on your phone. They learn the main points, such as whether it is genuine and still valid, but not everything, and cannot ask you here.',
    fixedQr: (number: string) => `QR code to check number ${number}`,
    cannot: 'Whoever cannot scan may open this address:',
  },
);

/** As long as the portal keeps a code; counted here, since a phone's clock may be wrong. */
const CODE_LASTS_MS = 60_000;
const SECONDS_BETWEEN_CODES = 50;

export interface ShowCode {
  /** What the QR code says; it is no good any more when `left` is 0. */
  address: string | undefined;
  /** Seconds. */
  left: number;
  problem: Problem | undefined;
  failure: Failure | undefined;
  make: () => void;
}

/** A living code, renewed in time while somebody looks at the page. */
export function useShowCode(proofId: string): ShowCode {
  const made = useSignal<{ address: string; until: number } | undefined>(undefined);
  const problem = useSignal<Problem | undefined>(undefined);
  const now = useSignal(0);
  const task = useTask();
  const make = useCallback(
    () =>
      void task.run(async () => {
        const until = Date.now() + CODE_LASTS_MS;
        const { makeShowCode: answer } = await execute(MakeShowCode, { proofId });
        problem.value = answer.__typename === 'Problem' ? answer : undefined;
        if (answer.__typename === 'ShowCode') made.value = { address: answer.address, until };
        now.value = Date.now();
      }),
    [proofId],
  );
  useLayoutEffect(make, [make]);
  usePulse(SECONDS_BETWEEN_CODES, make);
  usePulse(1, () => {
    now.value = Date.now();
  });
  const left = made.value ? Math.max(0, Math.ceil((made.value.until - now.value) / 1000)) : 0;
  return { address: made.value?.address, left, problem: problem.value, failure: task.failure.value, make };
}

/** Of one paper: its number, and its own code, which never changes. */
interface Numbers {
  number: string;
  verificationCode: string;
}

type CodeProps = { code: ShowCode } & Numbers;

/** The code to scan now: the living one, or the paper's own when no other can be made. */
export function CodeToScan({ code, ...numbers }: CodeProps) {
  const { address, left, problem, failure } = code;
  const trouble = Boolean(problem ?? failure);
  if (address && left > 0) {
    return (
      <>
        <QrCode text={address} label={w.qr(numbers.number)} />
        <p>{w.left(left)}</p>
      </>
    );
  }
  if (!trouble) return <p role="status">{w.making}</p>;
  return (
    <>
      <Trouble code={code} />
      <OwnCode {...numbers} />
    </>
  );
}

function Trouble({ code: { problem, failure, make } }: { code: ShowCode }) {
  return (
    <>
      {failure?.kind === 'offline' ? (
        <Say kind="warning">
          <p>{w.noSignal}</p>
        </Say>
      ) : (
        <WentWrong problem={problem} failure={failure} />
      )}
      <Button kind="plain" onPress={make}>
        {w.again}
      </Button>
    </>
  );
}

/** What whoever scans the living code sees; and the paper's own code at hand. */
export function HowTo({ code, ...numbers }: CodeProps) {
  if (code.left === 0) return null;
  return (
    <>
      <p>{w.what}</p>
      <details class="card-fixed">
        <summary>{w.offline}</summary>
        <OwnCode {...numbers} />
      </details>
    </>
  );
}

function OwnCode({ number, verificationCode }: Numbers) {
  const address = `${location.origin}/v/${verificationCode}`;
  return (
    <>
      <QrCode text={address} label={w.fixedQr(number)} />
      <p>{w.fixed}</p>
      <p>
        {w.cannot}
        <br />
        <a class="link card-address" href={address}>
          {address}
        </a>
      </p>
    </>
  );
}
