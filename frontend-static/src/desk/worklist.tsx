/** The desk's worklist: tabs with counters, search, and the cases. */

import { useSignal, type Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Stage } from '../generated/desk';
import { ComplaintsLink } from '../complaints/office/complaints-link';
import { words } from '../foundation/language';
import { navigate, path, search } from '../foundation/router';
import { me } from '../foundation/session';
import { LettersLink } from '../letters/readers';
import { RatingsLink } from '../ratings/ratings-link';
import { Button, Form } from '../ui/button';
import { TextField } from '../ui/fields';
import { Page } from '../ui/page';
import { Cases } from './cases';
import { NoCases } from './no-cases';
import { ObjectionsLink } from './objections-link';
import { myRoles, readsCases } from './posts';
import { STAGES, addressOf, lastAddress, stageName, viewOf, type View } from './stages';
import './desk.css';

const w = words(
  {
    title: '办件',
    stages: '办件分类',
    search: '查找办件',
    searchHint: '姓名、事项或编号，可以写几个词，用空格分开。',
    find: '查找',
    all: '不查找，看全部',
    count: (count: number) => `，${count} 件`,
  },
  {
    title: 'Cases',
    stages: 'Kinds of cases',
    search: 'Find a case',
    searchHint: 'Words of a name, the matter or the number, with spaces between them.',
    find: 'Find',
    all: 'Show all again',
    count: (count: number) => `, ${count}`,
  },
);

export type Counts = Partial<Record<Stage, number>>;

export default function WorklistPage() {
  return readsCases(myRoles()) ? <Worklist /> : <NoCases title={w.title} />;
}

function Worklist() {
  const counts = useSignal<Counts>({});
  const view = useView();
  return (
    <Page title={w.title}>
      <p class="muted">{me.value?.actingFor?.name}</p>
      <ObjectionsLink />
      {myRoles().includes('APPROVER') && <RatingsLink />}
      <ComplaintsLink />
      <LettersLink />
      <StageLinks view={view} counts={counts} />
      <SearchForm key={view.search} view={view} />
      <Cases key={addressOf(view)} view={view} counts={counts} />
    </Page>
  );
}

/** What the address asks for. The page is still shown for a moment when the address is another's. */
function useView(): View {
  const shown = useRef<View | undefined>(undefined);
  const query = search.value;
  if (!shown.current || path.value === '/desk') shown.current = viewOf(query, myRoles());
  const address = addressOf(shown.current);
  useEffect(() => {
    lastAddress.value = address;
  }, [address]);
  return shown.current;
}

function StageLinks({ view, counts }: { view: View; counts: Signal<Counts> }) {
  return (
    <nav aria-label={w.stages}>
      <ul class="list stages">
        {STAGES.map((stage) => (
          <li key={stage}>
            <a
              class="stage"
              href={addressOf({ ...view, stage })}
              aria-current={stage === view.stage ? 'page' : undefined}
            >
              <span>{stageName(stage)}</span>
              <StageCount count={counts.value[stage]} />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function StageCount({ count }: { count: number | undefined }) {
  if (count === undefined) return null;
  return (
    <>
      <span class="stage-count" aria-hidden="true">
        {count}
      </span>
      <span class="unseen">{w.count(count)}</span>
    </>
  );
}

function SearchForm({ view }: { view: View }) {
  const typed = useSignal(view.search);
  const find = () => navigate(addressOf({ ...view, search: typed.value.trim() }));
  return (
    <div class="search" role="search">
      <Form onSubmit={find}>
        <TextField
          name="q"
          label={w.search}
          hint={w.searchHint}
          value={typed.value}
          onValue={(value) => {
            typed.value = value;
          }}
          inputMode="search"
          autoComplete="off"
        />
        <Button kind="plain">{w.find}</Button>
        {view.search && (
          <a class="link" href={addressOf({ ...view, search: '' })}>
            {w.all}
          </a>
        )}
      </Form>
    </div>
  );
}
