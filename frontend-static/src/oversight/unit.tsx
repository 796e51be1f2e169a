/** One office as supervisors look at it: complaints, series, letters, rates, ratings, talks. */

import { CaseList } from '../complaints/office/case-list';
import { SupervisorsOnly } from '../complaints/office/supervisors-only';
import { nameOfState } from '../complaints/office/wording';
import { useAnswer } from '../foundation/asking';
import { day } from '../foundation/dates';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { useListing } from '../foundation/listing';
import { me } from '../foundation/session';
import {
  ComplaintLetters,
  ComplaintSeries,
  OverseenUnit,
  Talks as TalksDocument,
  type ComplaintLettersQuery,
  type ComplaintSeriesQuery,
  type OverseenUnitQuery,
  type TalkPartsFragment,
} from '../generated/oversight';
import { Fact, Facts } from '../ui/facts';
import { More } from '../ui/more';
import { Page, Waiting } from '../ui/page';
import { percent } from './percent';
import { TalkForm } from './talk-form';
import { Talks } from './talks';
import '../desk/desk.css';
import '../papers/papers.css';

const w = words(
  {
    title: '单位情况',
    phone: '联系电话',
    work: '今年受理、主办的投诉',
    filed: '受理',
    count: (count: number) => `${count} 件`,
    response: '响应率',
    solution: '解决率',
    satisfaction: '满意率',
    reached: (rate: string, count: number) => `${rate}（回访到 ${count} 件）`,
    rated: '好差评满意率',
    ratings: (rate: string, count: number) => `${rate}（${count} 条评价）`,
    series: '系列投诉',
    repeated: (proof: string, count: number) => `${proof}：${count} 件`,
    supervised: '正在督办',
    against: '对该单位的投诉',
    led: '该单位主办的投诉',
    none: '没有。',
    letters: '文书',
    issued: (title: string, date: string) => `${title}，${date}`,
  },
  {
    title: 'About an office',
    phone: 'Telephone',
    work: 'Complaints it handled and led this year',
    filed: 'Handled',
    count: (count: number) => `${count}`,
    response: 'Answered in time',
    solution: 'Solved',
    satisfaction: 'Satisfied',
    reached: (rate: string, count: number) => `${rate} (of ${count} reached)`,
    rated: 'Satisfied by its ratings',
    ratings: (rate: string, count: number) => `${rate} (of ${count})`,
    series: 'Complained of again and again',
    repeated: (proof: string, count: number) => `${proof}: ${count}`,
    supervised: 'Under supervision',
    against: 'Complaints about this office',
    led: 'Complaints led by this office',
    none: 'There are none.',
    letters: 'Letters',
    issued: (title: string, date: string) => `${title}, ${date}`,
  },
);

export default function UnitPage({ params }: { params: { id?: string } }) {
  return (
    <SupervisorsOnly title={w.title}>
      <Unit key={params.id} id={params.id ?? ''} />
    </SupervisorsOnly>
  );
}

function Unit({ id }: { id: string }) {
  const { data, failure, again } = useAnswer(OverseenUnit, { id });
  const unit = data.value?.overseenUnit;
  return (
    <Page title={unit?.organisation.name ?? w.title} back="/supervisor/complaints">
      {unit ? (
        <>
          <Work unit={unit} />
          <CaseList title={w.supervised} filter={{ accusedId: id, supervised: true }} none={undefined} />
          <CaseList title={w.against} filter={{ accusedId: id }} none={undefined} />
          <Series id={id} />
          <CaseList title={w.led} filter={{ leadId: id }} none={undefined} />
          <Letters id={id} />
          <TalksWith id={id} />
        </>
      ) : (
        <Waiting failure={failure.value} again={again} />
      )}
    </Page>
  );
}

function Work({ unit: { organisation, rates, ratings } }: { unit: OverseenUnitQuery['overseenUnit'] }) {
  return (
    <section aria-labelledby="work">
      <h2 id="work">{w.work}</h2>
      <Facts>
        <Fact label={w.filed}>{w.count(rates.filed)}</Fact>
        <Fact label={w.response}>{percent(rates.response)}</Fact>
        <Fact label={w.solution}>{w.reached(percent(rates.solution), rates.reached)}</Fact>
        <Fact label={w.satisfaction}>{w.reached(percent(rates.satisfaction), rates.reached)}</Fact>
        <Fact label={w.rated}>
          {ratings.total === null ? null : w.ratings(percent(ratings.satisfaction), ratings.total)}
        </Fact>
        <Fact label={w.phone}>{organisation.contactPhone}</Fact>
      </Facts>
    </section>
  );
}

type OneSeries = ComplaintSeriesQuery['complaintSeries']['edges'][number]['node'];

function Series({ id }: { id: string }) {
  const listing = useListing<OneSeries>(
    async (after, first) => (await execute(ComplaintSeries, { accusedId: id, first, after })).complaintSeries,
    (series) => series.id,
  );
  if (!listing.nodes) return <Waiting failure={listing.failure} again={listing.again} />;
  return (
    <section aria-labelledby="series">
      <h2 id="series">{w.series}</h2>
      {listing.nodes.length === 0 && <p>{w.none}</p>}
      {listing.nodes.map(({ id: key, proofName, complaints }) => (
        <div class="card" key={key}>
          <h3>{w.repeated(proofName, complaints.length)}</h3>
          <ol class="list">
            {complaints.map((each) => (
              <li key={each.id}>
                <a class="link" href={`/supervisor/complaints/${each.id}`}>
                  {day(each.filedOn)} {each.number}
                </a>{' '}
                {nameOfState(each.state)}
              </li>
            ))}
          </ol>
        </div>
      ))}
      <More listing={listing} />
    </section>
  );
}

type OneLetter = ComplaintLettersQuery['complaintLetters']['edges'][number]['node'];

function Letters({ id }: { id: string }) {
  const listing = useListing<OneLetter>(
    async (after, first) => (await execute(ComplaintLetters, { accusedId: id, first, after })).complaintLetters,
    (letter) => letter.id,
  );
  if (!listing.nodes) return <Waiting failure={listing.failure} again={listing.again} />;
  return (
    <section aria-labelledby="letters">
      <h2 id="letters">{w.letters}</h2>
      {listing.nodes.length === 0 && <p>{w.none}</p>}
      <ul class="list">
        {listing.nodes.map(({ id: key, number, title, issuedOn, complaintId }) => (
          <li key={key}>
            <a class="link" href={`/supervisor/complaints/${complaintId}`}>
              {number}
            </a>{' '}
            {w.issued(title, issuedOn ? day(issuedOn) : '')}
          </li>
        ))}
      </ul>
      <More listing={listing} />
    </section>
  );
}

function TalksWith({ id }: { id: string }) {
  const listing = useListing<TalkPartsFragment>(
    async (after, first) => (await execute(TalksDocument, { organisationId: id, first, after })).talks,
    (talk) => talk.id,
  );
  return (
    <>
      <Talks listing={listing} />
      {me.value?.actingFor?.id !== id && <TalkForm office={id} onRecorded={listing.again} />}
    </>
  );
}
