// Written by `npm run gen` from the .graphql files beside the pages. Never edit it.
import type { Document } from '../foundation/graphql';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** Whether a filed paper still holds 档案状态. */
export type ArchivedState =
  | 'VALID'
  | 'DOUBTED'
  | 'REVOKED'
  | 'SUPERSEDED'
  | 'EXPIRED';

/** Where a request for consent stands 授权状态. */
export type ConsentState =
  | 'ASKED'
  | 'AGREED'
  | 'REFUSED'
  | 'EXPIRED'
  | 'WITHDRAWN'
  | 'ENDED';

/** A part of a paper that somebody saw 查阅内容. */
export type DisclosedField =
  | 'STATUS'
  | 'TITLE'
  | 'NUMBER'
  | 'ISSUER'
  | 'DATES'
  | 'PURPOSE'
  | 'MASKED_SUBJECT'
  | 'SUBJECT'
  | 'STATEMENT'
  | 'COPY'
  | 'ORIGINAL'
  | 'ATTACHMENTS';

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

export type ConsentPartsFragment = { id: string, state: ConsentState, organisation: string, system: string, contact: string, wanted: Array<string>, kinds: Array<DisclosedField>, purpose: string, legalNote: string, caseNumber: string, days: number, askedAt: string, askUntil: string, decidedAt: string | null, validUntil: string | null, overAt: string | null, proofIds: Array<string> };

export type MyConsentRequestsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MyConsentRequestsQuery = { myConsentRequests: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, state: ConsentState, organisation: string, purpose: string, askedAt: string, askUntil: string, validUntil: string | null } }> } };

export type MyConsentRequestQueryVariables = Exact<{
  id: string;
}>;


export type MyConsentRequestQuery = { myConsentRequest: { id: string, state: ConsentState, organisation: string, system: string, contact: string, wanted: Array<string>, kinds: Array<DisclosedField>, purpose: string, legalNote: string, caseNumber: string, days: number, askedAt: string, askUntil: string, decidedAt: string | null, validUntil: string | null, overAt: string | null, proofIds: Array<string> } };

export type PapersForConsentQueryVariables = Exact<{
  state?: ArchivedState | null | undefined;
}>;


export type PapersForConsentQuery = { myArchive: { edges: Array<{ node: { proofId: string, title: string, number: string } }> } };

export type AgreeToConsentMutationVariables = Exact<{
  id: string;
  proofIds: Array<string> | string;
  days: number;
}>;


export type AgreeToConsentMutation = { agreeToConsent:
    | { __typename: 'MyConsentRequest', id: string, state: ConsentState, organisation: string, system: string, contact: string, wanted: Array<string>, kinds: Array<DisclosedField>, purpose: string, legalNote: string, caseNumber: string, days: number, askedAt: string, askUntil: string, decidedAt: string | null, validUntil: string | null, overAt: string | null, proofIds: Array<string> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type RefuseConsentMutationVariables = Exact<{
  id: string;
}>;


export type RefuseConsentMutation = { refuseConsent:
    | { __typename: 'MyConsentRequest', id: string, state: ConsentState, organisation: string, system: string, contact: string, wanted: Array<string>, kinds: Array<DisclosedField>, purpose: string, legalNote: string, caseNumber: string, days: number, askedAt: string, askUntil: string, decidedAt: string | null, validUntil: string | null, overAt: string | null, proofIds: Array<string> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type WithdrawConsentMutationVariables = Exact<{
  id: string;
}>;


export type WithdrawConsentMutation = { withdrawConsent:
    | { __typename: 'MyConsentRequest', id: string, state: ConsentState, organisation: string, system: string, contact: string, wanted: Array<string>, kinds: Array<DisclosedField>, purpose: string, legalNote: string, caseNumber: string, days: number, askedAt: string, askUntil: string, decidedAt: string | null, validUntil: string | null, overAt: string | null, proofIds: Array<string> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type ProblemPartsFragment = { code: ProblemCode, message: string, messageEn: string, field: string | null };

export const MyConsentRequests: Document<MyConsentRequestsQuery, MyConsentRequestsQueryVariables> = {
  id: 'sha256:05c0661e43507aa09443d2a209fadf60be294e097ba6f007423e8e04ea3e6bdb',
};
export const MyConsentRequest: Document<MyConsentRequestQuery, MyConsentRequestQueryVariables> = {
  id: 'sha256:6d441e29565bcb4050d015f9f98d4ab8282dff7745044b5288f13b187cbc4cd7',
};
export const PapersForConsent: Document<PapersForConsentQuery, PapersForConsentQueryVariables> = {
  id: 'sha256:8fae44e9f8e093405b2014a6f1aaebf8e496c14d49dcacc5d23296424cb93889',
};
export const AgreeToConsent: Document<AgreeToConsentMutation, AgreeToConsentMutationVariables> = {
  id: 'sha256:3f7849fb53f39c0ee02844d3707085d19a7fcab3ebb2e1d940859494951f6d72',
  isVerb: true,
};
export const RefuseConsent: Document<RefuseConsentMutation, RefuseConsentMutationVariables> = {
  id: 'sha256:dda2a6e67fffd33e93c61f32825f8ce90f6315eda64e6423e191e2b3f454707d',
  isVerb: true,
};
export const WithdrawConsent: Document<WithdrawConsentMutation, WithdrawConsentMutationVariables> = {
  id: 'sha256:dc8d45d6229ff9230b99f4dd09b3ff79052cc8f0e5c87ab77a10891587ba09cf',
  isVerb: true,
};
