/** The answers of a request as they were given, to be mended and sent again. */

import { useSignal, type Signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { useTask } from '../foundation/asking';
import type { Problem } from '../foundation/graphql';
import { sentenceOf, words } from '../foundation/language';
import { navigate } from '../foundation/router';
import { Attachments } from '../request/attachments';
import { DeclarationField, declarationMistakes, useDeclaration } from '../request/declaration';
import { LIMITS, type Draft, type DraftFile } from '../request/draft';
import { OrganisationFields } from '../request/organisation-fields';
import { hasMistakes } from '../request/steps';
import type { UploadProgress } from '../request/uploading';
import { Button, Form } from '../ui/button';
import { LongTextField, MistakesSummary, TextField, type Mistakes } from '../ui/fields';
import { WentWrong } from '../ui/say';
import { draftOf, mistakesOf, resubmit, type ProofToMend } from './mending';
import '../request/request.css';

const w = words(
  {
    title: '要证明什么',
    purpose: '用来做什么',
    recipient: '交给哪个单位',
    text: '具体情况',
    subject: (name: string) => `${name}的姓名或身份证号写错了？`,
    subjectHint: '写错了才改。只要改其中一样，两样都要重新填对；原来没填身份证号的可以不填。',
    name: '姓名',
    idNumber: '身份证号',
    before: '已经交过的附件',
    file: (number: number) => `附件 ${number}`,
    more: '补充附件',
    uploading: ({ number, count }: UploadProgress) => `正在上传第 ${number} 个附件，共 ${count} 个`,
    send: '重新提交',
  },
  {
    title: 'What is to be certified',
    purpose: 'What it is for',
    recipient: 'Which office it is for',
    text: 'The facts',
    subject: (name: string) => `Is the name or identity number of ${name} wrong?`,
    subjectHint: 'Only if it is. If one of them changes, enter both again; the number may stay empty if there was none.',
    name: 'Name',
    idNumber: 'Identity number',
    before: 'Attachments given before',
    file: (number: number) => `Attachment ${number}`,
    more: 'More attachments',
    uploading: ({ number, count }: UploadProgress) => `Sending attachment ${number} of ${count}`,
    send: 'Send again',
  },
);

export function MendForm({ proof }: { proof: ProofToMend }) {
  const draft = useSignal(draftOf(proof));
  const mistakes = useSignal<Mistakes>({});
  const problem = useSignal<Problem | undefined>(undefined);
  const progress = useSignal<UploadProgress | undefined>(undefined);
  const blobs = useRef(new Map<string, Blob>()).current;
  const task = useTask();
  const told = useDeclaration();
  // What was ticked was ticked for the answers as they were.
  const put = (part: Partial<Draft>) => {
    draft.value = { ...draft.value, declared: undefined, ...part };
  };
  const send = async () => {
    const found = await resubmit(proof, draft, blobs, (at) => {
      progress.value = at;
    });
    if (!found) return navigate(`/progress/${proof.id}`, { replace: true });
    problem.value = found;
    mistakes.value = found.field ? { [found.field]: sentenceOf(found) } : {};
  };
  const submit = () => {
    problem.value = undefined;
    mistakes.value = { ...mistakesOf(proof, draft.value), ...declarationMistakes(told, draft.value.declared) };
    if (!hasMistakes(mistakes.value)) void task.run(send);
  };
  return (
    <Form onSubmit={submit}>
      <WentWrong failure={task.failure.value} problem={problem.value?.field ? undefined : problem.value} />
      <MistakesSummary mistakes={mistakes.value} />
      <Answers draft={draft.value} mistakes={mistakes.value} onPut={put} />
      {proof.relation === 'REPRESENTED' && (
        <OrganisationFields
          organisation={draft.value.organisation}
          mistakes={mistakes.value}
          onOrganisation={(organisation) => put({ organisation })}
        />
      )}
      {proof.relation !== 'SELF' && proof.relation !== 'REPRESENTED' && (
        <Subject name={proof.subjectName} draft={draft.value} mistakes={mistakes.value} onPut={put} />
      )}
      <Files proof={proof} draft={draft} blobs={blobs} mistake={mistakes.value['attachmentIds']} />
      <DeclarationField
        told={told}
        declared={draft.value.declared}
        mistake={mistakes.value['declaration']}
        onDeclared={(declared) => put({ declared })}
      />
      <p role="status">{task.busy.value && progress.value ? w.uploading(progress.value) : ''}</p>
      <Button block busy={task.busy}>
        {w.send}
      </Button>
    </Form>
  );
}

interface PartProps {
  draft: Draft;
  mistakes: Mistakes;
  onPut: (part: Partial<Draft>) => void;
}

function Answers({ draft, mistakes, onPut }: PartProps) {
  return (
    <>
      <TextField
        name="title"
        label={w.title}
        mistake={mistakes['title']}
        value={draft.title}
        onValue={(title) => onPut({ title })}
        autoComplete="off"
      />
      <LongTextField
        name="purpose"
        label={w.purpose}
        mistake={mistakes['purpose']}
        value={draft.purpose}
        onValue={(purpose) => onPut({ purpose })}
        limit={LIMITS.purpose}
        rows={2}
      />
      <TextField
        name="recipient"
        label={w.recipient}
        mistake={mistakes['recipient']}
        value={draft.recipient}
        onValue={(recipient) => onPut({ recipient })}
        autoComplete="off"
      />
      <LongTextField
        name="text"
        label={w.text}
        mistake={mistakes['text']}
        value={draft.text}
        onValue={(text) => onPut({ text })}
        limit={LIMITS.text}
        rows={8}
      />
    </>
  );
}

function Subject({ name, draft, mistakes, onPut }: PartProps & { name: string }) {
  const { subject } = draft;
  const ofSubject = { name: mistakes['subject.name'], idNumber: mistakes['subject.idNumber'] };
  return (
    <details class="card more" open={hasMistakes(ofSubject)}>
      <summary>{w.subject(name)}</summary>
      <p class="hint">{w.subjectHint}</p>
      <TextField
        name="subject.name"
        label={w.name}
        mistake={mistakes['subject.name']}
        value={subject.name}
        onValue={(value) => onPut({ subject: { ...subject, name: value } })}
        autoComplete="off"
      />
      <TextField
        name="subject.idNumber"
        label={w.idNumber}
        optional
        mistake={mistakes['subject.idNumber']}
        value={subject.idNumber}
        onValue={(value) => onPut({ subject: { ...subject, idNumber: value } })}
        autoComplete="off"
      />
    </details>
  );
}

interface FilesProps {
  proof: ProofToMend;
  draft: Signal<Draft>;
  /** The bytes of the new files, as long as this page is open. */
  blobs: Map<string, Blob>;
  mistake: string | undefined;
}

function Files({ proof, draft, blobs, mistake }: FilesProps) {
  const { files } = draft.value;
  const keep = (kept: readonly DraftFile[]) => {
    draft.value = { ...draft.value, declared: undefined, files: kept };
  };
  return (
    <>
      <Before attachments={proof.attachments} />
      <h2>{w.more}</h2>
      <Attachments
        files={files}
        before={proof.attachments.length}
        blobOf={async (key) => blobs.get(key)}
        onAdd={async (file, blob) => {
          blobs.set(file.key, blob);
          keep([...draft.value.files, file]);
        }}
        onReuse={(file) => keep([...draft.value.files, file])}
        onRemove={({ key }) => keep(files.filter((file) => file.key !== key))}
        mistake={mistake}
      />
    </>
  );
}

function Before({ attachments }: { attachments: ProofToMend['attachments'] }) {
  if (attachments.length === 0) return null;
  return (
    <>
      <h2>{w.before}</h2>
      <ul class="list">
        {attachments.map(({ id, url }, index) => (
          <li key={id}>
            <a class="link" href={url} target="_blank" rel="noopener">
              {w.file(index + 1)}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
