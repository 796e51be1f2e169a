/** 用印规则: whether keepers confirm each use of their seals in a place, and how often a seal is used. */

import { useSignal, type Signal } from '@preact/signals';
import { VerbTrouble, mistakesOf, problemOf, useVerb } from '../desk/verb';
import { choicesOf } from '../desk/codes';
import { myRoles } from '../desk/posts';
import { SealingPolicies, SetSealingPolicy, type SealingPoliciesQuery, type SealingRule } from '../generated/operators';
import { useAnswer } from '../foundation/asking';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { Button, Form } from '../ui/button';
import { Choices, MistakesSummary, TextField, type Mistakes } from '../ui/fields';
import { Page, Waiting } from '../ui/page';
import { Say } from '../ui/say';
import { PlaceSearch } from './place-search';

const w = words(
  {
    title: '用印规则',
    what: '一个地方的印章怎样用：批准后自动盖章，还是每次由印章保管人确认；一枚印章一小时最多盖多少次。没有定规则的地方，批准后自动盖章，一小时最多 300 次。更小的地方可以另定规则。每次改动都有记录。',
    notYours: '这一页由平台运维岗位使用。',
    now: '已定的规则',
    none: '还没有定过规则。',
    line: (region: string, rule: string, limit: number) => `${region}：${rule}；一小时最多 ${limit} 次`,
    rule: '盖章以前',
    limit: '一枚印章一小时最多盖多少次',
    limitHint: '1 到 3000 的整数。',
    save: '定下规则',
    saved: '规则已经生效。改为自动盖章的，等确认的文件会自动盖章。',
    ruleEmpty: '请选择规则。',
    limitWrong: '请写 1 到 3000 的整数。',
  },
  {
    title: 'Rules of sealing',
    what: 'How seals of a place are used: at once after the approval, or after the keeper’s word at each use; and how often in an hour. Where no rule is set the approval is enough, and a seal makes at most 300 signatures an hour. Narrower places may have their own. Each change is on record.',
    notYours: 'This page is for those who run the portal.',
    now: 'Rules that were set',
    none: 'None yet.',
    line: (region: string, rule: string, limit: number) => `${region}: ${rule}; at most ${limit} an hour`,
    rule: 'Before a seal is set',
    limit: 'Signatures of one seal in an hour, at most',
    limitHint: 'A whole number from 1 to 3000.',
    save: 'Set the rule',
    saved: 'The rule holds. Where keepers are not asked any more, what waited is sealed by itself.',
    ruleEmpty: 'Please choose a rule.',
    limitWrong: 'Please write a whole number from 1 to 3000.',
  },
);

const RULES: Record<SealingRule, string> = words(
  { AUTOMATIC: '批准后自动盖章', KEEPER_CONFIRMS: '每次由印章保管人确认' },
  { AUTOMATIC: 'The approval is enough', KEEPER_CONFIRMS: 'The keeper confirms each use' },
);

const MOST = 3000;

type Policy = SealingPoliciesQuery['sealingPolicies'][number];

export default function SealingPage() {
  return <Page title={w.title}>{myRoles().includes('OPERATOR') ? <Rules /> : <p>{w.notYours}</p>}</Page>;
}

function Rules() {
  const { data, failure, again } = useAnswer(SealingPolicies, {});
  const place = useSignal('');
  const policies = data.value?.sealingPolicies;
  if (!policies) return <Waiting failure={failure.value} again={again} />;
  return (
    <>
      <p>{w.what}</p>
      <section class="card">
        <h2>{w.now}</h2>
        {policies.length === 0 && <p>{w.none}</p>}
        <ul class="list">
          {policies.map(({ region, rule, hourlyLimit }) => (
            <li key={region}>{w.line(region, RULES[rule], hourlyLimit)}</li>
          ))}
        </ul>
      </section>
      <PlaceSearch place={place} />
      {place.value && <NewRule key={place.value} place={place} known={policies} onSet={again} />}
    </>
  );
}

interface NewRuleProps {
  place: Signal<string>;
  known: readonly Policy[];
  onSet: () => Promise<void>;
}

function NewRule({ place, known, onSet }: NewRuleProps) {
  const before = known.find(({ region }) => region === place.value);
  const verb = useVerb();
  const rule = useSignal<SealingRule | undefined>(before?.rule);
  const limit = useSignal(String(before?.hourlyLimit ?? 300));
  const mistakes = useSignal<Mistakes>({});
  const saved = useSignal(false);
  const submit = () => {
    const chosen = rule.value;
    const count = /^\d{1,4}$/.test(limit.value.trim()) ? Number(limit.value) : 0;
    const fits = count >= 1 && count <= MOST;
    mistakes.value = {
      rule: chosen ? undefined : w.ruleEmpty,
      hourlyLimit: fits ? undefined : w.limitWrong,
    };
    saved.value = false;
    if (!chosen || !fits) return;
    const input = { region: place.value, rule: chosen, hourlyLimit: count };
    void verb.run(async () => {
      const problem = problemOf((await execute(SetSealingPolicy, { input })).setSealingPolicy);
      mistakes.value = mistakesOf(problem, ['hourlyLimit']);
      saved.value = problem === undefined;
      if (!problem) await onSet();
      return problem;
    });
  };
  return (
    <>
      {saved.value && (
        <Say kind="success">
          <p>{w.saved}</p>
        </Say>
      )}
      <MistakesSummary mistakes={mistakes.value} />
      <VerbTrouble verb={verb} fields={['hourlyLimit']} />
      <Form onSubmit={submit}>
        <Choices
          name="rule"
          label={w.rule}
          mistake={mistakes.value['rule']}
          value={rule.value}
          choices={choicesOf(RULES)}
          onValue={(value) => {
            rule.value = value;
          }}
        />
        <TextField
          name="hourlyLimit"
          label={w.limit}
          hint={w.limitHint}
          mistake={mistakes.value['hourlyLimit']}
          value={limit.value}
          onValue={(value) => {
            limit.value = value;
          }}
          inputMode="numeric"
          autoComplete="off"
        />
        <Button busy={verb.task.busy}>{w.save}</Button>
      </Form>
    </>
  );
}
