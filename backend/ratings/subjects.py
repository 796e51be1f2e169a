"""What may be rated by whom, which office that rates, who it was, and who had it in hand."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from backend.complaints import ownership
from backend.complaints.lifecycle import ComplaintState
from backend.complaints.models import Complainant, Complaint, ComplaintStep
from backend.complaints.ownership import Named
from backend.foundation import asking
from backend.foundation.errors import NotFound, Problem, ProblemCode
from backend.foundation.vault import Vault
from backend.foundation.viewer import Citizen, Visitor
from backend.proofs import access as proofs
from backend.proofs.lifecycle import EVER_ISSUED, ProofState
from backend.proofs.models import ProofStep
from backend.ratings.models import Rating, SubjectKind

_RATEABLE_PROOFS = EVER_ISSUED | {ProofState.REJECTED}
_RATEABLE_COMPLAINTS = frozenset({ComplaintState.ANSWERED, ComplaintState.CLOSED})


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """A case as its rater names it; a receipt code says that a complaint is hers."""

    kind: SubjectKind
    id: UUID
    receipt_code: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Subject:
    """A case that came to its end, the office that answers for it, and whom its rating names."""

    kind: SubjectKind
    id: UUID
    organisation_id: UUID
    rater_id: UUID | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Rater:
    """Who can be told of a rating: nobody without an account; an agent for her enterprise."""

    person_id: UUID | None
    enterprise_id: UUID | None = None


async def ended(vault: Vault, viewer: Visitor, case: Case) -> Subject:
    """The viewer's own case; NotFound for any other, RATING_NOT_POSSIBLE before its end.

    Call receipts.admit before, outside of any transaction, when a code is named.
    """
    match case.kind:
        case SubjectKind.PROOF:
            office, rater = await _office_of_proof(viewer, case)
        case SubjectKind.COMPLAINT:
            office, rater = await _office_of_complaint(vault, viewer, case), None
    if office is None:
        raise Problem(ProblemCode.RATING_NOT_POSSIBLE, field="subjectId")
    return Subject(kind=case.kind, id=case.id, organisation_id=office, rater_id=rater)


@asking.as_the_portal("who had the case in hand, whoever asks")
async def handlers_of(rating: Rating) -> set[UUID]:
    """Everybody who took a step in the rated case: none of them decides about its rating."""
    match rating.subject_kind:
        case SubjectKind.PROOF:
            steps = ProofStep.filter(proof_id=rating.subject_id)
        case SubjectKind.COMPLAINT:
            steps = ComplaintStep.filter(complaint_id=rating.subject_id)
    return {step.person_id for step in await steps if step.person_id is not None}


@asking.as_the_portal("who rated, whoever asks: she decides nothing about it")
async def raters_of(ratings: Collection[Rating]) -> Mapping[UUID, Rater]:
    """Who gave each, by the id of the rating. One statement."""
    subjects = [row.subject_id for row in ratings if row.subject_kind is SubjectKind.COMPLAINT]
    rows = await Complainant.filter(complaint_id__in=subjects) if subjects else []
    complained = {
        row.complaint_id: Rater(person_id=row.person_id, enterprise_id=row.organisation_id)
        for row in rows
    }
    return {
        row.id: complained.get(row.subject_id, Rater(person_id=row.rater_id)) for row in ratings
    }


async def accused_in(rating: Rating) -> UUID | None:
    """The office that the rated complaint is about: it learns nothing of the rating."""
    if rating.subject_kind is SubjectKind.PROOF:
        return None
    return (await Complaint.get(id=rating.subject_id)).accused_id


async def _office_of_proof(viewer: Visitor, case: Case) -> tuple[UUID | None, UUID]:
    if not isinstance(viewer, Citizen):
        raise NotFound
    proof = await proofs.visible_to(viewer).get_or_none(id=case.id)
    if proof is None:
        raise NotFound
    office = proof.organisation_id if proof.state in _RATEABLE_PROOFS else None
    return office, viewer.person_id


async def _office_of_complaint(vault: Vault, viewer: Visitor, case: Case) -> UUID | None:
    named = Named(id=case.id, receipt_code=case.receipt_code)
    complaint = await ownership.known(vault, viewer, named)
    if complaint.id != case.id:
        raise NotFound
    return complaint.lead_id if complaint.state in _RATEABLE_COMPLAINTS else None
