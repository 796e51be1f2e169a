/** One complaint of mine: where it stands, who has it, what was done, and what I may still do. */

import { useSignal } from '@preact/signals';
import { OwnAffairs } from '../account/own-affairs';
import { useAnswer } from '../foundation/asking';
import { words } from '../foundation/language';
import { MyComplaint, type ComplaintPartsFragment } from '../generated/complaints';
import { Page, Waiting } from '../ui/page';
import { AboutComplaint } from './about-complaint';

const w = words({ title: '我提的投诉建议' }, { title: 'What I filed' });

export default function ComplaintPage({ params }: { params: { id?: string } }) {
  return (
    <OwnAffairs title={w.title}>
      <Asked id={params.id ?? ''} />
    </OwnAffairs>
  );
}

function Asked({ id }: { id: string }) {
  const { data, failure, again } = useAnswer(MyComplaint, { id });
  const changed = useSignal<ComplaintPartsFragment | undefined>(undefined);
  const complaint = changed.value ?? data.value?.myComplaint;
  return (
    <Page title={w.title} back="/complaints">
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
