// Written by `npm run gen` from the .graphql files beside the pages. Never edit it.
import type { Document } from '../foundation/graphql';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** What the library says of a certificate 证照状态: 有效, 暂扣, 撤销, 注销, 失效, 办理转出, 吊销, 其他. */
export type CertificateStatus =
  | 'VALID'
  | 'DETAINED'
  | 'REVOKED'
  | 'CANCELLED'
  | 'EXPIRED'
  | 'TRANSFERRED'
  | 'FORFEITED'
  | 'OTHER';

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

/** In what a term is counted. */
export type RetentionUnit =
  | 'DAYS'
  | 'MONTHS'
  | 'YEARS'
  | 'PERMANENT';

export type MyCertificatesQueryVariables = Exact<{ [key: string]: never; }>;


export type MyCertificatesQuery = { myCertificates:
    | { __typename: 'CertificateList', connected: boolean, unreadable: number, certificates: Array<{ name: string, number: string, identifier: string, identifierValid: boolean, issuer: string, issuedOn: string, validUntil: string | null, holder: string, status: CertificateStatus, holdsToday: boolean }> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type MyMaterialsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type MyMaterialsQuery = { myMaterials: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { timesUsed: number, proofTitle: string, attachment: { id: string, mediaType: string, size: number, url: string, uploadedAt: string } } }> } };

export type MyCommitmentsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type MyCommitmentsQuery = { myCommitments: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, proofId: string, proofTitle: string, version: string, text: string, textEn: string, madeAt: string } }> } };

export type RulePartsFragment = { code: string, name: string, nameEn: string, amount: number | null, unit: RetentionUnit, basis: string, source: string, needsConfirmation: boolean };

export type RetentionRulesQueryVariables = Exact<{ [key: string]: never; }>;


export type RetentionRulesQuery = { retentionRules: Array<{ code: string, name: string, nameEn: string, amount: number | null, unit: RetentionUnit, basis: string, source: string, needsConfirmation: boolean }> };

export type AccountClosingQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountClosingQuery = { accountClosing: { requestsUnderWay: number, holdsPosts: boolean, deleted: Array<{ code: string, name: string, nameEn: string, amount: number | null, unit: RetentionUnit, basis: string, source: string, needsConfirmation: boolean }>, kept: Array<{ code: string, name: string, nameEn: string, amount: number | null, unit: RetentionUnit, basis: string, source: string, needsConfirmation: boolean }> } };

export type CloseAccountMutationVariables = Exact<{ [key: string]: never; }>;


export type CloseAccountMutation = { closeAccount:
    | { __typename: 'Done' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type ProblemPartsFragment = { code: ProblemCode, message: string, messageEn: string, field: string | null };

export type MaterialPartsFragment = { timesUsed: number, proofTitle: string, attachment: { id: string, mediaType: string, size: number, url: string, uploadedAt: string } };

export const MyCertificates: Document<MyCertificatesQuery, MyCertificatesQueryVariables> = {
  id: 'sha256:0b40cf01369cdfa605bd02816c2b3ab727ca768f81f8374f0d697249ea5b1e8c',
};
export const MyMaterials: Document<MyMaterialsQuery, MyMaterialsQueryVariables> = {
  id: 'sha256:91171801f6e6c18fd47c951ab19993581bebde75b4dad7ad792d6e9461520075',
};
export const MyCommitments: Document<MyCommitmentsQuery, MyCommitmentsQueryVariables> = {
  id: 'sha256:b2475ff54847862b1abefc1fd0bf3bb3ddd0e4eebfab14b78e598beca9c5cf53',
};
export const RetentionRules: Document<RetentionRulesQuery, RetentionRulesQueryVariables> = {
  id: 'sha256:cae919abf59b8e75a6765a241846cfb21f13bc85cffb60af823a55107642030e',
};
export const AccountClosing: Document<AccountClosingQuery, AccountClosingQueryVariables> = {
  id: 'sha256:679b0168d48610099f1e10a8569d69516ac5667f3e940b303bc23f1f59d6a2ae',
};
export const CloseAccount: Document<CloseAccountMutation, CloseAccountMutationVariables> = {
  id: 'sha256:4871cf2b7f89b6f861127f5b47159f6e7b813244f9a567a5d3b053addca9180c',
  isVerb: true,
};
