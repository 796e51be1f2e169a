"""What a complaint says, cleaned: names as they are printed and compared, words as they are."""

import re
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from backend.complaints.models import ComplaintKind
from backend.foundation import clock
from backend.foundation.documents.glyphs import GlyphCoverage
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.text import clean_text, fold_full_width
from backend.proofs.wording import printable

NAME_LENGTH = 200
MATTER_LENGTH = 200
WORDS_LENGTH = 1000
LONGEST_AGO_YEARS = 10
"""What happened earlier nobody can look into any more; a mistyped year is found out."""

_HAN = "[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd〇]"
_SPACE_BESIDE_HAN = re.compile(rf"(?<={_HAN}) +| +(?={_HAN})")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """What an office is said to have done. Either of `accused_id` and `accused_name` names it."""

    kind: ComplaintKind
    region: str
    accused_id: UUID | None = None
    accused_name: str | None = None
    proof_name: str
    matter: str
    happened_on: date | None = None
    words: str

    @property
    def day(self) -> date:
        """The day by whose lists it is judged: when it happened, else today."""
        return self.happened_on or clock.today()

    def clean(self, glyphs: GlyphCoverage) -> "Claim":
        """Fit to store and to print in letters; raises the first Problem, naming its field."""
        _check_day(self.happened_on)
        # An office that the portal knows goes by its own name.
        unknown = self.accused_id is None
        return replace(
            self,
            accused_name=_name(glyphs, self.accused_name or "", "accusedName") if unknown else None,
            proof_name=_name(glyphs, self.proof_name, "proofName"),
            matter=printable(glyphs, self.matter, field="matter", limit=MATTER_LENGTH),
            words=said(self.words),
        )


def said(words: str) -> str:
    """Her own words, which are for the screen only; raises TEXT_EMPTY, TEXT_TOO_LONG and so on."""
    return clean_text(words, field="words", max_length=WORDS_LENGTH, multiline=True)


def name_of(typed: str) -> str:
    """One spelling for one name of an office or a proof: no blanks beside Chinese characters."""
    return _SPACE_BESIDE_HAN.sub("", _SPACES.sub(" ", fold_full_width(typed)))


def _name(glyphs: GlyphCoverage, typed: str, field: str) -> str:
    return name_of(printable(glyphs, typed, field=field, limit=NAME_LENGTH))


def _check_day(day: date | None) -> None:
    today = clock.today()
    if day is not None and (day > today or day.year < today.year - LONGEST_AGO_YEARS):
        raise Problem(ProblemCode.DATE_INVALID, field="happenedOn")
