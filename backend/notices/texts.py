"""The words of a notice: one file per kind, filled with facts, never with an identity number.

A file is Chinese, a line `---`, English; each half is a title line, an empty line and a body. The
halves are cut apart before anything is filled in, so that nothing a person wrote can move a cut.
A title takes no facts: it goes out in short messages, over other people's networks and screens.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, StrictUndefined, Template

from backend.foundation import masking
from backend.notices.models import NoticeKind
from backend.verification.wording import chinese_day, english_day

FOLDER = Path(__file__).resolve().parent.parent.parent / "templates" / "notices"

# A notice is plain text: whoever shows it escapes it.
_ENVIRONMENT = Environment(autoescape=False, undefined=StrictUndefined, trim_blocks=True)  # noqa: S701 -- no HTML here
_ENVIRONMENT.filters |= {"chinese_day": chinese_day, "english_day": english_day}

# Eighteen digits in a row, or grouped as people read them aloud: 110101 19900101 1234. \d takes
# the full-width digits of a Chinese keyboard too.
_ID_NUMBER = re.compile(r"(?<!\d)\d{6}[ -]?\d{8}[ -]?\d{3}[\dXxＸｘ](?!\d)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """A filled notice."""

    title: str
    body: str
    title_en: str
    body_en: str


def text_of(kind: NoticeKind, facts: Mapping[str, object]) -> Text:
    """The words of a kind; jinja2's UndefinedError for a fact that is not there."""
    chinese, english = _halves(kind)
    return Text(
        title=chinese.title,
        body=_without_id_numbers(chinese.body.render(facts).strip()),
        title_en=english.title,
        body_en=_without_id_numbers(english.body.render(facts).strip()),
    )


@dataclass(frozen=True, slots=True)
class _Half:
    title: str
    body: Template


@cache
def _halves(kind: NoticeKind) -> tuple[_Half, _Half]:
    source = (FOLDER / f"{kind.value}.txt").read_text(encoding="utf-8")
    chinese, english = source.split("\n---\n")
    return _half(chinese), _half(english)


def _half(source: str) -> _Half:
    title, body = source.split("\n\n", 1)
    return _Half(title, _ENVIRONMENT.from_string(body))


def _without_id_numbers(text: str) -> str:
    return _ID_NUMBER.sub(lambda found: masking.mask_id_number(found.group()), text)
