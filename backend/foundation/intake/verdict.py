"""What an inspection says about a file: what is left of it, or why it is refused."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

MAX_PIXELS = 51_000_000
"""The sensors of phones have up to 8,192 × 6,144; a bomb of 50,000 × 50,000 has 50 times more."""
MAX_PLAIN_PIXELS = 25_000_000
"""Of a picture that is only read for its codes, and that cannot be decoded smaller than it is.
Phones take 12 million unless told otherwise; screenshots have 4."""
MAX_CODES = 8
"""Different QR codes told of one picture; a page of a proof has one."""
MAX_CODE_LENGTH = 200
"""Characters told of one QR code; the portal's own have about 50."""
MAX_LINES = 10_050
"""Ten thousand rows, which is more than a city's office has, with what stands around them."""
MAX_COLUMNS = 40
"""The widest form of the reform has ten."""
MAX_CELL = 2_000
"""Characters of a cell: the longest limit of a form is half of it."""
MAX_SHEET_TEXT = 4_000_000
"""Characters of a sheet. Ten thousand rows of eight filled cells have one million."""
FORMULA = "="
"""Told of a cell with a formula, in place of the formula and of what some program made of it."""
MAX_PAGES = 50
"""Ten megabytes hold about thirty scanned pages; nobody at a desk reads more than fifty."""


class Refusal(StrEnum):
    """Why a file is not taken."""

    KIND = "kind"
    """Neither a photograph nor a PDF, or no workbook where one is wanted."""
    BROKEN = "broken"
    """It claims to be one, but cannot be read within the limits."""
    PIXELS = "pixels"
    """A picture of more than MAX_PIXELS."""
    ENCRYPTED = "encrypted"
    """A PDF that asks for a password."""
    PAGES = "pages"
    """A PDF of more than MAX_PAGES."""
    SHEET = "sheet"
    """A workbook beyond MAX_LINES, MAX_COLUMNS or MAX_SHEET_TEXT."""
    SHEETS = "sheets"
    """A workbook with more than one sheet that is filled in."""
    MACROS = "macros"
    """A workbook with programs in it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """The text of a workbook: the cells of each row that has any, by its number in the sheet."""

    rows: Mapping[int, Sequence[str]]


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
