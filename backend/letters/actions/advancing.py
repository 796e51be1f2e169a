"""The one way a letter changes its state: row, audit trail and event at once."""

from backend.foundation import audit, outbox
from backend.foundation.viewer import Official, System
from backend.letters.lifecycle import LIFECYCLE, LetterEvent
from backend.letters.models import Letter


async def advance(
    viewer: Official | System, letter: Letter, verb: str, event: type[LetterEvent] | None
) -> None:
    """Applies `verb` to a locked letter inside the running transaction; saves every field.

    Raises WrongState when the table has no such row.
    """
    letter.state = LIFECYCLE.after(letter.state, verb)
    await letter.save()
    await tell(viewer, letter, verb, event)


async def tell(
    viewer: Official | System, letter: Letter, verb: str, event: type[LetterEvent] | None
) -> None:
    """Records a deed, and tells of it when there is somebody to tell."""
    await audit.record(viewer, f"letter.{verb}", letter.id, subject=str(letter.subject_id))
    if event is not None:
        await outbox.record(event(letter_id=letter.id))
