/** What the reader's office may do to a complaint now, each folded away. */

import { problemOf } from '../../desk/verb';
import { execute, type Problem } from '../../foundation/graphql';
import { words } from '../../foundation/language';
import type { ComplaintVerb } from '../../generated/complaints';
import { CloseComplaint } from '../../generated/complaints-office';
import { FoldedVerb } from '../../ui/folded-verb';
import { Dispatch } from './dispatch';
import { ACCEPT, DECLINE, SUPERVISE } from './handler-verbs';
import { ASK, BEGIN, DISMISS, EXTEND, FIND, OBJECT, REPLY } from './inquiry-verbs';
import { ANSWER, CONFIRM, ORDER, PUBLICISE, TRANSFER, VISIT } from './outcome-verbs';
import { PendingLetter } from './pending-letter';
import { VerbForm } from './verb-form';
import type { Answer, Case, OfficeVerb } from './verb';

const w = words(
  {
    title: '您可以办',
    none: '现在没有要您办的。',
    close: '办结',
    closeMeaning: '办结后不再办理。投诉人对答复不满意的，在规定时间内还可以申请再查一次。',
    closeSure: '确定办结',
  },
  {
    title: 'What you can do',
    none: 'There is nothing for you to do now.',
    close: 'Close it',
    closeMeaning: 'Nothing more is done then. For some days the complainant may still have it looked at again.',
    closeSure: 'Yes, close it',
  },
);

const FORMS: Partial<Record<ComplaintVerb, OfficeVerb>> = {
  ACCEPT,
  DECLINE,
  SUPERVISE,
  OBJECT,
  BEGIN,
  ASK,
  EXTEND,
  FIND,
  DISMISS,
  REPLY,
  ORDER,
  CONFIRM,
  PUBLICISE,
  TRANSFER,
  ANSWER,
  VISIT,
};

interface CaseVerbsProps {
  complaint: Case;
  onChanged: (after: Case) => void;
  /** Somebody was faster: nothing was done, and the complaint has to be read anew. */
  onOutdated: () => void;
}

export function CaseVerbs({ complaint, onChanged, onOutdated }: CaseVerbsProps) {
  const { id, version, verbs } = complaint;
  const settle = (answer: Answer): Problem | undefined => {
    const problem = problemOf(answer);
    if (!problem) onChanged(answer as Answer & Case);
    if (problem?.code !== 'VERSION_OUTDATED') return problem;
    onOutdated();
    return undefined;
  };
  return (
    <>
    <PendingLetter complaint={complaint} settle={settle} />
    <section aria-labelledby="verbs">
      <h2 id="verbs">{w.title}</h2>
      {verbs.length === 0 && <p class="muted">{w.none}</p>}
      {verbs.map((verb) => {
        if (verb === 'DISPATCH') return <Dispatch key={verb} complaint={complaint} settle={settle} />;
        if (verb === 'CLOSE') return <Close key={verb} complaint={complaint} settle={settle} />;
        const form = FORMS[verb];
        return (
          form && (
            <VerbForm
              key={verb}
              id={verb.toLowerCase()}
              name={form.name}
              meaning={form.meaning}
              danger={form.danger}
              fields={form.fields}
              act={async (said) => settle(await form.send({ id, version }, said))}
            />
          )
        );
      })}
    </section>
    </>
  );
}

function Close({ complaint: { id, version }, settle }: { complaint: Case; settle: (answer: Answer) => Problem | undefined }) {
  return (
    <FoldedVerb
      name={w.close}
      meaning={w.closeMeaning}
      sure={w.closeSure}
      onSure={async () => settle((await execute(CloseComplaint, { id, version })).closeComplaint)}
    />
  );
}
