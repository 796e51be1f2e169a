"""The unified social credit code of an organisation (统一社会信用代码, GB 32100-2015)."""

import re

from stdnum.cn import uscc

from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.text import fold_full_width

_SHAPE = re.compile("[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}")
_SEPARATOR = re.compile(r"[\s-]+")


def normalise(typed: str, *, field: str = "uscc") -> str:
    """Eighteen capital letters and digits. Raises USCC_INVALID for another shape.

    The check character is not looked at: a few codes in force break the rule, so an office that
    registers another office warns (`has_right_check`) and does not refuse.
    """
    value = _SEPARATOR.sub("", fold_full_width(typed)).upper()
    if not _SHAPE.fullmatch(value):
        raise Problem(ProblemCode.USCC_INVALID, field=field)
    return value


def has_right_check(code: str) -> bool:
    """Whether the 18th character of a normalised code follows from the other 17."""
    return uscc.calc_check_digit(code[:17]) == code[17]


def parse(typed: str, *, field: str = "uscc") -> str:
    """The normalised code with a right check character, else USCC_INVALID."""
    code = normalise(typed, field=field)
    if not has_right_check(code):
        raise Problem(ProblemCode.USCC_INVALID, field=field)
    return code
