"""What becomes of an objection when the correction does: corrected, or waiting again."""

from backend.foundation.db import transaction
from backend.foundation.viewer import System
from backend.objections import access
from backend.objections.actions import advancing
from backend.objections.lifecycle import (
    LIFECYCLE,
    ObjectionCorrected,
    ObjectionReopened,
)
from backend.proofs.models import Proof

_SYSTEM = System(job="objections")


async def close_corrected(correction: Proof) -> None:
    """The corrected proof is issued: the open objection to the old one is answered by it."""
    assert correction.corrects_id, "a correction corrects something"
    async with transaction():
        objection = await access.open_objection_of(correction.corrects_id)
        if objection is not None:
            objection.correction_id = correction.id
            await advancing.advance(_SYSTEM, objection, "correct", ObjectionCorrected)


async def reopen(correction: Proof) -> None:
    """The correction came to nothing: the objection that led to it waits again.

    Its term runs on: the holder has no answer yet that lasts.
    """
    assert correction.corrects_id, "a correction corrects something"
    async with transaction():
        objection = await access.open_objection_of(correction.corrects_id)
        if objection is None or objection.correction_id != correction.id:
            return
        if LIFECYCLE.allows(objection.state, "reopen"):
            objection.correction_id = objection.answered_by_id = None
            objection.answer = objection.answered_at = None
            await advancing.advance(_SYSTEM, objection, "reopen", ObjectionReopened)
