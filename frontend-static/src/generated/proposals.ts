// Written by `npm run gen` from the .graphql files beside the pages. Never edit it.
import type { Document } from '../foundation/graphql';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** 七个一律: the grounds on which a proof is cancelled. */
export type CancelReason =
  | 'NO_LAW'
  | 'EXISTING_CERTIFICATE'
  | 'COMMITMENT'
  | 'OTHER_MATERIAL'
  | 'DATA_SHARING'
  | 'ISSUER_CANNOT_VERIFY'
  | 'OUTSIDE_KEPT_LIST';

/** Where a request for changes stands. */
export type ChangeState =
  | 'DRAFT'
  | 'FILED'
  | 'LEGALLY_REVIEWED'
  | 'CONSULTING'
  | 'PUBLISHED'
  | 'IN_FORCE'
  | 'RETURNED'
  | 'WITHDRAWN';

/** What takes the place of a demanded proof; KEPT: nothing. */
export type Measure =
  | 'CANCEL'
  | 'DATA_SHARE'
  | 'COMMITMENT'
  | 'DEFERRAL'
  | 'DEPT_VERIFY'
  | 'SUBSTITUTE'
  | 'AGENT'
  | 'FLEXIBLE'
  | 'NOT_YET'
  | 'HIGHER_LEVEL'
  | 'KEPT';

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

/** Why it could happen 建议理由. */
export type ProposalGround =
  | 'ABOLISHED'
  | 'REPLACEABLE'
  | 'NO_BASIS'
  | 'NOT_ISSUED'
  | 'UNLISTED'
  | 'KEPT';

/** Where a proposal stands 建议状态. */
export type ProposalState =
  | 'OPEN'
  | 'TAKEN_UP'
  | 'DECLINED';

/** What is done to a proposal. */
export type ProposalVerb =
  | 'JOIN'
  | 'TAKE_UP'
  | 'DECLINE';

export type ProposalPartsFragment = { id: string, version: number, state: ProposalState, ground: ProposalGround, itemCode: string | null, measure: Measure, cancelReason: CancelReason | null, madeOn: string, declineReason: string | null, verbs: Array<ProposalVerb>, office: string, complaints: Array<{ number: string, accusedName: string, proofName: string, finding: string, foundOn: string | null }>, change: { id: string, number: string | null, state: ChangeState } | null };

export type CatalogueProposalsQueryVariables = Exact<{
  state?: ProposalState | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type CatalogueProposalsQuery = { catalogueProposals: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, version: number, state: ProposalState, ground: ProposalGround, itemCode: string | null, measure: Measure, cancelReason: CancelReason | null, madeOn: string, declineReason: string | null, verbs: Array<ProposalVerb>, office: string, complaints: Array<{ number: string, accusedName: string, proofName: string, finding: string, foundOn: string | null }>, change: { id: string, number: string | null, state: ChangeState } | null } }> } };

export type ProposalOfComplaintQueryVariables = Exact<{
  complaintId: string;
}>;


export type ProposalOfComplaintQuery = { proposalOfComplaint: { id: string, version: number, state: ProposalState, ground: ProposalGround, itemCode: string | null, measure: Measure, cancelReason: CancelReason | null, madeOn: string, declineReason: string | null, verbs: Array<ProposalVerb>, office: string, complaints: Array<{ number: string, accusedName: string, proofName: string, finding: string, foundOn: string | null }>, change: { id: string, number: string | null, state: ChangeState } | null } | null };

export type TakeUpProposalMutationVariables = Exact<{
  id: string;
  version: number;
}>;


export type TakeUpProposalMutation = { takeUpProposal:
    | { __typename: 'CatalogueProposal', id: string, version: number, state: ProposalState, ground: ProposalGround, itemCode: string | null, measure: Measure, cancelReason: CancelReason | null, madeOn: string, declineReason: string | null, verbs: Array<ProposalVerb>, office: string, complaints: Array<{ number: string, accusedName: string, proofName: string, finding: string, foundOn: string | null }>, change: { id: string, number: string | null, state: ChangeState } | null }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type DeclineProposalMutationVariables = Exact<{
  id: string;
  version: number;
  reason: string;
}>;


export type DeclineProposalMutation = { declineProposal:
    | { __typename: 'CatalogueProposal', id: string, version: number, state: ProposalState, ground: ProposalGround, itemCode: string | null, measure: Measure, cancelReason: CancelReason | null, madeOn: string, declineReason: string | null, verbs: Array<ProposalVerb>, office: string, complaints: Array<{ number: string, accusedName: string, proofName: string, finding: string, foundOn: string | null }>, change: { id: string, number: string | null, state: ChangeState } | null }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type ProblemPartsFragment = { code: ProblemCode, message: string, messageEn: string, field: string | null };

export const CatalogueProposals: Document<CatalogueProposalsQuery, CatalogueProposalsQueryVariables> = {
  id: 'sha256:106ee4f69c71ebaef26f090d1d1e37ac77f4dbeda3d2eedd67cd879a0e478791',
};
export const ProposalOfComplaint: Document<ProposalOfComplaintQuery, ProposalOfComplaintQueryVariables> = {
  id: 'sha256:00938fa53995713c5e8d2a651dc15aa0cd6d34250e5f4a0aa07c2aac7128cced',
};
export const TakeUpProposal: Document<TakeUpProposalMutation, TakeUpProposalMutationVariables> = {
  id: 'sha256:8c62325cffb49afde6c972f05e14ec3f530d72d8658097ce5ec00f3269ab2b2a',
  isVerb: true,
};
export const DeclineProposal: Document<DeclineProposalMutation, DeclineProposalMutationVariables> = {
  id: 'sha256:d10b18e23b6b023cc23cc45ab3e2135c2ea1fc4eda358d4e16eef21be836b89b',
  isVerb: true,
};
