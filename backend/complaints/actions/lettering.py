"""Steps that need a letter: it is drafted when somebody presses, and done when it is issued."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from backend.complaints import access, terms
from backend.complaints.actions import advancing, limits
from backend.complaints.letter_models import ComplaintLetter
from backend.complaints.lifecycle import (
    ComplaintAnswered,
    ComplaintEvent,
    ComplaintTransferred,
    ComplaintVerb,
    RectificationOrdered,
)
from backend.complaints.models import Complaint, StepReader
from backend.complaints.terms import Stage
from backend.foundation import clock, deadlines
from backend.foundation.db import transaction
from backend.foundation.errors import NotFound
from backend.foundation.services import Services
from backend.foundation.viewer import Official, System
from backend.letters import queries as letters
from backend.letters.actions import drafting
from backend.letters.actions.drafting import NewLetter
from backend.letters.models import Letter

_SYSTEM = System(job="complaints")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Step:
    event: type[ComplaintEvent]
    reader: StepReader


_STEPS = {
    ComplaintVerb.ORDER: _Step(event=RectificationOrdered, reader=StepReader.BOTH),
    ComplaintVerb.TRANSFER: _Step(event=ComplaintTransferred, reader=StepReader.BOTH),
    ComplaintVerb.ANSWER: _Step(event=ComplaintAnswered, reader=StepReader.COMPLAINANT),
}


async def draft(
    services: Services,
    viewer: Official,
    complaint: Complaint,
    verb: ComplaintVerb,
    new: NewLetter,
    *,
    words: str,
    days: int | None = None,
) -> None:
    """Drafts the letter of a verb of a locked complaint, which waits for it inside its state.

    Runs in the caller's transaction. Raises what letters' drafting raises.
    """
    letter = await drafting.draft(services, viewer, new)
    await ComplaintLetter.create(
        complaint_id=complaint.id,
        letter_id=letter.id,
        verb=verb,
        words=words,
        days=days,
        asked_at=clock.now(),
    )


async def take_back(viewer: Official, complaint_id: UUID, *, words: str) -> Complaint:
    """The lead wants the letter no more that the complaint waits for; not once it is approved.

    Raises NOT_FOUND where none is pending, FORBIDDEN, OWN_CASE, WRONG_STATE, or what is wrong with
    the words.
    """
    async with transaction():
        complaint = await access.complaint_with_letter(viewer, complaint_id)
        pending = await ComplaintLetter.get_or_none(complaint_id=complaint.id, ended_at=None)
        if pending is None:
            raise NotFound
        await drafting.withdraw(viewer, pending.letter_id, words=words)
        await drop(pending.letter_id)
    return complaint


async def drop(letter_id: UUID) -> None:
    """A letter was taken back: its complaint waits no longer. Nothing for other letters."""
    pending = ComplaintLetter.filter(letter_id=letter_id, ended_at=None)
    await pending.update(ended_at=clock.now())


async def follow(letter_id: UUID) -> None:
    """A letter was issued: what it was for happens, as of that day, by who drafted it.

    Nothing for letters that no step waits for, and nothing when another run just did it.
    """
    async with transaction():
        pending = ComplaintLetter.filter(letter_id=letter_id, ended_at=None)
        row = await pending.select_for_update().get_or_none()
        if row is None:
            return
        letter = await letters.letter(letter_id)
        complaint = await Complaint.filter(id=row.complaint_id).select_for_update().get()
        await _carry_out(complaint, row, letter)
        step = _STEPS[row.verb]
        row.step_serial = await advancing.advance(
            _SYSTEM,
            complaint,
            row.verb,
            step.event,
            words=row.words,
            reader=step.reader,
            letter=letter,
        )
        row.ended_at = clock.now()
        await row.save(update_fields=["step_serial", "ended_at"])


async def _carry_out(complaint: Complaint, row: ComplaintLetter, letter: Letter) -> None:
    """What the step writes into the complaint; the caller saves."""
    assert letter.issued_at is not None, "it was issued"
    on = deadlines.today(letter.issued_at)
    match row.verb:
        case ComplaintVerb.ORDER:
            assert row.days is not None, "an order leaves days"
            terms.begin(complaint, on, row.days)
            complaint.rectify_by, complaint.order_letter_id = complaint.due_on, letter.id
        case ComplaintVerb.TRANSFER:
            complaint.transfer_letter_id = letter.id
            await _begin(complaint, Stage.ANSWER, on)
        case _:
            complaint.answer, complaint.answered_at = row.words, letter.issued_at
            complaint.answer_letter_id = letter.id
            await _begin(complaint, Stage.VISIT, on)


async def _begin(complaint: Complaint, stage: Stage, on: date) -> None:
    terms.begin(complaint, on, await limits.days_of(complaint, stage))
