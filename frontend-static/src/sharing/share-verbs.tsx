/** Stopping a share, and giving it a new link: one tap each, since both only take away. */

import { useSignal } from '@preact/signals';
import { RotateShare, WithdrawShare, type SharePartsFragment } from '../generated/sharing';
import { useTask } from '../foundation/asking';
import { execute, type Problem } from '../foundation/graphql';
import { words } from '../foundation/language';
import { Button } from '../ui/button';
import { WentWrong } from '../ui/say';

const w = words(
  {
    stop: '停止分享',
    stopHint: '停止后，链接马上打不开，正在看的人也看不了。',
    rotate: '换新链接',
    rotateHint: '链接发错了人，或者被锁住了，就换一个。旧链接马上打不开。',
    stopped: '已停止分享，链接打不开了。',
    rotated: '已换新链接，旧的打不开了。请把新链接重新发给对方。',
    anew: '重新分享',
  },
  {
    stop: 'Stop sharing',
    stopHint: 'The link is dead at once, also for whoever is looking right now.',
    rotate: 'Take a new link',
    rotateHint: 'For when the link went to the wrong person or is locked. The old one is dead at once.',
    stopped: 'It is not shared any more; the link is dead.',
    rotated: 'There is a new link, and the old one is dead. Please send the new one.',
    anew: 'Share anew',
  },
);

interface ShareVerbsProps {
  share: SharePartsFragment;
  onChanged: (share: SharePartsFragment) => void;
}

export function ShareVerbs({ share, onChanged }: ShareVerbsProps) {
  const task = useTask();
  const said = useSignal('');
  const problem = useSignal<Problem | undefined>(undefined);
  const { id, state } = share;
  const take = (answer: ({ __typename: 'Share' } & SharePartsFragment) | Problem, sentence: string) => {
    problem.value = answer.__typename === 'Problem' ? answer : undefined;
    if (answer.__typename === 'Problem') return;
    said.value = sentence;
    onChanged(answer);
  };
  const stop = () => task.run(async () => take((await execute(WithdrawShare, { id })).withdrawShare, w.stopped));
  const rotate = () => task.run(async () => take((await execute(RotateShare, { id })).rotateShare, w.rotated));
  return (
    <>
      <p role="status">
        <strong>{said.value}</strong>
      </p>
      <WentWrong problem={problem.value} failure={task.failure.value} />
      {(state === 'GRANTED' || state === 'USED_UP') && (
        <Verb name={w.stop} hint={w.stopHint} kind="danger" busy={task.busy} onPress={stop} />
      )}
      {state === 'GRANTED' && (
        <Verb name={w.rotate} hint={w.rotateHint} kind="plain" busy={task.busy} onPress={rotate} />
      )}
      {state !== 'GRANTED' && <Anew share={share} />}
    </>
  );
}

interface VerbProps {
  name: string;
  hint: string;
  kind: 'danger' | 'plain';
  busy: ReturnType<typeof useTask>['busy'];
  onPress: () => void;
}

function Verb({ name, hint, kind, busy, onPress }: VerbProps) {
  return (
    <>
      <Button kind={kind} block busy={busy} onPress={onPress}>
        {name}
      </Button>
      <p class="muted small">{hint}</p>
    </>
  );
}

function Anew({ share }: { share: SharePartsFragment }) {
  const [first] = share.items;
  return (
    <a class="button plain block" href={first ? `/shares/new?proof=${first.proofId}` : '/shares/new'}>
      {w.anew}
    </a>
  );
}
