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
import { OpenedSection } from './opened-section';
import { myRoles, readsCases } from './posts';
import { ActivateForm, StopForm } from './seal-forms';
import { sealVerbs, type SealVerb } from './seal-verbs';
import { StuckCases } from './stuck-cases';
import './desk.css';

const w = words(
  {
    title: '印章',
    none: '还没有备案的电子印章。请联系平台运行单位备案，再由乡镇（街道）启用。',
    whose: '单位',
    valid: '有效期',
    from: (from: string, to: string) => `${from} 至 ${to}`,
    keeper: '保管人',
    certificate: '证书到期',
    serial: '证书编号',
    reason: '停用原因',
    ends: (days: number) => `还有 ${days} 天到期，请尽快办理续期。`,
    ended: '已过有效期，不能再用。',
    names: { activate: '启用', suspend: '停用', retire: '注销' },
    done: { activate: '已启用。', suspend: '已停用。', retire: '已注销。' },
  },
  {
    title: 'Seals',
    none: 'No seal is on record yet. Ask those who run the portal to enrol one; the township then activates it.',
    whose: 'Organisation',
    valid: 'Valid',
    from: (from: string, to: string) => `${from} to ${to}`,
    keeper: 'Kept by',
    certificate: 'Certificate ends',
    serial: 'Certificate number',
    reason: 'Why it is stopped',
    ends: (days: number) => `It ends in ${days} days. Please see to the next one in time.`,
    ended: 'Its time is over; it cannot be used any more.',
    names: { activate: 'Activate', suspend: 'Suspend', retire: 'Retire' },
    done: { activate: 'Activated.', suspend: 'Suspended.', retire: 'Retired.' },
  },
);

/** A new certificate and the township's activation take some weeks. */
const WARNED_DAYS = 45;
const TONES = { ENROLLED: 'waits', ACTIVE: 'good', SUSPENDED: 'bad', RETIRED: 'past' } as const;
const SIGNS = { ENROLLED: '!', ACTIVE: '✓', SUSPENDED: '✕', RETIRED: '–' } as const;

export default function Seals() {
  const list = useListing<SealPartsFragment>(
    async (after, first) => (await execute(SealsDocument, { first, after })).seals,
    ({ id }) => id,
  );
  return (
    <Page title={w.title}>
      {!list.nodes && <Waiting failure={list.failure} again={list.again} />}
      {list.nodes?.length === 0 && <p>{w.none}</p>}
      {list.nodes?.map((seal) => <Seal key={seal.id} seal={seal} again={list.again} />)}
      <More listing={list} />
      {readsCases(myRoles()) && <StuckCases />}
    </Page>
  );
}

interface SealProps {
  seal: SealPartsFragment;
  again: () => Promise<void>;
}

function Seal({ seal, again }: SealProps) {
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
        <Fact label={w.valid}>{w.from(day(seal.validFrom), day(seal.validTo))}</Fact>
        <Fact label={w.keeper}>{seal.keeperName}</Fact>
        <Fact label={w.certificate}>{moment(seal.certificateNotAfter)}</Fact>
        <Fact label={w.serial}>
          <span class="hash">{seal.certificateSerial}</span>
        </Fact>
      </Facts>
      <SealDecisions seal={seal} again={again} />
    </article>
  );
}

function EndsSoon({ seal }: { seal: SealPartsFragment }) {
  if (seal.state === 'RETIRED') return null;
  const certificate = seal.certificateNotAfter.slice(0, 10);
  const left = daysBetween(today(), certificate < seal.validTo ? certificate : seal.validTo);
  if (left > WARNED_DAYS) return null;
  return (
    <Say kind="warning">
      <p>{left < 0 ? w.ended : w.ends(left)}</p>
    </Say>
  );
}

function SealDecisions({ seal, again }: SealProps) {
  const opened = useSignal<SealVerb | undefined>(undefined);
  const said = useSignal('');
  const box = useRef<HTMLParagraphElement>(null);
  const verbs = sealVerbs(seal.state, myRoles());
  const verb = opened.value;
  const done = async (which: SealVerb) => {
    opened.value = undefined;
    said.value = w.done[which];
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
          {verb === 'activate' ? (
            <ActivateForm id={seal.id} onDone={() => done(verb)} />
          ) : (
            <StopForm id={seal.id} verb={verb} onDone={() => done(verb)} />
          )}
        </OpenedSection>
      )}
    </>
  );
}
