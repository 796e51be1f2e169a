// Written by `npm run gen` from the .graphql files beside the pages. Never edit it.
import type { Document } from '../foundation/graphql';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
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

export type ProgressPartsFragment = { id: string, state: ProofState, revision: number, title: string, purpose: string, recipient: string, text: string, subjectName: string, relation: Relation, requestedAt: string, dueOn: string, calendarKnown: boolean, waitingForMe: boolean, validUntil: string | null, corrects: string | null, committee: { name: string, contactPhone: string }, numbers: { number: string } | null, steps: Array<{ at: string, verb: string, state: ProofState, reason: string | null, remedy: string | null, words: string | null }>, attachments: Array<{ id: string, mediaType: string, size: number, url: string }> };

export type MyProofsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type MyProofsQuery = { myProofs: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, state: ProofState, title: string, requestedAt: string, dueOn: string, validUntil: string | null, committee: { name: string } } }> } };

export type ProgressQueryVariables = Exact<{
  id: string;
  known?: number | null | undefined;
}>;


export type ProgressQuery = { proofProgress: { askAgainAfter: number, proof: { id: string, state: ProofState, revision: number, title: string, purpose: string, recipient: string, text: string, subjectName: string, relation: Relation, requestedAt: string, dueOn: string, calendarKnown: boolean, waitingForMe: boolean, validUntil: string | null, corrects: string | null, committee: { name: string, contactPhone: string }, numbers: { number: string } | null, steps: Array<{ at: string, verb: string, state: ProofState, reason: string | null, remedy: string | null, words: string | null }>, attachments: Array<{ id: string, mediaType: string, size: number, url: string }> } | null } };

export type WithdrawProofMutationVariables = Exact<{
  id: string;
}>;


export type WithdrawProofMutation = { withdrawProof:
    | { __typename: 'Proof', id: string, state: ProofState, revision: number, title: string, purpose: string, recipient: string, text: string, subjectName: string, relation: Relation, requestedAt: string, dueOn: string, calendarKnown: boolean, waitingForMe: boolean, validUntil: string | null, corrects: string | null, committee: { name: string, contactPhone: string }, numbers: { number: string } | null, steps: Array<{ at: string, verb: string, state: ProofState, reason: string | null, remedy: string | null, words: string | null }>, attachments: Array<{ id: string, mediaType: string, size: number, url: string }> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type ProblemPartsFragment = { code: ProblemCode, message: string, messageEn: string, field: string | null };

export const MyProofs: Document<MyProofsQuery, MyProofsQueryVariables> = {
  id: 'sha256:c754c2d5018cf636b4ee99c8dcf1ac324451673c661ce3a08fc36582e7b9c44a',
};
export const Progress: Document<ProgressQuery, ProgressQueryVariables> = {
  id: 'sha256:9baa9d994c427dd20fcb8c88334f0e498ed282338f9b5ae31f2e73c3daf2495d',
};
export const WithdrawProof: Document<WithdrawProofMutation, WithdrawProofMutationVariables> = {
  id: 'sha256:4da26b7dd88291f15a903526b2b7670c31d3e1d10ff0f39f9b760e0283693624',
};
