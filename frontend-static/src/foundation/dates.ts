/** Days and moments as people in China read them, wherever the phone is. */

import { language } from './language';

const DAY = new Intl.DateTimeFormat(language, {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
});
const MOMENT = new Intl.DateTimeFormat(language, {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});

/** `2026-11-22` → 2026年11月22日. A day has no time zone: noon is the same day all over China. */
export function day(iso: string): string {
  return DAY.format(new Date(`${iso}T12:00:00+08:00`));
}

/** `2026-11-22T02:05:00Z` → 2026年11月22日 10:05. */
export function moment(iso: string): string {
  return MOMENT.format(new Date(iso));
}

/** Whether a moment has passed. */
export function isOver(iso: string): boolean {
  return Date.parse(iso) <= Date.now();
}

/** Today in China as `2026-11-22`. */
export function today(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
}
