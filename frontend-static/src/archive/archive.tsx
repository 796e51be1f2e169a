/** My digital archive 专属数字档案: one door to everything that the portal keeps about me. */

import { OwnAffairs } from '../account/own-affairs';
import { words } from '../foundation/language';
import { DoorLink, type Door } from '../ui/door';
import { Page } from '../ui/page';

const w = words(
  {
    title: '专属数字档案',
    what: '您在这里办过的、交过的、同意过的，都放在一起。只有您自己能打开。',
    have: '我的东西',
    papers: ['我的证明', '村（社区）给您出具的证明'],
    certificates: ['电子证照', '全市证照库里登记在您名下的证照'],
    materials: ['我的材料', '交过的照片和文件，下次可以直接用'],
    commitments: ['我的承诺', '您对哪些申请作过承诺'],
    progress: ['办理中的申请', '办到哪一步了'],
    others: '谁能看，谁看过',
    shares: ['分享', '发给别人看的链接，可以收回'],
    consents: ['授权', '哪些单位可以查您的证明'],
    looks: ['谁看过', '谁、什么时候、为什么看、看了什么'],
    rights: '更正、导出和注销',
    objections: ['异议与更正', '证明写错了，提出来改'],
    export: ['导出全部', '把档案打包下载'],
    retention: ['保存多久', '每样东西留多少年，依据什么规定'],
    closing: ['注销账户', '以后不用了，删掉个人信息'],
  },
  {
    title: 'My digital archive',
    what: 'What you asked for, handed in and agreed to, in one place. Only you can open it.',
    have: 'What I have',
    papers: ['My proofs', 'Issued to you by the village or community'],
    certificates: ['E-certificates', 'Those in your name in the city’s certificate library'],
    materials: ['My materials', 'Pictures and papers you handed in, to be used again'],
    commitments: ['My commitments', 'What you declared, and for which request'],
    progress: ['Requests under way', 'How far they are'],
    others: 'Who may look, who looked',
    shares: ['Shares', 'Links you gave to somebody; you can take them back'],
    consents: ['Consents', 'Which offices may ask for your proofs'],
    looks: ['Who looked', 'Who, when, why, and at what'],
    rights: 'To correct, take along, and close',
    objections: ['Objections', 'When a proof is wrong'],
    export: ['Export everything', 'Download the archive as one file'],
    retention: ['How long it is kept', 'How many years, and by which rule'],
    closing: ['Close the account', 'When you do not need it any more'],
  },
);

const SECTIONS: readonly { title: string; doors: readonly Door[] }[] = [
  {
    title: w.have,
    doors: [
      door('/papers', w.papers),
      door('/archive/certificates', w.certificates),
      door('/archive/materials', w.materials),
      door('/archive/commitments', w.commitments),
      door('/progress', w.progress),
    ],
  },
  {
    title: w.others,
    doors: [door('/shares', w.shares), door('/consents', w.consents), door('/looks', w.looks)],
  },
  {
    title: w.rights,
    doors: [
      door('/objections', w.objections),
      door('/archive/export', w.export),
      door('/archive/retention', w.retention),
      door('/archive/closing', w.closing),
    ],
  },
];

function door(to: string, [name = '', hint = '']: readonly string[]): Door {
  return { to, name, hint };
}

export default function Archive() {
  return (
    <OwnAffairs title={w.title}>
      <Page title={w.title} back="/papers">
        <p>{w.what}</p>
        {SECTIONS.map(({ title, doors }) => (
          <section key={title}>
            <h2>{title}</h2>
            <ul class="list">
              {doors.map((each) => (
                <li key={each.to}>
                  <DoorLink door={each} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </Page>
    </OwnAffairs>
  );
}
