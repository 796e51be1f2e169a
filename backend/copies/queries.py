"""Finding an annotated copy again when somebody brings it, and the file that is given away."""

from dataclasses import dataclass

from backend.copies import access
from backend.copies.models import AnnotatedCopy, CopyFile


@dataclass(frozen=True, kw_only=True, slots=True)
class GivenFile:
    """What a receiver gets: the storage has it under `sha256`, its hash."""

    sha256: str
    size: int


async def file_of(copy: AnnotatedCopy) -> GivenFile:
    """The newest sealed file, or what was printed where nothing could seal it."""
    file = await access.newest_file(copy.id) or copy
    return GivenFile(sha256=file.sha256, size=file.size)


async def with_file(sha256: str) -> AnnotatedCopy | None:
    """The copy with these bytes, in any of its files; what was printed to be sealed is none."""
    file = await CopyFile.filter(sha256=sha256).select_related("copy").first()
    if file is not None:
        return file.copy
    return await AnnotatedCopy.filter(sha256=sha256, files__id__isnull=True).first()
