// Written by `npm run gen` from the .graphql files beside the pages. Never edit it.
import type { Document } from '../foundation/graphql';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** What is written 文书种类. */
export type LetterKind =
  | 'RECTIFICATION_ORDER'
  | 'TRANSFER_NOTICE'
  | 'ANSWER'
  | 'EVIDENCE_BUNDLE';

/** What to list of an office’s letters. */
export type LetterStage =
  | 'FOR_ME'
  | 'DRAFTED'
  | 'UNDER_WAY'
  | 'STUCK'
  | 'ISSUED'
  | 'WITHDRAWN';

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

export type LetterPartsFragment = { id: string, kind: LetterKind, title: string, state: LetterState, subjectId: string, number: string | null, draftedAt: string, approvedAt: string | null, issuedAt: string | null, doubtedAt: string | null, vouchedAt: string | null, vouchedWords: string | null, vouchedByName: string | null, vouchedByMe: boolean, clearedAt: string | null, clearedByName: string | null, waitsForKeeper: boolean, withdrawnBecause: string | null, trouble: string | null, troubleEn: string | null, keeperRefusal: string | null, fileUrl: string | null, drafterName: string, approverName: string | null, draftedByMe: boolean };

export type LettersQueryVariables = Exact<{
  stage: LetterStage;
  first: number;
  after?: string | null | undefined;
}>;


export type LettersQuery = { letters: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, title: string, state: LetterState, number: string | null, draftedAt: string, drafterName: string, doubtedAt: string | null, trouble: string | null, troubleEn: string | null, keeperRefusal: string | null } }> } };

export type LetterByIdQueryVariables = Exact<{
  id: string;
}>;


export type LetterByIdQuery = { letter: { addressee: string, letter: { id: string, kind: LetterKind, title: string, state: LetterState, subjectId: string, number: string | null, draftedAt: string, approvedAt: string | null, issuedAt: string | null, doubtedAt: string | null, vouchedAt: string | null, vouchedWords: string | null, vouchedByName: string | null, vouchedByMe: boolean, clearedAt: string | null, clearedByName: string | null, waitsForKeeper: boolean, withdrawnBecause: string | null, trouble: string | null, troubleEn: string | null, keeperRefusal: string | null, fileUrl: string | null, drafterName: string, approverName: string | null, draftedByMe: boolean }, sections: Array<{ heading: string, text: string }>, pieces: Array<{ name: string, title: string, mediaType: string, size: number, sha256: string }> } };

export type ApproveLetterMutationVariables = Exact<{
  id: string;
}>;


export type ApproveLetterMutation = { approveLetter:
    | { __typename: 'Letter' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type WithdrawLetterMutationVariables = Exact<{
  id: string;
  words: string;
}>;


export type WithdrawLetterMutation = { withdrawLetter:
    | { __typename: 'Letter' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type RetryLetterMutationVariables = Exact<{
  id: string;
}>;


export type RetryLetterMutation = { retryLetter:
    | { __typename: 'Letter' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type VouchForLetterMutationVariables = Exact<{
  id: string;
  words: string;
}>;


export type VouchForLetterMutation = { vouchForLetter:
    | { __typename: 'Letter' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type ClearLetterMutationVariables = Exact<{
  id: string;
}>;


export type ClearLetterMutation = { clearLetter:
    | { __typename: 'Letter' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type ProblemPartsFragment = { code: ProblemCode, message: string, messageEn: string, field: string | null };

export const Letters: Document<LettersQuery, LettersQueryVariables> = {
  id: 'sha256:92d17fb0e441747e713d55fb669586d385b6411f1af7d57ed24cc394809f4167',
};
export const LetterById: Document<LetterByIdQuery, LetterByIdQueryVariables> = {
  id: 'sha256:9fa65cff505906498ace54571ab518d5d6d8ec2c1748ed15f7ab4a43c77a2b25',
};
export const ApproveLetter: Document<ApproveLetterMutation, ApproveLetterMutationVariables> = {
  id: 'sha256:737caf06af2d1c347683bcf0800ef316e95c5c35b4d3e224db529f19b0de6171',
  isVerb: true,
};
export const WithdrawLetter: Document<WithdrawLetterMutation, WithdrawLetterMutationVariables> = {
  id: 'sha256:a5bf1ba95e3dea8c039fb0207046744501d5d5c97fef70363309d5b99e099be9',
  isVerb: true,
};
export const RetryLetter: Document<RetryLetterMutation, RetryLetterMutationVariables> = {
  id: 'sha256:244dba30aef7581e85a245120fd97e4a5e3c8bb2ae13b5ec30b4b4b4b72c70bf',
  isVerb: true,
};
export const VouchForLetter: Document<VouchForLetterMutation, VouchForLetterMutationVariables> = {
  id: 'sha256:7c34e48ab5ab355f10b0ad51f9b11b76b4e1bf3dd22f5ad76941f654f3659b91',
  isVerb: true,
};
export const ClearLetter: Document<ClearLetterMutation, ClearLetterMutationVariables> = {
  id: 'sha256:247926c7463fa0bafafd0fe743e55f27882831bbbabe76443c927d728d6b33c1',
  isVerb: true,
};
