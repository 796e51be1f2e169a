"""Who is told of what, and by which channel: four tables, and nothing else decides it."""

from collections.abc import Mapping

from backend.complaints import access as complaints
from backend.foundation.viewer import Role
from backend.letters import access as letters
from backend.notices.models import NoticeKind
from backend.proposals import access as proposals
from backend.ratings import access as ratings

VERBS: Mapping[NoticeKind, tuple[str, ...]] = {
    NoticeKind.PROOF_REQUESTED: ("request", "resubmit"),
    NoticeKind.PROOF_CHECKED: ("check",),
    NoticeKind.PROOF_TO_APPROVE: ("check",),
    NoticeKind.PROOF_SENT_BACK: ("send_back",),
    NoticeKind.PROOF_WITHDRAWN: ("withdraw",),
    NoticeKind.PROOF_REJECTED: ("reject",),
    NoticeKind.PROOF_APPROVED: ("approve",),
    NoticeKind.PROOF_STUCK: ("fail_render", "fail_seal"),
    NoticeKind.PROOF_ISSUED: ("issue",),
    NoticeKind.PROOF_REVOKED: ("revoke",),
    NoticeKind.PROOF_SUPERSEDED: ("supersede",),
    NoticeKind.PROOF_EXPIRED: ("expire",),
    NoticeKind.PROOF_ISSUED_FOR_AGENTS: ("issue",),
    NoticeKind.PROOF_REVOKED_FOR_AGENTS: ("revoke",),
    NoticeKind.PROOF_SUPERSEDED_FOR_AGENTS: ("supersede",),
    NoticeKind.PROOF_DOUBTED: ("doubt",),
    NoticeKind.PROOF_CLEARED: ("clear",),
    NoticeKind.PROOF_TO_CLEAR: ("vouch",),
    NoticeKind.PROOF_DOUBTED_FOR_AGENTS: ("doubt",),
    NoticeKind.PROOF_CLEARED_FOR_AGENTS: ("clear",),
    NoticeKind.PROOF_DOUBTED_FOR_READERS: ("doubt",),
    NoticeKind.PROOF_CLEARED_FOR_READERS: ("clear",),
}
"""The steps of a proof that each kind tells of."""

DESK: Mapping[NoticeKind, frozenset[Role]] = {
    NoticeKind.PROOF_REQUESTED: frozenset({Role.PREPARER}),
    NoticeKind.PROOF_TO_APPROVE: frozenset({Role.APPROVER}),
    NoticeKind.PROOF_WITHDRAWN: frozenset({Role.PREPARER, Role.APPROVER}),
    NoticeKind.PROOF_STUCK: frozenset({Role.APPROVER}),
    NoticeKind.PROOF_TO_CLEAR: frozenset({Role.APPROVER}),
    NoticeKind.PROOF_DOUBTED_FOR_READERS: frozenset({Role.DEPARTMENT_STAFF}),
    NoticeKind.PROOF_CLEARED_FOR_READERS: frozenset({Role.DEPARTMENT_STAFF}),
    NoticeKind.OBJECTION_FILED: frozenset({Role.PREPARER, Role.APPROVER}),
    NoticeKind.OBJECTION_REOPENED: frozenset({Role.PREPARER, Role.APPROVER}),
    NoticeKind.EXCHANGE_ALERT: frozenset({Role.OPERATOR}),
    NoticeKind.KEY_REQUESTED: frozenset({Role.OPERATOR}),
    NoticeKind.EVIDENCE_MISSING: frozenset({Role.OPERATOR}),
    NoticeKind.SEAL_TO_ANSWER: frozenset({Role.TOWNSHIP, Role.OPERATOR}),
    NoticeKind.SEAL_ANSWERED: frozenset({Role.TOWNSHIP, Role.OPERATOR}),
    NoticeKind.SEAL_STOPPED: frozenset({Role.APPROVER, Role.SEAL_KEEPER}),
    NoticeKind.SEAL_COMPROMISED: frozenset({Role.TOWNSHIP, Role.SUPERVISOR}),
    NoticeKind.SEAL_USE_TO_CONFIRM: frozenset({Role.SEAL_KEEPER}),
    NoticeKind.FINDINGS_OPENED: frozenset({Role.DEPARTMENT_STAFF}),
    NoticeKind.CHANGE_TO_REVIEW_LEGALLY: frozenset({Role.LEGAL_REVIEWER}),
    NoticeKind.CHANGE_TO_REVIEW: frozenset({Role.POLICY_REVIEWER}),
    NoticeKind.CHANGE_TO_PUBLISH: frozenset({Role.SUPERVISOR, Role.POLICY_REVIEWER}),
    NoticeKind.CHANGE_RETURNED: frozenset({Role.DEPARTMENT_STAFF}),
    NoticeKind.CHANGE_PUBLISHED: frozenset({Role.DEPARTMENT_STAFF}),
    NoticeKind.COMPLAINT_FILED: frozenset({Role.SUPERVISOR}),
    NoticeKind.COMPLAINT_WITHDRAWN: frozenset({Role.SUPERVISOR}),
    NoticeKind.COMPLAINT_DISPATCHED: frozenset({Role.SUPERVISOR}),
    NoticeKind.COMPLAINT_OBJECTED: frozenset({Role.SUPERVISOR}),
    NoticeKind.COMPLAINT_CONTINUED: frozenset({Role.SUPERVISOR}),
    NoticeKind.COMPLAINT_STATED: frozenset({Role.SUPERVISOR}),
    NoticeKind.COMPLAINT_MISSED: frozenset({Role.SUPERVISOR}),
    NoticeKind.COMPLAINT_REOPENED: frozenset({Role.SUPERVISOR}),
    NoticeKind.COMPLAINT_SUPERVISED: frozenset({Role.SUPERVISOR}),
    NoticeKind.COMPLAINT_REMINDED: frozenset({Role.SUPERVISOR}),
    NoticeKind.COMPLAINT_ESCALATED: frozenset({Role.SUPERVISOR}),
    NoticeKind.COMPLAINT_BUNDLE_ASKED: frozenset({Role.SUPERVISOR}),
    NoticeKind.ACCUSATION_BEGUN: complaints.ANSWERING,
    NoticeKind.ACCUSATION_ORDERED: complaints.ANSWERING,
    NoticeKind.ACCUSATION_REMINDED: complaints.ANSWERING,
    NoticeKind.ACCUSATION_MISSED: complaints.ANSWERING,
    NoticeKind.ACCUSATION_PUBLICISED: complaints.ANSWERING,
    NoticeKind.ACCUSATION_PROGRESS: complaints.ANSWERING,
    NoticeKind.TALK_RECORDED: complaints.ANSWERING | {Role.SUPERVISOR},
    NoticeKind.LETTER_TO_APPROVE: frozenset({Role.APPROVER}),
    NoticeKind.LETTER_WITHDRAWN: letters.DRAFTING,
    NoticeKind.LETTER_DOUBTED: letters.DRAFTING | {Role.APPROVER},
    NoticeKind.LETTER_STUCK: letters.DRAFTING | {Role.APPROVER},
    NoticeKind.RATING_BAD: ratings.ANSWERING,
    NoticeKind.RATING_APPEALED: frozenset({Role.SUPERVISOR}),
    NoticeKind.RATING_APPEAL_DECIDED: ratings.ANSWERING,
    NoticeKind.RATING_REMINDED: ratings.ANSWERING,
    NoticeKind.RATING_OVERDUE: ratings.ANSWERING,
    NoticeKind.PROPOSAL_MADE: proposals.ANSWERING,
    NoticeKind.COMPLAINT_PROPOSAL_DECIDED: frozenset({Role.SUPERVISOR}),
}
"""The kinds for an office, and which posts in it they reach."""

