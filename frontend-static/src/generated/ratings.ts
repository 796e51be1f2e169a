// Written by `npm run gen` from the .graphql files beside the pages. Never edit it.
import type { Document } from '../foundation/graphql';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** A mistake 误评, or malice 恶意差评. */
export type AppealGround =
  | 'MISTAKEN'
  | 'MALICIOUS';

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

/** How a case of mine went. It is rated once, and not changed. */
export type RateInput = {
  /** What I rate. */
  subjectKind: RatingSubject;
  /** The proof or complaint. */
  subjectId: string;
  /** How it went. */
  level: RatingLevel;
  /** Of a complaint that I filed without an account. */
  receiptCode?: string | null | undefined;
  /** In my own words, at most 500 characters; the office reads them. */
  words?: string | null | undefined;
  /** What it is about. */
  tags?: Array<RatingTag>;
};

/** The five levels 评价等级, best first. */
export type RatingLevel =
  | 'VERY_SATISFIED'
  | 'SATISFIED'
  | 'FAIRLY_SATISFIED'
  | 'DISSATISFIED'
  | 'VERY_DISSATISFIED';

/** What is rated 评价对象. */
export type RatingSubject =
  | 'PROOF'
  | 'COMPLAINT';

/** What a rating is about, besides the whole 评价指标. */
export type RatingTag =
  | 'EFFICIENCY'
  | 'GUIDE'
  | 'CONVENIENCE'
  | 'PLATFORM';

/** Set right, or explained why not. */
export type RepairOutcome =
  | 'RECTIFIED'
  | 'EXPLAINED';

/** Where a repair stands 差评整改状态. */
export type RepairState =
  | 'OPENED'
  | 'CALLED_BACK'
  | 'RECTIFIED'
  | 'EXPLAINED'
  | 'ANSWERED'
  | 'APPEALED'
  | 'EXCLUDED';

/** What is done to a repair. */
export type RepairVerb =
  | 'OPEN'
  | 'CALL_BACK'
  | 'REPLY'
  | 'EXTEND'
  | 'RECTIFY'
  | 'EXPLAIN'
  | 'ANSWER'
  | 'APPEAL'
  | 'EXCLUDE'
  | 'KEEP';

export type MyRepairPartsFragment = { state: RepairState, dueOn: string, overdue: boolean, outcome: RepairOutcome | null, mayReply: boolean, steps: Array<{ verb: RepairVerb, on: string, words: string }> };

export type MyRatingPartsFragment = { id: string, level: RatingLevel, words: string | null, tags: Array<RatingTag>, ratedOn: string, repair: { state: RepairState, dueOn: string, overdue: boolean, outcome: RepairOutcome | null, mayReply: boolean, steps: Array<{ verb: RepairVerb, on: string, words: string }> } | null };

export type OfficeRatingPartsFragment = { id: string, level: RatingLevel, words: string | null, tags: Array<RatingTag>, ratedOn: string, office: string, repairState: RepairState | null };

export type RepairPartsFragment = { id: string, version: number, state: RepairState, dueOn: string, calendarKnown: boolean, overdue: boolean, extended: boolean, ground: AppealGround | null, outcome: RepairOutcome | null, verbs: Array<RepairVerb>, rating: { id: string, level: RatingLevel, words: string | null, tags: Array<RatingTag>, ratedOn: string, office: string, repairState: RepairState | null }, steps: Array<{ verb: RepairVerb, on: string, words: string }> };

export type MyRatingQueryVariables = Exact<{
  subjectKind: RatingSubject;
  subjectId: string;
}>;


export type MyRatingQuery = { myRating: { id: string, level: RatingLevel, words: string | null, tags: Array<RatingTag>, ratedOn: string, repair: { state: RepairState, dueOn: string, overdue: boolean, outcome: RepairOutcome | null, mayReply: boolean, steps: Array<{ verb: RepairVerb, on: string, words: string }> } | null } | null };

