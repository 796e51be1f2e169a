/** Plain words for proposals: where they stand, and why it could happen. */

import type { ProposalGround, ProposalState } from '../generated/proposals';
import { words } from '../foundation/language';
import type { Tone } from '../ui/states';

export const STATES: Record<ProposalState, string> = words(
  { OPEN: '待处理', TAKEN_UP: '已采纳', DECLINED: '未采纳' },
  { OPEN: 'To be decided', TAKEN_UP: 'Taken up', DECLINED: 'Declined' },
);

export const TONES: Record<ProposalState, Tone> = { OPEN: 'waits', TAKEN_UP: 'good', DECLINED: 'past' };

export const GROUNDS: Record<ProposalGround, string> = words(
  {
    ABOLISHED: '清单上已经取消，仍然索要。建议本单位的清单写明已取消。',
    REPLACEABLE: '清单上写明有办法代替，仍然索要。建议本单位的清单也这样写；已经这样写的，直接取消。',
    NO_BASIS: '清单上没有写法律依据。',
    NOT_ISSUED: '村（居）委会不开这个证明，无处可开。',
    UNLISTED: '清单上没有这个证明。',
    KEPT: '清单上保留，但是这次索要没有道理。建议改为告知承诺。',
  },
  {
    ABOLISHED: 'The list cancelled it, and it was demanded all the same. The department’s own list should say so.',
    REPLACEABLE:
      'The list names what takes its place, and it was demanded all the same. The department’s own list should say so too; where it does, cancel the proof.',
    NO_BASIS: 'The list names no law for it.',
    NOT_ISSUED: 'Committees do not give this proof: nobody can have it.',
    UNLISTED: 'No list has this proof.',
    KEPT: 'The list keeps it, and it was demanded where it should not be. A written commitment would do.',
  },
);
