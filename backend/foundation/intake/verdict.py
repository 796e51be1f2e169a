"""What an inspection says about a file: what is left of it, or why it is refused."""

from dataclasses import dataclass
from enum import StrEnum

MAX_PIXELS = 51_000_000
"""The sensors of phones have up to 8,192 × 6,144; a bomb of 50,000 × 50,000 has 50 times more."""
MAX_PAGES = 50
"""Ten megabytes hold about thirty scanned pages; nobody at a desk reads more than fifty."""


class Refusal(StrEnum):
    """Why a file is not taken."""

    KIND = "kind"
    """Neither a photograph nor a PDF."""
    BROKEN = "broken"
    """It claims to be one, but cannot be read within the limits."""
    PIXELS = "pixels"
    """A picture of more than MAX_PIXELS."""
    ENCRYPTED = "encrypted"
    """A PDF that asks for a password."""
    PAGES = "pages"
    """A PDF of more than MAX_PAGES."""


class FileRefused(Exception):
    """Raised instead of an InspectedFile."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


@dataclass(frozen=True, kw_only=True, slots=True)
class InspectedFile:
    """A file as it may be kept. Width and height of pictures, pages of PDFs."""

    content: bytes
    media_type: str
    width: int | None = None
    height: int | None = None
    pages: int | None = None
