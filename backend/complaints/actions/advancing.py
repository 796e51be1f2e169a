"""The one way a complaint changes its state: row, step, audit trail and event at once."""

from uuid import UUID

from backend.complaints.lifecycle import LIFECYCLE, ComplaintEvent, ComplaintVerb
from backend.complaints.models import Complaint, ComplaintStep, StepReader
from backend.foundation import audit, clock, outbox
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.text import clean_text
from backend.foundation.viewer import Anonymous, Citizen, Official, System
from backend.letters.models import Letter

WORDS_LENGTH = 1000


async def advance(
    viewer: Anonymous | Citizen | Official | System,
    complaint: Complaint,
    verb: ComplaintVerb,
    event: type[ComplaintEvent],
    *,
    words: str = "",
    reader: StepReader,
    shielded: bool = False,
    letter: Letter | None = None,
) -> int:
    """Applies `verb` to a locked complaint inside the running transaction; saves every field.

    `shielded` is for what the complainant does: neither she nor her office is in the step. What
    happens by a `letter` is done by who drafted it. Gives the serial of the step; raises WrongState
    when the table has no such row.
    """
    complaint.state = LIFECYCLE.after(complaint.state, verb)
    complaint.version += 1
    await complaint.save()
    return await tell(
        viewer,
        complaint,
        verb,
        event,
        words=words,
        reader=reader,
        shielded=shielded,
        letter=letter,
    )


async def tell(
    viewer: Anonymous | Citizen | Official | System,
    complaint: Complaint,
    verb: ComplaintVerb,
    event: type[ComplaintEvent],
    *,
    words: str,
    reader: StepReader,
    shielded: bool = False,
    letter: Letter | None = None,
) -> int:
    """Writes the step, records the deed and tells of it; gives the serial of the step."""
    person_id, office_id = _doer(viewer, shielded=shielded, letter=letter)
    serial = 1 + await ComplaintStep.filter(complaint_id=complaint.id).count()
    await ComplaintStep.create(
        complaint_id=complaint.id,
        serial=serial,
        verb=verb,
        state=complaint.state,
        at=clock.now(),
        person_id=person_id,
        organisation_id=office_id,
        reader=reader,
        words=words,
    )
    await audit.record(viewer, f"complaint.{verb}", complaint.id, number=complaint.number)
    await outbox.record(event(complaint_id=complaint.id))
    return serial


def _doer(
    viewer: Anonymous | Citizen | Official | System, *, shielded: bool, letter: Letter | None
) -> tuple[UUID | None, UUID | None]:
    """Person and office of a step; nobody for what the complainant or the clock does."""
    if letter is not None:
        return letter.drafter_id, letter.organisation_id
    if isinstance(viewer, Official) and not shielded:
        return viewer.person_id, viewer.organisation_id
    return None, None


def said(words: str, *, field: str, max_length: int = WORDS_LENGTH) -> str:
    """What a step says, clean; raises TEXT_EMPTY or what else clean_text finds."""
    return clean_text(words, field=field, max_length=max_length, multiline=True)


def refuse(reason: ProblemCode | None) -> None:
    """Raises the reason there is."""
    if reason is not None:
        raise Problem(reason)
