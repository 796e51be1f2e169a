/** Pictures and papers that help the committee; none is asked for. */

import { words } from '../foundation/language';
import { Attachments } from './attachments';
import { drafts } from './drafts';
import { currentDraft, QuestionPage } from './question';

const w = words(
  {
    title: '有材料要附上吗？',
    optional: '没有也可以，直接点“下一步”。有照片或文件能说明情况的，附上会办得更快，例如户口本、土地证、房子的照片。',
    later: '点“提交”以后才会上传，现在只存在这台手机上。',
  },
  {
    title: 'Anything to go with it?',
    optional: 'Nothing is needed: just go on. A picture or paper that shows the facts helps, such as the household book, a land certificate, a photograph of the house.',
    later: 'They go out only when you send the request; until then they stay on this device.',
  },
);

export function FilesStep() {
  const files = currentDraft().files;
  return (
    <QuestionPage step="files" title={w.title}>
      {(mistakes) => (
        <>
          <p>{w.optional}</p>
          <Attachments
            files={files}
            blobOf={(key) => drafts.fileOf(key)}
            onAdd={async (file, blob) => {
              await drafts.putFile(file.key, blob);
              drafts.change({ files: [...currentDraft().files, file] });
            }}
            onReuse={(file) => drafts.change({ files: [...currentDraft().files, file] })}
            onRemove={(file) => {
              drafts.change({ files: currentDraft().files.filter(({ key }) => key !== file.key) });
              void drafts.removeFiles([file]);
            }}
            mistake={mistakes['attachmentIds']}
          />
          <p class="hint">{w.later}</p>
        </>
      )}
    </QuestionPage>
  );
}
