/** Every page of the portal, by address. Each but the first is a chunk, loaded when it is opened. */

import type { Route } from './foundation/router';
import Home from './home/home';

export const ROUTES: readonly Route[] = [
  { path: '/', load: () => Promise.resolve({ default: Home }), audience: 'everybody' },
  { path: '/sign-in', load: () => import('./account/sign-in'), audience: 'everybody' },
  { path: '/account', load: () => import('./account/account'), audience: 'resident' },
  { path: '/notices', load: () => import('./account/notices'), audience: 'resident' },
  { path: '/request', load: () => import('./request/request'), audience: 'resident' },
  { path: '/request/:step', load: () => import('./request/request'), audience: 'resident' },
  { path: '/progress', load: () => import('./progress/progress-list'), audience: 'resident' },
  { path: '/progress/:id', load: () => import('./progress/progress'), audience: 'resident' },
  { path: '/progress/:id/mend', load: () => import('./progress/mend'), audience: 'resident' },
  { path: '/papers', load: () => import('./papers/papers'), audience: 'resident' },
  { path: '/papers/:id', load: () => import('./papers/paper'), audience: 'resident' },
  { path: '/papers/:id/card', load: () => import('./papers/card'), audience: 'resident' },
  { path: '/complaints', load: () => import('./complaints/complaints'), audience: 'everybody' },
  { path: '/desk', load: () => import('./desk/worklist'), audience: 'official' },
  { path: '/desk/cases/:id', load: () => import('./desk/case'), audience: 'official' },
  { path: '/desk/seals', load: () => import('./desk/seals'), audience: 'official' },
  { path: '/desk/seal-register', load: () => import('./desk/seal-register'), audience: 'official' },
];
