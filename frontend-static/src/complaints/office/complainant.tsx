/** Who complained, behind a press: each look is on record. */

import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { useTask } from '../../foundation/asking';
import { execute, type Problem } from '../../foundation/graphql';
import { words } from '../../foundation/language';
import { LookAtComplainant, type LookAtComplainantMutation } from '../../generated/complaints-office';
import { Button } from '../../ui/button';
import { Fact, Facts } from '../../ui/facts';
import { WentWrong } from '../../ui/say';

const w = words(
  {
    title: '投诉人',
    recorded: '姓名、电话和原话只给受理部门和主办单位看，每次查看都有记录。办理需要时再看。',
    look: '查看投诉人和原话',
    name: '姓名',
    phone: '电话',
    none: '没有留',
    words: '原话',
    named: '能不能告诉被投诉单位',
    may: '投诉人同意告诉姓名',
    mayNot: '不能告诉，投诉人没有同意',
  },
  {
    title: 'The complainant',
    recorded: 'Name, telephone and own words are for the handler and the lead, and each look is recorded. Look only when you need to.',
    look: 'See who complained, and the words',
    name: 'Name',
    phone: 'Telephone',
    none: 'Not told',
    words: 'Own words',
    named: 'May the office know who it is?',
    may: 'The complainant agrees to be named',
    mayNot: 'No: the complainant did not agree',
  },
);

type Identity = Extract<LookAtComplainantMutation['lookAtComplainant'], { __typename: 'ComplainantIdentity' }>;

export function Complainant({ id }: { id: string }) {
  const task = useTask();
  const found = useSignal<Identity | undefined>(undefined);
  const problem = useSignal<Problem | undefined>(undefined);
  const look = () =>
    task.run(async () => {
      const { lookAtComplainant: answer } = await execute(LookAtComplainant, { id });
      problem.value = answer.__typename === 'Problem' ? answer : undefined;
      found.value = answer.__typename === 'ComplainantIdentity' ? answer : undefined;
    });
  return (
    <section aria-labelledby="complainant">
      <h2 id="complainant">{w.title}</h2>
      {found.value ? (
        <Known found={found.value} />
      ) : (
        <>
          <p>{w.recorded}</p>
          <WentWrong problem={problem.value} failure={task.failure.value} />
          <Button kind="plain" busy={task.busy} onPress={look}>
            {w.look}
          </Button>
        </>
      )}
    </section>
  );
}

/** Takes the focus: it stands where the button was. */
function Known({ found: { name, phone, words: said, agreesToBeNamed } }: { found: Identity }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div tabIndex={-1} ref={box}>
      <Facts>
        <Fact label={w.name}>{name ?? w.none}</Fact>
        <Fact label={w.phone}>
          {phone ? (
            <a class="link" href={`tel:${phone}`}>
              {phone}
            </a>
          ) : (
            w.none
          )}
        </Fact>
        <Fact label={w.named}>{agreesToBeNamed ? w.may : w.mayNot}</Fact>
        <Fact label={w.words}>
          <span class="keep-lines">{said}</span>
        </Fact>
      </Facts>
    </div>
  );
}
