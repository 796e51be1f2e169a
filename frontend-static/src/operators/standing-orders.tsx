/** 常设用印审批: what the portal seals by itself, allowed beforehand by two operators, ended by any. */

import {
  ApproveStandingOrder,
  EndStandingOrder,
  StandingOrders,
  type StandingOrderPartsFragment,
} from '../generated/operators';
import { problemOf, type Settle } from '../desk/verb';
import { day, moment } from '../foundation/dates';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { useListing } from '../foundation/listing';
import { Fact, Facts } from '../ui/facts';
import { More } from '../ui/more';
import { Page, Waiting } from '../ui/page';
import type { Tone } from '../ui/states';
import { AskOrder } from './ask-order';
import { SureVerb } from './sure-verb';

const w = words(
  {
    title: '常设用印审批',
    what: '居民分享证明、同意部门调取时做成的加注件，由平台自动加盖运行单位的“电子证明加注专用章”。自动盖章要由两位管理员事先批准：一位提出，另一位批准。任何一位都可以随时终止。没有生效的审批时，加注件照常制作，但写明“未加盖电子印章”。',
    none: '还没有常设用印审批，加注件都不盖章。',
    orders: '全部审批',
    seal: '印章',
    days: '有效期',
    from: (from: string, to: string) => `${from} 至 ${to}`,
    limit: '每小时最多',
    copies: (count: number) => `${count} 份`,
    asked: '提出',
    approved: '批准',
    ended: '终止',
    by: (name: string, at: string) => `${name}，${at}`,
    approve: '批准',
    approveSure: '批准后马上生效，平台自动盖的每一份都由您负责。确定就再按一次“批准”。',
    end: '终止',
    endSure: '终止后马上不能再盖章，也不能恢复，只能重新提出。确定就再按一次“终止”。',
    other: '要由另一位管理员批准。',
  },
  {
    title: 'Standing orders for seals',
    what: 'Annotated copies, made when residents share proofs or let departments have them, are sealed by the portal itself with the seal of the office that runs it. Two operators allow that beforehand: one asks, another approves. Either, or any other, ends it at any time. While no order is in force, copies are made and say that they are not sealed.',
    none: 'There is no standing order yet: no copy is sealed.',
    orders: 'All orders',
    seal: 'Seal',
    days: 'Valid',
    from: (from: string, to: string) => `${from} to ${to}`,
    limit: 'At most an hour',
    copies: (count: number) => `${count} copies`,
    asked: 'Asked for',
    approved: 'Approved',
    ended: 'Ended',
    by: (name: string, at: string) => `${name}, ${at}`,
    approve: 'Approve',
    approveSure: 'It holds at once, and you answer for each copy that is sealed under it. If you are sure, press “Approve” again.',
    end: 'End',
    endSure: 'Nothing is sealed under it from then on, and it cannot be opened again. If you are sure, press “End” again.',
    other: 'Another operator has to approve it.',
  },
);

type Order = StandingOrderPartsFragment;
type Stage = 'WAITS' | 'IN_FORCE' | 'NOT_NOW' | 'ENDED';

const STAGES: Record<Stage, string> = words(
  { WAITS: '等待批准', IN_FORCE: '生效中', NOT_NOW: '不在有效期内', ENDED: '已终止' },
  { WAITS: 'Waits for approval', IN_FORCE: 'In force', NOT_NOW: 'Outside its days', ENDED: 'Ended' },
);
const TONES: Record<Stage, Tone> = { WAITS: 'waits', IN_FORCE: 'good', NOT_NOW: 'past', ENDED: 'past' };
const SIGNS: Record<Stage, string> = { WAITS: '!', IN_FORCE: '✓', NOT_NOW: '–', ENDED: '–' };

export default function StandingOrdersPage() {
  const listing = useListing<Order>(
    async (after, first) => (await execute(StandingOrders, { first, after })).standingOrders,
    ({ id }) => id,
  );
  return (
    <Page title={w.title}>
      <p>{w.what}</p>
      <AskOrder onAsked={listing.again} />
      <h2>{w.orders}</h2>
      {!listing.nodes && <Waiting failure={listing.failure} again={listing.again} />}
      {listing.nodes?.length === 0 && <p>{w.none}</p>}
      <ul class="list">
        {listing.nodes?.map((order) => (
          <OrderCard key={order.id} order={order} onChanged={listing.again} />
        ))}
      </ul>
      <More listing={listing} />
    </Page>
  );
}

interface OrderProps {
  order: Order;
  onChanged: () => Promise<void>;
}

function OrderCard({ order, onChanged }: OrderProps) {
  const stage = stageOf(order);
  return (
    <li class="card">
      <p>
        <span class={`tag ${TONES[stage]}`}>
          <span aria-hidden="true">{SIGNS[stage]} </span>
          {STAGES[stage]}
        </span>
      </p>
      <Facts>
        <Fact label={w.seal}>{order.sealName}</Fact>
        <Fact label={w.days}>{w.from(day(order.validFrom), day(order.validTo))}</Fact>
        <Fact label={w.limit}>{w.copies(order.hourlyLimit)}</Fact>
        <Fact label={w.asked}>{told(order.askedByName, order.askedAt)}</Fact>
        <Fact label={w.approved}>{told(order.approvedByName, order.approvedAt)}</Fact>
        <Fact label={w.ended}>{told(order.endedByName, order.endedAt)}</Fact>
      </Facts>
      {order.state !== 'ENDED' && <Verbs order={order} onChanged={onChanged} />}
    </li>
  );
}

function Verbs({ order: { id, state, isMine }, onChanged }: OrderProps) {
  const settle: Settle = async (problem) => {
    if (!problem) await onChanged();
    return problem;
  };
  const approve = async () => settle(problemOf((await execute(ApproveStandingOrder, { id })).approveStandingOrder));
  const end = async () => settle(problemOf((await execute(EndStandingOrder, { id })).endStandingOrder));
  return (
    <>
      {state === 'ASKED' && isMine && <p>{w.other}</p>}
      {state === 'ASKED' && !isMine && (
        <SureVerb warning={w.approveSure} act={approve}>
          {w.approve}
        </SureVerb>
      )}
      <SureVerb warning={w.endSure} act={end}>
        {w.end}
      </SureVerb>
    </>
  );
}

function stageOf({ state, inForce }: Order): Stage {
  if (state === 'ENDED') return 'ENDED';
  if (state === 'ASKED') return 'WAITS';
  return inForce ? 'IN_FORCE' : 'NOT_NOW';
}

function told(name: string | null, at: string | null): string | null {
  return name && at ? w.by(name, moment(at)) : null;
}
