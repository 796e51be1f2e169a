"""The gate: no sealed file leaves that is not exactly what was printed, soundly sealed by us."""

import asyncio

from backend.foundation.sealing import archival
from backend.foundation.sealing.anatomy import anatomy_of
from backend.foundation.sealing.sealer import SealingFailed
from backend.foundation.services import Services
from backend.seals.models import Seal


class NotReleased(SealingFailed):
    """The file stays here; `reason` says what is wrong with it, for the log."""


async def require_releasable(
    services: Services, seal: Seal, *, printed: bytes, sealed: bytes
) -> None:
    """Raises NotReleased unless all of this holds.

    The file begins with every byte that was printed. Its seal is sound, trusted, and made with the
    certificate on record for this seal. Besides what was printed it has one signature field and
    time stamps, and nothing that acts.
    """
    if not sealed.startswith(printed):
        raise NotReleased("it does not begin with what was printed", permanent=True)
    report = await services.inspector.inspect_own(sealed)
    if report.problems:
        raise NotReleased(f"its seal is not sound: {', '.join(report.problems)}", permanent=True)
    if report.signer_fingerprint != seal.certificate_fingerprint:
        raise NotReleased("it is signed with another certificate", permanent=True)
    if wrong := await asyncio.to_thread(_unexpected, printed, sealed):
        raise NotReleased(f"it holds {wrong} that was not printed", permanent=True)


def _unexpected(printed: bytes, sealed: bytes) -> str | None:
    before, after = anatomy_of(printed), anatomy_of(sealed)
    if before.fields or set(after.fields) != set(after.signatures):
        return "a field"
    if after.attachments != before.attachments:
        return "an attachment"
    if after.pages != before.pages:
        return "a page"
    contents = archival.found_in(sealed)
    if contents.undeclared_files:
        return "a hidden attachment"
    return " and ".join(contents.active) or None
