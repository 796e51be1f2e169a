// Written by `npm run gen` from the .graphql files beside the pages. Never edit it.
import type { Document } from '../foundation/graphql';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** What on the paper is wrong 有异议的内容. */
export type DisputedField =
  | 'NAME'
  | 'ID_NUMBER'
  | 'FACTS'
  | 'DATES'
  | 'PURPOSE'
  | 'RECIPIENT'
  | 'OTHER';

/** What I find wrong in an issued proof of mine. */
export type FileObjectionInput = {
  /** Made by the client once per objection: a repeated submit is harmless. */
  clientToken: string;
  /** The proof. */
  proofId: string;
  /** What on the paper is wrong. */
  field: DisputedField;
  /** What is wrong, at most 500 characters. */
  words: string;
  /** How it should read; for a name or a number just the right one. */
  wish?: string | null | undefined;
};

/** Where an objection stands 异议状态. */
export type ObjectionState =
  | 'FILED'
  | 'ACCEPTED'
  | 'DECLINED'
  | 'CORRECTED'
  | 'WITHDRAWN';

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

export type ObjectionPartsFragment = { id: string, proofId: string, proofTitle: string, state: ObjectionState, disputedField: DisputedField, words: string, wish: string | null, filedAt: string, dueOn: string, calendarKnown: boolean, overdue: boolean, answeredAt: string | null, answer: string | null, route: string | null, correctionId: string | null };

export type MyObjectionsQueryVariables = Exact<{
  proofId?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type MyObjectionsQuery = { myObjections: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, proofId: string, proofTitle: string, state: ObjectionState, disputedField: DisputedField, words: string, wish: string | null, filedAt: string, dueOn: string, calendarKnown: boolean, overdue: boolean, answeredAt: string | null, answer: string | null, route: string | null, correctionId: string | null } }> } };

export type MyObjectionQueryVariables = Exact<{
  id: string;
}>;


export type MyObjectionQuery = { myObjection: { id: string, proofId: string, proofTitle: string, state: ObjectionState, disputedField: DisputedField, words: string, wish: string | null, filedAt: string, dueOn: string, calendarKnown: boolean, overdue: boolean, answeredAt: string | null, answer: string | null, route: string | null, correctionId: string | null } };

export type PaperToObjectQueryVariables = Exact<{
  proofId: string;
}>;


export type PaperToObjectQuery = { myProof: { id: string, title: string, purpose: string, recipient: string, subjectName: string, validUntil: string | null, committee: { name: string, contactPhone: string }, numbers: { number: string, issuedOn: string } | null } };

export type CorrectionOfMineQueryVariables = Exact<{
  id: string;
}>;


export type CorrectionOfMineQuery = { myProof: { id: string, fileUrl: string | null } };

export type FileObjectionMutationVariables = Exact<{
  input: FileObjectionInput;
}>;


export type FileObjectionMutation = { fileObjection:
    | { __typename: 'Objection', id: string, proofId: string, proofTitle: string, state: ObjectionState, disputedField: DisputedField, words: string, wish: string | null, filedAt: string, dueOn: string, calendarKnown: boolean, overdue: boolean, answeredAt: string | null, answer: string | null, route: string | null, correctionId: string | null }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type WithdrawObjectionMutationVariables = Exact<{
  id: string;
}>;


export type WithdrawObjectionMutation = { withdrawObjection:
    | { __typename: 'Objection', id: string, proofId: string, proofTitle: string, state: ObjectionState, disputedField: DisputedField, words: string, wish: string | null, filedAt: string, dueOn: string, calendarKnown: boolean, overdue: boolean, answeredAt: string | null, answer: string | null, route: string | null, correctionId: string | null }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type ProblemPartsFragment = { code: ProblemCode, message: string, messageEn: string, field: string | null };

export const MyObjections: Document<MyObjectionsQuery, MyObjectionsQueryVariables> = {
  id: 'sha256:3feb40f2d721c8cbc89dfcbdf0181d5c396f38236053d3ad581022476c80c30e',
};
export const MyObjection: Document<MyObjectionQuery, MyObjectionQueryVariables> = {
  id: 'sha256:2c67609777dfa33f595132184f3a08d3e4f30c31eb49a2b9ca88f84330a27b6c',
};
export const PaperToObject: Document<PaperToObjectQuery, PaperToObjectQueryVariables> = {
  id: 'sha256:6484f8ae5a086b16801c03f75a00d3d0e7788158144ebe288567b88d9921f022',
};
export const CorrectionOfMine: Document<CorrectionOfMineQuery, CorrectionOfMineQueryVariables> = {
  id: 'sha256:7ebbf37467fff8cc9035945db559873d3d5fdb879436162cc387573f506b7d93',
};
export const FileObjection: Document<FileObjectionMutation, FileObjectionMutationVariables> = {
  id: 'sha256:0dd60eba50190775607836846c288734499072dad321a7233b65b01eb661dab2',
  isVerb: true,
};
export const WithdrawObjection: Document<WithdrawObjectionMutation, WithdrawObjectionMutationVariables> = {
  id: 'sha256:5d2a72f3f72bfb41acf9d5d2051ae834ef8cd7d052dbd04e095ff841013b85b2',
  isVerb: true,
};
