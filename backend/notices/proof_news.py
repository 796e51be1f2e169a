"""What the steps of a proof give to tell, and to whom."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from backend.disclosures.models import Disclosure
from backend.foundation import clock
from backend.foundation.errors import Sentence
from backend.foundation.viewer import Role
from backend.identity.models import Organisation, OrganisationKind
from backend.notices import offices, reasons
from backend.notices.models import Notice, NoticeKind
from backend.notices.rules import AGENTS, DESK, VERBS
from backend.notices.telling import Telling
from backend.proofs import standing
from backend.proofs.models import Proof, ProofSnapshot, ProofStep


@dataclass(frozen=True, kw_only=True, slots=True)
class ProofFacts:
    """What a notice of a proof may mention. Written by people: title, remedy and words."""

    title: str
    office: str
    phone: str
    due_on: date
    days_left: int | None = None
    number: str | None = None
    valid_until: date | None = None
    successor: str | None = None
    reason: Sentence | None = None
    remedy: str | None = None
    words: str | None = None

    def values(self) -> Mapping[str, object]:
        """By name, for the words of a notice."""
        return {each.name: getattr(self, each.name) for each in dataclasses.fields(self)}


async def news_of(proof_id: UUID, kind: NoticeKind) -> list[Telling]:
    """The steps of a proof that this kind tells of and nobody was told of yet, oldest first."""
    told = {notice.told_of for notice in await Notice.filter(subject_id=proof_id, kind=kind)}
    steps = await ProofStep.filter(proof_id=proof_id, verb__in=VERBS[kind]).order_by("at", "id")
    untold = [step for step in steps if step.id not in told]
    if not untold:
        return []
    proof = await Proof.get(id=proof_id)
    if kind not in AGENTS:
        office = proof.organisation_id if kind in DESK else None
        return [await _telling(proof, step, kind, office) for step in untold]
    represented = await Organisation.get_or_none(uscc=proof.subject_uscc)
    if represented is None:
        return []
    return [await _telling(proof, step, kind, represented.id) for step in untold]


async def for_readers(proof_id: UUID, kind: NoticeKind) -> list[Telling]:
    """The same steps for the departments that have looked at the paper or hold it.

    Whoever looked as a stranger, or through a share, is not on record with an inbox: she finds it
    where she looks again.
    """
    proof = await Proof.get(id=proof_id)
    steps = await ProofStep.filter(proof_id=proof_id, verb__in=VERBS[kind]).order_by("at", "id")
    looked = Disclosure.filter(proof_id=proof_id, organisation__kind=OrganisationKind.DEPARTMENT)
    readers = sorted({look.organisation_id async for look in looked if look.organisation_id})
    return [
        Telling(
            kind=kind,
            # Each office hears of the step by itself.
            told_of=uuid5(step.id, str(office)),
            subject_id=proof.id,
            people=sorted(await offices.people_in(office, DESK[kind])),
            facts=(await facts_of(proof, step)).values(),
            organisation_id=office,
        )
        for step in steps
        for office in readers
    ]


async def _telling(
    proof: Proof, step: ProofStep, kind: NoticeKind, office_id: UUID | None
) -> Telling:
    return Telling(
        kind=kind,
        told_of=step.id,
        subject_id=proof.id,
        people=await addressees(proof, step, kind, office_id),
        facts=(await facts_of(proof, step)).values(),
        organisation_id=office_id,
    )


async def addressees(
    proof: Proof, step: ProofStep, kind: NoticeKind, office_id: UUID | None
) -> list[UUID]:
    """Whom to tell: the applicant, or the fitting posts of today in the office.

    The office's are without whoever did the step, and without the applicant: she may hold a post
    there, but not decide her own case, and of what became of it she has a notice of her own.
    """
    if office_id is None:
        return [proof.applicant_id]
    told = await offices.people_in(office_id, DESK.get(kind, {Role.AGENT}))
    return sorted(told - {step.person_id, proof.applicant_id})


async def facts_of(proof: Proof, step: ProofStep) -> ProofFacts:
    """What the notice of a step may mention."""
    office = await Organisation.get(id=proof.organisation_id)
    snapshot = await ProofSnapshot.get_or_none(proof_id=proof.id)
    return ProofFacts(
        title=proof.title,
        office=office.name,
        phone=office.contact_phone,
        due_on=proof.due_on,
        days_left=proof.days_left,
        number=snapshot and snapshot.number,
        valid_until=proof.valid_until,
        successor=await _successor(proof, step),
        reason=reasons.words_of(step.verb, step.reason),
        remedy=step.remedy,
        words=step.words,
    )


async def _successor(proof: Proof, step: ProofStep) -> str | None:
    if step.verb != "supersede":
        return None
    reasons = await standing.reasons_of([proof], clock.today())
    return reasons[proof.id].number
