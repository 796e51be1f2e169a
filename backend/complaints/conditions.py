"""What else must be true before a verb, besides state and office; and who has a complaint now."""

from datetime import date
from uuid import UUID

from backend.complaints import terms
from backend.complaints.lifecycle import LIFECYCLE, ComplaintState, ComplaintVerb
from backend.complaints.models import Complaint, ComplaintKind
from backend.foundation.errors import ProblemCode

_HANDLED = frozenset({ComplaintState.FILED, ComplaintState.ACCEPTED, ComplaintState.OBJECTED})


def refusal(
    complaint: Complaint, verb: ComplaintVerb, on: date, *, visited: bool
) -> ProblemCode | None:
    """Why the verb is refused on a day although the state allows it; None when it is not.

    `visited` says whether the complainant was asked about the present answer.
    """
    is_over = terms.is_over(complaint, on)
    match verb:
        case ComplaintVerb.OBJECT if complaint.settled:
            return ProblemCode.OBJECTION_FINAL
        case ComplaintVerb.EXTEND if complaint.extended:
            return ProblemCode.EXTENDED_BEFORE
        case ComplaintVerb.EXTEND if is_over:
            return ProblemCode.TERM_OVER
        case ComplaintVerb.REPLY if complaint.kind is not ComplaintKind.SUGGESTION:
            return ProblemCode.SUGGESTION_ONLY
        case ComplaintVerb.CLOSE if not visited and not is_over:
            return ProblemCode.VISIT_MISSING
        case _:
            return None


def waits_for_letters(complaint: Complaint, verb: ComplaintVerb) -> bool:
    """Whether the verb leaves the state: not while the complaint waits in it for a letter.

    The clock's need not ask: nothing waits for a letter while an order or a question runs. Raises
    WrongState when the table has no such row.
    """
    return LIFECYCLE.after(complaint.state, verb) is not complaint.state


def responsible(complaint: Complaint) -> UUID:
    """The office whose turn it is: the handler until a lead has it, and while they disagree."""
    if complaint.state in _HANDLED or complaint.lead_id is None:
        return complaint.handler_id
    return complaint.lead_id
