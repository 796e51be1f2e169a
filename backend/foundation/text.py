"""Text that people type: one normal form, and nothing in it that cannot be seen on paper."""

import re
import unicodedata

from backend.foundation.errors import Problem, ProblemCode

# Letters, marks and symbols that print nothing although Unicode does not call them format
# characters: fillers, joiners, variation selectors, and the sign for "something was lost here".
_INVISIBLE = frozenset(
    [
        *map(chr, (0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0, 0xFFFC, 0xFFFD)),
        *map(chr, range(0x180B, 0x1810)),
        *map(chr, range(0xFE00, 0xFE10)),
        *map(chr, range(0xE0100, 0xE01F0)),
    ]
)
# Cc control, Cf format (bidi, zero width, soft hyphen), Cs lone surrogate, Co private use,
# Cn unassigned, Zl and Zp line and paragraph separators outside multi-line text.
_FORBIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
# Planes 2 and 3 hold ideographs only. Python's table may be older than a name in extension H or I;
# whether a glyph exists is the renderer's question.
_IDEOGRAPHIC_PLANES = frozenset({2, 3})
_NONCHARACTER = 0xFFFE

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_BRACKETS = str.maketrans("[【［(（]】］)）", "〔〔〔〔〔〕〕〕〕〕")
# What str.strip would take at the ends, less the control characters it would hide.
_BLANK = " \n\r\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_EMPTY_LINES = re.compile(r"\n{3,}")


def clean_text(value: str, *, field: str, max_length: int, multiline: bool = False) -> str:
    """The text as it is stored, compared and printed: NFC, trimmed, a tab as one space.

    With `multiline`, lines end in one \\n and at most one empty line follows another line.
    Raises TEXT_EMPTY, TEXT_TOO_LONG (counted in code points after cleaning) or
    TEXT_FORBIDDEN_CHARACTER, which names the first character that cannot be seen and its place.
    """
    # Three times the limit leaves room for blanks and decomposed letters, not for a flood.
    if len(value) > 3 * max_length + 1000:
        raise _too_long(len(value), field, max_length)
    text = unicodedata.normalize("NFC", value).replace("\t", " ")
    if multiline:
        lines = _LINE_END.sub("\n", text).split("\n")
        text = _EMPTY_LINES.sub("\n\n", "\n".join(line.rstrip(_BLANK) for line in lines))
    text = text.strip(_BLANK)
    _refuse_unseen(text, field, allowed="\n" if multiline else "")
    if not text:
        raise Problem(ProblemCode.TEXT_EMPTY, field=field)
    if len(text) > max_length:
        raise _too_long(len(text), field, max_length)
    return text


def fold_full_width(text: str) -> str:
    """Full-width ASCII (ＡＢＣ１２３, typed with a Chinese keyboard) as plain ASCII."""
    return text.translate(_FULL_WIDTH)


def as_in_document_numbers(text: str) -> str:
    """The brackets that keyboards offer in place of those of a document number, 〔 and 〕."""
    return text.translate(_BRACKETS)


def is_unseen(character: str) -> bool:
    """Whether a character has no image of its own: control, format, private use, unassigned."""
    code = ord(character)
    if code >> 16 in _IDEOGRAPHIC_PLANES:
        return code & 0xFFFF >= _NONCHARACTER
    return character in _INVISIBLE or unicodedata.category(character) in _FORBIDDEN


def _refuse_unseen(text: str, field: str, *, allowed: str) -> None:
    for position, character in enumerate(text, start=1):
        if character not in allowed and is_unseen(character):
            raise Problem(
                ProblemCode.TEXT_FORBIDDEN_CHARACTER,
                field=field,
                position=position,
                character=f"U+{ord(character):04X}",
            )


def _too_long(length: int, field: str, limit: int) -> Problem:
    return Problem(ProblemCode.TEXT_TOO_LONG, field=field, limit=limit, length=length)
