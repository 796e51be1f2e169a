"""Whose objections a viewer may know of: those to the proofs that she may know of.

Every verb locks the proof first and then its objection, in this order, so that an objection and a
correction of the same proof never wait for one another.
"""

from uuid import UUID

from tortoise.expressions import Subquery
from tortoise.queryset import QuerySet

from backend.foundation.errors import NotFound
from backend.foundation.viewer import Citizen, Official, Role, SignedIn
from backend.objections.lifecycle import OPEN
from backend.objections.models import Objection
from backend.proofs import access as proofs
from backend.proofs.models import Proof


def visible_to(viewer: SignedIn) -> QuerySet[Objection]:
    """The base of every query over objections."""
    return Objection.filter(proof_id__in=Subquery(proofs.visible_to(viewer).values("id")))


async def objection_for_holder(viewer: Citizen, objection_id: UUID) -> Objection:
    """The viewer's own objection, locked together with its proof; or NotFound."""
    found = await known(viewer, objection_id)
    await proofs.proof_for_owner(viewer, found.proof_id)
    return await _locked(objection_id)


async def objection_for_committee(
    viewer: Official, objection_id: UUID, *roles: Role
) -> tuple[Objection, Proof]:
    """An objection to a proof of the viewer's committee, and that proof, both locked.

    Raises NotFound, FORBIDDEN without one of `roles`, and OWN_CASE when the viewer is the holder
    or the person the proof is about.
    """
    found = await known(viewer, objection_id)
    proof = await proofs.proof_for_committee(viewer, found.proof_id, *roles)
    return await _locked(objection_id), proof


async def open_objection_of(proof_id: UUID) -> Objection | None:
    """The open objection to a proof, locked after it, for a job; None when there is none."""
    await proofs.proof_for_system(proof_id)
    return await Objection.filter(proof_id=proof_id, state__in=OPEN).select_for_update().first()


async def known(viewer: SignedIn, objection_id: UUID) -> Objection:
    """One objection to read; NotFound for what the viewer may not know of."""
    found = await visible_to(viewer).get_or_none(id=objection_id)
    if found is None:
        raise NotFound
    return found


async def _locked(objection_id: UUID) -> Objection:
    return await Objection.filter(id=objection_id).select_for_update().get()
