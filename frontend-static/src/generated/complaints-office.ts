// Written by `npm run gen` from the .graphql files beside the pages. Never edit it.
import type { Document } from '../foundation/graphql';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** Which complaints a supervising office asks for. */
export type ComplaintCaseFilter = {
  /** In this state. */
  state?: ComplaintState | null | undefined;
  /** Handled or led by my office, or by others. */
  mine?: boolean | null | undefined;
  /** Whether the present term is over. */
  overdue?: boolean | null | undefined;
  /** About this office. */
  accusedId?: string | null | undefined;
  /** Led by this office. */
  leadId?: string | null | undefined;
  /** In this stage. */
  stage?: ComplaintStage | null | undefined;
  /** With so much of the present term over, and not ended. */
  age?: ComplaintTermAge | null | undefined;
  /** Whether 督办 is in force: an office above looks on. */
  supervised?: boolean | null | undefined;
};

/** How a complaint came. */
export type ComplaintChannel =
  | 'ONLINE'
  | 'COUNTER'
  | 'HOTLINE';

/** 投诉, 举报 or 建议. */
export type ComplaintKind =
  | 'COMPLAINT'
  | 'REPORT'
  | 'SUGGESTION';

/** From where in the portal a complaint was begun. */
export type ComplaintOrigin =
  | 'FREE'
  | 'ITEM'
  | 'GUIDE'
  | 'PROOF'
  | 'DISCLOSURE'
  | 'SHARE';

/** What is to be done next with a complaint. */
export type ComplaintStage =
  | 'INTAKE'
  | 'DISPATCH'
  | 'INQUIRY'
  | 'RECTIFYING'
  | 'ANSWER'
  | 'VISIT';

/** Where a complaint stands. */
export type ComplaintState =
  | 'FILED'
  | 'DECLINED'
  | 'WITHDRAWN'
  | 'ACCEPTED'
  | 'DISPATCHED'
  | 'OBJECTED'
  | 'INVESTIGATING'
  | 'WAITING'
  | 'FOUNDED'
  | 'UNFOUNDED'
  | 'RECTIFYING'
  | 'OVERDUE'
  | 'PUBLICISED'
  | 'TRANSFERRED'
  | 'RECTIFIED'
  | 'ANSWERED'
  | 'CLOSED';

/** How much of the present term is over: the marks of the reminders. */
export type ComplaintTermAge =
  | 'FRESH'
  | 'HALF'
  | 'LATE'
  | 'OVER';

/** What is done to a complaint; LAPSE and MISS are the clock's. */
export type ComplaintVerb =
  | 'FILE'
  | 'ACCEPT'
  | 'DECLINE'
  | 'WITHDRAW'
  | 'DISPATCH'
  | 'OBJECT'
  | 'BEGIN'
  | 'ASK'
  | 'SUPPLEMENT'
  | 'LAPSE'
  | 'STATE'
  | 'EXTEND'
  | 'FIND'
  | 'DISMISS'
  | 'REPLY'
  | 'ORDER'
  | 'REPORT'
  | 'CONFIRM'
  | 'MISS'
  | 'PUBLICISE'
  | 'TRANSFER'
  | 'ANSWER'
  | 'VISIT'
  | 'CLOSE'
  | 'REOPEN'
  | 'SUPERVISE';

/** Why a complaint is not taken up, and where to go instead. */
export type DeclineComplaintInput = {
  /** The complaint. */
  id: string;
  /** The version that was read. */
  version: number;
  /** Why. */
  reason: DeclineReason;
  /** Why, in words. */
  words: string;
  /** Where to go instead, at most 500 characters. */
  route: string;
};

/** Why a complaint is not taken up 不予受理. */
export type DeclineReason =
  | 'OTHER_ROUTE'
  | 'PETITION'
  | 'REPEATED'
  | 'SECRET'
  | 'UNRELATED';

/** Who looks into a complaint. */
export type DispatchComplaintInput = {
  /** The complaint. */
  id: string;
  /** The version that was read. */
  version: number;
  /** The lead. */
  leadId: string;
  /** Who helps the lead, at most 5. */
  assistantIds?: Array<string>;
  /** What they should know. */
  words?: string | null | undefined;
};

/** What somebody said at a counter, or on the hotline 12345. */
export type EnterComplaintInput = {
  /** Made by the client once per complaint: a repeated submit is harmless. */
  clientToken: string;
  /** What it is. */
  kind: ComplaintKind;
  /** Code of the place where it happened. */
  region: string;
  /** The office, when it is known here. */
  accusedId?: string | null | undefined;
  /** The office by its name, when no `accusedId` is given. ≤ 200. */
  accusedName?: string | null | undefined;
  /** The proof that it demanded. ≤ 200. */
  proofName: string;
  /** For which matter. ≤ 200. */
  matter: string;
  /** On which day; at most ten years ago. */
  happenedOn?: string | null | undefined;
  /** What happened, in the complainant's words; the office never reads them. ≤ 1000. */
  words: string;
  /** The number of the work order 工单编号. ≤ 40. */
  hotlineNumber?: string | null | undefined;
  /** Who says so, if she told. */
  name?: string | null | undefined;
  /** Her mobile number, if she left it. */
  phone?: string | null | undefined;
  /** Whether that office may know her name. */
  agreesToBeNamed?: boolean;
};

/** What speaks for a complaint. */
export type EvidenceKind =
  | 'ITEM'
  | 'GUIDE'
  | 'PROOF'
  | 'LOG'
  | 'SHARE'
  | 'PICTURE'
  | 'PAPER'
  | 'SOUND'
  | 'STATEMENT';

/** Where a letter stands 文书状态. */
export type LetterState =
  | 'DRAFTED'
  | 'WITHDRAWN'
  | 'APPROVED'
  | 'RENDER_FAILED'
  | 'RENDERED'
  | 'SEAL_FAILED'
  | 'SEALED'
  | 'ISSUED';

