"""The answer of the guide: what the items in force say of a question, the most helpful first.

An item is found when what was asked for ends with one of its phrases (see catalogue.guide: the
head of a Chinese name is its end). What a department cancelled or replaced counts where the office
or the purpose is the item's too. Only the phrases of a list bind, and only by the strict reading of
`catalogue.guide.match`: everything looser suggests.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from backend.catalogue.guide import Term, ends_with, match, name_of, says_nothing
from backend.catalogue.lists import ListedItem
from backend.catalogue.models import Lane, Measure, ProofItemVersion
from backend.guidance.candidates import Candidate
from backend.guidance.models import GuideLane, LanePolicy
from backend.guidance.settings import Setting, setting_of, shared_words
from backend.guidance.words import asked_for, endings_of

MOST_FINDINGS = 5
"""Entries shown at once; more is a list, not an answer."""


_ORDER = tuple(GuideLane)
_REPLACING = frozenset(Measure) - {
    Measure.CANCEL, Measure.NOT_YET, Measure.HIGHER_LEVEL, Measure.KEPT,
}  # fmt: skip


# A department that names neither a purpose nor who demands it means whatever a committee gives.
_COMMITTEE = re.compile("村|社区|居委会|居民委员会")


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """What somebody is about to ask for: a form's fields, or her own words. All may be empty."""

    title: str = ""
    purpose: str = ""
    text: str = ""
    office: str = ""
    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Matched:
    """A word of a field of the question: `asked`, `office`, `purpose`; or `issuer`, of the item."""

    field: str
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """An entry that answers, with the words that led to it. A `binding` one stops a request."""

    lane: GuideLane
    candidate: Candidate
    matched: tuple[Matched, ...]
    binding: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """The lane, and the entries that say so. Without a finding it is the third lane.

    `policy` is what the region does with the third lane, null where it said nothing: then the
    committee decides.
    """

    lane: GuideLane
    findings: tuple[Finding, ...]
    policy: LanePolicy | None = None

    @property
    def leading(self) -> Finding | None:
        """The entry that decides the lane."""
        return self.findings[0] if self.findings else None

    @property
    def stopped_by(self) -> Finding | None:
        """The entry by which no committee gives the proof, if one plainly does say so."""
        return next((each for each in self.findings if each.binding), None)

    @property
    def refused(self) -> bool:
        """Whether the region refuses what no list names."""
        return self.policy is not None and self.policy.refuses

    @property
    def binding(self) -> bool:
        """Whether a request is stopped; past everything else a person can go."""
        return self.stopped_by is not None or self.refused


def answer(
    question: Question, candidates: Sequence[Candidate], policy: LanePolicy | None
) -> Answer:
    """The same for the same question and the same items; never an error, whatever was typed.

    `candidates` come nearest to the village first, and of equal findings the nearest wins.
    """
    bound = _bound(question, candidates)
    setting = setting_of(question.office, question.purpose, question.words)
    asked = _asked(question)
    ranked: list[tuple[tuple[int, ...], Finding]] = []
    for candidate in candidates:
        found = _found(candidate, asked, setting, question)
        if bound is not None and candidate is bound[0]:
            found = _stopping(candidate, bound[1])
        if found is not None:
            ranked.append((_rank(found, candidate), found))
    ranked.sort(key=lambda each: each[0])
    findings = _once(_without_shorter([each for _, each in ranked]))
    if not findings:
        return Answer(lane=GuideLane.THIRD_LANE, findings=(), policy=policy)
    return Answer(lane=findings[0].lane, findings=findings)


def _bound(
    question: Question, candidates: Sequence[Candidate]
) -> tuple[Candidate, tuple[str, ...]] | None:
    """The entry of a negative list that is plainly asked for, by its phrases."""
    listed = {
        each.binding: each
        for each in reversed(candidates)
        if each.binding.terms and each.told.lane is Lane.NEGATIVE
    }
    # Reversed twice: the nearest stands for equal entries, and comes first.
    entries = list(reversed(listed))
    found = match(question.title, question.purpose, question.text or question.words, entries)
    return None if found is None else (listed[found.entry], found.words)


