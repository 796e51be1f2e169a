/** What colleagues leave for each other beside a case. */

import { useSignal } from '@preact/signals';
import { AddCaseNote, type CasePartsFragment } from '../generated/desk';
import { moment } from '../foundation/dates';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { Button, Form } from '../ui/button';
import { LongTextField, MistakesSummary, type Mistakes } from '../ui/fields';
import { VerbTrouble, mistakesOf, problemOf, useVerb } from './verb';

const w = words(
  {
    title: '内部备注',
    who: '只有村（社区）和乡镇（街道）工作人员能看到，居民看不到。写下后不能修改。',
    none: '还没有备注。',
    add: '写一条备注',
    save: '保存备注',
  },
  {
    title: 'Internal notes',
    who: 'Only the staff of the committee and of its township see them; residents do not. They cannot be changed later.',
    none: 'No notes yet.',
    add: 'Leave a note',
    save: 'Save the note',
  },
);

const LIMIT = 500;

interface NotesProps {
  each: CasePartsFragment;
  mayAdd: boolean;
  again: () => Promise<void>;
}

export function Notes({ each, mayAdd, again }: NotesProps) {
  return (
    <section id="part-notes" aria-labelledby="notes-title">
      <h2 id="notes-title">{w.title}</h2>
      <p class="hint">{w.who}</p>
      {each.notes.length === 0 && <p class="muted">{w.none}</p>}
      <ul class="list">
        {each.notes.map((note) => (
          <li class="case-note" key={note.id}>
            <span class="keep-lines">{note.text}</span>
            <span class="choice-hint">
              {note.personName} · {moment(note.at)}
            </span>
          </li>
        ))}
      </ul>
      {mayAdd && <NoteForm id={each.id} again={again} />}
    </section>
  );
}

function NoteForm({ id, again }: { id: string; again: () => Promise<void> }) {
  const text = useSignal('');
  const verb = useVerb();
  const mistakes = useSignal<Mistakes>({});
  const save = () =>
    verb.run(async () => {
      const { addCaseNote: answer } = await execute(AddCaseNote, { id, text: text.value });
      const mistake = mistakesOf(problemOf(answer), ['text'])['text'];
      mistakes.value = mistake ? { note: mistake } : {};
      if (answer.__typename === 'Problem') return problemOf(answer);
      text.value = '';
      await again();
      return undefined;
    });
  return (
    <>
      <MistakesSummary mistakes={mistakes.value} />
      <VerbTrouble verb={verb} fields={['text']} />
      <Form onSubmit={save}>
        <LongTextField
          name="note"
          label={w.add}
          mistake={mistakes.value['note']}
          value={text.value}
          onValue={(value) => {
            text.value = value;
          }}
          limit={LIMIT}
          rows={3}
        />
        <Button kind="plain" busy={verb.task.busy}>
          {w.save}
        </Button>
      </Form>
    </>
  );
}
