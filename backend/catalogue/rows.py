"""Rows of a CSV file, cell by cell: every check that fails names its line and column."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from backend.foundation.text import is_unseen

E = TypeVar("E", bound=StrEnum)

_NUMBER = re.compile(r"[1-9][0-9]{0,3}")


class ListError(Exception):
    """A file cannot be imported; the message names the line. Nothing was stored."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row and where it stands; every check raises ListError with line and column."""

    line: int
    cells: Mapping[str, str]

    def error(self, what: str) -> ListError:
        """What is wrong with the row, to be raised."""
        return ListError(f"line {self.line}: {what}")

    def text(self, column: str, limit: int, *, empty: bool = False) -> str:
        """One line of visible characters; nothing at all only with `empty`."""
        value = self.cells[column]
        if not value and not empty:
            raise self.error(f"{column} is empty")
        if len(value) > limit:
            raise self.error(f"{column} has {len(value)} characters; at most {limit} are stored")
        if any(map(is_unseen, value)):
            raise self.error(f"{column} has a character that cannot be seen")
        return value

    def matching(self, column: str, pattern: re.Pattern[str]) -> str:
        """The whole cell in one form."""
        value = self.cells[column]
        if not pattern.fullmatch(value):
            raise self.error(f"{column} {value!r} does not have the form {pattern.pattern}")
        return value

    def number(self, column: str) -> int:
        """1 to 9999."""
        return int(self.matching(column, _NUMBER))

    def day(self, column: str) -> date:
        """An ISO day."""
        try:
            return date.fromisoformat(self.cells[column])
        except ValueError:
            raise self.error(
                f"{column} {self.cells[column]!r} is not a day like 2020-02-01"
            ) from None

    def one_of(self, column: str, kind: type[E]) -> E:
        """A value of an enumeration."""
        try:
            return kind(self.cells[column])
        except ValueError:
            allowed = ", ".join(kind)
            raise self.error(f"{column} {self.cells[column]!r} is none of {allowed}") from None

    def maybe_one_of(self, column: str, kind: type[E]) -> E | None:
        """The same; null where the file has no such cell or an empty one."""
        return self.one_of(column, kind) if self.cells.get(column) else None

    def days_in_force(self) -> tuple[date | None, date | None]:
        """First and last day, in order; null where the file has no such cell or an empty one."""
        first, last = (
            self.day(column) if self.cells.get(column) else None
            for column in ("effective_from", "effective_to")
        )
        if first is not None and last is not None and last < first:
            raise self.error("effective_to is before effective_from")
        return first, last


def rows_of(lines: Iterable[str], columns: tuple[str, ...]) -> Iterator[Row]:
    """Every row under a header that has these columns, in any order, and maybe others."""
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
            yield Row(reader.line_num, dict(zip(header, stripped, strict=True)))
    except csv.Error as error:
        raise ListError(f"line {reader.line_num}: {error}") from error


def _without_mark(lines: Iterable[str]) -> Iterator[str]:
    """Spreadsheets put a byte order mark before the first cell."""
    for number, line in enumerate(lines):
        yield line.removeprefix("\ufeff") if number == 0 else line