def _asked(question: Question) -> list[str]:
    name = name_of(question.title)
    return [name] if not says_nothing(name) else asked_for(question.text or question.words)


def _found(
    candidate: Candidate, asked: Sequence[str], setting: Setting, question: Question
) -> Finding | None:
    words = _longest(candidate.phrases, asked)
    lane = lane_of(candidate.told)
    if not words or lane is None:
        return None
    where = tuple(_where(candidate, setting, question))
    if candidate.told.lane is Lane.DEPARTMENT and not where:
        return None
    return Finding(
        lane=lane,
        candidate=candidate,
        matched=(Matched(field="asked", words=words), *where),
    )


def _stopping(candidate: Candidate, words: Sequence[str]) -> Finding:
    return Finding(
        lane=GuideLane.OTHER_AUTHORITY,
        candidate=candidate,
        matched=tuple(Matched(field="asked", words=each) for each in words),
        binding=not candidate.told.confidence.needs_confirmation,
    )


def lane_of(told: ProofItemVersion | ListedItem) -> GuideLane | None:
    """What an item says to residents; None for one that tells them nothing to do."""
    if told.lane is Lane.NEGATIVE:
        return GuideLane.OTHER_AUTHORITY
    if told.lane is Lane.POSITIVE:
        return GuideLane.OURS
    if told.measure is Measure.CANCEL:
        return GuideLane.ABOLISHED
    if told.measure in _REPLACING:
        return GuideLane.REPLACED
    return GuideLane.OTHER_AUTHORITY if told.issuing_unit else None


def _longest(phrases: Sequence[Term], asked: Sequence[str]) -> str:
    """The longest phrase at the end of anything that is asked for."""
    found = [
        term.phrase
        for clause in asked
        for ending in endings_of(clause)
        for term in phrases
        if ends_with(ending, term.phrase) and not any(word in clause for word in term.unless)
    ]
    return max(found, key=len, default="")


def _where(candidate: Candidate, setting: Setting, question: Question) -> Iterator[Matched]:
    """The office and the purpose, where they are the item's too."""
    for field, told, listed in (
        ("office", setting.offices, candidate.setting.offices),
        ("purpose", setting.purposes, candidate.setting.purposes),
    ):
        yield from _named(field, told, listed)
    told, item = question.purpose or question.words, candidate.told
    if not (item.purpose or item.demanding_unit) and (by := _COMMITTEE.search(item.issuing_unit)):
        yield Matched(field="issuer", words=by.group())
    if not candidate.setting.purposes and (run := shared_words(told, item.purpose)):
        yield Matched(field="purpose", words=run)


def _named(field: str, told: Mapping[str, str], listed: Mapping[str, str]) -> Iterator[Matched]:
    for name, word in told.items():
        if name in listed:
            yield Matched(field=field, words=word)


def _rank(found: Finding, candidate: Candidate) -> tuple[int, ...]:
    """Lane; committees' lists before departments'; what binds; the purpose; the longer phrase."""
    fields = [each.field for each in found.matched]
    return (
        _ORDER.index(found.lane),
        candidate.told.lane is Lane.DEPARTMENT and found.lane is GuideLane.OTHER_AUTHORITY,
        not found.binding,
        -fields.count("purpose"),
        -_length(found),
    )


def _without_shorter(findings: Sequence[Finding]) -> list[Finding]:
    """农民成员身份 is no 身份: where a positive list names the proof more exactly, it counts."""
    ours = max((_length(each) for each in findings if each.lane is GuideLane.OURS), default=0)
    other = GuideLane.OTHER_AUTHORITY
    return [
        each for each in findings if each.binding or each.lane is not other or _length(each) >= ours
    ]


def _length(found: Finding) -> int:
    return len(found.matched[0].words)


def _once(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The first of each lane and name; what stops a request is never left out."""
    first: dict[tuple[str, str], Finding] = {}
    for each in findings:
        first.setdefault((each.lane, each.candidate.told.name), each)
    shown = [each for at, each in enumerate(first.values()) if at < MOST_FINDINGS or each.binding]
    return tuple(shown)
