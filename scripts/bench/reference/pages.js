// The start page and the list of requests as a careful hand would write them without a framework:
// the DOM's own calls, each element made once and never compared. Chinese only, and only what the
// measured visits show. __DOCUMENTS__ is filled in by the benchmark.

const DOCUMENTS = __DOCUMENTS__;

const SIZES = { standard: '标准', elder: '大字', xl: '超大' };
const TABS = { '/': '首页', '/progress': '进度', '/papers': '证照' };
const ACTIONS = [
  ['/request', '申请证明', '向村（社区）申请，不用跑腿', 'M14 6h16l8 8v28H14zM30 6v8h8M20 24h12M20 31h12'],
  ['/progress', '办理进度', '办到哪一步了，还要等多久', 'M24 6a18 18 0 1 0 0 36 18 18 0 0 0 0-36zM24 14v11l7 5'],
  ['/papers', '我的证照', '看证明、下载、亮证', 'M6 12h36v26H6zM6 19h36M12 30h10M32 27v6M29 30h6'],
  ['/complaints', '投诉建议', '哪里还在要不该要的证明', 'M6 10h36v24H22l-9 8v-8H6zM24 16v8M24 28v1'],
];

function element(name, attributes, ...children) {
  return filled(document.createElement(name), attributes, children);
}

function drawing(name, attributes, ...children) {
  return filled(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);
}

function filled(node, attributes, children) {
  for (const name in attributes) node.setAttribute(name, attributes[name]);
  node.append(...children);
  return node;
}

async function ask(name, variables) {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': 'zh-CN' },
    body: JSON.stringify({ documentId: DOCUMENTS[name], variables }),
    credentials: 'same-origin',
  });
  return (await response.json()).data;
}

/** What is around every page; returns where the page goes, and the link that will name the person. */
function drawFrame(path) {
  const main = element('main', { class: 'main', id: 'main', tabindex: '-1' });
  const account = element('a', { href: '/sign-in' }, '登录');
  const portal = document.getElementById('portal');
  portal.textContent = '';
  portal.append(
    element(
      'div',
      {},
      element('a', { class: 'unseen button', href: '#main' }, '跳到正文'),
      drawTop(account),
      main,
      element(
        'footer',
        { class: 'foot' },
        '需要帮助，请拨打政务服务热线 ',
        element('a', { href: 'tel:12345' }, '12345'),
        ' · ',
        element('a', { href: '/v' }, '查验证明真伪'),
      ),
      drawTabs(path),
    ),
  );
  return { main, account };
}

function drawTop(account) {
  const brand = element('a', { class: 'brand', href: '/' }, '免证通');
  const sizes = Object.keys(SIZES).map((size) =>
    element('button', { type: 'button', class: 'switch', 'aria-pressed': size === 'standard' }, SIZES[size]),
  );
  const switches = element('div', { class: 'switches', role: 'group', 'aria-label': '字号' }, ...sizes);
  const language = element('button', { type: 'button', class: 'switch', lang: 'en' }, 'English');
  const rows = [
    element('div', { class: 'top-row' }, brand, account),
    element('div', { class: 'top-row' }, switches, language),
  ];
  return element('header', { class: 'top' }, element('div', { class: 'top-inner' }, ...rows));
}

function drawTabs(path) {
  const tabs = Object.keys(TABS).map((to) => {
    const current = to === path ? { 'aria-current': 'page' } : {};
    return element('a', { class: 'tab', href: to, ...current }, TABS[to]);
  });
  return element('nav', { class: 'tabs', 'aria-label': '主导航' }, element('div', { class: 'tabs-inner' }, ...tabs));
}

async function namePerson(account) {
  const { me } = await ask('Me', {});
  if (!me) return;
  account.textContent = `我的 · ${me.name}`;
  account.setAttribute('href', '/account');
}

function drawHome(main) {
  const actions = ACTIONS.map(([to, name, hint, icon]) => {
    const picture = drawing('svg', { viewBox: '0 0 48 48', 'aria-hidden': 'true' }, drawing('path', { d: icon }));
    const words = element('span', {}, element('strong', {}, name), element('span', { class: 'choice-hint' }, hint));
    return element('li', {}, element('a', { class: 'action card', href: to }, picture, words));
  });
  main.append(
    element('h1', { tabindex: '-1' }, '您要办什么？'),
    element('ul', { class: 'list actions' }, ...actions),
  );
}

async function drawProgress(main) {
  const format = new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });
  const list = element('ul', { class: 'list' });
  const count = element('p', { class: 'muted small', role: 'status', tabindex: '-1' });
  const more = element('button', { type: 'button', class: 'button plain block' }, '再看一些');
  let after = null;

  async function drawMore() {
    const { myProofs } = await ask('MyProofs', after ? { after } : {});
    list.append(...myProofs.edges.map((edge) => drawCase(edge.node, format)));
    count.textContent = `已显示 ${list.children.length} 条，共 ${myProofs.totalCount} 条。`;
    after = myProofs.pageInfo.endCursor;
    if (!myProofs.pageInfo.hasNextPage) more.remove();
  }

  more.addEventListener('click', async () => {
    if (more.hasAttribute('aria-disabled')) return;
    more.setAttribute('aria-disabled', 'true');
    more.textContent = '请稍候……';
    await drawMore();
    more.textContent = '再看一些';
    more.removeAttribute('aria-disabled');
  });

  main.append(element('h1', { tabindex: '-1' }, '办理进度'));
  await drawMore();
  main.append(list, count, more);
}

/** The requests of the measured visits are withdrawn ones, so there is one state to draw. */
function drawCase({ id, title, requestedAt }, format) {
  const tag = element('span', { class: 'tag past' }, element('span', { 'aria-hidden': 'true' }, '– '), '已撤回');
  return element(
    'li',
    { class: 'card' },
    element('a', { class: 'case-link', href: `/progress/${id}` }, title),
    element('p', { class: 'case-line' }, tag),
    element('p', { class: 'case-line' }, '您已撤回，不再办理。'),
    element('p', { class: 'case-line muted small' }, `提交时间：${format.format(new Date(requestedAt))}`),
  );
}

const PAGES = { '/': drawHome, '/progress': drawProgress };

const path = location.pathname.slice('/reference'.length);
const { main, account } = drawFrame(path);
void PAGES[path](main);
void namePerson(account);