export type OfficeRatingsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type OfficeRatingsQuery = { officeRatings: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, level: RatingLevel, words: string | null, tags: Array<RatingTag>, ratedOn: string, office: string, repairState: RepairState | null } }> } };

export type RepairsQueryVariables = Exact<{
  state?: RepairState | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type RepairsQuery = { repairs: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, version: number, state: RepairState, dueOn: string, calendarKnown: boolean, overdue: boolean, extended: boolean, ground: AppealGround | null, outcome: RepairOutcome | null, verbs: Array<RepairVerb>, rating: { id: string, level: RatingLevel, words: string | null, tags: Array<RatingTag>, ratedOn: string, office: string, repairState: RepairState | null }, steps: Array<{ verb: RepairVerb, on: string, words: string }> } }> } };

export type FigurePartsFragment = { total: number | null, satisfaction: number | null, levels: Array<{ level: RatingLevel, count: number }> };

export type RatingFiguresQueryVariables = Exact<{
  region?: string | null | undefined;
  year?: number | null | undefined;
}>;


export type RatingFiguresQuery = { ratingFigures: { total: number | null, satisfaction: number | null, levels: Array<{ level: RatingLevel, count: number }> } };

export type RatedOfficesQueryVariables = Exact<{
  region: string;
  year?: number | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type RatedOfficesQuery = { ratedOffices: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, name: string, figures: { total: number | null, satisfaction: number | null, levels: Array<{ level: RatingLevel, count: number }> } } }> } };

export type LateRepairsQueryVariables = Exact<{ [key: string]: never; }>;


export type LateRepairsQuery = { repairs: { totalCount: number } };

export type RateMutationVariables = Exact<{
  input: RateInput;
}>;


