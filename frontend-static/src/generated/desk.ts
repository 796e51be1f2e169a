// Written by `npm run gen` from the .graphql files beside the pages. Never edit it.
import type { Document } from '../foundation/graphql';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** What one person asks for a seal; another one answers. */
export type AskForSealInput = {
  /** The seal. */
  sealId: string;
  /** What is to be done with it. */
  verb: SealVerb;
  /** Why, at most 500 characters. */
  words: string;
  /** For RETIRE. */
  reason?: SealReason | null | undefined;
  /** For ROTATE: the seal from which this one takes over. */
  replaces?: string | null | undefined;
  /** For COMPROMISE: from when on its key is not trusted. */
  since?: string | null | undefined;
};

/** The preparer's finding. */
export type CheckProofInput = {
  /** The case. */
  id: string;
  /** What the committee certifies, word for word. */
  statement: string;
  /** What the knowledge rests on. */
  evidence: Evidence;
  /** More about it. */
  evidenceNote?: string | null | undefined;
  /** Last day, if one. */
  validUntil?: string | null | undefined;
  /** Null: the guide was right. */
  thirdLane?: ThirdLaneInput | null | undefined;
};

/** What a corrected version should say. */
export type CorrectProofInput = {
  /** The issued proof. */
  id: string;
  /** The facts as they should read. */
  text: string;
  /** What was wrong, at most 500 characters. */
  words: string;
};

/** What on the paper is wrong 有异议的内容. */
export type DisputedField =
  | 'NAME'
  | 'ID_NUMBER'
  | 'FACTS'
  | 'DATES'
  | 'PURPOSE'
  | 'RECIPIENT'
  | 'OTHER';

/** What knowledge rests on 核实方式. */
export type Evidence =
  | 'HOME_VISIT'
  | 'VILLAGE_LEDGER'
  | 'NEIGHBOURS'
  | 'DOCUMENTS_SEEN'
  | 'OWN_KNOWLEDGE';

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

/** Where an objection stands 异议状态. */
export type ObjectionState =
  | 'FILED'
  | 'ACCEPTED'
  | 'DECLINED'
  | 'CORRECTED'
  | 'WITHDRAWN';

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

/** Where a proof stands. */
export type ProofState =
  | 'REQUESTED'
  | 'CHECKED'
  | 'SENT_BACK'
  | 'APPROVED'
  | 'REJECTED'
  | 'WITHDRAWN'
  | 'RENDER_FAILED'
  | 'RENDERED'
  | 'SEAL_FAILED'
  | 'SEALED'
  | 'ISSUED'
  | 'REVOKED'
  | 'SUPERSEDED'
  | 'EXPIRED';

/** Why somebody steps out of a case 回避事由. */
export type RecusalReason =
  | 'RELATIVE'
  | 'INTEREST';

/** Why a request is refused, and where to go instead. */
export type RejectProofInput = {
  /** The case. */
  id: string;
  /** The coded reason. */
  reason: RejectReason;
  /** Who can help and how, at most 500 characters. */
  route: string;
  /** In own words, at most 500 characters. */
  words: string;
};

/** Why it was refused 不予出具原因. */
export type RejectReason =
  | 'NOT_OURS'
  | 'CANNOT_VERIFY'
  | 'NOT_TRUE'
  | 'NOT_NEEDED'
  | 'OTHER';

/** Who the proof is about 代办关系. */
export type Relation =
  | 'SELF'
  | 'SPOUSE'
  | 'PARENT'
  | 'CHILD'
  | 'RELATIVE'
  | 'WARD'
  | 'ENTRUSTED'
  | 'REPRESENTED';

/** Why an issued proof no longer holds. */
export type RevokeProofInput = {
  /** The case. */
  id: string;
  /** The coded reason. */
  reason: RevokeReason;
  /** In own words, at most 500 characters. */
  words: string;
};

/** Why it was revoked 撤销原因. */
export type RevokeReason =
  | 'FACTS_WRONG'
  | 'ISSUED_BY_MISTAKE'
  | 'SEAL_COMPROMISED'
  | 'HOLDER_ASKED'
  | 'OTHER';

/** Where a decision stands. */
export type SealDecisionState =
  | 'ASKED'
  | 'AGREED'
  | 'DECLINED'
  | 'WITHDRAWN'
  | 'EXPIRED';

