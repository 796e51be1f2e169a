"""Which proofs a viewer may know of, and fetching one for a verb, locked."""

from collections.abc import Collection
from uuid import UUID

from tortoise.expressions import Subquery
from tortoise.queryset import QuerySet

from backend.foundation import db
from backend.foundation.errors import NotFound, Problem, ProblemCode
from backend.foundation.viewer import Citizen, Official, Role, SignedIn, Viewer
from backend.identity import loaders as identity
from backend.identity.models import Organisation, Person, Post
from backend.proofs.lifecycle import EVER_ISSUED
from backend.proofs.models import Attachment, Proof
from backend.regions import branches

COMMITTEE = frozenset({Role.PREPARER, Role.APPROVER, Role.SEAL_KEEPER})


def visible_to(viewer: Viewer) -> QuerySet[Proof]:
    """The base of every query over proofs: what this viewer may know of."""
    match viewer:
        case Citizen():
            return Proof.filter(applicant_id=viewer.person_id)
        case Official() if viewer.roles & COMMITTEE:
            return Proof.filter(organisation_id=viewer.organisation_id)
        case Official() if Role.TOWNSHIP in viewer.roles:
            # A range, unlike a LIKE, is read from the index in every collation.
            branch = branches.prefix(viewer.region)
            return Proof.filter(region__range=(branch.ljust(12, "0"), branch.ljust(12, "9")))
        case Official() if Role.AGENT in viewer.roles:
            # A request is between its applicant and the committee until there is a paper.
            own = Organisation.filter(id=viewer.organisation_id).values("uscc")
            return Proof.filter(subject_uscc__in=Subquery(own), state__in=EVER_ISSUED)
        case _:
            return Proof.filter(id=None)


def attachments_visible_to(viewer: SignedIn) -> QuerySet[Attachment]:
    """A resident's own files; for a committee, those of its cases; what an agent gave for no case.

    A township supervises the cases, and needs nobody's identity card for that.
    """
    kept = Attachment.filter(discarded_at=None)
    match viewer:
        case Citizen():
            return kept.filter(owner_id=viewer.person_id)
        case Official() if viewer.roles & COMMITTEE:
            return kept.filter(proof_id__in=Subquery(visible_to(viewer).values("id")))
        case Official() if Role.AGENT in viewer.roles:
            return kept.filter(owner_id=viewer.person_id, proof_id=None)
        case _:
            return kept.filter(id=None)


async def proof_for_owner(viewer: Citizen, proof_id: UUID) -> Proof:
    """The applicant's own proof, locked for the running transaction; or NotFound."""
    return await _locked(visible_to(viewer), proof_id)


async def proof_for_committee(viewer: Official, proof_id: UUID, *roles: Role) -> Proof:
    """A proof of the viewer's committee, locked, for a verb that needs one of `roles`.

    Raises NotFound for what the committee may not know of, FORBIDDEN without a role, OWN_CASE when
    the viewer is the applicant, the person the proof is about, or an agent of the organisation that
    it is about, and RECUSED for who stepped out of the case.
    """
    # The row is locked: a second official deciding now waits, and then sees WrongState.
    proof = await _locked(visible_to(viewer), proof_id)
    if not viewer.roles.intersection(roles):
        raise Problem(ProblemCode.FORBIDDEN)
    await _refuse_own_case(viewer, proof)
    if viewer.person_id in proof.recused:
        raise Problem(ProblemCode.RECUSED)
    return proof


async def proof_for_system(proof_id: UUID) -> Proof:
    """A proof for a job, locked. Raises WrongClock: a job puts moments on record.

    That of the machine may have become wrong since the job began.
    """
    found = await _locked(Proof.all(), proof_id)
    await db.require_right_clock()
    return found


def is_own_case(person: Person, proof: Proof, agents: Collection[UUID]) -> bool:
    """Whether the person asked for it, or it is about her or an organisation she is an agent of.

    `agents` are those of the organisation that it is about, today.
    """
    own = person.id == proof.applicant_id or person.id_number_index == proof.subject_index
    return own or person.id in agents


def can_be_decided(proof: Proof, posts: Collection[Post]) -> bool:
    """Whether two others can still check and approve it, of those who hold `posts` today.

    Who asked for it and who stepped out cannot, nor approves who keeps the seal.
    """
    held = {role: {each.person_id for each in posts if each.role is role} for role in COMMITTEE}
    out = {proof.applicant_id, *proof.recused}
    preparers = held[Role.PREPARER] - out
    approvers = held[Role.APPROVER] - held[Role.SEAL_KEEPER] - out
    return bool(preparers and approvers) and len(preparers | approvers) > 1


async def _locked(rows: QuerySet[Proof], proof_id: UUID) -> Proof:
    proof = await rows.select_for_update().get_or_none(id=proof_id)
    if proof is None:
        raise NotFound
    return proof


async def _refuse_own_case(viewer: Official, proof: Proof) -> None:
    person = await Person.get(id=viewer.person_id)
    uscc = proof.subject_uscc
    agents = (await identity.agents_by_uscc([uscc]))[0] if uscc else set[UUID]()
    if is_own_case(person, proof, agents):
        raise Problem(ProblemCode.OWN_CASE)
