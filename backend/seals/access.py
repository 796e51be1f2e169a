"""Which seals and register lines a viewer may know of, and fetching a seal for a verb, locked."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from tortoise.expressions import Subquery
from tortoise.queryset import QuerySet

from backend.foundation.errors import NotFound, Problem, ProblemCode
from backend.foundation.viewer import Official, Role, System, Viewer
from backend.identity import sessions
from backend.identity.models import Organisation, OrganisationKind
from backend.regions import branches
from backend.seals.lifecycle import SealState
from backend.seals.models import Seal, SealDecision, SealUse

_RULED_BY_OPERATORS = frozenset({OrganisationKind.DEPARTMENT, OrganisationKind.PORTAL})
_COMMITTEE = frozenset({Role.PREPARER, Role.APPROVER, Role.SEAL_KEEPER})


def visible_to(viewer: Viewer) -> QuerySet[Seal]:
    """Their own to a committee, those of its branch to a township, all to operators."""
    match viewer:
        case System():
            return Seal.all()
        case Official() if Role.OPERATOR in viewer.roles:
            return Seal.all()
        case _:
            return Seal.filter(**_branch_of(viewer))


def uses_visible_to(viewer: Viewer) -> QuerySet[SealUse]:
    """The register of a committee to its staff, those of its branch to a township.

    Operators run the portal; who applied for what is none of their business.
    """
    return SealUse.filter(**_branch_of(viewer))


def decisions_visible_to(viewer: Viewer) -> QuerySet[SealDecision]:
    """What was decided about the seals that the viewer may know of."""
    return SealDecision.filter(seal_id__in=Subquery(visible_to(viewer).values("id")))


async def seals_under(viewer: Official | System, seal_id: UUID) -> tuple[Seal, list[Seal]]:
    """A seal that the viewer rules over, and all of its organisation, it among them; locked.

    They are locked together, so that two of them cannot become active together. Raises NotFound
    for what the viewer may not know of, FORBIDDEN for what is another's to rule over, and
    STEP_UP_REQUIRED unless she confirmed her identity just now: whoever rules over a seal rules
    over all that it seals.
    """
    known = await visible_to(viewer).select_related("organisation").get_or_none(id=seal_id)
    if known is None:
        raise NotFound
    if isinstance(viewer, Official):
        if not rules_over(viewer, known.organisation):
            raise Problem(ProblemCode.FORBIDDEN)
        require_step_up(viewer)
    siblings = Seal.filter(organisation_id=known.organisation_id)
    locked = await siblings.order_by("id").select_for_update()
    return next(seal for seal in locked if seal.id == seal_id), locked


async def affected_seal(viewer: Official, seal_id: UUID) -> Seal:
    """A compromised seal whose documents the viewer may list: who rules over it, its committee.

    NotFound for all others, and for a seal that is not compromised.
    """
    rows = visible_to(viewer).filter(state=SealState.COMPROMISED).select_related("organisation")
    known = await rows.get_or_none(id=seal_id)
    if known is None:
        raise NotFound
    # Operators run the portal; who applied for what is none of their business.
    if viewer.roles & _COMMITTEE or rules_over(viewer, known.organisation):
        return known
    raise NotFound


def rules_over(viewer: Official, organisation: Organisation) -> bool:
    """A township over the seals of its branch.

    No township stands above a department or the portal's own office: there it is an operator.
    """
    if Role.TOWNSHIP in viewer.roles and branches.within(organisation.region, viewer.region):
        return True
    return Role.OPERATOR in viewer.roles and organisation.kind in _RULED_BY_OPERATORS


def require_step_up(viewer: Official) -> None:
    """Raises STEP_UP_REQUIRED unless she confirmed her identity just now."""
    if not sessions.is_stepped_up(viewer):
        raise Problem(ProblemCode.STEP_UP_REQUIRED)


async def require_keeper(person_id: UUID, organisation_id: UUID) -> None:
    """Refuses a keeper without the post today, or one who also approves.

    Raises POST_UNKNOWN or TWO_PERSONS_REQUIRED (国办发〔2001〕52号).
    """
    roles = await sessions.roles_of(person_id, organisation_id)
    if Role.SEAL_KEEPER not in roles:
        raise Problem(ProblemCode.POST_UNKNOWN, field="keeperId")
    if Role.APPROVER in roles:
        raise Problem(ProblemCode.TWO_PERSONS_REQUIRED, field="keeperId")


def _branch_of(viewer: Viewer) -> Mapping[str, Any]:
    match viewer:
        case Official() if Role.TOWNSHIP in viewer.roles:
            return {"organisation__region__startswith": branches.prefix(viewer.region)}
        case Official() if viewer.roles & _COMMITTEE:
            return {"organisation_id": viewer.organisation_id}
        case _:
            return {"id": None}
