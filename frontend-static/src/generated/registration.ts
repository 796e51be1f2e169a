// Written by `npm run gen` from the .graphql files beside the pages. Never edit it.
import type { Document } from '../foundation/graphql';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** A cell to write. */
export type CellInput = {
  /** The code of its column. */
  column: string;
  /** What to write; empty leaves it blank. */
  text: string;
};

/** What a cell of a column may hold. */
export type CellKind =
  | 'NUMBER'
  | 'TEXT'
  | 'TICK'
  | 'YES_NO'
  | 'YES_OR_REASON'
  | 'VERIFICATION'
  | 'OPINION'
  | 'CANCEL_REASON'
  | 'SUBSTITUTES'
  | 'PHONE';

/** Who answers for a form that is filed. */
export type FileRegistrationInput = {
  /** The draft. */
  id: string;
  /** 分管领导, where the form asks for one. */
  leader?: string;
  /** 联系人. */
  contactName: string;
  /** 联系电话. */
  contactPhone: string;
  /** 填报日期; null: today. */
  filledOn?: string | null | undefined;
  /** Lines above the rows; empty leaves them as they are. */
  head?: Array<CellInput>;
};

/** A draft, in force, or replaced by a later filing. */
export type FilingState =
  | 'DRAFT'
  | 'FILED'
  | 'SUPERSEDED';

/** Which form of the reform. */
export type FormCode =
  | 'DEMANDED'
  | 'MEASURES'
  | 'MATERIALS'
  | 'ASSISTANCE'
  | 'SUMMARY';

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

/** A row to write into a draft. */
export type PutFilingRowInput = {
  /** The draft. */
  filingId: string;
  /** Null: a new row at the end. */
  rowId?: string | null | undefined;
  /** Its cells. */
  cells: Array<CellInput>;
};

/** What is wrong with a workbook as a whole. */
export type TroubleCode =
  | 'NO_WORKBOOK'
  | 'BROKEN'
  | 'TOO_LARGE'
  | 'SHEETS'
  | 'MACROS'
  | 'HEADINGS_MISSING'
  | 'HEADING_UNKNOWN'
  | 'NO_ROWS';

export type FilingPartsFragment = { id: string, form: FormCode, state: FilingState, subject: string, nil: boolean, beingRead: boolean, rowsDone: number, rowsTotal: number | null, rowCount: number, faultyCount: number, startedAt: string, filedAt: string | null, workbookUrl: string };

export type FilingRowPartsFragment = { id: string, position: number, line: number | null, cells: Array<{ column: string, text: string }>, faults: Array<{ column: string, cell: string | null, message: string, messageEn: string }> };

export type RegistrationFormsQueryVariables = Exact<{ [key: string]: never; }>;


export type RegistrationFormsQuery = { registrationForms: Array<{ code: FormCode, title: string, source: string, blankUrl: string }> };

export type FilingsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type FilingsQuery = { filings: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, form: FormCode, state: FilingState, subject: string, nil: boolean, beingRead: boolean, rowsDone: number, rowsTotal: number | null, rowCount: number, faultyCount: number, startedAt: string, filedAt: string | null, workbookUrl: string } }> } };

export type OpenedFilingQueryVariables = Exact<{
  id: string;
}>;


export type OpenedFilingQuery = { filing: { filledOn: string | null, leader: string, contactName: string, contactPhone: string, id: string, form: FormCode, state: FilingState, subject: string, nil: boolean, beingRead: boolean, rowsDone: number, rowsTotal: number | null, rowCount: number, faultyCount: number, startedAt: string, filedAt: string | null, workbookUrl: string, head: Array<{ column: string, text: string }>, troubles: Array<{ code: TroubleCode, fatal: boolean, message: string, messageEn: string }> }, registrationForms: Array<{ code: FormCode, title: string, notes: Array<string>, signedByLeader: boolean, blankUrl: string, head: Array<{ code: string, heading: string, required: boolean }>, columns: Array<{ code: string, heading: string, group: string, kind: CellKind, required: boolean, limit: number }> }> };

export type FilingRowsQueryVariables = Exact<{
  filingId: string;
  faulty: boolean;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type FilingRowsQuery = { filingRows: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, position: number, line: number | null, cells: Array<{ column: string, text: string }>, faults: Array<{ column: string, cell: string | null, message: string, messageEn: string }> } }> } };

export type StartFilingMutationVariables = Exact<{
  form: FormCode;
}>;


