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

export type OrganisationArchiveQueryVariables = Exact<{
  search?: string | null | undefined;
  state?: ArchivedState | null | undefined;
  year?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type OrganisationArchiveQuery = { organisationArchive: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { proofId: string, title: string, number: string, issuer: string, filedAt: string, state: ArchivedState } }> } };

export type OrganisationYearsQueryVariables = Exact<{ [key: string]: never; }>;


export type OrganisationYearsQuery = { organisationArchiveYears: Array<{ year: number, count: number }> };

export type OrganisationPaperQueryVariables = Exact<{
  id: string;
}>;


export type OrganisationPaperQuery = { organisationPaper: { proofId: string, title: string, state: ArchivedState, validUntil: string | null, purpose: string, recipient: string, fileUrl: string, imageUrl: string, fileSize: number, pages: number, committee: { name: string, contactPhone: string }, numbers: { number: string, verificationCode: string, issuedOn: string } } };

export const OrganisationArchive: Document<OrganisationArchiveQuery, OrganisationArchiveQueryVariables> = {
  id: 'sha256:571d23df3bcddfb1f1b257cad8f6724b4bdbd44f9cc6c9540a1d873f647eaea3',
};
export const OrganisationYears: Document<OrganisationYearsQuery, OrganisationYearsQueryVariables> = {
  id: 'sha256:5d55fcf12f5cb43a474dd78368f5222e23d62e81e46c70c8af2a2373991bd91d',
};
export const OrganisationPaper: Document<OrganisationPaperQuery, OrganisationPaperQueryVariables> = {
  id: 'sha256:770981f45a42b48ab0a51ad0aaa315ba9bc0905175a0fa334e46e7191af0b90c',
};
