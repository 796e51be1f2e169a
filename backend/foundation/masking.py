"""What is left of personal data when somebody sees it who need not know it (脱敏).

The public forms are for whoever holds a proof; the staff forms let an office tell two cases apart.
"""

import unicodedata

from backend.foundation.names import SEPARATOR

_STAR = "*"
_LEAST_HIDDEN = 4


def mask_name(name: str) -> str:
    """张三 → 张*, 王桂香 → 王*香, 欧阳桂香 → 欧**香, 买买提·阿布都热西提 → 买**.

    At most two stars, so that a long name does not betray its length.
    """
    if SEPARATOR in name:
        return name[0] + 2 * _STAR
    if len(name) <= 2:
        return name[:1] + _STAR
    last = name[-1]
    # A combining mark means nothing without the letter before it.
    shown = "" if unicodedata.category(last).startswith("M") else last
    return name[0] + min(len(name) - 2, 2) * _STAR + shown


def mask_id_number(id_number: str) -> str:
    """For the public: first and last character. The birth date stays hidden."""
    return _middle_hidden(id_number, first=1, last=1)


def mask_id_number_for_staff(id_number: str) -> str:
    """First three and last four characters: 110***********001X."""
    return _middle_hidden(id_number, first=3, last=4)


def mask_phone(phone: str) -> str:
    """138****5678."""
    return _middle_hidden(phone, first=3, last=4)


def _middle_hidden(value: str, *, first: int, last: int) -> str:
    """The ends, or nothing at all when fewer than four characters would stay hidden."""
    hidden = len(value) - first - last
    if hidden < _LEAST_HIDDEN:
        return _STAR * len(value)
    return value[:first] + _STAR * hidden + value[-last:]
