"""Presses a seal 用印: the one way in which a document of ours gets a signature, and keeps it."""

import logging
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from backend.foundation import crash_points, metrics
from backend.foundation.crash_points import CrashPoint
from backend.foundation.sealing import evidence, sealer
from backend.foundation.sealing.evidence import NoEvidence
from backend.foundation.sealing.report import SealLevel
from backend.foundation.sealing.spot import SealSpot
from backend.foundation.services import Services
from backend.seals import queries, releasing
from backend.seals.actions import using
from backend.seals.models import Seal

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class Pressed:
    """A sealed file that may be released."""

    seal_id: UUID
    """The seal that was set: that of the decision, or the one that took over from it."""
    pdf: bytes = field(repr=False)
    level: SealLevel
    holds_until: datetime | None
    """When the certificate of its last time stamp ends; None without one."""


async def press(
    services: Services,
    *,
    seal_id: UUID,
    document_id: UUID,
    pdf: bytes,
    spot: SealSpot,
    reason: str,
    location: str,
) -> Pressed:
    """The file with the seal of a decision, and with its evidence when that can be had.

    It is the seal that the decision named, or the one that took over from it.

    Time-stamp authorities that are away hold nothing up: the file is then a PAdES B-B, and
    completed as soon as one answers. Raises SealingFailed, which for a seal that may not be used
    now is SealNotInForce, and for a file that is not what it should be NotReleased.
    """
    seal = await queries.seal_by_id(seal_id)
    prepared = await services.sealer.prepare(
        pdf,
        key_ref=seal.key_ref,
        face=queries.face_of(services, seal),
        spot=spot,
        reason=reason,
        location=location,
    )
    intent = await using.open_intent(document_id=document_id, digest=prepared.digest)
    crash_points.reached(CrashPoint.INTENDED)
    sealed = await services.sealer.complete(prepared, intent_id=intent.id)
    crash_points.reached(CrashPoint.SIGNED)
    await releasing.require_releasable(services, seal, printed=pdf, sealed=sealed)
    try:
        return await _extended(services, seal, printed=pdf, sealed=sealed)
    except NoEvidence as error:
        if services.evidence.obtainable:
            log.warning("%s has no time stamp yet: %s", document_id, error)
    metrics.SEALS.labels(sealer.LEVEL.value).inc()
    return Pressed(seal_id=seal.id, pdf=sealed, level=sealer.LEVEL, holds_until=None)


async def extend(
    services: Services, *, document_id: UUID, printed: bytes, sealed: bytes
) -> Pressed:
    """The same document with one more time stamp. Raises NoEvidence or NotReleased."""
    seal = await queries.seal_used(document_id)
    return await _extended(services, seal, printed=printed, sealed=sealed)


async def _extended(services: Services, seal: Seal, *, printed: bytes, sealed: bytes) -> Pressed:
    stamped = await services.evidence.extend(sealed)
    await releasing.require_releasable(services, seal, printed=printed, sealed=stamped.pdf)
    metrics.SEALS.labels(evidence.LEVEL.value).inc()
    return Pressed(
        seal_id=seal.id,
        pdf=stamped.pdf,
        level=evidence.LEVEL,
        holds_until=stamped.holds_until,
    )
