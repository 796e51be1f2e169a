// Written by `npm run gen` from the .graphql files beside the pages. Never edit it.
import type { Document } from '../foundation/graphql';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** What to share with whom, what for, and for how long. */
export type CreateShareInput = {
  /** 1 to 10 of my own valid proofs. */
  proofIds: Array<string>;
  /** Who gets it; printed on the copy. ≤ 100. */
  recipient: string;
  /** What for; printed on the copy. ≤ 200. */
  purpose: string;
  /** How much the receiver sees. */
  view: ShareView;
  /** What the receiver must know of me. */
  challenge: ShareChallenge;
  /** 1 to 30 days; 7 when absent. */
  days?: number;
  /** 1 to 50 openings; 10 when absent. */
  maxViews?: number;
  /** Made by the client, once per share: a repeated submit is harmless. */
  clientToken: string;
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

/** Whether an issued proof holds today. */
export type ProofStanding =
  | 'VALID'
  | 'DOUBTED'
  | 'REVOKED'
  | 'SUPERSEDED'
  | 'EXPIRED';

/** What the receiver is asked about me 验证问题. */
export type ShareChallenge =
  | 'SURNAME'
  | 'DIGITS';

/** Where a share stands 分享状态. */
export type ShareState =
  | 'GRANTED'
  | 'USED_UP'
  | 'EXPIRED'
  | 'WITHDRAWN';

/** How much the receiver sees 查看范围. */
export type ShareView =
  | 'LIGHT'
  | 'FULL';

export type ShareablePapersQueryVariables = Exact<{ [key: string]: never; }>;


export type ShareablePapersQuery = { myArchive: { edges: Array<{ node: { proofId: string, title: string, number: string } }> } };

export type PaperToShareQueryVariables = Exact<{
  id: string;
}>;


export type PaperToShareQuery = { myProof: { purpose: string, recipient: string } };

export type SharePartsFragment = { id: string, state: ShareState, recipient: string, purpose: string, view: ShareView, challenge: ShareChallenge, grantedAt: string, expiresAt: string, maxViews: number, viewsUsed: number, lockedUntil: string | null, link: string | null, items: Array<{ proofId: string, title: string, number: string, standing: ProofStanding }>, views: Array<{ at: string }> };

export type CreateShareMutationVariables = Exact<{
  input: CreateShareInput;
}>;


export type CreateShareMutation = { createShare:
    | { __typename: 'Share', id: string }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type MySharesQueryVariables = Exact<{
  active: boolean;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MySharesQuery = { myShares: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, state: ShareState, recipient: string, purpose: string, expiresAt: string, maxViews: number, viewsUsed: number, lockedUntil: string | null, items: Array<{ proofId: string, title: string }> } }> } };

export type MyShareQueryVariables = Exact<{
  id: string;
}>;


export type MyShareQuery = { myShare: { id: string, state: ShareState, recipient: string, purpose: string, view: ShareView, challenge: ShareChallenge, grantedAt: string, expiresAt: string, maxViews: number, viewsUsed: number, lockedUntil: string | null, link: string | null, items: Array<{ proofId: string, title: string, number: string, standing: ProofStanding }>, views: Array<{ at: string }> } };

export type WithdrawShareMutationVariables = Exact<{
  id: string;
}>;


export type WithdrawShareMutation = { withdrawShare:
    | { __typename: 'Share', id: string, state: ShareState, recipient: string, purpose: string, view: ShareView, challenge: ShareChallenge, grantedAt: string, expiresAt: string, maxViews: number, viewsUsed: number, lockedUntil: string | null, link: string | null, items: Array<{ proofId: string, title: string, number: string, standing: ProofStanding }>, views: Array<{ at: string }> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type RotateShareMutationVariables = Exact<{
  id: string;
}>;


export type RotateShareMutation = { rotateShare:
    | { __typename: 'Share', id: string, state: ShareState, recipient: string, purpose: string, view: ShareView, challenge: ShareChallenge, grantedAt: string, expiresAt: string, maxViews: number, viewsUsed: number, lockedUntil: string | null, link: string | null, items: Array<{ proofId: string, title: string, number: string, standing: ProofStanding }>, views: Array<{ at: string }> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type ProblemPartsFragment = { code: ProblemCode, message: string, messageEn: string, field: string | null };

export const ShareablePapers: Document<ShareablePapersQuery, ShareablePapersQueryVariables> = {
  id: 'sha256:7c69c1ed7fd2fdeb48bf380880cd776353b590f566983f6a2df0498d0dc64a6b',
};
export const PaperToShare: Document<PaperToShareQuery, PaperToShareQueryVariables> = {
  id: 'sha256:351a8edb41a3c596d26a9589b8f1bc556ef1d7d220973d1c423846c0188c6c03',
};
export const CreateShare: Document<CreateShareMutation, CreateShareMutationVariables> = {
  id: 'sha256:3ab17fbf329f734022f9d6e0f733e44bb2f4d6028dc7adbec6cbf14c9ab6af5f',
  isVerb: true,
};
export const MyShares: Document<MySharesQuery, MySharesQueryVariables> = {
  id: 'sha256:6d498ee582309c6a96079c6b7e3dbd53843c9b0cc7ecc58d26f5b0dfb8e311ce',
};
export const MyShare: Document<MyShareQuery, MyShareQueryVariables> = {
  id: 'sha256:af87d80d98af73661db43e1b3fc8bb8b4c612903880a793c89d7dada98480298',
};
export const WithdrawShare: Document<WithdrawShareMutation, WithdrawShareMutationVariables> = {
  id: 'sha256:4a65cfc720e2bfad19a146033c616bef6cdf73cdbfad9ebda2925ae3dc207c48',
  isVerb: true,
};
export const RotateShare: Document<RotateShareMutation, RotateShareMutationVariables> = {
  id: 'sha256:3ae845f3db80f186e9788ae3e69a9454741553310c30a5102a8da337be819e88',
  isVerb: true,
};
