/** What I wrote and sent, and whom to call. */

import type { ProgressPartsFragment } from '../generated/progress';
import { moment } from '../foundation/dates';
import { words } from '../foundation/language';
import { Fact, Facts } from '../ui/facts';
import { fileSize } from '../ui/file-size';

const w = words(
  {
    heading: '我的申请',
    text: '我写的情况',
    purpose: '用途',
    recipient: '交给谁用',
    subject: '证明谁的事',
    requestedAt: '提交时间',
    office: '办理单位',
    phone: '单位电话',
    attachments: '我交的材料',
    corrects: '原来的证明',
    original: '查看原来的证明',
    photo: (index: number) => `照片 ${index}`,
    file: (index: number) => `文件 ${index}`,
    isTo: (name: string, relation: string) => `${name}（${relation}）`,
    relations: {
      SELF: '本人',
      SPOUSE: '配偶',
      PARENT: '父母',
      CHILD: '子女',
      RELATIVE: '亲属',
      WARD: '被监护人',
      ENTRUSTED: '委托人',
      REPRESENTED: '我代表的单位',
    },
  },
  {
    heading: 'My request',
    text: 'What I wrote',
    purpose: 'What it is for',
    recipient: 'Who will receive it',
    subject: 'Whom it is about',
    requestedAt: 'Sent at',
    office: 'Handled by',
    phone: 'Their telephone',
    attachments: 'What I sent along',
    corrects: 'The earlier proof',
    original: 'See the earlier proof',
    photo: (index: number) => `Photograph ${index}`,
    file: (index: number) => `File ${index}`,
    isTo: (name: string, relation: string) => `${name} (${relation})`,
    relations: {
      SELF: 'myself',
      SPOUSE: 'my spouse',
      PARENT: 'my parent',
      CHILD: 'my child',
      RELATIVE: 'a relative',
      WARD: 'my ward',
      ENTRUSTED: 'somebody who asked me to',
      REPRESENTED: 'an organisation I act for',
    },
  },
);

type Proof = ProgressPartsFragment;

export function RequestFacts({ proof }: { proof: Proof }) {
  const { name, contactPhone } = proof.committee;
  return (
    <section aria-labelledby="request">
      <h2 id="request">{w.heading}</h2>
      <Facts>
        <Fact label={w.office}>{name}</Fact>
        <Fact label={w.phone}>
          <a class="link" href={`tel:${contactPhone}`}>
            {contactPhone}
          </a>
        </Fact>
        <Fact label={w.subject}>{w.isTo(proof.subjectName, w.relations[proof.relation])}</Fact>
        <Fact label={w.purpose}>{proof.purpose}</Fact>
        <Fact label={w.recipient}>{proof.recipient}</Fact>
        <Fact label={w.text}>{proof.text}</Fact>
        <Fact label={w.attachments}>{proof.attachments.length > 0 ? <Attachments proof={proof} /> : null}</Fact>
        <Fact label={w.requestedAt}>{moment(proof.requestedAt)}</Fact>
        <Fact label={w.corrects}>
          {proof.corrects ? (
            <a class="link" href={`/papers/${proof.corrects}`}>
              {w.original}
            </a>
          ) : null}
        </Fact>
      </Facts>
    </section>
  );
}

function Attachments({ proof }: { proof: Proof }) {
  return (
    <ul class="list">
      {proof.attachments.map(({ id, url, mediaType, size }, index) => (
        <li key={id}>
          <a class="link" href={url}>
            {mediaType.startsWith('image/') ? w.photo(index + 1) : w.file(index + 1)} · {fileSize(size)}
          </a>
        </li>
      ))}
    </ul>
  );
}
