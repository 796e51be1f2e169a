// Written by `npm run gen` from the .graphql files beside the pages. Never edit it.
import type { Document } from '../foundation/graphql';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** What somebody signed in with. */
export type Device =
  | 'IPHONE'
  | 'ANDROID'
  | 'WINDOWS'
  | 'MAC'
  | 'LINUX'
  | 'OTHER';

/** What a notice tells of 消息种类. */
export type NoticeKind =
  | 'PROOF_REQUESTED'
  | 'PROOF_CHECKED'
  | 'PROOF_TO_APPROVE'
  | 'PROOF_SENT_BACK'
  | 'PROOF_WITHDRAWN'
  | 'PROOF_REJECTED'
  | 'PROOF_APPROVED'
  | 'PROOF_STUCK'
  | 'PROOF_ISSUED'
  | 'PROOF_REVOKED'
  | 'PROOF_SUPERSEDED'
  | 'PROOF_EXPIRED'
  | 'PROOF_ISSUED_FOR_AGENTS'
  | 'PROOF_REVOKED_FOR_AGENTS'
  | 'PROOF_SUPERSEDED_FOR_AGENTS'
  | 'PROOF_DOUBTED'
  | 'PROOF_CLEARED'
  | 'PROOF_TO_CLEAR'
  | 'PROOF_DOUBTED_FOR_AGENTS'
  | 'PROOF_CLEARED_FOR_AGENTS'
  | 'PROOF_DOUBTED_FOR_READERS'
  | 'PROOF_CLEARED_FOR_READERS'
  | 'SHARE_OPENED'
  | 'SHARE_LOCKED'
  | 'OBJECTION_FILED'
  | 'OBJECTION_REOPENED'
  | 'OBJECTION_ACCEPTED'
  | 'OBJECTION_DECLINED'
  | 'OBJECTION_CORRECTED'
  | 'CONSENT_ASKED'
  | 'EXCHANGE_ALERT'
  | 'KEY_REQUESTED'
  | 'KEY_GRANTED'
  | 'KEY_DECLINED'
  | 'FINDINGS_OPENED'
  | 'EVIDENCE_MISSING'
  | 'SEAL_TO_ANSWER'
  | 'SEAL_ANSWERED'
  | 'SEAL_STOPPED'
  | 'SEAL_COMPROMISED'
  | 'SEAL_USE_TO_CONFIRM'
  | 'CHANGE_TO_REVIEW_LEGALLY'
  | 'CHANGE_TO_REVIEW'
  | 'CHANGE_TO_PUBLISH'
  | 'CHANGE_RETURNED'
  | 'CHANGE_PUBLISHED'
  | 'COMPLAINT_ACCEPTED'
  | 'COMPLAINT_DECLINED'
  | 'COMPLAINT_ASKED'
  | 'COMPLAINT_EXTENDED'
  | 'COMPLAINT_ANSWERED'
  | 'COMPLAINT_PROGRESS'
  | 'COMPLAINT_FILED'
  | 'COMPLAINT_WITHDRAWN'
  | 'COMPLAINT_DISPATCHED'
  | 'COMPLAINT_OBJECTED'
  | 'COMPLAINT_CONTINUED'
  | 'COMPLAINT_STATED'
  | 'COMPLAINT_MISSED'
  | 'COMPLAINT_REOPENED'
  | 'COMPLAINT_SUPERVISED'
  | 'COMPLAINT_REMINDED'
  | 'COMPLAINT_ESCALATED'
  | 'COMPLAINT_BUNDLE_ASKED'
  | 'COMPLAINT_BUNDLE_READY'
  | 'ACCUSATION_BEGUN'
  | 'ACCUSATION_ORDERED'
  | 'ACCUSATION_REMINDED'
  | 'ACCUSATION_MISSED'
  | 'ACCUSATION_PUBLICISED'
  | 'ACCUSATION_PROGRESS'
  | 'TALK_RECORDED'
  | 'LETTER_TO_APPROVE'
  | 'LETTER_WITHDRAWN'
  | 'LETTER_STUCK'
  | 'LETTER_DOUBTED'
  | 'RATING_BAD'
  | 'RATING_QUESTION'
  | 'RATING_EXTENDED'
  | 'RATING_ANSWERED'
  | 'RATING_EXCLUDED'
  | 'RATING_APPEALED'
  | 'RATING_APPEAL_DECIDED'
  | 'RATING_REMINDED'
  | 'RATING_OVERDUE'
  | 'COMPLAINT_RATING_QUESTION'
  | 'COMPLAINT_RATING_EXTENDED'
  | 'COMPLAINT_RATING_ANSWERED'
  | 'COMPLAINT_RATING_EXCLUDED'
  | 'PROPOSAL_MADE'
  | 'COMPLAINT_PROPOSAL_DECIDED';