export type StartFilingMutation = { startFiling:
    | { __typename: 'Filing', id: string }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type PutFilingRowMutationVariables = Exact<{
  input: PutFilingRowInput;
}>;


export type PutFilingRowMutation = { putFilingRow:
    | { __typename: 'FilingRow', id: string, position: number, line: number | null, cells: Array<{ column: string, text: string }>, faults: Array<{ column: string, cell: string | null, message: string, messageEn: string }> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type DeleteFilingRowMutationVariables = Exact<{
  filingId: string;
  rowId: string;
}>;


export type DeleteFilingRowMutation = { deleteFilingRow:
    | { __typename: 'Filing', id: string, form: FormCode, state: FilingState, subject: string, nil: boolean, beingRead: boolean, rowsDone: number, rowsTotal: number | null, rowCount: number, faultyCount: number, startedAt: string, filedAt: string | null, workbookUrl: string }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type DeclareNilMutationVariables = Exact<{
  id: string;
}>;


export type DeclareNilMutation = { declareNil:
    | { __typename: 'Filing', id: string, form: FormCode, state: FilingState, subject: string, nil: boolean, beingRead: boolean, rowsDone: number, rowsTotal: number | null, rowCount: number, faultyCount: number, startedAt: string, filedAt: string | null, workbookUrl: string }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type FileRegistrationMutationVariables = Exact<{
  input: FileRegistrationInput;
}>;


export type FileRegistrationMutation = { fileRegistration:
    | { __typename: 'Filing', id: string, form: FormCode, state: FilingState, subject: string, nil: boolean, beingRead: boolean, rowsDone: number, rowsTotal: number | null, rowCount: number, faultyCount: number, startedAt: string, filedAt: string | null, workbookUrl: string }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type DiscardFilingMutationVariables = Exact<{
  id: string;
}>;


export type DiscardFilingMutation = { discardFiling:
    | { __typename: 'Done' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type RegistrationOfficesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type RegistrationOfficesQuery = { registrationOffices: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { missing: Array<FormCode>, organisation: { id: string, name: string }, filings: Array<{ id: string, form: FormCode, state: FilingState, subject: string, nil: boolean, beingRead: boolean, rowsDone: number, rowsTotal: number | null, rowCount: number, faultyCount: number, startedAt: string, filedAt: string | null, workbookUrl: string }> } }> } };

export type DeriveChangeRequestMutationVariables = Exact<{
  filingId: string;
}>;


export type DeriveChangeRequestMutation = { deriveChangeRequest:
    | { __typename: 'DerivedChangeRequest', leftOut: Array<string>, request: { id: string } }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type ProblemPartsFragment = { code: ProblemCode, message: string, messageEn: string, field: string | null };

export const RegistrationForms: Document<RegistrationFormsQuery, RegistrationFormsQueryVariables> = {
  id: 'sha256:e1258956bc04ee2061042564873530c6ced1b62404b501913b741e05a225e8cc',
};
export const Filings: Document<FilingsQuery, FilingsQueryVariables> = {
  id: 'sha256:33948eeeeea9db7bd5ac0433ddddf655bdb0f55640d15d6b8cb1742521eef55d',
};
export const OpenedFiling: Document<OpenedFilingQuery, OpenedFilingQueryVariables> = {
  id: 'sha256:ca97b386d7eace19a7995869dc545770e9620cc3e7ee3a69c4ba6abb872ae2e2',
};
export const FilingRows: Document<FilingRowsQuery, FilingRowsQueryVariables> = {
  id: 'sha256:4efec599fe3e48c5ee0d897cab23858d9d3dd35e8207a8c8a779aefe50517ee9',
};
export const StartFiling: Document<StartFilingMutation, StartFilingMutationVariables> = {
  id: 'sha256:b871cdbe33c658b0a1b649474841d2a6475f2768c6ef4866c950b395e58f5488',
  isVerb: true,
};
export const PutFilingRow: Document<PutFilingRowMutation, PutFilingRowMutationVariables> = {
  id: 'sha256:88ba6d17622782f7d2ac658dae29fb7b37b69fba53ff2cee4147ba3ff7f3ec74',
  isVerb: true,
};
export const DeleteFilingRow: Document<DeleteFilingRowMutation, DeleteFilingRowMutationVariables> = {
  id: 'sha256:eb188ac1c5b87223166f21c20d53b1b4f2032d07992b5ef197f1b4c2f37216ba',
  isVerb: true,
};
export const DeclareNil: Document<DeclareNilMutation, DeclareNilMutationVariables> = {
  id: 'sha256:43d17e41f5e582e61374cacd03d3f437afa9a0038d4f0a84e659c67a1e13a301',
  isVerb: true,
};
export const FileRegistration: Document<FileRegistrationMutation, FileRegistrationMutationVariables> = {
  id: 'sha256:204ba648c692831c7208c104c20ffe9a0544d8bbe1b5c2a81d3776268a95b779',
  isVerb: true,
};
export const DiscardFiling: Document<DiscardFilingMutation, DiscardFilingMutationVariables> = {
  id: 'sha256:2c395065a5c764b38cf3cd7a7e2daffb843afa2309df91f0b817c0db49f85532',
  isVerb: true,
};
export const RegistrationOffices: Document<RegistrationOfficesQuery, RegistrationOfficesQueryVariables> = {
  id: 'sha256:3fbf804e7b21ab525cddd73454b8d80275f6a2af2de0a06a099c48ab38a4c23b',
};
export const DeriveChangeRequest: Document<DeriveChangeRequestMutation, DeriveChangeRequestMutationVariables> = {
  id: 'sha256:57f1d955fdc2450be2f042630f24f6ce001a4153963a686b55898395be2a3c27',
  isVerb: true,
};
