/** One key of a system: what it is good for, how long, when it was used; and revoking it. */

import { RevokeExchangeToken, type TokenPartsFragment } from '../generated/operators';
import { problemOf } from '../desk/verb';
import { isOver, moment } from '../foundation/dates';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { namesOfScopes } from '../keys/wording';
import { Fact, Facts } from '../ui/facts';
import { SureVerb } from './sure-verb';

const w = words(
  {
    begins: '开头',
    scopes: '可以做什么',
    ranges: '网络地址',
    bases: '法律依据',
    issued: '签发时间',
    until: '有效期到',
    used: '最近使用',
    unused: '还没有使用过',
    revoked: '吊销时间',
    soon: '30 天内到期，请提醒单位申请新的密钥。',
    over: '已过有效期。',
    revoke: '吊销密钥',
    revokeSure: '吊销后这个密钥马上不能用，也不能恢复。确定就再按一次“吊销密钥”。',
  },
  {
    begins: 'Begins with',
    scopes: 'What it may do',
    ranges: 'Networks',
    bases: 'Legal bases',
    issued: 'Issued at',
    until: 'Good until',
    used: 'Last used at',
    unused: 'Not used yet',
    revoked: 'Revoked at',
    soon: 'It ends within 30 days. Please remind the department to ask for a new one.',
    over: 'It has expired.',
    revoke: 'Revoke the key',
    revokeSure: 'The key stops working at once, for good. If you are sure, press “Revoke the key” again.',
  },
);

interface TokenProps {
  token: TokenPartsFragment;
  onChanged: () => Promise<void>;
}

export function TokenCard({ token, onChanged }: TokenProps) {
  const over = isOver(token.expiresAt);
  const revoke = async () => {
    const problem = problemOf((await execute(RevokeExchangeToken, { id: token.id })).revokeExchangeToken);
    if (!problem) await onChanged();
    return problem;
  };
  return (
    <li class="card">
      <h3>{token.label}</h3>
      {token.endingSoon && (
        <p>
          <strong>{w.soon}</strong>
        </p>
      )}
      {over && !token.revokedAt && <p>{w.over}</p>}
      <Facts>
        <Fact label={w.begins}>{token.prefix}</Fact>
        <Fact label={w.until}>{moment(token.expiresAt)}</Fact>
        <Fact label={w.used}>{token.lastUsedAt ? moment(token.lastUsedAt) : w.unused}</Fact>
        <Fact label={w.revoked}>{token.revokedAt && moment(token.revokedAt)}</Fact>
        <Fact label={w.scopes}>{namesOfScopes(token.scopes)}</Fact>
        <Fact label={w.ranges}>{token.ipRanges.join('\n')}</Fact>
        <Fact label={w.bases}>{token.legalBases.join('\n')}</Fact>
        <Fact label={w.issued}>{moment(token.createdAt)}</Fact>
      </Facts>
      {!token.revokedAt && !over && (
        <SureVerb warning={w.revokeSure} act={revoke}>
          {w.revoke}
        </SureVerb>
      )}
    </li>
  );
}
