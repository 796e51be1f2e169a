// Written by `npm run gen` from the .graphql files beside the pages. Never edit it.
import type { Document } from '../foundation/graphql';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** Whether a filed paper still holds 档案状态. */
export type ArchivedState =
  | 'VALID'
  | 'REVOKED'
  | 'SUPERSEDED'
  | 'EXPIRED';

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

/** Whether a code or a file was checked. */
export type VerificationMethod =
  | 'CODE'
  | 'FILE';

/** Whether the proof holds 查验结果. */
export type VerificationOutcome =
  | 'VALID'
  | 'REVOKED'
  | 'SUPERSEDED'
  | 'EXPIRED'
  | 'UNKNOWN';

export type MyArchiveQueryVariables = Exact<{
  state?: ArchivedState | null | undefined;
  after?: string | null | undefined;
}>;


export type MyArchiveQuery = { myArchive: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { proofId: string, title: string, number: string, issuer: string, filedAt: string, state: ArchivedState } }> } };

export type PaperQueryVariables = Exact<{
  id: string;
}>;


export type PaperQuery = { myProof: { id: string, state: ProofState, title: string, purpose: string, recipient: string, subjectName: string, validUntil: string | null, corrects: string | null, fileUrl: string | null, fileSize: number | null, imageUrl: string | null, pages: number | null, committee: { name: string, contactPhone: string }, numbers: { number: string, verificationCode: string, issuedOn: string } | null, steps: Array<{ at: string, verb: string, reason: string | null, words: string | null }> } };

export type ChecksOfPaperQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type ChecksOfPaperQuery = { checksOfMyProof: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ cursor: string, node: { at: string, method: VerificationMethod, outcome: VerificationOutcome } }> } };

export type CorrectionsOfMineQueryVariables = Exact<{ [key: string]: never; }>;


export type CorrectionsOfMineQuery = { myProofs: { edges: Array<{ node: { id: string, corrects: string | null, fileUrl: string | null } }> } };

export type PaperCardQueryVariables = Exact<{
  id: string;
}>;


export type PaperCardQuery = { myProof: { state: ProofState, title: string, subjectName: string, validUntil: string | null, fileUrl: string | null, committee: { name: string }, numbers: { number: string, verificationCode: string } | null } };

export const MyArchive: Document<MyArchiveQuery, MyArchiveQueryVariables> = {
  id: 'sha256:96e9ac07e99dc3b3de4de2ab031df08dfae0a2a1e191ac366047a4d876381577',
};
export const Paper: Document<PaperQuery, PaperQueryVariables> = {
  id: 'sha256:ea655720dd77555788273d53e9dcdf66d351c14bdf498ce3246d37de9451df86',
};
export const ChecksOfPaper: Document<ChecksOfPaperQuery, ChecksOfPaperQueryVariables> = {
  id: 'sha256:bcb3963390439a19e4261ea0cc24808b1d58ff75201b2c740f4d16724a3f8580',
};
export const CorrectionsOfMine: Document<CorrectionsOfMineQuery, CorrectionsOfMineQueryVariables> = {
  id: 'sha256:687f5b9cd679c9d436e6f59c5cedc3967fa3eabccd01a32dcb78c361f96252f3',
};
export const PaperCard: Document<PaperCardQuery, PaperCardQueryVariables> = {
  id: 'sha256:ba85bdbe0780d117881ce3530faab5c6ab88f9c2519b747c88efee70f35dd18b',
};
