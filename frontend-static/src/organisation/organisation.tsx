/** The papers of my organisation 单位证照: whatever was issued about it, whoever asked for it. */

import { useSignal, type Signal } from '@preact/signals';
import { OrganisationArchive, OrganisationYears, type OrganisationArchiveQuery } from '../generated/organisation';
import { useAnswer } from '../foundation/asking';
import { moment } from '../foundation/dates';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { useListing } from '../foundation/listing';
import { me } from '../foundation/session';
import { nameOfStanding, StandingTag, type Standing } from '../papers/standing';
import { Button, Form } from '../ui/button';
import { SelectField, TextField } from '../ui/fields';
import { More } from '../ui/more';
import { Page, Waiting } from '../ui/page';
import { AgentsOnly } from './agents-only';
import '../papers/papers.css';

const w = words(
  {
    title: '单位证照',
    of: (name: string) => `${name}的证明，不论是谁申请的，开出来以后都在这里。`,
    open: '查找证照',
    search: '标题、编号或出具单位里的词',
    searchHint: '可以写几个词，用空格分开。',
    find: '查找',
    standing: '看哪些',
    year: '哪一年',
    all: '全部',
    ofYear: (year: number, count: number) => `${year} 年（${count} 份）`,
    none: '这里还没有证照。有人为单位申请的证明办好后，会自动放到这里。',
    noneSuch: '没有找到这样的证照。',
    filed: (when: string) => `出具时间：${when}`,
  },
  {
    title: 'Papers of the organisation',
    of: (name: string) => `Every proof about ${name} comes here once it is issued, whoever asked for it.`,
    open: 'Find a paper',
    search: 'Words of its title, number or issuer',
    searchHint: 'Several words have spaces between them.',
    find: 'Find',
    standing: 'Show',
    year: 'Year',
    all: 'All',
    ofYear: (year: number, count: number) => `${year} (${count})`,
    none: 'There is nothing here yet. Proofs about the organisation come here once they are issued.',
    noneSuch: 'No such paper was found.',
    filed: (when: string) => `Issued at ${when}`,
  },
);

const STANDINGS: readonly Standing[] = ['VALID', 'DOUBTED', 'REVOKED', 'SUPERSEDED', 'EXPIRED'];
const CHOICES = [
  { value: '', label: w.all },
  ...STANDINGS.map((standing) => ({ value: standing, label: nameOfStanding(standing) })),
];

type Item = OrganisationArchiveQuery['organisationArchive']['edges'][number]['node'];

interface Wanted {
  search: string;
  standing: string;
  year: string;
}

export default function Organisation() {
  return (
    <AgentsOnly title={w.title}>
      <Archive />
    </AgentsOnly>
  );
}

function Archive() {
  const wanted = useSignal<Wanted>({ search: '', standing: '', year: '' });
  return (
    <Page title={w.title}>
      <p>{w.of(me.value?.actingFor?.name ?? '')}</p>
      <Find wanted={wanted} />
      <List key={JSON.stringify(wanted.value)} wanted={wanted.value} />
    </Page>
  );
}

/** Folded away until it is wanted, so that the papers themselves come first. */
function Find({ wanted }: { wanted: Signal<Wanted> }) {
  return (
    <details class="card folded">
      <summary>{w.open}</summary>
      <Fields wanted={wanted} />
    </details>
  );
}

/** Words are looked for when the button is pressed, a choice takes effect at once. */
function Fields({ wanted }: { wanted: Signal<Wanted> }) {
  const typed = useSignal('');
  const years = useAnswer(OrganisationYears, {}).data.value?.organisationArchiveYears ?? [];
  const put = (part: Partial<Wanted>) => {
    wanted.value = { ...wanted.value, ...part };
  };
  return (
    <Form onSubmit={() => put({ search: typed.value.trim() })}>
      <TextField
        name="search"
        label={w.search}
        hint={w.searchHint}
        value={typed.value}
        onValue={(value) => {
          typed.value = value;
        }}
        inputMode="search"
        autoComplete="off"
      />
      <SelectField
        name="standing"
        label={w.standing}
        choices={CHOICES}
        value={wanted.value.standing}
        onValue={(standing) => put({ standing })}
      />
      <SelectField
        name="year"
        label={w.year}
        choices={[
          { value: '', label: w.all },
          ...years.map(({ year, count }) => ({ value: String(year), label: w.ofYear(year, count) })),
        ]}
        value={wanted.value.year}
        onValue={(year) => put({ year })}
      />
      <Button kind="plain">{w.find}</Button>
    </Form>
  );
}

function List({ wanted }: { wanted: Wanted }) {
  const asked = {
    search: wanted.search || null,
    state: STANDINGS.find((each) => each === wanted.standing) ?? null,
    year: wanted.year ? Number(wanted.year) : null,
  };
  const listing = useListing(
    async (after) => (await execute(OrganisationArchive, { ...asked, after })).organisationArchive,
    ({ proofId }) => proofId,
  );
  if (!listing.nodes) return <Waiting failure={listing.failure} again={listing.again} />;
  const narrowed = asked.search !== null || asked.state !== null || asked.year !== null;
  if (listing.nodes.length === 0) return <p role="status">{narrowed ? w.noneSuch : w.none}</p>;
  return (
    <>
      <ul class="list">
        {listing.nodes.map((item) => (
          <Line key={item.proofId} item={item} />
        ))}
      </ul>
      <More listing={listing} />
    </>
  );
}

function Line({ item }: { item: Item }) {
  return (
    <li class="card">
      <a class="paper-link" href={`/organisation/papers/${item.proofId}`}>
        {item.title}
      </a>
      <p class="paper-line">
        <StandingTag standing={item.state} />
      </p>
      <p class="paper-line">{item.number}</p>
      <p class="paper-line">{item.issuer}</p>
      <p class="paper-line muted small">{w.filed(moment(item.filedAt))}</p>
    </li>
  );
}
