"""The question before a shared paper: the holder's surname, or the end of her telephone number.

Not a password: it stops the finder of a misdirected message. The secret is the link.
"""

import hmac
import re
import unicodedata
from datetime import timedelta

from backend.foundation.names import SEPARATOR

MAX_WRONG_TRIES = 5
LOCK = timedelta(hours=1)
DIGITS = 4
LONGEST_ANSWER = 100

# Surnames of two characters (《百家姓》); one that is missing may be answered by its first.
_COMPOUND = frozenset(
    re.findall(
        "..",
        "欧阳上官司马诸葛东方皇甫尉迟公孙慕容令狐长孙宇文司徒夏侯端木南宫独孤轩辕百里呼延东郭西门"
        "太史申屠公羊公冶钟离鲜于闾丘澹台淳于单于拓跋赫连濮阳太叔第五南门万俟仲孙完颜耶律纳兰",
    )
)


def is_surname(answer: str, name: str) -> bool:
    """Whether the answer is the first character of the name, or its compound surname.

    A name in parts (买买提·阿布都热西提, John Smith) may also be answered by its first part.
    """
    known = _folded(name)
    first_part = _folded(name.replace(SEPARATOR, " ").split(" ")[0])
    accepted = {known[:1], first_part if first_part != known else known[:1]}
    if known[:2] in _COMPOUND:
        accepted.add(known[:2])
    return _is_one_of(answer, accepted)


def is_end_of_phone(answer: str, phone: str) -> bool:
    """Whether the answer is the last four digits."""
    return _is_one_of(answer, {phone[-DIGITS:]})


def _is_one_of(answer: str, accepted: set[str]) -> bool:
    """Takes as long for a right answer as for a wrong one of the same length."""
    given = _folded(answer).encode()
    # Not any(): it would stop at the first right one.
    return sum(hmac.compare_digest(given, each.encode()) for each in accepted) > 0


def _folded(text: str) -> str:
    """Without blanks, case and width; a lone surrogate cannot be an answer to anything."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(plain.split()).encode(errors="replace").decode()
