/** A draft was left here: go on with it, or begin anew. */

import { moment } from '../foundation/dates';
import { words } from '../foundation/language';
import { navigate } from '../foundation/router';
import { Page } from '../ui/page';
import type { Draft } from './draft';
import { drafts } from './drafts';
import { PressTwice } from './press-twice';
import { firstOpen } from './steps';

const w = words(
  {
    title: '继续上次的草稿？',
    untitled: '还没写名称的申请',
    saved: (at: string) => `上次写到：${at}`,
    kept: '草稿只存在这台手机上，14 天不动就会删除。',
    resume: '继续上次的草稿',
    anew: '重新开始',
    surely: '重新开始会删除这份草稿，找不回来。再点一次就重新开始。',
  },
  {
    title: 'Go on with your draft?',
    untitled: 'A request without a name yet',
    saved: (at: string) => `Last written on ${at}`,
    kept: 'The draft is on this device only, and is deleted when it is not touched for 14 days.',
    resume: 'Go on with the draft',
    anew: 'Start again',
    surely: 'Starting again deletes this draft for good. Press once more to start again.',
  },
);

export function Resume({ draft }: { draft: Draft }) {
  const anew = async () => {
    await drafts.discard();
    navigate('/request/committee');
  };
  return (
    <Page title={w.title} back="/">
      <div class="card">
        <h2>{draft.title.trim() || w.untitled}</h2>
        <p>{w.saved(moment(new Date(draft.savedAt).toISOString()))}</p>
        <p class="muted small">{w.kept}</p>
      </div>
      <a class="button block" href={`/request/${firstOpen(draft)}`}>
        {w.resume}
      </a>
      <PressTwice warning={w.surely} onSure={() => void anew()}>
        {w.anew}
      </PressTwice>
    </Page>
  );
}
