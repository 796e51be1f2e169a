/** 清单以外的规则: what committees of a place do with proofs that no list names; set by version. */

import { useSignal, type Signal } from '@preact/signals';
import { VerbTrouble, mistakesOf, problemOf, useVerb } from '../desk/verb';
import { LanePolicyOf, SetLanePolicy, type LaneRule, type LaneStep } from '../generated/operators';
import { useAnswer } from '../foundation/asking';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { PolicyFacts } from '../guide/cards';
import { LANE_STEPS, RULES } from '../guide/wording';
import { choicesOf } from '../desk/codes';
import { myRoles } from '../desk/posts';
import { Button, Form } from '../ui/button';
import { Choices, LongTextField, MistakesSummary, TextField, type Mistakes } from '../ui/fields';
import { ManyChoices } from '../ui/many-choices';
import { Page } from '../ui/page';
import { Say } from '../ui/say';
import { PlaceSearch } from './place-search';

const w = words(
  {
    title: '清单以外的规则',
    what: '正面、负面清单里都没有的证明，当地村（居）委会怎么办。新规则只管以后的申请，已经申请的按原来的规则办。',
    notYours: '这一页由平台运维和监督岗位使用。',
    now: '现在的规则',
    none: '这里还没有规则：由村（居）委会据实办理。',
    rule: '新的规则',
    first: '办法一：这些手续都要办',
    second: '办法二（选填）：或者这些手续都要办',
    basis: '文件名称和条款',
    source: '在哪里能看到',
    save: '定下新规则',
    saved: '新规则已经生效。',
    ruleEmpty: '请选择规则。',
  },
  {
    title: 'The rule outside the lists',
    what: 'What committees do with a proof that is on neither list. A new rule is for requests from now on; earlier ones keep theirs.',
    notYours: 'This page is for those who run the portal, and for supervisors.',
    now: 'The rule today',
    none: 'There is no rule here: the committee decides by the facts.',
    rule: 'The new rule',
    first: 'One way: all of these',
    second: 'Another way (optional): or all of these',
    basis: 'Document and article',
    source: 'Where it can be read',
    save: 'Set the rule',
    saved: 'The new rule holds.',
    ruleEmpty: 'Please choose a rule.',
  },
);

const FIELDS = ['region', 'ways', 'legalBasis', 'source'];
const BASIS_LIMIT = 1000;

export default function LanePolicyPage() {
  const mine = myRoles().some((role) => role === 'OPERATOR' || role === 'SUPERVISOR');
  const place = useSignal('');
  return (
    <Page title={w.title}>
      {mine ? <Rule place={place} /> : <p>{w.notYours}</p>}
    </Page>
  );
}

function Rule({ place }: { place: Signal<string> }) {
  return (
    <>
      <p>{w.what}</p>
      <PlaceSearch place={place} />
      {place.value && <Today key={place.value} code={place.value} />}
    </>
  );
}

function Today({ code }: { code: string }) {
  const { data, again } = useAnswer(LanePolicyOf, { regionCode: code });
  if (!data.value) return null;
  const policy = data.value.lanePolicy;
  return (
    <>
      <section class="card">
        <h2>{w.now}</h2>
        {policy ? <PolicyFacts policy={policy} /> : <p>{w.none}</p>}
      </section>
      <NewRule code={code} onSet={again} />
    </>
  );
}

function NewRule({ code, onSet }: { code: string; onSet: () => Promise<void> }) {
  const verb = useVerb();
  const rule = useSignal<LaneRule | undefined>(undefined);
  const ways = [useSignal<readonly string[]>([]), useSignal<readonly string[]>([])] as const;
  const basis = useSignal('');
  const source = useSignal('');
  const mistakes = useSignal<Mistakes>({});
  const saved = useSignal(false);
  const submit = () => {
    const chosen = rule.value;
    mistakes.value = chosen ? {} : { rule: w.ruleEmpty };
    saved.value = false;
    if (!chosen) return;
    const gone = chosen === 'ALLOW_WITH_REVIEW' ? ways.map((way) => way.value as LaneStep[]) : [];
    const input = {
      region: code,
      rule: chosen,
      ways: gone.filter((way) => way.length > 0),
      legalBasis: basis.value,
      source: source.value,
    };
    void verb.run(async () => {
      const problem = problemOf((await execute(SetLanePolicy, { input })).setLanePolicy);
      mistakes.value = mistakesOf(problem, FIELDS);
      saved.value = problem === undefined;
      if (!problem) await onSet();
      return problem;
    });
  };
  return (
    <>
      <h2>{w.rule}</h2>
      {saved.value && (
        <Say kind="success">
          <p>{w.saved}</p>
        </Say>
      )}
      <MistakesSummary mistakes={mistakes.value} />
      <VerbTrouble verb={verb} fields={FIELDS} />
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
        {rule.value === 'ALLOW_WITH_REVIEW' && <Ways ways={ways} mistake={mistakes.value['ways']} />}
        <LongTextField
          name="legalBasis"
          label={w.basis}
          mistake={mistakes.value['legalBasis']}
          value={basis.value}
          onValue={(value) => {
            basis.value = value;
          }}
          limit={BASIS_LIMIT}
          rows={2}
        />
        <TextField
          name="source"
          label={w.source}
          mistake={mistakes.value['source']}
          value={source.value}
          onValue={(value) => {
            source.value = value;
          }}
          autoComplete="off"
        />
        <Button busy={verb.task.busy}>{w.save}</Button>
      </Form>
    </>
  );
}

interface WaysProps {
  ways: readonly [Signal<readonly string[]>, Signal<readonly string[]>];
  mistake: string | undefined;
}

function Ways({ ways: [first, second], mistake }: WaysProps) {
  return (
    <>
      <ManyChoices
        name="ways"
        label={w.first}
        mistake={mistake}
        values={first.value}
        choices={choicesOf(LANE_STEPS)}
        onValues={(values) => (first.value = values)}
      />
      <ManyChoices
        name="ways-2"
        label={w.second}
        values={second.value}
        choices={choicesOf(LANE_STEPS)}
        onValues={(values) => (second.value = values)}
      />
    </>
  );
}
