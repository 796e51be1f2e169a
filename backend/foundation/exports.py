"""What a person takes with her: each context offers its part, and somebody above joins them."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from backend.foundation.services import Services
from backend.foundation.viewer import Citizen


@dataclass(frozen=True, kw_only=True, slots=True)
class ExportedFile:
    """A file beside the index. It is read when its turn comes, so that one is in memory at a time.

    `path` is relative, unique in the export, free of personal data and possible on every system.
    """

    path: str
    read: Callable[[], Awaitable[bytes]]
    """Raises FileMissing for what the storage has lost, OSError while it is away."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """One part of the index: its name there, JSON values, and the files they speak of."""

    name: str
    content: Sequence[Mapping[str, Any]] | Mapping[str, Any]
    files: Sequence[ExportedFile] = ()


class Exporter(Protocol):
    """What a context offers in its `exports.py`, once for each part."""

    async def __call__(self, services: Services, viewer: Citizen) -> Section:
        """Everything of this kind that is the viewer's own, newest first, complete."""
        ...
