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

/** Where a proof stands. */
export type ProofState =
  | 'REQUESTED'
  | 'CHECKED'
  | 'SENT_BACK'
  | 'APPROVED'
  | 'REJECTED'
  | 'WITHDRAWN'
  | 'RENDER_FAILED'
  | 'RENDERED'
  | 'SEAL_FAILED'
  | 'SEALED'
  | 'ISSUED'
  | 'REVOKED'
  | 'SUPERSEDED'
  | 'EXPIRED';

/** Where the scan of my card stands. */
export type ShowRequestState =
  | 'OPENED'
  | 'ASKED'
  | 'AGREED'
  | 'REFUSED';

export type MyArchiveQueryVariables = Exact<{
  search?: string | null | undefined;
  state?: ArchivedState | null | undefined;
  year?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MyArchiveQuery = { myArchive: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { proofId: string, title: string, number: string, issuer: string, filedAt: string, keptUntil: string | null, state: ArchivedState } }> } };

export type ArchiveYearsQueryVariables = Exact<{ [key: string]: never; }>;


export type ArchiveYearsQuery = { archiveYears: Array<{ year: number, count: number }> };

export type PaperQueryVariables = Exact<{
  id: string;
}>;


export type PaperQuery = { myProof: { id: string, state: ProofState, title: string, purpose: string, recipient: string, subjectName: string, subjectUscc: string | null, validUntil: string | null, doubtedAt: string | null, corrects: string | null, fileUrl: string | null, fileSize: number | null, imageUrl: string | null, pages: number | null, committee: { name: string, contactPhone: string }, numbers: { number: string, verificationCode: string, issuedOn: string } | null, steps: Array<{ at: string, verb: string, reason: string | null, words: string | null }> } };

export type CorrectionsOfMineQueryVariables = Exact<{ [key: string]: never; }>;


export type CorrectionsOfMineQuery = { myProofs: { edges: Array<{ node: { id: string, corrects: string | null, fileUrl: string | null } }> } };

export type PaperCardQueryVariables = Exact<{
  id: string;
}>;


export type PaperCardQuery = { myProof: { state: ProofState, title: string, subjectName: string, subjectUscc: string | null, validUntil: string | null, doubtedAt: string | null, fileUrl: string | null, committee: { name: string }, numbers: { number: string, verificationCode: string } | null } };

export type MakeShowCodeMutationVariables = Exact<{
  proofId: string;
}>;


export type MakeShowCodeMutation = { makeShowCode:
    | { __typename: 'ShowCode', address: string }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type ShowRequestPartsFragment = { id: string, office: string, purpose: string, askedAt: string, state: ShowRequestState };

export type ShowRequestsQueryVariables = Exact<{
  proofId: string;
}>;


export type ShowRequestsQuery = { showRequests: Array<{ id: string, office: string, purpose: string, askedAt: string, state: ShowRequestState }> };

export type AnswerShowRequestMutationVariables = Exact<{
  id: string;
  agree: boolean;
}>;


export type AnswerShowRequestMutation = { answerShowRequest:
    | { __typename: 'ShowRequest', id: string, office: string, purpose: string, askedAt: string, state: ShowRequestState }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type ProblemPartsFragment = { code: ProblemCode, message: string, messageEn: string, field: string | null };

export const MyArchive: Document<MyArchiveQuery, MyArchiveQueryVariables> = {
  id: 'sha256:24404bb59b9979b3723b3caea68971e76892e292770abaae048f3671919342be',
};
export const ArchiveYears: Document<ArchiveYearsQuery, ArchiveYearsQueryVariables> = {
  id: 'sha256:75f44a01990bf55d8b22d0b152e5f391548b810da147d6b7b80cac0c38928f56',
};
export const Paper: Document<PaperQuery, PaperQueryVariables> = {
  id: 'sha256:33503ce38ac216ad92bc3a993b38281030effe316d0a8c83640e5f0de111f312',
};
export const CorrectionsOfMine: Document<CorrectionsOfMineQuery, CorrectionsOfMineQueryVariables> = {
  id: 'sha256:687f5b9cd679c9d436e6f59c5cedc3967fa3eabccd01a32dcb78c361f96252f3',
};
export const PaperCard: Document<PaperCardQuery, PaperCardQueryVariables> = {
  id: 'sha256:107f79ac1e33a787027c038e7f2f251acbe04cfbcbc1f65437ed1c483aaa61b8',
};
export const MakeShowCode: Document<MakeShowCodeMutation, MakeShowCodeMutationVariables> = {
  id: 'sha256:8e32ed27aab57f56e29022ecd5e64643597f9dd45ca535d97577101241fc3d68',
  isVerb: true,
};
export const ShowRequests: Document<ShowRequestsQuery, ShowRequestsQueryVariables> = {
  id: 'sha256:c73efabb8ac641e27415177176a46ea8ecd12c87a562a08123660753989b553a',
};
export const AnswerShowRequest: Document<AnswerShowRequestMutation, AnswerShowRequestMutationVariables> = {
  id: 'sha256:2d81b9e31f52eb2732bf4a0a2ce6861b6d1aa3fbea7ca6f5e0519f07cc839783',
  isVerb: true,
};
