"""Deleting the files that rotation replaced, once nobody can be reading them any more."""

from datetime import timedelta

from backend.foundation import clock
from backend.foundation.services import Services
from backend.privacy.models import ReplacedFile

SETTLED_AFTER = timedelta(hours=1)
"""Whoever read the key of a file before it was replaced has long read the file, or given up."""


async def sweep_replaced_files(services: Services) -> int:
    """How many files were deleted; harmless when done twice. Raises OSError, to be tried again."""
    settled = clock.now() - SETTLED_AFTER
    old = await ReplacedFile.filter(replaced_at__lt=settled, gone_at=None).order_by("id")
    for each in old:
        await services.storage.delete(each.old_key)
        await ReplacedFile.filter(id=each.id).update(gone_at=clock.now())
    new = await ReplacedFile.filter(begun_at__lt=settled, replaced_at=None).order_by("id")
    for each in new:
        # First the row: a rotation that is still at it finds it gone and turns to nothing.
        if await ReplacedFile.filter(id=each.id, replaced_at=None).delete():
            await services.storage.delete(each.new_key)
    return len(old) + len(new)
