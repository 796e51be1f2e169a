/** Agreeing, with the papers that I choose, or not agreeing. Nothing is chosen beforehand. */

import { useSignal } from '@preact/signals';
import { AgreeToConsent, PapersForConsent, RefuseConsent, type ConsentPartsFragment } from '../generated/consents';
import { useAnswer, useTask } from '../foundation/asking';
import { execute, type Problem } from '../foundation/graphql';
import { words } from '../foundation/language';
import { PressTwice } from '../request/press-twice';
import { Button } from '../ui/button';
import { SelectField, type Choice } from '../ui/fields';
import { ManyChoices } from '../ui/many-choices';
import { Waiting } from '../ui/page';
import { WentWrong } from '../ui/say';
import type { ConsentProps } from './consent';

const w = words(
  {
    title: '您同意吗？',
    free: '同意不同意都由您。不同意的话，您也可以自己把材料交给对方。同意了，以后随时可以撤回。',
    papers: '让对方看哪几份',
    days: '让对方看几天',
    day: (days: number) => `${days} 天`,
    wanted: '对方想看的',
    none: '您现在没有有效的证照，没有可以让对方看的。',
    choose: '请先选让对方看哪几份。',
    agree: '同意',
    sure: (office: string, count: number, days: number) =>
      `同意后 ${days} 天内，${office}可以看您选的 ${count} 份证照。确定就再按一次“同意”。`,
    refuse: '不同意',
  },
  {
    title: 'Do you agree?',
    free: 'It is your choice. If you do not agree, you can hand in the papers yourself. If you agree, you can withdraw it at any time.',
    papers: 'Which papers may they see',
    days: 'For how long may they see them',
    day: (days: number) => (days === 1 ? '1 day' : `${days} days`),
    wanted: 'What they want to see',
    none: 'You have no valid paper now, so there is nothing for them to see.',
    choose: 'Please choose first which papers they may see.',
    agree: 'Agree',
    sure: (office: string, count: number, days: number) =>
      `For ${days === 1 ? '1 day' : `${days} days`} ${office} can see ${count === 1 ? 'the paper' : `the ${count} papers`} that you chose. If you are sure, press “Agree” again.`,
    refuse: 'Do not agree',
  },
);

type Changed = ({ __typename: 'MyConsentRequest' } & ConsentPartsFragment) | Problem;

export function Decision({ consent, onChanged }: ConsentProps) {
  const { data, failure, again } = useAnswer(PapersForConsent, { state: 'VALID' });
  const problem = useSignal<Problem | undefined>(undefined);
  const task = useTask();
  const decide = (ask: () => Promise<Changed>) =>
    void task.run(async () => {
      const answer = await ask();
      if (answer.__typename === 'Problem') problem.value = answer;
      else onChanged(answer);
    });
  const { id } = consent;
  const agree = async (given: Given) => (await execute(AgreeToConsent, { id, ...given })).agreeToConsent;
  const refuse = async () => (await execute(RefuseConsent, { id })).refuseConsent;
  const papers = data.value?.myArchive.edges.map(({ node }) => node);
  if (!papers) return <Waiting failure={failure.value} again={again} />;
  return (
    <section aria-labelledby="decision">
      <h2 id="decision">{w.title}</h2>
      <p>{w.free}</p>
      <WentWrong problem={problem.value} failure={task.failure.value} />
      {papers.length === 0 && <p>{w.none}</p>}
      {papers.length > 0 && (
        <Agreeing consent={consent} papers={papers} onAgree={(given) => decide(() => agree(given))} />
      )}
      <Button kind="plain" block busy={task.busy} onPress={() => decide(refuse)}>
        {w.refuse}
      </Button>
    </section>
  );
}

interface Given {
  proofIds: string[];
  days: number;
}

interface AgreeingProps {
  consent: ConsentPartsFragment;
  papers: readonly Paper[];
  onAgree: (given: Given) => void;
}

function Agreeing({ consent, papers, onAgree }: AgreeingProps) {
  const chosen = useSignal<string[]>([]);
  const days = useSignal(consent.days);
  const missing = useSignal(false);
  const ready = chosen.value.length > 0;
  const miss = () => {
    missing.value = true;
    document.getElementById('proofIds')?.focus();
  };
  return (
    <>
      <ManyChoices
        name="proofIds"
        label={w.papers}
        mistake={missing.value && !ready ? w.choose : undefined}
        values={chosen.value}
        choices={choicesOf(papers, consent.wanted)}
        onValues={(values) => {
          chosen.value = values;
        }}
      />
      <SelectField
        name="days"
        label={w.days}
        value={String(days.value)}
        choices={daysUpTo(consent.days)}
        onValue={(value) => {
          days.value = Number(value);
        }}
      />
      {ready ? (
        <PressTwice
          warning={w.sure(consent.organisation, chosen.value.length, days.value)}
          onSure={() => onAgree({ proofIds: chosen.value, days: days.value })}
        >
          {w.agree}
        </PressTwice>
      ) : (
        <Button kind="plain" block onPress={miss}>
          {w.agree}
        </Button>
      )}
    </>
  );
}

const SHORTER_DAYS = [1, 3, 7, 15];

/** As long as they ask for, or shorter. */
function daysUpTo(asked: number): Choice<string>[] {
  return [...SHORTER_DAYS.filter((days) => days < asked), asked].map((days) => ({
    value: String(days),
    label: w.day(days),
  }));
}

interface Paper {
  proofId: string;
  title: string;
  number: string;
}

/** What they want comes first and says so. */
function choicesOf(papers: readonly Paper[], wanted: readonly string[]): Choice<string>[] {
  const isWanted = ({ title }: Paper) => wanted.includes(title);
  return [...papers.filter(isWanted), ...papers.filter((paper) => !isWanted(paper))].map((paper) => ({
    value: paper.proofId,
    label: paper.title,
    hint: isWanted(paper) ? `${w.wanted} · ${paper.number}` : paper.number,
  }));
}
