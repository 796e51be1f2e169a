"""What a holder or a scanner writes: cleaned, bounded, and printable on the annotated copy."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from backend.foundation.documents.glyphs import GlyphCoverage
from backend.foundation.errors import Problem, ProblemCode
from backend.proofs import wording
from backend.sharing.models import Challenge, ViewLevel

RECIPIENT_LENGTH = 100
PURPOSE_LENGTH = 200
MAX_ITEMS = 10
"""What an errand needs fits; a whole archive is exported, not shared."""
DEFAULT_DAYS, MAX_DAYS = 7, 30
DEFAULT_VIEWS, MAX_VIEWS = 10, 50


@dataclass(frozen=True, kw_only=True, slots=True)
class ShareTerms:
    """A grant as asked for. `clean` makes it fit to store."""

    proof_ids: Sequence[UUID]
    recipient: str
    purpose: str
    view: ViewLevel
    challenge: Challenge
    days: int = DEFAULT_DAYS
    max_views: int = DEFAULT_VIEWS

    def clean(self, glyphs: GlyphCoverage) -> "ShareTerms":
        """Everything checked, each paper named once; raises the first Problem with its field."""
        papers = tuple(dict.fromkeys(self.proof_ids))
        if not papers:
            raise Problem(ProblemCode.TEXT_EMPTY, field="proofIds")
        if len(papers) > MAX_ITEMS:
            raise Problem(
                ProblemCode.TOO_MANY_AT_ONCE, field="proofIds", limit=MAX_ITEMS, count=len(papers)
            )
        _require_within(self.days, MAX_DAYS, "days")
        _require_within(self.max_views, MAX_VIEWS, "maxViews")
        return replace(
            self,
            proof_ids=papers,
            recipient=recipient(glyphs, self.recipient, field="recipient"),
            purpose=purpose(glyphs, self.purpose),
        )

    def digest(self) -> str:
        """The same for the same terms: tells a doubled tap from a token used again."""
        content = [sorted(map(str, self.proof_ids)), self.recipient, self.purpose]
        content += [self.view, self.challenge, self.days, self.max_views]
        return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()


def recipient(glyphs: GlyphCoverage, typed: str, *, field: str) -> str:
    """For whom a copy is, as it is printed on it."""
    return wording.printable(glyphs, typed, field=field, limit=RECIPIENT_LENGTH)


def purpose(glyphs: GlyphCoverage, typed: str) -> str:
    """What a copy is for, as it is printed on it."""
    return wording.printable(glyphs, typed, field="purpose", limit=PURPOSE_LENGTH)


def _require_within(number: int, most: int, field: str) -> None:
    if not 1 <= number <= most:
        raise Problem(ProblemCode.NUMBER_OUT_OF_RANGE, field=field, least=1, most=most)
