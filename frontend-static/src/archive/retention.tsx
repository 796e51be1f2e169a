/** How long what is kept 保存多久, and which rule says so. */

import { OwnAffairs } from '../account/own-affairs';
import { useAnswer } from '../foundation/asking';
import { words } from '../foundation/language';
import { RetentionRules, type RulePartsFragment } from '../generated/archive';
import { Fact, Facts } from '../ui/facts';
import { Page, Waiting } from '../ui/page';
import { nameOfRule, termOf } from './rules';

const w = words(
  {
    title: '保存多久',
    what: '每样东西保存多久，都有依据，不是随意定的。到期以后，系统自动删除。',
    kept: '保存',
    basis: '依据',
    source: '怎么规定的',
    unconfirmed: '（待档案部门确认）',
  },
  {
    title: 'How long it is kept',
    what: 'How long each kind of record is kept follows rules. Afterwards it is deleted by itself.',
    kept: 'Kept for',
    basis: 'By which rule',
    source: 'What it says',
    unconfirmed: ' (to be confirmed by the archives office)',
  },
);

export default function Retention() {
  return (
    <OwnAffairs title={w.title}>
      <Asked />
    </OwnAffairs>
  );
}

function Asked() {
  const { data, failure, again } = useAnswer(RetentionRules, {});
  const rules = data.value?.retentionRules;
  return (
    <Page title={w.title} back="/archive">
      <p>{w.what}</p>
      {!rules && <Waiting failure={failure.value} again={again} />}
      <ul class="list">
        {rules?.map((rule) => (
          <One key={rule.code} rule={rule} />
        ))}
      </ul>
    </Page>
  );
}

/** Laws are quoted in their own language, and word for word only where they were read. */
function One({ rule }: { rule: RulePartsFragment }) {
  return (
    <li class="card">
      <h2>{nameOfRule(rule)}</h2>
      <Facts>
        <Fact label={w.kept}>
          <strong>{termOf(rule)}</strong>
        </Fact>
        <Fact label={w.basis}>
          <span lang="zh-CN">{rule.basis}</span>
          {rule.needsConfirmation && w.unconfirmed}
        </Fact>
        <Fact label={w.source}>{rule.needsConfirmation ? null : <span lang="zh-CN">{rule.source}</span>}</Fact>
      </Facts>
    </li>
  );
}
