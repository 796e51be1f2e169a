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

export type AskGuideQueryVariables = Exact<{
  regionCode: string;
  words: string;
}>;


export type AskGuideQuery = { guide: { lane: GuideLane, binding: boolean, findings: Array<{ lane: GuideLane, binding: boolean, itemCode: string, version: number, url: string, complainUrl: string | null, name: string, purpose: string, demandingUnit: string, advice: string, adviceEn: string, goInstead: string, legalBasis: string, documentNo: string, needsConfirmation: boolean, matched: Array<{ field: string, words: string }> }>, policy: { region: string, version: number, rule: LaneRule, ways: Array<Array<LaneStep>>, legalBasis: string, source: string, needsConfirmation: boolean } | null } };

export type PlacesToAskInQueryVariables = Exact<{
  search: string;
}>;


export type PlacesToAskInQuery = { regions: Array<{ code: string, name: string, fullName: string }> };

export type GuidePartsFragment = { lane: GuideLane, binding: boolean, findings: Array<{ lane: GuideLane, binding: boolean, itemCode: string, version: number, url: string, complainUrl: string | null, name: string, purpose: string, demandingUnit: string, advice: string, adviceEn: string, goInstead: string, legalBasis: string, documentNo: string, needsConfirmation: boolean, matched: Array<{ field: string, words: string }> }>, policy: { region: string, version: number, rule: LaneRule, ways: Array<Array<LaneStep>>, legalBasis: string, source: string, needsConfirmation: boolean } | null };

export type GuideFindingPartsFragment = { lane: GuideLane, binding: boolean, itemCode: string, version: number, url: string, complainUrl: string | null, name: string, purpose: string, demandingUnit: string, advice: string, adviceEn: string, goInstead: string, legalBasis: string, documentNo: string, needsConfirmation: boolean, matched: Array<{ field: string, words: string }> };

export type LanePolicyPartsFragment = { region: string, version: number, rule: LaneRule, ways: Array<Array<LaneStep>>, legalBasis: string, source: string, needsConfirmation: boolean };

export const AskGuide: Document<AskGuideQuery, AskGuideQueryVariables> = {
  id: 'sha256:e98fd519d45955bef913a8bf7b717c562fe882900217dacb6f961ca6db9892ef',
};
export const PlacesToAskIn: Document<PlacesToAskInQuery, PlacesToAskInQueryVariables> = {
  id: 'sha256:7e7a963d5e9f3feaaef8b6d88441a69cdde4f3348af5fbfa5fa9597640c65890',
};
