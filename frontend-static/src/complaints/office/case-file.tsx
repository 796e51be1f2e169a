/** A piece of evidence behind a press, since each look is on record: seen, heard, or saved. */

import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { VerbTrouble, problemOf, useVerb } from '../../desk/verb';
import { Failure, execute } from '../../foundation/graphql';
import { words } from '../../foundation/language';
import { OpenCaseFile } from '../../generated/complaints-office';
import { Button } from '../../ui/button';

const w = words(
  {
    look: '查看',
    listen: '听录音',
    recorded: '（会记录）',
    save: '保存到本机',
    failed: '文件没有取到，请再试一次。',
  },
  {
    look: 'See it',
    listen: 'Listen',
    recorded: ' (recorded)',
    save: 'Save it',
    failed: 'The file did not come. Please try again.',
  },
);

interface CaseFileProps {
  complaintId: string;
  fileId: string;
  /** What it is, for whoever hears the page. */
  name: string;
  mediaType: string;
}

export function CaseFile({ complaintId, fileId, name, mediaType }: CaseFileProps) {
  const verb = useVerb();
  const address = useSignal<string | undefined>(undefined);
  const shown = isShown(mediaType);
  const open = () =>
    verb.run(async () => {
      const { openCaseFile: answer } = await execute(OpenCaseFile, { id: complaintId, fileId });
      if (answer.__typename !== 'ComplaintFile') return problemOf(answer);
      address.value = shown ? await inPage(answer.url) : answer.url;
      return undefined;
    });
  useEffect(() => () => void (shown && address.value && URL.revokeObjectURL(address.value)), []);
  if (address.value) return <Content address={address.value} name={name} mediaType={mediaType} />;
  return (
    <>
      <VerbTrouble verb={verb} />
      <Button kind="plain" busy={verb.task.busy} onPress={open}>
        {mediaType.startsWith('audio/') ? w.listen : w.look}
        <span class="unseen"> {name}</span>
        {w.recorded}
      </Button>
    </>
  );
}

function isShown(mediaType: string): boolean {
  return /^(image|audio)\//.test(mediaType);
}

/** Kept by the page: the address itself lives for five minutes, and a recording may be longer. */
async function inPage(url: string): Promise<string> {
  const response = await fetch(url).catch(() => undefined);
  if (!response?.ok) throw new Failure('broken', w.failed);
  return URL.createObjectURL(await response.blob());
}

interface ContentProps {
  address: string;
  name: string;
  mediaType: string;
}

/** Takes the focus: it stands where the button was. */
function Content(props: ContentProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div tabIndex={-1} ref={box}>
      <File {...props} />
    </div>
  );
}

function File({ address, name, mediaType }: ContentProps) {
  if (mediaType.startsWith('image/')) return <img class="paper" src={address} alt={name} />;
  // oxlint-disable-next-line jsx-a11y/media-has-caption -- somebody's own recording: there is none
  if (mediaType.startsWith('audio/')) return <audio controls src={address} aria-label={name} />;
  return (
    <a class="button plain" href={address} download>
      {w.save}
      <span class="unseen"> {name}</span>
    </a>
  );
}
