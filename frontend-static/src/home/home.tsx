/** Four big buttons, and nothing else. */

import { words } from '../foundation/language';
import { me } from '../foundation/session';
import { Page } from '../ui/page';
import './home.css';

const w = words(
  {
    title: '您要办什么？',
    request: '申请证明',
    requestHint: '向村（社区）申请，不用跑腿',
    progress: '办理进度',
    progressHint: '办到哪一步了，还要等多久',
    papers: '我的证照',
    papersHint: '看证明、下载、亮证',
    complaints: '投诉建议',
    complaintsHint: '哪里还在要不该要的证明',
    desk: '进入工作台',
  },
  {
    title: 'What would you like to do?',
    request: 'Ask for a proof',
    requestHint: 'From your village or community, without going there',
    progress: 'Progress',
    progressHint: 'Where your request is, and how long it takes',
    papers: 'My papers',
    papersHint: 'See, download and show your proofs',
    complaints: 'Complaints and ideas',
    complaintsHint: 'Where an office still demands a needless proof',
    desk: 'Go to the desk',
  },
);

const ACTIONS = [
  { to: '/request', name: w.request, hint: w.requestHint, icon: 'M14 6h16l8 8v28H14zM30 6v8h8M20 24h12M20 31h12' },
  { to: '/progress', name: w.progress, hint: w.progressHint, icon: 'M24 6a18 18 0 1 0 0 36 18 18 0 0 0 0-36zM24 14v11l7 5' },
  { to: '/papers', name: w.papers, hint: w.papersHint, icon: 'M6 12h36v26H6zM6 19h36M12 30h10M32 27v6M29 30h6' },
  { to: '/complaints', name: w.complaints, hint: w.complaintsHint, icon: 'M6 10h36v24H22l-9 8v-8H6zM24 16v8M24 28v1' },
];

export default function Home() {
  return (
    <Page title={w.title}>
      {me.value?.actingFor && (
        <a class="button block" href="/desk">
          {w.desk} · {me.value.actingFor.name}
        </a>
      )}
      <ul class="list actions">
        {ACTIONS.map((action) => (
          <li key={action.to}>
            <a class="action card" href={action.to}>
              <svg viewBox="0 0 48 48" aria-hidden="true">
                <path d={action.icon} />
              </svg>
              <span>
                <strong>{action.name}</strong>
                <span class="choice-hint">{action.hint}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Page>
  );
}
