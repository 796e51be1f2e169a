"""Addresses of files of a complaint: good for five minutes, and for whoever has them.

Who follows hers by a receipt code has no session that a file could be asked for with. So whoever
may read a file is given its address, signed by the portal's secret; nothing of it is stored.
"""

import hmac
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from backend.foundation import clock
from backend.foundation.vault import Vault

LASTS = timedelta(minutes=5)


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """The way to one file."""

    file_id: UUID
    path: str
    expires_at: datetime


def link_to(vault: Vault, file_id: UUID) -> Link:
    """An address from now on; its caller has made sure, and recorded, who may have it."""
    expires_at = (clock.now() + LASTS).replace(microsecond=0)
    until = int(expires_at.timestamp())
    path = f"/files/complaints/{file_id}/{until}/{_signature(vault, file_id, until)}"
    return Link(file_id=file_id, path=path, expires_at=expires_at)


def holds(vault: Vault, file_id: UUID, until: int, signature: str) -> bool:
    """Whether the portal gave this address away, not longer than LASTS ago."""
    given = _signature(vault, file_id, until)
    # The signature first: what was not signed may be no moment at all.
    if not hmac.compare_digest(given.encode(), signature.encode()):
        return False
    return clock.now() < datetime.fromtimestamp(until, UTC)


def _signature(vault: Vault, file_id: UUID, until: int) -> str:
    return vault.index(f"{file_id} {until}", kind="complaint file")
