"""Everything on record of one finished case (一件), as rows."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from backend.copies.models import AnnotatedCopy, CopyFile
from backend.exchange.models import ConsentedProof
from backend.foundation import asking
from backend.foundation.errors import NotFound
from backend.identity import loaders as identity
from backend.identity.models import Organisation, Person
from backend.objections.models import Objection
from backend.proofs.lifecycle import EVER_ISSUED
from backend.proofs.models import (
    Attachment,
    CaseNote,
    FileKind,
    LaneStepRecord,
    Proof,
    ProofFile,
    ProofSnapshot,
    ProofStep,
)
from backend.seals.models import Seal, SealUse


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """One finished case. `sealed` are all revisions of the sealed file, the oldest first."""

    proof: Proof
    committee: Organisation
    snapshot: ProofSnapshot
    sealed: list[ProofFile]
    seal: Seal
    use: SealUse
    steps: list[ProofStep]
    lane_steps: list[LaneStepRecord]
    notes: list[CaseNote]
    attachments: list[Attachment]
    objections: list[Objection]
    consented: list[ConsentedProof]
    copies: list[AnnotatedCopy]
    copy_files: list[CopyFile]
    """The sealed files of those copies, the oldest first."""
    corrections: list[ProofSnapshot]
    """Of the proof that this one corrects and of those that correct it, by approval."""
    people: dict[UUID, Person]
    """Whoever had a hand in it, by id."""

    @property
    def as_of(self) -> datetime:
        """When the last thing happened that is told of the case: the date of everything in it."""
        moments = [each.at for each in (*self.steps, *self.lane_steps, *self.notes, self.use)]
        moments += [each.made_at for each in (*self.sealed, *self.copies, *self.copy_files)]
        moments += [each.answered_at or each.filed_at for each in self.objections]
        moments += [_last(each) for each in self.consented]
        return max(moments)

    def name_of(self, person_id: UUID | None) -> str | None:
        """The name of somebody who had a hand in it; None for the portal itself."""
        return None if person_id is None else self.people[person_id].name


class CaseIncomplete(Exception):
    """An issued proof without its line in the register; the database should not allow it."""


@asking.as_the_portal("a case is taken out whole, with whoever had a hand in it")
async def case_of(proof_id: UUID) -> Case:
    """The case, for whoever may take it out; NotFound while its proof is not issued.

    Raises CaseIncomplete.
    """
    rows = Proof.filter(state__in=EVER_ISSUED).select_related("organisation")
    proof = await rows.get_or_none(id=proof_id)
    if proof is None:
        raise NotFound
    use = await SealUse.get_or_none(document_id=proof_id).select_related("seal")
    if use is None:
        raise CaseIncomplete(str(proof_id))
    sealed = ProofFile.filter(proof_id=proof_id, kind=FileKind.SEALED)
    case = Case(
        proof=proof,
        committee=proof.organisation,
        snapshot=await ProofSnapshot.get(proof_id=proof_id),
        sealed=await sealed.order_by("made_at", "id"),
        seal=use.seal,
        use=use,
        steps=await ProofStep.filter(proof_id=proof_id).order_by("at", "id"),
        lane_steps=await LaneStepRecord.filter(proof_id=proof_id).order_by("at", "id"),
        notes=await CaseNote.filter(proof_id=proof_id).order_by("at", "id"),
        attachments=await Attachment.filter(proof_id=proof_id).order_by("uploaded_at", "id"),
        objections=await Objection.filter(proof_id=proof_id).order_by("filed_at", "id"),
        consented=await _consented(proof_id),
        copies=await AnnotatedCopy.filter(proof_id=proof_id).order_by("made_at", "id"),
        copy_files=await CopyFile.filter(copy__proof_id=proof_id).order_by("made_at", "id"),
        corrections=await _corrections(proof),
        people={},
    )
    return replace(case, people=await _people(case))


async def _consented(proof_id: UUID) -> list[ConsentedProof]:
    rows = ConsentedProof.filter(proof_id=proof_id).select_related("consent")
    return await rows.order_by("chosen_at", "id")


async def _corrections(proof: Proof) -> list[ProofSnapshot]:
    found = ProofSnapshot.filter(proof__corrects_id=proof.id)
    newer = await found.order_by("approved_at", "id")
    if proof.corrects_id is None:
        return newer
    return [await ProofSnapshot.get(proof_id=proof.corrects_id), *newer]


async def _people(case: Case) -> dict[UUID, Person]:
    use = case.use
    hands = {case.proof.applicant_id, use.approver_id, use.handler_id, use.keeper_id}
    named = {each.person_id for each in (*case.steps, *case.lane_steps, *case.notes)}
    named |= {each.answered_by_id for each in case.objections}
    known = sorted(each for each in hands | named if each is not None)
    return {person.id: person for person in await identity.people_by_id(known)}


def _last(chosen: ConsentedProof) -> datetime:
    return chosen.consent.over_at or chosen.chosen_at
