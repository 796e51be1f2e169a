/** What the portal said of each paper: a table, cards on a phone, and a file for the case. */

import { useEffect, useRef } from 'preact/hooks';
import { DataCell, DataRow, DataTable, RowHead } from '../desk/data-table';
import { day, moment, today } from '../foundation/dates';
import { words } from '../foundation/language';
import { Button } from '../ui/button';
import { csvOf, save } from './csv';
import type { Brought } from './marks';
import { OutcomeTag } from './outcome-tag';
import { explained, outcomeName, type Result, type Results } from './wording';
import './department.css';

const w = words(
  {
    title: '核验结果',
    count: (valid: number, all: number) => `共 ${all} 份，有效 ${valid} 份。`,
    caption: '每份证明的核验结果',
    paper: '证明',
    outcome: '结果',
    what: '证明事项',
    issuer: '出具单位',
    issuedOn: '出具日期',
    validUntil: '有效期至',
    why: '说明',
    noEnd: '没有期限',
    file: '下载结果（CSV）',
    name: '核验结果',
    kept: (at: string, id: string) => `本次核验已于 ${at} 存证，编号 ${id}，当事人可以看到。`,
    evidence: '存证编号',
    hash: '存证摘要',
    at: '核验时间',
  },
  {
    title: 'Results',
    count: (valid: number, all: number) => `${all} checked, ${valid} valid.`,
    caption: 'What was found of each paper',
    paper: 'Paper',
    outcome: 'Result',
    what: 'What it certifies',
    issuer: 'Issuer',
    issuedOn: 'Issued on',
    validUntil: 'Valid until',
    why: 'Explanation',
    noEnd: 'No last day',
    file: 'Download the results (CSV)',
    name: 'results',
    kept: (at: string, id: string) => `Kept as evidence at ${at} under ${id}; the holders can see it.`,
    evidence: 'Evidence',
    hash: 'Hash of the evidence',
    at: 'Checked at',
  },
);
const COLUMNS = [w.paper, w.outcome, w.what, w.issuer, w.issuedOn, w.validUntil, w.why];

export interface Answered {
  readonly brought: readonly Brought[];
  readonly answer: Results;
}

export function ResultsTable({ shown }: { shown: Answered }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { results, evidence } = shown.answer;
  // The button that was pressed is far above: the answer is where the reader goes on.
  useEffect(() => heading.current?.focus(), [shown]);
  return (
    <section class="checked" aria-labelledby="results">
      <h2 id="results" ref={heading} tabIndex={-1}>
        {w.title}
      </h2>
      <p>{w.count(results.filter(({ outcome }) => outcome === 'VALID').length, results.length)}</p>
      <DataTable caption={w.caption} columns={COLUMNS}>
        {results.map((result, place) => (
          <Row key={place} label={labelOf(shown, place)} result={result} />
        ))}
      </DataTable>
      <Button kind="plain" onPress={() => save(`${w.name}-${today()}.csv`, csvOf(rowsOf(shown)))}>
        {w.file}
      </Button>
      <p class="muted small">{w.kept(moment(evidence.at), evidence.id)}</p>
    </section>
  );
}

function Row({ label, result }: { label: string; result: Result }) {
  return (
    <DataRow>
      <RowHead>{label}</RowHead>
      <DataCell label={w.outcome}>
        <OutcomeTag outcome={result.outcome} />
      </DataCell>
      <DataCell label={w.what}>{whatOf(result)}</DataCell>
      <DataCell label={w.issuer}>{result.issuer?.name ?? ''}</DataCell>
      <DataCell label={w.issuedOn}>{result.issuedOn ? day(result.issuedOn) : ''}</DataCell>
      <DataCell label={w.validUntil}>{lastDayOf(result)}</DataCell>
      <DataCell label={w.why}>{explained(result)}</DataCell>
    </DataRow>
  );
}

function labelOf({ brought }: Answered, place: number): string {
  return brought[place]?.label ?? '';
}

function whatOf({ title, number }: Result): string {
  return [title, number].filter(Boolean).join(' ');
}

function lastDayOf({ issuedOn, validUntil }: Result): string {
  if (!issuedOn) return '';
  return validUntil ? day(validUntil) : w.noEnd;
}

/** What the file holds: the table, and in every line the evidence it rests on. */
export function rowsOf(shown: Answered): string[][] {
  const { results, evidence } = shown.answer;
  const lines = results.map((result, place) => [
    labelOf(shown, place),
    outcomeName(result.outcome),
    whatOf(result),
    result.issuer?.name ?? '',
    result.issuedOn ?? '',
    result.validUntil ?? '',
    explained(result),
    moment(evidence.at),
    evidence.id,
    evidence.sha256,
  ]);
  return [[...COLUMNS, w.at, w.evidence, w.hash], ...lines];
}
