"""The resident identity number (公民身份号码, GB 11643-1999): 17 digits and a check character.

The first six digits are never checked against a list of regions: they name a county as it was when
the number was given, which may long be abolished.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from stdnum.cn import ric

from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.text import fold_full_width

_SHAPE = re.compile("[0-9]{17}[0-9X]")
_BLANK = re.compile(r"\s+")
_FULL_WIDTH = frozenset("０１２３４５６７８９Ｘｘ")


class Sex(StrEnum):
    """As the 17th digit tells it: odd is male."""

    MALE = "male"
    FEMALE = "female"


@dataclass(frozen=True, slots=True)
class ResidentId:
    """A number that passed every check. Its repr hides the number, so that no log shows it."""

    value: str = field(repr=False)
    birth_date: date = field(repr=False)
    sex: Sex = field(repr=False)


def normalise(typed: str) -> str:
    """Plain digits, no blanks, capital X; not yet checked. Equal for one person everywhere."""
    return _BLANK.sub("", fold_full_width(typed)).upper()


def parse(typed: str, *, today: date, field: str = "idNumber") -> ResidentId:
    """The checked number. `today` is the day in China on which it is typed.

    Raises FULL_WIDTH_DIGITS, ID_NUMBER_INVALID for its shape, ID_NUMBER_CHECKSUM for its last
    character and ID_NUMBER_DATE for a birth date that never was or is still to come. The 15-digit
    numbers of old papers are not accepted: their holders have had an 18-digit one since 1999.
    """
    if any(character in _FULL_WIDTH for character in typed):
        # An identity is entered exactly; what looks like the number must be the number.
        raise Problem(ProblemCode.FULL_WIDTH_DIGITS, field=field)
    value = normalise(typed)
    if not _SHAPE.fullmatch(value):
        raise Problem(ProblemCode.ID_NUMBER_INVALID, field=field)
    if ric.calc_check_digit(value) != value[-1]:
        raise Problem(ProblemCode.ID_NUMBER_CHECKSUM, field=field)
    born = _birth_date(value)
    if born is None or born > today:
        raise Problem(ProblemCode.ID_NUMBER_DATE, field=field)
    return ResidentId(value, born, Sex.MALE if int(value[16]) % 2 else Sex.FEMALE)


def _birth_date(value: str) -> date | None:
    try:
        return date(int(value[6:10]), int(value[10:12]), int(value[12:14]))
    except ValueError:
        return None
