/** Who looked, by which way and at what, in words that people use. */

import type { DisclosedField, DisclosureDoor } from '../generated/disclosures';
import { words } from '../foundation/language';

const w = words(
  {
    stranger: '未登录的查验者',
    typedByMe: (name: string) => `${name}（您分享时填写的）`,
    claimed: (name: string) => `${name}（对方自称，未经核实）`,
    comma: '、',
  },
  {
    stranger: 'Somebody who was not signed in',
    typedByMe: (name: string) => `${name} (as you wrote when you shared it)`,
    claimed: (name: string) => `${name} (so they say; nobody has checked it)`,
    comma: ', ',
  },
);

export const DOORS: readonly DisclosureDoor[] = ['CHECK', 'DESK', 'SHARE', 'SHOW', 'EXCHANGE', 'ORGANISATION'];

const DOOR_NAMES: Record<DisclosureDoor, string> = words(
  {
    CHECK: '扫码、验证码或文件查验',
    DESK: '村委会办件',
    SHARE: '您的分享',
    SHOW: '亮证',
    EXCHANGE: '部门接口',
    ORGANISATION: '证明所写的单位',
  },
  {
    CHECK: 'Check by QR code, verification code or file',
    DESK: 'Work on your case at the committee',
    SHARE: 'A link that you shared',
    SHOW: 'The code on your screen',
    EXCHANGE: 'The departments’ systems',
    ORGANISATION: 'The organisation it is about',
  },
);

const PART_NAMES: Record<DisclosedField, string> = words(
  {
    STATUS: '是否有效',
    TITLE: '证明名称',
    NUMBER: '编号',
    ISSUER: '出具单位',
    DATES: '日期',
    PURPOSE: '用途',
    MASKED_SUBJECT: '遮住一部分的姓名',
    SUBJECT: '完整姓名等身份信息',
    STATEMENT: '证明正文',
    COPY: '加注用途的副本',
    ORIGINAL: '证明原件',
    ATTACHMENTS: '您交的材料',
  },
  {
    STATUS: 'whether it holds',
    TITLE: 'its title',
    NUMBER: 'its number',
    ISSUER: 'who issued it',
    DATES: 'its dates',
    PURPOSE: 'what it is for',
    MASKED_SUBJECT: 'a part of the name',
    SUBJECT: 'the whole name and other details of the person',
    STATEMENT: 'what it certifies',
    COPY: 'a copy marked with its purpose',
    ORIGINAL: 'the original file',
    ATTACHMENTS: 'what you handed in',
  },
);

export function nameOfDoor(door: DisclosureDoor): string {
  return DOOR_NAMES[door];
}

export function namesOfParts(parts: readonly DisclosedField[]): string {
  return parts.map((part) => PART_NAMES[part]).join(w.comma);
}

interface Look {
  door: DisclosureDoor;
  looker: string | null;
  known: boolean;
}

/** A name counts as an organisation's only when the portal knows it; else it says who wrote it. */
export function nameOfLooker({ door, looker, known }: Look): string {
  if (looker === null) return w.stranger;
  if (known) return looker;
  return door === 'SHARE' ? w.typedByMe(looker) : w.claimed(looker);
}