/** What kind of problem this is; each has one sentence in schema/README.md. */
export type ProblemCode =
  | 'TEXT_EMPTY'
  | 'TEXT_TOO_LONG'
  | 'TEXT_FORBIDDEN_CHARACTER'
  | 'TEXT_UNPRINTABLE'
  | 'NAME_INVALID'
  | 'ID_NUMBER_INVALID'
  | 'FULL_WIDTH_DIGITS'
  | 'ID_NUMBER_CHECKSUM'
  | 'ID_NUMBER_DATE'
  | 'USCC_INVALID'
  | 'SUBJECT_MIXED'
  | 'PHONE_INVALID'
  | 'CODE_INVALID'
  | 'HASH_INVALID'
  | 'DATE_INVALID'
  | 'CURSOR_INVALID'
  | 'PAGE_SIZE_INVALID'
  | 'NUMBER_OUT_OF_RANGE'
  | 'REGION_UNKNOWN'
  | 'REGION_ABOLISHED'
  | 'COMMITTEE_NOT_SERVED'
  | 'ORGANISATION_KNOWN'
  | 'SIGN_IN_REQUIRED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'SIGN_IN_CODE_WRONG'
  | 'TOO_MANY_ATTEMPTS'
  | 'REGISTRATION_NEEDED'
  | 'ID_NUMBER_TAKEN'
  | 'STEP_UP_REQUIRED'
  | 'SECOND_FACTOR_MISSING'
  | 'SECOND_FACTOR_NEEDED'
  | 'SECOND_FACTOR_NOT_SET'
  | 'SECOND_FACTOR_WRONG'
  | 'SECOND_FACTOR_USED'
  | 'SECOND_FACTOR_LOCKED'
  | 'PLATFORM_AWAY'
  | 'PLATFORM_REFUSED'
  | 'PLATFORM_CANCELLED'
  | 'PLATFORM_INCOMPLETE'
  | 'TWO_PERSONS_REQUIRED'
  | 'OWN_CASE'
  | 'RECUSED'
  | 'POST_UNKNOWN'
  | 'PROOF_NOT_VALID'
  | 'DECLARATION_NEEDED'
  | 'WRONG_STATE'
  | 'ALREADY_CLAIMED'
  | 'TOO_MANY_AT_ONCE'
  | 'TOKEN_REUSED'
  | 'STILL_AT_WORK'
  | 'ANOTHER_AUTHORITY'
  | 'OUTSIDE_LISTS_REFUSED'
  | 'LANE_STEPS_MISSING'
  | 'LANE_STEP_KNOWN'
  | 'LANE_WAYS_INVALID'
  | 'SHARE_LIMIT'
  | 'SHARE_ANSWER_WRONG'
  | 'SHARE_LOCKED'
  | 'ATTACHMENT_UNKNOWN'
  | 'ATTACHMENT_KIND'
  | 'ATTACHMENT_BROKEN'
  | 'ATTACHMENT_TOO_LARGE'
  | 'ATTACHMENT_INCOMPLETE'
  | 'ATTACHMENT_PIXELS'
  | 'ATTACHMENT_PAGES'
  | 'ATTACHMENT_ENCRYPTED'
  | 'ATTACHMENT_LIMIT'
  | 'ATTACHMENT_TOO_MANY'
  | 'EXPORT_RUNNING'
  | 'ACCOUNT_HAS_REQUESTS'
  | 'ACCOUNT_HAS_POSTS'
  | 'OBJECTION_OPEN'
  | 'OBJECTION_NOT_POSSIBLE'
  | 'ALREADY_RATED'
  | 'RATING_NOT_POSSIBLE'
  | 'VERSION_OUTDATED'
  | 'ENTRIES_EMPTY'
  | 'ENTRIES_TOO_MANY'
  | 'ENTRY_TWICE'
  | 'CATALOGUE_ITEM_KNOWN'
  | 'CATALOGUE_ITEM_NOT_YOURS'
  | 'CATALOGUE_ITEM_CHANGED'
  | 'CATALOGUE_ITEM_IDENTITY'
  | 'CONSULTATION_OPEN'
  | 'CONSULTATION_OVER'
  | 'COMPLAINT_NO_HANDLER'
  | 'EVIDENCE_NONE'
  | 'COMPLAINT_NAMELESS'
  | 'COMPLAINT_REOPENED_BEFORE'
  | 'COMPLAINT_REOPEN_OVER'
  | 'COMPLAINANT_SHOWN'
  | 'OFFICE_CANNOT_LEAD'
  | 'OBJECTION_FINAL'
  | 'EXTENDED_BEFORE'
  | 'TERM_OVER'
  | 'SUGGESTION_ONLY'
  | 'VISIT_MISSING'
  | 'LETTER_PENDING'
  | 'SEAL_NOT_AVAILABLE'
  | 'SEAL_KEY_UNKNOWN'
  | 'SEAL_KEY_SAME'
  | 'SEAL_TERM_INVALID'
  | 'OFFICE_SEAL_MISSING'
  | 'HOURLY_LIMIT_INVALID'
  | 'SEALING_AWAY'
  | 'RENDER_FAILED'
  | 'RENDERER_BUSY'
  | 'WORKBOOK_TOO_LARGE'
  | 'WORKBOOK_INCOMPLETE'
  | 'WORKBOOK_BEING_READ'
  | 'FORM_UNKNOWN'
  | 'FORM_COLUMN_UNKNOWN'
  | 'FILING_LIMIT'
  | 'FILING_TOO_LONG'
  | 'FILING_HAS_ROWS'
  | 'FILING_EMPTY'
  | 'FILING_FAULTY'
  | 'FILING_HEAD_FAULTY'
  | 'FILE_MISSING'
  | 'FILE_TOO_LARGE'
  | 'VERIFICATION_BUSY'
  | 'TOKEN_INVALID'
  | 'TOKEN_FOR_SANDBOX'
  | 'TOKEN_FOR_PRODUCTION'
  | 'RATE_LIMITED'
  | 'SCOPE_MISSING'
  | 'CLIENT_SUSPENDED'
  | 'CLIENT_KNOWN'
  | 'DEPARTMENT_REQUIRED'
  | 'CONSOLE_NOT_OPEN'
  | 'IP_RANGE_INVALID'
  | 'ITEM_UNKNOWN'
  | 'MARK_REQUIRED'
  | 'GROUND_REQUIRED'
  | 'LEGAL_BASIS_UNKNOWN'
  | 'CONSENT_NOT_IN_FORCE'
  | 'CONSENT_PURPOSE'
  | 'CONSENT_DAYS'
  | 'CONSENT_ASKED_BEFORE'
  | 'CONSENT_EMPTY'
  | 'KEY_REQUESTED'
  | 'KEY_COLLECTED'
  | 'KEY_LAPSED'
  | 'DOCUMENT_UNKNOWN'
  | 'DOCUMENT_REQUIRED'
  | 'PORTAL_BUSY'
  | 'PORTAL_UNAVAILABLE'
  | 'CERTIFICATES_AWAY';

/** What the complainant said afterwards. */
export type ReturnVisitInput = {
  /** The complaint. */
  id: string;
  /** The version that was read. */
  version: number;
  /** How she was asked. */
  way: VisitWay;
  /** Whether she could be reached. */
  reached: boolean;
  /** Whether it is solved. */
  solved?: boolean | null | undefined;
  /** Whether she is satisfied. */
  satisfied?: boolean | null | undefined;
  /** What was said, at most 500 characters. */
  words: string;
};

/** Who reads the words of a step besides the offices. */
export type StepReader =
  | 'COMPLAINANT'
  | 'ACCUSED'
  | 'BOTH'
  | 'NEITHER';

/** 督办: how closely an office above looks on. */
export type Supervision =
  | 'ROUTINE'
  | 'LISTED'
  | 'TALK';

/** How the complainant was asked afterwards 回访. */
export type VisitWay =
  | 'PHONE'
  | 'MESSAGE'
  | 'ONLINE'
  | 'IN_PERSON';

export type ComplaintRowFragment = { id: string, number: string, kind: ComplaintKind, state: ComplaintState, accusedName: string, proofName: string, dueOn: string | null, overdue: boolean, supervision: Supervision | null, handler: { id: string, name: string }, lead: { id: string, name: string } | null };

export type ComplaintCasePartsFragment = { id: string, version: number, number: string, kind: ComplaintKind, channel: ComplaintChannel, hotlineNumber: string | null, origin: ComplaintOrigin, state: ComplaintState, region: string, accusedName: string, proofName: string, matter: string, happenedOn: string | null, settled: boolean, summary: string | null, finding: string | null, answer: string | null, declineReason: DeclineReason | null, route: string | null, dueOn: string | null, calendarKnown: boolean, overdue: boolean, daysLeft: number | null, decideBy: string | null, rectifyBy: string | null, missed: boolean, supervision: Supervision | null, escalatedTo: string | null, filedAt: string, repeats: string | null, verbs: Array<ComplaintVerb>, mayOpenFiles: boolean, mayDraftBundle: boolean, pendingLetter: { verb: ComplaintVerb, askedAt: string, approvers: Array<string>, letter: { id: string, title: string, state: LetterState, trouble: string | null, troubleEn: string | null } | null } | null, handler: { id: string, name: string, contactPhone: string }, lead: { id: string, name: string, contactPhone: string } | null, accused: { id: string, name: string } | null, assistants: Array<{ id: string, name: string }>, item: { code: string, version: number } | null, steps: Array<{ verb: ComplaintVerb, state: ComplaintState, at: string, office: string | null, reader: StepReader, words: string }>, evidence: Array<{ id: string, kind: EvidenceKind, mediaType: string, sha256: string, madeAt: string }>, bundles: Array<{ id: string, askedAt: string, letterId: string | null, letterState: LetterState | null, pieces: number | null }>, visits: Array<{ at: string, way: VisitWay, reached: boolean, solved: boolean | null, satisfied: boolean | null, words: string }> };

export type AccusedCasePartsFragment = { id: string, number: string, kind: ComplaintKind, state: ComplaintState, proofName: string, matter: string, happenedOn: string | null, summary: string, finding: string | null, rectifyBy: string | null, dueOn: string | null, overdue: boolean, missed: boolean, complainantName: string | null, item: { code: string, version: number } | null, steps: Array<{ verb: ComplaintVerb, day: string, office: string | null, words: string, fileUrl: string | null }> };

export type ComplaintBoardQueryVariables = Exact<{
  mine?: boolean | null | undefined;
}>;


export type ComplaintBoardQuery = { complaintCounts: { total: number, overdue: number, states: Array<{ state: ComplaintState, count: number }>, cells: Array<{ stage: ComplaintStage, age: ComplaintTermAge, count: number }> } };

export type ComplaintCasesQueryVariables = Exact<{
  filter: ComplaintCaseFilter;
  first: number;
  after?: string | null | undefined;
}>;


