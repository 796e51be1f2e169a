/** Drafts on this device: one for each person, kept with every change, dropped after two weeks. */

import { signal, type Signal } from '@preact/signals';
import * as indexedDb from '../foundation/device';
import type { Person } from '../foundation/session';
import { changed, freshDraft, isStale, type Committee, type Draft, type Part, type Receipt, type Refusal } from './draft';

/** Where things are kept; throws where the browser keeps nothing, e.g. in a private window. */
export interface Device {
  read<T>(key: string): Promise<T | undefined>;
  write(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
  keys(): Promise<string[]>;
}

/** What one person has here. */
interface Kept {
  savedAt: number;
  draft: Draft | undefined;
  /** The last request that went out, to tell of it. */
  receipt: Receipt | undefined;
  committee: Committee | undefined;
}

/** Tells main.tsx, which knows nothing of drafts, that something waits to be sent. */
const QUEUED_KEY = 'queued';

const OF_PERSON = 'draft:';
const fileKey = (key: string) => `draft-file:${key}`;

export class Drafts {
  /** Whose drafts are open; undefined until they are read. */
  readonly owner = signal<string | undefined>(undefined);
  readonly draft: Signal<Draft | undefined> = signal(undefined);
  readonly receipt: Signal<Receipt | undefined> = signal(undefined);
  /** The committee of the last request. */
  readonly committee: Signal<Committee | undefined> = signal(undefined);
  /** Whether this device keeps nothing: what is written is gone with the page. */
  readonly forgetful = signal(false);

  /** Under way while something is being kept. */
  private saving: Promise<void> | undefined;
  private changedMeanwhile = false;
  /** Files of a device that keeps nothing. */
  private readonly held = new Map<string, Blob>();

  constructor(private readonly device: Device) {}

  async open(owner: string): Promise<void> {
    if (this.owner.value === owner) return;
    await this.dropStale();
    this.take(await this.readKept(owner));
    this.owner.value = owner;
  }

  /** Nobody is signed in any more; what was written last is kept for her. */
  async close(): Promise<void> {
    await this.flush();
    this.owner.value = undefined;
    this.held.clear();
    this.take(undefined);
  }

  /** What another tab kept meanwhile; not over something that is written here at this moment. */
  async reload(): Promise<void> {
    const owner = this.owner.value;
    if (!owner || this.saving || this.forgetful.value) return;
    const before = this.draft.value;
    const kept = await this.readKept(owner);
    if (!this.forgetful.value && this.draft.value === before) this.take(kept);
  }

  /** Something was written. Kept at once: a phone may end the page with the next tap. */
  change(part: Part): void {
    this.draft.value = changed(this.draft.value ?? freshDraft(), part);
    void this.save();
  }

  /** Resolves when all that was written is kept. */
  async flush(): Promise<void> {
    await this.saving;
  }

  async replace(draft: Draft): Promise<void> {
    this.draft.value = draft;
    await this.save();
  }

  async refuse(draft: Draft, refusal: Refusal): Promise<void> {
    await this.replace({ ...changed(draft, {}), refusal });
  }

  /** The draft became a request. */
  async finish(draft: Draft, receipt: Receipt): Promise<void> {
    this.committee.value = draft.committee;
    this.receipt.value = receipt;
    await this.discard();
  }

  async discard(): Promise<void> {
    const files = this.draft.value?.files ?? [];
    this.draft.value = undefined;
    await this.save();
    await this.removeFiles(files);
  }

  /** Nothing more to tell of the last request. */
  async forgetReceipt(): Promise<void> {
    this.receipt.value = undefined;
    await this.save();
  }

  async putFile(key: string, file: Blob): Promise<void> {
    await this.attempt(() => this.device.write(fileKey(key), file));
    if (this.forgetful.value) this.held.set(key, file);
  }

  async fileOf(key: string): Promise<Blob | undefined> {
    return this.held.get(key) ?? (await this.attempt(() => this.device.read<Blob>(fileKey(key))));
  }

  async removeFiles(files: readonly { key: string }[]): Promise<void> {
    for (const { key } of files) {
      this.held.delete(key);
      await this.attempt(() => this.device.remove(fileKey(key)));
    }
  }

  private take(kept: Kept | undefined): void {
    // A draft of an earlier release may lack what is asked today.
    this.draft.value = kept?.draft && { ...freshDraft(), ...kept.draft };
    this.receipt.value = kept?.receipt;
    this.committee.value = kept?.committee;
  }

  private readKept(owner: string): Promise<Kept | undefined> {
    return this.attempt(() => this.device.read<Kept>(OF_PERSON + owner));
  }

  /** One at a time: who types fast is kept as she is by the end of the one before. */
  private save(): Promise<void> {
    this.changedMeanwhile = true;
    this.saving ??= this.saveAll();
    return this.saving;
  }

  private async saveAll(): Promise<void> {
    while (this.changedMeanwhile) {
      this.changedMeanwhile = false;
      await this.keep();
    }
    this.saving = undefined;
  }

  private async keep(): Promise<void> {
    const owner = this.owner.value;
    if (!owner) return;
    const { draft, receipt, committee } = this;
    const kept: Kept = { savedAt: Date.now(), draft: draft.value, receipt: receipt.value, committee: committee.value };
    await this.attempt(() => this.device.write(OF_PERSON + owner, kept));
    const queues = draft.value?.status === 'queued';
    await this.attempt(() => (queues ? this.device.write(QUEUED_KEY, true) : this.device.remove(QUEUED_KEY)));
  }

  /** Of everybody on this device: who forgot a draft does not come back to delete it. */
  private async dropStale(): Promise<void> {
    const keys = (await this.attempt(() => this.device.keys())) ?? [];
    for (const key of keys.filter((each) => each.startsWith(OF_PERSON))) {
      const kept = await this.attempt(() => this.device.read<Kept>(key));
      if (!kept || !isStale(kept)) continue;
      await this.attempt(() => this.device.remove(key));
      await this.removeFiles(kept.draft?.files ?? []);
    }
  }

  private async attempt<T>(act: () => Promise<T>): Promise<T | undefined> {
    try {
      return await act();
    } catch {
      // No storage, or it is full. The page says so, and works on.
      this.forgetful.value = true;
      return undefined;
    }
  }
}

export function ownerOf(person: Person): string {
  return `${person.name} ${person.phone}`;
}

export const drafts = new Drafts(indexedDb);
