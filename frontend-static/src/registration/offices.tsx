/** For supervisors: which departments of the branch have filed which form, and which have not. */

import { RegistrationOffices, type RegistrationOfficesQuery } from '../generated/registration';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { useListing } from '../foundation/listing';
import { me, rolesOf } from '../foundation/session';
import { More } from '../ui/more';
import { Page, Waiting } from '../ui/page';
import { SHORT, detailsOf, nameOf, standingOf } from './wording';
import '../desk/desk.css';
import '../papers/papers.css';

const w = words(
  {
    title: '梳理登记情况',
    what: '本辖区各部门已提交和还没有提交的登记表。声明无相关事项的也算已提交。',
    others: '这个页面给督查人员使用。',
    none: '本辖区还没有登记的部门。',
    missing: (names: string) => `未提交：${names}`,
    whole: '各表均已提交。',
    workbook: '导出',
  },
  {
    title: 'Who has registered',
    what: 'What the departments of your branch have filed, and what not. A nil return counts as filed.',
    others: 'This page is for supervisors.',
    none: 'There is no department in your branch.',
    missing: (names: string) => `Not filed: ${names}`,
    whole: 'Everything is filed.',
    workbook: 'Export',
  },
);

type Office = RegistrationOfficesQuery['registrationOffices']['edges'][number]['node'];

export default function OfficesPage() {
  const isSupervisor = rolesOf(me.value).includes('SUPERVISOR');
  return (
    <Page title={w.title}>
      {isSupervisor ? (
        <>
          <p>{w.what}</p>
          <Offices />
        </>
      ) : (
        <p>{w.others}</p>
      )}
    </Page>
  );
}

function Offices() {
  const listing = useListing(
    async (after, first) => (await execute(RegistrationOffices, { first, after })).registrationOffices,
    ({ organisation }) => organisation.id,
  );
  const { nodes } = listing;
  return (
    <>
      {!nodes && <Waiting failure={listing.failure} again={listing.again} />}
      {nodes?.length === 0 && <p>{w.none}</p>}
      <ul class="list">
        {nodes?.map((office) => (
          <Line key={office.organisation.id} office={office} />
        ))}
      </ul>
      <More listing={listing} />
    </>
  );
}

function Line({ office: { organisation, missing, filings } }: { office: Office }) {
  return (
    <li class="card">
      <h2>{organisation.name}</h2>
      <p>{missing.length > 0 ? w.missing(missing.map((form) => SHORT[form]).join('、')) : w.whole}</p>
      <ul>
        {filings.map((filing) => (
          <li key={filing.id}>
            {nameOf(filing)} · {standingOf(filing)} · {detailsOf(filing)}{' '}
            <a href={filing.workbookUrl} download aria-label={`${w.workbook} ${nameOf(filing)}`}>
              {w.workbook}
            </a>
          </li>
        ))}
      </ul>
    </li>
  );
}
