/** What is promised to who asks for a key, and how long others waited lately. */

import { KeyWaiting } from '../generated/keys';
import { useAnswer } from '../foundation/asking';
import { words } from '../foundation/language';
import { Say } from '../ui/say';

const w = words(
  {
    promised: (days: number) => `我们承诺 ${days} 个工作日内答复。`,
    lately: (median: string, longest: string) =>
      `最近 90 天答复的申请，有一半在${median}内答复，最长等了${longest}。`,
    none: '最近 90 天没有答复过申请，还没有数字可以参考。',
    open: (count: number, longest: string) => `现在有 ${count} 件在等答复，等得最久的已等了${longest}。`,
    nobody: '现在没有人在等答复。',
    days: (count: number) => (count < 1 ? '不到 1 个工作日' : ` ${count} 个工作日`),
  },
  {
    promised: (days: number) => `We promise an answer within ${days} working days.`,
    lately: (median: string, longest: string) =>
      `Half of the requests answered in the last 90 days waited ${median} or less, the longest ${longest}.`,
    none: 'No request was answered in the last 90 days, so there are no figures yet.',
    open: (count: number, longest: string) =>
      `${count} ${count === 1 ? 'waits' : 'wait'} for an answer now; the oldest has waited ${longest}.`,
    nobody: 'Nobody waits for an answer now.',
    days: (count: number) => (count < 1 ? 'less than a working day' : count === 1 ? '1 working day' : `${count} working days`),
  },
);

export function WaitingTime() {
  const time = useAnswer(KeyWaiting, {}).data.value?.keyWaitingTime;
  if (!time) return null;
  const { promised, median, longest, open, openLongest } = time;
  return (
    <Say>
      <p>
        <strong>{w.promised(promised)}</strong>
      </p>
      <p>{median !== null && longest !== null ? w.lately(w.days(median), w.days(longest)) : w.none}</p>
      <p>{openLongest === null ? w.nobody : w.open(open, w.days(openLongest))}</p>
    </Say>
  );
}
