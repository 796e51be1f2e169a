"""How old the newest backups are, for operators and for Prometheus."""

import asyncio
import json
from dataclasses import dataclass, field
from datetime import datetime

from prometheus_client import Gauge, start_http_server

from backend.backups import bases, wal
from backend.backups.places import Place
from backend.foundation import clock

NONE = float("inf")
_BASE_SECONDS = 60
"""Between two looks for the newest base backup."""

WAL_AGE = Gauge("portal_backup_wal_age_seconds", "Age of the newest moment that is in the backup.")
BASE_AGE = Gauge("portal_backup_base_age_seconds", "Age of the newest whole base backup.")


@dataclass(frozen=True, kw_only=True, slots=True)
class Ages:
    """In seconds; infinite for what is not there."""

    wal: float
    base: float
    missing: tuple[str, ...]
    """Segments of the journal that lack since the newest base backup."""


async def ages(place: Place) -> Ages:
    """As it is now in the place."""
    whole = await bases.all_whole(place)
    segments = await wal.Segments.listed(place)
    followed = any(entry.name == wal.FOLLOWED for entry in await place.entries(wal.FOLDER))
    until = json.loads(await place.get(wal.FOLLOWED))["until"] if followed else None
    newest = whole[-1] if whole else None
    return Ages(
        wal=_age(datetime.fromisoformat(until) if until else None),
        base=_age(newest.ended_at if newest else None),
        missing=tuple(segments.missing_after(newest.last_segment, newest.segment_size))
        if newest
        else (),
    )


@dataclass(slots=True)
class Figures:
    """What the process that follows tells."""

    _until: datetime | None = None
    _base: datetime | None = None
    _watching: set[asyncio.Task[None]] = field(default_factory=set)

    def serve(self, place: Place, host: str, port: int) -> None:
        """Tells the ages to whoever asks there; they grow while nothing comes."""
        start_http_server(port, host)
        WAL_AGE.set_function(lambda: _age(self._until))
        BASE_AGE.set_function(lambda: _age(self._base))
        self._watching.add(asyncio.ensure_future(self._look(place)))

    def followed(self, until: datetime) -> None:
        """Everything up to this moment is in the place."""
        self._until = until

    async def _look(self, place: Place) -> None:
        while True:
            whole = await bases.all_whole(place)
            self._base = whole[-1].ended_at if whole else None
            await asyncio.sleep(_BASE_SECONDS)


FIGURES = Figures()


def _age(moment: datetime | None) -> float:
    return NONE if moment is None else max(0.0, (clock.now() - moment).total_seconds())
