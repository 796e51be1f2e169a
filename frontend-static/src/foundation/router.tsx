/** Addresses to pages: a table, lazy pages, and links that stay links. */

import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';

export type Params = Readonly<Record<string, string>>;
export type PageComponent = ComponentType<{ params: Params }>;

export interface Route {
  /** Like `/papers/:id`. */
  readonly path: string;
  readonly load: () => Promise<{ default: PageComponent }>;
  /** Who may come in; others are asked to sign in first. */
  readonly audience: 'everybody' | 'resident' | 'official';
}

export interface Match {
  readonly route: Route;
  readonly params: Params;
}

export const path = signal(location.pathname);
/** What follows the path, e.g. `?stage=MINE`: for pages whose choices live in the address. */
export const search = signal(location.search);

/** Goes to an address of the portal; `replace` leaves no trace in the history. */
export function navigate(to: string, options: { replace?: boolean } = {}): void {
  if (options.replace) history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  arrive();
  scrollTo(0, 0);
}

function arrive(): void {
  path.value = location.pathname;
  search.value = location.search;
}

export function match(routes: readonly Route[], at: string): Match | undefined {
  for (const route of routes) {
    const params = paramsOf(route.path, at);
    if (params) return { route, params };
  }
  return undefined;
}

export function paramsOf(pattern: string, at: string): Params | undefined {
  const wanted = pattern.split('/');
  const given = at.replace(/(.)\/$/, '$1').split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (let index = 0; index < wanted.length; index += 1) {
    const part = wanted[index] ?? '';
    const value = given[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = value;
    else if (part !== value) return undefined;
  }
  return params;
}

/** A plain click on a link to one of our pages changes the page without loading the portal anew. */
export function interceptLinks(routes: readonly Route[]): void {
  addEventListener('popstate', arrive);
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest?.('a');
    if (!link || !isPlain(event, link) || link.origin !== location.origin) return;
    // A link inside the page, such as the skip link and the error summary.
    if (link.hash && link.pathname === location.pathname) return;
    if (!match(routes, link.pathname)) return;
    event.preventDefault();
    navigate(link.pathname + link.search);
  });
}

function isPlain(event: MouseEvent, link: HTMLAnchorElement): boolean {
  const modified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  return event.button === 0 && !modified && !event.defaultPrevented && !link.target && !link.download;
}