/** Why a seal may not be used. */
export type SealReason =
  | 'ELECTION'
  | 'KEEPER_CHANGED'
  | 'KEY_AT_RISK'
  | 'NAME_CHANGED'
  | 'TERM_ENDED'
  | 'REPLACED'
  | 'OTHER';

/** Only an active seal seals. */
export type SealState =
  | 'ENROLLED'
  | 'ACTIVE'
  | 'SUSPENDED'
  | 'RETIRED'
  | 'COMPROMISED';

/** What two persons decide about a seal. */
export type SealVerb =
  | 'ACTIVATE'
  | 'ROTATE'
  | 'SUSPEND'
  | 'RETIRE'
  | 'COMPROMISE';

/** Why a request goes back, and how to mend it. */
export type SendBackProofInput = {
  /** The case. */
  id: string;
  /** The coded reason. */
  reason: SendBackReason;
  /** How to mend it, at most 500 characters. */
  remedy: string;
  /** In own words, at most 500 characters. */
  words: string;
};

/** Why it came back 退回原因. */
export type SendBackReason =
  | 'FACTS_UNCLEAR'
  | 'PURPOSE_UNCLEAR'
  | 'MATERIAL_MISSING'
  | 'IDENTITY_MISMATCH'
  | 'OTHER';

/** A tab of the worklist. */
export type Stage =
  | 'MINE'
  | 'TO_CHECK'
  | 'TO_APPROVE'
  | 'WAITING_FOR_RESIDENT'
  | 'IN_PRODUCTION'
  | 'STUCK'
  | 'OVERDUE'
  | 'ISSUED'
  | 'DOUBTED'
  | 'ALL';

/** What the desk found instead of the guide, with the reason. */
export type ThirdLaneInput = {
  /** True: on neither list 清单以外; false: the committee's by a list or a law. */
  outsideLists: boolean;
  /** Why, at most 500 characters; the resident reads it too. */
  reason: string;
};

export type CaseRowFragment = { id: string, state: ProofState, title: string, requestedAt: string, dueOn: string, waitingForResident: boolean, handlerName: string | null, handledByMe: boolean, applicant: { name: string }, subject: { name: string } };

export type CasePersonPartsFragment = { name: string, idNumber: string | null, phone: string | null, uscc: string | null, usccLooksRight: boolean | null };

export type CasePartsFragment = { revision: number, purpose: string, recipient: string, text: string, relation: Relation, calendarKnown: boolean, statement: string | null, evidence: Evidence | null, evidenceNote: string | null, validUntil: string | null, trouble: string | null, troubleEn: string | null, keeperRefusal: string | null, corrects: string | null, claimedAt: string | null, recusedNames: Array<string>, recusedByMe: boolean, colleaguesLeft: boolean, waitsForKeeper: boolean, fileUrl: string | null, id: string, state: ProofState, title: string, requestedAt: string, dueOn: string, waitingForResident: boolean, handlerName: string | null, handledByMe: boolean, doubt: { since: string, words: string | null, vouchedAt: string | null, vouchedByName: string | null, vouchedByMe: boolean } | null, committee: { name: string }, applicant: { name: string, idNumber: string | null, phone: string | null, uscc: string | null, usccLooksRight: boolean | null }, subject: { name: string, idNumber: string | null, phone: string | null, uscc: string | null, usccLooksRight: boolean | null }, numbers: { number: string, verificationCode: string, version: number, issuedOn: string } | null, attachments: Array<{ id: string, mediaType: string, size: number, url: string, uploadedAt: string }>, steps: Array<{ personName: string | null, step: { at: string, verb: string, state: ProofState, reason: string | null, remedy: string | null, words: string | null } }>, notes: Array<{ id: string, at: string, personName: string, text: string }> };

