"""Files that travel inside a document, and how they cross the pipe to the press."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class Relationship(StrEnum):
    """What a file is to the document (AFRelationship; ISO 19005-3, 6.8 and ISO 32000-2, 7.11.3)."""

    DATA = "Data"
    """What the pages were laid out from."""
    SUPPLEMENT = "Supplement"
    """More than the pages show, or some of it in a form that is easier to use."""


@dataclass(frozen=True, kw_only=True, slots=True)
class EmbeddedFile:
    """A file inside a PDF. `name` is in ASCII, since older viewers read no other."""

    name: str
    description: str
    dated: date
    """What its dates say: a clock would make other bytes each time."""
    relationship: Relationship
    content: bytes


def headers_of(files: Sequence[EmbeddedFile]) -> list[dict[str, Any]]:
    """All but the contents, as JSON values."""
    return [
        {
            "name": file.name,
            "description": file.description,
            "dated": file.dated.isoformat(),
            "relationship": file.relationship,
            "size": len(file.content),
        }
        for file in files
    ]


def files_of(headers: Sequence[Mapping[str, Any]], contents: bytes) -> list[EmbeddedFile]:
    """The files again, from their headers and their contents one after the other."""
    files = list[EmbeddedFile]()
    start = 0
    for header in headers:
        end = start + header["size"]
        files.append(
            EmbeddedFile(
                name=header["name"],
                description=header["description"],
                dated=date.fromisoformat(header["dated"]),
                relationship=Relationship(header["relationship"]),
                content=contents[start:end],
            )
        )
        start = end
    return files
