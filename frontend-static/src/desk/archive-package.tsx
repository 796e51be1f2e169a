/** Taking a finished case out for the archive: everything in one file. */

import { words } from '../foundation/language';

const w = words(
  {
    title: '归档',
    hint: '包含证明、申请、附件、办理过程和用印登记等全部内容，含个人信息，只用于归档。申请人会看到您下载过。',
    link: '下载归档信息包（ZIP）',
  },
  {
    title: 'Archive',
    hint: 'Holds the proof, the request, its files, every step and the line of the register, with personal information: for the archive only. The applicant sees that you downloaded it.',
    link: 'Download the archive package (ZIP)',
  },
);

export function ArchivePackage({ id }: { id: string }) {
  return (
    <section aria-labelledby="archive-title">
      <h2 id="archive-title">{w.title}</h2>
      <p class="hint">{w.hint}</p>
      <a class="button plain" href={`/files/archive/${id}.zip`} download>
        {w.link}
      </a>
    </section>
  );
}
