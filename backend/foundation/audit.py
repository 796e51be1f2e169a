"""Who did what, when, to which thing: append-only, in the transaction of the deed.

Reads of personal data are recorded too: the resident's “who looked at my papers” is a query here.
"""

from typing import Any
from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from backend.foundation import clock
from backend.foundation.viewer import Anonymous, Citizen, Department, Official, System, Viewer


class AuditEntry(Model):
    """One deed. `details` hold codes and ids, never personal data."""

    id = fields.BigIntField(primary_key=True)
    at = fields.DatetimeField()
    actor_kind = fields.CharField(max_length=20)
    actor_id = fields.UUIDField(null=True)
    organisation_id = fields.UUIDField(null=True)
    deed = fields.CharField(max_length=80)
    subject_id = fields.UUIDField(null=True)
    details = fields.JSONField[dict[str, Any]]()

    class Meta(Model.Meta):
        table = "audit_entry"
        indexes = (
            ("subject_id", "id"),
            ("actor_id", "id"),
        )


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
