"""Which offices a new complaint concerns: the accused, the handler, and an earlier complaint."""

from tortoise.expressions import Q

from backend.complaints.lifecycle import ComplaintState
from backend.complaints.models import Complaint
from backend.complaints.wording import Claim
from backend.foundation import asking, clock
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.viewer import Role
from backend.identity.models import Organisation
from backend.regions import branches


async def accused_of(claim: Claim) -> Organisation | None:
    """The accused, if the portal knows it: by its id or, when just one has it, by its full name.

    Found by name too, since an office that is not recognised would be its own handler. Raises
    NOT_FOUND for an id of none.
    """
    if claim.accused_id is not None:
        known = await Organisation.get_or_none(id=claim.accused_id)
        if known is None:
            raise Problem(ProblemCode.NOT_FOUND, field="accusedId")
        return known
    named = await Organisation.filter(name=claim.accused_name).limit(2)
    return named[0] if len(named) == 1 else None


async def handler_for(region: str, accused: Organisation | None) -> Organisation:
    """The nearest office above a place that has a supervisor today, and is not the accused.

    What concerns a supervising office goes to one above it, not to its neighbour. Raises
    COMPLAINT_NO_HANDLER.
    """
    today = clock.today()
    supervising = await Organisation.filter(
        Q(posts__valid_to=None) | Q(posts__valid_to__gte=today),
        region__in=branches.holding(region),
        posts__role=Role.SUPERVISOR,
        posts__valid_from__lte=today,
    ).distinct()
    if accused is not None and accused in supervising:
        supervising = [each for each in supervising if _is_above(each, accused)]
    if not supervising:
        raise Problem(ProblemCode.COMPLAINT_NO_HANDLER, field="region")
    return min(supervising, key=_nearest_first)


@asking.as_the_portal("what was complained of before, by whomever")
async def first_about(accused: Organisation | None, claim: Claim) -> Complaint | None:
    """The first complaint about the same office and proof that was not taken back."""
    same = (
        Q(accused_id=accused.id)
        if accused is not None
        else Q(accused_id=None, accused_name__iexact=claim.accused_name)
    )
    earlier = Complaint.filter(same, proof_name__iexact=claim.proof_name)
    still = earlier.exclude(state=ComplaintState.WITHDRAWN)
    return await still.order_by("filed_at", "number").first()


def _is_above(office: Organisation, other: Organisation) -> bool:
    return len(branches.prefix(office.region)) < len(branches.prefix(other.region))


def _nearest_first(office: Organisation) -> tuple[object, ...]:
    # Of two at one level the one that has been there for longer, so that it is always the same.
    return (-len(branches.prefix(office.region)), office.created_at, office.id)
