"""What a complainant may still do, by the state of her complaint and the days that are left."""

from datetime import date

from backend.complaints import terms
from backend.complaints.lifecycle import ENDED, LIFECYCLE, ComplaintVerb
from backend.complaints.models import Complaint
from backend.complaints.terms import Stage
from backend.foundation import clock, deadlines
from backend.foundation.errors import Problem, ProblemCode


def may_withdraw(complaint: Complaint) -> bool:
    """As long as nothing was found."""
    return LIFECYCLE.allows(complaint.state, ComplaintVerb.WITHDRAW)


def may_supplement(complaint: Complaint) -> bool:
    """While she is asked for more."""
    return LIFECYCLE.allows(complaint.state, ComplaintVerb.SUPPLEMENT)


def is_open(complaint: Complaint) -> bool:
    """Whether something is still to come; until then she may agree to be named, or not."""
    return complaint.state not in ENDED


def last_day_to_reopen(complaint: Complaint, handler_region: str) -> date | None:
    """Counted from the answer that is stored; None without an answer."""
    if complaint.answered_at is None:
        return None
    days = terms.term_of(complaint.kind, handler_region, Stage.REOPEN).days
    return deadlines.add_working_days(deadlines.today(complaint.answered_at), days).on


def may_reopen(complaint: Complaint, handler_region: str) -> bool:
    """Once, until that day."""
    until = last_day_to_reopen(complaint, handler_region)
    return (
        LIFECYCLE.allows(complaint.state, ComplaintVerb.REOPEN)
        and complaint.reopened_at is None
        and until is not None
        and clock.today() <= until
    )


def require_reopening(complaint: Complaint, handler_region: str) -> None:
    """Raises WRONG_STATE, COMPLAINT_REOPENED_BEFORE or COMPLAINT_REOPEN_OVER."""
    LIFECYCLE.after(complaint.state, ComplaintVerb.REOPEN)
    if complaint.reopened_at is not None:
        raise Problem(ProblemCode.COMPLAINT_REOPENED_BEFORE)
    if not may_reopen(complaint, handler_region):
        until = last_day_to_reopen(complaint, handler_region)
        raise Problem(ProblemCode.COMPLAINT_REOPEN_OVER, until=until and until.isoformat())
