// Written by `npm run gen` from the .graphql files beside the pages. Never edit it.
import type { Document } from '../foundation/graphql';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** On what you act. Exactly one of `legalBasis` and `consentId` is needed 办件依据. */
export type CaseContext = {
  /** The number of the live case in your system, at most 60 characters. */
  caseNumber: string;
  /** What for, at most 200 characters; the resident reads it. With a consent, exactly the purpose that she agreed to. */
  purpose: string;
  /** One of the texts registered for your key or console. */
  legalBasis?: string | null | undefined;
  /** A consent given to you that is in force. */
  consentId?: string | null | undefined;
};

/** Where a request for consent stands 授权状态. */
export type ConsentState =
  | 'ASKED'
  | 'AGREED'
  | 'REFUSED'
  | 'EXPIRED'
  | 'WITHDRAWN'
  | 'ENDED';

/** One paper. Exactly one of number, verificationCode and fileSha256 is needed. */
export type PaperInput = {
  /** 编号. Gives how it stands, and nothing about the person. */
  number?: string | null | undefined;
  /** The code at the foot of the paper. */
  verificationCode?: string | null | undefined;
  /** SHA-256 of the PDF, 64 hexadecimal characters. */
  fileSha256?: string | null | undefined;
  /** To learn whether the paper is about this person. */
  subject?: PaperSubjectInput | null | undefined;
};

/** How a paper stands 核验结果. UNKNOWN: there is none that you may ask about. UNREADABLE: a slip of typing; nothing was looked up. */
export type PaperOutcome =
  | 'VALID'
  | 'DOUBTED'
  | 'REVOKED'
  | 'SUPERSEDED'
  | 'EXPIRED'
  | 'UNKNOWN'
  | 'UNREADABLE';

/** Why a proof no longer holds. */
export type PaperReasonCode =
  | 'FACTS_WRONG'
  | 'ISSUED_BY_MISTAKE'
  | 'SEAL_COMPROMISED'
  | 'HOLDER_ASKED'
  | 'OTHER'
  | 'CORRECTED'
  | 'PAST_LAST_DAY'
  | 'SEAL_IN_DOUBT';

/** The person whom you believe the paper to be about. Give both. */
export type PaperSubjectInput = {
  /** The full name, as on the identity card. */
  name: string;
  /** The identity number, 18 characters. */
  idNumber: string;
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

/** Asks one resident for some of her papers, for one purpose. */
export type RequestConsentInput = {
  /** Her full name. */
  holderName: string;
  /** Her identity number, 18 characters. */
  holderIdNumber: string;
  /** Titles of papers, at most 20; empty leaves it to her. */
  wanted: Array<string>;
  /** What for, at most 200 characters. */
  purpose: string;
  /** Why you need them and what follows without, at most 500 characters. */
  legalNote: string;
  /** Your case, at most 60 characters. */
  caseNumber: string;
  /** For how long, 1 to 30 days from her agreement. */
  days: number;
  /** Yours for this request: sent again, it gives the same request. */
  clientToken: string;
};

export type DepartmentConsentPartsFragment = { id: string, state: ConsentState, caseNumber: string, purpose: string, wanted: Array<string>, days: number, askedAt: string, askUntil: string, validUntil: string | null };

export type DepartmentConsoleQueryVariables = Exact<{ [key: string]: never; }>;


export type DepartmentConsoleQuery = { departmentConsole:
    | { __typename: 'DepartmentConsole', legalBases: Array<string> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type DepartmentVerifyMutationVariables = Exact<{
  context: CaseContext;
  proofs: Array<PaperInput> | PaperInput;
}>;


export type DepartmentVerifyMutation = { departmentVerify:
    | { __typename: 'CheckedPapers', results: Array<{ outcome: PaperOutcome, issuedOn: string | null, validUntil: string | null, title: string | null, number: string | null, reasons: Array<{ code: PaperReasonCode, on: string, number: string | null }>, issuer: { name: string } | null }>, evidence: { id: string, sha256: string, at: string } }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type DepartmentConsentsQueryVariables = Exact<{
  state?: ConsentState | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type DepartmentConsentsQuery = { departmentConsents: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, state: ConsentState, caseNumber: string, purpose: string, wanted: Array<string>, days: number, askedAt: string, askUntil: string, validUntil: string | null } }> } };

export type DepartmentConsentWithPapersQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type DepartmentConsentWithPapersQuery = { departmentConsent:
    | { __typename: 'DepartmentConsent', id: string, state: ConsentState, caseNumber: string, purpose: string, wanted: Array<string>, days: number, askedAt: string, askUntil: string, validUntil: string | null }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
  , departmentPapers:
    | { __typename: 'ConsentedPapers', edges: Array<{ node: { proofId: string, outcome: PaperOutcome, title: string, number: string, issuedOn: string, validUntil: string | null, subjectName: string, subjectIdNumber: string | null, statement: string | null, issuer: { name: string } } }> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type RequestDepartmentConsentMutationVariables = Exact<{
  input: RequestConsentInput;
}>;


export type RequestDepartmentConsentMutation = { requestDepartmentConsent:
    | { __typename: 'DepartmentConsent', id: string, state: ConsentState, caseNumber: string, purpose: string, wanted: Array<string>, days: number, askedAt: string, askUntil: string, validUntil: string | null }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type DepartmentCopyMutationVariables = Exact<{
  consentId: string;
  proofId: string;
}>;


export type DepartmentCopyMutation = { departmentCopy:
    | { __typename: 'AnnotatedCopy', url: string, expiresAt: string }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type ProblemPartsFragment = { code: ProblemCode, message: string, messageEn: string, field: string | null };

export const DepartmentConsole: Document<DepartmentConsoleQuery, DepartmentConsoleQueryVariables> = {
  id: 'sha256:15b5054aa38a13c50dd00401235c348fe0f62d04147b935fde9e0589536d06a2',
};
export const DepartmentVerify: Document<DepartmentVerifyMutation, DepartmentVerifyMutationVariables> = {
  id: 'sha256:63a8f64f7493de00b191426480d1b3b99973d4f81825c9918c42b77db31cc451',
  isVerb: true,
};
export const DepartmentConsents: Document<DepartmentConsentsQuery, DepartmentConsentsQueryVariables> = {
  id: 'sha256:81b2d36977f5cd7b1d72c32655458f296d0c559d14f6371062ce8ae8bbf6770a',
};
export const DepartmentConsentWithPapers: Document<DepartmentConsentWithPapersQuery, DepartmentConsentWithPapersQueryVariables> = {
  id: 'sha256:89741a039587833fb0c77863bc7a6df373a12b3cc0c61e3084a6bf8887f08746',
};
export const RequestDepartmentConsent: Document<RequestDepartmentConsentMutation, RequestDepartmentConsentMutationVariables> = {
  id: 'sha256:84bb69cf2898f326a62b9c11fbcbf18c8e10350bf8ea6c112cb76622ed0c345e',
  isVerb: true,
};
export const DepartmentCopy: Document<DepartmentCopyMutation, DepartmentCopyMutationVariables> = {
  id: 'sha256:ebe08158d4fe6dd41a880fded8732d79e0b481e09a310313917ba581526a8ce6',
  isVerb: true,
};
