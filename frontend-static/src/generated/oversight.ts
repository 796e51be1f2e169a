// Written by `npm run gen` from the .graphql files beside the pages. Never edit it.
import type { Document } from '../foundation/graphql';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
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

/** A talk as it was held. It is told to the office and never changed. */
export type RecordTalkInput = {
  /** Made by the form: sent twice, kept once. */
  clientToken: string;
  /** The office that was talked to. */
  organisationId: string;
  /** What it was about, at most 20 complaints. */
  complaintIds?: Array<string>;
  /** On which day. */
  heldOn: string;
  /** Who took part, by function, at most 200 characters. */
  participants: string;
  /** What was agreed, at most 1,000 characters. */
  agreed: string;
  /** By when. */
  dueOn: string;
};

export type TalkPartsFragment = { id: string, heldOn: string, participants: string, agreed: string, dueOn: string, office: string, heldBy: string, complaintNumbers: Array<string> };

export type OverseenUnitQueryVariables = Exact<{
  id: string;
}>;


export type OverseenUnitQuery = { overseenUnit: { organisation: { id: string, name: string, region: string, contactPhone: string }, rates: { filed: number, response: number | null, solution: number | null, satisfaction: number | null, reached: number }, ratings: { total: number | null, satisfaction: number | null } } };

export type ComplaintSeriesQueryVariables = Exact<{
  accusedId: string;
  first: number;
  after?: string | null | undefined;
}>;


export type ComplaintSeriesQuery = { complaintSeries: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, proofName: string, complaints: Array<{ id: string, number: string, state: ComplaintState, filedOn: string }> } }> } };

export type ComplaintLettersQueryVariables = Exact<{
  accusedId: string;
  first: number;
  after?: string | null | undefined;
}>;


export type ComplaintLettersQuery = { complaintLetters: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, title: string, number: string, issuedOn: string | null, complaintId: string } }> } };

export type TalksQueryVariables = Exact<{
  organisationId?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type TalksQuery = { talks: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, heldOn: string, participants: string, agreed: string, dueOn: string, office: string, heldBy: string, complaintNumbers: Array<string> } }> } };

export type TalksWithMyOfficeQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type TalksWithMyOfficeQuery = { talksWithMyOffice: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, heldOn: string, participants: string, agreed: string, dueOn: string, office: string, heldBy: string, complaintNumbers: Array<string> } }> } };

export type RecordTalkMutationVariables = Exact<{
  input: RecordTalkInput;
}>;


export type RecordTalkMutation = { recordTalk:
    | { __typename: 'Talk', id: string, heldOn: string, participants: string, agreed: string, dueOn: string, office: string, heldBy: string, complaintNumbers: Array<string> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type ComplaintFiguresQueryVariables = Exact<{
  year: number;
  region?: string | null | undefined;
}>;


export type ComplaintFiguresQuery = { complaintFigures: { total: { filed: number | null, founded: number | null, rectified: number | null, response: number | null, solution: number | null, satisfaction: number | null }, months: Array<{ month: number, figures: { filed: number | null, founded: number | null, rectified: number | null, response: number | null, solution: number | null, satisfaction: number | null } }>, places: Array<{ region: string, name: string, figures: { filed: number | null, founded: number | null, rectified: number | null, response: number | null, solution: number | null, satisfaction: number | null } }> } };

export type CountyFigurePartsFragment = { filed: number | null, founded: number | null, rectified: number | null, response: number | null, solution: number | null, satisfaction: number | null };

export type ProblemPartsFragment = { code: ProblemCode, message: string, messageEn: string, field: string | null };

export const OverseenUnit: Document<OverseenUnitQuery, OverseenUnitQueryVariables> = {
  id: 'sha256:f4b644304a94f11b86b4b3d8ca72af7dee9bf8547008fcd85787084acbe79b5a',
};
export const ComplaintSeries: Document<ComplaintSeriesQuery, ComplaintSeriesQueryVariables> = {
  id: 'sha256:9c4c173dc2cdae9344763fdf66971d3af4f7e45cbe55fe2fe27cc111d1415ed6',
};
export const ComplaintLetters: Document<ComplaintLettersQuery, ComplaintLettersQueryVariables> = {
  id: 'sha256:e00a455b8db8cee9324f9bc84090cff2f4d55789a9e0c5608d09c97e61651d71',
};
export const Talks: Document<TalksQuery, TalksQueryVariables> = {
  id: 'sha256:fc9076dcca1a3eb12b919eefdbcfea8afa11cd95d37dd79f37a7ea2ddf38457a',
};
export const TalksWithMyOffice: Document<TalksWithMyOfficeQuery, TalksWithMyOfficeQueryVariables> = {
  id: 'sha256:2f5c73ffef5b29e968977f6387bc8a2530052f73155cf33773212c694f1075e6',
};
export const RecordTalk: Document<RecordTalkMutation, RecordTalkMutationVariables> = {
  id: 'sha256:a98dfc14799a97b6fc15f24414264aa0a4b3e8ef5913ce3e7624c0bffea6bc03',
  isVerb: true,
};
export const ComplaintFigures: Document<ComplaintFiguresQuery, ComplaintFiguresQueryVariables> = {
  id: 'sha256:54ab85b5cd601bfd00127cbe3e5f47db3c471123071992beb65016ed93652ccd',
};
