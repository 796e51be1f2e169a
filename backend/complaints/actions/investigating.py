"""What the lead does until it knows: tell the accused, ask the complainant, take longer."""

from dataclasses import dataclass
from uuid import UUID

from backend.complaints import access, conditions, shielding, terms
from backend.complaints.actions import advancing, limits
from backend.complaints.lifecycle import (
    ComplaintAsked,
    ComplaintBegun,
    ComplaintExtended,
    ComplaintVerb,
)
from backend.complaints.models import Complaint, StepReader
from backend.complaints.terms import Stage
from backend.foundation import clock, deadlines
from backend.foundation.db import transaction
from backend.foundation.services import Services
from backend.foundation.viewer import Official
from backend.proofs.wording import printable

NAME_LENGTH = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class Telling:
    """What the accused is told, in the lead's own words.

    The others take the place of what the complainant typed, where that tells who she is; None
    leaves it. An office that the portal knows keeps the name it is registered under.
    """

    summary: str
    matter: str | None = None
    proof_name: str | None = None
    accused_name: str | None = None


async def begin(
    services: Services, viewer: Official, complaint_id: UUID, version: int, telling: Telling
) -> Complaint:
    """Tells the accused what it is said to have done.

    Raises COMPLAINANT_SHOWN, with the field, when it tells who complained; and what
    access.complaint_for_supervisor raises.
    """
    verb = ComplaintVerb.BEGIN
    summary = advancing.said(telling.summary, field="summary")
    async with transaction():
        complaint = await access.complaint_for_supervisor(viewer, complaint_id, verb, version)
        complaint.summary = summary
        if telling.matter is not None:
            complaint.matter = _line(services, telling.matter, field="matter")
        if telling.proof_name is not None:
            complaint.proof_name = _line(services, telling.proof_name, field="proofName")
        # Letters and a public notice, if it comes to that, repeat these.
        lasting = {"matter": complaint.matter, "proofName": complaint.proof_name}
        if complaint.accused_id is None:
            if telling.accused_name is not None:
                complaint.accused_name = _line(services, telling.accused_name, field="accusedName")
            lasting["accusedName"] = complaint.accused_name
        await shielding.refuse_traces(services.vault, complaint, {"summary": summary})
        await shielding.refuse_traces(services.vault, complaint, lasting, lasting=True)
        assert complaint.decide_by is not None, "it was accepted"
        terms.run_until(complaint, clock.today(), terms.promised(complaint.decide_by))
        await advancing.advance(viewer, complaint, verb, ComplaintBegun, reader=StepReader.BOTH)
    return complaint


def _line(services: Services, text: str, *, field: str) -> str:
    return printable(services.glyphs, text, field=field, limit=NAME_LENGTH)


async def ask(viewer: Official, complaint_id: UUID, version: int, *, words: str) -> Complaint:
    """Asks the complainant for more; the term rests until she answers, or her own is over.

    Raises what access.complaint_for_supervisor raises.
    """
    verb = ComplaintVerb.ASK
    told = advancing.said(words, field="words")
    async with transaction():
        complaint = await access.complaint_for_supervisor(viewer, complaint_id, verb, version)
        days = await limits.days_of(complaint, Stage.SUPPLEMENT)
        terms.rest(complaint, clock.today(), days)
        await advancing.advance(
            viewer, complaint, verb, ComplaintAsked, words=told, reader=StepReader.COMPLAINANT
        )
    return complaint


async def extend(
    viewer: Official, complaint_id: UUID, version: int, *, days: int, reason: str
) -> Complaint:
    """Takes up to so many working days longer, once; the complainant is told why.

    Raises NUMBER_OUT_OF_RANGE, EXTENDED_BEFORE, TERM_OVER, and what
    access.complaint_for_supervisor raises.
    """
    verb, today = ComplaintVerb.EXTEND, clock.today()
    told = advancing.said(reason, field="reason")
    async with transaction():
        complaint = await access.complaint_for_supervisor(viewer, complaint_id, verb, version)
        advancing.refuse(conditions.refusal(complaint, verb, today, visited=False))
        most = await limits.days_of(complaint, Stage.EXTEND)
        limits.refuse_beyond(days, least=1, most=most)
        assert complaint.decide_by is not None, "it was accepted"
        due = deadlines.add_working_days(complaint.decide_by, days)
        complaint.extended, complaint.decide_by = True, due.on
        terms.run_until(complaint, today, due)
        await advancing.advance(
            viewer, complaint, verb, ComplaintExtended, words=told, reader=StepReader.COMPLAINANT
        )
    return complaint
