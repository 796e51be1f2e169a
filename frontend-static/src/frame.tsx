/** What every page has around it: header with sizes and language, tabs, and where to get help. */

import { useSignal, type Signal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { language, speak, words } from './foundation/language';
import { choose, mode, MODES, type Mode } from './foundation/mode';
import { match, navigate, path, type Match, type PageComponent } from './foundation/router';
import { me, refresh, rolesOf, signInAddress, trouble, workplaceOf } from './foundation/session';
import { OPERATOR_TABS } from './operators/tabs';
import { ROUTES } from './routes';
import { Page, Waiting } from './ui/page';

const w = words(
  {
    portal: '免证通',
    skip: '跳到正文',
    sizes: '字号',
    standard: '标准',
    elder: '大字',
    xl: '超大',
    otherLanguage: 'English',
    signIn: '登录',
    account: '我的',
    navigation: '主导航',
    places: (count: number) => `全部 ${count} 个栏目`,
    fold: '收起栏目',
    home: '首页',
    progress: '进度',
    papers: '证照',
    organisation: '单位证照',
    notices: '消息',
    worklist: '办件',
    seals: '印章',
    register: '用印登记',
    verifying: '核验',
    consents: '授权',
    keys: '密钥',
    registration: '登记',
    changes: '目录调整',
    reviewing: '审核',
    complaints: '投诉',
    findings: '巡查',
    lanes: '清单以外',
    ratings: '评价',
    help: '需要帮助，请拨打政务服务热线',
    verify: '查验证明真伪',
    catalogue: '哪些证明不用开（证明事项目录）',
    figures: '好差评统计',
    nothing: '没有这个页面',
    nothingHere: '地址可能写错了，或者页面已经移走。',
    toHome: '回到首页',
    notYours: '这个页面给村（社区）、部门工作人员和单位经办人使用。',
    chooseOffice: '请先在“我的”里选择您任职的单位。',
    updated: '页面已更新，请刷新后再试。',
    reload: '刷新',
  },
  {
    portal: 'Mianzheng',
    skip: 'Skip to the text',
    sizes: 'Text size',
    standard: 'Standard',
    elder: 'Large',
    xl: 'Largest',
    otherLanguage: '中文',
    signIn: 'Sign in',
    account: 'Me',
    navigation: 'Main',
    places: (count: number) => `All ${count} places`,
    fold: 'Fold the places',
    home: 'Home',
    progress: 'Progress',
    papers: 'Papers',
    organisation: 'Organisation',
    notices: 'Messages',
    worklist: 'Cases',
    seals: 'Seals',
    register: 'Register',
    verifying: 'Check',
    consents: 'Consents',
    keys: 'Keys',
    registration: 'Forms',
    changes: 'Lists',
    reviewing: 'Review',
    complaints: 'Complaints',
    findings: 'Watch',
    lanes: 'Rules',
    ratings: 'Ratings',
    help: 'For help, call the government service line',
    verify: 'Check whether a proof is genuine',
    catalogue: 'Which proofs may be demanded',
    figures: 'How residents rate',
    nothing: 'No such page',
    nothingHere: 'The address may be wrong, or the page has moved.',
    toHome: 'Back to the start',
    notYours: 'This page is for the staff of committees and departments, and the agents of organisations.',
    chooseOffice: 'Please choose your office under “Me” first.',
    updated: 'This page has been updated. Please reload it.',
    reload: 'Reload',
  },
);

interface Tab {
  readonly to: string;
  readonly name: string;
  /** Other places that belong to it. */
  readonly also?: readonly string[];
}

const RESIDENT_TABS: readonly Tab[] = [
  { to: '/', name: w.home },
  { to: '/progress', name: w.progress },
  { to: '/papers', name: w.papers, also: ['/archive', '/objections'] },
];
const DESK_TABS: readonly Tab[] = [
  { to: '/desk', name: w.worklist },
  { to: '/desk/seals', name: w.seals, also: ['/desk/seal-uses'] },
  { to: '/desk/seal-register', name: w.register },
];

/** Agents have no desk; what they need is their organisation's. */
const AGENT_TABS = [
  { to: '/organisation', name: w.organisation },
  { to: '/organisation/complaints', name: w.complaints },
  { to: '/notices', name: w.notices },
];

const DEPARTMENT_TABS: readonly Tab[] = [
  { to: '/department', name: w.verifying },
  { to: '/department/consents', name: w.consents },
  { to: '/department/keys', name: w.keys },
  { to: '/department/registration', name: w.registration, also: ['/department/findings'] },
  { to: '/department/changes', name: w.changes },
  { to: '/department/complaints', name: w.complaints, also: ['/department/ratings'] },
];

const SUPERVISOR_TABS: readonly Tab[] = [
  { to: '/supervisor/registration', name: w.registration },
  { to: '/supervisor/complaints', name: w.complaints, also: ['/supervisor/letters'] },
  { to: '/supervisor/findings', name: w.findings },
  { to: '/supervisor/ratings', name: w.ratings },
  { to: '/supervisor/lane-policy', name: w.lanes },
  { to: '/review', name: w.reviewing },
];

const REVIEW_TABS = [
  { to: '/review', name: w.reviewing },
  { to: '/notices', name: w.notices },
];

export function Frame() {
  const atDesk = path.value.startsWith('/desk');
  const isWide = ['/desk', '/department', '/supervisor', '/review'].some((place) => path.value.startsWith(place));
  return (
    <div class={isWide ? 'wide' : ''}>
      <a class="unseen button" href="#main">
        {w.skip}
      </a>
      <Header />
      <main class="main" id="main" tabIndex={-1}>
        <Current />
      </main>
      <Footer />
      <Tabs tabs={tabsFor(atDesk)} />
    </div>
  );
}

function tabsFor(atDesk: boolean) {
  const workplace = workplaceOf(rolesOf(me.value));
  if (workplace === '/operator/key-requests') return OPERATOR_TABS;
  const supervises = workplace === '/supervisor/registration' || path.value.startsWith('/supervisor');
  if (supervises) return SUPERVISOR_TABS;
  if (workplace === '/review' || path.value.startsWith('/review')) return REVIEW_TABS;
  if (workplace === '/department') return DEPARTMENT_TABS;
  if (workplace === '/organisation') return AGENT_TABS;
  return atDesk ? DESK_TABS : RESIDENT_TABS;
}

function Header() {
  const person = me.value;
  return (
    <header class="top">
      <div class="top-inner">
        <div class="top-row">
          <a class="brand" href={person?.actingFor ? workplaceOf(rolesOf(person)) : '/'}>
            {w.portal}
          </a>
          {person ? (
            <a href="/account">{`${w.account} · ${person.name}`}</a>
          ) : (
            <a href="/sign-in">{w.signIn}</a>
          )}
        </div>
        <div class="top-row">
          <div class="switches" role="group" aria-label={w.sizes}>
            {MODES.map((each) => (
              <SizeSwitch key={each} size={each} />
            ))}
          </div>
          <button
            type="button"
            class="switch"
            lang={language === 'en' ? 'zh-CN' : 'en'}
            onClick={() => speak(language === 'en' ? 'zh-CN' : 'en')}
          >
            {w.otherLanguage}
          </button>
        </div>
      </div>
    </header>
  );
}

function SizeSwitch({ size }: { size: Mode }) {
  return (
    <button type="button" class="switch" aria-pressed={mode.value === size} onClick={() => choose(size)}>
      {w[size]}
    </button>
  );
}

function Footer() {
  return (
    <footer class="foot">
      <div>
        {w.help} <a href="tel:12345">12345</a>
      </div>
      <div>
        <a href="/v">{w.verify}</a>
      </div>
      <div>
        <a href="/catalogue">{w.catalogue}</a>
      </div>
      <div>
        <a href="/ratings/figures">{w.figures}</a>
      </div>
    </footer>
  );
}

/** More names than these fill a phone in large type: there they are folded into one line. */
const MOST_TABS = 6;

function Tabs({ tabs }: { tabs: readonly Tab[] }) {
  const current = tabs.filter(({ to, also = [] }) => [to, ...also].some(isHere)).pop();
  const many = tabs.length > MOST_TABS;
  const unfolded = useSignal(false);
  useEffect(() => {
    unfolded.value = false;
  }, [path.value]);
  const bar = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!unfolded.value) return;
    const fold = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape') return;
      unfolded.value = false;
      bar.current?.querySelector('button')?.focus();
    };
    addEventListener('keydown', fold);
    return () => removeEventListener('keydown', fold);
  }, [unfolded.value]);
  return (
    <nav class={`tabs${many ? ' many' : ''}${unfolded.value ? ' unfolded' : ''}`} aria-label={w.navigation} ref={bar}>
      <div class="tabs-inner">
        {many && <Fold unfolded={unfolded} here={current?.name} count={tabs.length} />}
        {tabs.map((tab) => (
          <a key={tab.to} class="tab" href={tab.to} aria-current={tab === current ? 'page' : undefined}>
            {tab.name}
          </a>
        ))}
      </div>
    </nav>
  );
}

