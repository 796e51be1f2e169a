/** One request, watched: asked for again as often as the portal says, and told when it moves. */

import { useSignal, type Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Progress, type ProgressPartsFragment } from '../generated/progress';
import { usePulse, useTask } from '../foundation/asking';
import { execute, type Failure } from '../foundation/graphql';
import { entriesOf } from './steps';

export interface Watched {
  readonly proof: Signal<ProgressPartsFragment | undefined>;
  /** The sentence of the newest entry, once something has happened while the page was open. */
  readonly news: Signal<string>;
  readonly failure: Signal<Failure | undefined>;
  readonly again: () => Promise<void>;
  /** Takes over a proof that a verb answered. */
  readonly receive: (proof: ProgressPartsFragment) => void;
}

export function useWatched(id: string): Watched {
  const proof = useSignal<ProgressPartsFragment | undefined>(undefined);
  const news = useSignal('');
  const seconds = useSignal(30);
  const task = useTask();
  const receive = (next: ProgressPartsFragment) => {
    const before = proof.value;
    // An answer that was overtaken by a verb of mine is older than what is shown.
    if (before && next.revision <= before.revision) return;
    proof.value = next;
    if (before) news.value = newestOf(next, before);
  };
  const again = () =>
    task.run(async () => {
      const known = proof.value?.revision ?? null;
      const { proofProgress: answer } = await execute(Progress, { id, known });
      seconds.value = answer.askAgainAfter;
      if (answer.proof) receive(answer.proof);
    });
  useEffect(() => void again(), []);
  usePulse(seconds.value, again);
  return { proof, news, failure: task.failure, again, receive };
}

/** What to announce: the last entry, unless only something small on the case has changed. */
function newestOf(next: ProgressPartsFragment, before: ProgressPartsFragment): string {
  const entries = entriesOf(next);
  const newest = entries[entries.length - 1]?.sentence ?? '';
  const known = entriesOf(before);
  return newest === known[known.length - 1]?.sentence ? '' : newest;
}
