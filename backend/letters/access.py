"""Which letters a viewer may know of by herself, and fetching one for a verb, locked.

These are the letters of her own office. Whoever a letter is for reads it through the context that
asked for it, which decides that (queries.content_of, queries.sealed_pdf).
"""

from uuid import UUID

from tortoise.queryset import QuerySet

from backend.foundation.errors import NotFound, Problem, ProblemCode
from backend.foundation.viewer import Official, Role
from backend.letters.models import Letter

DRAFTING = frozenset({Role.SUPERVISOR})
"""Who writes letters for an office; its approver and the keeper of its seal decide on them."""
READING = DRAFTING | {Role.APPROVER, Role.SEAL_KEEPER}


def visible_to(viewer: Official) -> QuerySet[Letter]:
    """The letters of the viewer's office."""
    if not viewer.roles & READING:
        return Letter.filter(id=None)
    return Letter.filter(organisation_id=viewer.organisation_id)


def require_drafter(viewer: Official) -> None:
    """Raises FORBIDDEN for who does not write letters."""
    if not viewer.roles & DRAFTING:
        raise Problem(ProblemCode.FORBIDDEN)


async def known(viewer: Official, letter_id: UUID) -> Letter:
    """A letter to read; NotFound for what the viewer may not know of."""
    found = await visible_to(viewer).get_or_none(id=letter_id)
    if found is None:
        raise NotFound
    return found


async def letter_for_office(viewer: Official, letter_id: UUID, *roles: Role) -> Letter:
    """A letter of the viewer's office, locked, for a verb that needs one of `roles`.

    Raises NotFound, and FORBIDDEN without a role.
    """
    letter = await visible_to(viewer).select_for_update().get_or_none(id=letter_id)
    if letter is None:
        raise NotFound
    if not viewer.roles.intersection(roles):
        raise Problem(ProblemCode.FORBIDDEN)
    return letter


async def letter_for_system(letter_id: UUID) -> Letter:
    """A letter for a job, locked."""
    return await Letter.filter(id=letter_id).select_for_update().get()
