// Written by `npm run gen` from the .graphql files beside the pages. Never edit it.
import type { Document } from '../foundation/graphql';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** The answer of the guide 免证指引, the most welcome first. */
export type GuideLane =
  | 'ABOLISHED'
  | 'REPLACED'
  | 'OTHER_AUTHORITY'
  | 'OURS'
  | 'THIRD_LANE';

/** What committees do with a proof that no list names. */
export type LaneRule =
  | 'ALLOW'
  | 'ALLOW_WITH_REVIEW'
  | 'REFUSE';

/** What comes before a proof that no list names 附加手续. */
export type LaneStep =
  | 'CONSULTATION'
  | 'DIRECTOR_SIGNATURE'
  | 'LEGAL_ADVISER'
  | 'OUTSIDE_DEMAND';

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

/** Who the proof is about 代办关系. */
export type Relation =
  | 'SELF'
  | 'SPOUSE'
  | 'PARENT'
  | 'CHILD'
  | 'RELATIVE'
  | 'WARD'
  | 'ENTRUSTED'
  | 'REPRESENTED';

/** A request for a proof, in my own words. */
export type RequestProofInput = {
  /** Made by the client once per request, so that a repeated submit is harmless. */
  clientToken: string;
  /** The committee's region. */
  regionCode: string;
  /** What is to be certified, at most 60 characters. */
  title: string;
  /** What it is for, at most 200 characters. */
  purpose: string;
  /** Which office asked, at most 100 characters. */
  recipient: string;
  /** The facts, at most 2,000 characters. */
  text: string;
  /** Null: myself. */
  subject?: SubjectInput | null | undefined;
  /** Files uploaded before. */
  attachmentIds?: Array<string>;
  /** The version of `declaration` that I was shown and declared 真实性承诺. */
  declaration: string;
};

/** The mended words of a request that came back. */
export type ResubmitProofInput = {
  /** The proof. */
  id: string;
  /** What is to be certified. */
  title: string;
  /** What it is for. */
  purpose: string;
  /** Which office asked. */
  recipient: string;
  /** The facts. */
  text: string;
  /** Null: as before. */
  subject?: SubjectInput | null | undefined;
  /** Files uploaded since; they join the others. */
  attachmentIds?: Array<string>;
  /** The version of `declaration` that I was shown and declared 真实性承诺. */
  declaration: string;
};

/** What I am about to ask for, to see whether I have it already. */
export type SimilarProofsInput = {
  /** What is to be certified. */
  title: string;
  /** What it is for. */
  purpose: string;
  /** Which office asked. */
  recipient: string;
  /** Whom it is about; null: myself. */
  subjectName?: string | null | undefined;
};

/** Whom the proof is about, when not myself. */
export type SubjectInput = {
  /** The name. */
  name: string;
  /** Of a person, if it is to be printed. */
  idNumber?: string | null | undefined;
  /** 统一社会信用代码; for REPRESENTED needed, else not allowed. */
  uscc?: string | null | undefined;
  /** Who that is to me. */
  relation: Relation;
};

export type FindCommitteesQueryVariables = Exact<{
  search: string;
}>;


export type FindCommitteesQuery = { regions: Array<{ code: string, name: string, fullName: string, abolishedOn: string | null, successors: Array<{ code: string, name: string, fullName: string }> }> };

export type LastCommitteeQueryVariables = Exact<{ [key: string]: never; }>;


export type LastCommitteeQuery = { myProofs: { edges: Array<{ node: { region: string, committee: { name: string } } }> } };

export type RequestTermsQueryVariables = Exact<{
  regionCode: string;
}>;


