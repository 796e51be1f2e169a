/** Photographs and papers to go with a request: taken or chosen, seen, removed. */

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { MaterialPicture } from '../archive/material-picture';
import { useTask } from '../foundation/asking';
import { words } from '../foundation/language';
import { fileSize } from '../ui/file-size';
import { Say } from '../ui/say';
import type { DraftFile } from './draft';
import { MaterialsToReuse } from './materials-to-reuse';
import { isAcceptable, isSound, LARGEST_BYTES, MOST_FILES, nameOf, shrink } from './shrink';
import { newToken } from '../foundation/token';

const w = words(
  {
    take: '拍照',
    choose: '从相册或文件里选',
    hint: `照片或 PDF，每个不超过 10 MB，最多 ${MOST_FILES} 个。照片会自动缩小，省流量。`,
    hintWithSounds: `照片、PDF 或录音，每个不超过 10 MB，最多 ${MOST_FILES} 个。照片会自动缩小，省流量。`,
    preparing: '正在处理照片……',
    kind: (name: string) => `“${name}”不是照片也不是 PDF，不能添加。`,
    kindWithSounds: (name: string) => `“${name}”不是照片、PDF，也不是能收的录音，不能添加。`,
    large: (name: string) => `“${name}”超过 10 MB，不能添加。`,
    many: `最多添加 ${MOST_FILES} 个文件，多出来的没有添加。`,
    count: (count: number) => `已添加 ${count} 个文件`,
    remove: '移除',
  },
  {
    take: 'Take a photograph',
    choose: 'Choose from album or files',
    hint: `Photographs or PDF, each at most 10 MB, at most ${MOST_FILES}. Photographs are made smaller by themselves.`,
    hintWithSounds: `Photographs, PDF or recordings, each at most 10 MB, at most ${MOST_FILES}. Photographs are made smaller by themselves.`,
    preparing: 'Preparing the picture…',
    kind: (name: string) => `“${name}” is neither a photograph nor a PDF and was not added.`,
    kindWithSounds: (name: string) => `“${name}” is neither a photograph, a PDF nor a recording and was not added.`,
    large: (name: string) => `“${name}” is larger than 10 MB and was not added.`,
    many: `At most ${MOST_FILES} files; the others were not added.`,
    count: (count: number) => `${count} files added`,
    remove: 'Remove',
  },
);

interface AttachmentsProps {
  files: readonly DraftFile[];
  /** The bytes of a file, from wherever they are kept. */
  blobOf: (key: string) => Promise<Blob | undefined>;
  onAdd: (file: DraftFile, blob: Blob) => Promise<void>;
  /** A file that the portal has already; there are no bytes to keep. */
  onReuse: (file: DraftFile) => void;
  onRemove: (file: DraftFile) => void;
  /** How many went with the request before; they count, too. */
  before?: number;
  mistake?: string | undefined;
  /** Whether recordings are taken too, as evidence. */
  sounds?: boolean;
  /** Whether there can be files from earlier requests: an organisation has none. */
  reuses?: boolean;
}

export function Attachments(props: AttachmentsProps) {
  const { files, blobOf, onAdd, onReuse, onRemove, before = 0, mistake, sounds = false, reuses = true } = props;
  const task = useTask();
  const complaints = useSignal<readonly string[]>([]);
  const room = Math.max(0, MOST_FILES - before - files.length);
  const reuse = (file: DraftFile) => {
    complaints.value = room === 0 ? [w.many] : [];
    if (room > 0) onReuse(file);
  };
  const add = (chosen: readonly File[]) =>
    task.run(async () => {
      complaints.value = chosen.length > room ? [w.many] : [];
      for (const file of chosen.slice(0, room)) {
        const complaint = await take(file, sounds, onAdd);
        if (complaint) complaints.value = [...complaints.value, complaint];
      }
    });
  return (
    <div class="field">
      <p class="hint" id="attachments-hint">
        {sounds ? w.hintWithSounds : w.hint}
      </p>
      {[...complaints.value, mistake].filter(Boolean).map((sentence) => (
        <Say key={sentence} kind="error">
          <p>{sentence}</p>
        </Say>
      ))}
      <div class="picks">
        <Pick id="attachmentIds" label={w.take} camera onFiles={add} />
        <Pick id="attachments-chosen" label={w.choose} sounds={sounds} onFiles={add} />
      </div>
      {reuses && <MaterialsToReuse files={files} onReuse={reuse} />}
      <p role="status">{task.busy.value ? w.preparing : files.length > 0 ? w.count(files.length) : ''}</p>
      <ul class="list">
        {files.map((file) => (
          <Attached key={file.key} file={file} blobOf={blobOf} onRemove={() => onRemove(file)} />
        ))}
      </ul>
    </div>
  );
}

