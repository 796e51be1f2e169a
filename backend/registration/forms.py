"""What a form is: its title, its columns with their kinds, its lines above and below the rows."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from backend.foundation.text import fold_full_width
from backend.registration.models import FormCode

TICK = "√"
TICKS = frozenset("√✓✔☑Vv")
"""What people and programs put into a column that is to be ticked."""
NOTHING = "无"
"""A nil return: the form says that this is written into the first cell."""

_BETWEEN = re.compile(r"[\s（）()〔〕\[\]【】、，,:：/“”\"'*_]+")


class Cell(StrEnum):
    """What a cell of a column may hold."""

    NUMBER = "number"
    """序号: told by the place of the row, and never read."""
    TEXT = "text"
    TICK = "tick"
    YES_NO = "yes_no"
    """是 or 否; blank is 否, since the form asks to fill in 是."""
    YES_OR_REASON = "yes_or_reason"
    """是, or why not."""
    VERIFICATION = "verification"
    """认同, 需求 or blank."""
    OPINION = "opinion"
    """保留 or 取消."""
    CANCEL_REASON = "cancel_reason"
    """One of the seven 一律."""
    SUBSTITUTES = "substitutes"
    """Ways that take the place of a proof, with 、 between them."""
    PHONE = "phone"


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A column; `heading` is as printed. `width` is in characters, as spreadsheets count it."""

    code: str
    heading: str
    group: str = ""
    cell: Cell = Cell.TEXT
    required: bool = True
    limit: int = 200
    width: int = 20
    secret: bool = False
    """Personal data of staff: stored encrypted, shown masked."""


@dataclass(frozen=True, kw_only=True, slots=True)
class HeadLine:
    """Something the form asks for above its rows."""

    code: str
    heading: str
    required: bool = True
    limit: int = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """A form as it was published. `above` and `below` are the lines around the rows, as printed."""

    code: FormCode
    title: str
    source: str
    columns: tuple[Column, ...]
    head: tuple[HeadLine, ...] = ()
    above: Mapping[str, str] = field(default_factory=dict[str, str])
    below: Mapping[str, str] = field(default_factory=dict[str, str])
    """What is filled in, by its label: organisation, filled_on, leader, contact_name, phone."""
    notes: tuple[str, ...] = ()

    @property
    def asked(self) -> tuple[Column, ...]:
        """The columns that people fill in."""
        return tuple(each for each in self.columns if each.cell is not Cell.NUMBER)

    @property
    def is_grouped(self) -> bool:
        """Whether its headings take two rows."""
        return any(each.group for each in self.columns)

    def column(self, code: str) -> Column | None:
        """The column with this code."""
        return next((each for each in self.asked if each.code == code), None)


def folded(heading: str) -> str:
    """A heading without what differs from hand to hand: breaks, blanks, brackets, widths."""
    return _BETWEEN.sub("", fold_full_width(heading))


def is_ticked(cells: Mapping[str, str], code: str) -> bool:
    """Whether a column of ticks has one."""
    return cells.get(code, "") in TICKS
