// Written by `npm run gen` from the .graphql files beside the pages. Never edit it.
import type { Document } from '../foundation/graphql';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
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

/** The way by which somebody looked 查阅途径. */
export type DisclosureDoor =
  | 'CHECK'
  | 'DESK'
  | 'SHARE'
  | 'SHOW'
  | 'EXCHANGE'
  | 'ORGANISATION';

export type MyDisclosuresQueryVariables = Exact<{
  proofId?: string | null | undefined;
  door?: DisclosureDoor | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MyDisclosuresQuery = { myDisclosures: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, at: string, proofId: string, title: string, door: DisclosureDoor, parts: Array<DisclosedField>, looker: string | null, known: boolean, purpose: string | null, legalBasis: string | null, caseNumber: string | null } }> } };

export const MyDisclosures: Document<MyDisclosuresQuery, MyDisclosuresQueryVariables> = {
  id: 'sha256:e2f9284c9f66a85698354c4780a65e9fc9c7ac584a584a1bc14531d039e3f1ad',
};
