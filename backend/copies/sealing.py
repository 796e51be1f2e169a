"""The seal of a copy: that of who runs the portal, under a standing order two people answer for."""

import logging
from dataclasses import dataclass

from backend.copies.models import AnnotatedCopy, CopyFile
from backend.copies.printing import PrintedCopy
from backend.foundation import clock
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.sealing.sealer import SealingFailed
from backend.foundation.services import Services
from backend.seals import lasting
from backend.seals.evidence_models import SealedKind
from backend.seals.pressing import Pressed, press
from backend.seals.standing import actions as standing
from backend.seals.standing.models import StandingOrder

log = logging.getLogger(__name__)

RETRY_MINUTES = 5
"""A signing process is started again in less; a full hour's limit may take longer."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SealedCopy:
    """A sealed copy whose file lies in the storage under `key`, and the order it rests on."""

    order: StandingOrder
    pressed: Pressed
    key: str


async def seal(services: Services, order: StandingOrder, printed: PrintedCopy) -> SealedCopy:
    """Sealed, with its evidence when that can be had, and stored; not yet on record.

    Raises SEALING_AWAY when the seal cannot be used just now, whatever the reason, which is in the
    log: a copy without its seal is not what the receiver may expect.
    """
    copy = printed.copy
    try:
        await standing.warrant(order, copy.id)
        pressed = await press(
            services,
            seal_id=order.seal_id,
            document_id=copy.id,
            pdf=printed.document.pdf,
            spot=printed.document.seal_spot,
            reason=f"{printed.content['title']} {printed.content['number']}",
            location=order.seal.organisation.name,
        )
    except SealingFailed as failure:
        log.warning("copy %s is not sealed: %s", copy.id, failure)
        raise Problem(ProblemCode.SEALING_AWAY, minutes=RETRY_MINUTES) from failure
    return SealedCopy(order=order, pressed=pressed, key=await services.storage.put(pressed.pdf))


async def keep(copy: AnnotatedCopy, pressed: Pressed, *, key: str, revision: int) -> None:
    """Writes a stored file down, in the transaction of the caller."""
    await CopyFile.create(
        copy_id=copy.id,
        revision=revision,
        seal_level=pressed.level,
        sha256=key,
        size=len(pressed.pdf),
        made_at=clock.now(),
    )
    await lasting.note_sealed(
        SealedKind.COPY, copy.id, level=pressed.level, holds_until=pressed.holds_until
    )
