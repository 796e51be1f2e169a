/** What a complaint answers when it is filed: its number, by when it is taken up, the receipt code. */

import { useRef, useEffect } from 'preact/hooks';
import { day } from '../foundation/dates';
import { words } from '../foundation/language';
import type { FileComplaintMutation } from '../generated/complaints';
import { me } from '../foundation/session';
import { Fact, Facts } from '../ui/facts';
import { Page } from '../ui/page';
import { Say } from '../ui/say';

const w = words(
  {
    title: '已经提交',
    number: '编号',
    office: '谁来受理',
    phone: '电话',
    due: '最晚哪天答复是否受理',
    code: '回执码',
    codeOnly: '回执码只显示这一次。请抄下来或者截图，以后凭它查进度、补充材料。别告诉别人。',
    follow: '用回执码查进度',
    mine: '看进度',
  },
  {
    title: 'It has been sent',
    number: 'Number',
    office: 'Who takes it up',
    phone: 'Telephone',
    due: 'You are told whether it is accepted by',
    code: 'Receipt code',
    codeOnly: 'The receipt code is shown only this once. Please write it down or take a picture of it: it is the only way to follow this, or to add to it. Tell nobody.',
    follow: 'Follow it by the code',
    mine: 'Follow it',
  },
);

type Sent = Extract<FileComplaintMutation['fileComplaint'], { __typename: 'FiledComplaint' }>;

export function Filed({ filed: { complaint, receiptCode } }: { filed: Sent }) {
  const { id, number, dueOn, handler } = complaint;
  const own = me.value?.actingFor ? '/organisation/complaints' : '/complaints';
  return (
    <Page title={w.title}>
      {receiptCode && <Receipt code={receiptCode} />}
      <Facts>
        <Fact label={w.number}>{number}</Fact>
        <Fact label={w.office}>{handler.name}</Fact>
        <Fact label={w.phone}>
          <a class="link" href={`tel:${handler.phone}`}>
            {handler.phone}
          </a>
        </Fact>
        <Fact label={w.due}>{dueOn && day(dueOn)}</Fact>
      </Facts>
      <a class="button block" href={receiptCode ? '/complaints/receipt' : `${own}/${id}`}>
        {receiptCode ? w.follow : w.mine}
      </a>
    </Page>
  );
}

/** Takes the focus: who cannot see the page hears the code first. */
function Receipt({ code }: { code: string }) {
  const box = useRef<HTMLParagraphElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <Say kind="warning">
      <p tabIndex={-1} ref={box}>
        {w.code} <strong class="paper-code">{code}</strong>
      </p>
      <p>{w.codeOnly}</p>
    </Say>
  );
}
