"""The one way a repair changes its state: row, step, audit trail and event at once."""

from datetime import datetime, time

from backend.foundation import audit, clock, outbox
from backend.foundation.text import clean_text
from backend.foundation.viewer import Official, Visitor
from backend.ratings.lifecycle import LIFECYCLE, OF_RATER, RepairEvent, RepairVerb
from backend.ratings.models import Repair, RepairStep

WORDS_LENGTH = 1000


async def advance(
    viewer: Visitor,
    repair: Repair,
    verb: RepairVerb,
    event: type[RepairEvent],
    *,
    words: str,
) -> None:
    """Applies `verb` to a locked repair inside the running transaction; saves every field.

    Raises WrongState when the table has no such row.
    """
    repair.state = LIFECYCLE.after(repair.state, verb)
    repair.version += 1
    await repair.save()
    await tell(viewer, repair, verb, event, words=words)


async def tell(
    viewer: Visitor,
    repair: Repair,
    verb: RepairVerb,
    event: type[RepairEvent],
    *,
    words: str,
) -> None:
    """Writes the step, records the deed and tells of it. Of the rater the step says nothing."""
    # An agent who rates for her enterprise is an official too.
    official = viewer if isinstance(viewer, Official) and verb not in OF_RATER else None
    await RepairStep.create(
        repair_id=repair.id,
        serial=1 + await RepairStep.filter(repair_id=repair.id).count(),
        verb=verb,
        state=repair.state,
        at=clock.now() if official else start_of_day(),
        person_id=official and official.person_id,
        organisation_id=official and official.organisation_id,
        words=words,
    )
    await audit.record(viewer, f"repair.{verb}", repair.id, rating=str(repair.rating_id))
    await outbox.record(event(repair_id=repair.id))


def said(words: str) -> str:
    """What a step says, clean; raises TEXT_EMPTY or what else clean_text finds."""
    return clean_text(words, field="words", max_length=WORDS_LENGTH, multiline=True)


def start_of_day() -> datetime:
    """Midnight in China: all that an office may learn of when a rater did something."""
    return datetime.combine(clock.today(), time.min, tzinfo=clock.CHINA)
