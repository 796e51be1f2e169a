"""What a resident or the desk writes: cleaned, bounded, and printable to the last character."""

from dataclasses import dataclass
from datetime import date

from backend.foundation import clock, names, text
from backend.foundation.documents.glyphs import GlyphCoverage
from backend.foundation.errors import Problem, ProblemCode
from backend.identity import resident_id, uscc
from backend.proofs.models import Relation

TITLE_LENGTH = 60
"""Two lines of the page's title type (22 pt, 28 characters a line would be one)."""
PURPOSE_LENGTH = 200
RECIPIENT_LENGTH = 100
TEXT_LENGTH = 2_000
"""Three pages of 22 lines of 28 characters, with room for the head and the signatures."""
WORDS_LENGTH = 500
REMEDY_LENGTH = 500
NOTE_LENGTH = 500
LONGEST_VALIDITY_YEARS = 3
"""What a committee knew longer ago must be looked at again."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Subject:
    """Whom a proof is about: a person, or an organisation with its credit code `uscc`.

    `id_number` is clear text and never leaves the action.
    """

    name: str
    id_number: str | None
    relation: Relation
    uscc: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """A request as typed. `clean` makes it fit to store."""

    title: str
    purpose: str
    recipient: str
    text: str
    subject: Subject | None = None
    """None: the applicant herself."""

    def clean(self, glyphs: GlyphCoverage) -> "Request":
        """Every field cleaned and printable; raises the first Problem, naming its field."""
        return Request(
            title=printable(glyphs, self.title, field="title", limit=TITLE_LENGTH),
            purpose=printable(glyphs, self.purpose, field="purpose", limit=PURPOSE_LENGTH),
            recipient=printable(glyphs, self.recipient, field="recipient", limit=RECIPIENT_LENGTH),
            text=printable(glyphs, self.text, field="text", limit=TEXT_LENGTH, multiline=True),
            subject=None if self.subject is None else _clean_subject(glyphs, self.subject),
        )


def printable(
    glyphs: GlyphCoverage, value: str, *, field: str, limit: int, multiline: bool = False
) -> str:
    """Clean text of which every character can be printed, else TEXT_UNPRINTABLE naming it."""
    cleaned = text.clean_text(value, field=field, max_length=limit, multiline=multiline)
    missing = glyphs.missing(cleaned)
    if missing:
        raise Problem(ProblemCode.TEXT_UNPRINTABLE, field=field, character=missing[0])
    return cleaned


def statement(glyphs: GlyphCoverage, typed: str) -> str:
    """The words of the proof itself, as the preparer vouches for them and as they are printed."""
    return printable(glyphs, typed, field="statement", limit=TEXT_LENGTH, multiline=True)


def plain(value: str, *, field: str, limit: int) -> str:
    """Clean text for the screen only, which need not be printable."""
    return text.clean_text(value, field=field, max_length=limit, multiline=True)


def check_validity(until: date | None) -> None:
    """A last day lies ahead, and not further than LONGEST_VALIDITY_YEARS; else DATE_INVALID."""
    if until is None:
        return
    today = clock.today()
    if not today < until <= _years_after(today, LONGEST_VALIDITY_YEARS):
        raise Problem(ProblemCode.DATE_INVALID, field="validUntil")


def _clean_subject(glyphs: GlyphCoverage, subject: Subject) -> Subject:
    if subject.relation is Relation.REPRESENTED:
        return _clean_organisation(glyphs, subject)
    if subject.uscc:
        raise Problem(ProblemCode.SUBJECT_MIXED, field="subject.uscc")
    name = names.clean_name(subject.name, field="subject.name")
    printable(glyphs, name, field="subject.name", limit=100)
    number = subject.id_number
    if number is not None:
        parsed = resident_id.parse(number, today=clock.today(), field="subject.idNumber")
        number = parsed.value
    return Subject(name=name, id_number=number, relation=subject.relation)


def _clean_organisation(glyphs: GlyphCoverage, subject: Subject) -> Subject:
    """Always with its code, by which it finds the paper; the desk looks at the check character."""
    if subject.id_number:
        raise Problem(ProblemCode.SUBJECT_MIXED, field="subject.idNumber")
    return Subject(
        name=printable(glyphs, subject.name, field="subject.name", limit=100),
        id_number=None,
        relation=subject.relation,
        uscc=uscc.normalise(subject.uscc or "", field="subject.uscc"),
    )


def _years_after(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)
