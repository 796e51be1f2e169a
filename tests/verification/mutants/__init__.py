"""Mutants of an issued file: what a forger, or a careless program, makes of it."""

from tests.verification.mutants import (
    annotations,
    appended,
    encodings,
    flips,
    resaved,
    signatures,
    tables,
    updates,
    wrapping,
)
from tests.verification.mutants.base import Base, Family

__all__ = ["ENCODINGS", "FAMILIES", "FLIPS", "Base", "Family"]

FAMILIES = (
    appended.APPENDED,
    appended.SURROUNDED,
    appended.CUT,
    appended.ROLLED_BACK,
    updates.UPDATES,
    updates.SHADOWS,
    annotations.SHADOWING,
    annotations.EVIL_ANNOTATIONS,
    signatures.BYTE_RANGES,
    signatures.CONTENTS,
    wrapping.WRAPPED,
    wrapping.SECOND_FIELDS,
    tables.TABLES,
    resaved.RESAVED,
    flips.FLIPS,
    flips.FREE_SPACE,
)
"""The content, or what shows it, is no longer what was sealed."""
FLIPS = flips.FLIPS
ENCODINGS = encodings.ENCODINGS
"""The content is what was sealed, under the same seal; only the bytes of the signature differ."""
