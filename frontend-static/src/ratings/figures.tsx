/** How residents rate 好差评统计: of a place and a year, for everybody; where few rated, nothing is told. */

import { useSignal } from '@preact/signals';
import { PlaceField, type Place } from '../complaints/place-field';
import { useAnswer } from '../foundation/asking';
import { today } from '../foundation/dates';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { useListing } from '../foundation/listing';
import { RatedOffices, RatingFigures, type FigurePartsFragment, type RatedOfficesQuery } from '../generated/ratings';
import { Fact, Facts } from '../ui/facts';
import { Choices } from '../ui/fields';
import { More } from '../ui/more';
import { Page, Waiting } from '../ui/page';
import { LEVEL_NAMES } from './wording';
import '../papers/papers.css';

const w = words(
  {
    title: '好差评统计',
    what: '群众办完事以后的评价，按单位和年份统计，不公开评价内容和评价人。',
    few: '评价少于 5 件的单位不公布数字，以免看出是谁评的；一年的数字会让人推算出这样的少数时，也不公布。地区的数字是公布了的单位的合计。',
    period: '哪一年',
    ever: '全部',
    year: (year: number) => `${year} 年`,
    place: '哪个地方（不选就是全部）',
    whole: '全部单位',
    offices: '各单位',
    none: '这个地方没有可以评价的单位。',
    tooFew: '评价太少，不公布',
    rate: '满意率',
    total: '评价件数',
    share: (part: number) => `${(part * 100).toFixed(1)}%`,
    pieces: (count: number) => `${count} 件`,
  },
  {
    title: 'How residents rate',
    what: 'What people said when their cases had ended, by office and year. Words and raters are not public.',
    few: 'An office with fewer than five ratings has no figures, so that nobody can tell who rated; nor has a year from which such a few could be worked out. A place is the sum of the offices that have some.',
    period: 'Which year',
    ever: 'All',
    year: (year: number) => String(year),
    place: 'Which place (none: everywhere)',
    whole: 'All offices together',
    offices: 'Office by office',
    none: 'There is no office to rate in this place.',
    tooFew: 'Too few ratings to be told',
    rate: 'Satisfied',
    total: 'Ratings',
    share: (part: number) => `${(part * 100).toFixed(1)} %`,
    pieces: (count: number) => String(count),
  },
);

/** The portal keeps ratings since then. */
const FIRST_YEAR = 2026;
type Office = RatedOfficesQuery['ratedOffices']['edges'][number]['node'];

export default function FiguresPage() {
  const place = useSignal<Place | undefined>(undefined);
  const year = useSignal<number | null>(null);
  return (
    <Page title={w.title}>
      <p>{w.what}</p>
      <p class="hint">{w.few}</p>
      <PlaceField
        label={w.place}
        place={place.value}
        mistake={undefined}
        onPlace={(chosen) => {
          place.value = chosen;
        }}
      />
      <Choices
        name="year"
        label={w.period}
        value={String(year.value)}
        choices={periods()}
        onValue={(chosen) => {
          year.value = chosen === String(null) ? null : Number(chosen);
        }}
      />
      <section aria-labelledby="whole">
        <h2 id="whole">{place.value?.fullName ?? w.whole}</h2>
        <Whole region={place.value?.code ?? null} year={year.value} />
      </section>
      {place.value && (
        <section aria-labelledby="offices">
          <h2 id="offices">{w.offices}</h2>
          <Offices key={`${place.value.code} ${year.value}`} region={place.value.code} year={year.value} />
        </section>
      )}
    </Page>
  );
}

function periods() {
  const now = Number(today().slice(0, 4));
  const years = Array.from({ length: now - FIRST_YEAR + 1 }, (_, back) => now - back);
  return [{ value: String(null), label: w.ever }, ...years.map((each) => ({ value: String(each), label: w.year(each) }))];
}

interface AskedFor {
  region: string | null;
  year: number | null;
}

function Whole({ region, year }: AskedFor) {
  const { data, failure, again } = useAnswer(RatingFigures, { region, year });
  if (!data.value) return <Waiting failure={failure.value} again={again} />;
  return <Figures figures={data.value.ratingFigures} />;
}

function Offices({ region, year }: AskedFor & { region: string }) {
  const listing = useListing<Office>(
    async (after, first) => (await execute(RatedOffices, { region, year, first, after })).ratedOffices,
    ({ id }) => id,
  );
  if (!listing.nodes) return <Waiting failure={listing.failure} again={listing.again} />;
  if (listing.nodes.length === 0) return <p>{w.none}</p>;
  return (
    <>
      <ul class="list">
        {listing.nodes.map(({ id, name, figures }) => (
          <li class="card" key={id}>
            <h3>{name}</h3>
            <Figures figures={figures} />
          </li>
        ))}
      </ul>
      <More listing={listing} />
    </>
  );
}

function Figures({ figures: { total, satisfaction, levels } }: { figures: FigurePartsFragment }) {
  if (total === null || satisfaction === null) return <p>{w.tooFew}</p>;
  return (
    <Facts>
      <Fact label={w.rate}>{w.share(satisfaction)}</Fact>
      <Fact label={w.total}>{w.pieces(total)}</Fact>
      {levels.map(({ level, count }) => (
        <Fact key={level} label={LEVEL_NAMES[level]}>
          {w.pieces(count)}
        </Fact>
      ))}
    </Facts>
  );
}
