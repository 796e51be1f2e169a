// Written by `npm run gen` from the .graphql files beside the pages. Never edit it.
import type { Document } from '../foundation/graphql';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** What kind of organisation this is. */
export type OrganisationKind =
  | 'COMMITTEE'
  | 'TOWNSHIP'
  | 'DEPARTMENT'
  | 'PORTAL';

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

/** What a post allows 岗位. */
export type Role =
  | 'PREPARER'
  | 'APPROVER'
  | 'SEAL_KEEPER'
  | 'TOWNSHIP'
  | 'SUPERVISOR'
  | 'DEPARTMENT_STAFF'
  | 'OPERATOR';

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


export type MyNoticesQuery = { myNotices: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, proofId: string | null, title: string, titleEn: string, body: string, bodyEn: string, createdAt: string, readAt: string | null } }> } };

export type UnreadNoticesQueryVariables = Exact<{ [key: string]: never; }>;


export type UnreadNoticesQuery = { unreadNoticeCount: number };

export type MarkNoticeReadMutationVariables = Exact<{
  id: string;
}>;


export type MarkNoticeReadMutation = { markNoticeRead:
    | { __typename: 'Notice', id: string, readAt: string | null }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type ProblemPartsFragment = { code: ProblemCode, message: string, messageEn: string, field: string | null };

export const Me: Document<MeQuery, MeQueryVariables> = {
  id: 'sha256:f40aab89e87bfa3932beb18b669c5ce539efe71cdf1642865348d62212f04551',
};
export const RequestSignInCode: Document<RequestSignInCodeMutation, RequestSignInCodeMutationVariables> = {
  id: 'sha256:a81426bf76ad7fe2eb7bd55eb3f33279d3e17f49e0cbbd4409c86fad1b06a954',
};
export const SignIn: Document<SignInMutation, SignInMutationVariables> = {
  id: 'sha256:f6971ff850e3d28c15eaf2de20617d8e92b69567da50fad44a6b287e4a422e45',
};
export const SignOut: Document<SignOutMutation, SignOutMutationVariables> = {
  id: 'sha256:dacdde61537eed03d02137810f687cfe91d8a9868a572454bb9bbfdb12e8509f',
};
export const ActFor: Document<ActForMutation, ActForMutationVariables> = {
  id: 'sha256:28f563d1c5be5740c21fac08bfac67f5d6e2291d1bb24e21e2191cc55397e124',
};
export const RequestStepUpCode: Document<RequestStepUpCodeMutation, RequestStepUpCodeMutationVariables> = {
  id: 'sha256:6d1eeefa0881412a22c177a00ded2757f05153cbc0848b823e0f18e285764b00',
};
export const StepUp: Document<StepUpMutation, StepUpMutationVariables> = {
  id: 'sha256:88eba7c6ef4c9ec0349f2753f491f5a1db7b19dd9ae68ae788ff51851fc7ab42',
};
export const MyNotices: Document<MyNoticesQuery, MyNoticesQueryVariables> = {
  id: 'sha256:a6d30e3d0e537676140b6ba51633793ce9e6db254bb30de97f5424d63a766d8c',
};
export const UnreadNotices: Document<UnreadNoticesQuery, UnreadNoticesQueryVariables> = {
  id: 'sha256:f2a98c951b4c7845c79d511086bc75f42f261e402eb37322d45860ccd988c056',
};
export const MarkNoticeRead: Document<MarkNoticeReadMutation, MarkNoticeReadMutationVariables> = {
  id: 'sha256:daf386ea3d849ae04100ac077feb970e7c2c6a302a527634c7bae8b86f9d9812',
};
