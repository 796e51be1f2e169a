// Written by `npm run gen` from the .graphql files beside the pages. Never edit it.
import type { Document } from '../foundation/graphql';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** An answer to what another operator asked for. */
export type AnswerSecondFactorResetInput = {
  /** The reset. */
  id: string;
  /** Whether it is taken away, at once. */
  agree: boolean;
  /** Why not. */
  words?: string | null | undefined;
};

/** Whose second factor was lost. */
export type AskSecondFactorResetInput = {
  /** Her name. */
  name: string;
  /** Her identity number. */
  idNumber: string;
  /** How she proved who she is, up to 500 characters. */
  words: string;
};

/** Whom to sign out, and why. */
export type EndSessionsInput = {
  /** Her name. */
  name: string;
  /** Her identity number. */
  idNumber: string;
  /** Why; it stands in the audit log. */
  reason: EndingReason;
};

/** Why an operator signs somebody out on all devices. */
export type EndingReason =
  | 'DEVICE_LOST'
  | 'ACCOUNT_AT_RISK'
  | 'POST_LEFT';

/** What is needed to put a seal on record. */
export type EnrolSealInput = {
  /** Whose seal it is. */
  organisationId: string;
  /** The full statutory name, at most 40 characters. */
  name: string;
  /** The reference of its key in the key store. */
  keyRef: string;
  /** Who keeps it; holds the post today. */
  keeperId: string;
  /** First day, within the committee's term. */
  validFrom: string;
  /** Last day, within the committee's term. */
  validTo: string;
};

/** Which pattern of asking was seen 告警类型. */
export type ExchangeAlertKind =
  | 'MANY_PERSONS'
  | 'MANY_UNKNOWN'
  | 'SERIAL_WALK'
  | 'ONE_CASE_MANY_PERSONS'
  | 'AT_NIGHT'
  | 'EQUAL_INTERVALS';

/** Only an active client is answered. */
export type ExchangeClientState =
  | 'ACTIVE'
  | 'SUSPENDED'
  | 'CLOSED';

/** What a key is good for 接口权限. */
export type ExchangeScope =
  | 'VERIFY'
  | 'LIST'
  | 'COPY'
  | 'SYNC'
  | 'CONSENT';

/** What is granted; null leaves what was wished. */
export type GrantKeyRequestInput = {
  /** For how long the key is good once collected, 1 to 365 days. */
  keyDays?: number;
  /** Operations. */
  scopes?: Array<ExchangeScope> | null | undefined;
  /** Branches. */
  regions?: Array<string> | null | undefined;
  /** Items. */
  itemTypes?: Array<string> | null | undefined;
  /** Networks. */
  ipRanges?: Array<string> | null | undefined;
  /** Legal bases that you have checked. */
  legalBases?: Array<string> | null | undefined;
  /** A word to the applicant, at most 500 characters. */
  words?: string | null | undefined;
};

/** A new key. Nothing is allowed that is not named. */
export type IssueExchangeTokenInput = {
  /** For which client. */
  clientId: string;
  /** What to call it, at most 60 characters. */
  label: string;
  /** Which operations it may use. */
  scopes: Array<ExchangeScope>;
  /** Branches whose papers it may ask about; empty for none. */
  regions: Array<string>;
  /** Codes of the catalogue; empty for none. */
  itemTypes: Array<string>;
  /** Networks, like 203.0.113.0/24; at least one, at most 20. */
  ipRanges: Array<string>;
  /** Legal bases that you have checked; each at most 200 characters. */
  legalBases: Array<string>;
  /** At most 365 days ahead. */
  expiresAt: string;
};

/** Where a request for a key stands 密钥申请状态. */
export type KeyRequestState =
  | 'FILED'
  | 'GRANTED'
  | 'DECLINED'
  | 'WITHDRAWN';

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

/** How a region and all below it seal. */
export type SealingPolicyInput = {
  /** The region. */
  region: string;
  /** Whether the keeper confirms each use. */
  rule: SealingRule;
  /** Signatures of one seal in an hour, 1 to 3000. */
  hourlyLimit: number;
};

/** What happens before a seal is set. */
export type SealingRule =
  | 'AUTOMATIC'
  | 'KEEPER_CONFIRMS';

/** How far a reset has come. */
export type SecondFactorResetState =
  | 'ASKED'
  | 'AGREED'
  | 'DECLINED'
  | 'EXPIRED';