/** Makes it small and hands it on; why not, when it may not be added. */
async function take(
  chosen: File,
  sounds: boolean,
  onAdd: AttachmentsProps['onAdd'],
): Promise<string | undefined> {
  const taken = isAcceptable(chosen) || (sounds && isSound(chosen));
  if (!taken) return sounds ? w.kindWithSounds(chosen.name) : w.kind(chosen.name);
  const blob = await shrink(chosen);
  if (blob.size > LARGEST_BYTES) return w.large(chosen.name);
  await onAdd({ key: newToken(), name: nameOf(chosen, blob), type: blob.type, size: blob.size }, blob);
  return undefined;
}

const SOUNDS = 'audio/*,.m4a,.mp3,.ogg,.opus,.wav,.weba';

interface PickProps {
  id: string;
  label: string;
  camera?: boolean;
  sounds?: boolean;
  onFiles: (files: readonly File[]) => void;
}

/** The native input lies invisibly over its label: the browser's own button cannot be worded. */
function Pick({ id, label, camera = false, sounds = false, onFiles }: PickProps) {
  const papers = 'image/*,.pdf,application/pdf,.heic,.heif';
  const kinds = camera ? 'image/*' : sounds ? `${papers},${SOUNDS}` : papers;
  return (
    <div class="pick button plain">
      <label for={id}>{label}</label>
      <input
        type="file"
        id={id}
        accept={kinds}
        capture={camera ? 'environment' : undefined}
        multiple={!camera}
        aria-describedby="attachments-hint"
        onChange={(event) => {
          onFiles(Array.from(event.currentTarget.files ?? []));
          // So that the same file can be chosen again after it was removed.
          event.currentTarget.value = '';
        }}
      />
    </div>
  );
}

function Attached({ file, blobOf, onRemove }: { file: DraftFile; blobOf: AttachmentsProps['blobOf']; onRemove: () => void }) {
  return (
    <li class="attached">
      {file.material ? (
        <MaterialPicture file={{ mediaType: file.type, url: file.material.url }} />
      ) : (
        <Thumbnail file={file} blobOf={blobOf} />
      )}
      <span class="attached-name">
        {file.name}
        <span class="choice-hint">{fileSize(file.size)}</span>
      </span>
      <button type="button" class="link" onClick={onRemove}>
        {w.remove}
        <span class="unseen"> {file.name}</span>
      </button>
    </li>
  );
}

/** Says nothing a reader needs: the name stands beside it. Absent where it cannot be drawn. */
function Thumbnail({ file, blobOf }: { file: DraftFile; blobOf: AttachmentsProps['blobOf'] }) {
  const address = useSignal<string | undefined>(undefined);
  useEffect(() => {
    let wanted = file.type.startsWith('image/');
    if (wanted) {
      void blobOf(file.key).then((blob) => {
        if (wanted && blob) address.value = URL.createObjectURL(blob);
      });
    }
    return () => {
      wanted = false;
      if (address.value) URL.revokeObjectURL(address.value);
    };
  }, [file.key]);
  if (!address.value) return <span class="thumbnail" aria-hidden="true" />;
  return <img class="thumbnail" src={address.value} alt="" onError={() => (address.value = undefined)} />;
}
