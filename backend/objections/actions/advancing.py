"""The one way an objection changes its state: table, row, audit trail and event together."""

from backend.foundation import audit, outbox
from backend.foundation.viewer import Viewer
from backend.objections.lifecycle import LIFECYCLE, ObjectionEvent
from backend.objections.models import Objection


async def advance(
    viewer: Viewer, objection: Objection, verb: str, event: type[ObjectionEvent]
) -> None:
    """Applies `verb` to a locked objection inside the running transaction; saves every field.

    Raises WrongState when the table has no such row.
    """
    objection.state = LIFECYCLE.after(objection.state, verb)
    await objection.save()
    await tell(viewer, objection, verb, event)


async def tell(
    viewer: Viewer, objection: Objection, verb: str, event: type[ObjectionEvent]
) -> None:
    """Records the deed and tells of it."""
    await audit.record(viewer, f"objection.{verb}", objection.id, proof=str(objection.proof_id))
    await outbox.record(event(objection_id=objection.id))