interface FoldProps {
  unfolded: Signal<boolean>;
  here: string | undefined;
  count: number;
}

/** Drawn on narrow screens only; on wide ones all names stand beside each other. */
function Fold({ unfolded, here, count }: FoldProps) {
  return (
    <button
      type="button"
      class="tab fold"
      aria-expanded={unfolded.value}
      onClick={() => (unfolded.value = !unfolded.value)}
    >
      {unfolded.value ? w.fold : [w.places(count), here].filter(Boolean).join(' · ')}
    </button>
  );
}

/** Whether the page is this place or below it; the first page has nothing below. */
function isHere(place: string): boolean {
  return path.value === place || (place !== '/' && path.value.startsWith(`${place}/`));
}

/** The page of the current address, for whom it is meant. */
function Current() {
  const found = match(ROUTES, path.value);
  if (!found) return <Nothing />;
  if (found.route.audience === 'everybody') return <Loaded found={found} />;
  if (me.value === undefined) return <Waiting failure={trouble.value} again={refresh} />;
  if (me.value === null) return <ToSignIn />;
  if (found.route.audience === 'official' && !me.value.actingFor) return <NotYours />;
  return <Loaded found={found} />;
}

function ToSignIn() {
  useEffect(() => navigate(signInAddress(), { replace: true }), []);
  return null;
}

