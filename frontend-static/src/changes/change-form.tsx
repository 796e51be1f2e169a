/** Writing a request: its title, its reason, and the items one after the other. */

import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { VerbTrouble, mistakesOf, useVerb, type Act } from '../desk/verb';
import type { ChangeDraftInput } from '../generated/changes';
import type { Problem } from '../foundation/graphql';
import { words } from '../foundation/language';
import { lengthMistake } from '../request/steps';
import { Button, Form } from '../ui/button';
import { LongTextField, MistakesSummary, TextField, type Mistakes } from '../ui/fields';
import { EntryForm } from './entry-form';
import { ItemFinder } from './item-finder';
import { NEW_ENTRY, inputOf, type TypedEntry } from './typed-entry';
import { KINDS } from './wording';

const w = words(
  {
    title: '申请的标题',
    titleHint: '例如“清理低保证明事项”。',
    reason: '为什么要调整？',
    reasonHint: '提交后所有人都能看到。',
    noTitle: '请填写标题。',
    noReason: '请填写为什么要调整。',
    entries: '调整事项',
    none: '还没有事项。',
    edit: (name: string) => `改“${name}”`,
    remove: (name: string) => `删去“${name}”`,
    add: '新增一个事项',
    existing: '修改或撤销已有的事项',
    save: '保存',
  },
  {
    title: 'Title of the request',
    titleHint: 'For example “Fewer proofs for social assistance”.',
    reason: 'Why should it change?',
    reasonHint: 'Everybody can read this once it is filed.',
    noTitle: 'Please give it a title.',
    noReason: 'Please say why.',
    entries: 'What is to change',
    none: 'There is no item yet.',
    edit: (name: string) => `Edit “${name}”`,
    remove: (name: string) => `Remove “${name}”`,
    add: 'Add an item',
    existing: 'Change or end an item that holds',
    save: 'Save',
  },
);

const FIELDS = ['title', 'reason'];
const LIMITS = { title: 100, reason: 1000 };

export interface WrittenChange {
  readonly title: string;
  readonly reason: string;
  readonly entries: readonly TypedEntry[];
}

interface ChangeFormProps {
  written: WrittenChange;
  /** Keeps it, and leaves the page. */
  save: (input: ChangeDraftInput) => Promise<Problem | undefined>;
}

/** Which entry is being written: its place in the list, or one behind its end. */
interface Open {
  readonly at: number;
  readonly entry: TypedEntry;
}

export function ChangeForm({ written, save }: ChangeFormProps) {
  const verb = useVerb();
  const typed = useSignal(written);
  const open = useSignal<Open | undefined>(undefined);
  const mistakes = useSignal<Mistakes>({});
  const put = (part: Partial<WrittenChange>) => {
    typed.value = { ...typed.value, ...part };
  };
  const turn = (next: Open | undefined) => {
    mistakes.value = {};
    open.value = next;
  };
  const act: Act = async () => {
    const { title, reason, entries } = typed.value;
    const problem = await save({ title, reason, entries: entries.map(inputOf) });
    mistakes.value = mistakesOf(problem, FIELDS);
    return problem;
  };
  const submit = () => {
    const { title, reason } = typed.value;
    mistakes.value = {
      title: lengthMistake(title, LIMITS.title, w.noTitle),
      reason: lengthMistake(reason, LIMITS.reason, w.noReason),
    };
    if (!Object.values(mistakes.value).some(Boolean)) void verb.run(act);
  };
  return (
    <>
      <MistakesSummary mistakes={mistakes.value} />
      <Form onSubmit={submit}>
        <TextField
          name="title"
          label={w.title}
          hint={w.titleHint}
          mistake={mistakes.value['title']}
          value={typed.value.title}
          onValue={(title) => put({ title })}
          autoComplete="off"
        />
        <LongTextField
          name="reason"
          label={w.reason}
          hint={w.reasonHint}
          mistake={mistakes.value['reason']}
          value={typed.value.reason}
          onValue={(reason) => put({ reason })}
          limit={LIMITS.reason}
          rows={3}
        />
      </Form>
      <Entries entries={typed.value.entries} open={open.value} onOpen={turn} onEntries={(entries) => put({ entries })} />
      <VerbTrouble verb={verb} fields={FIELDS} />
      {!open.value && (
        <Button block busy={verb.task.busy} onPress={submit}>
          {w.save}
        </Button>
      )}
    </>
  );
}

interface EntriesProps {
  entries: readonly TypedEntry[];
  open: Open | undefined;
  onOpen: (open: Open | undefined) => void;
  onEntries: (entries: readonly TypedEntry[]) => void;
}

function Entries({ entries, open, onOpen, onEntries }: EntriesProps) {
  const heading = useFocusOnTurn(open);
  if (open) {
    const done = (entry: TypedEntry) => {
      onEntries([...entries.slice(0, open.at), entry, ...entries.slice(open.at + 1)]);
      onOpen(undefined);
    };
    return (
      <>
        <h2 tabIndex={-1} ref={heading}>
          {w.entries}
        </h2>
        <EntryForm entry={open.entry} onDone={done} onCancel={() => onOpen(undefined)} />
      </>
    );
  }
  return (
    <>
      <h2 tabIndex={-1} ref={heading}>
        {w.entries}
      </h2>
      {entries.length === 0 && <p>{w.none}</p>}
      <ul class="list">
        {entries.map((entry, at) => (
          <li class="card" key={`${entry.itemCode ?? ''} ${entry.name} ${entry.purpose} ${entry.demandingUnit}`}>
            <h3>{entry.name}</h3>
            <p>{[KINDS[entry.kind], entry.purpose, entry.demandingUnit].filter(Boolean).join(' · ')}</p>
            <Button kind="plain" onPress={() => onOpen({ at, entry })}>
              {w.edit(entry.name)}
            </Button>
            <Button kind="plain" onPress={() => onEntries(entries.filter((each) => each !== entry))}>
              {w.remove(entry.name)}
            </Button>
          </li>
        ))}
      </ul>
      <Button kind="plain" block onPress={() => onOpen({ at: entries.length, entry: NEW_ENTRY })}>
        {w.add}
      </Button>
      <details class="card folded">
        <summary>{w.existing}</summary>
        <ItemFinder onChosen={(entry) => onOpen({ at: entries.length, entry })} />
      </details>
    </>
  );
}

/** Takes the focus whenever an item's form opens or closes: the pressed button is gone then. */
function useFocusOnTurn(open: Open | undefined) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(open);
  useEffect(() => {
    if (before.current !== open) heading.current?.focus();
    before.current = open;
  }, [open]);
  return heading;
}
