"""The one way a request changes its state: row, public step, audit trail and event at once."""

from backend.changes.lifecycle import LIFECYCLE, ChangeEvent, ChangeVerb
from backend.changes.models import ChangeRequest, ChangeStep
from backend.foundation import audit, clock, outbox
from backend.foundation.text import clean_text
from backend.foundation.viewer import Official, Role, System

WORDS_LENGTH = 1000


async def advance(
    viewer: Official | System,
    request: ChangeRequest,
    verb: ChangeVerb,
    event: type[ChangeEvent],
    *,
    words: str,
    role: Role | None = None,
) -> None:
    """Applies `verb` to a locked request inside the running transaction; saves every field.

    Raises WrongState when the table has no such row.
    """
    request.state = LIFECYCLE.after(request.state, verb)
    request.version += 1
    request.changed_at = clock.now()
    await request.save()
    person = viewer if isinstance(viewer, Official) else None
    await ChangeStep.create(
        request_id=request.id,
        serial=1 + await ChangeStep.filter(request_id=request.id).count(),
        round=request.filed_round,
        verb=verb,
        at=request.changed_at,
        person_id=person and person.person_id,
        organisation_id=person and person.organisation_id,
        role=role,
        words=words,
    )
    await audit.record(viewer, f"change.{verb}", request.id, number=request.number)
    await outbox.record(event(change_id=request.id))


def said(words: str, *, field: str) -> str:
    """The reason that every step gives, clean; raises TEXT_EMPTY or what else clean_text finds."""
    return clean_text(words, field=field, max_length=WORDS_LENGTH, multiline=True)
