"""Names of persons (姓名): one spelling for one name, any script, long enough for every people.

民委发〔2016〕33号: the parts of a minority name are separated by “·” (U+00B7) and by nothing else,
and a name field holds at least 50 characters.
"""

import re
import unicodedata

from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.text import clean_text, fold_full_width

SEPARATOR = "·"
MIN_LENGTH = 2
MAX_LENGTH = 100

# Dots that keyboards offer in place of U+00B7: bullet, katakana middle dot and its half-width form,
# full-width full stop, hyphenation point, bullet operator, dot operator, Greek ano teleia.
_DOTS = str.maketrans(dict.fromkeys("•・･．‧∙⋅·", SEPARATOR))
_ZERO = "〇"  # A numeral to Unicode (Nl), a letter in names.
_TSHEG = "\u0f0b"  # Separates the syllables of a Tibetan name.
_HAN = "[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd〇]"
_DOT_AFTER_HAN = re.compile(rf"(?<={_HAN})\.(?={_HAN})")
_SPACE_AT_SEPARATOR = re.compile(rf" *{SEPARATOR} *")
_SPACE_BETWEEN_HAN = re.compile(rf"(?<={_HAN}) +(?={_HAN})")
_SPACES = re.compile(r"\s+")
_JOINERS = frozenset({SEPARATOR, " ", "-", "'", "’", _TSHEG})


def clean_name(value: str, *, field: str = "name") -> str:
    """The name as it is stored, compared and printed.

    Dots of every kind become “·”, blanks inside a Chinese name and around “·” go (张　三 is 张三),
    blanks inside other names become one space. Raises NAME_INVALID for digits, symbols and a
    single character, and what `clean_text` raises: empty, over 100 characters, invisible ones.
    """
    name = clean_text(value.translate(_DOTS), field=field, max_length=MAX_LENGTH)
    name = _SPACES.sub(" ", fold_full_width(name))
    name = _SPACE_BETWEEN_HAN.sub("", _SPACE_AT_SEPARATOR.sub(SEPARATOR, name))
    name = _DOT_AFTER_HAN.sub(SEPARATOR, name)
    if len(name) < MIN_LENGTH or not _is_spelt_in_letters(name):
        raise Problem(ProblemCode.NAME_INVALID, field=field)
    return name


def _is_spelt_in_letters(name: str) -> bool:
    """Letters with their marks, joined by single joiners that have letters on both sides."""
    after_letter = False
    for character in name:
        kind = unicodedata.category(character)[0]
        if kind == "M" or character in _JOINERS:
            if not after_letter:
                return False
            after_letter = kind == "M"
        elif kind == "L" or character == _ZERO or ord(character) >= 0x20000:
            after_letter = True
        else:
            return False
    return after_letter or name.endswith(_TSHEG)
