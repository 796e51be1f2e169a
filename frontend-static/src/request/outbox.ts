/** Sends the request that is ready: now, or as soon as there is signal, and only once. */

import { computed, effect, signal } from '@preact/signals';
import { RequestProof } from '../generated/request';
import { Failure, execute } from '../foundation/graphql';
import { me } from '../foundation/session';
import { forgetUploads, inputOf, type Draft, type Refusal } from './draft';
import { drafts, ownerOf, type Drafts } from './drafts';
import { uploadMissing, type UploadProgress } from './uploading';

const PULSE_MS = 30_000;

export class Outbox {
  /** From the press on, also while the draft is being kept: a second click would meet what waits. */
  readonly sending = computed(() => this.underWay.value > 0);
  /** Which file is going up at the moment. */
  readonly progress = signal<UploadProgress | undefined>(undefined);
  /** Why the request still waits. */
  readonly failure = signal<Failure | undefined>(undefined);

  private running: Promise<void> | undefined;
  private readonly underWay = signal(0);

  constructor(private readonly kept: Drafts) {}

  /** Marks the draft as ready and tries to send it. Kept first: a tab may be closed at any moment. */
  submit(): Promise<void> {
    return this.whileSending(() => this.submitNow());
  }

  private async submitNow(): Promise<void> {
    const draft = this.kept.draft.value;
    if (draft?.status === 'writing') await this.kept.replace({ ...draft, status: 'queued', refusal: undefined });
    // One that is under way may have looked before there was something to send.
    await this.running;
    await this.deliver();
  }

  /** Sends what is queued; a second call joins the first. Never throws Failure: see `failure`. */
  deliver(): Promise<void> {
    this.running ??= this.whileSending(() => this.deliverOnce()).finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  /** Without being asked. What failed for another reason than the signal waits for the person. */
  pulse(): void {
    const failed = this.failure.value;
    if (failed && failed.kind !== 'offline') return;
    // Whoever acts for an office asks for nothing of her own meanwhile.
    if (document.hidden || me.value?.actingFor) return;
    if (this.kept.draft.value?.status === 'queued') void this.deliver();
  }

  private async whileSending(act: () => Promise<void>): Promise<void> {
    this.underWay.value += 1;
    try {
      await act();
    } finally {
      this.underWay.value -= 1;
    }
  }

  private async deliverOnce(): Promise<void> {
    try {
      await alone(() => this.sendQueued());
      this.failure.value = undefined;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.failure.value = error;
    } finally {
      this.progress.value = undefined;
    }
  }

  private async sendQueued(): Promise<void> {
    // Another tab may have sent it while this one waited for its turn.
    await this.kept.reload();
    const draft = this.kept.draft.value;
    if (draft?.status !== 'queued') return;
    const hadUploads = draft.files.some((file) => file.uploadId);
    const refusal = await this.send(draft);
    if (refusal?.__typename === 'Problem' && refusal.code === 'ATTACHMENT_UNKNOWN' && hadUploads) {
      // Files that waited too long for their request were tidied away; they are still here.
      await this.kept.replace(forgetUploads(draft));
      await this.refuse(draft, await this.send(forgetUploads(draft)));
    } else await this.refuse(draft, refusal);
  }

  /** One try; what stands in the way, or undefined when it became a request. */
  private async send(draft: Draft): Promise<Refusal | undefined> {
    const problem = await uploadMissing({
      files: draft.files,
      blobOf: (key) => this.kept.fileOf(key),
      onUploaded: (key, uploadId) => this.uploaded(draft, key, uploadId),
      onProgress: (progress) => {
        this.progress.value = progress;
      },
    });
    if (problem) return problem;
    const current = this.kept.draft.value;
    // Taken back to be changed, or given up, while its files went up.
    if (!isSame(current, draft) || current.status !== 'queued') return undefined;
    const { requestProof: answer } = await execute(RequestProof, { input: inputOf(current) });
    if (answer.__typename !== 'Proof') return answer;
    const { __typename: _, ...receipt } = answer;
    if (isSame(this.kept.draft.value, draft)) await this.kept.finish(draft, receipt);
    return undefined;
  }

  private async uploaded(draft: Draft, key: string, uploadId: string): Promise<void> {
    const current = this.kept.draft.value;
    if (!isSame(current, draft)) return;
    const files = current.files.map((file) => (file.key === key ? { ...file, uploadId } : file));
    await this.kept.replace({ ...current, files });
  }

  private async refuse(draft: Draft, refusal: Refusal | undefined): Promise<void> {
    const current = this.kept.draft.value;
    if (refusal && isSame(current, draft)) await this.kept.refuse(current, refusal);
  }
}

/** The draft may be given up, or its person may sign out, while it is on its way. */
function isSame(current: Draft | undefined, draft: Draft): current is Draft {
  return current?.clientToken === draft.clientToken;
}

/** One tab at a time where the browser can; elsewhere the token still makes it one request. */
async function alone(act: () => Promise<void>): Promise<void> {
  if (!navigator.locks) return act();
  await navigator.locks.request('outbox', act);
}

export const outbox = new Outbox(drafts);

let started = false;

/** From now on the draft follows who is signed in, and what is queued is sent when it can be. */
export function start(): void {
  if (started) return;
  started = true;
  addEventListener('online', () => outbox.pulse());
  document.addEventListener('visibilitychange', () => void lookAgain());
  setInterval(() => outbox.pulse(), PULSE_MS);
  effect(() => {
    const person = me.value;
    // Whoever signs in may do what the one before could not.
    if (person) outbox.failure.value = undefined;
    if (person) void drafts.open(ownerOf(person)).then(() => outbox.pulse());
    else if (person === null) void drafts.close();
  });
}

async function lookAgain(): Promise<void> {
  if (document.hidden) return;
  await drafts.reload();
  outbox.pulse();
}
