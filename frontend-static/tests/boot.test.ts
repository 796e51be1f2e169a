/** Before the first paint: the look that was chosen, and words for a browser that lacks what is needed. */

import { readFileSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';

const BOOT = readFileSync('public/boot.js', 'utf-8');

/** Runs the script in a window; a browser without modules of today has no `globalThis`. */
function boots(own: { globalThis?: unknown; policy?: boolean }): string {
  document.body.innerHTML = '<div id="portal"></div>';
  const seen = { ...(own.policy !== false && { SecurityPolicyViolationEvent: Event }) };
  // eslint-disable-next-line no-new-func -- the file is a plain script
  new Function('window', 'globalThis', BOOT)(seen, own.globalThis);
  document.dispatchEvent(new Event('DOMContentLoaded'));
  const told = document.querySelector<HTMLElement>('[role=alert]');
  return told?.innerText ?? '';
}

afterEach(() => {
  vi.restoreAllMocks();
  document.cookie = 'mode=; Max-Age=0';
  document.cookie = 'lang=; Max-Age=0';
});

test('a browser of the floor is told nothing', () => {
  expect(boots({ globalThis })).toBe('');
});

test.each([[{ globalThis: undefined }], [{ globalThis, policy: false }]])('an older one is told so in words', (own) => {
  expect(boots(own)).toContain('请更新浏览器');
  expect(document.body.firstElementChild?.getAttribute('role')).toBe('alert');
});

test('and in English where English was chosen', () => {
  document.cookie = 'lang=en';
  expect(boots({ globalThis: undefined })).toContain('too old');
});