AGENTS = frozenset(
    {
        NoticeKind.PROOF_ISSUED_FOR_AGENTS,
        NoticeKind.PROOF_REVOKED_FOR_AGENTS,
        NoticeKind.PROOF_SUPERSEDED_FOR_AGENTS,
        NoticeKind.PROOF_DOUBTED_FOR_AGENTS,
        NoticeKind.PROOF_CLEARED_FOR_AGENTS,
    }
)
"""The kinds for the agents of whom a proof is about; every other kind is the applicant's."""

BY_MESSAGE = frozenset(
    {
        NoticeKind.PROOF_SENT_BACK,
        NoticeKind.PROOF_REJECTED,
        NoticeKind.PROOF_ISSUED,
        NoticeKind.PROOF_REVOKED,
        NoticeKind.PROOF_SUPERSEDED,
        NoticeKind.PROOF_EXPIRED,
        NoticeKind.PROOF_REVOKED_FOR_AGENTS,
        NoticeKind.PROOF_SUPERSEDED_FOR_AGENTS,
        NoticeKind.PROOF_DOUBTED,
        NoticeKind.PROOF_CLEARED,
        NoticeKind.PROOF_DOUBTED_FOR_AGENTS,
        NoticeKind.PROOF_CLEARED_FOR_AGENTS,
        NoticeKind.SEAL_TO_ANSWER,
        NoticeKind.SEAL_STOPPED,
        NoticeKind.SEAL_COMPROMISED,
        NoticeKind.SEAL_USE_TO_CONFIRM,
        NoticeKind.SHARE_LOCKED,
        NoticeKind.OBJECTION_DECLINED,
        NoticeKind.OBJECTION_CORRECTED,
        NoticeKind.CONSENT_ASKED,
        NoticeKind.EXCHANGE_ALERT,
        NoticeKind.EVIDENCE_MISSING,
        NoticeKind.KEY_GRANTED,
        NoticeKind.KEY_DECLINED,
        NoticeKind.COMPLAINT_DECLINED,
        NoticeKind.COMPLAINT_ASKED,
        NoticeKind.COMPLAINT_ANSWERED,
        NoticeKind.COMPLAINT_BUNDLE_READY,
        NoticeKind.ACCUSATION_ORDERED,
        NoticeKind.TALK_RECORDED,
        NoticeKind.RATING_QUESTION,
        NoticeKind.RATING_ANSWERED,
        NoticeKind.COMPLAINT_RATING_QUESTION,
        NoticeKind.COMPLAINT_RATING_ANSWERED,
    }
)
"""The kinds that also reach a phone: something is to be done, or has changed what a paper is worth.
Checked and approved are steps on the way; the issue follows within seconds."""
