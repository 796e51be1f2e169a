"""What the holder does: file an objection, and withdraw it."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from backend.catalogue import queries as catalogue
from backend.foundation import clock, db, deadlines
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen
from backend.objections import access, wishes
from backend.objections.actions import advancing
from backend.objections.lifecycle import OPEN, ObjectionFiled, ObjectionWithdrawn
from backend.objections.models import DisputedField, Objection
from backend.objections.wording import Statement
from backend.proofs import access as proofs
from backend.proofs.actions import correcting
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import Proof
from backend.proofs.snapshot import ITEM

_DISPUTABLE = frozenset({ProofState.ISSUED, ProofState.EXPIRED})


@dataclass(frozen=True, kw_only=True, slots=True)
class NewObjection:
    """An objection to one proof. `client_token` makes a repeated submit harmless."""

    proof_id: UUID
    client_token: UUID
    statement: Statement


async def file(services: Services, viewer: Citizen, new: NewObjection) -> Objection:
    """Says that something in a proof of the viewer's is wrong; the issuer's term begins.

    The same token with the same content gives the same objection again; with other content
    TOKEN_REUSED. Raises NotFound, OBJECTION_NOT_POSSIBLE for a proof that is not issued or is
    corrected already, OBJECTION_OPEN while an earlier one is open, and SUBJECT_MIXED for the
    identity number of an organisation.
    """
    statement = new.statement.clean(services.glyphs)
    days = await catalogue.objection_days(ITEM)
    due = deadlines.add_working_days(clock.today(), days)
    objection = Objection(
        id=uuid4(),
        proof_id=new.proof_id,
        holder_id=viewer.person_id,
        client_token=new.client_token,
        field=statement.field,
        words=statement.words,
        filed_at=clock.now(),
        due_on=due.on,
        calendar_known=due.calendar_known,
    )
    wishes.put(services.vault, objection, statement.wish)
    async with transaction():
        # A doubled submit waits here, and then finds the first one's objection.
        await db.serialise(f"objection {viewer.person_id}{new.client_token}")
        known = await Objection.get_or_none(
            holder_id=viewer.person_id, client_token=new.client_token
        )
        if known is not None:
            return _same(known, new, wishes.statement_of(services.vault, known) == statement)
        proof = await proofs.proof_for_owner(viewer, new.proof_id)
        _refuse_number_of_organisation(proof, statement)
        await _refuse_undisputable(proof)
        await objection.save(force_create=True)
        await advancing.tell(viewer, objection, "file", ObjectionFiled)
    return objection


async def withdraw(viewer: Citizen, objection_id: UUID) -> Objection:
    """Takes an objection back before it is answered."""
    async with transaction():
        objection = await access.objection_for_holder(viewer, objection_id)
        await advancing.advance(viewer, objection, "withdraw", ObjectionWithdrawn)
    return objection


def _same(known: Objection, new: NewObjection, same_statement: bool) -> Objection:
    if known.proof_id != new.proof_id or not same_statement:
        raise Problem(ProblemCode.TOKEN_REUSED, field="clientToken")
    return known


def _refuse_number_of_organisation(proof: Proof, statement: Statement) -> None:
    if proof.subject_uscc is not None and statement.field is DisputedField.ID_NUMBER:
        raise Problem(ProblemCode.SUBJECT_MIXED, field="field")


async def _refuse_undisputable(proof: Proof) -> None:
    """The proof is locked: what is true of it here is true when the objection is stored."""
    if proof.state not in _DISPUTABLE:
        raise Problem(ProblemCode.OBJECTION_NOT_POSSIBLE, field="proofId")
    correction = await correcting.correction_of(proof)
    if correction is not None and correction.state in _DISPUTABLE:
        raise Problem(ProblemCode.OBJECTION_NOT_POSSIBLE, field="proofId")
    if await Objection.filter(proof_id=proof.id, state__in=OPEN).exists():
        raise Problem(ProblemCode.OBJECTION_OPEN, field="proofId")
