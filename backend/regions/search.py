"""Search of regions as people type: a part of the name, its sound, its initials, a code."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tortoise.expressions import Case, Q, When
from tortoise.queryset import QuerySet

from backend.foundation.text import clean_text, fold_full_width
from backend.regions.branches import Level
from backend.regions.grams import wanted_grams
from backend.regions.models import Region, RegionFormerName

MAX_SEARCH = 80
# One or two letters begin 60 thousand names: below the county they find what they are all the
# initials of, and nothing more.
_FEWEST_LETTERS = 3
_BROAD = [Level.PROVINCE, Level.CITY, Level.COUNTY]

# What people leave out when they name a place, with its sound.
_ENDINGS = {
    "": "",
    "村": "cun",
    "村委会": "cun wei hui",
    "村民委员会": "cun min wei yuan hui",
    "社区": "she qu",
    "社区居委会": "she qu ju wei hui",
    "社区居民委员会": "she qu ju min wei yuan hui",
    "居委会": "ju wei hui",
    "居民委员会": "ju min wei yuan hui",
    "街道": "jie dao",
    "镇": "zhen",
    "乡": "xiang",
    "区": "qu",
    "县": "xian",
    "市": "shi",
    "省": "sheng",
}
_SOUNDS = [sound.replace(" ", "") for sound in _ENDINGS.values()]
_INITIALS = ["".join(part[0] for part in sound.split()) for sound in _ENDINGS.values()]
_DIGITS = re.compile("[0-9]{1,12}")
# Letters at the end are one sound, however they are spaced: “xiao yang”, “xi'an”.
_SPOKEN_END = re.compile(r"(.*?)([a-z0-9'\s]*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Three ever wider circles around what was typed; `found` is the widest."""

    exact: Q
    first: Q
    found: Q


async def search(text: str, *, level: Level | None = None, limit: int = 20) -> list[Region]:
    """The best `limit` regions for what was typed; blank text finds nothing.

    The last word names the region, words before it its surroundings (柴桑 小阳). Exact names come
    first, committees before broader places; then beginnings, then parts, from broad to narrow;
    what is abolished comes after what is not. Raises a Problem for invisible characters.
    """
    if not text.strip():
        return []
    typed = clean_text(text, field="search", max_length=MAX_SEARCH)
    around, last = _words(fold_full_width(typed).lower().replace("ü", "v"))
    if not last:  # Only apostrophes were typed.
        return []
    wanted = await _wanted(last)
    regions = Region.filter(wanted.found)
    for place in around:
        regions = regions.filter(full_name__contains=place)
    if level is not None:
        regions = regions.filter(level=level)
    return await _ranked(regions, wanted).limit(limit)


def _words(typed: str) -> tuple[list[str], str]:
    found = _SPOKEN_END.fullmatch(typed)
    head, spoken = found.groups() if found else (typed, "")
    words = head.split()
    sound = re.sub(r"['\s]", "", spoken)
    if not sound:
        return words[:-1], words[-1] if words else ""
    return words, sound


async def _wanted(word: str) -> _Wanted:
    if _DIGITS.fullmatch(word):
        return _by_code(word)
    return _by_sound(word) if word.isascii() else await _by_name(word)


def _by_code(digits: str) -> _Wanted:
    # Digits sort alike under every collation, so a range is a prefix.
    first = Q(code__gte=digits.ljust(12, "0"), code__lte=digits.ljust(12, "9"))
    return _Wanted(exact=Q(code=digits.ljust(12, "0")), first=first, found=first)


def _by_sound(letters: str) -> _Wanted:
    sounds = [letters + ending for ending in _SOUNDS]
    initials = [letters + ending for ending in _INITIALS]
    exact = Q(pinyin__in=sounds) | Q(initials__in=initials)
    first = Q(pinyin__startswith=letters)
    found = first | Q(initials__startswith=letters)
    if len(letters) < _FEWEST_LETTERS:
        found &= Q(level__in=_BROAD)
    return _Wanted(exact=exact, first=first, found=found | exact)


async def _by_name(word: str) -> _Wanted:
    names = [word + ending for ending in _ENDINGS]
    former = RegionFormerName.filter(name__in=names).limit(MAX_SEARCH)
    renamed: Iterable[str] = await former.values_list("region_code", flat=True)  # pyright: ignore[reportAssignmentType] -- typed as tuples, flat gives values
    exact = Q(name__in=names) | Q(code__in=list(renamed))
    grams = wanted_grams(word)
    part = Q(name__contains=word, grams__contains=grams)
    # Without grams the word is 村委会 or its like, which singles nothing out.
    found = part | exact if grams else exact
    return _Wanted(exact=exact, first=Q(name__startswith=word), found=found)


def _ranked(regions: QuerySet[Region], wanted: _Wanted) -> QuerySet[Region]:
    rank = Case(
        When(wanted.exact & Q(level=Level.COMMITTEE), then="0"),
        When(wanted.exact, then="1"),
        When(wanted.first, then="2"),
        default="3",
    )
    gone = Case(When(Q(abolished_on__isnull=True), then="0"), default="1")
    breadth = Case(
        *(When(Q(level=level), then=str(place)) for place, level in enumerate(Level)),
        default="9",
    )
    ordered = regions.annotate(rank=rank, gone=gone, breadth=breadth)
    return ordered.order_by("rank", "gone", "breadth", "code")
