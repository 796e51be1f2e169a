/** What may not be demanded, what to note down, and who else helps. */

import { words } from '../foundation/language';

const w = words(
  {
    where: '不用本平台，还可以找谁',
    hotline: '打政务服务便民热线',
    hotlineHint: '说清楚哪个单位、要您开什么证明。可以要求对方为您保密，也可以问办到哪一步了。',
    hall: '去当地政务服务大厅（中心）的投诉窗口，有的地方叫“办不成事”反映窗口。',
    township: '去乡镇（街道），或找您的村（居）委会帮您反映。',
    justice: '去县（市、区）司法局。清理证明、监督执法一般由他们负责。',
    unlawful: '哪些证明不该要',
    basis: '《优化营商环境条例》第四十四条：',
    noBasis: '没有法律、法规或者国务院决定作依据的证明，不得要。',
    notListed: '单位公布的证明清单上没有的，不得要。水、电、气等公用企事业单位和服务机构也一样。',
    papers: '身份证、户口簿、结婚证等证照能说明的，不用再开证明。',
    commitment: '写一份承诺书就能办的，不用再开证明。',
    shared: '单位之间能互相查到、核对的，不该让您跑腿去开。',
    cannotVerify: '让村（社区）证明它没有办法核实的事，不应该。',
    notCommittee: '无犯罪记录、婚姻状况、出生、死亡、财产等 20 类证明，国家规定不由村（居）委会出具。不知道该找谁，可以在“申请证明”里先查。',
    lists: '查证明事项目录',
    ask: '查一查该找谁',
    note: '反映之前，先记下来',
    office: '哪个单位、哪个窗口，什么时候去的；',
    matter: '您要办什么事，对方要您开什么证明；',
    person: '是谁要的（姓名或工号），他说凭哪条规定；',
    evidence: '对方给的书面通知、办事指南，拍照留好。',
    tip: '对方要看纸质证明怎么办',
    tipText: '在本平台办好的证明，可以在“我的证照”里点“亮证”，请对方扫码，当场就能查到真假和是否有效。',
    papersLink: '打开我的证照',
  },
  {
    where: 'Who else helps',
    hotline: 'Call the government service line',
    hotlineHint: 'Say which office demanded which proof. You can ask them to keep your name secret, and ask how it is going.',
    hall: 'Go to the complaints window of the local government service centre.',
    township: 'Go to the township, or ask your village or community committee to pass it on.',
    justice: 'Go to the justice bureau of the county; clearing away needless proofs is generally its task.',
    unlawful: 'What may not be demanded',
    basis: 'Regulation on Improving the Business Environment, article 44:',
    noBasis: 'A proof without basis in a law, a regulation or a decision of the State Council.',
    notListed: 'A proof that is not on the office’s published list. This holds for utilities and service bodies too.',
    papers: 'A proof of what an identity card, household register or marriage certificate shows.',
    commitment: 'A proof where a written commitment is enough.',
    shared: 'A proof of what offices can look up or ask each other.',
    cannotVerify: 'A proof of something that the committee has no way to verify.',
    notCommittee: 'By a national rule, committees do not give 20 kinds of proof, such as of no criminal record, marital status, birth, death or property. “Ask for a proof” tells you whom to ask instead.',
    lists: 'Look it up in the catalogue',
    ask: 'Find out whom to ask',
    note: 'Note this down first',
    office: 'which office and window, and when you were there;',
    matter: 'what you wanted, and which proof was demanded;',
    person: 'who demanded it (name or staff number), and by which rule;',
    evidence: 'a photograph of any notice or guide you were given.',
    tip: 'If they insist on paper',
    tipText: 'A proof from this portal can be shown from “My papers”. They scan the code and see at once whether it is genuine and valid.',
    papersLink: 'Open my papers',
  },
);

export function GoodToKnow() {
  return (
    <>
      <Unlawful />
      <NoteDown />
      <h2>{w.tip}</h2>
      <p>{w.tipText}</p>
      <p>
        <a class="button plain" href="/papers">
          {w.papersLink}
        </a>
      </p>
      <Where />
    </>
  );
}

function Where() {
  return (
    <section aria-labelledby="where">
      <h2 id="where">{w.where}</h2>
      <a class="button plain" href="tel:12345">
        {w.hotline} 12345
      </a>
      <p>{w.hotlineHint}</p>
      <ul>
        <li>{w.hall}</li>
        <li>{w.township}</li>
        <li>{w.justice}</li>
      </ul>
    </section>
  );
}

function Unlawful() {
  return (
    <section aria-labelledby="unlawful">
      <h2 id="unlawful">{w.unlawful}</h2>
      <p>{w.basis}</p>
      <ul>
        <li>{w.noBasis}</li>
        <li>{w.notListed}</li>
        <li>{w.papers}</li>
        <li>{w.commitment}</li>
        <li>{w.shared}</li>
        <li>{w.cannotVerify}</li>
      </ul>
      <p>{w.notCommittee}</p>
      <p>
        <a class="button plain" href="/catalogue">
          {w.lists}
        </a>{' '}
        <a class="button plain" href="/request">
          {w.ask}
        </a>
      </p>
    </section>
  );
}

function NoteDown() {
  return (
    <section aria-labelledby="note">
      <h2 id="note">{w.note}</h2>
      <ul>
        <li>{w.office}</li>
        <li>{w.matter}</li>
        <li>{w.person}</li>
        <li>{w.evidence}</li>
      </ul>
    </section>
  );
}
