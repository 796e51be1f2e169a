/** Patterns of asking that look like scraping 异常告警: open ones first, then what was made of the rest. */

import {
  ExchangeAlerts,
  HandleExchangeAlert,
  type ExchangeAlertKind,
  type ExchangeAlertsQuery,
} from '../generated/operators';
import { problemOf } from '../desk/verb';
import { moment } from '../foundation/dates';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { useListing } from '../foundation/listing';
import { Fact, Facts } from '../ui/facts';
import { More } from '../ui/more';
import { Page, Waiting } from '../ui/page';
import { WordsForm } from './words-form';

const w = words(
  {
    title: '异常告警',
    open: '等待处理',
    handled: '已处理',
    noneOpen: '没有等待处理的告警。',
    noneHandled: '还没有处理过的告警。',
    severe: '严重：已自动暂停接入',
    mild: '一般：请看一看',
    raised: '发现时间',
    handledAt: '处理时间',
    found: '处理结果',
    words: '查看结果',
    wordsHint: '写明看了什么、和谁核实过、结论是什么。',
    handle: '处理完毕',
    figures: { amount: '查到的数值', told: '达到多少告警', severe: '达到多少自动暂停', asked: '一小时内查询份数' },
  },
  {
    title: 'Alerts',
    open: 'To be looked at',
    handled: 'Handled',
    noneOpen: 'No alert waits.',
    noneHandled: 'No alert was handled yet.',
    severe: 'Severe: the system was suspended',
    mild: 'Please have a look',
    raised: 'Raised at',
    handledAt: 'Handled at',
    found: 'What was found',
    words: 'What did you find?',
    wordsHint: 'What you looked at, whom you asked, and what you conclude.',
    handle: 'Handled',
    figures: { amount: 'Counted', told: 'Told from', severe: 'Stopped from', asked: 'Papers asked for within an hour' },
  },
);
const KINDS: Record<ExchangeAlertKind, string> = words(
  {
    MANY_PERSONS: '一小时内查了太多人',
    MANY_UNKNOWN: '查的编号大多不存在',
    SERIAL_WALK: '按顺序一个接一个地查编号',
    ONE_CASE_MANY_PERSONS: '一个办件编号查了太多人',
    AT_NIGHT: '深夜大量查询',
    EQUAL_INTERVALS: '每次间隔几乎一样，像是程序在查',
  },
  {
    MANY_PERSONS: 'Too many people within an hour',
    MANY_UNKNOWN: 'Most of the numbers do not exist',
    SERIAL_WALK: 'Numbers asked for one after the other',
    ONE_CASE_MANY_PERSONS: 'Too many people for one case',
    AT_NIGHT: 'Many queries at night',
    EQUAL_INTERVALS: 'Queries at equal intervals, as from a script',
  },
);

const FIGURES = Object.keys(w.figures);

type Alert = ExchangeAlertsQuery['exchangeAlerts']['edges'][number]['node'];

export default function Alerts() {
  const open = useAlerts(true);
  const handled = useAlerts(false);
  const changed = async () => {
    await Promise.all([open.again(), handled.again()]);
  };
  return (
    <Page title={w.title}>
      <h2>{w.open}</h2>
      <Group listing={open} none={w.noneOpen} onChanged={changed} />
      <h2>{w.handled}</h2>
      <Group listing={handled} none={w.noneHandled} onChanged={changed} />
    </Page>
  );
}

function useAlerts(open: boolean) {
  return useListing<Alert>(
    async (after, first) => (await execute(ExchangeAlerts, { open, first, after })).exchangeAlerts,
    ({ id }) => id,
  );
}

interface GroupProps {
  listing: ReturnType<typeof useAlerts>;
  none: string;
  onChanged: () => Promise<void>;
}

function Group({ listing, none, onChanged }: GroupProps) {
  if (!listing.nodes) return <Waiting failure={listing.failure} again={listing.again} />;
  if (listing.nodes.length === 0) return <p>{none}</p>;
  return (
    <>
      <ul class="list">
        {listing.nodes.map((alert) => (
          <AlertCard key={alert.id} alert={alert} onChanged={onChanged} />
        ))}
      </ul>
      <More listing={listing} />
    </>
  );
}

function AlertCard({ alert, onChanged }: { alert: Alert; onChanged: () => Promise<void> }) {
  const handle = async (said: string) => {
    const answer = (await execute(HandleExchangeAlert, { id: alert.id, words: said })).handleExchangeAlert;
    const problem = problemOf(answer);
    if (!problem) await onChanged();
    return problem;
  };
  return (
    <li class="card">
      <h3>{KINDS[alert.kind]}</h3>
      <p>
        <span class={`tag ${alert.severe ? 'bad' : 'waits'}`}>
          <span aria-hidden="true">{alert.severe ? '✕' : '!'} </span>
          {alert.severe ? w.severe : w.mild}
        </span>
      </p>
      <a class="link" href={`/operator/clients/${alert.client.id}`}>
        {alert.client.organisation.name} · {alert.client.name}
      </a>
      <Facts>
        <Fact label={w.raised}>{moment(alert.raisedAt)}</Fact>
        {inOrder(alert.figures).map((figure) => (
          <Fact key={figure.name} label={nameOf(figure.name)}>
            {valueOf(alert.kind, figure)}
          </Fact>
        ))}
        <Fact label={w.handledAt}>{alert.handledAt && moment(alert.handledAt)}</Fact>
        <Fact label={w.found}>{alert.words}</Fact>
      </Facts>
      {!alert.handledAt && (
        <WordsForm name={`words-${alert.id}`} label={w.words} hint={w.wordsHint} action={w.handle} act={handle} />
      )}
    </li>
  );
}

/** What was counted, what it is measured by, and then the rest. */
function inOrder(figures: Alert['figures']): Alert['figures'] {
  const place = ({ name }: Alert['figures'][number]) => {
    const found = FIGURES.indexOf(name);
    return found < 0 ? FIGURES.length : found;
  };
  return [...figures].sort((one, other) => place(one) - place(other));
}

function nameOf(figure: string): string {
  return figure in w.figures ? w.figures[figure as keyof typeof w.figures] : figure;
}

/** The one pattern that is a share of what was asked; the others are counts. */
function valueOf(kind: ExchangeAlertKind, { name, value }: Alert['figures'][number]): string | null {
  if (value === null) return null;
  return kind === 'MANY_UNKNOWN' && name !== 'asked' ? `${Math.round(value * 100)}%` : String(value);
}
