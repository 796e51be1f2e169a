"""How long the next stage of a complaint takes, by its kind and the level of its handler."""

from backend.complaints import terms
from backend.complaints.models import Complaint
from backend.complaints.terms import Stage
from backend.foundation import clock
from backend.foundation.errors import Problem, ProblemCode
from backend.identity.models import Organisation


async def days_of(complaint: Complaint, stage: Stage) -> int:
    """Working days."""
    handler = await Organisation.get(id=complaint.handler_id)
    return terms.term_of(complaint.kind, handler.region, stage).days


async def begin(complaint: Complaint, stage: Stage) -> None:
    """The term of a stage runs from today. The caller saves."""
    terms.begin(complaint, clock.today(), await days_of(complaint, stage))


def refuse_beyond(days: int, *, least: int, most: int) -> None:
    """Raises NUMBER_OUT_OF_RANGE for days that somebody chose outside of what the rules leave."""
    if not least <= days <= most:
        raise Problem(ProblemCode.NUMBER_OUT_OF_RANGE, field="days", least=least, most=most)
