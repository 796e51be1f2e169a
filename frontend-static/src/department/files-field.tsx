/** Files to be checked: chosen, or dropped on the field, which browsers do by themselves. */

import type { Signal } from '@preact/signals';
import { words } from '../foundation/language';
import { canHash } from './marks';

const w = words(
  {
    label: '电子证明文件（PDF）',
    hint: '可以选多个，也可以把文件拖到这里。文件不会上传，只在本机算出摘要后核对。',
    cannot: '这个浏览器不能核对文件，请改用编号或验证码。',
    chosen: (count: number) => `已选 ${count} 个文件。`,
  },
  {
    label: 'Files of papers (PDF)',
    hint: 'Several may be chosen, or dropped here. They are not sent: only their hashes, made on this computer, are compared.',
    cannot: 'This browser cannot compare files. Please use numbers or codes.',
    chosen: (count: number) => `${count} files chosen.`,
  },
);

export function FilesField({ files }: { files: Signal<readonly File[]> }) {
  if (!canHash()) return <p class="hint">{w.cannot}</p>;
  return (
    <div class="field">
      <label class="label" for="files">
        {w.label}
      </label>
      <div class="hint" id="files-hint">
        {w.hint}
      </div>
      <input
        class="input"
        id="files"
        type="file"
        accept="application/pdf,.pdf"
        multiple
        aria-describedby="files-hint"
        onChange={(event) => {
          files.value = Array.from(event.currentTarget.files ?? []);
        }}
      />
      <p class="hint" aria-live="polite">
        {files.value.length > 0 ? w.chosen(files.value.length) : ''}
      </p>
    </div>
  );
}
