"""What each kind of letter says: typed, cleaned, and told in sections to who approves it."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, ClassVar, TypeAlias

from backend.foundation.documents.filters import chinese_date
from backend.foundation.documents.glyphs import GlyphCoverage
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.text import clean_text
from backend.letters.models import LetterKind

LINE_LENGTH = 200
TEXT_LENGTH = 2000
"""Four such texts fill three pages."""
MOST_DEMANDS = 10

_LINES = frozenset({"reference", "matter", "basis"})
"""They stand within a sentence."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RectificationOrder:
    """责令限期整改通知书: what was found, by which rule it is wrong, and what must be done."""

    KIND: ClassVar[LetterKind] = LetterKind.RECTIFICATION_ORDER
    LABELS: ClassVar[dict[str, str]] = {
        "reference": "事项编号",
        "matter": "事项",
        "finding": "查明情况",
        "basis": "依据",
        "demands": "整改要求",
        "days": "整改期限",
    }

    reference: str
    """The number of what it is about."""
    matter: str
    finding: str
    basis: str
    """A rule by its name, as in “《优化营商环境条例》第四十四条”."""
    demands: tuple[str, ...]
    days: int
    """Working days, counted from the day on which it is received: that of its issue."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TransferNotice:
    """投诉举报事项转办通知书: what was found and ordered in vain, for the discipline body."""

    KIND: ClassVar[LetterKind] = LetterKind.TRANSFER_NOTICE
    LABELS: ClassVar[dict[str, str]] = {
        "reference": "事项编号",
        "matter": "事项",
        "finding": "查明情况",
        "handling": "已采取的措施",
        "basis": "依据",
    }

    reference: str
    matter: str
    finding: str
    handling: str
    """Orders and notices by number and day, and what came of them."""
    basis: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """投诉举报答复书: what was found, what comes of it, and where else she may turn."""

    KIND: ClassVar[LetterKind] = LetterKind.ANSWER
    LABELS: ClassVar[dict[str, str]] = {
        "reference": "事项编号",
        "filed_on": "提出日期",
        "matter": "事项",
        "finding": "查明情况",
        "outcome": "处理结果",
        "remedy": "救济途径",
    }

    reference: str
    filed_on: date
    matter: str
    finding: str
    outcome: str
    remedy: str


@dataclass(frozen=True, kw_only=True, slots=True)
class EvidenceBundle:
    """证据包: pieces as they were received, each with its hash on the page."""

    KIND: ClassVar[LetterKind] = LetterKind.EVIDENCE_BUNDLE
    LABELS: ClassVar[dict[str, str]] = {"reference": "事项编号", "matter": "事项"}

    reference: str
    matter: str


Text: TypeAlias = RectificationOrder | TransferNotice | Answer | EvidenceBundle

_TEXTS: dict[LetterKind, type[Text]] = {
    text.KIND: text for text in (RectificationOrder, TransferNotice, Answer, EvidenceBundle)
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """One heading and what stands under it."""

    heading: str
    text: str


def clean(text: Text, glyphs: GlyphCoverage) -> Text:
    """Fit to store and to print; raises the first Problem, naming its field."""
    changes: dict[str, Any] = {}
    for field in fields(text):
        value = getattr(text, field.name)
        if isinstance(value, tuple):
            changes[field.name] = _items(glyphs, value, field=field.name)
        elif isinstance(value, str):
            limit = LINE_LENGTH if field.name in _LINES else TEXT_LENGTH
            changes[field.name] = printable(glyphs, value, field=field.name, limit=limit)
    return replace(text, **changes)


def printable(glyphs: GlyphCoverage, typed: str, *, field: str, limit: int) -> str:
    """Clean text of which every character has a glyph; else TEXT_UNPRINTABLE, or what is wrong."""
    multiline = limit > LINE_LENGTH
    plain = clean_text(typed, field=field, max_length=limit, multiline=multiline)
    missing = glyphs.missing(plain)
    if missing:
        raise Problem(ProblemCode.TEXT_UNPRINTABLE, field=field, character=missing[0])
    return plain


def stored(text: Text) -> dict[str, Any]:
    """Plain JSON values."""
    return {field.name: _plain(getattr(text, field.name)) for field in fields(text)}


def sections(kind: LetterKind, content: dict[str, Any]) -> Iterator[Section]:
    """What `stored` keeps of a text, in the order of the page, for who reads it on a screen."""
    for name, heading in _TEXTS[kind].LABELS.items():
        yield Section(heading=heading, text=_told(name, content[name]))


def _items(glyphs: GlyphCoverage, values: tuple[str, ...], *, field: str) -> tuple[str, ...]:
    if not values:
        raise Problem(ProblemCode.TEXT_EMPTY, field=field)
    if len(values) > MOST_DEMANDS:
        raise Problem(
            ProblemCode.TOO_MANY_AT_ONCE, field=field, limit=MOST_DEMANDS, count=len(values)
        )
    return tuple(printable(glyphs, value, field=field, limit=TEXT_LENGTH) for value in values)


def _plain(value: str | int | date | tuple[str, ...]) -> str | int | list[str]:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _told(name: str, value: str | int | list[str]) -> str:
    if isinstance(value, int):
        return f"自收到之日起{value}个工作日内"
    if isinstance(value, list):
        return "\n".join(f"{number}. {item}" for number, item in enumerate(value, start=1))
    return chinese_date(value) if name.endswith("_on") else value