export type ComplaintCasesQuery = { complaintCases: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, number: string, kind: ComplaintKind, state: ComplaintState, accusedName: string, proofName: string, dueOn: string | null, overdue: boolean, supervision: Supervision | null, handler: { id: string, name: string }, lead: { id: string, name: string } | null } }> } };

export type ComplaintCaseByIdQueryVariables = Exact<{
  id: string;
}>;


export type ComplaintCaseByIdQuery = { complaintCase: { id: string, version: number, number: string, kind: ComplaintKind, channel: ComplaintChannel, hotlineNumber: string | null, origin: ComplaintOrigin, state: ComplaintState, region: string, accusedName: string, proofName: string, matter: string, happenedOn: string | null, settled: boolean, summary: string | null, finding: string | null, answer: string | null, declineReason: DeclineReason | null, route: string | null, dueOn: string | null, calendarKnown: boolean, overdue: boolean, daysLeft: number | null, decideBy: string | null, rectifyBy: string | null, missed: boolean, supervision: Supervision | null, escalatedTo: string | null, filedAt: string, repeats: string | null, verbs: Array<ComplaintVerb>, mayOpenFiles: boolean, mayDraftBundle: boolean, pendingLetter: { verb: ComplaintVerb, askedAt: string, approvers: Array<string>, letter: { id: string, title: string, state: LetterState, trouble: string | null, troubleEn: string | null } | null } | null, handler: { id: string, name: string, contactPhone: string }, lead: { id: string, name: string, contactPhone: string } | null, accused: { id: string, name: string } | null, assistants: Array<{ id: string, name: string }>, item: { code: string, version: number } | null, steps: Array<{ verb: ComplaintVerb, state: ComplaintState, at: string, office: string | null, reader: StepReader, words: string }>, evidence: Array<{ id: string, kind: EvidenceKind, mediaType: string, sha256: string, madeAt: string }>, bundles: Array<{ id: string, askedAt: string, letterId: string | null, letterState: LetterState | null, pieces: number | null }>, visits: Array<{ at: string, way: VisitWay, reached: boolean, solved: boolean | null, satisfied: boolean | null, words: string }> } };

export type ComplaintOfficesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type ComplaintOfficesQuery = { complaintOffices: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, name: string } }> } };

export type LookAtComplainantMutationVariables = Exact<{
  id: string;
}>;


