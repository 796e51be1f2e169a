"""Reading lists from CSV files: every row is checked, and an error names its line."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from backend.catalogue.guide import Term
from backend.catalogue.models import Confidence, Lane

E = TypeVar("E", bound=StrEnum)

_SEPARATOR = "；"
_CODE = re.compile(r"[A-Z][A-Z_]{1,39}")
_ITEM_CODE = re.compile(r"[a-z][a-z-]{1,39}")
_REGION = re.compile(r"[0-9]{12}")
_ENTRY_COLUMNS = (
    "list_id", "lane", "region", "document_no", "item_no", "code", "name", "go_instead",
    "legal_basis", "source", "confidence", "effective_from", "effective_to",
)  # fmt: skip
_TERM_COLUMNS = ("code", "phrase", "unless")
_ITEM_COLUMNS = ("code", "name", "working_days", "retention_years")


class ListError(Exception):
    """A file cannot be imported; the message names the line. Nothing was stored."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ListedEntry:
    """One row of a list, checked."""

    list_id: str
    lane: Lane
    region: str
    document_no: str
    item_no: int
    code: str
    name: str
    go_instead: str
    legal_basis: str
    source: str
    confidence: Confidence
    effective_from: date
    effective_to: date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ListedItem:
    """One kind of proof, checked."""

    code: str
    name: str
    working_days: int
    retention_years: int


def read_entries(lines: Iterable[str]) -> list[ListedEntry]:
    """The rows of one or more lists. Raises ListError."""
    entries: list[ListedEntry] = []
    seen: dict[tuple[str, int], int] = {}
    for row in _rows(lines, _ENTRY_COLUMNS):
        entry = ListedEntry(
            list_id=row.text("list_id", 40),
            lane=row.one_of("lane", Lane),
            region=row.matching("region", _REGION),
            document_no=row.text("document_no", 100),
            item_no=row.number("item_no"),
            code=row.matching("code", _CODE),
            name=row.text("name", 200),
            go_instead=row.text("go_instead", 1000, empty=True),
            legal_basis=row.text("legal_basis", 1000, empty=True),
            source=row.text("source", 500),
            confidence=row.one_of("confidence", Confidence),
            effective_from=row.day("effective_from"),
            effective_to=row.day("effective_to") if row.cells["effective_to"] else None,
        )
        first = seen.setdefault((entry.list_id, entry.item_no), row.line)
        if first != row.line:
            raise row.error(f"item {entry.item_no} of {entry.list_id} stands in line {first} too")
        if entry.effective_to is not None and entry.effective_to < entry.effective_from:
            raise row.error("effective_to is before effective_from")
        # A refusal without a way out would leave the resident with nothing.
        if entry.lane is Lane.NEGATIVE and not entry.go_instead:
            raise row.error("a negative entry says where to go instead")
        entries.append(entry)
    return entries


def read_terms(lines: Iterable[str]) -> dict[str, tuple[Term, ...]]:
    """Phrases by code of the entry they ask for. Raises ListError."""
    terms: dict[str, dict[str, Term]] = {}
    for row in _rows(lines, _TERM_COLUMNS):
        phrases = terms.setdefault(row.matching("code", _CODE), {})
        phrase = row.text("phrase", 40)
        if phrase in phrases:
            raise row.error(f"the phrase {phrase} stands twice for this code")
        unless = tuple(word for word in row.cells["unless"].split(_SEPARATOR) if word)
        phrases[phrase] = Term(phrase=phrase, unless=unless)
    return {code: tuple(phrases.values()) for code, phrases in terms.items()}


def read_items(lines: Iterable[str]) -> list[ListedItem]:
    """The kinds of proofs. Raises ListError."""
    return [
        ListedItem(
            code=row.matching("code", _ITEM_CODE),
            name=row.text("name", 100),
            working_days=row.number("working_days"),
            retention_years=row.number("retention_years"),
        )
        for row in _rows(lines, _ITEM_COLUMNS)
    ]


@dataclass(frozen=True, slots=True)
class _Row:
    """A row and where it stands; every check raises ListError with line and column."""

    line: int
    cells: Mapping[str, str]

    def error(self, what: str) -> ListError:
        return ListError(f"line {self.line}: {what}")

    def text(self, column: str, limit: int, *, empty: bool = False) -> str:
        value = self.cells[column]
        if not value and not empty:
            raise self.error(f"{column} is empty")
        if len(value) > limit:
            raise self.error(f"{column} has {len(value)} characters; at most {limit} are stored")
        return value

    def matching(self, column: str, pattern: re.Pattern[str]) -> str:
        value = self.cells[column]
        if not pattern.fullmatch(value):
            raise self.error(f"{column} {value!r} does not have the form {pattern.pattern}")
        return value

    def number(self, column: str) -> int:
        return int(self.matching(column, re.compile(r"[1-9][0-9]{0,3}")))

    def day(self, column: str) -> date:
        try:
            return date.fromisoformat(self.cells[column])
        except ValueError:
            raise self.error(
                f"{column} {self.cells[column]!r} is not a day like 2020-02-01"
            ) from None

    def one_of(self, column: str, kind: type[E]) -> E:
        try:
            return kind(self.cells[column])
        except ValueError:
            allowed = ", ".join(kind)
            raise self.error(f"{column} {self.cells[column]!r} is none of {allowed}") from None


def _rows(lines: Iterable[str], columns: tuple[str, ...]) -> Iterator[_Row]:
    reader = csv.reader(_without_mark(lines), strict=True)
    try:
        header = next(reader, [])
        missing = [column for column in columns if column not in header]
        if missing:
            raise ListError(f"line 1: column {missing[0]} is missing")
        for cells in reader:
            if len(cells) != len(header):
                raise ListError(
                    f"line {reader.line_num}: {len(cells)} cells under {len(header)} columns"
                )
            stripped = (cell.strip() for cell in cells)
            yield _Row(reader.line_num, dict(zip(header, stripped, strict=True)))
    except csv.Error as error:
        raise ListError(f"line {reader.line_num}: {error}") from error


def _without_mark(lines: Iterable[str]) -> Iterator[str]:
    """Spreadsheets put a byte order mark before the first cell."""
    for number, line in enumerate(lines):
        yield line.removeprefix("\ufeff") if number == 0 else line
