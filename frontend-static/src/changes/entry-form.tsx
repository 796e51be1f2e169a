/** The fields of one item: as many as its kind and its list ask for. */

import { useSignal } from '@preact/signals';
import { words } from '../foundation/language';
import { Button, Form } from '../ui/button';
import { LongTextField, MistakesSummary, SelectField, TextField, type Choice, type Mistakes } from '../ui/fields';
import { mistakesIn, type TypedEntry } from './typed-entry';
import { CLASSES, KINDS, LANES, MEASURES, REASONS, SOURCES, choicesOf } from './wording';

const w = words(
  {
    lane: '哪一类',
    name: '证明名称',
    purpose: '办什么事用',
    demanding: '谁要',
    issuing: '谁开',
    measure: '怎样免交',
    reason: '取消理由',
    instead: '该找谁、凭什么',
    basis: '依据',
    basisHint: '写明法律法规的全称和条款。',
    proofClass: '证明种类',
    source: '材料来源',
    validity: '有效期限',
    validityHint: '从开具之日起算，例如：7天、3年、长期。',
    batch: '批次',
    document: '文号',
    choose: '请选择',
    done: '填好了',
    cancel: '取消',
  },
  {
    lane: 'What kind of item',
    name: 'Name of the proof',
    purpose: 'Matter or purpose',
    demanding: 'Demanded by',
    issuing: 'Issued by',
    measure: 'What takes its place',
    reason: 'Why it is cancelled',
    instead: 'Where to go, or what to show, instead',
    basis: 'Legal basis',
    basisHint: 'With the full name of the law and its article.',
    proofClass: 'Class of proof',
    source: 'Where it comes from',
    validity: 'Valid for',
    validityHint: 'From the day of issue, e.g. 7天, 3年, 长期.',
    batch: 'Batch',
    document: 'Document number',
    choose: 'Please choose',
    done: 'Done',
    cancel: 'Cancel',
  },
);

const NOTHING: Choice<string> = { value: '', label: w.choose };

interface EntryFormProps {
  entry: TypedEntry;
  onDone: (entry: TypedEntry) => void;
  onCancel: () => void;
}

export function EntryForm({ entry, onDone, onCancel }: EntryFormProps) {
  const typed = useSignal(entry);
  const mistakes = useSignal<Mistakes>({});
  const put = (part: Partial<TypedEntry>) => {
    typed.value = { ...typed.value, ...part };
  };
  const submit = () => {
    mistakes.value = mistakesIn(typed.value);
    if (!Object.values(mistakes.value).some(Boolean)) onDone(typed.value);
  };
  return (
    <div class="card">
      <h3>{`${KINDS[entry.kind]}${entry.kind === 'ADD' ? '' : `：${entry.name}`}`}</h3>
      <MistakesSummary mistakes={mistakes.value} />
      <Form onSubmit={submit}>
        {entry.kind === 'ADD' && <Identity typed={typed.value} mistakes={mistakes.value} put={put} />}
        {entry.kind !== 'END' && <Words typed={typed.value} mistakes={mistakes.value} put={put} />}
        {(entry.kind === 'END' || typed.value.measure === 'CANCEL') && (
          <Reason typed={typed.value} mistakes={mistakes.value} put={put} />
        )}
        <Button>{w.done}</Button>
        <Button kind="plain" onPress={onCancel}>
          {w.cancel}
        </Button>
      </Form>
    </div>
  );
}

interface FieldsProps {
  typed: TypedEntry;
  mistakes: Mistakes;
  put: (part: Partial<TypedEntry>) => void;
}

/** What makes it this item: another name, purpose or office is another item. */
function Identity({ typed, mistakes, put }: FieldsProps) {
  return (
    <>
      <SelectField
        name="lane"
        label={w.lane}
        value={typed.lane}
        choices={choicesOf(LANES)}
        onValue={(value) => put({ lane: value as TypedEntry['lane'] })}
      />
      <TextField
        name="name"
        label={w.name}
        mistake={mistakes['name']}
        value={typed.name}
        onValue={(name) => put({ name })}
        autoComplete="off"
      />
      <TextField name="purpose" label={w.purpose} optional value={typed.purpose} onValue={(purpose) => put({ purpose })} />
      <TextField
        name="demandingUnit"
        label={w.demanding}
        optional
        value={typed.demandingUnit}
        onValue={(demandingUnit) => put({ demandingUnit })}
      />
    </>
  );
}

function Words({ typed, mistakes, put }: FieldsProps) {
  return (
    <>
      <TextField name="issuingUnit" label={w.issuing} optional value={typed.issuingUnit} onValue={(issuingUnit) => put({ issuingUnit })} />
      <SelectField
        name="measure"
        label={w.measure}
        optional={typed.lane !== 'DEPARTMENT'}
        mistake={mistakes['measure']}
        value={typed.measure}
        choices={[NOTHING, ...choicesOf(MEASURES)]}
        onValue={(value) => put({ measure: value as TypedEntry['measure'] })}
      />
      <LongTextField
        name="goInstead"
        label={w.instead}
        optional={typed.lane !== 'NEGATIVE'}
        mistake={mistakes['goInstead']}
        value={typed.goInstead}
        onValue={(goInstead) => put({ goInstead })}
        limit={1000}
        rows={2}
      />
      <LongTextField
        name="legalBasis"
        label={w.basis}
        hint={w.basisHint}
        optional={typed.lane !== 'DEPARTMENT' || typed.measure === 'CANCEL'}
        mistake={mistakes['legalBasis']}
        value={typed.legalBasis}
        onValue={(legalBasis) => put({ legalBasis })}
        limit={1000}
        rows={3}
      />
      <SelectField
        name="proofClass"
        label={w.proofClass}
        optional
        value={typed.proofClass}
        choices={[NOTHING, ...choicesOf(CLASSES)]}
        onValue={(value) => put({ proofClass: value as TypedEntry['proofClass'] })}
      />
      <SelectField
        name="sourceAttribute"
        label={w.source}
        optional
        value={typed.sourceAttribute}
        choices={[NOTHING, ...choicesOf(SOURCES)]}
        onValue={(value) => put({ sourceAttribute: value as TypedEntry['sourceAttribute'] })}
      />
      <TextField
        name="validity"
        label={w.validity}
        hint={w.validityHint}
        optional
        value={typed.validity}
        onValue={(validity) => put({ validity })}
      />
      <TextField name="batch" label={w.batch} optional value={typed.batch} onValue={(batch) => put({ batch })} />
      <TextField name="documentNo" label={w.document} optional value={typed.documentNo} onValue={(documentNo) => put({ documentNo })} />
    </>
  );
}

function Reason({ typed, mistakes, put }: FieldsProps) {
  return (
    <SelectField
      name="cancelReason"
      label={w.reason}
      mistake={mistakes['cancelReason']}
      value={typed.cancelReason}
      choices={[NOTHING, ...choicesOf(REASONS)]}
      onValue={(value) => put({ cancelReason: value as TypedEntry['cancelReason'] })}
    />
  );
}
