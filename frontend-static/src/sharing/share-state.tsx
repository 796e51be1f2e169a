/** Where a share stands: in a word with a sign, and how much of it is left. */

import type { ShareState } from '../generated/sharing';
import { moment } from '../foundation/dates';
import { words } from '../foundation/language';
import type { Tone } from '../ui/states';

const w = words(
  {
    locked: '已锁住',
    left: (until: string, times: number) => `到 ${until} 为止，还能打开 ${times} 次。`,
    opened: (times: number) => (times === 0 ? '还没有人打开过。' : `已打开 ${times} 次。`),
  },
  {
    locked: 'Locked',
    left: (until: string, times: number) =>
      `Until ${until}; it can be opened ${times === 1 ? 'once' : `${times} times`} more.`,
    opened: (times: number) =>
      times === 0 ? 'Nobody has opened it yet.' : `Opened ${times === 1 ? 'once' : `${times} times`}.`,
  },
);

const NAMES: Record<ShareState, string> = words(
  { GRANTED: '正在分享', USED_UP: '次数已用完', EXPIRED: '已到期', WITHDRAWN: '已停止' },
  { GRANTED: 'Open', USED_UP: 'Used up', EXPIRED: 'Expired', WITHDRAWN: 'Stopped' },
);
const TONES: Record<ShareState, Tone> = { GRANTED: 'good', USED_UP: 'past', EXPIRED: 'past', WITHDRAWN: 'past' };
const SIGNS: Record<ShareState, string> = { GRANTED: '✓', USED_UP: '–', EXPIRED: '–', WITHDRAWN: '✕' };

interface Standing {
  state: ShareState;
  expiresAt: string;
  maxViews: number;
  viewsUsed: number;
  lockedUntil: string | null;
}

export function isLocked({ state, lockedUntil }: Standing): boolean {
  return state === 'GRANTED' && lockedUntil !== null;
}

export function ShareTag({ share }: { share: Standing }) {
  const locked = isLocked(share);
  return (
    <span class={`tag ${locked ? 'waits' : TONES[share.state]}`}>
      <span aria-hidden="true">{locked ? '!' : SIGNS[share.state]} </span>
      {locked ? w.locked : NAMES[share.state]}
    </span>
  );
}

/** How long it may still be opened, or how often it was. */
export function whatIsLeft({ state, expiresAt, maxViews, viewsUsed }: Standing): string {
  return state === 'GRANTED' ? w.left(moment(expiresAt), maxViews - viewsUsed) : w.opened(viewsUsed);
}
