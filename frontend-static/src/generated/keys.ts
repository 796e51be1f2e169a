// Written by `npm run gen` from the .graphql files beside the pages. Never edit it.
import type { Document } from '../foundation/graphql';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** What a key is good for 接口权限. */
export type ExchangeScope =
  | 'VERIFY'
  | 'LIST'
  | 'COPY'
  | 'SYNC'
  | 'CONSENT';

/** What my department needs a key for. */
export type FileKeyRequestInput = {
  /** The system's name, at most 100 characters. */
  system: string;
  /** Whom to call about it, at most 100 characters. */
  contact: string;
  /** What it needs papers for, in your own words; at most 500 characters. */
  purpose: string;
  /** At least one operation. */
  scopes: Array<ExchangeScope>;
  /** Branches whose papers it asks about; at least one. */
  regions: Array<string>;
  /** Codes of the catalogue; at least one. */
  itemTypes: Array<string>;
  /** Networks, like 203.0.113.0/24; at least one, at most 20. */
  ipRanges: Array<string>;
  /** Laws that it acts on without asking the resident; may be empty. */
  legalBases: Array<string>;
};

/** Where a request for a key stands 密钥申请状态. */
export type KeyRequestState =
  | 'FILED'
  | 'GRANTED'
  | 'DECLINED'
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

export type MyKeyRequestPartsFragment = { id: string, state: KeyRequestState, system: string, purpose: string, filedAt: string, dueOn: string, calendarKnown: boolean, overdue: boolean, answeredAt: string | null, answer: string | null, collectUntil: string | null, collectable: boolean, wished: { scopes: Array<ExchangeScope>, ipRanges: Array<string>, legalBases: Array<string>, regions: Array<{ code: string, fullName: string }> }, granted: { scopes: Array<ExchangeScope>, ipRanges: Array<string>, legalBases: Array<string>, regions: Array<{ code: string, fullName: string }> } | null, key: { prefix: string, expiresAt: string, lastUsedAt: string | null, revokedAt: string | null, endingSoon: boolean } | null };

export type KeyWaitingQueryVariables = Exact<{ [key: string]: never; }>;


export type KeyWaitingQuery = { keyWaitingTime: { promised: number, median: number | null, longest: number | null, open: number, openLongest: number | null } };

export type MyKeyRequestsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MyKeyRequestsQuery = { myKeyRequests: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, state: KeyRequestState, system: string, purpose: string, filedAt: string, dueOn: string, calendarKnown: boolean, overdue: boolean, answeredAt: string | null, answer: string | null, collectUntil: string | null, collectable: boolean, wished: { scopes: Array<ExchangeScope>, ipRanges: Array<string>, legalBases: Array<string>, regions: Array<{ code: string, fullName: string }> }, granted: { scopes: Array<ExchangeScope>, ipRanges: Array<string>, legalBases: Array<string>, regions: Array<{ code: string, fullName: string }> } | null, key: { prefix: string, expiresAt: string, lastUsedAt: string | null, revokedAt: string | null, endingSoon: boolean } | null } }> } };

export type FindRegionsQueryVariables = Exact<{
  search: string;
}>;


export type FindRegionsQuery = { regions: Array<{ code: string, name: string, fullName: string, abolishedOn: string | null }> };

export type FileKeyRequestMutationVariables = Exact<{
  input: FileKeyRequestInput;
  clientToken: string;
}>;


export type FileKeyRequestMutation = { fileKeyRequest:
    | { __typename: 'MyKeyRequest', id: string }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type WithdrawKeyRequestMutationVariables = Exact<{
  id: string;
}>;


export type WithdrawKeyRequestMutation = { withdrawKeyRequest:
    | { __typename: 'MyKeyRequest', id: string }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type CollectKeyMutationVariables = Exact<{
  id: string;
}>;


export type CollectKeyMutation = { collectKey:
    | { __typename: 'CollectedKey', secret: string }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type KeyTermsPartsFragment = { scopes: Array<ExchangeScope>, ipRanges: Array<string>, legalBases: Array<string>, regions: Array<{ code: string, fullName: string }> };

export type ProblemPartsFragment = { code: ProblemCode, message: string, messageEn: string, field: string | null };

export const KeyWaiting: Document<KeyWaitingQuery, KeyWaitingQueryVariables> = {
  id: 'sha256:57d71e8aba4f99d312a52a56339d709880a43c0e2099dd45fbe09b56275a0d45',
};
export const MyKeyRequests: Document<MyKeyRequestsQuery, MyKeyRequestsQueryVariables> = {
  id: 'sha256:48143867a2c30091c193bfdafd3c4d122ad03fa6e6ff132ced7a32d328143ff1',
};
export const FindRegions: Document<FindRegionsQuery, FindRegionsQueryVariables> = {
  id: 'sha256:6604e5cc371f71c913544b8632bb48b46dd7ebdd766427ac4bd6f0806f77c5bb',
};
export const FileKeyRequest: Document<FileKeyRequestMutation, FileKeyRequestMutationVariables> = {
  id: 'sha256:c920a2aa4ef25b8624c9061270ec21aa4ba71c3187304e3f204bb62c2236f852',
  isVerb: true,
};
export const WithdrawKeyRequest: Document<WithdrawKeyRequestMutation, WithdrawKeyRequestMutationVariables> = {
  id: 'sha256:e650b97b016a560f0ef0c080c0b5c099958067114f3001e06fd9a35a5a40f6d9',
  isVerb: true,
};
export const CollectKey: Document<CollectKeyMutation, CollectKeyMutationVariables> = {
  id: 'sha256:2cb43313844175d9d4f7a08fc5002ec8ceceb6cf9eacfad799cb49bfda1de7f9',
  isVerb: true,
};
