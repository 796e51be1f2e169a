// Written by `npm run gen` from the .graphql files beside the pages. Never edit it.
import type { Document } from '../foundation/graphql';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
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

/** The thing in the portal that a complaint is begun from. */
export type ComplaintOriginInput = {
  /** What it is. */
  kind: ComplaintOrigin;
  /** The code of an entry of the catalogue (also for the guide), or the id of my request, of a line of who looked, of my share. */
  ref?: string;
};

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

/** Why a complaint is not taken up 不予受理. */
export type DeclineReason =
  | 'OTHER_ROUTE'
  | 'PETITION'
  | 'REPEATED'
  | 'SECRET'
  | 'UNRELATED';

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

/** A complaint of mine, of my enterprise, or without a name. */
export type FileComplaintInput = {
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
  /** From where it was begun, when it was not on an empty page. */
  origin?: ComplaintOriginInput | null | undefined;
  /** Photographs, PDFs and recordings that I uploaded before, at most 9; copies are kept. For residents and agents. */
  attachmentIds?: Array<string>;
  /** Whether the office that I complain about may know my name. */
  agreesToBeNamed?: boolean;
};

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

export type ComplaintPartsFragment = { id: string, number: string, kind: ComplaintKind, state: ComplaintState, accusedName: string, proofName: string, matter: string, happenedOn: string | null, filedAt: string, dueOn: string | null, decideBy: string | null, calendarKnown: boolean, declineReason: DeclineReason | null, route: string | null, rectifyBy: string | null, answer: string | null, answeredAt: string | null, mayWithdraw: boolean, maySupplement: boolean, mayChooseName: boolean, mayReopen: boolean, reopenUntil: string | null, agreesToBeNamed: boolean, words: string, mayAskForBundle: boolean, office: { name: string, phone: string }, steps: Array<{ verb: ComplaintVerb, state: ComplaintState, at: string, office: string | null, words: string, fileUrl: string | null }>, evidence: Array<{ id: string, kind: EvidenceKind, size: number, sha256: string }>, bundles: Array<{ id: string, askedAt: string, isReady: boolean, number: string | null }> };

export type PlacesToComplainOfQueryVariables = Exact<{
  search: string;
}>;


export type PlacesToComplainOfQuery = { regions: Array<{ code: string, name: string, fullName: string }> };

export type PlaceOfComplaintQueryVariables = Exact<{
  code: string;
}>;


export type PlaceOfComplaintQuery = { region: { code: string, fullName: string } | null };

export type DraftComplaintQueryVariables = Exact<{
  origin: ComplaintOrigin;
  ref: string;
}>;


export type DraftComplaintQuery = { complaintDraft: { accusedId: string | null, accusedName: string, proofName: string, matter: string, region: string | null, happenedOn: string | null, itemCode: string | null, itemVersion: number | null } };

export type MyComplaintsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type MyComplaintsQuery = { myComplaints: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, number: string, kind: ComplaintKind, state: ComplaintState, accusedName: string, proofName: string, filedAt: string } }> } };

export type MyComplaintQueryVariables = Exact<{
  id: string;
}>;


export type MyComplaintQuery = { myComplaint: { id: string, number: string, kind: ComplaintKind, state: ComplaintState, accusedName: string, proofName: string, matter: string, happenedOn: string | null, filedAt: string, dueOn: string | null, decideBy: string | null, calendarKnown: boolean, declineReason: DeclineReason | null, route: string | null, rectifyBy: string | null, answer: string | null, answeredAt: string | null, mayWithdraw: boolean, maySupplement: boolean, mayChooseName: boolean, mayReopen: boolean, reopenUntil: string | null, agreesToBeNamed: boolean, words: string, mayAskForBundle: boolean, office: { name: string, phone: string }, steps: Array<{ verb: ComplaintVerb, state: ComplaintState, at: string, office: string | null, words: string, fileUrl: string | null }>, evidence: Array<{ id: string, kind: EvidenceKind, size: number, sha256: string }>, bundles: Array<{ id: string, askedAt: string, isReady: boolean, number: string | null }> } };

export type OurComplaintsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type OurComplaintsQuery = { ourComplaints: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, number: string, kind: ComplaintKind, state: ComplaintState, accusedName: string, proofName: string, filedAt: string } }> } };

export type OurComplaintQueryVariables = Exact<{
  id: string;
}>;


