"""Do two requests ask for the same? A rule that anybody can recompute by hand.

Chinese has no blanks between words, so texts are compared by their characters and by the pairs of
neighbours in them. What counts is how much of the shorter text is found in the longer one, since
people say the same in more or fewer words: 法院立案 and 向人民法院立案，确认管辖.
"""

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

LIKENESS = 0.7
"""From here on two texts are alike, as 区法院 and 柴桑区人民法院 are (0.80)."""

MAX_READ = 300
"""Characters that are read of each text; more than the longest field that is stored."""

_BLANKS = re.compile(r"\s+")
_NOT_SPEECH = re.compile(r"[\W_]+")
# What a title or purpose says around its matter.
_FORM = re.compile(
    r"证明(?:书|信|函|材料)?|证实|情况|状况|事实|事项|办理|申请|用于|关于|有关|因|向|的"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Matter:
    """What is asked, for what, and for which office."""

    title: str
    purpose: str
    recipient: str


def same_matter(one: Matter, other: Matter) -> bool:
    """Whether the titles are alike, and with them the purposes or the offices.

    A title that says nothing but 证明 or 情况证明 leaves it to both of the others. Symmetric.
    """
    purposes = alike(one.purpose, other.purpose)
    recipients = alike(one.recipient, other.recipient)
    if not core(one.title) or not core(other.title):
        return purposes and recipients
    return alike(one.title, other.title) and (purposes or recipients)


def alike(one: str, other: str) -> bool:
    """Whether two texts reach LIKENESS. A text that says nothing is like no other."""
    return likeness(one, other) >= LIKENESS


def likeness(one: str, other: str) -> float:
    """0 to 1: which part of the shorter text's characters and pairs the longer one has too."""
    left, right = _pieces(core(one)), _pieces(core(other))
    if not left or not right:
        return 0.0
    return len(left & right) / min(len(left), len(right))


def core(text: str) -> str:
    """What is left of a text without widths, case, punctuation, blanks and words of form."""
    folded = _BLANKS.sub("", unicodedata.normalize("NFKC", text[:MAX_READ]).casefold())
    # Before punctuation goes, so that the end of one clause and the next make no word together.
    return _NOT_SPEECH.sub("", _FORM.sub("", folded))


def _pieces(text: str) -> set[str]:
    return {*text, *map("".join, pairwise(text))}
