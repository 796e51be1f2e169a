/** Photographs, papers and recordings that speak for a complaint: kept by the page until they are sent. */

import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Problem } from '../foundation/graphql';
import type { DraftFile } from '../request/draft';
import { uploadMissing } from '../request/uploading';

export interface EvidenceFiles {
  /** For the field that takes and shows them. */
  readonly field: {
    files: readonly DraftFile[];
    blobOf: (key: string) => Promise<Blob | undefined>;
    onAdd: (file: DraftFile, blob: Blob) => Promise<void>;
    onReuse: (file: DraftFile) => void;
    onRemove: (file: DraftFile) => void;
  };
  /** Uploads what is not uploaded yet: what the portal calls them all, or the first one's problem. */
  readonly upload: () => Promise<string[] | Problem>;
}

/** Takes recordings too, and files of agents. */
const EVIDENCE = { to: '/uploads/evidence', field: 'attachmentIds' };

export function useEvidenceFiles(): EvidenceFiles {
  const files = useSignal<readonly DraftFile[]>([]);
  const blobs = useRef(new Map<string, Blob>()).current;
  const blobOf = (key: string) => Promise.resolve(blobs.get(key));
  const put = (file: DraftFile) => {
    files.value = [...files.value, file];
  };
  const upload = async () => {
    const problem = await uploadMissing({
      files: files.value,
      blobOf,
      onUploaded: (key, uploadId) => {
        files.value = files.value.map((file) => (file.key === key ? { ...file, uploadId } : file));
        return Promise.resolve();
      },
      onProgress: () => undefined,
      destination: EVIDENCE,
    });
    return problem ?? files.value.flatMap(({ uploadId }) => uploadId ?? []);
  };
  return {
    field: {
      files: files.value,
      blobOf,
      onAdd: (file, blob) => {
        blobs.set(file.key, blob);
        put(file);
        return Promise.resolve();
      },
      onReuse: put,
      onRemove: ({ key }) => {
        blobs.delete(key);
        files.value = files.value.filter((file) => file.key !== key);
      },
    },
    upload,
  };
}
