/** Which village or residents' committee: the one of the last request, or found by name or pinyin. */

import { useSignal, type Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { FindCommittees, LastCommittee, RequestTerms, type FindCommitteesQuery } from '../generated/request';
import { useAnswer } from '../foundation/asking';
import { day } from '../foundation/dates';
import { sentenceOf, words } from '../foundation/language';
import { Choices, TextField } from '../ui/fields';
import { Waiting } from '../ui/page';
import { Say } from '../ui/say';
import type { Committee } from './draft';
import { drafts } from './drafts';
import { currentDraft, QuestionPage } from './question';

const w = words(
  {
    title: '向哪个村（社区）申请？',
    guide: '不知道要不要开、该找谁开？先问一问',
    search: '查找村（社区）',
    searchHint: '写村名或拼音就行，例如“小阳”或 xiaoyang。重名多的，前面加上乡镇名。',
    choose: '选择村（社区）',
    last: '上次申请的村（社区）',
    none: '没有找到。换个写法试试：只写村名，或者写拼音。',
    found: (count: number) => `找到 ${count} 个，请选择。`,
    formerly: (fullName: string, name: string) => `${fullName}（原${name}）`,
    served: (name: string, days: number) => `由${name}办理，一般 ${days} 个工作日内办好。`,
    due: (date: string) => `今天提交，最晚 ${date} 办好。`,
    phone: '村（居）委会电话：',
  },
  {
    title: 'Which village or community?',
    guide: 'Not sure whether you need it, or who gives it? Ask first',
    search: 'Find the village or community',
    searchHint: 'Its name or pinyin will do, e.g. 小阳 or xiaoyang. If there are many, put the township first.',
    choose: 'Choose the village or community',
    last: 'The one of your last request',
    none: 'Nothing found. Try just the name of the village, or its pinyin.',
    found: (count: number) => `${count} found; please choose.`,
    formerly: (fullName: string, name: string) => `${fullName} (formerly ${name})`,
    served: (name: string, days: number) => `${name} decides, usually within ${days} working days.`,
    due: (date: string) => `Sent today, it should be done by ${date}.`,
    phone: 'Telephone of the committee: ',
  },
);

interface Candidate extends Committee {
  hint: string;
}
/** Which committee takes no requests here, and why. */
type Refused = Signal<{ code: string; sentence: string } | undefined>;

export function CommitteeStep() {
  const typed = useSignal('');
  const asked = useRested(typed.value, 300);
  const refused: Refused = useSignal(undefined);
  const chosen = currentDraft().committee;
  const against = () => (refused.value && refused.value.code === chosen?.code ? { regionCode: refused.value.sentence } : {});
  return (
    <QuestionPage step="committee" title={w.title} against={against}>
      {(mistakes) => (
        <>
          <TextField
            name="regionCode"
            label={w.search}
            hint={w.searchHint}
            mistake={mistakes['regionCode']}
            value={typed.value}
            onValue={(value) => {
              typed.value = value;
            }}
            inputMode="search"
            autoComplete="off"
          />
          {asked ? <Found search={asked} /> : <Remembered />}
          <p>
            <a class="link" href="/guide">
              {w.guide}
            </a>
          </p>
          {chosen && <Terms key={chosen.code} code={chosen.code} refused={refused} />}
        </>
      )}
    </QuestionPage>
  );
}

/** The value once it has not changed for a while. */
function useRested(value: string, milliseconds: number): string {
  const rested = useSignal(value);
  useEffect(() => {
    const timer = setTimeout(() => {
      rested.value = value.trim();
    }, milliseconds);
    return () => clearTimeout(timer);
  }, [value]);
  return rested.value;
}

function Remembered() {
  const answer = useAnswer(LastCommittee, {});
  const newest = answer.data.value?.myProofs.edges[0]?.node;
  const known = [
    currentDraft().committee,
    drafts.committee.value,
    newest && { code: newest.region, name: newest.committee.name },
  ];
  const candidates = known.filter((each) => each !== undefined).map((each) => ({ ...each, hint: w.last }));
  const [likely] = candidates;
  useEffect(() => {
    // Most people live where they lived last time; another village is one search away.
    if (likely && !currentDraft().committee) drafts.change({ committee: { code: likely.code, name: likely.name } });
  }, [likely?.code]);
  return <Candidates candidates={candidates} />;
}

function Found({ search }: { search: string }) {
  const { data, failure, again } = useAnswer(FindCommittees, { search });
  const chosen = currentDraft().committee;
  if (failure.value) return <Waiting failure={failure.value} again={again} />;
  if (!data.value) return <Waiting />;
  const found = data.value.regions.flatMap(candidatesOf);
  const listed = found.some((each) => each.code === chosen?.code);
  return (
    <>
      <p role="status">{found.length === 0 ? w.none : w.found(found.length)}</p>
      <Candidates candidates={chosen && !listed ? [{ ...chosen, hint: '' }, ...found] : found} />
    </>
  );
}

/** A village that was merged stands for those that serve it now. */
function candidatesOf(region: FindCommitteesQuery['regions'][number]): Candidate[] {
  if (!region.abolishedOn) return [{ code: region.code, name: region.name, hint: region.fullName }];
  return region.successors.map(({ code, name, fullName }) => ({ code, name, hint: w.formerly(fullName, region.name) }));
}

function Candidates({ candidates }: { candidates: readonly Candidate[] }) {
  const once = candidates.filter(({ code }, index) => candidates.findIndex((each) => each.code === code) === index);
  if (once.length === 0) return null;
  return (
    <Choices
      name="committee"
      label={w.choose}
      value={currentDraft().committee?.code}
      choices={once.map(({ code, name, hint }) => ({ value: code, label: name, hint }))}
      onValue={(code) => drafts.change({ committee: named(once, code) })}
    />
  );
}

function named(candidates: readonly Candidate[], code: string): Committee | undefined {
  const found = candidates.find((each) => each.code === code);
  return found && { code, name: found.name };
}

function Terms({ code, refused }: { code: string; refused: Refused }) {
  const answer = useAnswer(RequestTerms, { regionCode: code }).data.value?.requestTerms;
  useEffect(() => {
    if (answer) refused.value = answer.__typename === 'Problem' ? { code, sentence: sentenceOf(answer) } : undefined;
  }, [answer]);
  if (!answer) return null;
  if (answer.__typename === 'Problem') {
    return (
      <Say kind="error">
        <p>{sentenceOf(answer)}</p>
      </Say>
    );
  }
  return (
    <Say>
      <p>{w.served(answer.committee.name, answer.workingDays)}</p>
      <p>{w.due(day(answer.dueOn))}</p>
      <p>
        {w.phone}
        <a href={`tel:${answer.committee.contactPhone}`}>{answer.committee.contactPhone}</a>
      </p>
    </Say>
  );
}
