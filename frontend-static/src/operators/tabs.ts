/** Where operators work: requests for keys first, since somebody waits for them. */

import { words } from '../foundation/language';

const w = words(
  { requests: '密钥申请', clients: '接入系统', alerts: '告警', lanes: '清单以外', orders: '常设用印', seals: '印章', sealing: '用印规则', people: '账号协助' },
  { requests: 'Key requests', clients: 'Systems', alerts: 'Alerts', lanes: 'Outside the lists', orders: 'Standing orders', seals: 'Seals', sealing: 'Rules of sealing', people: 'Accounts' },
);

export const OPERATOR_TABS = [
  { to: '/operator/key-requests', name: w.requests },
  { to: '/operator/clients', name: w.clients },
  { to: '/operator/alerts', name: w.alerts },
  { to: '/operator/lane-policy', name: w.lanes },
  { to: '/desk/seals', name: w.seals },
  { to: '/operator/sealing', name: w.sealing },
  { to: '/operator/standing-orders', name: w.orders },
  { to: '/operator/people', name: w.people },
];
