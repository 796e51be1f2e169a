/** What two persons decide about a seal, in words. */

import type { SealDecisionState, SealVerb } from '../generated/desk';
import { words } from '../foundation/language';

export const SEAL_VERBS: Record<SealVerb, string> = words(
  {
    ACTIVATE: '启用印章',
    ROTATE: '由这枚新印章接替原印章',
    SUSPEND: '停用印章（已经停用，待确认）',
    RETIRE: '注销印章',
    COMPROMISE: '认定密钥失密，永久停用（已先停用）',
  },
  {
    ACTIVATE: 'Bring the seal into use',
    ROTATE: 'Let this new seal take over',
    SUSPEND: 'Stop the seal (it is stopped, to be confirmed)',
    RETIRE: 'Retire the seal',
    COMPROMISE: 'Count its key as compromised, for good (it is stopped already)',
  },
);

export const DECISION_STATES: Record<SealDecisionState, string> = words(
  { ASKED: '待答复', AGREED: '同意', DECLINED: '不同意', WITHDRAWN: '已收回', EXPIRED: '过期未答复' },
  { ASKED: 'Open', AGREED: 'Agreed', DECLINED: 'Declined', WITHDRAWN: 'Taken back', EXPIRED: 'Not answered in time' },
);
