/** From a message to what it tells of: by the first word of its kind, and by who reads it. */

import { words } from '../foundation/language';
import { me, rolesOf, workplaceOf, type Workplace } from '../foundation/session';

const w = words(
  {
    request: '看这件申请',
    case: '看这件办件',
    paper: '看这份证明',
    share: '看这次分享',
    consent: '看这个授权请求',
    objection: '看这件异议',
    alert: '看告警',
    keys: '看密钥申请',
    findings: '看巡查发现',
    change: '看这份调整申请',
    proposal: '看清单调整建议',
    rating: '看我的评价和答复',
    ratings: '看评价',
    complaint: '看这件投诉',
    talk: '看约谈记录',
    letter: '看这份文书',
    seal: '去印章页面',
    uses: '去确认用印',
  },
  {
    request: 'See this request',
    case: 'See this case',
    paper: 'See this proof',
    share: 'See this share',
    consent: 'See what is asked',
    objection: 'See this objection',
    alert: 'See the alerts',
    keys: 'See the requests for keys',
    findings: 'See what was found',
    change: 'See this request',
    proposal: 'See what is proposed',
    rating: 'See my rating and the answer',
    ratings: 'See the ratings',
    complaint: 'See this complaint',
    talk: 'See the talk',
    letter: 'See this letter',
    seal: 'Go to the seals',
    uses: 'Go to the uses to confirm',
  },
);

interface Target {
  /** The address before the subject's identifier. */
  to: string;
  name: string;
}

/** A resident with her own affairs, or somebody in a post, by where she works. */
export type Reader = 'own' | 'desk' | 'organisation' | 'operator' | 'department' | 'supervisor' | 'review';

const TARGETS: Readonly<Record<string, Partial<Record<Reader, Target>>>> = {
  PROOF: {
    own: { to: '/progress/', name: w.request },
    desk: { to: '/desk/cases/', name: w.case },
    organisation: { to: '/organisation/papers/', name: w.paper },
  },
  SHARE: { own: { to: '/shares/', name: w.share } },
  CONSENT: { own: { to: '/consents/', name: w.consent } },
  KEY: {
    operator: { to: '/operator/key-requests?request=', name: w.keys },
    department: { to: '/department/keys?request=', name: w.keys },
  },
  CHANGE: {
    department: { to: '/department/changes/', name: w.change },
    review: { to: '/review/', name: w.change },
    supervisor: { to: '/review/', name: w.change },
    desk: { to: '/review/', name: w.change },
  },
  EXCHANGE: { operator: { to: '/operator/alerts?alert=', name: w.alert } },
  FINDINGS: { department: { to: '/department/findings?office=', name: w.findings } },
  RATING: {
    own: { to: '/progress/', name: w.rating },
    desk: { to: '/desk/ratings?repair=', name: w.ratings },
    department: { to: '/department/ratings?repair=', name: w.ratings },
    supervisor: { to: '/supervisor/ratings?repair=', name: w.ratings },
  },
  COMPLAINT: {
    own: { to: '/complaints/', name: w.complaint },
    organisation: { to: '/organisation/complaints/', name: w.complaint },
    supervisor: { to: '/supervisor/complaints/', name: w.complaint },
    // Supervisors with another post too; who else works there is told of no complaint.
    desk: { to: '/supervisor/complaints/', name: w.complaint },
    department: { to: '/supervisor/complaints/', name: w.complaint },
  },
  ACCUSATION: {
    desk: { to: '/desk/complaints/', name: w.complaint },
    department: { to: '/department/complaints/', name: w.complaint },
    supervisor: { to: '/supervisor/accusations/', name: w.complaint },
  },
  TALK: {
    desk: { to: '/desk/complaints?talk=', name: w.talk },
    department: { to: '/department/complaints?talk=', name: w.talk },
    supervisor: { to: '/supervisor/accusations?talk=', name: w.talk },
  },
  SEAL: {
    desk: { to: '/desk/seals?seal=', name: w.seal },
    operator: { to: '/desk/seals?seal=', name: w.seal },
    supervisor: { to: '/desk/seals?seal=', name: w.seal },
    department: { to: '/desk/seals?seal=', name: w.seal },
  },
  LETTER: {
    desk: { to: '/desk/letters/', name: w.letter },
    department: { to: '/supervisor/letters/', name: w.letter },
    supervisor: { to: '/supervisor/letters/', name: w.letter },
  },
  PROPOSAL: {
    department: { to: '/department/changes?proposal=', name: w.proposal },
    // Supervisors read it in the complaint; where they may decide, their page has the same list.
    supervisor: { to: '/review?proposal=', name: w.proposal },
    desk: { to: '/review?proposal=', name: w.proposal },
  },
  OBJECTION: {
    own: { to: '/objections/', name: w.objection },
    desk: { to: '/desk/objections/', name: w.objection },
  },
};

/** Where a message of this kind leads; undefined for a kind that leads nowhere. */
export function targetOf(kind: string, reader: Reader): Target | undefined {
  if (kind === 'SEAL_USE_TO_CONFIRM') return { to: '/desk/seal-uses?seal=', name: w.uses };
  return TARGETS[kind.split('_')[0] ?? '']?.[reader];
}

const READERS: Readonly<Record<Workplace, Reader>> = {
  '/desk': 'desk',
  '/organisation': 'organisation',
  '/department': 'department',
  '/supervisor/registration': 'supervisor',
  '/review': 'review',
  '/operator/key-requests': 'operator',
};

function readerNow(): Reader {
  return me.value?.actingFor ? READERS[workplaceOf(rolesOf(me.value))] : 'own';
}

export function NoticeLink({ kind, subjectId }: { kind: string; subjectId: string }) {
  const target = targetOf(kind, readerNow());
  if (!target) return null;
  return (
    <a class="button plain" href={target.to + subjectId}>
      {target.name}
    </a>
  );
}
