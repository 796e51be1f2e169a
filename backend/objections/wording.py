"""What a holder says is wrong: cleaned, and checked by the rule of the field it is about."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from backend.foundation import clock, names
from backend.foundation.documents.glyphs import GlyphCoverage
from backend.identity import resident_id
from backend.objections.models import DisputedField
from backend.proofs import wording as proofs
from backend.proofs.actions.correcting import Correction

WORDS_LENGTH = 500
WISH_LENGTH = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement:
    """What is wrong, and how it should read if the holder knows."""

    field: DisputedField
    words: str
    wish: str | None = None

    def clean(self, glyphs: GlyphCoverage) -> "Statement":
        """Fit to store and to print; raises the first Problem, naming its field."""
        wish = None if self.wish is None else _WISHES.get(self.field, _text)(glyphs, self.wish)
        words = proofs.printable(
            glyphs, self.words, field="words", limit=WORDS_LENGTH, multiline=True
        )
        return replace(self, words=words, wish=wish)


def correction_of(statement: Statement, answer: str) -> Correction:
    """What the correction case is to put right.

    Its text says what is wrong, and not how the paper reads now: the preparer writes the words of
    the corrected paper herself, and must not find the mistake there ready to be copied.
    """
    wish, field = statement.wish, statement.field
    # A number stands in the case's own place for it, which is encrypted, and not in its text.
    told = field is not DisputedField.ID_NUMBER and wish
    return Correction(
        text=f"{statement.words}\n\n希望改为：{wish}" if told else statement.words,
        words=answer,
        purpose=wish if field is DisputedField.PURPOSE else None,
        recipient=wish if field is DisputedField.RECIPIENT else None,
        subject_name=wish if field is DisputedField.NAME else None,
        subject_id_number=wish if field is DisputedField.ID_NUMBER else None,
    )


def _text(glyphs: GlyphCoverage, typed: str) -> str:
    return proofs.printable(glyphs, typed, field="wish", limit=WISH_LENGTH, multiline=True)


def _name(glyphs: GlyphCoverage, typed: str) -> str:
    name = names.clean_name(typed, field="wish")
    return proofs.printable(glyphs, name, field="wish", limit=100)


def _id_number(glyphs: GlyphCoverage, typed: str) -> str:
    del glyphs
    return resident_id.parse(typed, today=clock.today(), field="wish").value


def _purpose(glyphs: GlyphCoverage, typed: str) -> str:
    return proofs.printable(glyphs, typed, field="wish", limit=proofs.PURPOSE_LENGTH)


def _recipient(glyphs: GlyphCoverage, typed: str) -> str:
    return proofs.printable(glyphs, typed, field="wish", limit=proofs.RECIPIENT_LENGTH)


_WISHES: dict[DisputedField, Callable[[GlyphCoverage, str], str]] = {
    DisputedField.NAME: _name,
    DisputedField.ID_NUMBER: _id_number,
    DisputedField.PURPOSE: _purpose,
    DisputedField.RECIPIENT: _recipient,
}
