/** What an item says beside its name, line by line; what it does not tell is left out. */

import type { ListLane, Measure, ProofClass, SourceAttribute } from '../generated/changes';
import { words } from '../foundation/language';
import { Fact, Facts } from '../ui/facts';
import { CLASSES, LANES, MEASURES, SOURCES } from './wording';

const w = words(
  {
    lane: '清单',
    issuing: '谁开',
    measure: '怎样免交',
    instead: '该找谁、凭什么',
    basis: '依据',
    proofClass: '证明种类',
    source: '材料来源',
    validity: '有效期限',
    batch: '批次',
    document: '文号',
  },
  {
    lane: 'Kind of list',
    issuing: 'Issued by',
    measure: 'What takes its place',
    instead: 'Where to go instead',
    basis: 'Legal basis',
    proofClass: 'Class of proof',
    source: 'Where it comes from',
    validity: 'Valid for',
    batch: 'Batch',
    document: 'Document',
  },
);

export interface Told {
  readonly lane: ListLane;
  readonly issuingUnit: string;
  readonly measure: Measure | null;
  readonly goInstead: string;
  readonly legalBasis: string;
  readonly proofClass: ProofClass | null;
  readonly sourceAttribute: SourceAttribute | null;
  readonly validity: string;
  readonly batch: string;
  readonly documentNo: string;
}

export function EntryFacts({ told }: { told: Told }) {
  return (
    <Facts>
      <Fact label={w.lane}>{LANES[told.lane]}</Fact>
      <Fact label={w.issuing}>{told.issuingUnit}</Fact>
      <Fact label={w.measure}>{told.measure && MEASURES[told.measure]}</Fact>
      <Fact label={w.instead}>{told.goInstead}</Fact>
      <Fact label={w.basis}>{told.legalBasis}</Fact>
      <Fact label={w.proofClass}>{told.proofClass && CLASSES[told.proofClass]}</Fact>
      <Fact label={w.source}>{told.sourceAttribute && SOURCES[told.sourceAttribute]}</Fact>
      <Fact label={w.validity}>{told.validity}</Fact>
      <Fact label={w.batch}>{told.batch}</Fact>
      <Fact label={w.document}>{told.documentNo}</Fact>
    </Facts>
  );
}
