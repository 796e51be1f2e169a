/** Five big buttons, and nothing else. */

import { words } from '../foundation/language';
import { me } from '../foundation/session';
import { Page } from '../ui/page';
import './home.css';

const w = words(
  {
    title: '您要办什么？',
    guide: '先问一问',
    guideHint: '要不要开证明，该找谁开',
    request: '申请证明',
    requestHint: '向村（社区）申请，不用跑腿',
    progress: '办理进度',
    progressHint: '办到哪一步了，还要等多久',
    papers: '我的证照',
    papersHint: '看证明、下载、亮证，还有您的档案',
    complaints: '投诉建议',
    complaintsHint: '哪里还在要不该要的证明',
    desk: '进入工作台',
  },
  {
    title: 'What would you like to do?',
    guide: 'Ask first',
    guideHint: 'Whether you need a proof, and who gives it',
    request: 'Ask for a proof',
    requestHint: 'From your village or community, without going there',
    progress: 'Progress',
    progressHint: 'Where your request is, and how long it takes',
    papers: 'My papers',
    papersHint: 'See, download and show your proofs; your archive',
    complaints: 'Complaints and ideas',
    complaintsHint: 'Where an office still demands a needless proof',
    desk: 'Go to the desk',
  },
);

const ACTIONS = [
  { to: '/guide', name: w.guide, hint: w.guideHint, icon: 'M24 6a18 18 0 1 0 0 36 18 18 0 0 0 0-36zM18 19a6 6 0 1 1 8 6c-2 1-2 2-2 4M24 34v1' },
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
