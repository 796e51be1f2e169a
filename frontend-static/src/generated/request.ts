// Written by `npm run gen` from the .graphql files beside the pages. Never edit it.
import type { Document } from '../foundation/graphql';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** Whether to ask the committee (OURS) or somebody else, whom the guidance names. */
export type GuideLane =
  | 'OURS'
  | 'NOT_OURS';

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
  | 'PHONE_INVALID'
  | 'CODE_INVALID'
  | 'HASH_INVALID'
  | 'DATE_INVALID'
  | 'CURSOR_INVALID'
  | 'PAGE_SIZE_INVALID'
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
  | 'TWO_PERSONS_REQUIRED'
  | 'OWN_CASE'
  | 'POST_UNKNOWN'
  | 'WRONG_STATE'
  | 'ALREADY_CLAIMED'
  | 'TOO_MANY_AT_ONCE'
  | 'TOKEN_REUSED'
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
  | 'SEAL_NOT_AVAILABLE'
  | 'SEAL_KEY_UNKNOWN'
  | 'SEAL_TERM_INVALID'
  | 'RENDER_FAILED'
  | 'RENDERER_BUSY'
  | 'DOCUMENT_UNKNOWN'
  | 'DOCUMENT_REQUIRED';

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
  | 'ENTRUSTED';

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
  /** If it is to be printed. */
  idNumber?: string | null | undefined;
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

export type WordingExamplesQueryVariables = Exact<{ [key: string]: never; }>;


export type WordingExamplesQuery = { wordingExamples: Array<{ title: string, purpose: string, recipient: string, text: string }> };

export type GuideQueryVariables = Exact<{
  regionCode: string;
  title: string;
}>;


export type GuideQuery = { guide: { lane: GuideLane, entryName: string | null, goInstead: string | null, legalBasis: string | null, documentNo: string | null, needsConfirmation: boolean } };

export type GuideAndSimilarQueryVariables = Exact<{
  regionCode: string;
  title: string;
  purpose: string;
  text: string;
  similar: SimilarProofsInput;
}>;


export type GuideAndSimilarQuery = { guide: { lane: GuideLane, entryName: string | null, goInstead: string | null, legalBasis: string | null, documentNo: string | null, needsConfirmation: boolean }, similarProofs: Array<{ id: string, title: string, state: ProofState, requestedAt: string }> };

export type GuidePartsFragment = { lane: GuideLane, entryName: string | null, goInstead: string | null, legalBasis: string | null, documentNo: string | null, needsConfirmation: boolean };

export type RequestProofMutationVariables = Exact<{
  input: RequestProofInput;
}>;


export type RequestProofMutation = { requestProof:
    | { __typename: 'Proof', id: string, dueOn: string, calendarKnown: boolean, committee: { name: string, contactPhone: string } }
    | { __typename: 'NotOurs', name: string, goInstead: string, legalBasis: string, documentNo: string, needsConfirmation: boolean, message: string, messageEn: string }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type ProofToMendQueryVariables = Exact<{
  id: string;
}>;


export type ProofToMendQuery = { myProof: { id: string, state: ProofState, title: string, purpose: string, recipient: string, text: string, subjectName: string, relation: Relation, committee: { name: string, contactPhone: string }, attachments: Array<{ id: string, mediaType: string, size: number, url: string }>, steps: Array<{ at: string, verb: string, reason: string | null, remedy: string | null, words: string | null }> } };

export type ResubmitProofMutationVariables = Exact<{
  input: ResubmitProofInput;
}>;


export type ResubmitProofMutation = { resubmitProof:
    | { __typename: 'Proof', id: string, dueOn: string }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type ProblemPartsFragment = { code: ProblemCode, message: string, messageEn: string, field: string | null };

export const FindCommittees: Document<FindCommitteesQuery, FindCommitteesQueryVariables> = {
  id: 'sha256:cdfb3fd1935c664ea06d4b5df5cb0d0b46767f92811352fe4f9b010699df911a',
};
export const LastCommittee: Document<LastCommitteeQuery, LastCommitteeQueryVariables> = {
  id: 'sha256:69801f7af1b1b9c9772accd7d10ed2e8135847f56f656dbc4acc0a07ce370aac',
};
export const RequestTerms: Document<RequestTermsQuery, RequestTermsQueryVariables> = {
  id: 'sha256:2e0749909ac67a2733bcaa8707e6bb14284bf03a13a8f69a0cd9eeade987e8d4',
};
export const WordingExamples: Document<WordingExamplesQuery, WordingExamplesQueryVariables> = {
  id: 'sha256:3f6dd36db942cc153a19d30d28c1e4ba842b9590d70c3583e465de6479e0350e',
};
export const Guide: Document<GuideQuery, GuideQueryVariables> = {
  id: 'sha256:d6fcce42d90df60ae5866720ff181b33c7e8431e59e879e381b2b5da135acf8e',
};
export const GuideAndSimilar: Document<GuideAndSimilarQuery, GuideAndSimilarQueryVariables> = {
  id: 'sha256:c987adc7b0218c139897354df411b93bb291fd0a06c21db44160910c892440b6',
};
export const RequestProof: Document<RequestProofMutation, RequestProofMutationVariables> = {
  id: 'sha256:0935610308734505192be7d973ade90bda54e3708271035d7c1f2da4719fdac4',
};
export const ProofToMend: Document<ProofToMendQuery, ProofToMendQueryVariables> = {
  id: 'sha256:a1e7e23a7aedb27731b7560f9e4fb26aa24fcfeb25e3e1a8195bf5b8f8dc00d5',
};
export const ResubmitProof: Document<ResubmitProofMutation, ResubmitProofMutationVariables> = {
  id: 'sha256:73232c09f31eb69f7d6f5cedf1d80bf80d925ab62274aa3d2a275a0e1835e5f2',
};
