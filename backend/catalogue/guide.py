"""Does a request plainly ask for a proof on a list? Decided by phrases that anybody can read.

A Chinese title has its head at the end, just before 证明, and so has a sentence its predicate. A
phrase therefore counts only where a title or a clause ends: 患病情况证明 asks for a proof of
illness, 困难学生家庭情况证明 with “父亲因病长期不能劳动” does not. Stopping a rightful request
costs a resident a walk to the office; a missed one costs the committee a refusal with a reason. So
when a text says anything more than a listed matter, people decide.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

MAX_READ = 2_000
"""Characters that are read; a text is at most as long, so nothing of it is overlooked."""

MAX_CLAUSES = 12
"""A plain request has three or four; whoever writes more has more to say."""

MAX_ENDING = 40
"""Characters before the end of a clause; twice the longest phrase with its form words."""

GAP = "…"
"""Stands in a phrase for up to twelve characters, as in 是…母亲."""

# Compatibility folding has turned full-width punctuation into ASCII before these are used.
_BRACKETED = re.compile(r"[(\[【〔《][^(\[【〔《)\]】〕》]*[)\]】〕》]")
_CLAUSE_END = re.compile(r"[。!?,;:\n]")
_NOT_SPEECH = re.compile(r"[\W_]+")

# What may follow the head of a title or the predicate of a clause.
_TAIL = re.compile(
    r"(?:证明(?:书|信|函|材料)?|证实|情况|状况|事实|事项|信息|材料|说明书?|介绍信|申请书?"
    r"|[的了吗呢吧啊书]|这件?事|一下|谢谢.?|可以|行不行|给我)$"
)
# What people say around the matter itself.
_AROUND = re.compile(
    r"证明(?:书|信|函|材料)?|证实|情况|状况|事实|事项|信息|材料|说明|介绍信|申请|关于|有关|相关"
    r"|村委会|居委会|村(?:民|居民)?委员会|居民委员会|社区|村里|村上|书记|主任|本人|个人|我们?|您好?|你们?好?"
    r"|麻烦|希望|想要?|请|帮忙?|需要?|要求?|开具?|出具|办理?|给|盖个?章|公章|一[份张个下]|[个的了吗呢吧啊书为兹特此]"
)
# Clauses that tell the occasion, not the matter.
_OCCASION = re.compile(
    r"(?:用于|用来|以便|为了|因.*(?:需要|要求)|办理|现(?:要|需|因|拟|申请)|需要|单位要|学校要|银行要|签证要|我要去"
    r"|准备去|情况属实|以上.*属实|谢谢|感谢)"
)
# Somebody asks for the proof, and does not only state the facts (兹证明).
_ASKED = re.compile(r"(?:请|想|要|求|需|麻烦|帮|给|能).{0,12}证明")


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """A phrase by which people ask. It does not count beside one of the words in `unless`."""

    phrase: str
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A proof on a list, by its code and the phrases that name it."""

    code: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """The entry asked for, and the phrases that show it."""

    entry: Entry
    words: tuple[str, ...]


def match(title: str, purpose: str, text: str, entries: Sequence[Entry]) -> Match | None:
    """The entry that the request plainly asks for, or None when that is for people to decide.

    The title decides; else the text, if it says nothing but listed matters and either the title
    is vague (证明, 情况说明) or the text asks outright (请证明…); else, if both are vague, the
    purpose.
    """
    name = name_of(title)
    found = _at_end(name, entries)
    if found is not None:
        return found
    vague = says_nothing(name)
    clauses = clauses_of(text)
    if vague or _ASKED.search(folded(text)):
        found = _nothing_but(clauses, entries)
    if found is None and vague and all(map(says_nothing, clauses)):
        found = _nothing_but(clauses_of(purpose), entries)
    return found


def _nothing_but(clauses: Sequence[str], entries: Sequence[Entry]) -> Match | None:
    """The first entry that is named, unless some clause is about anything else."""
    if len(clauses) > MAX_CLAUSES:
        return None
    matches: list[Match] = []
    for clause in clauses:
        found = _at_end(clause, entries)
        if found is not None:
            matches.append(found)
        elif not says_nothing(clause) and not _OCCASION.match(clause):
            return None
    if not matches:
        return None
    first = matches[0].entry
    words = [word for each in matches if each.entry is first for word in each.words]
    return Match(entry=first, words=tuple(dict.fromkeys(words)))


def _at_end(clause: str, entries: Sequence[Entry]) -> Match | None:
    """The entry with the longest phrase at the end of a clause, whatever form words follow it."""
    found = [
        (len(term.phrase), entry, term)
        for ending in endings(clause)
        for entry in entries
        for term in entry.terms
        if ends_with(ending, term.phrase) and not any(word in clause for word in term.unless)
    ]
    if not found:
        return None
    _, entry, term = max(found, key=lambda each: each[0])
    return Match(entry=entry, words=(term.phrase,))


def endings(clause: str) -> Iterator[str]:
    """患病情况证明, 患病情况, 患病."""
    clause = clause[-MAX_ENDING:]
    yield clause
    while (shorter := _TAIL.sub("", clause)) != clause:
        clause = shorter
        yield clause


def ends_with(clause: str, phrase: str) -> bool:
    """Whether a clause ends with a phrase, whose GAP stands for a few characters."""
    return bool(_pattern(phrase).search(clause)) if GAP in phrase else clause.endswith(phrase)


@lru_cache(maxsize=1_000)
def _pattern(phrase: str) -> re.Pattern[str]:
    return re.compile(".{0,12}".join(map(re.escape, phrase.split(GAP))) + "$")


def says_nothing(clause: str) -> bool:
    """Whether there is nothing but form words: 请村委会开个证明."""
    return not _AROUND.sub("", clause)


def clauses_of(text: str) -> list[str]:
    """What stands between the marks, without brackets and what is in them."""
    parts = _CLAUSE_END.split(_BRACKETED.sub("", folded(text)))
    return [clause for part in parts if (clause := _NOT_SPEECH.sub("", part))]


def name_of(title: str) -> str:
    """The title without what stands in brackets, unless there is nothing else."""
    whole = folded(title)
    outside = _NOT_SPEECH.sub("", _BRACKETED.sub("", whole))
    return _NOT_SPEECH.sub("", whole) if says_nothing(outside) else outside


def folded(text: str) -> str:
    """The text as it is compared, MAX_READ characters of it."""
    # Widths and compatibility forms do not matter here: nothing of this is stored or printed.
    return unicodedata.normalize("NFKC", text[:MAX_READ]).replace(" ", "").casefold()
