/** Who handles a case, taking it on, giving it back, and taking it over from a colleague. */

import { useSignal } from '@preact/signals';
import { ClaimProof, ReleaseProof, type CasePartsFragment } from '../generated/desk';
import type { Role } from '../generated/account';
import { moment } from '../foundation/dates';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { Button } from '../ui/button';
import { OpenedSection } from './opened-section';
import { VerbTrouble, problemOf, useVerb, type VerbTask } from './verb';
import { isClaimable } from './verbs';

const w = words(
  {
    title: '办理人',
    nobody: '还没有人认领。',
    me: (since: string) => `由您办理（${since} 认领）。`,
    colleague: (name: string, since: string) => `${name}正在办理（${since} 认领）。`,
    claim: '认领',
    release: '放弃认领',
    takeOver: '接手办理',
    sure: (name: string) => `从${name}手里接过来？`,
    why: (name: string) => `接手后由您办理，${name}在办件列表里会看到办理人变了。请先跟${name}说一声。`,
    confirm: '确定接手',
  },
  {
    title: 'Handled by',
    nobody: 'Nobody handles it yet.',
    me: (since: string) => `You handle it (since ${since}).`,
    colleague: (name: string, since: string) => `${name} handles it (since ${since}).`,
    claim: 'Take it on',
    release: 'Give it back',
    takeOver: 'Take it over',
    sure: (name: string) => `Take it over from ${name}?`,
    why: (name: string) => `You will handle it then, and ${name} sees that in the list. Please tell ${name} first.`,
    confirm: 'Take it over',
  },
);

interface HandlerProps {
  each: CasePartsFragment;
  roles: readonly Role[];
  again: () => Promise<void>;
}

export function Handler({ each, roles, again }: HandlerProps) {
  const verb = useVerb();
  if (!each.handlerName && !isClaimable(each.state, roles)) return null;
  return (
    <section aria-labelledby="handler-title">
      <h2 id="handler-title">{w.title}</h2>
      <p role="status">{sentenceAbout(each)}</p>
      <VerbTrouble verb={verb} />
      {isClaimable(each.state, roles) && <HandlerVerbs each={each} verb={verb} again={again} />}
    </section>
  );
}

function sentenceAbout(each: CasePartsFragment): string {
  const since = each.claimedAt ? moment(each.claimedAt) : '';
  if (!each.handlerName) return w.nobody;
  return each.handledByMe ? w.me(since) : w.colleague(each.handlerName, since);
}

interface HandlerVerbsProps {
  each: CasePartsFragment;
  verb: VerbTask;
  again: () => Promise<void>;
}

function HandlerVerbs({ each, verb, again }: HandlerVerbsProps) {
  const sure = useSignal(false);
  const claim = (takeOver: boolean) =>
    verb.run(async () => {
      const { claimProof: answer } = await execute(ClaimProof, { id: each.id, takeOver });
      sure.value = false;
      // A colleague may have been faster: what is shown is read anew either way.
      await again();
      return problemOf(answer);
    });
  const release = () =>
    verb.run(async () => {
      const { releaseProof: answer } = await execute(ReleaseProof, { id: each.id });
      await again();
      return problemOf(answer);
    });
  if (each.handledByMe) {
    return (
      <Button kind="plain" busy={verb.task.busy} onPress={release}>
        {w.release}
      </Button>
    );
  }
  if (!each.handlerName) {
    return (
      <Button kind="plain" busy={verb.task.busy} onPress={() => claim(false)}>
        {w.claim}
      </Button>
    );
  }
  return (
    <>
      <Button kind="plain" busy={verb.task.busy} onPress={() => (sure.value = true)}>
        {w.takeOver}
      </Button>
      {sure.value && (
        <OpenedSection id="take-over" title={w.sure(each.handlerName)} onClose={() => (sure.value = false)}>
          <p>{w.why(each.handlerName)}</p>
          <Button busy={verb.task.busy} onPress={() => claim(true)}>
            {w.confirm}
          </Button>
        </OpenedSection>
      )}
    </>
  );
}