export type LookAtComplainantMutation = { lookAtComplainant:
    | { __typename: 'ComplainantIdentity', name: string | null, phone: string | null, words: string, agreesToBeNamed: boolean }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type OpenCaseFileMutationVariables = Exact<{
  id: string;
  fileId: string;
}>;


export type OpenCaseFileMutation = { openCaseFile:
    | { __typename: 'ComplaintFile', url: string }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type DraftBundleMutationVariables = Exact<{
  id: string;
}>;


export type DraftBundleMutation = { draftBundle:
    | { __typename: 'ComplaintCase', id: string, version: number, number: string, kind: ComplaintKind, channel: ComplaintChannel, hotlineNumber: string | null, origin: ComplaintOrigin, state: ComplaintState, region: string, accusedName: string, proofName: string, matter: string, happenedOn: string | null, settled: boolean, summary: string | null, finding: string | null, answer: string | null, declineReason: DeclineReason | null, route: string | null, dueOn: string | null, calendarKnown: boolean, overdue: boolean, daysLeft: number | null, decideBy: string | null, rectifyBy: string | null, missed: boolean, supervision: Supervision | null, escalatedTo: string | null, filedAt: string, repeats: string | null, verbs: Array<ComplaintVerb>, mayOpenFiles: boolean, mayDraftBundle: boolean, pendingLetter: { verb: ComplaintVerb, askedAt: string, approvers: Array<string>, letter: { id: string, title: string, state: LetterState, trouble: string | null, troubleEn: string | null } | null } | null, handler: { id: string, name: string, contactPhone: string }, lead: { id: string, name: string, contactPhone: string } | null, accused: { id: string, name: string } | null, assistants: Array<{ id: string, name: string }>, item: { code: string, version: number } | null, steps: Array<{ verb: ComplaintVerb, state: ComplaintState, at: string, office: string | null, reader: StepReader, words: string }>, evidence: Array<{ id: string, kind: EvidenceKind, mediaType: string, sha256: string, madeAt: string }>, bundles: Array<{ id: string, askedAt: string, letterId: string | null, letterState: LetterState | null, pieces: number | null }>, visits: Array<{ at: string, way: VisitWay, reached: boolean, solved: boolean | null, satisfied: boolean | null, words: string }> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type EnterComplaintMutationVariables = Exact<{
  input: EnterComplaintInput;
}>;


export type EnterComplaintMutation = { enterComplaint:
    | { __typename: 'FiledComplaint', receiptCode: string | null, complaint: { number: string, dueOn: string | null, handler: { name: string, phone: string } } }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type AccusedCasesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type AccusedCasesQuery = { accusedCases: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, number: string, state: ComplaintState, proofName: string, dueOn: string | null, overdue: boolean } }> } };

export type AccusedCaseByIdQueryVariables = Exact<{
  id: string;
}>;


export type AccusedCaseByIdQuery = { accusedCase: { id: string, number: string, kind: ComplaintKind, state: ComplaintState, proofName: string, matter: string, happenedOn: string | null, summary: string, finding: string | null, rectifyBy: string | null, dueOn: string | null, overdue: boolean, missed: boolean, complainantName: string | null, item: { code: string, version: number } | null, steps: Array<{ verb: ComplaintVerb, day: string, office: string | null, words: string, fileUrl: string | null }> } };

export type AcceptComplaintMutationVariables = Exact<{
  id: string;
  version: number;
  words?: string | null | undefined;
}>;


export type AcceptComplaintMutation = { acceptComplaint:
    | { __typename: 'ComplaintCase', id: string, version: number, number: string, kind: ComplaintKind, channel: ComplaintChannel, hotlineNumber: string | null, origin: ComplaintOrigin, state: ComplaintState, region: string, accusedName: string, proofName: string, matter: string, happenedOn: string | null, settled: boolean, summary: string | null, finding: string | null, answer: string | null, declineReason: DeclineReason | null, route: string | null, dueOn: string | null, calendarKnown: boolean, overdue: boolean, daysLeft: number | null, decideBy: string | null, rectifyBy: string | null, missed: boolean, supervision: Supervision | null, escalatedTo: string | null, filedAt: string, repeats: string | null, verbs: Array<ComplaintVerb>, mayOpenFiles: boolean, mayDraftBundle: boolean, pendingLetter: { verb: ComplaintVerb, askedAt: string, approvers: Array<string>, letter: { id: string, title: string, state: LetterState, trouble: string | null, troubleEn: string | null } | null } | null, handler: { id: string, name: string, contactPhone: string }, lead: { id: string, name: string, contactPhone: string } | null, accused: { id: string, name: string } | null, assistants: Array<{ id: string, name: string }>, item: { code: string, version: number } | null, steps: Array<{ verb: ComplaintVerb, state: ComplaintState, at: string, office: string | null, reader: StepReader, words: string }>, evidence: Array<{ id: string, kind: EvidenceKind, mediaType: string, sha256: string, madeAt: string }>, bundles: Array<{ id: string, askedAt: string, letterId: string | null, letterState: LetterState | null, pieces: number | null }>, visits: Array<{ at: string, way: VisitWay, reached: boolean, solved: boolean | null, satisfied: boolean | null, words: string }> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type DeclineComplaintMutationVariables = Exact<{
  input: DeclineComplaintInput;
}>;


export type DeclineComplaintMutation = { declineComplaint:
    | { __typename: 'ComplaintCase', id: string, version: number, number: string, kind: ComplaintKind, channel: ComplaintChannel, hotlineNumber: string | null, origin: ComplaintOrigin, state: ComplaintState, region: string, accusedName: string, proofName: string, matter: string, happenedOn: string | null, settled: boolean, summary: string | null, finding: string | null, answer: string | null, declineReason: DeclineReason | null, route: string | null, dueOn: string | null, calendarKnown: boolean, overdue: boolean, daysLeft: number | null, decideBy: string | null, rectifyBy: string | null, missed: boolean, supervision: Supervision | null, escalatedTo: string | null, filedAt: string, repeats: string | null, verbs: Array<ComplaintVerb>, mayOpenFiles: boolean, mayDraftBundle: boolean, pendingLetter: { verb: ComplaintVerb, askedAt: string, approvers: Array<string>, letter: { id: string, title: string, state: LetterState, trouble: string | null, troubleEn: string | null } | null } | null, handler: { id: string, name: string, contactPhone: string }, lead: { id: string, name: string, contactPhone: string } | null, accused: { id: string, name: string } | null, assistants: Array<{ id: string, name: string }>, item: { code: string, version: number } | null, steps: Array<{ verb: ComplaintVerb, state: ComplaintState, at: string, office: string | null, reader: StepReader, words: string }>, evidence: Array<{ id: string, kind: EvidenceKind, mediaType: string, sha256: string, madeAt: string }>, bundles: Array<{ id: string, askedAt: string, letterId: string | null, letterState: LetterState | null, pieces: number | null }>, visits: Array<{ at: string, way: VisitWay, reached: boolean, solved: boolean | null, satisfied: boolean | null, words: string }> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type DispatchComplaintMutationVariables = Exact<{
  input: DispatchComplaintInput;
}>;


export type DispatchComplaintMutation = { dispatchComplaint:
    | { __typename: 'ComplaintCase', id: string, version: number, number: string, kind: ComplaintKind, channel: ComplaintChannel, hotlineNumber: string | null, origin: ComplaintOrigin, state: ComplaintState, region: string, accusedName: string, proofName: string, matter: string, happenedOn: string | null, settled: boolean, summary: string | null, finding: string | null, answer: string | null, declineReason: DeclineReason | null, route: string | null, dueOn: string | null, calendarKnown: boolean, overdue: boolean, daysLeft: number | null, decideBy: string | null, rectifyBy: string | null, missed: boolean, supervision: Supervision | null, escalatedTo: string | null, filedAt: string, repeats: string | null, verbs: Array<ComplaintVerb>, mayOpenFiles: boolean, mayDraftBundle: boolean, pendingLetter: { verb: ComplaintVerb, askedAt: string, approvers: Array<string>, letter: { id: string, title: string, state: LetterState, trouble: string | null, troubleEn: string | null } | null } | null, handler: { id: string, name: string, contactPhone: string }, lead: { id: string, name: string, contactPhone: string } | null, accused: { id: string, name: string } | null, assistants: Array<{ id: string, name: string }>, item: { code: string, version: number } | null, steps: Array<{ verb: ComplaintVerb, state: ComplaintState, at: string, office: string | null, reader: StepReader, words: string }>, evidence: Array<{ id: string, kind: EvidenceKind, mediaType: string, sha256: string, madeAt: string }>, bundles: Array<{ id: string, askedAt: string, letterId: string | null, letterState: LetterState | null, pieces: number | null }>, visits: Array<{ at: string, way: VisitWay, reached: boolean, solved: boolean | null, satisfied: boolean | null, words: string }> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type SuperviseComplaintMutationVariables = Exact<{
  id: string;
  version: number;
  level: Supervision;
  words: string;
}>;


export type SuperviseComplaintMutation = { superviseComplaint:
    | { __typename: 'ComplaintCase', id: string, version: number, number: string, kind: ComplaintKind, channel: ComplaintChannel, hotlineNumber: string | null, origin: ComplaintOrigin, state: ComplaintState, region: string, accusedName: string, proofName: string, matter: string, happenedOn: string | null, settled: boolean, summary: string | null, finding: string | null, answer: string | null, declineReason: DeclineReason | null, route: string | null, dueOn: string | null, calendarKnown: boolean, overdue: boolean, daysLeft: number | null, decideBy: string | null, rectifyBy: string | null, missed: boolean, supervision: Supervision | null, escalatedTo: string | null, filedAt: string, repeats: string | null, verbs: Array<ComplaintVerb>, mayOpenFiles: boolean, mayDraftBundle: boolean, pendingLetter: { verb: ComplaintVerb, askedAt: string, approvers: Array<string>, letter: { id: string, title: string, state: LetterState, trouble: string | null, troubleEn: string | null } | null } | null, handler: { id: string, name: string, contactPhone: string }, lead: { id: string, name: string, contactPhone: string } | null, accused: { id: string, name: string } | null, assistants: Array<{ id: string, name: string }>, item: { code: string, version: number } | null, steps: Array<{ verb: ComplaintVerb, state: ComplaintState, at: string, office: string | null, reader: StepReader, words: string }>, evidence: Array<{ id: string, kind: EvidenceKind, mediaType: string, sha256: string, madeAt: string }>, bundles: Array<{ id: string, askedAt: string, letterId: string | null, letterState: LetterState | null, pieces: number | null }>, visits: Array<{ at: string, way: VisitWay, reached: boolean, solved: boolean | null, satisfied: boolean | null, words: string }> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type ObjectToComplaintMutationVariables = Exact<{
  id: string;
  version: number;
  reason: string;
}>;


export type ObjectToComplaintMutation = { objectToComplaint:
    | { __typename: 'ComplaintCase', id: string, version: number, number: string, kind: ComplaintKind, channel: ComplaintChannel, hotlineNumber: string | null, origin: ComplaintOrigin, state: ComplaintState, region: string, accusedName: string, proofName: string, matter: string, happenedOn: string | null, settled: boolean, summary: string | null, finding: string | null, answer: string | null, declineReason: DeclineReason | null, route: string | null, dueOn: string | null, calendarKnown: boolean, overdue: boolean, daysLeft: number | null, decideBy: string | null, rectifyBy: string | null, missed: boolean, supervision: Supervision | null, escalatedTo: string | null, filedAt: string, repeats: string | null, verbs: Array<ComplaintVerb>, mayOpenFiles: boolean, mayDraftBundle: boolean, pendingLetter: { verb: ComplaintVerb, askedAt: string, approvers: Array<string>, letter: { id: string, title: string, state: LetterState, trouble: string | null, troubleEn: string | null } | null } | null, handler: { id: string, name: string, contactPhone: string }, lead: { id: string, name: string, contactPhone: string } | null, accused: { id: string, name: string } | null, assistants: Array<{ id: string, name: string }>, item: { code: string, version: number } | null, steps: Array<{ verb: ComplaintVerb, state: ComplaintState, at: string, office: string | null, reader: StepReader, words: string }>, evidence: Array<{ id: string, kind: EvidenceKind, mediaType: string, sha256: string, madeAt: string }>, bundles: Array<{ id: string, askedAt: string, letterId: string | null, letterState: LetterState | null, pieces: number | null }>, visits: Array<{ at: string, way: VisitWay, reached: boolean, solved: boolean | null, satisfied: boolean | null, words: string }> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type BeginComplaintMutationVariables = Exact<{
  id: string;
  version: number;
  summary: string;
  accusedName?: string | null | undefined;
  proofName?: string | null | undefined;
  matter?: string | null | undefined;
}>;


export type BeginComplaintMutation = { beginComplaint:
    | { __typename: 'ComplaintCase', id: string, version: number, number: string, kind: ComplaintKind, channel: ComplaintChannel, hotlineNumber: string | null, origin: ComplaintOrigin, state: ComplaintState, region: string, accusedName: string, proofName: string, matter: string, happenedOn: string | null, settled: boolean, summary: string | null, finding: string | null, answer: string | null, declineReason: DeclineReason | null, route: string | null, dueOn: string | null, calendarKnown: boolean, overdue: boolean, daysLeft: number | null, decideBy: string | null, rectifyBy: string | null, missed: boolean, supervision: Supervision | null, escalatedTo: string | null, filedAt: string, repeats: string | null, verbs: Array<ComplaintVerb>, mayOpenFiles: boolean, mayDraftBundle: boolean, pendingLetter: { verb: ComplaintVerb, askedAt: string, approvers: Array<string>, letter: { id: string, title: string, state: LetterState, trouble: string | null, troubleEn: string | null } | null } | null, handler: { id: string, name: string, contactPhone: string }, lead: { id: string, name: string, contactPhone: string } | null, accused: { id: string, name: string } | null, assistants: Array<{ id: string, name: string }>, item: { code: string, version: number } | null, steps: Array<{ verb: ComplaintVerb, state: ComplaintState, at: string, office: string | null, reader: StepReader, words: string }>, evidence: Array<{ id: string, kind: EvidenceKind, mediaType: string, sha256: string, madeAt: string }>, bundles: Array<{ id: string, askedAt: string, letterId: string | null, letterState: LetterState | null, pieces: number | null }>, visits: Array<{ at: string, way: VisitWay, reached: boolean, solved: boolean | null, satisfied: boolean | null, words: string }> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type AskComplainantMutationVariables = Exact<{
  id: string;
  version: number;
  words: string;
}>;


export type AskComplainantMutation = { askComplainant:
    | { __typename: 'ComplaintCase', id: string, version: number, number: string, kind: ComplaintKind, channel: ComplaintChannel, hotlineNumber: string | null, origin: ComplaintOrigin, state: ComplaintState, region: string, accusedName: string, proofName: string, matter: string, happenedOn: string | null, settled: boolean, summary: string | null, finding: string | null, answer: string | null, declineReason: DeclineReason | null, route: string | null, dueOn: string | null, calendarKnown: boolean, overdue: boolean, daysLeft: number | null, decideBy: string | null, rectifyBy: string | null, missed: boolean, supervision: Supervision | null, escalatedTo: string | null, filedAt: string, repeats: string | null, verbs: Array<ComplaintVerb>, mayOpenFiles: boolean, mayDraftBundle: boolean, pendingLetter: { verb: ComplaintVerb, askedAt: string, approvers: Array<string>, letter: { id: string, title: string, state: LetterState, trouble: string | null, troubleEn: string | null } | null } | null, handler: { id: string, name: string, contactPhone: string }, lead: { id: string, name: string, contactPhone: string } | null, accused: { id: string, name: string } | null, assistants: Array<{ id: string, name: string }>, item: { code: string, version: number } | null, steps: Array<{ verb: ComplaintVerb, state: ComplaintState, at: string, office: string | null, reader: StepReader, words: string }>, evidence: Array<{ id: string, kind: EvidenceKind, mediaType: string, sha256: string, madeAt: string }>, bundles: Array<{ id: string, askedAt: string, letterId: string | null, letterState: LetterState | null, pieces: number | null }>, visits: Array<{ at: string, way: VisitWay, reached: boolean, solved: boolean | null, satisfied: boolean | null, words: string }> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type ExtendComplaintMutationVariables = Exact<{
  id: string;
  version: number;
  days: number;
  reason: string;
}>;


export type ExtendComplaintMutation = { extendComplaint:
    | { __typename: 'ComplaintCase', id: string, version: number, number: string, kind: ComplaintKind, channel: ComplaintChannel, hotlineNumber: string | null, origin: ComplaintOrigin, state: ComplaintState, region: string, accusedName: string, proofName: string, matter: string, happenedOn: string | null, settled: boolean, summary: string | null, finding: string | null, answer: string | null, declineReason: DeclineReason | null, route: string | null, dueOn: string | null, calendarKnown: boolean, overdue: boolean, daysLeft: number | null, decideBy: string | null, rectifyBy: string | null, missed: boolean, supervision: Supervision | null, escalatedTo: string | null, filedAt: string, repeats: string | null, verbs: Array<ComplaintVerb>, mayOpenFiles: boolean, mayDraftBundle: boolean, pendingLetter: { verb: ComplaintVerb, askedAt: string, approvers: Array<string>, letter: { id: string, title: string, state: LetterState, trouble: string | null, troubleEn: string | null } | null } | null, handler: { id: string, name: string, contactPhone: string }, lead: { id: string, name: string, contactPhone: string } | null, accused: { id: string, name: string } | null, assistants: Array<{ id: string, name: string }>, item: { code: string, version: number } | null, steps: Array<{ verb: ComplaintVerb, state: ComplaintState, at: string, office: string | null, reader: StepReader, words: string }>, evidence: Array<{ id: string, kind: EvidenceKind, mediaType: string, sha256: string, madeAt: string }>, bundles: Array<{ id: string, askedAt: string, letterId: string | null, letterState: LetterState | null, pieces: number | null }>, visits: Array<{ at: string, way: VisitWay, reached: boolean, solved: boolean | null, satisfied: boolean | null, words: string }> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type FindComplaintFoundedMutationVariables = Exact<{
  id: string;
  version: number;
  words: string;
  basis: string;
}>;


export type FindComplaintFoundedMutation = { findComplaintFounded:
    | { __typename: 'ComplaintCase', id: string, version: number, number: string, kind: ComplaintKind, channel: ComplaintChannel, hotlineNumber: string | null, origin: ComplaintOrigin, state: ComplaintState, region: string, accusedName: string, proofName: string, matter: string, happenedOn: string | null, settled: boolean, summary: string | null, finding: string | null, answer: string | null, declineReason: DeclineReason | null, route: string | null, dueOn: string | null, calendarKnown: boolean, overdue: boolean, daysLeft: number | null, decideBy: string | null, rectifyBy: string | null, missed: boolean, supervision: Supervision | null, escalatedTo: string | null, filedAt: string, repeats: string | null, verbs: Array<ComplaintVerb>, mayOpenFiles: boolean, mayDraftBundle: boolean, pendingLetter: { verb: ComplaintVerb, askedAt: string, approvers: Array<string>, letter: { id: string, title: string, state: LetterState, trouble: string | null, troubleEn: string | null } | null } | null, handler: { id: string, name: string, contactPhone: string }, lead: { id: string, name: string, contactPhone: string } | null, accused: { id: string, name: string } | null, assistants: Array<{ id: string, name: string }>, item: { code: string, version: number } | null, steps: Array<{ verb: ComplaintVerb, state: ComplaintState, at: string, office: string | null, reader: StepReader, words: string }>, evidence: Array<{ id: string, kind: EvidenceKind, mediaType: string, sha256: string, madeAt: string }>, bundles: Array<{ id: string, askedAt: string, letterId: string | null, letterState: LetterState | null, pieces: number | null }>, visits: Array<{ at: string, way: VisitWay, reached: boolean, solved: boolean | null, satisfied: boolean | null, words: string }> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type DismissComplaintMutationVariables = Exact<{
  id: string;
  version: number;
  reasons: string;
}>;


export type DismissComplaintMutation = { dismissComplaint:
    | { __typename: 'ComplaintCase', id: string, version: number, number: string, kind: ComplaintKind, channel: ComplaintChannel, hotlineNumber: string | null, origin: ComplaintOrigin, state: ComplaintState, region: string, accusedName: string, proofName: string, matter: string, happenedOn: string | null, settled: boolean, summary: string | null, finding: string | null, answer: string | null, declineReason: DeclineReason | null, route: string | null, dueOn: string | null, calendarKnown: boolean, overdue: boolean, daysLeft: number | null, decideBy: string | null, rectifyBy: string | null, missed: boolean, supervision: Supervision | null, escalatedTo: string | null, filedAt: string, repeats: string | null, verbs: Array<ComplaintVerb>, mayOpenFiles: boolean, mayDraftBundle: boolean, pendingLetter: { verb: ComplaintVerb, askedAt: string, approvers: Array<string>, letter: { id: string, title: string, state: LetterState, trouble: string | null, troubleEn: string | null } | null } | null, handler: { id: string, name: string, contactPhone: string }, lead: { id: string, name: string, contactPhone: string } | null, accused: { id: string, name: string } | null, assistants: Array<{ id: string, name: string }>, item: { code: string, version: number } | null, steps: Array<{ verb: ComplaintVerb, state: ComplaintState, at: string, office: string | null, reader: StepReader, words: string }>, evidence: Array<{ id: string, kind: EvidenceKind, mediaType: string, sha256: string, madeAt: string }>, bundles: Array<{ id: string, askedAt: string, letterId: string | null, letterState: LetterState | null, pieces: number | null }>, visits: Array<{ at: string, way: VisitWay, reached: boolean, solved: boolean | null, satisfied: boolean | null, words: string }> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type ReplyToSuggestionMutationVariables = Exact<{
  id: string;
  version: number;
  words: string;
}>;


export type ReplyToSuggestionMutation = { replyToSuggestion:
    | { __typename: 'ComplaintCase', id: string, version: number, number: string, kind: ComplaintKind, channel: ComplaintChannel, hotlineNumber: string | null, origin: ComplaintOrigin, state: ComplaintState, region: string, accusedName: string, proofName: string, matter: string, happenedOn: string | null, settled: boolean, summary: string | null, finding: string | null, answer: string | null, declineReason: DeclineReason | null, route: string | null, dueOn: string | null, calendarKnown: boolean, overdue: boolean, daysLeft: number | null, decideBy: string | null, rectifyBy: string | null, missed: boolean, supervision: Supervision | null, escalatedTo: string | null, filedAt: string, repeats: string | null, verbs: Array<ComplaintVerb>, mayOpenFiles: boolean, mayDraftBundle: boolean, pendingLetter: { verb: ComplaintVerb, askedAt: string, approvers: Array<string>, letter: { id: string, title: string, state: LetterState, trouble: string | null, troubleEn: string | null } | null } | null, handler: { id: string, name: string, contactPhone: string }, lead: { id: string, name: string, contactPhone: string } | null, accused: { id: string, name: string } | null, assistants: Array<{ id: string, name: string }>, item: { code: string, version: number } | null, steps: Array<{ verb: ComplaintVerb, state: ComplaintState, at: string, office: string | null, reader: StepReader, words: string }>, evidence: Array<{ id: string, kind: EvidenceKind, mediaType: string, sha256: string, madeAt: string }>, bundles: Array<{ id: string, askedAt: string, letterId: string | null, letterState: LetterState | null, pieces: number | null }>, visits: Array<{ at: string, way: VisitWay, reached: boolean, solved: boolean | null, satisfied: boolean | null, words: string }> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type OrderRectificationMutationVariables = Exact<{
  id: string;
  version: number;
  days: number;
  words: string;
}>;


export type OrderRectificationMutation = { orderRectification:
    | { __typename: 'ComplaintCase', id: string, version: number, number: string, kind: ComplaintKind, channel: ComplaintChannel, hotlineNumber: string | null, origin: ComplaintOrigin, state: ComplaintState, region: string, accusedName: string, proofName: string, matter: string, happenedOn: string | null, settled: boolean, summary: string | null, finding: string | null, answer: string | null, declineReason: DeclineReason | null, route: string | null, dueOn: string | null, calendarKnown: boolean, overdue: boolean, daysLeft: number | null, decideBy: string | null, rectifyBy: string | null, missed: boolean, supervision: Supervision | null, escalatedTo: string | null, filedAt: string, repeats: string | null, verbs: Array<ComplaintVerb>, mayOpenFiles: boolean, mayDraftBundle: boolean, pendingLetter: { verb: ComplaintVerb, askedAt: string, approvers: Array<string>, letter: { id: string, title: string, state: LetterState, trouble: string | null, troubleEn: string | null } | null } | null, handler: { id: string, name: string, contactPhone: string }, lead: { id: string, name: string, contactPhone: string } | null, accused: { id: string, name: string } | null, assistants: Array<{ id: string, name: string }>, item: { code: string, version: number } | null, steps: Array<{ verb: ComplaintVerb, state: ComplaintState, at: string, office: string | null, reader: StepReader, words: string }>, evidence: Array<{ id: string, kind: EvidenceKind, mediaType: string, sha256: string, madeAt: string }>, bundles: Array<{ id: string, askedAt: string, letterId: string | null, letterState: LetterState | null, pieces: number | null }>, visits: Array<{ at: string, way: VisitWay, reached: boolean, solved: boolean | null, satisfied: boolean | null, words: string }> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type ConfirmRectificationMutationVariables = Exact<{
  id: string;
  version: number;
  words: string;
}>;


export type ConfirmRectificationMutation = { confirmRectification:
    | { __typename: 'ComplaintCase', id: string, version: number, number: string, kind: ComplaintKind, channel: ComplaintChannel, hotlineNumber: string | null, origin: ComplaintOrigin, state: ComplaintState, region: string, accusedName: string, proofName: string, matter: string, happenedOn: string | null, settled: boolean, summary: string | null, finding: string | null, answer: string | null, declineReason: DeclineReason | null, route: string | null, dueOn: string | null, calendarKnown: boolean, overdue: boolean, daysLeft: number | null, decideBy: string | null, rectifyBy: string | null, missed: boolean, supervision: Supervision | null, escalatedTo: string | null, filedAt: string, repeats: string | null, verbs: Array<ComplaintVerb>, mayOpenFiles: boolean, mayDraftBundle: boolean, pendingLetter: { verb: ComplaintVerb, askedAt: string, approvers: Array<string>, letter: { id: string, title: string, state: LetterState, trouble: string | null, troubleEn: string | null } | null } | null, handler: { id: string, name: string, contactPhone: string }, lead: { id: string, name: string, contactPhone: string } | null, accused: { id: string, name: string } | null, assistants: Array<{ id: string, name: string }>, item: { code: string, version: number } | null, steps: Array<{ verb: ComplaintVerb, state: ComplaintState, at: string, office: string | null, reader: StepReader, words: string }>, evidence: Array<{ id: string, kind: EvidenceKind, mediaType: string, sha256: string, madeAt: string }>, bundles: Array<{ id: string, askedAt: string, letterId: string | null, letterState: LetterState | null, pieces: number | null }>, visits: Array<{ at: string, way: VisitWay, reached: boolean, solved: boolean | null, satisfied: boolean | null, words: string }> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type PubliciseComplaintMutationVariables = Exact<{
  id: string;
  version: number;
  words: string;
}>;


export type PubliciseComplaintMutation = { publiciseComplaint:
    | { __typename: 'ComplaintCase', id: string, version: number, number: string, kind: ComplaintKind, channel: ComplaintChannel, hotlineNumber: string | null, origin: ComplaintOrigin, state: ComplaintState, region: string, accusedName: string, proofName: string, matter: string, happenedOn: string | null, settled: boolean, summary: string | null, finding: string | null, answer: string | null, declineReason: DeclineReason | null, route: string | null, dueOn: string | null, calendarKnown: boolean, overdue: boolean, daysLeft: number | null, decideBy: string | null, rectifyBy: string | null, missed: boolean, supervision: Supervision | null, escalatedTo: string | null, filedAt: string, repeats: string | null, verbs: Array<ComplaintVerb>, mayOpenFiles: boolean, mayDraftBundle: boolean, pendingLetter: { verb: ComplaintVerb, askedAt: string, approvers: Array<string>, letter: { id: string, title: string, state: LetterState, trouble: string | null, troubleEn: string | null } | null } | null, handler: { id: string, name: string, contactPhone: string }, lead: { id: string, name: string, contactPhone: string } | null, accused: { id: string, name: string } | null, assistants: Array<{ id: string, name: string }>, item: { code: string, version: number } | null, steps: Array<{ verb: ComplaintVerb, state: ComplaintState, at: string, office: string | null, reader: StepReader, words: string }>, evidence: Array<{ id: string, kind: EvidenceKind, mediaType: string, sha256: string, madeAt: string }>, bundles: Array<{ id: string, askedAt: string, letterId: string | null, letterState: LetterState | null, pieces: number | null }>, visits: Array<{ at: string, way: VisitWay, reached: boolean, solved: boolean | null, satisfied: boolean | null, words: string }> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type TakeBackComplaintLetterMutationVariables = Exact<{
  id: string;
  words: string;
}>;


export type TakeBackComplaintLetterMutation = { takeBackComplaintLetter:
    | { __typename: 'ComplaintCase', id: string, version: number, number: string, kind: ComplaintKind, channel: ComplaintChannel, hotlineNumber: string | null, origin: ComplaintOrigin, state: ComplaintState, region: string, accusedName: string, proofName: string, matter: string, happenedOn: string | null, settled: boolean, summary: string | null, finding: string | null, answer: string | null, declineReason: DeclineReason | null, route: string | null, dueOn: string | null, calendarKnown: boolean, overdue: boolean, daysLeft: number | null, decideBy: string | null, rectifyBy: string | null, missed: boolean, supervision: Supervision | null, escalatedTo: string | null, filedAt: string, repeats: string | null, verbs: Array<ComplaintVerb>, mayOpenFiles: boolean, mayDraftBundle: boolean, pendingLetter: { verb: ComplaintVerb, askedAt: string, approvers: Array<string>, letter: { id: string, title: string, state: LetterState, trouble: string | null, troubleEn: string | null } | null } | null, handler: { id: string, name: string, contactPhone: string }, lead: { id: string, name: string, contactPhone: string } | null, accused: { id: string, name: string } | null, assistants: Array<{ id: string, name: string }>, item: { code: string, version: number } | null, steps: Array<{ verb: ComplaintVerb, state: ComplaintState, at: string, office: string | null, reader: StepReader, words: string }>, evidence: Array<{ id: string, kind: EvidenceKind, mediaType: string, sha256: string, madeAt: string }>, bundles: Array<{ id: string, askedAt: string, letterId: string | null, letterState: LetterState | null, pieces: number | null }>, visits: Array<{ at: string, way: VisitWay, reached: boolean, solved: boolean | null, satisfied: boolean | null, words: string }> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type TransferComplaintMutationVariables = Exact<{
  id: string;
  version: number;
  addressee: string;
  basis: string;
  words: string;
}>;


export type TransferComplaintMutation = { transferComplaint:
    | { __typename: 'ComplaintCase', id: string, version: number, number: string, kind: ComplaintKind, channel: ComplaintChannel, hotlineNumber: string | null, origin: ComplaintOrigin, state: ComplaintState, region: string, accusedName: string, proofName: string, matter: string, happenedOn: string | null, settled: boolean, summary: string | null, finding: string | null, answer: string | null, declineReason: DeclineReason | null, route: string | null, dueOn: string | null, calendarKnown: boolean, overdue: boolean, daysLeft: number | null, decideBy: string | null, rectifyBy: string | null, missed: boolean, supervision: Supervision | null, escalatedTo: string | null, filedAt: string, repeats: string | null, verbs: Array<ComplaintVerb>, mayOpenFiles: boolean, mayDraftBundle: boolean, pendingLetter: { verb: ComplaintVerb, askedAt: string, approvers: Array<string>, letter: { id: string, title: string, state: LetterState, trouble: string | null, troubleEn: string | null } | null } | null, handler: { id: string, name: string, contactPhone: string }, lead: { id: string, name: string, contactPhone: string } | null, accused: { id: string, name: string } | null, assistants: Array<{ id: string, name: string }>, item: { code: string, version: number } | null, steps: Array<{ verb: ComplaintVerb, state: ComplaintState, at: string, office: string | null, reader: StepReader, words: string }>, evidence: Array<{ id: string, kind: EvidenceKind, mediaType: string, sha256: string, madeAt: string }>, bundles: Array<{ id: string, askedAt: string, letterId: string | null, letterState: LetterState | null, pieces: number | null }>, visits: Array<{ at: string, way: VisitWay, reached: boolean, solved: boolean | null, satisfied: boolean | null, words: string }> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type AnswerComplaintMutationVariables = Exact<{
  id: string;
  version: number;
  words: string;
}>;


export type AnswerComplaintMutation = { answerComplaint:
    | { __typename: 'ComplaintCase', id: string, version: number, number: string, kind: ComplaintKind, channel: ComplaintChannel, hotlineNumber: string | null, origin: ComplaintOrigin, state: ComplaintState, region: string, accusedName: string, proofName: string, matter: string, happenedOn: string | null, settled: boolean, summary: string | null, finding: string | null, answer: string | null, declineReason: DeclineReason | null, route: string | null, dueOn: string | null, calendarKnown: boolean, overdue: boolean, daysLeft: number | null, decideBy: string | null, rectifyBy: string | null, missed: boolean, supervision: Supervision | null, escalatedTo: string | null, filedAt: string, repeats: string | null, verbs: Array<ComplaintVerb>, mayOpenFiles: boolean, mayDraftBundle: boolean, pendingLetter: { verb: ComplaintVerb, askedAt: string, approvers: Array<string>, letter: { id: string, title: string, state: LetterState, trouble: string | null, troubleEn: string | null } | null } | null, handler: { id: string, name: string, contactPhone: string }, lead: { id: string, name: string, contactPhone: string } | null, accused: { id: string, name: string } | null, assistants: Array<{ id: string, name: string }>, item: { code: string, version: number } | null, steps: Array<{ verb: ComplaintVerb, state: ComplaintState, at: string, office: string | null, reader: StepReader, words: string }>, evidence: Array<{ id: string, kind: EvidenceKind, mediaType: string, sha256: string, madeAt: string }>, bundles: Array<{ id: string, askedAt: string, letterId: string | null, letterState: LetterState | null, pieces: number | null }>, visits: Array<{ at: string, way: VisitWay, reached: boolean, solved: boolean | null, satisfied: boolean | null, words: string }> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type RecordReturnVisitMutationVariables = Exact<{
  input: ReturnVisitInput;
}>;


export type RecordReturnVisitMutation = { recordReturnVisit:
    | { __typename: 'ComplaintCase', id: string, version: number, number: string, kind: ComplaintKind, channel: ComplaintChannel, hotlineNumber: string | null, origin: ComplaintOrigin, state: ComplaintState, region: string, accusedName: string, proofName: string, matter: string, happenedOn: string | null, settled: boolean, summary: string | null, finding: string | null, answer: string | null, declineReason: DeclineReason | null, route: string | null, dueOn: string | null, calendarKnown: boolean, overdue: boolean, daysLeft: number | null, decideBy: string | null, rectifyBy: string | null, missed: boolean, supervision: Supervision | null, escalatedTo: string | null, filedAt: string, repeats: string | null, verbs: Array<ComplaintVerb>, mayOpenFiles: boolean, mayDraftBundle: boolean, pendingLetter: { verb: ComplaintVerb, askedAt: string, approvers: Array<string>, letter: { id: string, title: string, state: LetterState, trouble: string | null, troubleEn: string | null } | null } | null, handler: { id: string, name: string, contactPhone: string }, lead: { id: string, name: string, contactPhone: string } | null, accused: { id: string, name: string } | null, assistants: Array<{ id: string, name: string }>, item: { code: string, version: number } | null, steps: Array<{ verb: ComplaintVerb, state: ComplaintState, at: string, office: string | null, reader: StepReader, words: string }>, evidence: Array<{ id: string, kind: EvidenceKind, mediaType: string, sha256: string, madeAt: string }>, bundles: Array<{ id: string, askedAt: string, letterId: string | null, letterState: LetterState | null, pieces: number | null }>, visits: Array<{ at: string, way: VisitWay, reached: boolean, solved: boolean | null, satisfied: boolean | null, words: string }> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type CloseComplaintMutationVariables = Exact<{
  id: string;
  version: number;
}>;


export type CloseComplaintMutation = { closeComplaint:
    | { __typename: 'ComplaintCase', id: string, version: number, number: string, kind: ComplaintKind, channel: ComplaintChannel, hotlineNumber: string | null, origin: ComplaintOrigin, state: ComplaintState, region: string, accusedName: string, proofName: string, matter: string, happenedOn: string | null, settled: boolean, summary: string | null, finding: string | null, answer: string | null, declineReason: DeclineReason | null, route: string | null, dueOn: string | null, calendarKnown: boolean, overdue: boolean, daysLeft: number | null, decideBy: string | null, rectifyBy: string | null, missed: boolean, supervision: Supervision | null, escalatedTo: string | null, filedAt: string, repeats: string | null, verbs: Array<ComplaintVerb>, mayOpenFiles: boolean, mayDraftBundle: boolean, pendingLetter: { verb: ComplaintVerb, askedAt: string, approvers: Array<string>, letter: { id: string, title: string, state: LetterState, trouble: string | null, troubleEn: string | null } | null } | null, handler: { id: string, name: string, contactPhone: string }, lead: { id: string, name: string, contactPhone: string } | null, accused: { id: string, name: string } | null, assistants: Array<{ id: string, name: string }>, item: { code: string, version: number } | null, steps: Array<{ verb: ComplaintVerb, state: ComplaintState, at: string, office: string | null, reader: StepReader, words: string }>, evidence: Array<{ id: string, kind: EvidenceKind, mediaType: string, sha256: string, madeAt: string }>, bundles: Array<{ id: string, askedAt: string, letterId: string | null, letterState: LetterState | null, pieces: number | null }>, visits: Array<{ at: string, way: VisitWay, reached: boolean, solved: boolean | null, satisfied: boolean | null, words: string }> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type StateOurSideMutationVariables = Exact<{
  id: string;
  words: string;
}>;


export type StateOurSideMutation = { stateOurSide:
    | { __typename: 'AccusedCase', id: string, number: string, kind: ComplaintKind, state: ComplaintState, proofName: string, matter: string, happenedOn: string | null, summary: string, finding: string | null, rectifyBy: string | null, dueOn: string | null, overdue: boolean, missed: boolean, complainantName: string | null, item: { code: string, version: number } | null, steps: Array<{ verb: ComplaintVerb, day: string, office: string | null, words: string, fileUrl: string | null }> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type ReportRectificationMutationVariables = Exact<{
  id: string;
  words: string;
}>;


export type ReportRectificationMutation = { reportRectification:
    | { __typename: 'AccusedCase', id: string, number: string, kind: ComplaintKind, state: ComplaintState, proofName: string, matter: string, happenedOn: string | null, summary: string, finding: string | null, rectifyBy: string | null, dueOn: string | null, overdue: boolean, missed: boolean, complainantName: string | null, item: { code: string, version: number } | null, steps: Array<{ verb: ComplaintVerb, day: string, office: string | null, words: string, fileUrl: string | null }> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type ProblemPartsFragment = { code: ProblemCode, message: string, messageEn: string, field: string | null };

export const ComplaintBoard: Document<ComplaintBoardQuery, ComplaintBoardQueryVariables> = {
  id: 'sha256:caa60f2e3a99d134518c331af33ccf192a1ebe6feadb6887f29cc8bc187c7f1d',
};
export const ComplaintCases: Document<ComplaintCasesQuery, ComplaintCasesQueryVariables> = {
  id: 'sha256:8f01603ccde58c04991bb2128e8952f3d2a7b325fca902a502c0beef5f1c2bef',
};
export const ComplaintCaseById: Document<ComplaintCaseByIdQuery, ComplaintCaseByIdQueryVariables> = {
  id: 'sha256:8e75524634f5886babd27d50b814f8a8028cdee9d5eb7545d19fbbf0fd0bc28d',
};
export const ComplaintOffices: Document<ComplaintOfficesQuery, ComplaintOfficesQueryVariables> = {
  id: 'sha256:905eff502b37a13534d0868518f37388c14bb0ebb7f453bdee133cbcbeba5fa3',
};
export const LookAtComplainant: Document<LookAtComplainantMutation, LookAtComplainantMutationVariables> = {
  id: 'sha256:c93063bd904cd569d645d75859bc5e9ba73618b6f88bf03641713394ff5387a1',
  isVerb: true,
};
export const OpenCaseFile: Document<OpenCaseFileMutation, OpenCaseFileMutationVariables> = {
  id: 'sha256:5c20a5d4f7b4486450962070cccc7d1648beb059b56a350244c06b7a08d95b1d',
  isVerb: true,
};
export const DraftBundle: Document<DraftBundleMutation, DraftBundleMutationVariables> = {
  id: 'sha256:1dd367000d8f397a7a48ea03ab12985cc39ac17d51ba691e6aaa36c8b14786c2',
  isVerb: true,
};
export const EnterComplaint: Document<EnterComplaintMutation, EnterComplaintMutationVariables> = {
  id: 'sha256:31b64537bd80d74bd506212b37375c210efb3e00e4e4d6e187e56db2634d081f',
  isVerb: true,
};
export const AccusedCases: Document<AccusedCasesQuery, AccusedCasesQueryVariables> = {
  id: 'sha256:3156d261fdc5350987825fe4d1ceedcb2bd5167e4e33c573d6ecb433cfefe31a',
};
export const AccusedCaseById: Document<AccusedCaseByIdQuery, AccusedCaseByIdQueryVariables> = {
  id: 'sha256:294bf9c6a1b10a58323b93eb034e98765826bd8d4b540ac18d457f769dc0f856',
};
export const AcceptComplaint: Document<AcceptComplaintMutation, AcceptComplaintMutationVariables> = {
  id: 'sha256:08f818da38ec18bc56a88b67f0f7c0e9c4de186f225464426282878113a5884a',
  isVerb: true,
};
export const DeclineComplaint: Document<DeclineComplaintMutation, DeclineComplaintMutationVariables> = {
  id: 'sha256:4e3b7c49497861dec163c722e4fe066868c835de22efe76d7c1e28f4b1ec0403',
  isVerb: true,
};
export const DispatchComplaint: Document<DispatchComplaintMutation, DispatchComplaintMutationVariables> = {
  id: 'sha256:a0df74786f6a51e2436b2ec411f25e89c7159afcd45f1363ce9421caf1e5b9a0',
  isVerb: true,
};
export const SuperviseComplaint: Document<SuperviseComplaintMutation, SuperviseComplaintMutationVariables> = {
  id: 'sha256:a7ad43a6f331fad12a3c0a4e32d3b80b93e40627644118d152cb523cc9fd7e7d',
  isVerb: true,
};
export const ObjectToComplaint: Document<ObjectToComplaintMutation, ObjectToComplaintMutationVariables> = {
  id: 'sha256:632d633ffa40bbb15cd6122b130c5691a38f281e87a79fca3da825452f8083a6',
  isVerb: true,
};
export const BeginComplaint: Document<BeginComplaintMutation, BeginComplaintMutationVariables> = {
  id: 'sha256:9051ec92d09b4057191756164eefcd0979d67969559a059dddc7c4941224a793',
  isVerb: true,
};
export const AskComplainant: Document<AskComplainantMutation, AskComplainantMutationVariables> = {
  id: 'sha256:38d5ac156fb25da1b7a82fc6eeedf6342e662efbd99b0ac1ab00f9a3645bb0e9',
  isVerb: true,
};
export const ExtendComplaint: Document<ExtendComplaintMutation, ExtendComplaintMutationVariables> = {
  id: 'sha256:1cf0289e32dfb6c4dc5cc7da02c0f2fbed7bbede7eb39cd9206e15ddbcf4c322',
  isVerb: true,
};
export const FindComplaintFounded: Document<FindComplaintFoundedMutation, FindComplaintFoundedMutationVariables> = {
  id: 'sha256:47bd16a74dd5e473684fce8c8b8f8307a4a5c66f16a3d7c9c392109bec865a87',
  isVerb: true,
};
export const DismissComplaint: Document<DismissComplaintMutation, DismissComplaintMutationVariables> = {
  id: 'sha256:a2554859b75655330b081d615d111154a6bd578aa0bed00f40969869c42c26d8',
  isVerb: true,
};
export const ReplyToSuggestion: Document<ReplyToSuggestionMutation, ReplyToSuggestionMutationVariables> = {
  id: 'sha256:0a244a5b6c51a65be77df06b72d452f2e1ceef68636b211f71a284e49dc14267',
  isVerb: true,
};
export const OrderRectification: Document<OrderRectificationMutation, OrderRectificationMutationVariables> = {
  id: 'sha256:5167a245815d7e3b8e625915f182013f03b501e11861d87eedd6a710bd8bdc2f',
  isVerb: true,
};
export const ConfirmRectification: Document<ConfirmRectificationMutation, ConfirmRectificationMutationVariables> = {
  id: 'sha256:6db35aab70be77da8487e94de0e9ad0ca1ac853d1dd204c23f5fef8953d2fe5c',
  isVerb: true,
};
export const PubliciseComplaint: Document<PubliciseComplaintMutation, PubliciseComplaintMutationVariables> = {
  id: 'sha256:7fdd9c7eda45ede9f7d32159390fa3080fa2c5cae6861c465ad14c84c2e10d58',
  isVerb: true,
};
export const TakeBackComplaintLetter: Document<TakeBackComplaintLetterMutation, TakeBackComplaintLetterMutationVariables> = {
  id: 'sha256:d45dd5536a82a23cc9d12319343173d25f09398368e10e3704050d060eb6b1e1',
  isVerb: true,
};
export const TransferComplaint: Document<TransferComplaintMutation, TransferComplaintMutationVariables> = {
  id: 'sha256:6e3ef2cbedc0bc91842f41ba77f9b4bceb87a08fb5be0f74a4d1495d72222821',
  isVerb: true,
};
export const AnswerComplaint: Document<AnswerComplaintMutation, AnswerComplaintMutationVariables> = {
  id: 'sha256:4d166bc5e8e59f8d282a6aa699d9183c8d8185e991047e39f8d4b781fd014c58',
  isVerb: true,
};
export const RecordReturnVisit: Document<RecordReturnVisitMutation, RecordReturnVisitMutationVariables> = {
  id: 'sha256:9cd62a62cf67719b2cafc6c1e0703556c99c193bc1e3cb6a27cdf4b3ceac4386',
  isVerb: true,
};
export const CloseComplaint: Document<CloseComplaintMutation, CloseComplaintMutationVariables> = {
  id: 'sha256:e54939edad72fb5485d023de4afec8f243266402181b68d1ee716ecb159cd4aa',
  isVerb: true,
};
export const StateOurSide: Document<StateOurSideMutation, StateOurSideMutationVariables> = {
  id: 'sha256:05341d5b65d8dfbc1e9f23597f0d92238fd6ae88f45079b6fe05eadbb3fb3ecf',
  isVerb: true,
};
export const ReportRectification: Document<ReportRectificationMutation, ReportRectificationMutationVariables> = {
  id: 'sha256:b55dd5793547761298096be0950904bea1ae6adbd5b4c6cd197a9914e4b0a8ce',
  isVerb: true,
};
