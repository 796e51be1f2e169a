/** The seals: what may be used, by whom it is kept, until when; and what is held up for want of one. */

import { useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { Seals as SealsDocument, type SealPartsFragment } from '../generated/desk';
import { day, moment, today } from '../foundation/dates';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { useListing } from '../foundation/listing';
import { Fact, Facts } from '../ui/facts';
import { More } from '../ui/more';
import { Page, Waiting } from '../ui/page';
import { Say } from '../ui/say';
import { SEAL_REASONS, SEAL_STATES } from './codes';
import { daysBetween } from './due';
import { Election } from './election';
import { OpenedSection } from './opened-section';
import { isOfCommittee, myRoles, readsCases } from './posts';
import { OpenDecisions, SealHistory } from './seal-decisions';
import { SealForm } from './seal-forms';
import { sealVerbs, type Verb } from './seal-verbs';
import { StuckCases } from './stuck-cases';
import './desk.css';

const w = words(
  {
    title: '印章',
    none: '还没有备案的电子印章。请联系平台运行单位备案，再由乡镇（街道）两个人启用。',
    whose: '单位',
    valid: '有效期',
    from: (from: string, to: string) => `${from} 至 ${to}`,
    keeper: '保管人',
    certificate: '证书到期',
    serial: '证书编号',
    reason: '停用原因',
    ends: (days: number) => `还有 ${days} 天到期，请尽快办理续期。`,
    ended: '已过有效期，不能再用。',
    since: '密钥不可信自',
    affected: '看受影响的文件',
    names: { activate: '启用', rotate: '接替原印章', suspend: '停用', retire: '注销', compromise: '报告失密' },
    asked: '已提出，等另一位有权的同事答复。',
    stopped: '已停用，等另一位有权的同事确认。',
    uses: '用印确认：看等您确认的文件',
    enrol: '备案印章',
  },
  {
    title: 'Seals',
    none: 'No seal is on record yet. Ask those who run the portal to enrol one; two persons of the township then bring it into use.',
    whose: 'Organisation',
    valid: 'Valid',
    from: (from: string, to: string) => `${from} to ${to}`,
    keeper: 'Kept by',
    certificate: 'Certificate ends',
    serial: 'Certificate number',
    reason: 'Why it is stopped',
    ends: (days: number) => `It ends in ${days} days. Please see to the next one in time.`,
    ended: 'Its time is over; it cannot be used any more.',
    since: 'Key not trusted since',
    affected: 'See the papers in doubt',
    names: {
      activate: 'Activate',
      rotate: 'Take over from the old seal',
      suspend: 'Suspend',
      retire: 'Retire',
      compromise: 'Report its key',
    },
    asked: 'It is asked for. A colleague with the same authority answers.',
    stopped: 'Stopped. A colleague with the same authority confirms it.',
    uses: 'Uses to confirm: see what waits for you',
    enrol: 'Put a seal on record',
  },
);

/** A new certificate and the township's activation take some weeks. */
const WARNED_DAYS = 45;
const TONES = { ENROLLED: 'waits', ACTIVE: 'good', SUSPENDED: 'bad', RETIRED: 'past', COMPROMISED: 'bad' } as const;
const SIGNS = { ENROLLED: '!', ACTIVE: '✓', SUSPENDED: '✕', RETIRED: '–', COMPROMISED: '✕' } as const;

export default function Seals() {
  const list = useListing<SealPartsFragment>(
    async (after, first) => (await execute(SealsDocument, { first, after })).seals,
    ({ id }) => id,
  );
  const turn = useSignal(0);
  const said = useSignal('');
  // What was asked on a seal's card appears in the list above it, and the other way round.
  const changed = async () => {
    turn.value += 1;
    await list.again();
  };
  const seals = list.nodes ?? [];
  return (
    <Page title={w.title}>
      {myRoles().includes('SEAL_KEEPER') && (
        <p>
          <a class="button plain" href="/desk/seal-uses">
            {w.uses}
          </a>
        </p>
      )}
      {myRoles().includes('OPERATOR') && (
        <p>
          <a class="button plain" href="/operator/new-seal">
            {w.enrol}
          </a>
        </p>
      )}
      <OpenDecisions key={turn.value} again={list.again} />
      <p role="status">{said.value}</p>
      <Election
        seals={seals}
        onDone={async (sentence) => {
          said.value = sentence;
          await changed();
        }}
      />
      {!list.nodes && <Waiting failure={list.failure} again={list.again} />}
      {list.nodes?.length === 0 && <p>{w.none}</p>}
      {seals.map((seal) => <Seal key={seal.id} seal={seal} all={seals} again={changed} />)}
      <More listing={list} />
      {readsCases(myRoles()) && <StuckCases />}
    </Page>
  );
}

interface SealProps {
  seal: SealPartsFragment;
  all: readonly SealPartsFragment[];
  again: () => Promise<void>;
}

function Seal({ seal, all, again }: SealProps) {
  return (
    <article class="card" aria-labelledby={`seal-${seal.id}`}>
      <h2 id={`seal-${seal.id}`}>{seal.name}</h2>
      <p>
        <span class={`tag ${TONES[seal.state]}`}>
          <span aria-hidden="true">{SIGNS[seal.state]} </span>
          {SEAL_STATES[seal.state]}
        </span>
      </p>
      <EndsSoon seal={seal} />
      <Facts>
        <Fact label={w.whose}>{seal.organisation.name}</Fact>
        <Fact label={w.reason}>{seal.reason && SEAL_REASONS[seal.reason]}</Fact>
        <Fact label={w.since}>{seal.compromisedSince && moment(seal.compromisedSince)}</Fact>
        <Fact label={w.valid}>{w.from(day(seal.validFrom), day(seal.validTo))}</Fact>
        <Fact label={w.keeper}>{seal.keeperName}</Fact>
        <Fact label={w.certificate}>{moment(seal.certificateNotAfter)}</Fact>
        <Fact label={w.serial}>
          <span class="hash">{seal.certificateSerial}</span>
        </Fact>
      </Facts>
      {seal.state === 'COMPROMISED' && mayLookInto(seal) && (
        <p>
          <a class="button" href={`/desk/seals/${seal.id}/affected`}>
            {w.affected}
          </a>
        </p>
      )}
      <SealVerbs seal={seal} all={all} again={again} />
      <SealHistory sealId={seal.id} />
    </article>
  );
}

/** Operators run the portal; who applied for what is none of their business. */
function mayLookInto(seal: SealPartsFragment): boolean {
  return seal.ruledByMe || isOfCommittee(myRoles());
}

function EndsSoon({ seal }: { seal: SealPartsFragment }) {
  if (seal.state === 'RETIRED' || seal.state === 'COMPROMISED') return null;
  const certificate = seal.certificateNotAfter.slice(0, 10);
  const left = daysBetween(today(), certificate < seal.validTo ? certificate : seal.validTo);
  if (left > WARNED_DAYS) return null;
  return (
    <Say kind="warning">
      <p>{left < 0 ? w.ended : w.ends(left)}</p>
    </Say>
  );
}

function SealVerbs({ seal, all, again }: SealProps) {
  const opened = useSignal<Verb | undefined>(undefined);
  const said = useSignal('');
  const box = useRef<HTMLParagraphElement>(null);
  const verbs = sealVerbs(seal, all);
  const verb = opened.value;
  const done = async (which: Verb) => {
    opened.value = undefined;
    said.value = which === 'suspend' ? w.stopped : w.asked;
    await again();
    box.current?.focus();
  };
  return (
    <>
      <p role="status" tabIndex={-1} ref={box}>
        {said.value}
      </p>
      {verbs.map((each) => (
        <button
          key={each}
          type="button"
          class="button plain"
          aria-expanded={each === verb}
          onClick={() => (opened.value = each === verb ? undefined : each)}
        >
          {w.names[each]}
        </button>
      ))}
      {verb && verbs.includes(verb) && (
        <OpenedSection
          key={verb}
          id={`${verb}-${seal.id}`}
          title={`${w.names[verb]}：${seal.name}`}
          onClose={() => (opened.value = undefined)}
        >
          <SealForm seal={seal} all={all} verb={verb} onDone={() => done(verb)} />
        </OpenedSection>
      )}
    </>
  );
}