export type RateMutation = { rate:
    | { __typename: 'MyRating', id: string, level: RatingLevel, words: string | null, tags: Array<RatingTag>, ratedOn: string, repair: { state: RepairState, dueOn: string, overdue: boolean, outcome: RepairOutcome | null, mayReply: boolean, steps: Array<{ verb: RepairVerb, on: string, words: string }> } | null }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type RatingByReceiptMutationVariables = Exact<{
  code: string;
}>;


export type RatingByReceiptMutation = { ratingByReceipt:
    | { __typename: 'MyRating', id: string, level: RatingLevel, words: string | null, tags: Array<RatingTag>, ratedOn: string, repair: { state: RepairState, dueOn: string, overdue: boolean, outcome: RepairOutcome | null, mayReply: boolean, steps: Array<{ verb: RepairVerb, on: string, words: string }> } | null }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   | null };

export type ReplyToCallBackMutationVariables = Exact<{
  ratingId: string;
  words: string;
  receiptCode?: string | null | undefined;
}>;


export type ReplyToCallBackMutation = { replyToCallBack:
    | { __typename: 'MyRepair', state: RepairState, dueOn: string, overdue: boolean, outcome: RepairOutcome | null, mayReply: boolean, steps: Array<{ verb: RepairVerb, on: string, words: string }> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type CallBackRaterMutationVariables = Exact<{
  id: string;
  version: number;
  words: string;
}>;


export type CallBackRaterMutation = { callBackRater:
    | { __typename: 'Repair' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type ExtendRepairMutationVariables = Exact<{
  id: string;
  version: number;
  words: string;
}>;


export type ExtendRepairMutation = { extendRepair:
    | { __typename: 'Repair' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type SettleRepairMutationVariables = Exact<{
  id: string;
  version: number;
  outcome: RepairOutcome;
  words: string;
}>;


export type SettleRepairMutation = { settleRepair:
    | { __typename: 'Repair' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type AnswerRaterMutationVariables = Exact<{
  id: string;
  version: number;
  words: string;
}>;


export type AnswerRaterMutation = { answerRater:
    | { __typename: 'Repair' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type AppealRatingMutationVariables = Exact<{
  id: string;
  version: number;
  ground: AppealGround;
  words: string;
}>;


export type AppealRatingMutation = { appealRating:
    | { __typename: 'Repair' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type DecideRatingAppealMutationVariables = Exact<{
  id: string;
  version: number;
  excludes: boolean;
  words: string;
}>;


export type DecideRatingAppealMutation = { decideRatingAppeal:
    | { __typename: 'Repair' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type ProblemPartsFragment = { code: ProblemCode, message: string, messageEn: string, field: string | null };

export const MyRating: Document<MyRatingQuery, MyRatingQueryVariables> = {
  id: 'sha256:dcae741a93eb54479e05447f8111153f1018944b08b1e8e5b2eb55289be23c85',
};
export const OfficeRatings: Document<OfficeRatingsQuery, OfficeRatingsQueryVariables> = {
  id: 'sha256:8de305e9c427923dcac42c965870b599e09d8227100bd7931eaa501bbbc1bc0e',
};
export const Repairs: Document<RepairsQuery, RepairsQueryVariables> = {
  id: 'sha256:6a288cdc09db35823973b8d2dda55b494058e7f1cfc7ba4cf5e1a04861a306e0',
};
export const RatingFigures: Document<RatingFiguresQuery, RatingFiguresQueryVariables> = {
  id: 'sha256:f23b764ba7bdd2b908ab19fb2749ac0eb4fac6d532928ffa2669482ddefb11f8',
};
export const RatedOffices: Document<RatedOfficesQuery, RatedOfficesQueryVariables> = {
  id: 'sha256:6b5ae5695ebe92b8b9faa0df0148dc4375e766dbe99bdf98f34a4134247d95b4',
};
export const LateRepairs: Document<LateRepairsQuery, LateRepairsQueryVariables> = {
  id: 'sha256:09982756ac9c6a16b4c4d0fd9b82bba00b2d96e3fb0f86eeb19471a61058a8eb',
};
export const Rate: Document<RateMutation, RateMutationVariables> = {
  id: 'sha256:a5eb3c8fca4cf2ca326cc0273cb4725e983068de5125ea7716ccd57201828046',
  isVerb: true,
};
export const RatingByReceipt: Document<RatingByReceiptMutation, RatingByReceiptMutationVariables> = {
  id: 'sha256:31638f5035da67f5a533c9f14fee055a62c6f716bd909b56c1b001ebb354320c',
  isVerb: true,
};
export const ReplyToCallBack: Document<ReplyToCallBackMutation, ReplyToCallBackMutationVariables> = {
  id: 'sha256:f6641e5a3466c62fe0d55f5c82abbd71a5233edcd281ada13e2d13c71ef00dd8',
  isVerb: true,
};
export const CallBackRater: Document<CallBackRaterMutation, CallBackRaterMutationVariables> = {
  id: 'sha256:ab523e3113e9c578a5e8c562e00dd30404254f6c7c175d2b85a20a3303dc124f',
  isVerb: true,
};
export const ExtendRepair: Document<ExtendRepairMutation, ExtendRepairMutationVariables> = {
  id: 'sha256:579066811bd2ffd37197e57d30c2277f629f917bda846c2da55ad5f42c1ba0f2',
  isVerb: true,
};
export const SettleRepair: Document<SettleRepairMutation, SettleRepairMutationVariables> = {
  id: 'sha256:09bdf1ca4d105e94fe57f7a1c4ce5f4232db88f657e9026d77c83fad479967cf',
  isVerb: true,
};
export const AnswerRater: Document<AnswerRaterMutation, AnswerRaterMutationVariables> = {
  id: 'sha256:0da1f15952d8f20de4f0a80c9335109a233c7ccd396dc97703019a961278eccb',
  isVerb: true,
};
export const AppealRating: Document<AppealRatingMutation, AppealRatingMutationVariables> = {
  id: 'sha256:1b87b683f059da5a2b3d08beee6803e5b43f0e28cf1092f700b54104bbb17473',
  isVerb: true,
};
export const DecideRatingAppeal: Document<DecideRatingAppealMutation, DecideRatingAppealMutationVariables> = {
  id: 'sha256:b10511fbbf3f276be97824460253e400e2e645b40c9a6d7614518bec87c74269',
  isVerb: true,
};