/** What kind of organisation this is. */
export type OrganisationKind =
  | 'COMMITTEE'
  | 'TOWNSHIP'
  | 'DEPARTMENT'
  | 'PORTAL'
  | 'ENTERPRISE';

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

/** What a post allows 岗位. */
export type Role =
  | 'PREPARER'
  | 'APPROVER'
  | 'SEAL_KEEPER'
  | 'TOWNSHIP'
  | 'SUPERVISOR'
  | 'DEPARTMENT_STAFF'
  | 'LEGAL_REVIEWER'
  | 'POLICY_REVIEWER'
  | 'OPERATOR'
  | 'AGENT';

/** What is needed to sign in. */
export type SignInInput = {
  /** Mobile number, 11 digits. */
  phone: string;
  /** The six digits sent to the phone. */
  code: string;
  /** At the first sign-in. */
  name?: string | null | undefined;
  /** At the first sign-in. */
  idNumber?: string | null | undefined;
};

/** Which code was wrong. */
export type WrongKind =
  | 'SIGN_IN'
  | 'STEP_UP'
  | 'SECOND_FACTOR';

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { me: { name: string, phone: string, steppedUp: boolean, actingFor: { id: string, name: string } | null, offices: Array<{ roles: Array<Role>, organisation: { id: string, name: string, kind: OrganisationKind } }> } | null };

export type RequestSignInCodeMutationVariables = Exact<{
  phone: string;
}>;


