"""Where on the page the seal is pressed."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class SealSpot:
    """The centre of the seal in default user space: PDF points, origin at the bottom left."""

    page: int
    """Counted from 0."""
    x: float
    y: float