function NotYours() {
  const offices = me.value?.offices.length ?? 0;
  return (
    <Page title={w.worklist}>
      <p>{w.notYours}</p>
      <p>{offices > 0 && <a href="/account">{w.chooseOffice}</a>}</p>
    </Page>
  );
}

function Nothing() {
  return (
    <Page title={w.nothing}>
      <p>{w.nothingHere}</p>
      <a class="button" href="/">
        {w.toHome}
      </a>
    </Page>
  );
}

/** Loads the page's chunk; one that is gone means that the portal has a newer version. */
function Loaded({ found }: { found: Match }) {
  const page = useSignal<{ match: Match; Component: PageComponent } | undefined>(undefined);
  const gone = useSignal(false);
  const key = JSON.stringify(found);
  // Not after the first drawing: a page that is there already is drawn together with its frame.
  useLayoutEffect(() => {
    let wanted = true;
    found.route.load().then(
      (module) => {
        if (wanted) page.value = { match: found, Component: module.default };
      },
      () => {
        gone.value = true;
      },
    );
    return () => {
      wanted = false;
    };
  }, [key]);
  if (gone.value) return <Gone />;
  if (!page.value) return null;
  const { match: shown, Component } = page.value;
  // A new address is a new page, even of the same component; steps of one page share theirs.
  return <Component key={JSON.stringify({ ...shown.params, step: undefined })} params={shown.params} />;
}

function Gone() {
  return (
    <Page title={w.portal}>
      <p>{w.updated}</p>
      <button type="button" class="button" onClick={() => location.reload()}>
        {w.reload}
      </button>
    </Page>
  );
}
