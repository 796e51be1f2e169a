"""Search of items as people type: parts of names, matters, offices and places, by sign or sound.

Everything is answered from one GIN index of grams: pairs of neighbouring characters, the first
letters of what is heard from each syllable on, and pairs of initials. What every proof is called,
证明, is in no gram: it singles nothing out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from backend.catalogue.models import ProofItem
from backend.catalogue.synonyms import synonyms_of
from backend.foundation.text import clean_text, fold_full_width
from backend.regions.pinyin import syllables

MAX_SEARCH = 80

_PROOF, _PROOF_SOUND, _PROOF_INITIALS = "证明", "zhengming", "zm"
_COMMON = frozenset({*_PROOF, _PROOF})
_LETTERS = re.compile(r"[a-z']+")
_FEWEST_LETTERS = 2
# Marks keep sounds and initials apart from Latin letters that stand in a name.
_SOUND, _INITIAL = "~", "^"
_SOUND_LENGTHS = (3, 4)
_VOWELS, _NEVER_FIRST = frozenset("aeiouv"), frozenset("iuv")
"""No syllable is without the former, and none begins with the latter."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SearchColumns:
    """What an item is found by."""

    name_length: int
    searched: str
    pinyin: str
    initials: str
    grams: list[str]


def columns_of(name: str, others: Sequence[str], *, places: Sequence[str] = ()) -> SearchColumns:
    """By its name and its other names, and by its matter, offices and places, as far as told.

    Places, and who published the list, are found as they are written but not by their sound: each
    is of some 省, and so nearly every item would be heard in shen and sheng. So are other names,
    of which one proof has up to thirty.
    """
    sounding = [_folded(text) for text in (name, *others) if text]
    texts = sounding + [_folded(text) for text in (*places, *synonyms_of(name)) if text]
    heard = [syllables(text.replace(_PROOF, " ")) for text in sounding]
    sounds = ["".join(each) for each in heard]
    initials = ["".join(sound[0] for sound in each) for each in heard]
    grams = {gram for text in texts for gram in _pairs(text)}
    grams |= {gram for each in heard for gram in _sounds(each)}
    grams |= {_INITIAL + each[at : at + 2] for each in initials for at in range(len(each) - 1)}
    return SearchColumns(
        name_length=len(name),
        searched="\n".join(texts),
        pinyin="\n".join(sounds),
        initials="\n".join(initials),
        grams=sorted(grams),
    )


def narrowed(items: QuerySet[ProofItem], typed: str) -> QuerySet[ProofItem]:
    """Those in which every word is found; all of them for blank text or for 证明 alone.

    Raises a Problem for text that is too long or cannot be seen.
    """
    if not typed.strip():
        return items
    text = clean_text(typed, field="search", max_length=MAX_SEARCH)
    for word in _folded(text).split():
        items = items.filter(_heard(word) if _LETTERS.fullmatch(word) else _written(word))
    return items


def _written(word: str) -> Q:
    wanted = [gram for gram in _pairs(word) if len(gram) > 1 or len(word) == 1]
    part = Q(searched__contains=word)
    # Without grams the word is 证明, which all contain.
    return part & Q(grams__contains=sorted(wanted)) if wanted else Q()


def _heard(word: str) -> Q:
    """Letters are a sound, or initials, or may be both: hunyin, hyzk, shen.

    An OR of both costs PostgreSQL a second look at the grams of each item that it finds.
    """
    letters = word.replace("'", "")
    if len(letters) < _FEWEST_LETTERS:
        return Q(id__isnull=True)
    sound, initials = letters.removesuffix(_PROOF_SOUND), letters.removesuffix(_PROOF_INITIALS)
    if not sound or not initials:
        return Q()
    readings = [*_as_initials(initials), *_as_sound(sound)]
    return Q(*readings, join_type=Q.OR) if readings else Q(id__isnull=True)


def _as_initials(letters: str) -> Iterator[Q]:
    pairs = [_INITIAL + letters[at : at + 2] for at in range(len(letters) - 1)]
    if pairs and _NEVER_FIRST.isdisjoint(letters):
        yield Q(initials__contains=letters, grams__contains=pairs)


def _as_sound(letters: str) -> Iterator[Q]:
    begun = _SOUND + letters[: _SOUND_LENGTHS[-1]]
    if len(letters) < _SOUND_LENGTHS[0] or _VOWELS.isdisjoint(letters):
        return
    if len(letters) <= _SOUND_LENGTHS[-1]:
        yield Q(grams__contains=[begun])
    else:
        yield Q(pinyin__contains=letters, grams__contains=[begun])


def _pairs(text: str) -> set[str]:
    found = {text[at : at + 2] for at in range(len(text) - 1)} | set(text)
    return {gram for gram in found if gram.strip() == gram} - _COMMON


def _sounds(heard: Sequence[str]) -> Iterator[str]:
    for at in range(len(heard)):
        # Four syllables are more than the longest gram has letters.
        rest = "".join(heard[at : at + _SOUND_LENGTHS[-1]])
        yield from (_SOUND + rest[:length] for length in _SOUND_LENGTHS if len(rest) >= length)


def _folded(text: str) -> str:
    return fold_full_width(text).lower().replace("ü", "v")
