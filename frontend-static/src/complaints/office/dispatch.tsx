/** 交办: the handler chooses who looks into a complaint, and who helps. */

import { useSignal } from '@preact/signals';
import { execute, type Problem } from '../../foundation/graphql';
import { sentenceOf, words } from '../../foundation/language';
import { useListing } from '../../foundation/listing';
import { ComplaintOffices, DispatchComplaint, type ComplaintOfficesQuery } from '../../generated/complaints-office';
import { Choices } from '../../ui/fields';
import { ManyChoices } from '../../ui/many-choices';
import { More } from '../../ui/more';
import { Waiting } from '../../ui/page';
import { VerbForm, type Said } from './verb-form';
import type { Answer, Case } from './verb';

const w = words(
  {
    dispatch: '交办',
    meaning: '交给一个单位主办。主办单位可以提一次管辖异议，由您裁定。',
    settles: '这次是裁定：交给谁，谁就要办，不能再退回。',
    lead: '主办单位',
    leadEmpty: '请选择主办单位。',
    assistants: '协办单位（可以不选，最多 5 个）',
    words: '交代几句',
    wordsHint: '只有办理的单位看得到。',
  },
  {
    dispatch: 'Give it to a lead',
    meaning: 'One office looks into it. It may say once that it is not its own; then you decide.',
    settles: 'This decides the objection: the office that you choose cannot give it back.',
    lead: 'The lead',
    leadEmpty: 'Please choose the lead.',
    assistants: 'Who helps (none, or up to 5)',
    words: 'What they should know',
    wordsHint: 'Only the offices that deal with it read this.',
  },
);

type Office = ComplaintOfficesQuery['complaintOffices']['edges'][number]['node'];

interface DispatchProps {
  complaint: Case;
  settle: (answer: Answer) => Problem | undefined;
}

export function Dispatch({ complaint, settle }: DispatchProps) {
  const lead = useSignal<string | undefined>(undefined);
  const assistants = useSignal<string[]>([]);
  const mistake = useSignal<string | undefined>(undefined);
  const others = () => {
    mistake.value = lead.value ? undefined : w.leadEmpty;
    return { 'dispatch-lead': mistake.value };
  };
  const act = async (said: Said) => {
    const { id, version } = complaint;
    const input = {
      id,
      version,
      leadId: lead.value ?? '',
      assistantIds: assistants.value.filter((each) => each !== lead.value),
      words: said('words').trim() || null,
    };
    const problem = settle((await execute(DispatchComplaint, { input })).dispatchComplaint);
    if (problem?.field === 'leadId') mistake.value = sentenceOf(problem);
    return problem;
  };
  return (
    <VerbForm
      id="dispatch"
      name={w.dispatch}
      meaning={complaint.state === 'OBJECTED' ? w.settles : w.meaning}
      fields={[{ kind: 'words', name: 'words', label: w.words, hint: w.wordsHint, optional: true }]}
      others={others}
      act={act}
    >
      <OfficeFields accusedId={complaint.accused?.id} lead={lead} assistants={assistants} mistake={mistake.value} />
    </VerbForm>
  );
}

interface OfficeFieldsProps {
  accusedId: string | undefined;
  lead: { value: string | undefined };
  assistants: { value: string[] };
  mistake: string | undefined;
}

/** The accused may be among the offices of the branch, and never has its own complaint. */
function OfficeFields({ accusedId, lead, assistants, mistake }: OfficeFieldsProps) {
  const listing = useListing<Office>(
    async (after, first) => (await execute(ComplaintOffices, { first, after })).complaintOffices,
    ({ id }) => id,
  );
  if (!listing.nodes) return <Waiting failure={listing.failure} again={listing.again} />;
  const choices = listing.nodes.filter(({ id }) => id !== accusedId).map(({ id, name }) => ({ value: id, label: name }));
  const others = choices.filter(({ value }) => value !== lead.value);
  return (
    <>
      <Choices
        name="dispatch-lead"
        label={w.lead}
        mistake={mistake}
        value={lead.value}
        choices={choices}
        onValue={(id) => (lead.value = id)}
      />
      {lead.value && others.length > 0 && (
        <ManyChoices
          name="dispatch-assistants"
          label={w.assistants}
          values={assistants.value}
          choices={others}
          onValues={(ids) => (assistants.value = ids)}
        />
      )}
      {listing.hasMore && <More listing={listing} />}
    </>
  );
}
