"""The face of the archive for time: what was issued is filed, what has outlived its term goes."""

from datetime import datetime, time
from uuid import UUID

from backend.archive import actions, queries, retention
from backend.archive.retention import Kept
from backend.foundation import clock
from backend.foundation.clock import CHINA
from backend.foundation.services import Services
from backend.foundation.viewer import System
from backend.identity.actions import forgetting
from backend.proofs.actions import attaching

_SYSTEM = System(job="archive")


async def file_issued_proof(services: Services, *, proof_id: UUID) -> None:
    """ProofIssued: the applicant finds the paper in her archive from now on."""
    del services
    if not await queries.is_filed(proof_id):
        await actions.file_proof(proof_id)


async def delete_what_may_go(services: Services) -> None:
    """Records of signing in, and files of requests that came to nothing, after their terms.

    Only what no proof and no record of a decision rests on; everything else waits for people.
    """
    del services
    await forgetting.forget_sign_ins(_SYSTEM, before=_outlived(Kept.SIGN_IN_RECORD))
    await attaching.let_go(_SYSTEM, ended_before=_outlived(Kept.REFUSED_MATERIAL))


def _outlived(kept: Kept) -> datetime:
    day = retention.rule(kept).begins_before(clock.today())
    return datetime.combine(day, time(), CHINA)