/** A rule as it is to hold from now on or from a day. */
export type SetLanePolicyInput = {
  /** Where, with all below. */
  region: string;
  /** The rule. */
  rule: LaneRule;
  /** Only and at least one for ALLOW_WITH_REVIEW; at most 8. */
  ways?: Array<Array<LaneStep>>;
  /** The document, at most 1,000 characters. */
  legalBasis: string;
  /** Where it can be read, at most 500 characters. */
  source: string;
  /** First day. */
  effectiveFrom?: string | null | undefined;
  /** Last day. */
  effectiveTo?: string | null | undefined;
};

/** What is asked for: the seal is that of my own office. */
export type StandingOrderInput = {
  /** First day. */
  validFrom: string;
  /** Last day, at most a year later. */
  validTo: string;
  /** Signatures within an hour, 1 to 10,000. */
  hourlyLimit: number;
};

/** How far an order has come. */
export type StandingOrderState =
  | 'ASKED'
  | 'APPROVED'
  | 'ENDED';

export type TokenPartsFragment = { id: string, label: string, prefix: string, scopes: Array<ExchangeScope>, ipRanges: Array<string>, legalBases: Array<string>, createdAt: string, expiresAt: string, lastUsedAt: string | null, revokedAt: string | null, endingSoon: boolean };

export type ClientPartsFragment = { id: string, name: string, contact: string, state: ExchangeClientState, createdAt: string, organisation: { name: string, contactPhone: string }, tokens: Array<{ id: string, label: string, prefix: string, scopes: Array<ExchangeScope>, ipRanges: Array<string>, legalBases: Array<string>, createdAt: string, expiresAt: string, lastUsedAt: string | null, revokedAt: string | null, endingSoon: boolean }> };

export type ExchangeClientsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ExchangeClientsQuery = { exchangeClients: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, name: string, state: ExchangeClientState, organisation: { name: string }, tokens: Array<{ id: string, revokedAt: string | null, expiresAt: string }>, tokensEndingSoon: Array<{ id: string }> } }> } };

export type OneExchangeClientQueryVariables = Exact<{
  id: string;
}>;


export type OneExchangeClientQuery = { exchangeClient: { id: string, name: string, contact: string, state: ExchangeClientState, createdAt: string, organisation: { name: string, contactPhone: string }, tokens: Array<{ id: string, label: string, prefix: string, scopes: Array<ExchangeScope>, ipRanges: Array<string>, legalBases: Array<string>, createdAt: string, expiresAt: string, lastUsedAt: string | null, revokedAt: string | null, endingSoon: boolean }> } };

export type IssueExchangeTokenMutationVariables = Exact<{
  input: IssueExchangeTokenInput;
}>;


