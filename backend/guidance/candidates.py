"""An item of a list as it can be asked for: by its listed name, and by the names people use.

A listed name is long and formal (婚姻状况证明（婚姻关系证明、分居证明）). Its heads are what stands
before each 证明, without 公民, 居民 and the like; the synonyms of a head are ours
(catalogue/data/proof-synonyms.csv), and suggest only.
"""

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from backend.catalogue import synonyms
from backend.catalogue.guide import Entry, Term, endings, folded
from backend.catalogue.lists import ListedItem
from backend.catalogue.models import ProofItemVersion
from backend.guidance.settings import Setting, setting_of
from backend.guidance.words import PROOF

FEWEST_CHARACTERS = 2
"""A head of one character would be found at the end of anything."""

_BRACKETS = re.compile(r"[（(）)]")
_BETWEEN = re.compile(r"[、；，]|或者")
_OF_WHOM = re.compile(r"^(?:证明)?(?:公民|居民|当事人|申请人|本社区|本人|是否)*")
_FORM_WORDS = re.compile(r"(?:证明|的|等|等情况|或者|材料|书面|情况反馈)$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """What a list says of an item, the phrases that bind and suggest, its offices and purposes.

    `code` and `version` name it; `version_id` is null for what was read from a file. Only a list
    that has phrases of its own, in `binding`, can stop a request.
    """

    code: str
    version: int
    version_id: UUID | None
    told: ProofItemVersion | ListedItem
    binding: Entry
    phrases: tuple[Term, ...]
    setting: Setting


def stored_candidate(row: ProofItemVersion) -> Candidate:
    """From a row with its item."""
    stored = row.item.terms if row.item.type_code else []
    terms = tuple(Term(phrase=each["phrase"], unless=tuple(each["unless"])) for each in stored)
    return _candidate(row, terms, code=row.item.code, version=row.version, version_id=row.id)


def listed_candidate(item: ListedItem, terms: tuple[Term, ...]) -> Candidate:
    """From a row of a file: the first version of what it will be."""
    return _candidate(item, terms, code=item.code, version=1, version_id=None)


def _candidate(
    told: ProofItemVersion | ListedItem,
    terms: tuple[Term, ...],
    *,
    code: str,
    version: int,
    version_id: UUID | None,
) -> Candidate:
    # A list's own phrase knows beside which words it does not count.
    listed = {each.phrase for each in terms}
    return Candidate(
        code=code,
        version=version,
        version_id=version_id,
        told=told,
        binding=Entry(code=code, terms=terms),
        phrases=(*terms, *(each for each in names_of(told.name) if each.phrase not in listed)),
        setting=setting_of_item(told.purpose, told.demanding_unit),
    )


@functools.lru_cache(maxsize=100_000)
def setting_of_item(purpose: str, demanding_unit: str) -> Setting:
    """Who demands it and what for, as far as known words tell."""
    return setting_of(purpose, demanding_unit)


@functools.lru_cache(maxsize=100_000)
def names_of(name: str) -> tuple[Term, ...]:
    """The phrases by which a listed name is asked for: its heads, and their synonyms."""
    heads = dict.fromkeys(heads_of(name))
    for head in list(heads):
        heads |= dict.fromkeys(_synonyms().get(head, ()))
    return tuple(Term(phrase=each) for each in heads)


def heads_of(name: str) -> list[str]:
    """户口证明（户籍证明） → 户口, 户籍. Words in brackets count only where they are a name."""
    outside, *inside = _BRACKETS.split(name)
    within = [each for part in inside for each in _BETWEEN.split(part) if PROOF in each]
    heads = [head for part in _parts(outside) if len(head := _head(part)) >= FEWEST_CHARACTERS]
    # 表现证明 in brackets is no name of its own, and 身份 is not what 身份信息 asks for.
    heads += [head for part in within if len(head := _head(part)) > FEWEST_CHARACTERS]
    bare = [list(endings(head))[-1] for head in heads]
    heads += [head for head in bare if len(head) > FEWEST_CHARACTERS]
    return list(dict.fromkeys(heads)) or [folded(name)]


def _parts(name: str) -> Sequence[str]:
    parts = _BETWEEN.split(name)
    return parts if all(PROOF in part for part in parts) else [name]


def _head(part: str) -> str:
    head = _OF_WHOM.sub("", folded(part))
    while (shorter := _FORM_WORDS.sub("", head)) != head:
        head = shorter
    return head


@functools.cache
def _synonyms() -> Mapping[str, tuple[str, ...]]:
    """Groups of names that ask for the same, by each head in the group."""
    groups: dict[str, list[str]] = {}
    for listed, names in synonyms.groups().items():
        groups.setdefault(heads_of(listed)[0], []).extend(map(folded, names))
    found: dict[str, tuple[str, ...]] = {}
    for head, group in groups.items():
        for each in (head, *group):
            found[each] = (*found.get(each, ()), head, *group)
    return found
