/** One request, read by its id; what a verb answers takes its place. */

import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { ChangeRequestById, type ChangePartsFragment } from '../generated/changes';
import { useAnswer } from '../foundation/asking';
import { words } from '../foundation/language';
import { Page, Waiting } from '../ui/page';
import { Say } from '../ui/say';
import { AboutChange } from './about-change';

const w = words({ title: '调整申请', done: '已办好。' }, { title: 'Request for a change', done: 'Done.' });

/** Puts the changed request on the page; the focus goes to its heading. */
export type OnChanged = (request: ChangePartsFragment) => void;

export interface VerbsProps {
  request: ChangePartsFragment;
  onChanged: OnChanged;
}

interface OneChangeProps {
  id: string;
  back: string;
  /** What the reader can do with it, above everything there is to read. */
  Verbs: ComponentType<VerbsProps>;
}

export function OneChange({ id, back, Verbs }: OneChangeProps) {
  const { data, failure, again } = useAnswer(ChangeRequestById, { id });
  const changed = useSignal<ChangePartsFragment | undefined>(undefined);
  const request = changed.value ?? data.value?.changeRequest;
  if (!request) {
    return (
      <Page title={w.title} back={back}>
        <Waiting failure={failure.value} again={again} />
      </Page>
    );
  }
  const onChanged: OnChanged = (after) => {
    changed.value = after;
    document.querySelector('h1')?.focus();
  };
  return (
    <Page title={request.title} back={back}>
      {changed.value && (
        <Say kind="success">
          <p>{w.done}</p>
        </Say>
      )}
      {/* What was typed for one version is not sent for another. */}
      <Verbs key={`verbs ${request.version}`} request={request} onChanged={onChanged} />
      {/* Other entries may be the ones that count now. */}
      <AboutChange key={request.version} request={request} />
    </Page>
  );
}
