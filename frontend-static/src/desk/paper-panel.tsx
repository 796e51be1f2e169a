/** The paper beside the case: as it would be printed, or as it was sealed. */

import { useSignal, type Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useTask } from '../foundation/asking';
import { words } from '../foundation/language';
import { Button } from '../ui/button';
import type { Mistakes } from '../ui/fields';
import { WentWrong } from '../ui/say';
import { previewFile, previewPage, sealedPage, usePaper, type Paper, type PaperPage, type PaperWords } from './paper';
import { mistakesOf } from './verb';

const w = words(
  {
    preview: '证明预览',
    exact: '与正式证明用同一程序生成；编号、日期和印章在批准后才有。',
    sealed: '已盖章的证明',
    refresh: '现在更新预览',
    making: '正在生成预览……',
    altPreview: (page: number, pages: number) => `证明预览，共 ${pages} 页，第 ${page} 页。文字与“证明内容”一栏相同。`,
    altSealed: (number: string, page: number, pages: number) => `已盖章的证明 ${number}，共 ${pages} 页，第 ${page} 页。`,
    page: (page: number, pages: number) => `第 ${page} 页，共 ${pages} 页`,
    before: '上一页',
    after: '下一页',
    makePdf: '做成 PDF 预览',
    openPdf: '打开 PDF 预览',
    pdf: '下载已盖章的 PDF',
  },
  {
    preview: 'Preview of the paper',
    exact: 'Made by the same program as the real one; number, date and seal come with the approval.',
    sealed: 'The sealed proof',
    refresh: 'Update the preview now',
    making: 'The preview is being made…',
    altPreview: (page: number, pages: number) =>
      `Preview of the proof, page ${page} of ${pages}. Its text is that of the field “What is certified”.`,
    altSealed: (number: string, page: number, pages: number) => `The sealed proof ${number}, page ${page} of ${pages}.`,
    page: (page: number, pages: number) => `Page ${page} of ${pages}`,
    before: 'Page before',
    after: 'Next page',
    makePdf: 'Make a PDF of the preview',
    openPdf: 'Open the PDF preview',
    pdf: 'Download the sealed PDF',
  },
);

/** Long enough for a pause in typing. */
const QUIET_MS = 1000;

interface PreviewProps {
  id: string;
  /** Grows when the case changes. */
  revision: number;
  paper: PaperWords;
  /** Where a form beside it shows what is wrong with its fields; without a form it is shown here. */
  mistakes: Signal<Mistakes> | undefined;
}

const FORM_FIELDS = ['statement', 'validUntil'];

export function PreviewPanel({ id, revision, paper, mistakes }: PreviewProps) {
  const page = useSignal(1);
  const wanted = JSON.stringify([revision, paper, page.value]);
  const preview = usePaper(wanted, QUIET_MS, () => previewPage(id, paper, page.value));
  const problem = preview.problem.value;
  const atFields = mistakesOf(problem, mistakes ? FORM_FIELDS : []);
  useEffect(() => {
    if (mistakes) mistakes.value = atFields;
    // The words have become shorter by the page that was looked at.
    if (problem?.code === 'NOT_FOUND') page.value = 1;
  }, [problem, mistakes]);
  const shownAtField = Object.keys(atFields).length > 0;
  return (
    <section id="part-preview" aria-labelledby="preview-title">
      <h2 id="preview-title">{w.preview}</h2>
      <p class="hint">{w.exact}</p>
      <WentWrong problem={shownAtField ? undefined : problem} failure={preview.failure.value} />
      <Picture paper={preview} page={page} alt={(pages) => w.altPreview(page.value, pages)} />
      <Button kind="plain" busy={preview.busy} onPress={preview.refresh}>
        {w.refresh}
      </Button>
      <PdfPreview key={JSON.stringify([revision, paper])} id={id} paper={paper} />
    </section>
  );
}

/** A link of its own after the file was made: opening a window by itself is barred on phones. */
function PdfPreview({ id, paper }: { id: string; paper: PaperWords }) {
  const task = useTask();
  const made = useSignal<PaperPage | undefined>(undefined);
  const make = () =>
    task.run(async () => {
      const answer = await previewFile(id, paper);
      if ('url' in answer) made.value = answer;
    });
  useEffect(() => () => void (made.value && URL.revokeObjectURL(made.value.url)), []);
  if (made.value) {
    return (
      <a class="button plain" href={made.value.url} target="_blank" rel="noopener">
        {w.openPdf}
      </a>
    );
  }
  return (
    <>
      <Button kind="plain" busy={task.busy} onPress={make}>
        {w.makePdf}
      </Button>
      <WentWrong failure={task.failure.value} />
    </>
  );
}

export function SealedPanel({ id, number, fileUrl }: { id: string; number: string; fileUrl: string }) {
  const page = useSignal(1);
  const sealed = usePaper(`${page.value}`, 0, () => sealedPage(id, page.value));
  return (
    <section id="part-preview" aria-labelledby="preview-title">
      <h2 id="preview-title">{w.sealed}</h2>
      <WentWrong problem={sealed.problem.value} failure={sealed.failure.value} />
      <Picture paper={sealed} page={page} alt={(pages) => w.altSealed(number, page.value, pages)} />
      <a class="button plain" href={fileUrl} download>
        {w.pdf}
      </a>
    </section>
  );
}

interface PictureProps {
  paper: Paper;
  page: Signal<number>;
  alt: (pages: number) => string;
}

export function Picture({ paper, page, alt }: PictureProps) {
  const shown = paper.shown.value;
  return (
    <>
      <p class="hint" role="status">
        {paper.busy.value ? w.making : ''}
      </p>
      {shown && <img class={paper.current ? 'paper' : 'paper outdated'} src={shown.url} alt={alt(shown.pages)} />}
      {shown && shown.pages > 1 && <PageSwitch page={page} pages={shown.pages} />}
    </>
  );
}

function PageSwitch({ page, pages }: { page: Signal<number>; pages: number }) {
  return (
    <p>
      <span class="page-number">{w.page(page.value, pages)}</span>
      <Button kind="plain" onPress={() => (page.value = Math.max(1, page.value - 1))}>
        {w.before}
      </Button>
      <Button kind="plain" onPress={() => (page.value = Math.min(pages, page.value + 1))}>
        {w.after}
      </Button>
    </p>
  );
}
