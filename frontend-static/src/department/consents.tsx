/** What my department asked residents for: ask, and follow. */

import { DepartmentConsents, type DepartmentConsentPartsFragment } from '../generated/department';
import { moment } from '../foundation/dates';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { useListing } from '../foundation/listing';
import { me } from '../foundation/session';
import { More } from '../ui/more';
import { Page, Waiting } from '../ui/page';
import { AskForm } from './ask-form';
import { ConsentTag, whatItMeans } from './consent-state';
import { StaffOnly } from './staff-only';
import '../desk/desk.css';
import '../papers/papers.css';

const w = words(
  {
    title: '征求授权',
    what: '需要查看证明内容或留存加注件时，要先征得当事人同意。当事人在手机上答复。',
    ask: '向当事人征求授权',
    before: '本单位征求过的授权',
    none: '本单位还没有征求过授权。',
    asked: (when: string) => `请求时间：${when}`,
  },
  {
    title: 'Consents',
    what: 'To read what a paper says, or to keep a copy, the resident must agree first. She answers on her phone.',
    ask: 'Ask a resident',
    before: 'What your department asked',
    none: 'Your department has not asked anybody yet.',
    asked: (when: string) => `Asked at ${when}`,
  },
);

export default function ConsentsPage() {
  return (
    <StaffOnly title={w.title}>
      <Page title={w.title}>
        <p class="muted">{me.value?.actingFor?.name}</p>
        <p>{w.what}</p>
        <Consents />
      </Page>
    </StaffOnly>
  );
}

function Consents() {
  const listing = useListing(
    async (after, first) => (await execute(DepartmentConsents, { first, after })).departmentConsents,
    ({ id }) => id,
  );
  const { nodes } = listing;
  return (
    <>
      <details class="card folded">
        <summary>{w.ask}</summary>
        <AskForm onAsked={listing.again} />
      </details>
      <h2>{w.before}</h2>
      {!nodes && <Waiting failure={listing.failure} again={listing.again} />}
      {nodes?.length === 0 && <p>{w.none}</p>}
      <ul class="list">
        {nodes?.map((consent) => (
          <Line key={consent.id} consent={consent} />
        ))}
      </ul>
      <More listing={listing} />
    </>
  );
}

function Line({ consent }: { consent: DepartmentConsentPartsFragment }) {
  return (
    <li class="card">
      <a class="paper-link" href={`/department/consents/${consent.id}`}>
        {consent.caseNumber}
      </a>
      <p class="paper-line">
        <ConsentTag state={consent.state} />
      </p>
      <p class="paper-line">{consent.purpose}</p>
      <p class="paper-line">{whatItMeans(consent)}</p>
      <p class="paper-line muted small">{w.asked(moment(consent.askedAt))}</p>
    </li>
  );
}
