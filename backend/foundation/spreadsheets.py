"""Cells of files that somebody opens in a spreadsheet: text stays text, and is never run.

Titles and names are typed by strangers, and a spreadsheet computes what begins like a formula.
"""

from typing import TypeVar

Value = TypeVar("Value")

# Where East Asian widths are in use, spreadsheets take the wide signs for the narrow ones.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def begins_like_a_formula(text: str) -> bool:
    """Whether a spreadsheet may compute this text instead of showing it."""
    return text.startswith(_FORMULA_STARTS)


def plain(value: Value) -> Value | str:
    """The value for a cell of a CSV file; text that would be computed has a `'` before it."""
    if isinstance(value, str) and begins_like_a_formula(value):
        return f"'{value}"
    return value
