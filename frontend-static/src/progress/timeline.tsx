/** The vertical line of what happened, with what comes next as its outlined end. */

import { moment } from '../foundation/dates';
import { words } from '../foundation/language';
import type { Entry } from './steps';

const w = words(
  {
    done: '已完成：',
    bad: '没有成功：',
    waits: '要您处理：',
    open: '进行中：',
    past: '已结束：',
    next: '下一步：',
    reason: '原因',
    words: '具体情况',
    remedy: '怎么办',
  },
  {
    done: 'Done: ',
    bad: 'Failed: ',
    waits: 'For you: ',
    open: 'Under way: ',
    past: 'Ended: ',
    next: 'Next: ',
    reason: 'Reason',
    words: 'In their words',
    remedy: 'What to do',
  },
);

const SIGNS = { open: '●', good: '✓', waits: '!', bad: '✕', past: '–' };
const SPOKEN = { open: w.open, good: w.done, waits: w.waits, bad: w.bad, past: w.past };

export function Timeline({ entries, next }: { entries: readonly Entry[]; next: string | undefined }) {
  return (
    <ol class="timeline">
      {entries.map((entry) => (
        <Past key={entry.at + entry.sentence} entry={entry} />
      ))}
      {next && (
        <li>
          <span class="timeline-sign next" aria-hidden="true">
            ›
          </span>
          <strong>{w.next}</strong>
          {next}
        </li>
      )}
    </ol>
  );
}

function Past({ entry }: { entry: Entry }) {
  return (
    <li>
      <span class={`timeline-sign ${entry.tone}`} aria-hidden="true">
        {SIGNS[entry.tone]}
      </span>
      <span class="unseen">{SPOKEN[entry.tone]}</span>
      {entry.sentence}
      <Said label={w.reason} text={entry.reason} />
      <Said label={w.words} text={entry.words} />
      <Said label={w.remedy} text={entry.remedy} />
      <time class="timeline-time muted small" dateTime={entry.at}>
        {moment(entry.at)}
      </time>
    </li>
  );
}

function Said({ label, text }: { label: string; text: string | null | undefined }) {
  if (!text) return null;
  return (
    <span class="timeline-said keep-lines">
      <strong>{label}</strong> {text}
    </span>
  );
}
