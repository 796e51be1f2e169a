"""Mobile numbers of mainland China (手机号): 11 digits, the only kind that receives our codes."""

import re

from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.text import fold_full_width

_SEPARATOR = re.compile(r"[\s()-]+")
_MOBILE = re.compile("(?:\\+86|0086|86)?(1[3-9][0-9]{9})")


def parse(typed: str, *, field: str = "phone") -> str:
    """The 11 digits, without country code and separators. Raises PHONE_INVALID."""
    found = _MOBILE.fullmatch(_SEPARATOR.sub("", fold_full_width(typed)))
    if found is None:
        raise Problem(ProblemCode.PHONE_INVALID, field=field)
    return found[1]