export type RequestSignInCodeMutation = { requestSignInCode:
    | { __typename: 'CodeSent', minutes: number, shownCode: string | null }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type SignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SignInMutation = { signIn:
    | { __typename: 'Done' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { signOut:
    | { __typename: 'Done' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type ActForMutationVariables = Exact<{
  organisationId?: string | null | undefined;
}>;


export type ActForMutation = { actFor:
    | { __typename: 'Done' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type RequestStepUpCodeMutationVariables = Exact<{ [key: string]: never; }>;


export type RequestStepUpCodeMutation = { requestStepUpCode:
    | { __typename: 'CodeSent', minutes: number, shownCode: string | null }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type StepUpMutationVariables = Exact<{
  code: string;
}>;


export type StepUpMutation = { stepUp:
    | { __typename: 'Done' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type MyNoticesQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type MyNoticesQuery = { myNotices: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, kind: NoticeKind, subjectId: string, title: string, titleEn: string, body: string, bodyEn: string, createdAt: string, readAt: string | null } }> } };

export type UnreadNoticesQueryVariables = Exact<{ [key: string]: never; }>;


export type UnreadNoticesQuery = { unreadNoticeCount: number };

export type MarkNoticeReadMutationVariables = Exact<{
  id: string;
}>;


export type MarkNoticeReadMutation = { markNoticeRead:
    | { __typename: 'Notice', id: string, readAt: string | null }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type AccountSafetyQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountSafetyQuery = { accountSafety: { devices: Array<{ id: string, device: Device, signedInAt: string, seenAt: string, atWork: boolean, here: boolean }>, secondFactor: { since: string, recoveryCodesLeft: number } | null, wrongTries: Array<{ kind: WrongKind, device: Device, at: string }> } };

export type EndSessionMutationVariables = Exact<{
  id: string;
}>;


export type EndSessionMutation = { endSession:
    | { __typename: 'Done' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type SignOutEverywhereMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutEverywhereMutation = { signOutEverywhere:
    | { __typename: 'Done' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type OfferSecondFactorMutationVariables = Exact<{ [key: string]: never; }>;


export type OfferSecondFactorMutation = { offerSecondFactor:
    | { __typename: 'SecondFactorOffer', secret: string, address: string }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type EnrolSecondFactorMutationVariables = Exact<{
  code: string;
}>;


export type EnrolSecondFactorMutation = { enrolSecondFactor:
    | { __typename: 'RecoveryCodes', codes: Array<string> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type RenewRecoveryCodesMutationVariables = Exact<{ [key: string]: never; }>;


export type RenewRecoveryCodesMutation = { renewRecoveryCodes:
    | { __typename: 'RecoveryCodes', codes: Array<string> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type PlatformSignInQueryVariables = Exact<{ [key: string]: never; }>;


export type PlatformSignInQuery = { platformSignIn: boolean };

export type ProblemPartsFragment = { code: ProblemCode, message: string, messageEn: string, field: string | null };

export const Me: Document<MeQuery, MeQueryVariables> = {
  id: 'sha256:f40aab89e87bfa3932beb18b669c5ce539efe71cdf1642865348d62212f04551',
};
export const RequestSignInCode: Document<RequestSignInCodeMutation, RequestSignInCodeMutationVariables> = {
  id: 'sha256:a81426bf76ad7fe2eb7bd55eb3f33279d3e17f49e0cbbd4409c86fad1b06a954',
  isVerb: true,
};
export const SignIn: Document<SignInMutation, SignInMutationVariables> = {
  id: 'sha256:f6971ff850e3d28c15eaf2de20617d8e92b69567da50fad44a6b287e4a422e45',
  isVerb: true,
};
export const SignOut: Document<SignOutMutation, SignOutMutationVariables> = {
  id: 'sha256:dacdde61537eed03d02137810f687cfe91d8a9868a572454bb9bbfdb12e8509f',
  isVerb: true,
};
export const ActFor: Document<ActForMutation, ActForMutationVariables> = {
  id: 'sha256:28f563d1c5be5740c21fac08bfac67f5d6e2291d1bb24e21e2191cc55397e124',
  isVerb: true,
};
export const RequestStepUpCode: Document<RequestStepUpCodeMutation, RequestStepUpCodeMutationVariables> = {
  id: 'sha256:6d1eeefa0881412a22c177a00ded2757f05153cbc0848b823e0f18e285764b00',
  isVerb: true,
};
export const StepUp: Document<StepUpMutation, StepUpMutationVariables> = {
  id: 'sha256:88eba7c6ef4c9ec0349f2753f491f5a1db7b19dd9ae68ae788ff51851fc7ab42',
  isVerb: true,
};
export const MyNotices: Document<MyNoticesQuery, MyNoticesQueryVariables> = {
  id: 'sha256:1501dd2c009c8d2d7d4492473abfc23db5a7785c836f442cd620edfa047ec7ea',
};
export const UnreadNotices: Document<UnreadNoticesQuery, UnreadNoticesQueryVariables> = {
  id: 'sha256:f2a98c951b4c7845c79d511086bc75f42f261e402eb37322d45860ccd988c056',
};
export const MarkNoticeRead: Document<MarkNoticeReadMutation, MarkNoticeReadMutationVariables> = {
  id: 'sha256:daf386ea3d849ae04100ac077feb970e7c2c6a302a527634c7bae8b86f9d9812',
  isVerb: true,
};
export const AccountSafety: Document<AccountSafetyQuery, AccountSafetyQueryVariables> = {
  id: 'sha256:a3495e7fe3f5615179cf7b01817576aa3cf7fcda8e2c4b9d3af1684a713c5a4c',
};
export const EndSession: Document<EndSessionMutation, EndSessionMutationVariables> = {
  id: 'sha256:09317914d76fb873461b44623b2ccfe3a7d5e245e2c98a91cab4121e97315418',
  isVerb: true,
};
export const SignOutEverywhere: Document<SignOutEverywhereMutation, SignOutEverywhereMutationVariables> = {
  id: 'sha256:dd7eb8a83930f412f9c695aed3f7c16b35eaebbbaef8602bef594cfbfbc0779a',
  isVerb: true,
};
export const OfferSecondFactor: Document<OfferSecondFactorMutation, OfferSecondFactorMutationVariables> = {
  id: 'sha256:7fa4c3110cac82ed3353c7a41f46c5e04c80f651caef36d34cfb4799ccaba551',
  isVerb: true,
};
export const EnrolSecondFactor: Document<EnrolSecondFactorMutation, EnrolSecondFactorMutationVariables> = {
  id: 'sha256:a83542cdf61f3528aafcc455af383550d7398873f22fd5289930fe3f6da2b676',
  isVerb: true,
};
export const RenewRecoveryCodes: Document<RenewRecoveryCodesMutation, RenewRecoveryCodesMutationVariables> = {
  id: 'sha256:2c37f29896f50952039c6b1fe479486d7ed9e4aa46feab75c733c6fd67c9220b',
  isVerb: true,
};
export const PlatformSignIn: Document<PlatformSignInQuery, PlatformSignInQueryVariables> = {
  id: 'sha256:e36e7a7024115a65af0abd077e9eb816961af9621c63d2486377f8c445784b51',
};
