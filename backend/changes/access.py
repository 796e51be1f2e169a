"""Whose requests a viewer may know of, who may do what with them, and the persons who must differ.

A department knows its own; reviewers and supervisors know what was filed in their branch.
"""

import re
from uuid import UUID

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from backend.changes.lifecycle import LIFECYCLE, ChangeState, ChangeVerb
from backend.changes.models import ChangeRequest
from backend.foundation import clock
from backend.foundation.errors import NotFound, Problem, ProblemCode
from backend.foundation.viewer import Official, Role
from backend.regions import branches

_NUMBER = re.compile(r"[0-9]{4}-[0-9]{4,7}")

REVIEWING = frozenset({Role.LEGAL_REVIEWER, Role.POLICY_REVIEWER, Role.SUPERVISOR})
PUBLISHING = frozenset({Role.SUPERVISOR, Role.POLICY_REVIEWER})

_OFFICE = frozenset({Role.DEPARTMENT_STAFF})
_RETURNING = {
    ChangeState.FILED: frozenset({Role.LEGAL_REVIEWER}),
    ChangeState.LEGALLY_REVIEWED: frozenset({Role.POLICY_REVIEWER}),
    ChangeState.CONSULTING: PUBLISHING,
}
_ROLES = {
    ChangeVerb.EDIT: _OFFICE,
    ChangeVerb.FILE: _OFFICE,
    ChangeVerb.WITHDRAW: _OFFICE,
    ChangeVerb.REVIEW_LEGALLY: frozenset({Role.LEGAL_REVIEWER}),
    ChangeVerb.REVIEW_POLICY: frozenset({Role.POLICY_REVIEWER}),
    ChangeVerb.PUBLISH: PUBLISHING,
}


def visible_to(viewer: Official) -> QuerySet[ChangeRequest]:
    """The base of every query over requests by somebody in a post."""
    known = Q(id__isnull=True)
    if Role.DEPARTMENT_STAFF in viewer.roles:
        known |= Q(organisation_id=viewer.organisation_id)
    if viewer.roles & REVIEWING:
        branch = branches.prefix(viewer.region)
        known |= Q(number__isnull=False, organisation__region__startswith=branch)
    return ChangeRequest.filter(known)


def public() -> QuerySet[ChangeRequest]:
    """What everybody may know of: whatever was filed, whatever became of it."""
    return ChangeRequest.filter(number__isnull=False)


def with_number(number: str) -> QuerySet[ChangeRequest]:
    """The public one with a number; none for what cannot be a number, or be asked for."""
    return public().filter(number=number if _NUMBER.fullmatch(number) else "")


async def request_for_verb(
    viewer: Official, request_id: UUID, verb: ChangeVerb, version: int
) -> tuple[ChangeRequest, Role]:
    """The request, locked, and the role in which the viewer does this to it.

    Raises NOT_FOUND, FORBIDDEN without the role, VERSION_OUTDATED when it is not as she saw it,
    WRONG_STATE, and TWO_PERSONS_REQUIRED for a step that belongs to another person.
    """
    await known(viewer, request_id)
    request = await ChangeRequest.filter(id=request_id).select_for_update().get()
    role = role_for(viewer, request, verb)
    if role is None:
        raise Problem(ProblemCode.FORBIDDEN)
    if request.version != version:
        raise Problem(ProblemCode.VERSION_OUTDATED)
    LIFECYCLE.after(request.state, verb)
    if not are_different(viewer, request, verb):
        raise Problem(ProblemCode.TWO_PERSONS_REQUIRED)
    return request, role


async def known(viewer: Official, request_id: UUID) -> ChangeRequest:
    """One request to read; NotFound for what the viewer may not know of."""
    found = await visible_to(viewer).get_or_none(id=request_id)
    if found is None:
        raise NotFound
    return found


async def published_by_number(number: str, *, locked: bool = False) -> ChangeRequest:
    """One that everybody may know of, or NotFound."""
    found = with_number(number)
    request = await (found.select_for_update() if locked else found).first()
    if request is None:
        raise NotFound
    return request


def role_for(viewer: Official, request: ChangeRequest, verb: ChangeVerb) -> Role | None:
    """In which of her roles the viewer may do this to a request that she knows of; or None."""
    returning = _RETURNING.get(request.state, REVIEWING)
    roles = viewer.roles & (returning if verb is ChangeVerb.RETURN else _ROLES.get(verb, set()))
    if verb in {ChangeVerb.EDIT, ChangeVerb.FILE, ChangeVerb.WITHDRAW} and (
        request.organisation_id != viewer.organisation_id
    ):
        return None
    return min(roles, default=None)


def are_different(viewer: Official, request: ChangeRequest, verb: ChangeVerb) -> bool:
    """Whether nobody who answers for another step of the request would take this one too."""
    filer, legal = request.filed_by_id, request.legal_reviewer_id
    others: dict[ChangeVerb, set[UUID | None]] = {
        ChangeVerb.REVIEW_LEGALLY: {filer},
        ChangeVerb.REVIEW_POLICY: {filer, legal},
        ChangeVerb.PUBLISH: {filer, legal, request.policy_reviewer_id},
        ChangeVerb.RETURN: {filer},
    }
    return viewer.person_id not in others.get(verb, set())


def verbs_for(viewer: Official, request: ChangeRequest) -> list[ChangeVerb]:
    """What the viewer may do to a request now, as request_for_verb would let her."""
    return [
        verb
        for verb in ChangeVerb
        if LIFECYCLE.allows(request.state, verb)
        and role_for(viewer, request, verb) is not None
        and are_different(viewer, request, verb)
        and (verb is not ChangeVerb.PUBLISH or not is_open(request))
    ]


def is_open(request: ChangeRequest) -> bool:
    """Whether the public may comment today."""
    return (
        request.state is ChangeState.CONSULTING
        and request.consultation_ends_on is not None
        and clock.today() <= request.consultation_ends_on
    )
