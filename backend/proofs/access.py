"""Which proofs a viewer may know of, and fetching one for a verb, locked."""

from uuid import UUID

from tortoise.queryset import QuerySet

from backend.foundation.errors import NotFound, Problem, ProblemCode
from backend.foundation.viewer import Citizen, Official, Role, Viewer
from backend.identity.models import Person
from backend.proofs.models import Proof
from backend.regions import branches

_COMMITTEE = frozenset({Role.PREPARER, Role.APPROVER, Role.SEAL_KEEPER})


def visible_to(viewer: Viewer) -> QuerySet[Proof]:
    """The base of every query over proofs: what this viewer may know of."""
    match viewer:
        case Citizen():
            return Proof.filter(applicant_id=viewer.person_id)
        case Official() if viewer.roles & _COMMITTEE:
            return Proof.filter(organisation_id=viewer.organisation_id)
        case Official() if Role.TOWNSHIP in viewer.roles:
            return Proof.filter(region__startswith=branches.prefix(viewer.region))
        case _:
            return Proof.filter(id=None)


async def proof_for_owner(viewer: Citizen, proof_id: UUID) -> Proof:
    """The applicant's own proof, locked for the running transaction; or NotFound."""
    return await _locked(visible_to(viewer), proof_id)


async def proof_for_committee(viewer: Official, proof_id: UUID, *roles: Role) -> Proof:
    """A proof of the viewer's committee, locked, for a verb that needs one of `roles`.

    Raises NotFound for what the committee may not know of, FORBIDDEN without a role, and
    OWN_CASE when the viewer is the applicant or the person the proof is about.
    """
    # The row is locked: a second official deciding now waits, and then sees WrongState.
    proof = await _locked(visible_to(viewer), proof_id)
    if not viewer.roles.intersection(roles):
        raise Problem(ProblemCode.FORBIDDEN)
    await _refuse_own_case(viewer, proof)
    return proof


async def proof_for_system(proof_id: UUID) -> Proof:
    """A proof for a job, locked."""
    return await _locked(Proof.all(), proof_id)


async def _locked(rows: QuerySet[Proof], proof_id: UUID) -> Proof:
    proof = await rows.select_for_update().get_or_none(id=proof_id)
    if proof is None:
        raise NotFound
    return proof


async def _refuse_own_case(viewer: Official, proof: Proof) -> None:
    person = await Person.get(id=viewer.person_id)
    if proof.applicant_id == person.id or proof.subject_index == person.id_number_index:
        raise Problem(ProblemCode.OWN_CASE)
