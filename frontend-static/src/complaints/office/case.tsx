/** One complaint for the offices that deal with it: what they may do, and all there is to read. */

import { useSignal } from '@preact/signals';
import { useAnswer } from '../../foundation/asking';
import { words } from '../../foundation/language';
import { ComplaintCaseById } from '../../generated/complaints-office';
import { ProposalOf } from '../../proposals/of-complaint';
import { Page, Waiting } from '../../ui/page';
import { Say } from '../../ui/say';
import { AboutCase } from './about-case';
import { CaseBundles } from './case-bundles';
import { SupervisorsOnly } from './supervisors-only';
import type { Case } from './verb';
import { CaseVerbs } from './verbs';
import '../../desk/desk.css';
import '../../papers/papers.css';

const w = words(
  {
    title: '投诉举报建议',
    done: '已办好。',
    outdated: '刚刚有人办过这一件，已为您重新读取。您刚才的操作没有生效，请看清楚再办。',
  },
  {
    title: 'Complaint',
    done: 'Done.',
    outdated: 'Somebody was faster, so the page was read anew. Nothing was done: please look again.',
  },
);

const BACK = '/supervisor/complaints';

export default function CasePage({ params }: { params: { id?: string } }) {
  return (
    <SupervisorsOnly title={w.title}>
      <OneCase id={params.id ?? ''} />
    </SupervisorsOnly>
  );
}

function OneCase({ id }: { id: string }) {
  const { data, failure, again } = useAnswer(ComplaintCaseById, { id });
  const changed = useSignal<Case | undefined>(undefined);
  const told = useSignal<'done' | 'outdated' | undefined>(undefined);
  const turn = useSignal(0);
  const complaint = changed.value ?? data.value?.complaintCase;
  if (!complaint) {
    return (
      <Page title={w.title} back={BACK}>
        <Waiting failure={failure.value} again={again} />
      </Page>
    );
  }
  const tell = (what: 'done' | 'outdated') => {
    told.value = what;
    document.querySelector('h1')?.focus();
  };
  const onChanged = (after: Case) => {
    changed.value = after;
    turn.value += 1;
    tell('done');
  };
  const onOutdated = async () => {
    await again();
    changed.value = undefined;
    tell('outdated');
  };
  return (
    <Page title={`${complaint.accusedName} · ${complaint.proofName}`} back={BACK}>
      {told.value && (
        <Say kind={told.value === 'done' ? 'success' : 'warning'}>
          <p>{w[told.value]}</p>
        </Say>
      )}
      <AboutCase complaint={complaint}>
        {/* A verb that was done begins empty again; what was typed survives a look at the new state. */}
        <CaseVerbs key={turn.value} complaint={complaint} onChanged={onChanged} onOutdated={onOutdated} />
        <CaseBundles complaint={complaint} onChanged={onChanged} />
      </AboutCase>
      {complaint.finding && <ProposalOf complaintId={complaint.id} />}
    </Page>
  );
}