export type RequestTermsQuery = { requestTerms:
    | { __typename: 'RequestTerms', dueOn: string, calendarKnown: boolean, workingDays: number, committee: { name: string, contactPhone: string } }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type TodaysDeclarationQueryVariables = Exact<{ [key: string]: never; }>;


export type TodaysDeclarationQuery = { declaration: { version: string, text: string, textEn: string } };

export type WordingExamplesQueryVariables = Exact<{ [key: string]: never; }>;


export type WordingExamplesQuery = { wordingExamples: Array<{ title: string, purpose: string, recipient: string, text: string }> };

export type GuideQueryVariables = Exact<{
  regionCode: string;
  title: string;
}>;


export type GuideQuery = { guide: { lane: GuideLane, binding: boolean, findings: Array<{ lane: GuideLane, binding: boolean, itemCode: string, version: number, url: string, complainUrl: string | null, name: string, purpose: string, demandingUnit: string, advice: string, adviceEn: string, goInstead: string, legalBasis: string, documentNo: string, needsConfirmation: boolean, matched: Array<{ field: string, words: string }> }>, policy: { region: string, version: number, rule: LaneRule, ways: Array<Array<LaneStep>>, legalBasis: string, source: string, needsConfirmation: boolean } | null } };

export type GuideAndSimilarQueryVariables = Exact<{
  regionCode: string;
  title: string;
  purpose: string;
  text: string;
  office: string;
  similar: SimilarProofsInput;
}>;


export type GuideAndSimilarQuery = { guide: { lane: GuideLane, binding: boolean, findings: Array<{ lane: GuideLane, binding: boolean, itemCode: string, version: number, url: string, complainUrl: string | null, name: string, purpose: string, demandingUnit: string, advice: string, adviceEn: string, goInstead: string, legalBasis: string, documentNo: string, needsConfirmation: boolean, matched: Array<{ field: string, words: string }> }>, policy: { region: string, version: number, rule: LaneRule, ways: Array<Array<LaneStep>>, legalBasis: string, source: string, needsConfirmation: boolean } | null }, similarProofs: Array<{ id: string, title: string, state: ProofState, requestedAt: string }> };

export type RequestProofMutationVariables = Exact<{
  input: RequestProofInput;
}>;


export type RequestProofMutation = { requestProof:
    | { __typename: 'Proof', id: string, dueOn: string, calendarKnown: boolean, committee: { name: string, contactPhone: string } }
    | { __typename: 'NotOurs', name: string, goInstead: string, message: string, messageEn: string, finding: { lane: GuideLane, binding: boolean, itemCode: string, version: number, url: string, complainUrl: string | null, name: string, purpose: string, demandingUnit: string, advice: string, adviceEn: string, goInstead: string, legalBasis: string, documentNo: string, needsConfirmation: boolean, matched: Array<{ field: string, words: string }> } }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type ProofToMendQueryVariables = Exact<{
  id: string;
}>;


export type ProofToMendQuery = { myProof: { id: string, state: ProofState, title: string, purpose: string, recipient: string, text: string, subjectName: string, subjectUscc: string | null, relation: Relation, committee: { name: string, contactPhone: string }, attachments: Array<{ id: string, mediaType: string, size: number, url: string }>, steps: Array<{ at: string, verb: string, reason: string | null, remedy: string | null, words: string | null }> } };

export type ResubmitProofMutationVariables = Exact<{
  input: ResubmitProofInput;
}>;


export type ResubmitProofMutation = { resubmitProof:
    | { __typename: 'Proof', id: string, dueOn: string }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type MaterialsToReuseQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type MaterialsToReuseQuery = { myMaterials: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { timesUsed: number, proofTitle: string, attachment: { id: string, mediaType: string, size: number, url: string, uploadedAt: string } } }> } };

export type ReuseMaterialMutationVariables = Exact<{
  attachmentId: string;
}>;


export type ReuseMaterialMutation = { reuseMaterial:
    | { __typename: 'Attachment', id: string }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type ProblemPartsFragment = { code: ProblemCode, message: string, messageEn: string, field: string | null };

export type GuidePartsFragment = { lane: GuideLane, binding: boolean, findings: Array<{ lane: GuideLane, binding: boolean, itemCode: string, version: number, url: string, complainUrl: string | null, name: string, purpose: string, demandingUnit: string, advice: string, adviceEn: string, goInstead: string, legalBasis: string, documentNo: string, needsConfirmation: boolean, matched: Array<{ field: string, words: string }> }>, policy: { region: string, version: number, rule: LaneRule, ways: Array<Array<LaneStep>>, legalBasis: string, source: string, needsConfirmation: boolean } | null };

export type GuideFindingPartsFragment = { lane: GuideLane, binding: boolean, itemCode: string, version: number, url: string, complainUrl: string | null, name: string, purpose: string, demandingUnit: string, advice: string, adviceEn: string, goInstead: string, legalBasis: string, documentNo: string, needsConfirmation: boolean, matched: Array<{ field: string, words: string }> };

export type LanePolicyPartsFragment = { region: string, version: number, rule: LaneRule, ways: Array<Array<LaneStep>>, legalBasis: string, source: string, needsConfirmation: boolean };

export type MaterialPartsFragment = { timesUsed: number, proofTitle: string, attachment: { id: string, mediaType: string, size: number, url: string, uploadedAt: string } };

export const FindCommittees: Document<FindCommitteesQuery, FindCommitteesQueryVariables> = {
  id: 'sha256:cdfb3fd1935c664ea06d4b5df5cb0d0b46767f92811352fe4f9b010699df911a',
};
export const LastCommittee: Document<LastCommitteeQuery, LastCommitteeQueryVariables> = {
  id: 'sha256:69801f7af1b1b9c9772accd7d10ed2e8135847f56f656dbc4acc0a07ce370aac',
};
export const RequestTerms: Document<RequestTermsQuery, RequestTermsQueryVariables> = {
  id: 'sha256:2e0749909ac67a2733bcaa8707e6bb14284bf03a13a8f69a0cd9eeade987e8d4',
};
export const TodaysDeclaration: Document<TodaysDeclarationQuery, TodaysDeclarationQueryVariables> = {
  id: 'sha256:c7f45754e4ea948229f79d1ad7737e7576b6f8b7f045a2d2f8446aaba16cc7a2',
};
export const WordingExamples: Document<WordingExamplesQuery, WordingExamplesQueryVariables> = {
  id: 'sha256:3f6dd36db942cc153a19d30d28c1e4ba842b9590d70c3583e465de6479e0350e',
};
export const Guide: Document<GuideQuery, GuideQueryVariables> = {
  id: 'sha256:d9012a2a709c4886987e9993ec75edc38b5195aab246dda3693eea61a9909eae',
};
export const GuideAndSimilar: Document<GuideAndSimilarQuery, GuideAndSimilarQueryVariables> = {
  id: 'sha256:abe50e64dae3f1949563d6e32a292d49c0d7e24c71408a1ef58bbaaf014b7901',
};
export const RequestProof: Document<RequestProofMutation, RequestProofMutationVariables> = {
  id: 'sha256:084466c30d9ee53395027a3c25a3cc4478762bf19142ba15d9f8a77d9bbe0b1d',
  isVerb: true,
};
export const ProofToMend: Document<ProofToMendQuery, ProofToMendQueryVariables> = {
  id: 'sha256:662d3c774604d83875425d8f0ccfe863965235f63d88e1967b6351ca4c837987',
};
export const ResubmitProof: Document<ResubmitProofMutation, ResubmitProofMutationVariables> = {
  id: 'sha256:73232c09f31eb69f7d6f5cedf1d80bf80d925ab62274aa3d2a275a0e1835e5f2',
  isVerb: true,
};
export const MaterialsToReuse: Document<MaterialsToReuseQuery, MaterialsToReuseQueryVariables> = {
  id: 'sha256:7da6dcbcd3e6e988bccc0206b153a14fa9bff025f5331c00782671658419dfb9',
};
export const ReuseMaterial: Document<ReuseMaterialMutation, ReuseMaterialMutationVariables> = {
  id: 'sha256:def9c3ffe307737d261c111fe7553e379d97257f03a6f2847453a3889605f801',
  isVerb: true,
};
