"""What a copy says beyond its original, and the content that is printed of both."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

TEMPLATE = "proofs/annotated-copy"
TEMPLATE_VERSION = "v2"


@dataclass(frozen=True, kw_only=True, slots=True)
class Annotation:
    """For whom (at most 100 characters), what for (200), until which day, on which ground."""

    recipient: str
    purpose: str
    valid_until: date
    source_id: UUID


def content_of(
    original: dict[str, Any],
    annotation: Annotation,
    *,
    code: str,
    address: str,
    made_on: date,
    maker: str | None,
) -> dict[str, Any]:
    """The frozen content of the original with the annotation, and the copy's own code.

    `maker` is whoever seals it; None prints the words that it has no seal.
    """
    return {
        **original,
        "template": TEMPLATE,
        "template_version": TEMPLATE_VERSION,
        "title": f"{original['title']}（加注件）",
        "verification_code": code,
        "verification_url": address,
        "annotation": {
            "maker": maker,
            "recipient": annotation.recipient,
            "purpose": annotation.purpose,
            "made_on": made_on.isoformat(),
            "valid_until": annotation.valid_until.isoformat(),
        },
    }
