"""A sentence in both languages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a person reads, Chinese first. Placeholders are filled from the problem's details."""

    zh: str
    en: str
