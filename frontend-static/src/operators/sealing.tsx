/** 用印规则: whether keepers confirm each use of their seals in a place, and how often a seal is used. */

import { useSignal, type Signal } from '@preact/signals';
import { VerbTrouble, mistakesOf, problemOf, useVerb } from '../desk/verb';
import { choicesOf } from '../desk/codes';
import { myRoles } from '../desk/posts';
import { SealingPolicies, SetSealingPolicy, type SealingPoliciesQuery, type SealingRule } from '../generated/operators';
import { useAnswer } from '../foundation/asking';
import { moment } from '../foundation/dates';
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
    what: '一个地方的印章怎样用：批准后自动盖章，还是每次由印章保管人确认；一枚印章一小时最多盖多少次。没有定规则的地方，批准后自动盖章，一小时最多 300 次。更小的地方可以另定规则。收紧立即生效；放宽（不再由保管人确认，或者次数增加）由另一位管理员也定下同样的规则以后生效。每次改动都有记录。',
    notYours: '这一页由平台运维岗位使用。',
    now: '已定的规则',
    none: '还没有定过规则。',
    line: (region: string, rule: string, limit: number) => `${region}：${rule}；一小时最多 ${limit} 次`,
    rule: '盖章以前',
    limit: '一枚印章一小时最多盖多少次',
    limitHint: '1 到 3000 的整数。',
    save: '定下规则',
    saved: '规则已经生效。改为自动盖章的，等确认的文件会自动盖章。',
    waits: (until: string) => `已记下。这是放宽，要另一位管理员在 ${until} 以前定下同样的规则才生效，现在仍按原来的规则。`,
    wish: (name: string, when: string, rule: string, limit: number) =>
      `${name} 在 ${when} 提出放宽为：${rule}；一小时最多 ${limit} 次。`,
    mine: (until: string) => `等另一位管理员在 ${until} 以前同意。`,
    agree: '同意放宽',
    ruleEmpty: '请选择规则。',
    limitWrong: '请写 1 到 3000 的整数。',
  },
  {
    title: 'Rules of sealing',
    what: 'How seals of a place are used: at once after the approval, or after the keeper’s word at each use; and how often in an hour. Where no rule is set the approval is enough, and a seal makes at most 300 signatures an hour. Narrower places may have their own. A stricter rule holds at once; a looser one, without the keeper or with more signatures, when another operator sets the same. Each change is on record.',
    notYours: 'This page is for those who run the portal.',
    now: 'Rules that were set',
    none: 'None yet.',
    line: (region: string, rule: string, limit: number) => `${region}: ${rule}; at most ${limit} an hour`,
    rule: 'Before a seal is set',
    limit: 'Signatures of one seal in an hour, at most',
    limitHint: 'A whole number from 1 to 3000.',
    save: 'Set the rule',
    saved: 'The rule holds. Where keepers are not asked any more, what waited is sealed by itself.',
    waits: (until: string) =>
      `Noted. This is looser, so it holds when another operator sets the same by ${until}. Until then the rule is what it was.`,
    wish: (name: string, when: string, rule: string, limit: number) =>
      `${name} asked at ${when} for a looser one: ${rule}; at most ${limit} an hour.`,
    mine: (until: string) => `It waits for another operator, by ${until}.`,
    agree: 'Agree to the looser rule',
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
          {policies.map((policy) => (
            <li key={policy.region}>
              {w.line(policy.region, RULES[policy.rule], policy.hourlyLimit)}
              {policy.wish && <Wished region={policy.region} wish={policy.wish} onSet={again} />}
            </li>
          ))}
        </ul>
      </section>
      <PlaceSearch place={place} />
      {place.value && <NewRule key={place.value} place={place} known={policies} onSet={again} />}
    </>
  );
}

interface WishedProps {
  region: string;
  wish: NonNullable<Policy['wish']>;
  onSet: () => Promise<void>;
}

function Wished({ region, wish, onSet }: WishedProps) {
  const { rule, hourlyLimit, askedAt, expiresAt, askedByName, askedByMe } = wish;
  const verb = useVerb();
  const agree = () =>
    verb.run(async () => {
      const input = { region, rule, hourlyLimit };
      const problem = problemOf((await execute(SetSealingPolicy, { input })).setSealingPolicy);
      if (!problem) await onSet();
      return problem;
    });
  return (
    <>
      <p>{w.wish(askedByName, moment(askedAt), RULES[rule], hourlyLimit)}</p>
      <VerbTrouble verb={verb} />
      {askedByMe ? (
        <p>{w.mine(moment(expiresAt))}</p>
      ) : (
        <Button busy={verb.task.busy} onPress={agree}>
          {w.agree}
        </Button>
      )}
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
  const said = useSignal('');
  const submit = () => {
    const chosen = rule.value;
    const count = /^\d{1,4}$/.test(limit.value.trim()) ? Number(limit.value) : 0;
    const fits = count >= 1 && count <= MOST;
    mistakes.value = {
      rule: chosen ? undefined : w.ruleEmpty,
      hourlyLimit: fits ? undefined : w.limitWrong,
    };
    said.value = '';
    if (!chosen || !fits) return;
    const input = { region: place.value, rule: chosen, hourlyLimit: count };
    void verb.run(async () => {
      const answer = (await execute(SetSealingPolicy, { input })).setSealingPolicy;
      const problem = problemOf(answer);
      mistakes.value = mistakesOf(problem, ['hourlyLimit']);
      if (answer.__typename === 'SealingPolicy') said.value = answer.wish ? w.waits(moment(answer.wish.expiresAt)) : w.saved;
      if (!problem) await onSet();
      return problem;
    });
  };
  return (
    <>
      {said.value && (
        <Say kind="success">
          <p>{said.value}</p>
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
