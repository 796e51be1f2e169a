/** What pieces of evidence are called, to complainants and to offices. */

import { words } from '../foundation/language';
import type { EvidenceKind } from '../generated/complaints';

export const EVIDENCE: Record<EvidenceKind, string> = words(
  {
    ITEM: '当日有效的清单条目',
    GUIDE: '“该找谁”的查询结果',
    PROOF: '申请记录',
    LOG: '查看记录',
    SHARE: '分享记录',
    PICTURE: '照片',
    PAPER: '文件（PDF）',
    SOUND: '录音',
    STATEMENT: '投诉人的陈述',
  },
  {
    ITEM: 'The list’s entry of that day',
    GUIDE: 'What the guide says',
    PROOF: 'Record of a request',
    LOG: 'Record of a look',
    SHARE: 'Record of a share',
    PICTURE: 'Photograph',
    PAPER: 'Document (PDF)',
    SOUND: 'Sound',
    STATEMENT: 'Statement of the complainant',
  },
);
