"""Who is told of what, and by which channel: three tables, and nothing else decides it."""

from collections.abc import Mapping

from backend.foundation.viewer import Role
from backend.notices.models import NoticeKind

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
}
"""The steps of a proof that each kind tells of."""

DESK: Mapping[NoticeKind, frozenset[Role]] = {
    NoticeKind.PROOF_REQUESTED: frozenset({Role.PREPARER}),
    NoticeKind.PROOF_TO_APPROVE: frozenset({Role.APPROVER}),
    NoticeKind.PROOF_WITHDRAWN: frozenset({Role.PREPARER, Role.APPROVER}),
    NoticeKind.PROOF_STUCK: frozenset({Role.APPROVER}),
}
"""The kinds for the committee, and which posts they reach; every other kind is the applicant's."""

BY_MESSAGE = frozenset(
    {
        NoticeKind.PROOF_SENT_BACK,
        NoticeKind.PROOF_REJECTED,
        NoticeKind.PROOF_ISSUED,
        NoticeKind.PROOF_REVOKED,
        NoticeKind.PROOF_SUPERSEDED,
        NoticeKind.PROOF_EXPIRED,
    }
)
"""The kinds that also reach the applicant's phone: something is to be done, or has changed what a
paper is worth. Checked and approved are steps on the way; the issue follows within seconds."""
