/** How large everything is: the standard, elder 大字 and extra-large 超大 modes. */

import { signal } from '@preact/signals';
import { readCookie, writeCookie } from './cookies';

export const MODES = ['standard', 'elder', 'xl'] as const;
export type Mode = (typeof MODES)[number];

const kept = readCookie('mode');
export const mode = signal<Mode>(kept === 'elder' || kept === 'xl' ? kept : 'standard');

export function choose(next: Mode): void {
  mode.value = next;
  document.documentElement.setAttribute('data-mode', next);
  writeCookie('mode', next);
}
