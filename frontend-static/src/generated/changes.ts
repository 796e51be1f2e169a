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

/** What a department writes of the changes it asks for. */
export type ChangeDraftInput = {
  /** What it is called, at most 100 characters. */
  title: string;
  /** Why; everybody will read it. */
  reason: string;
  /** The items, at most 5000, in the order they are to be read. */
  entries: Array<ChangeEntryInput>;
};

/** One item to add, change or end. */
export type ChangeEntryInput = {
  /** What is done to the item. */
  kind: ChangeKind;
  /** Of an item to change or end: its code. */
  itemCode?: string | null | undefined;
  /** Of an item to change or end: the version that was read. */
  itemVersion?: number | null | undefined;
  /** What kind of list it belongs to. */
  lane?: ListLane;
  /** The proof, as people call it. */
  name?: string;
  /** The matter it is demanded for. */
  purpose?: string;
  /** Who demands it. */
  demandingUnit?: string;
  /** Who issues it. */
  issuingUnit?: string;
  /** What takes its place; needed on a department's list. */
  measure?: Measure | null | undefined;
  /** Needed when the item is cancelled or ended. */
  cancelReason?: CancelReason | null | undefined;
  /** Which of the three classes. */
  proofClass?: ProofClass | null | undefined;
  /** From where applicants have it. */
  sourceAttribute?: SourceAttribute | null | undefined;
  /** How long it holds from its issue: 7天, 3年, 长期. */
  validity?: string;
  /** Where to go instead; needed on a negative list. */
  goInstead?: string;
  /** Laws; needed unless the proof is cancelled. */
  legalBasis?: string;
  /** The batch of the list. */
  batch?: string;
  /** The document that says so. */
  documentNo?: string;
};

/** What an entry does to its item of the catalogue. */
export type ChangeKind =
  | 'ADD'
  | 'CHANGE'
  | 'END';

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

/** What is done to a request; ENFORCE is the clock's. */
export type ChangeVerb =
  | 'EDIT'
  | 'FILE'
  | 'REVIEW_LEGALLY'
  | 'REVIEW_POLICY'
  | 'RETURN'
  | 'PUBLISH'
  | 'ENFORCE'
  | 'WITHDRAW';

/** What a list is about: given by committees (正面清单), not given by them (负面清单), or demanded, cancelled or replaced by departments (部门清单). */
export type ListLane =
  | 'POSITIVE'
  | 'NEGATIVE'
  | 'DEPARTMENT';

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

/** 政府部门核发的证照材料 (CERTIFICATE), 证明客观事实的材料 (FACT), 公共服务行业出具的结果材料 (SERVICE_RESULT). */
export type ProofClass =
  | 'CERTIFICATE'
  | 'FACT'
  | 'SERVICE_RESULT';

/** What a reviewer says of a request. */
export type ReviewChangeInput = {
  /** The request. */
  id: string;
  /** The version that was read. */
  version: number;
  /** Which review. */
  kind: ReviewKind;
  /** What it says. */
  verdict: ReviewVerdict;
  /** Why; everybody will read it. */
  reason: string;
  /** When the policy review passes it: how many days, 3 to 30, the public may comment. */
  days?: number;
};

/** 合法性审查 or 政策性审核. */
export type ReviewKind =
  | 'LEGAL'
  | 'POLICY';

/** What a review says: 通过 or 退回修改. */
export type ReviewVerdict =
  | 'PASS'
  | 'RETURN';

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

/** 材料来源属性: 申请人提供, 政府部门核发, 其他. */
export type SourceAttribute =
  | 'APPLICANT'
  | 'GOVERNMENT'
  | 'OTHER';

export type ChangePartsBriefFragment = { id: string, number: string | null, state: ChangeState, title: string, entryCount: number, changedAt: string, openToComments: boolean, consultationEndsOn: string | null, organisation: { name: string } };

export type ChangePartsFragment = { id: string, version: number, number: string | null, state: ChangeState, title: string, reason: string, entryCount: number, commentCount: number, openToComments: boolean, consultationEndsOn: string | null, effectiveFrom: string | null, summary: string | null, verbs: Array<ChangeVerb>, organisation: { name: string }, steps: Array<{ verb: ChangeVerb, at: string, office: string | null, role: Role | null, words: string }> };

export type ChangeEntryPartsFragment = { kind: ChangeKind, itemCode: string, baseVersion: number, lane: ListLane, name: string, purpose: string, demandingUnit: string, issuingUnit: string, measure: Measure | null, cancelReason: CancelReason | null, proofClass: ProofClass | null, sourceAttribute: SourceAttribute | null, validity: string, goInstead: string, legalBasis: string, batch: string, documentNo: string, before: { lane: ListLane, issuingUnit: string, measure: Measure | null, proofClass: ProofClass | null, sourceAttribute: SourceAttribute | null, validity: string, goInstead: string, legalBasis: string, batch: string, documentNo: string } | null };

export type ChangeRequestsQueryVariables = Exact<{
  state?: ChangeState | null | undefined;
  waiting?: boolean | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ChangeRequestsQuery = { changeRequests: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, number: string | null, state: ChangeState, title: string, entryCount: number, changedAt: string, openToComments: boolean, consultationEndsOn: string | null, organisation: { name: string } } }> } };

