/** The complainant's evidence: each piece to be saved at once, and all of it as one sealed file. */

import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { VerbTrouble, problemOf, useVerb } from '../desk/verb';
import { moment } from '../foundation/dates';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { AskForBundle, OpenComplaintFiles, type ComplaintPartsFragment } from '../generated/complaints';
import { Button } from '../ui/button';
import { fileSize } from '../ui/file-size';
import { EVIDENCE } from './evidence-names';
import type { VerbsProps } from './verbs';
import '../desk/desk.css';

const w = words(
  {
    title: '证据材料',
    why: '这些材料在提交时就固定下来，附有校验码，谁也改不了。',
    open: '下载我的材料',
    opened: '“保存”的链接 5 分钟内有效。',
    sent: '已申请，做好了通知您。',
    save: '保存',
    hash: '校验码（SHA-256）',
    bundle: '盖章的证据包',
    meaning: '把全部材料封进一份盖章的 PDF，以后给别的部门看，也能证明没有改动过。由受理部门制作，做好了通知您。',
    ask: '申请证据包',
    asked: (when: string) => `${when}申请，正在制作`,
    ready: (number: string) => `证据包 ${number}`,
  },
  {
    title: 'Evidence',
    why: 'This was kept when you sent it, with its hashes; nobody can change it.',
    open: 'Download my files',
    opened: 'The links to save them work for five minutes.',
    sent: 'It was asked for; you are told when it is ready.',
    save: 'Save',
    hash: 'Hash (SHA-256)',
    bundle: 'Sealed evidence',
    meaning: 'Everything inside of one sealed PDF, by which others can see that nothing was changed. The office makes it and tells you when it is ready.',
    ask: 'Ask for the sealed file',
    asked: (when: string) => `Asked for on ${when}; it is being made`,
    ready: (number: string) => `Sealed evidence ${number}`,
  },
);

/** A little less than the addresses live: a link that is shown works. */
const SHOWN_MS = 4.5 * 60_000;

type Addresses = ReadonlyMap<string, string>;

export function OwnFiles({ complaint, named, onChanged }: VerbsProps) {
  const { evidence, bundles, mayAskForBundle } = complaint;
  const addresses = useSignal<Addresses | undefined>(undefined);
  const said = useSignal('');
  const verb = useVerb();
  const open = () =>
    verb.run(async () => {
      const { openComplaintFiles: answer } = await execute(OpenComplaintFiles, { ...named });
      if (answer.__typename !== 'ComplaintFiles') return problemOf(answer);
      addresses.value = new Map(answer.files.map(({ id, url }) => [id, url]));
      said.value = w.opened;
      return undefined;
    });
  const ask = () =>
    verb.run(async () => {
      const { askForBundle: answer } = await execute(AskForBundle, { ...named });
      if (answer.__typename !== 'Complaint') return problemOf(answer);
      onChanged(answer);
      said.value = w.sent;
      return undefined;
    });
  useEffect(() => {
    if (!addresses.value) return;
    const timer = setTimeout(() => {
      addresses.value = undefined;
      said.value = '';
    }, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [addresses.value]);
  if (evidence.length === 0) return null;
  return (
    <section aria-labelledby="evidence">
      <h2 id="evidence">{w.title}</h2>
      <p>{w.why}</p>
      <Pieces pieces={evidence} addresses={addresses.value} />
      <h3>{w.bundle}</h3>
      <p>{w.meaning}</p>
      <Bundles bundles={bundles} addresses={addresses.value} />
      {said.value && <Said key={said.value}>{said.value}</Said>}
      <VerbTrouble verb={verb} />
      {!addresses.value && (
        <Button kind="plain" busy={verb.task.busy} onPress={open}>
          {w.open}
        </Button>
      )}{' '}
      {mayAskForBundle && (
        <Button kind="plain" busy={verb.task.busy} onPress={ask}>
          {w.ask}
        </Button>
      )}
    </section>
  );
}

/** Takes the focus: the button that had it is gone. */
function Said({ children }: { children: string }) {
  const box = useRef<HTMLParagraphElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <p role="status" tabIndex={-1} ref={box}>
      {children}
    </p>
  );
}

function Pieces({ pieces, addresses }: { pieces: ComplaintPartsFragment['evidence']; addresses: Addresses | undefined }) {
  return (
    <ol class="list">
      {pieces.map(({ id, kind, size, sha256 }, index) => (
        <li class="case-note" key={id}>
          <p class="paper-line">
            <strong>{EVIDENCE[kind]}</strong> <span class="muted small">{fileSize(size)}</span>{' '}
            <Save address={addresses?.get(id)} of={`${index + 1} ${EVIDENCE[kind]}`} />
          </p>
          <p class="paper-line small">
            {w.hash} <span class="hash">{sha256}</span>
          </p>
        </li>
      ))}
    </ol>
  );
}

function Bundles({ bundles, addresses }: { bundles: ComplaintPartsFragment['bundles']; addresses: Addresses | undefined }) {
  if (bundles.length === 0) return null;
  return (
    <ul class="list">
      {bundles.map(({ id, askedAt, isReady, number }) => (
        <li class="case-note" key={id}>
          {isReady ? w.ready(number ?? '') : w.asked(moment(askedAt))}{' '}
          <Save address={addresses?.get(id)} of={w.ready(number ?? '')} />
        </li>
      ))}
    </ul>
  );
}

function Save({ address, of }: { address: string | undefined; of: string }) {
  if (!address) return null;
  return (
    <a class="link" href={address} download>
      {w.save}
      <span class="unseen"> {of}</span>
    </a>
  );
}