export type WorklistQueryVariables = Exact<{
  stage: Stage;
  search?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type WorklistQuery = { worklist: { totalCount: number, edges: Array<{ node: { id: string, state: ProofState, title: string, requestedAt: string, dueOn: string, waitingForResident: boolean, handlerName: string | null, handledByMe: boolean, applicant: { name: string }, subject: { name: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, worklistCounts: Array<{ stage: Stage, count: number }> };

export type DeskRevisionQueryVariables = Exact<{ [key: string]: never; }>;


export type DeskRevisionQuery = { deskRevision: string };

export type DeskCaseQueryVariables = Exact<{
  id: string;
}>;


export type DeskCaseQuery = { proofCase: { revision: number, purpose: string, recipient: string, text: string, relation: Relation, calendarKnown: boolean, statement: string | null, evidence: Evidence | null, evidenceNote: string | null, validUntil: string | null, trouble: string | null, troubleEn: string | null, keeperRefusal: string | null, corrects: string | null, claimedAt: string | null, recusedNames: Array<string>, recusedByMe: boolean, colleaguesLeft: boolean, waitsForKeeper: boolean, fileUrl: string | null, id: string, state: ProofState, title: string, requestedAt: string, dueOn: string, waitingForResident: boolean, handlerName: string | null, handledByMe: boolean, doubt: { since: string, words: string | null, vouchedAt: string | null, vouchedByName: string | null, vouchedByMe: boolean } | null, committee: { name: string }, applicant: { name: string, idNumber: string | null, phone: string | null, uscc: string | null, usccLooksRight: boolean | null }, subject: { name: string, idNumber: string | null, phone: string | null, uscc: string | null, usccLooksRight: boolean | null }, numbers: { number: string, verificationCode: string, version: number, issuedOn: string } | null, attachments: Array<{ id: string, mediaType: string, size: number, url: string, uploadedAt: string }>, steps: Array<{ personName: string | null, step: { at: string, verb: string, state: ProofState, reason: string | null, remedy: string | null, words: string | null } }>, notes: Array<{ id: string, at: string, personName: string, text: string }> }, earlierCases: Array<{ id: string, state: ProofState, title: string, requestedAt: string, dueOn: string, waitingForResident: boolean, handlerName: string | null, handledByMe: boolean, applicant: { name: string }, subject: { name: string } }>, duplicateCases: Array<{ id: string, state: ProofState, title: string, requestedAt: string, dueOn: string, waitingForResident: boolean, handlerName: string | null, handledByMe: boolean, applicant: { name: string }, subject: { name: string } }> };

export type StuckCasesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type StuckCasesQuery = { worklist: { totalCount: number, edges: Array<{ node: { trouble: string | null, troubleEn: string | null, keeperRefusal: string | null, id: string, state: ProofState, title: string, requestedAt: string, dueOn: string, waitingForResident: boolean, handlerName: string | null, handledByMe: boolean, committee: { name: string }, applicant: { name: string }, subject: { name: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ClaimProofMutationVariables = Exact<{
  id: string;
  takeOver: boolean;
}>;


export type ClaimProofMutation = { claimProof:
    | { __typename: 'ProofCase' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type ReleaseProofMutationVariables = Exact<{
  id: string;
}>;


export type ReleaseProofMutation = { releaseProof:
    | { __typename: 'ProofCase' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type RecuseFromProofMutationVariables = Exact<{
  id: string;
  reason: RecusalReason;
}>;


export type RecuseFromProofMutation = { recuseFromProof:
    | { __typename: 'ProofCase' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type AddCaseNoteMutationVariables = Exact<{
  id: string;
  text: string;
}>;


export type AddCaseNoteMutation = { addCaseNote:
    | { __typename: 'ProofCase' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type CheckProofMutationVariables = Exact<{
  input: CheckProofInput;
}>;


export type CheckProofMutation = { checkProof:
    | { __typename: 'ProofCase' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type SendBackProofMutationVariables = Exact<{
  input: SendBackProofInput;
}>;


export type SendBackProofMutation = { sendBackProof:
    | { __typename: 'ProofCase' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type RejectProofMutationVariables = Exact<{
  input: RejectProofInput;
}>;


export type RejectProofMutation = { rejectProof:
    | { __typename: 'ProofCase' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type ApproveProofMutationVariables = Exact<{
  id: string;
}>;


export type ApproveProofMutation = { approveProof:
    | { __typename: 'ProofCase' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type ApproveProofsMutationVariables = Exact<{
  ids: Array<string> | string;
}>;


export type ApproveProofsMutation = { approveProofs:
    | { __typename: 'BulkApproval', outcomes: Array<{ id: string, problem: { code: ProblemCode, message: string, messageEn: string, field: string | null } | null }> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type RevokeProofMutationVariables = Exact<{
  input: RevokeProofInput;
}>;


export type RevokeProofMutation = { revokeProof:
    | { __typename: 'ProofCase' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type CorrectProofMutationVariables = Exact<{
  input: CorrectProofInput;
}>;


export type CorrectProofMutation = { correctProof:
    | { __typename: 'ProofCase', id: string }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type RetryProofMutationVariables = Exact<{
  id: string;
}>;


export type RetryProofMutation = { retryProof:
    | { __typename: 'ProofCase' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type SealPartsFragment = { id: string, name: string, state: SealState, reason: SealReason | null, validFrom: string, validTo: string, keeperName: string, certificateNotAfter: string, certificateSerial: string, compromisedSince: string | null, replacedBy: string | null, ruledByMe: boolean, organisation: { id: string, name: string } };

export type SealsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type SealsQuery = { seals: { totalCount: number, edges: Array<{ node: { id: string, name: string, state: SealState, reason: SealReason | null, validFrom: string, validTo: string, keeperName: string, certificateNotAfter: string, certificateSerial: string, compromisedSince: string | null, replacedBy: string | null, ruledByMe: boolean, organisation: { id: string, name: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SealDecisionPartsFragment = { id: string, verb: SealVerb, state: SealDecisionState, reason: SealReason | null, since: string | null, words: string, askedAt: string, expiresAt: string, endedAt: string | null, answerWords: string | null, askedByMe: boolean, askedByName: string, answeredByName: string | null, answerableByMe: boolean, seal: { id: string, name: string }, replaces: { certificateSerial: string } | null };

export type OpenSealDecisionsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type OpenSealDecisionsQuery = { sealDecisions: { totalCount: number, edges: Array<{ node: { id: string, verb: SealVerb, state: SealDecisionState, reason: SealReason | null, since: string | null, words: string, askedAt: string, expiresAt: string, endedAt: string | null, answerWords: string | null, askedByMe: boolean, askedByName: string, answeredByName: string | null, answerableByMe: boolean, seal: { id: string, name: string }, replaces: { certificateSerial: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SealHistoryQueryVariables = Exact<{
  sealId: string;
  first: number;
  after?: string | null | undefined;
}>;


export type SealHistoryQuery = { sealDecisions: { totalCount: number, edges: Array<{ node: { id: string, verb: SealVerb, state: SealDecisionState, reason: SealReason | null, since: string | null, words: string, askedAt: string, expiresAt: string, endedAt: string | null, answerWords: string | null, askedByMe: boolean, askedByName: string, answeredByName: string | null, answerableByMe: boolean, seal: { id: string, name: string }, replaces: { certificateSerial: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AskForSealMutationVariables = Exact<{
  input: AskForSealInput;
}>;


export type AskForSealMutation = { askForSeal:
    | { __typename: 'SealDecision' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type SuspendSealMutationVariables = Exact<{
  id: string;
  reason: SealReason;
  words: string;
}>;


export type SuspendSealMutation = { suspendSeal:
    | { __typename: 'SealDecision' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type SuspendSealsForElectionMutationVariables = Exact<{
  ids: Array<string> | string;
  words: string;
}>;


export type SuspendSealsForElectionMutation = { suspendSealsForElection:
    | { __typename: 'SealDecisionOutcomes', outcomes: Array<{ id: string, problem: { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null } | null }> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type AnswerSealDecisionsMutationVariables = Exact<{
  ids: Array<string> | string;
  agree: boolean;
  words?: string | null | undefined;
}>;


export type AnswerSealDecisionsMutation = { answerSealDecisions:
    | { __typename: 'SealDecisionOutcomes', outcomes: Array<{ id: string, problem: { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null } | null }> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type WithdrawSealDecisionMutationVariables = Exact<{
  id: string;
}>;


export type WithdrawSealDecisionMutation = { withdrawSealDecision:
    | { __typename: 'SealDecision' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type AffectedSealUsesQueryVariables = Exact<{
  sealId: string;
  first: number;
  after?: string | null | undefined;
}>;


export type AffectedSealUsesQuery = { affectedSealUses: { totalCount: number, edges: Array<{ node: { id: string, at: string, content: string, documentId: string, applicantName: string, applicantPhone: string, handlerName: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SealUsesToConfirmQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type SealUsesToConfirmQuery = { sealUsesToConfirm: { totalCount: number, edges: Array<{ node: { id: string, askedAt: string, content: string | null, holder: string | null, approverName: string, approvedAt: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ConfirmSealUsesMutationVariables = Exact<{
  ids: Array<string> | string;
}>;


export type ConfirmSealUsesMutation = { confirmSealUses:
    | { __typename: 'SealUseOutcomes', outcomes: Array<{ id: string, problem: { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null } | null }> }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type RefuseSealUseMutationVariables = Exact<{
  id: string;
  words: string;
}>;


export type RefuseSealUseMutation = { refuseSealUse:
    | { __typename: 'SealUseAsking' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type VouchForProofMutationVariables = Exact<{
  id: string;
  words: string;
}>;


export type VouchForProofMutation = { vouchForProof:
    | { __typename: 'ProofCase' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type ClearProofMutationVariables = Exact<{
  id: string;
}>;


export type ClearProofMutation = { clearProof:
    | { __typename: 'ProofCase' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type SealRegisterQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type SealRegisterQuery = { sealRegister: { totalCount: number, edges: Array<{ node: { id: string, at: string, content: string, copies: number, applicantName: string, applicantPhone: string, sha256: string, approverName: string, handlerName: string, keeperName: string, organisation: { name: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SealUseCountsQueryVariables = Exact<{
  organisationId: string;
}>;


export type SealUseCountsQuery = { sealUseCounts: Array<{ year: number, quarter: number, uses: number, copies: number }> };

export type ObjectionRowFragment = { id: string, state: ObjectionState, disputedField: DisputedField, filedAt: string, dueOn: string, overdue: boolean, proofCase: { id: string, title: string, applicant: { name: string } } };

export type ObjectionCasePartsFragment = { words: string, wish: string | null, calendarKnown: boolean, answeredAt: string | null, answeredBy: string | null, answer: string | null, route: string | null, id: string, state: ObjectionState, disputedField: DisputedField, filedAt: string, dueOn: string, overdue: boolean, proofCase: { fileUrl: string | null, id: string, title: string, subject: { name: string }, applicant: { phone: string | null, name: string }, numbers: { number: string } | null }, correction: { id: string, state: ProofState } | null };

export type DeskObjectionsQueryVariables = Exact<{
  state?: ObjectionState | null | undefined;
  overdue?: boolean | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type DeskObjectionsQuery = { objections: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, state: ObjectionState, disputedField: DisputedField, filedAt: string, dueOn: string, overdue: boolean, proofCase: { id: string, title: string, applicant: { name: string } } } }> }, objectionCounts: { filed: number, accepted: number, overdue: number } };

export type ObjectionCountsQueryVariables = Exact<{ [key: string]: never; }>;


export type ObjectionCountsQuery = { objectionCounts: { filed: number, overdue: number } };

export type DeskObjectionQueryVariables = Exact<{
  id: string;
}>;


export type DeskObjectionQuery = { objectionCase: { words: string, wish: string | null, calendarKnown: boolean, answeredAt: string | null, answeredBy: string | null, answer: string | null, route: string | null, id: string, state: ObjectionState, disputedField: DisputedField, filedAt: string, dueOn: string, overdue: boolean, proofCase: { fileUrl: string | null, id: string, title: string, subject: { name: string }, applicant: { phone: string | null, name: string }, numbers: { number: string } | null }, correction: { id: string, state: ProofState } | null } };

export type AcceptObjectionMutationVariables = Exact<{
  id: string;
  words?: string | null | undefined;
}>;


export type AcceptObjectionMutation = { acceptObjection:
    | { __typename: 'ObjectionCase', words: string, wish: string | null, calendarKnown: boolean, answeredAt: string | null, answeredBy: string | null, answer: string | null, route: string | null, id: string, state: ObjectionState, disputedField: DisputedField, filedAt: string, dueOn: string, overdue: boolean, proofCase: { fileUrl: string | null, id: string, title: string, subject: { name: string }, applicant: { phone: string | null, name: string }, numbers: { number: string } | null }, correction: { id: string, state: ProofState } | null }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type DeclineObjectionMutationVariables = Exact<{
  id: string;
  words: string;
  route: string;
}>;


export type DeclineObjectionMutation = { declineObjection:
    | { __typename: 'ObjectionCase', words: string, wish: string | null, calendarKnown: boolean, answeredAt: string | null, answeredBy: string | null, answer: string | null, route: string | null, id: string, state: ObjectionState, disputedField: DisputedField, filedAt: string, dueOn: string, overdue: boolean, proofCase: { fileUrl: string | null, id: string, title: string, subject: { name: string }, applicant: { phone: string | null, name: string }, numbers: { number: string } | null }, correction: { id: string, state: ProofState } | null }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type CaseGuidanceQueryVariables = Exact<{
  id: string;
}>;


export type CaseGuidanceQuery = { caseGuidance: { lane: GuideLane | null, begunAt: string | null, changed: boolean, missing: Array<LaneStep>, policy: { region: string, version: number, rule: LaneRule, ways: Array<Array<LaneStep>>, legalBasis: string, source: string, needsConfirmation: boolean } | null, steps: Array<{ step: LaneStep, at: string, personName: string, words: string }>, begun: { lane: GuideLane, binding: boolean, findings: Array<{ lane: GuideLane, binding: boolean, itemCode: string, version: number, url: string, complainUrl: string | null, name: string, purpose: string, demandingUnit: string, advice: string, adviceEn: string, goInstead: string, legalBasis: string, documentNo: string, needsConfirmation: boolean, matched: Array<{ field: string, words: string }> }>, policy: { region: string, version: number, rule: LaneRule, ways: Array<Array<LaneStep>>, legalBasis: string, source: string, needsConfirmation: boolean } | null } | null, today: { lane: GuideLane, binding: boolean, findings: Array<{ lane: GuideLane, binding: boolean, itemCode: string, version: number, url: string, complainUrl: string | null, name: string, purpose: string, demandingUnit: string, advice: string, adviceEn: string, goInstead: string, legalBasis: string, documentNo: string, needsConfirmation: boolean, matched: Array<{ field: string, words: string }> }>, policy: { region: string, version: number, rule: LaneRule, ways: Array<Array<LaneStep>>, legalBasis: string, source: string, needsConfirmation: boolean } | null } | null } };

export type RecordLaneStepMutationVariables = Exact<{
  id: string;
  step: LaneStep;
  words: string;
}>;


export type RecordLaneStepMutation = { recordLaneStep:
    | { __typename: 'ProofCase' }
    | { __typename: 'Problem', code: ProblemCode, message: string, messageEn: string, field: string | null }
   };

export type ProblemPartsFragment = { code: ProblemCode, message: string, messageEn: string, field: string | null };

export type LanePolicyPartsFragment = { region: string, version: number, rule: LaneRule, ways: Array<Array<LaneStep>>, legalBasis: string, source: string, needsConfirmation: boolean };

export type GuidePartsFragment = { lane: GuideLane, binding: boolean, findings: Array<{ lane: GuideLane, binding: boolean, itemCode: string, version: number, url: string, complainUrl: string | null, name: string, purpose: string, demandingUnit: string, advice: string, adviceEn: string, goInstead: string, legalBasis: string, documentNo: string, needsConfirmation: boolean, matched: Array<{ field: string, words: string }> }>, policy: { region: string, version: number, rule: LaneRule, ways: Array<Array<LaneStep>>, legalBasis: string, source: string, needsConfirmation: boolean } | null };

export type GuideFindingPartsFragment = { lane: GuideLane, binding: boolean, itemCode: string, version: number, url: string, complainUrl: string | null, name: string, purpose: string, demandingUnit: string, advice: string, adviceEn: string, goInstead: string, legalBasis: string, documentNo: string, needsConfirmation: boolean, matched: Array<{ field: string, words: string }> };

export const Worklist: Document<WorklistQuery, WorklistQueryVariables> = {
  id: 'sha256:2d958c13fec749b99101b882e1bfff11cc7f158c744a0ba558ebcc77e1e146f2',
};
export const DeskRevision: Document<DeskRevisionQuery, DeskRevisionQueryVariables> = {
  id: 'sha256:e4eee026476537e87604bee660c247b70c61b07283adab8703766c03417b9fc7',
};
export const DeskCase: Document<DeskCaseQuery, DeskCaseQueryVariables> = {
  id: 'sha256:bf029c94299020220a341e8a8c1206819d25f4ef5810b7790bc08db18fda34c7',
};
export const StuckCases: Document<StuckCasesQuery, StuckCasesQueryVariables> = {
  id: 'sha256:e8982ecaa7fee1cafe9f3523a52f61654bc211b699ac099e198d1de4dafed985',
};
export const ClaimProof: Document<ClaimProofMutation, ClaimProofMutationVariables> = {
  id: 'sha256:d666cdd92db490fa38620c18dd434c5b07c8f320afe3ea113660235d27844961',
  isVerb: true,
};
export const ReleaseProof: Document<ReleaseProofMutation, ReleaseProofMutationVariables> = {
  id: 'sha256:efe3c76637a3877f56cc69799d693f43ee29b4843bd944fdd1f9c12cd504e2d3',
  isVerb: true,
};
export const RecuseFromProof: Document<RecuseFromProofMutation, RecuseFromProofMutationVariables> = {
  id: 'sha256:fb6b6404e46474740bffc3057c45cf307fb2f6a4d73586ba79bd1c9d01fb23f3',
  isVerb: true,
};
export const AddCaseNote: Document<AddCaseNoteMutation, AddCaseNoteMutationVariables> = {
  id: 'sha256:366be6115a3e94c4e1648810e4159a25cf4a22df36d5cca2b4bd45852bf5bcb6',
  isVerb: true,
};
export const CheckProof: Document<CheckProofMutation, CheckProofMutationVariables> = {
  id: 'sha256:de99c17c388ebec2a9652bb8877a945eb77bbb158cf37a7fee1b57348d7af39b',
  isVerb: true,
};
export const SendBackProof: Document<SendBackProofMutation, SendBackProofMutationVariables> = {
  id: 'sha256:b78ef8b16d1397eb99e8088227d70ff156058b38132ef863f31d32cbce10bb75',
  isVerb: true,
};
export const RejectProof: Document<RejectProofMutation, RejectProofMutationVariables> = {
  id: 'sha256:4a6ce650e7a4e56fbfaceb579c7d4f0ba3fff3187e842548f9d6ccf491efd7aa',
  isVerb: true,
};
export const ApproveProof: Document<ApproveProofMutation, ApproveProofMutationVariables> = {
  id: 'sha256:b963b83df82395d8f00c09b14d08ab9054222827fc1de40dbd174aa944bcc618',
  isVerb: true,
};
export const ApproveProofs: Document<ApproveProofsMutation, ApproveProofsMutationVariables> = {
  id: 'sha256:32a222cfcf59cd6632ca99ba4b51f7403cffa7d730528a33c25bf7de97e0ae54',
  isVerb: true,
};
export const RevokeProof: Document<RevokeProofMutation, RevokeProofMutationVariables> = {
  id: 'sha256:afcdc7cecea4067b00e0c47cf54197dcba2450bf93118b249df161c1099beff5',
  isVerb: true,
};
export const CorrectProof: Document<CorrectProofMutation, CorrectProofMutationVariables> = {
  id: 'sha256:a42e93e3a60f8464441330ecc0913e9a8de7563b1f3de5c826ed721af9d78012',
  isVerb: true,
};
export const RetryProof: Document<RetryProofMutation, RetryProofMutationVariables> = {
  id: 'sha256:8a74d525de24250641e90deb3a4dac89b82f3ecc8c5ad2aa948957e791d88fe2',
  isVerb: true,
};
export const Seals: Document<SealsQuery, SealsQueryVariables> = {
  id: 'sha256:fa30ae2f7168512ea555b284a6f762e4860e609c8e5fc2f4c6818d582efad772',
};
export const OpenSealDecisions: Document<OpenSealDecisionsQuery, OpenSealDecisionsQueryVariables> = {
  id: 'sha256:cbdc6010701bf7fc2f81af280f992e843b6687b103f0c6960842cd5183a8e2a6',
};
export const SealHistory: Document<SealHistoryQuery, SealHistoryQueryVariables> = {
  id: 'sha256:e5986cbbf1969d8121cab01f11d3a685e858e09a3841c2564bb840e61c2d3c5d',
};
export const AskForSeal: Document<AskForSealMutation, AskForSealMutationVariables> = {
  id: 'sha256:97dfd378464c1658105b196a3a99805de6c550f26781e3f0428e380acde3e915',
  isVerb: true,
};
export const SuspendSeal: Document<SuspendSealMutation, SuspendSealMutationVariables> = {
  id: 'sha256:295c51a8a710a9a1fda77fc90ec8b40abf9003de4a72fc429789466c51a01396',
  isVerb: true,
};
export const SuspendSealsForElection: Document<SuspendSealsForElectionMutation, SuspendSealsForElectionMutationVariables> = {
  id: 'sha256:7e4f9fc23d0cadb9519e7aa0b3fc823f457e887ebf99cb44422c57cf49c90bbd',
  isVerb: true,
};
export const AnswerSealDecisions: Document<AnswerSealDecisionsMutation, AnswerSealDecisionsMutationVariables> = {
  id: 'sha256:7e97686a8ddc8345232fe465e6be7ec1ad6ed29705d01127c3be7de9cbc198e4',
  isVerb: true,
};
export const WithdrawSealDecision: Document<WithdrawSealDecisionMutation, WithdrawSealDecisionMutationVariables> = {
  id: 'sha256:5982756a220365de737f0b1e5ad49a7d5bdfc52fad83a54d091e57f6569a6abf',
  isVerb: true,
};
export const AffectedSealUses: Document<AffectedSealUsesQuery, AffectedSealUsesQueryVariables> = {
  id: 'sha256:964ae5584e8a53078af3cf503ed552c74ffd04eeeea4ba345569720a56d58d83',
};
export const SealUsesToConfirm: Document<SealUsesToConfirmQuery, SealUsesToConfirmQueryVariables> = {
  id: 'sha256:775a7300ff885a0df974915d79de2780fea4471905d823b49c519b7c206f3b90',
};
export const ConfirmSealUses: Document<ConfirmSealUsesMutation, ConfirmSealUsesMutationVariables> = {
  id: 'sha256:22356c32749739fe8cc898e7ba98f354e0de99fe27723c0b42d942d60c7e7f7c',
  isVerb: true,
};
export const RefuseSealUse: Document<RefuseSealUseMutation, RefuseSealUseMutationVariables> = {
  id: 'sha256:a834d120ff8867f1294073a7bb2e0c48b8a495c716c9314f18203bfe77beb91a',
  isVerb: true,
};
export const VouchForProof: Document<VouchForProofMutation, VouchForProofMutationVariables> = {
  id: 'sha256:858c478e0cc89762a78c175d49158addad133665bfdcedc9a594e33250792325',
  isVerb: true,
};
export const ClearProof: Document<ClearProofMutation, ClearProofMutationVariables> = {
  id: 'sha256:39bc8bd47491ea93585128fd84dcdcf68c679c0e23cfd5f7276e01531eb5a737',
  isVerb: true,
};
export const SealRegister: Document<SealRegisterQuery, SealRegisterQueryVariables> = {
  id: 'sha256:fb6c93c46b216a7b989e8e161768572a2b74a260019b2f21dd85fcc96a7f59cf',
};
export const SealUseCounts: Document<SealUseCountsQuery, SealUseCountsQueryVariables> = {
  id: 'sha256:6d6c9caaabebffb95e711c43c6c68af78ad2c46ab7283cc65d2bf87794fbb780',
};
export const DeskObjections: Document<DeskObjectionsQuery, DeskObjectionsQueryVariables> = {
  id: 'sha256:6fbedd87bd5828e4a8cb29ba830370fbbde26d137e2eb8fcc93a8360c2e89b35',
};
export const ObjectionCounts: Document<ObjectionCountsQuery, ObjectionCountsQueryVariables> = {
  id: 'sha256:78142d3e83648abcfe8dbfa8f3224a1d5092fe1281857153e05b980f4f0c8228',
};
export const DeskObjection: Document<DeskObjectionQuery, DeskObjectionQueryVariables> = {
  id: 'sha256:dc0538819a65fa72c6f092d9722f59463df916666519b5e99bd6a07dd87c45ea',
};
export const AcceptObjection: Document<AcceptObjectionMutation, AcceptObjectionMutationVariables> = {
  id: 'sha256:7cf5b9eb27cabd18f90430788fc13e3c49d938e2a9a7104f3cee36c4a00a431c',
  isVerb: true,
};
export const DeclineObjection: Document<DeclineObjectionMutation, DeclineObjectionMutationVariables> = {
  id: 'sha256:bba8ca3545a20d3cad0bc0164d8eef8ea3f6c13b1524ae337e40fd9352998304',
  isVerb: true,
};
export const CaseGuidance: Document<CaseGuidanceQuery, CaseGuidanceQueryVariables> = {
  id: 'sha256:de7b7fba4e65d1219f4dd8d4852094589d4c47b728259f1849c333d110053784',
};
export const RecordLaneStep: Document<RecordLaneStepMutation, RecordLaneStepMutationVariables> = {
  id: 'sha256:f76c1677fa0b596ff45d1be9e2a2b6115e3a9cca6ab77438a8ead1ff82e96224',
  isVerb: true,
};
