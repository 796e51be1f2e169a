/** One complaint of the organisation, as its agents follow it. */

import { useSignal } from '@preact/signals';
import { AboutComplaint } from '../complaints/about-complaint';
import { useAnswer } from '../foundation/asking';
import { words } from '../foundation/language';
import { OurComplaint, type ComplaintPartsFragment } from '../generated/complaints';
import { Page, Waiting } from '../ui/page';
import { AgentsOnly } from './agents-only';
import '../papers/papers.css';

const w = words({ title: '单位提的投诉建议' }, { title: 'What the organisation filed' });

export default function OrganisationComplaint({ params }: { params: { id?: string } }) {
  return (
    <AgentsOnly title={w.title}>
      <Asked id={params.id ?? ''} />
    </AgentsOnly>
  );
}

function Asked({ id }: { id: string }) {
  const { data, failure, again } = useAnswer(OurComplaint, { id });
  const changed = useSignal<ComplaintPartsFragment | undefined>(undefined);
  const complaint = changed.value ?? data.value?.ourComplaint;
  return (
    <Page title={w.title} back="/organisation/complaints">
      {complaint ? (
        <AboutComplaint
          complaint={complaint}
          named={{ id, receiptCode: null }}
          onChanged={(after) => (changed.value = after)}
        />
      ) : (
        <Waiting failure={failure.value} again={again} />
      )}
    </Page>
  );
}