export type ChangeRequestByIdQueryVariables = Exact<{
  id: string;
}>;


export type ChangeRequestByIdQuery = { changeRequest: { id: string, version: number, number: string | null, state: ChangeState, title: string, reason: string, entryCount: number, commentCount: number, openToComments: boolean, consultationEndsOn: string | null, effectiveFrom: string | null, summary: string | null, verbs: Array<ChangeVerb>, organisation: { name: string }, steps: Array<{ verb: ChangeVerb, at: string, office: string | null, role: Role | null, words: string }> } };

export type ChangeEntriesQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ChangeEntriesQuery = { changeEntries: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { kind: ChangeKind, itemCode: string, baseVersion: number, lane: ListLane, name: string, purpose: string, demandingUnit: string, issuingUnit: string, measure: Measure | null, cancelReason: CancelReason | null, proofClass: ProofClass | null, sourceAttribute: SourceAttribute | null, validity: string, goInstead: string, legalBasis: string, batch: string, documentNo: string, before: { lane: ListLane, issuingUnit: string, measure: Measure | null, proofClass: ProofClass | null, sourceAttribute: SourceAttribute | null, validity: string, goInstead: string, legalBasis: string, batch: string, documentNo: string } | null } }> } };

export type ChangeCommentsQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ChangeCommentsQuery = { changeComments: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ cursor: string, node: { words: string, writtenOn: string } }> } };

export type MyListQueryVariables = Exact<{ [key: string]: never; }>;


export type MyListQuery = { me: { actingFor: { uscc: string } | null } | null };

export type OwnItemsQueryVariables = Exact<{
  search: string;
  listCode: string;
}>;


export type OwnItemsQuery = { proofItems: { edges: Array<{ node: { code: string, version: number, lane: ListLane, name: string, purpose: string, demandingUnit: string, issuingUnit: string, measure: Measure | null, proofClass: ProofClass | null, sourceAttribute: SourceAttribute | null, validity: string, goInstead: string, legalBasis: string, batch: string, documentNo: string, effectiveTo: string | null } }> } };

export type MyChangeCommentQueryVariables = Exact<{
  number: string;
}>;


export type MyChangeCommentQuery = { myChangeComment: { number: string, title: string, reason: string, open: boolean, endsOn: string | null, words: string | null } };

export type DraftChangeRequestMutationVariables = Exact<{
  input: ChangeDraftInput;
}>;


