/** From a filed form to a request for changes of the office's own list 清单调整. */

import { useSignal } from '@preact/signals';
import { DeriveChangeRequest, type FormCode } from '../generated/registration';
import { useTask } from '../foundation/asking';
import { execute, type Problem } from '../foundation/graphql';
import { words } from '../foundation/language';
import { navigate } from '../foundation/router';
import { Button } from '../ui/button';
import { Say, WentWrong } from '../ui/say';

const w = words(
  {
    title: '公布到清单',
    why: '登记以后，要经过合法性审查、政策性审核和公开征求意见，才会写进本单位的证明事项清单。',
    derive: '按这份登记起草清单调整申请',
    leftOut: (names: string) =>
      `调整申请已经起草。下面这些没有写进去，因为登记表里没有写明保留的依据或取消的理由，请在申请里补上：${names}`,
    open: '打开调整申请',
  },
  {
    title: 'On to the list',
    why: 'What is registered stands in the office’s list once the law and the policy were looked at and the public was asked.',
    derive: 'Draft a request for changes from this form',
    leftOut: (names: string) =>
      `The request is drafted. These are not in it, since the form tells no legal basis for keeping or no ground for cancelling them; please add them there: ${names}`,
    open: 'Open the request',
  },
);
const ABOUT_PROOFS: readonly FormCode[] = ['DEMANDED', 'MEASURES', 'SUMMARY'];

interface DeriveProps {
  filing: { id: string; form: FormCode; state: string; nil: boolean };
}

export function Derive({ filing: { id, form, state, nil } }: DeriveProps) {
  const task = useTask();
  const problem = useSignal<Problem | undefined>(undefined);
  const made = useSignal<{ address: string; leftOut: readonly string[] } | undefined>(undefined);
  if (state !== 'FILED' || nil || !ABOUT_PROOFS.includes(form)) return null;
  const derive = () =>
    task.run(async () => {
      const { deriveChangeRequest: answer } = await execute(DeriveChangeRequest, { filingId: id });
      problem.value = answer.__typename === 'Problem' ? answer : undefined;
      if (answer.__typename !== 'DerivedChangeRequest') return;
      const address = `/department/changes/${answer.request.id}`;
      if (answer.leftOut.length === 0) navigate(address);
      else made.value = { address, leftOut: answer.leftOut };
    });
  return (
    <section aria-labelledby="to-the-list">
      <h2 id="to-the-list">{w.title}</h2>
      <p>{w.why}</p>
      <WentWrong problem={problem.value} failure={task.failure.value} />
      {made.value ? (
        <Say kind="warning">
          <p>{w.leftOut(made.value.leftOut.join('、'))}</p>
          <a class="button" href={made.value.address}>
            {w.open}
          </a>
        </Say>
      ) : (
        <Button kind="plain" busy={task.busy} onPress={derive}>
          {w.derive}
        </Button>
      )}
    </section>
  );
}
