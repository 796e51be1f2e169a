"""Writing an entry; who acted is told by the viewer."""

from typing import Any
from uuid import UUID

from backend.foundation import clock
from backend.foundation.audit.models import AuditEntry
from backend.foundation.viewer import Anonymous, Citizen, Department, Official, System, Viewer


async def record(viewer: Viewer, deed: str, subject_id: UUID | None, **details: Any) -> None:
    """Appends one entry; call it inside the transaction of the deed."""
    kind, actor, organisation = _actor(viewer)
    await AuditEntry.create(
        at=clock.now(),
        actor_kind=kind,
        actor_id=actor,
        organisation_id=organisation,
        deed=deed,
        subject_id=subject_id,
        details=details,
    )


def _actor(viewer: Viewer) -> tuple[str, UUID | None, UUID | None]:
    match viewer:
        case Anonymous():
            return "anonymous", None, None
        case Citizen():
            return "citizen", viewer.person_id, None
        case Official():
            return "official", viewer.person_id, viewer.organisation_id
        case Department():
            return "department", viewer.client_id, viewer.organisation_id
        case System():
            return "system", None, None