export type IssueExchangeTokenMutation = { issueExchangeToken:
    | { __typename: 'IssuedExchangeToken', secret: string }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type RevokeExchangeTokenMutationVariables = Exact<{
  id: string;
}>;


export type RevokeExchangeTokenMutation = { revokeExchangeToken:
    | { __typename: 'ExchangeToken' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type SuspendExchangeClientMutationVariables = Exact<{
  id: string;
}>;


export type SuspendExchangeClientMutation = { suspendExchangeClient:
    | { __typename: 'ExchangeClient' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type ResumeExchangeClientMutationVariables = Exact<{
  id: string;
  words: string;
}>;


export type ResumeExchangeClientMutation = { resumeExchangeClient:
    | { __typename: 'ExchangeClient' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type CloseExchangeClientMutationVariables = Exact<{
  id: string;
}>;


export type CloseExchangeClientMutation = { closeExchangeClient:
    | { __typename: 'ExchangeClient' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type ExchangeAlertsQueryVariables = Exact<{
  open: boolean;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ExchangeAlertsQuery = { exchangeAlerts: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, kind: ExchangeAlertKind, severe: boolean, raisedAt: string, handledAt: string | null, words: string | null, figures: Array<{ name: string, value: number | null }>, client: { id: string, name: string, organisation: { name: string } } } }> } };

export type HandleExchangeAlertMutationVariables = Exact<{
  id: string;
  words: string;
}>;


export type HandleExchangeAlertMutation = { handleExchangeAlert:
    | { __typename: 'ExchangeAlert' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type KeyRequestsToAnswerQueryVariables = Exact<{
  state?: KeyRequestState | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type KeyRequestsToAnswerQuery = { keyRequests: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, state: KeyRequestState, system: string, contact: string, purpose: string, applicant: string, filedAt: string, dueOn: string, overdue: boolean, answeredAt: string | null, answer: string | null, keyDays: number | null, collectUntil: string | null, organisation: { name: string, contactPhone: string }, wished: { scopes: Array<ExchangeScope>, ipRanges: Array<string>, legalBases: Array<string>, regions: Array<{ code: string, fullName: string }> }, granted: { scopes: Array<ExchangeScope>, ipRanges: Array<string>, legalBases: Array<string>, regions: Array<{ code: string, fullName: string }> } | null, client: { id: string } | null, token: { prefix: string } | null } }> } };

export type GrantKeyRequestMutationVariables = Exact<{
  id: string;
  changes: GrantKeyRequestInput;
}>;


export type GrantKeyRequestMutation = { grantKeyRequest:
    | { __typename: 'KeyRequest' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type DeclineKeyRequestMutationVariables = Exact<{
  id: string;
  words: string;
}>;


export type DeclineKeyRequestMutation = { declineKeyRequest:
    | { __typename: 'KeyRequest' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type LanePolicyOfQueryVariables = Exact<{
  regionCode: string;
}>;


export type LanePolicyOfQuery = { lanePolicy: { region: string, version: number, rule: LaneRule, ways: Array<Array<LaneStep>>, legalBasis: string, source: string, needsConfirmation: boolean } | null };

export type PlacesToRuleQueryVariables = Exact<{
  search: string;
}>;


export type PlacesToRuleQuery = { regions: Array<{ code: string, name: string, fullName: string }> };

export type SetLanePolicyMutationVariables = Exact<{
  input: SetLanePolicyInput;
}>;


export type SetLanePolicyMutation = { setLanePolicy:
    | { __typename: 'LanePolicy', region: string, version: number, rule: LaneRule, ways: Array<Array<LaneStep>>, legalBasis: string, source: string, needsConfirmation: boolean }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type StandingOrderPartsFragment = { id: string, sealName: string, hourlyLimit: number, validFrom: string, validTo: string, state: StandingOrderState, inForce: boolean, isMine: boolean, askedAt: string, askedByName: string, approvedAt: string | null, approvedByName: string | null, endedAt: string | null, endedByName: string | null };

export type StandingOrdersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type StandingOrdersQuery = { standingOrders: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, sealName: string, hourlyLimit: number, validFrom: string, validTo: string, state: StandingOrderState, inForce: boolean, isMine: boolean, askedAt: string, askedByName: string, approvedAt: string | null, approvedByName: string | null, endedAt: string | null, endedByName: string | null } }> } };

export type AskStandingOrderMutationVariables = Exact<{
  input: StandingOrderInput;
}>;


export type AskStandingOrderMutation = { askStandingOrder:
    | { __typename: 'StandingOrder' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type ApproveStandingOrderMutationVariables = Exact<{
  id: string;
}>;


export type ApproveStandingOrderMutation = { approveStandingOrder:
    | { __typename: 'StandingOrder' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type EndStandingOrderMutationVariables = Exact<{
  id: string;
}>;


export type EndStandingOrderMutation = { endStandingOrder:
    | { __typename: 'StandingOrder' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type SealingPoliciesQueryVariables = Exact<{ [key: string]: never; }>;


export type SealingPoliciesQuery = { sealingPolicies: Array<{ region: string, rule: SealingRule, hourlyLimit: number, wish: { rule: SealingRule, hourlyLimit: number, askedAt: string, expiresAt: string, askedByName: string, askedByMe: boolean } | null }> };

export type SetSealingPolicyMutationVariables = Exact<{
  input: SealingPolicyInput;
}>;


export type SetSealingPolicyMutation = { setSealingPolicy:
    | { __typename: 'SealingPolicy', wish: { expiresAt: string } | null }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type SealEnrolmentQueryVariables = Exact<{
  uscc: string;
}>;


export type SealEnrolmentQuery = { sealEnrolment: { termFrom: string | null, termTo: string | null, organisation: { id: string, kind: OrganisationKind, name: string, uscc: string }, keepers: Array<{ id: string, name: string }> } | null };

export type EnrolSealMutationVariables = Exact<{
  input: EnrolSealInput;
}>;


export type EnrolSealMutation = { enrolSeal:
    | { __typename: 'Seal', name: string }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type ResetPartsFragment = { id: string, personName: string, personIdNumber: string, words: string, state: SecondFactorResetState, isMine: boolean, askedAt: string, askedByName: string, expiresAt: string, answeredByName: string | null, answerWords: string | null, endedAt: string | null };

export type SecondFactorResetsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SecondFactorResetsQuery = { secondFactorResets: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, personName: string, personIdNumber: string, words: string, state: SecondFactorResetState, isMine: boolean, askedAt: string, askedByName: string, expiresAt: string, answeredByName: string | null, answerWords: string | null, endedAt: string | null } }> } };

export type EndSessionsOfMutationVariables = Exact<{
  input: EndSessionsInput;
}>;


export type EndSessionsOfMutation = { endSessionsOf:
    | { __typename: 'SessionsEnded', count: number }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type AskSecondFactorResetMutationVariables = Exact<{
  input: AskSecondFactorResetInput;
}>;


export type AskSecondFactorResetMutation = { askSecondFactorReset:
    | { __typename: 'SecondFactorResetOutcome' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type AnswerSecondFactorResetMutationVariables = Exact<{
  input: AnswerSecondFactorResetInput;
}>;


export type AnswerSecondFactorResetMutation = { answerSecondFactorReset:
    | { __typename: 'SecondFactorResetOutcome' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type ProblemPartsFragment = { code: ProblemCode, message: string, messageEn: string, field: string | null };

export type KeyTermsPartsFragment = { scopes: Array<ExchangeScope>, ipRanges: Array<string>, legalBases: Array<string>, regions: Array<{ code: string, fullName: string }> };

export type LanePolicyPartsFragment = { region: string, version: number, rule: LaneRule, ways: Array<Array<LaneStep>>, legalBasis: string, source: string, needsConfirmation: boolean };

export const ExchangeClients: Document<ExchangeClientsQuery, ExchangeClientsQueryVariables> = {
  id: 'sha256:ce2c400d12da329379e9fe207a6e051e99fd2d91ee5449ec359a09947907d9c5',
};
export const OneExchangeClient: Document<OneExchangeClientQuery, OneExchangeClientQueryVariables> = {
  id: 'sha256:5ba0f0fc7d93493b84247c012199d6ea4f8d5268834334937fd86ab77a9e5309',
};
export const IssueExchangeToken: Document<IssueExchangeTokenMutation, IssueExchangeTokenMutationVariables> = {
  id: 'sha256:d54541a9a81107ac9d6c95030817f4b3cedcbd1930421476e3a060d6d677d9a7',
  isVerb: true,
};
export const RevokeExchangeToken: Document<RevokeExchangeTokenMutation, RevokeExchangeTokenMutationVariables> = {
  id: 'sha256:124cf2c3cf2b54ee4b71e5d7b6d8d897768d37a2d666ace1a8610472e0ba966d',
  isVerb: true,
};
export const SuspendExchangeClient: Document<SuspendExchangeClientMutation, SuspendExchangeClientMutationVariables> = {
  id: 'sha256:11adc210092b7f878a9d7cb640d79098cb52a2e784779077e6b0f6bb495dc262',
  isVerb: true,
};
export const ResumeExchangeClient: Document<ResumeExchangeClientMutation, ResumeExchangeClientMutationVariables> = {
  id: 'sha256:8ac9553f27ceb43964254f22a7e8195a8cbde6e6b219d6dde695799241a5d90a',
  isVerb: true,
};
export const CloseExchangeClient: Document<CloseExchangeClientMutation, CloseExchangeClientMutationVariables> = {
  id: 'sha256:6ca9e68398e3ea8339d020fe1510df41be36f7d056de7ebcf625ccd9da7d3ae2',
  isVerb: true,
};
export const ExchangeAlerts: Document<ExchangeAlertsQuery, ExchangeAlertsQueryVariables> = {
  id: 'sha256:a0fd82507ceef798a050da2e658159b31e4eb046004a54dd087a0331206b3030',
};
export const HandleExchangeAlert: Document<HandleExchangeAlertMutation, HandleExchangeAlertMutationVariables> = {
  id: 'sha256:e629f46257009b9a59192558b800cd2932d3297a9b245669659374a243a85ad9',
  isVerb: true,
};
export const KeyRequestsToAnswer: Document<KeyRequestsToAnswerQuery, KeyRequestsToAnswerQueryVariables> = {
  id: 'sha256:eda5d32835a51731c9ee68bfd2f20feec0c786fab41c078d6329a3091a624a3b',
};
export const GrantKeyRequest: Document<GrantKeyRequestMutation, GrantKeyRequestMutationVariables> = {
  id: 'sha256:e961508d80261e4652e8a30286e772840b328746c4fa4a7f6f37788b95b96eb6',
  isVerb: true,
};
export const DeclineKeyRequest: Document<DeclineKeyRequestMutation, DeclineKeyRequestMutationVariables> = {
  id: 'sha256:257a4fbae4d60abe70a129eda39a3fbb288565674d5b59cf5716f546c47ff597',
  isVerb: true,
};
export const LanePolicyOf: Document<LanePolicyOfQuery, LanePolicyOfQueryVariables> = {
  id: 'sha256:b2d79999e04bd2427f4c77405654ba4fa7442ceeb4b97f16bb692cac8535d2e1',
};
export const PlacesToRule: Document<PlacesToRuleQuery, PlacesToRuleQueryVariables> = {
  id: 'sha256:46a910366f954d4dfbc53344b360b9754466aabefa4ee479bebdac73eddb4b4b',
};
export const SetLanePolicy: Document<SetLanePolicyMutation, SetLanePolicyMutationVariables> = {
  id: 'sha256:6e2e8a7248e13bdba8a0e39a8cb52a8428484e6159d8cfe5da320f49729e441e',
  isVerb: true,
};
export const StandingOrders: Document<StandingOrdersQuery, StandingOrdersQueryVariables> = {
  id: 'sha256:272b263a9d358e04c27827326b2db63473601095ba86d64373421e7b8523dd38',
};
export const AskStandingOrder: Document<AskStandingOrderMutation, AskStandingOrderMutationVariables> = {
  id: 'sha256:d695c7c751374aef160193c43a0d3ca60d44347710c04a8eccd9355bff4e0ba4',
  isVerb: true,
};
export const ApproveStandingOrder: Document<ApproveStandingOrderMutation, ApproveStandingOrderMutationVariables> = {
  id: 'sha256:e15132ced3eca84a13eaa36ce718b0bc8fc7b45434b57e56c447a37aa36ed5e8',
  isVerb: true,
};
export const EndStandingOrder: Document<EndStandingOrderMutation, EndStandingOrderMutationVariables> = {
  id: 'sha256:32a6f8f81f08af1ec8862da2ed790026905b3344847f59b6bb75685e6efb0f8b',
  isVerb: true,
};
export const SealingPolicies: Document<SealingPoliciesQuery, SealingPoliciesQueryVariables> = {
  id: 'sha256:40fe614edc25da0c9907bb17c8f2ae3c778a202e4ff90518fb5a061eafa06f4e',
};
export const SetSealingPolicy: Document<SetSealingPolicyMutation, SetSealingPolicyMutationVariables> = {
  id: 'sha256:bbdb4b324dcb8d48ce7c66c00a7a066f2ef6bb2be847455aeea37a8c44f24d3e',
  isVerb: true,
};
export const SealEnrolment: Document<SealEnrolmentQuery, SealEnrolmentQueryVariables> = {
  id: 'sha256:3fab92b6231d7388e574780f8c30139d4901f7416ca05388b0307fa02b32e94b',
};
export const EnrolSeal: Document<EnrolSealMutation, EnrolSealMutationVariables> = {
  id: 'sha256:bfbf70efae9310cb82a386fdc8f0f7f6b0f07144fdb548f6881c49a0a56f6eca',
  isVerb: true,
};
export const SecondFactorResets: Document<SecondFactorResetsQuery, SecondFactorResetsQueryVariables> = {
  id: 'sha256:89374bcb748c0c7bfb5b22c4a4b062ae8e585df1dccee7d0507b033b3d057f04',
};
export const EndSessionsOf: Document<EndSessionsOfMutation, EndSessionsOfMutationVariables> = {
  id: 'sha256:190566af2edacfe2c43220b33cd2b67e004aca1a99f4d1ab4841716152f23774',
  isVerb: true,
};
export const AskSecondFactorReset: Document<AskSecondFactorResetMutation, AskSecondFactorResetMutationVariables> = {
  id: 'sha256:6a84b9b16f12698debbb1564ecab58b7e1fc134a6c5eebbaeac0a3a1354216bf',
  isVerb: true,
};
export const AnswerSecondFactorReset: Document<AnswerSecondFactorResetMutation, AnswerSecondFactorResetMutationVariables> = {
  id: 'sha256:03013f6fe2c858d0f6f0bb46ba05f57fcb02c80bc3431a2a87b137395c115ea9',
  isVerb: true,
};
