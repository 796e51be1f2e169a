/** The request has arrived: what happens next, and by when. */

import { useEffect } from 'preact/hooks';
import { day } from '../foundation/dates';
import { words } from '../foundation/language';
import { Page } from '../ui/page';
import { Say } from '../ui/say';
import type { Receipt } from './draft';
import { drafts } from './drafts';

const w = words(
  {
    title: '申请已经提交',
    arrived: (name: string) => `${name}已经收到您的申请。`,
    due: (date: string) => `最晚 ${date} 办好。`,
    calendarUnknown: '其中有的年份国家还没公布放假安排，日期可能会变。',
    next: '接下来',
    steps: [
      '工作人员核实情况，可能会打电话给您，或者到家里看一看。',
      '村（居）委会负责人审批。',
      '盖上电子印章，证明就办好了。',
    ],
    told: '每一步有进展，我们都发消息告诉您。要补充什么，也会写清楚怎么补。',
    progress: '查看办理进度',
    another: '再申请一份',
    phone: '有事找村（居）委会：',
  },
  {
    title: 'Your request has been sent',
    arrived: (name: string) => `${name} has received your request.`,
    due: (date: string) => `It should be done by ${date}.`,
    calendarUnknown: 'The holidays of one of these years are not announced yet, so the date may change.',
    next: 'What happens next',
    steps: [
      'The staff check the facts. They may call you, or come and see.',
      'The head of the committee decides.',
      'The electronic seal is set, and the proof is ready.',
    ],
    told: 'You get a message at every step. If something is missing, it says how to mend it.',
    progress: 'See the progress',
    another: 'Ask for another proof',
    phone: 'To reach the committee: ',
  },
);

export function Done({ receipt }: { receipt: Receipt }) {
  // Told once; after this page was left, asking for a proof begins anew.
  useEffect(() => () => void drafts.forgetReceipt(), []);
  const { committee } = receipt;
  return (
    <Page title={w.title}>
      <Say kind="success">
        <p>{w.arrived(committee.name)}</p>
        <p>
          <strong>{w.due(day(receipt.dueOn))}</strong>
        </p>
        {!receipt.calendarKnown && <p>{w.calendarUnknown}</p>}
      </Say>
      <h2>{w.next}</h2>
      <ol>
        {w.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p>{w.told}</p>
      <a class="button block" href={`/progress/${receipt.id}`}>
        {w.progress}
      </a>
      <a class="button plain block" href="/request/committee">
        {w.another}
      </a>
      <p>
        {w.phone}
        <a href={`tel:${committee.contactPhone}`}>{committee.contactPhone}</a>
      </p>
    </Page>
  );
}
