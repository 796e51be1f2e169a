/** One e-certificate: what it is, whether it holds today, and who can mend it when it is wrong. */

import { day } from '../foundation/dates';
import { words } from '../foundation/language';
import type { CertificateStatus } from '../generated/archive';
import { Fact, Facts } from '../ui/facts';
import type { Certificate } from './certificates';

const w = words(
  {
    number: '证照编号',
    holder: '持证人',
    issuer: '发证单位',
    issuedOn: '发证日期',
    validUntil: '有效期至',
    always: '长期',
    identifier: '电子证照标识',
    identifierWrong: '这个标识不符合国家标准，请联系发证单位更正。',
    lapsed: '已过有效期',
    notYet: '现在还不能用',
  },
  {
    number: 'Number',
    holder: 'Holder',
    issuer: 'Issued by',
    issuedOn: 'Issued on',
    validUntil: 'Valid until',
    always: 'Without end',
    identifier: 'Certificate identifier',
    identifierWrong: 'It does not follow the national standard. Please ask the issuer to correct it.',
    lapsed: 'Past its last day',
    notYet: 'Not valid yet',
  },
);

const STATUS_NAMES: Record<CertificateStatus, string> = words(
  {
    VALID: '有效',
    DETAINED: '暂扣',
    REVOKED: '已撤销',
    CANCELLED: '已注销',
    EXPIRED: '已失效',
    TRANSFERRED: '已办理转出',
    FORFEITED: '已吊销',
    OTHER: '状态不明，请问发证单位',
  },
  {
    VALID: 'Valid',
    DETAINED: 'Detained',
    REVOKED: 'Revoked',
    CANCELLED: 'Cancelled',
    EXPIRED: 'No longer valid',
    TRANSFERRED: 'Transferred elsewhere',
    FORFEITED: 'Forfeited',
    OTHER: 'Not clear; please ask the issuer',
  },
);

export function CertificateCard({ each }: { each: Certificate }) {
  return (
    <li class="card">
      <h2>{each.name}</h2>
      <p>
        <span class={each.holdsToday ? 'tag good' : 'tag past'}>
          <span aria-hidden="true">{each.holdsToday ? '✓ ' : '– '}</span>
          {standingOf(each)}
        </span>
      </p>
      <Facts>
        <Fact label={w.number}>{each.number}</Fact>
        <Fact label={w.holder}>{each.holder}</Fact>
        <Fact label={w.issuer}>{each.issuer}</Fact>
        <Fact label={w.issuedOn}>{day(each.issuedOn)}</Fact>
        <Fact label={w.validUntil}>{each.validUntil ? day(each.validUntil) : w.always}</Fact>
        <Fact label={w.identifier}>
          <span class="long-code">{each.identifier}</span>
          {!each.identifierValid && <span class="choice-hint">{w.identifierWrong}</span>}
        </Fact>
      </Facts>
    </li>
  );
}

/** A library may call valid what is past its last day, or not valid yet: the days decide, too. */
function standingOf({ status, holdsToday, validUntil }: Certificate): string {
  if (status !== 'VALID' || holdsToday) return STATUS_NAMES[status];
  return validUntil === null ? w.notYet : w.lapsed;
}