export type OurComplaintQuery = { ourComplaint: { id: string, number: string, kind: ComplaintKind, state: ComplaintState, accusedName: string, proofName: string, matter: string, happenedOn: string | null, filedAt: string, dueOn: string | null, decideBy: string | null, calendarKnown: boolean, declineReason: DeclineReason | null, route: string | null, rectifyBy: string | null, answer: string | null, answeredAt: string | null, mayWithdraw: boolean, maySupplement: boolean, mayChooseName: boolean, mayReopen: boolean, reopenUntil: string | null, agreesToBeNamed: boolean, words: string, mayAskForBundle: boolean, office: { name: string, phone: string }, steps: Array<{ verb: ComplaintVerb, state: ComplaintState, at: string, office: string | null, words: string, fileUrl: string | null }>, evidence: Array<{ id: string, kind: EvidenceKind, size: number, sha256: string }>, bundles: Array<{ id: string, askedAt: string, isReady: boolean, number: string | null }> } };

export type AskForBundleMutationVariables = Exact<{
  id?: string | null | undefined;
  receiptCode?: string | null | undefined;
}>;


export type AskForBundleMutation = { askForBundle:
    | { __typename: 'Complaint', id: string, number: string, kind: ComplaintKind, state: ComplaintState, accusedName: string, proofName: string, matter: string, happenedOn: string | null, filedAt: string, dueOn: string | null, decideBy: string | null, calendarKnown: boolean, declineReason: DeclineReason | null, route: string | null, rectifyBy: string | null, answer: string | null, answeredAt: string | null, mayWithdraw: boolean, maySupplement: boolean, mayChooseName: boolean, mayReopen: boolean, reopenUntil: string | null, agreesToBeNamed: boolean, words: string, mayAskForBundle: boolean, office: { name: string, phone: string }, steps: Array<{ verb: ComplaintVerb, state: ComplaintState, at: string, office: string | null, words: string, fileUrl: string | null }>, evidence: Array<{ id: string, kind: EvidenceKind, size: number, sha256: string }>, bundles: Array<{ id: string, askedAt: string, isReady: boolean, number: string | null }> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type OpenComplaintFilesMutationVariables = Exact<{
  id?: string | null | undefined;
  receiptCode?: string | null | undefined;
}>;


export type OpenComplaintFilesMutation = { openComplaintFiles:
    | { __typename: 'ComplaintFiles', files: Array<{ id: string, url: string }> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type FileComplaintMutationVariables = Exact<{
  input: FileComplaintInput;
}>;


export type FileComplaintMutation = { fileComplaint:
    | { __typename: 'FiledComplaint', receiptCode: string | null, complaint: { id: string, number: string, dueOn: string | null, handler: { name: string, phone: string } } }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type ComplaintByReceiptMutationVariables = Exact<{
  code: string;
}>;


export type ComplaintByReceiptMutation = { complaintByReceipt:
    | { __typename: 'Complaint', id: string, number: string, kind: ComplaintKind, state: ComplaintState, accusedName: string, proofName: string, matter: string, happenedOn: string | null, filedAt: string, dueOn: string | null, decideBy: string | null, calendarKnown: boolean, declineReason: DeclineReason | null, route: string | null, rectifyBy: string | null, answer: string | null, answeredAt: string | null, mayWithdraw: boolean, maySupplement: boolean, mayChooseName: boolean, mayReopen: boolean, reopenUntil: string | null, agreesToBeNamed: boolean, words: string, mayAskForBundle: boolean, office: { name: string, phone: string }, steps: Array<{ verb: ComplaintVerb, state: ComplaintState, at: string, office: string | null, words: string, fileUrl: string | null }>, evidence: Array<{ id: string, kind: EvidenceKind, size: number, sha256: string }>, bundles: Array<{ id: string, askedAt: string, isReady: boolean, number: string | null }> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type WithdrawComplaintMutationVariables = Exact<{
  id?: string | null | undefined;
  receiptCode?: string | null | undefined;
}>;


export type WithdrawComplaintMutation = { withdrawComplaint:
    | { __typename: 'Complaint', id: string, number: string, kind: ComplaintKind, state: ComplaintState, accusedName: string, proofName: string, matter: string, happenedOn: string | null, filedAt: string, dueOn: string | null, decideBy: string | null, calendarKnown: boolean, declineReason: DeclineReason | null, route: string | null, rectifyBy: string | null, answer: string | null, answeredAt: string | null, mayWithdraw: boolean, maySupplement: boolean, mayChooseName: boolean, mayReopen: boolean, reopenUntil: string | null, agreesToBeNamed: boolean, words: string, mayAskForBundle: boolean, office: { name: string, phone: string }, steps: Array<{ verb: ComplaintVerb, state: ComplaintState, at: string, office: string | null, words: string, fileUrl: string | null }>, evidence: Array<{ id: string, kind: EvidenceKind, size: number, sha256: string }>, bundles: Array<{ id: string, askedAt: string, isReady: boolean, number: string | null }> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type SupplementComplaintMutationVariables = Exact<{
  id?: string | null | undefined;
  receiptCode?: string | null | undefined;
  words: string;
  attachmentIds?: Array<string> | string | null | undefined;
}>;


export type SupplementComplaintMutation = { supplementComplaint:
    | { __typename: 'Complaint', id: string, number: string, kind: ComplaintKind, state: ComplaintState, accusedName: string, proofName: string, matter: string, happenedOn: string | null, filedAt: string, dueOn: string | null, decideBy: string | null, calendarKnown: boolean, declineReason: DeclineReason | null, route: string | null, rectifyBy: string | null, answer: string | null, answeredAt: string | null, mayWithdraw: boolean, maySupplement: boolean, mayChooseName: boolean, mayReopen: boolean, reopenUntil: string | null, agreesToBeNamed: boolean, words: string, mayAskForBundle: boolean, office: { name: string, phone: string }, steps: Array<{ verb: ComplaintVerb, state: ComplaintState, at: string, office: string | null, words: string, fileUrl: string | null }>, evidence: Array<{ id: string, kind: EvidenceKind, size: number, sha256: string }>, bundles: Array<{ id: string, askedAt: string, isReady: boolean, number: string | null }> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type ReopenComplaintMutationVariables = Exact<{
  id?: string | null | undefined;
  receiptCode?: string | null | undefined;
  words: string;
}>;


export type ReopenComplaintMutation = { reopenComplaint:
    | { __typename: 'Complaint', id: string, number: string, kind: ComplaintKind, state: ComplaintState, accusedName: string, proofName: string, matter: string, happenedOn: string | null, filedAt: string, dueOn: string | null, decideBy: string | null, calendarKnown: boolean, declineReason: DeclineReason | null, route: string | null, rectifyBy: string | null, answer: string | null, answeredAt: string | null, mayWithdraw: boolean, maySupplement: boolean, mayChooseName: boolean, mayReopen: boolean, reopenUntil: string | null, agreesToBeNamed: boolean, words: string, mayAskForBundle: boolean, office: { name: string, phone: string }, steps: Array<{ verb: ComplaintVerb, state: ComplaintState, at: string, office: string | null, words: string, fileUrl: string | null }>, evidence: Array<{ id: string, kind: EvidenceKind, size: number, sha256: string }>, bundles: Array<{ id: string, askedAt: string, isReady: boolean, number: string | null }> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type AgreeToBeNamedMutationVariables = Exact<{
  id?: string | null | undefined;
  receiptCode?: string | null | undefined;
  agrees: boolean;
}>;


export type AgreeToBeNamedMutation = { agreeToBeNamed:
    | { __typename: 'Complaint', id: string, number: string, kind: ComplaintKind, state: ComplaintState, accusedName: string, proofName: string, matter: string, happenedOn: string | null, filedAt: string, dueOn: string | null, decideBy: string | null, calendarKnown: boolean, declineReason: DeclineReason | null, route: string | null, rectifyBy: string | null, answer: string | null, answeredAt: string | null, mayWithdraw: boolean, maySupplement: boolean, mayChooseName: boolean, mayReopen: boolean, reopenUntil: string | null, agreesToBeNamed: boolean, words: string, mayAskForBundle: boolean, office: { name: string, phone: string }, steps: Array<{ verb: ComplaintVerb, state: ComplaintState, at: string, office: string | null, words: string, fileUrl: string | null }>, evidence: Array<{ id: string, kind: EvidenceKind, size: number, sha256: string }>, bundles: Array<{ id: string, askedAt: string, isReady: boolean, number: string | null }> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type PublicNoticesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type PublicNoticesQuery = { publicNotices: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ cursor: string, node: { office: string, proofName: string, words: string, publishedOn: string, rectifyBy: string | null, rectifiedOn: string | null, ordered: string } }> } };

export type ProblemPartsFragment = { code: ProblemCode, message: string, messageEn: string, field: string | null };

export const PlacesToComplainOf: Document<PlacesToComplainOfQuery, PlacesToComplainOfQueryVariables> = {
  id: 'sha256:8d78c82891aa497a97d1b9c589053b99a5474dc477aa61e652d9d8c0375f313a',
};
export const PlaceOfComplaint: Document<PlaceOfComplaintQuery, PlaceOfComplaintQueryVariables> = {
  id: 'sha256:f40c7c2a3afba11f666b80b48a99448bf814903b44da5199570264337f133f4f',
};
export const DraftComplaint: Document<DraftComplaintQuery, DraftComplaintQueryVariables> = {
  id: 'sha256:a65b4dc4c0b670d1a41efec3a714a5c20236613d3cfb283c74b01e9833407971',
};
export const MyComplaints: Document<MyComplaintsQuery, MyComplaintsQueryVariables> = {
  id: 'sha256:550cacc9bcc39d475bedcabdfab3a2043adc391174e9e2553324f10ace0f3a67',
};
export const MyComplaint: Document<MyComplaintQuery, MyComplaintQueryVariables> = {
  id: 'sha256:c71af5e3fb5b7f2a40c303f233240547f91d89bb2b247bd3a6db59ffc10cdc69',
};
export const OurComplaints: Document<OurComplaintsQuery, OurComplaintsQueryVariables> = {
  id: 'sha256:697ce2c8670b5232dc34b2fc14fa1bf9fd610241159ff43116f7e4d7a651d9d1',
};
export const OurComplaint: Document<OurComplaintQuery, OurComplaintQueryVariables> = {
  id: 'sha256:ea033dc54c5aaa139c763f433f70c664f7e3cbc84d016edac1bf5dfd79a53c4c',
};
export const AskForBundle: Document<AskForBundleMutation, AskForBundleMutationVariables> = {
  id: 'sha256:fe9f1c248475e26284dc1ff7abbf0bde582ae514bf8d9d1152584f1581f51d01',
  isVerb: true,
};
export const OpenComplaintFiles: Document<OpenComplaintFilesMutation, OpenComplaintFilesMutationVariables> = {
  id: 'sha256:1ccb3cf4172aa733a0eeef9209f99d47db65e6fe5919a81f9d572a51d033fcaa',
  isVerb: true,
};
export const FileComplaint: Document<FileComplaintMutation, FileComplaintMutationVariables> = {
  id: 'sha256:2943c0ae08da9d5371f0682d3e855b83767d559100a34b502a5392d6a985086a',
  isVerb: true,
};
export const ComplaintByReceipt: Document<ComplaintByReceiptMutation, ComplaintByReceiptMutationVariables> = {
  id: 'sha256:7f548951bdf445968f8e1e1bcff5846a1c13a1a402d1228de29039ac6b8bbe04',
  isVerb: true,
};
export const WithdrawComplaint: Document<WithdrawComplaintMutation, WithdrawComplaintMutationVariables> = {
  id: 'sha256:d9fb14d2a41f3870e9483897eb3687a42dca15383e0ba96cb73dc4152afd1794',
  isVerb: true,
};
export const SupplementComplaint: Document<SupplementComplaintMutation, SupplementComplaintMutationVariables> = {
  id: 'sha256:d4078da680c7154135e5590911fe51d0feb0826ceb4f2fedd929ea5f5302303d',
  isVerb: true,
};
export const ReopenComplaint: Document<ReopenComplaintMutation, ReopenComplaintMutationVariables> = {
  id: 'sha256:0fe10c72f7a4d5fe4307cf81687c0609c496c8760277cf6eb47fedda6be7a40f',
  isVerb: true,
};
export const AgreeToBeNamed: Document<AgreeToBeNamedMutation, AgreeToBeNamedMutationVariables> = {
  id: 'sha256:16bd9ba4053ba90c658a555df195b409cdeaf8ce0ad9f6f1541853686cbb1a3a',
  isVerb: true,
};
export const PublicNotices: Document<PublicNoticesQuery, PublicNoticesQueryVariables> = {
  id: 'sha256:faf1f640e2234176ea36d5cc4c258084652be517cd2bdf4b36d67778855f26cb',
};
