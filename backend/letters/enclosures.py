"""What a printed letter carries for machines: its words as JSON."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from backend.foundation.documents.embedding import EmbeddedFile, Relationship
from backend.letters import snapshot

SCHEMA = "mianzheng-letter-1"

_PRINTED = (
    "title", "number", "addressee", "text", "pieces", "issuer", "issued_on", "demo_seal",
)  # fmt: skip
"""The keys of a snapshot that a page shows whole; a new one stays out until it is printed."""


def of(content: Mapping[str, Any]) -> EmbeddedFile:
    """`letter.json` (`templates/letters/letter.schema.json`): Data, since the page is laid out
    from these values."""
    words = {"schema": SCHEMA, **{key: content[key] for key in _PRINTED}}
    return EmbeddedFile(
        name="letter.json",
        description="本文书的机器可读内容",
        dated=date.fromisoformat(content["issued_on"]),
        relationship=Relationship.DATA,
        content=snapshot.canonical(words).encode(),
    )