export type DraftChangeRequestMutation = { draftChangeRequest:
    | { __typename: 'ChangeRequest', id: string }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type EditChangeRequestMutationVariables = Exact<{
  id: string;
  version: number;
  input: ChangeDraftInput;
}>;


export type EditChangeRequestMutation = { editChangeRequest:
    | { __typename: 'ChangeRequest', id: string }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type FileChangeRequestMutationVariables = Exact<{
  id: string;
  version: number;
}>;


export type FileChangeRequestMutation = { fileChangeRequest:
    | { __typename: 'ChangeRequest', id: string, version: number, number: string | null, state: ChangeState, title: string, reason: string, entryCount: number, commentCount: number, openToComments: boolean, consultationEndsOn: string | null, effectiveFrom: string | null, summary: string | null, verbs: Array<ChangeVerb>, organisation: { name: string }, steps: Array<{ verb: ChangeVerb, at: string, office: string | null, role: Role | null, words: string }> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type ReviewChangeRequestMutationVariables = Exact<{
  input: ReviewChangeInput;
}>;


export type ReviewChangeRequestMutation = { reviewChangeRequest:
    | { __typename: 'ChangeRequest', id: string, version: number, number: string | null, state: ChangeState, title: string, reason: string, entryCount: number, commentCount: number, openToComments: boolean, consultationEndsOn: string | null, effectiveFrom: string | null, summary: string | null, verbs: Array<ChangeVerb>, organisation: { name: string }, steps: Array<{ verb: ChangeVerb, at: string, office: string | null, role: Role | null, words: string }> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type ReturnChangeRequestMutationVariables = Exact<{
  id: string;
  version: number;
  reason: string;
}>;


export type ReturnChangeRequestMutation = { returnChangeRequest:
    | { __typename: 'ChangeRequest', id: string, version: number, number: string | null, state: ChangeState, title: string, reason: string, entryCount: number, commentCount: number, openToComments: boolean, consultationEndsOn: string | null, effectiveFrom: string | null, summary: string | null, verbs: Array<ChangeVerb>, organisation: { name: string }, steps: Array<{ verb: ChangeVerb, at: string, office: string | null, role: Role | null, words: string }> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type PublishChangeRequestMutationVariables = Exact<{
  id: string;
  version: number;
  effectiveFrom: string;
  summary: string;
}>;


export type PublishChangeRequestMutation = { publishChangeRequest:
    | { __typename: 'ChangeRequest', id: string, version: number, number: string | null, state: ChangeState, title: string, reason: string, entryCount: number, commentCount: number, openToComments: boolean, consultationEndsOn: string | null, effectiveFrom: string | null, summary: string | null, verbs: Array<ChangeVerb>, organisation: { name: string }, steps: Array<{ verb: ChangeVerb, at: string, office: string | null, role: Role | null, words: string }> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type WithdrawChangeRequestMutationVariables = Exact<{
  id: string;
  version: number;
  reason: string;
}>;


export type WithdrawChangeRequestMutation = { withdrawChangeRequest:
    | { __typename: 'ChangeRequest', id: string, version: number, number: string | null, state: ChangeState, title: string, reason: string, entryCount: number, commentCount: number, openToComments: boolean, consultationEndsOn: string | null, effectiveFrom: string | null, summary: string | null, verbs: Array<ChangeVerb>, organisation: { name: string }, steps: Array<{ verb: ChangeVerb, at: string, office: string | null, role: Role | null, words: string }> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type CommentOnChangeMutationVariables = Exact<{
  number: string;
  words: string;
}>;


export type CommentOnChangeMutation = { commentOnChange:
    | { __typename: 'MyChangeComment', number: string, title: string, reason: string, open: boolean, endsOn: string | null, words: string | null }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type ProblemPartsFragment = { code: ProblemCode, message: string, messageEn: string, field: string | null };

export const ChangeRequests: Document<ChangeRequestsQuery, ChangeRequestsQueryVariables> = {
  id: 'sha256:7c54a6d28af525ceddb9e17692a0f00ad3e552fd62bd850a5d4a7d516369274b',
};
export const ChangeRequestById: Document<ChangeRequestByIdQuery, ChangeRequestByIdQueryVariables> = {
  id: 'sha256:c40e9453ffc3854c8ac862255cca506bd57f5b9ad0cea30d796a6c5c1fce1d34',
};
export const ChangeEntries: Document<ChangeEntriesQuery, ChangeEntriesQueryVariables> = {
  id: 'sha256:9606f7bbc5e98ecd92a22b20a005a3767a559ddad0854961631c8f2b7bb4f3b0',
};
export const ChangeComments: Document<ChangeCommentsQuery, ChangeCommentsQueryVariables> = {
  id: 'sha256:3726f846ab26a50aaaa0b8ade9234e8f14239c9564d5a4051449a902edcf2571',
};
export const MyList: Document<MyListQuery, MyListQueryVariables> = {
  id: 'sha256:39527671eab933f3e90cb6cb98d4dae1b0df3c6a852a073e9c689f6d8eed6262',
};
export const OwnItems: Document<OwnItemsQuery, OwnItemsQueryVariables> = {
  id: 'sha256:037e804de0731b0e66e6c98c0c8086aed75320d9c25433083d7497000cf59b31',
};
export const MyChangeComment: Document<MyChangeCommentQuery, MyChangeCommentQueryVariables> = {
  id: 'sha256:1a0d1ae41c90cc04292ddc1d731dbe425fae7acdbed4d0d597a15c326450b269',
};
export const DraftChangeRequest: Document<DraftChangeRequestMutation, DraftChangeRequestMutationVariables> = {
  id: 'sha256:052f7f4c33ac7e837481e011d76db3f03b2bad17d54ef89ebd6a48f8605be8ed',
  isVerb: true,
};
export const EditChangeRequest: Document<EditChangeRequestMutation, EditChangeRequestMutationVariables> = {
  id: 'sha256:1e8759d6c9a1f580de45974953819680b51a207b87d55ba65951372434a634d3',
  isVerb: true,
};
export const FileChangeRequest: Document<FileChangeRequestMutation, FileChangeRequestMutationVariables> = {
  id: 'sha256:5555bf1a930fe80947e6229b3e1327a3f5469fe91c9a5f0f7532f7789e3b2dc7',
  isVerb: true,
};
export const ReviewChangeRequest: Document<ReviewChangeRequestMutation, ReviewChangeRequestMutationVariables> = {
  id: 'sha256:29290a642833d066e80f33c93df4fc4e97d951c84e6810f2a8da9a090235390c',
  isVerb: true,
};
export const ReturnChangeRequest: Document<ReturnChangeRequestMutation, ReturnChangeRequestMutationVariables> = {
  id: 'sha256:d77757ed301f3e743a0af936f1a8b9b7388c82dfefa87991628bf81fb5b6d6e1',
  isVerb: true,
};
export const PublishChangeRequest: Document<PublishChangeRequestMutation, PublishChangeRequestMutationVariables> = {
  id: 'sha256:9968f75844750f45b2cef1abbdb67edf316a4f827c75f88fc7e3e810177a1249',
  isVerb: true,
};
export const WithdrawChangeRequest: Document<WithdrawChangeRequestMutation, WithdrawChangeRequestMutationVariables> = {
  id: 'sha256:81680aa2f03c5ad3c812d93a6afabf4b55749b6e7d58972d10c9601ba11da999',
  isVerb: true,
};
export const CommentOnChange: Document<CommentOnChangeMutation, CommentOnChangeMutationVariables> = {
  id: 'sha256:0df58906059817d1c44826b3fa3898280cfb9634b79c2cf3a338339ceb6b0084',
  isVerb: true,
};
