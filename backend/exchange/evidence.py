"""The one text of an answer, so that both sides can hash the same: JSON in a canonical form."""

import dataclasses
import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum
from typing import Any
from uuid import UUID


def canonical(value: object) -> str:
    """Sorted keys, no white space, characters as themselves; names and values as GraphQL has them.

    Takes what answers are made of: dataclasses, whose fields are named as in the schema, lists,
    enums, dates, ids and plain values. Raises TypeError for anything else.
    """
    return json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def hash_of(text: str) -> str:
    """SHA-256 of the text in UTF-8, 64 hex digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: object) -> object:
    match value:
        case Enum():
            return value.name
        case None | str() | int():
            return value
        case UUID():
            return str(value)
        case date():  # datetime is one too
            return value.isoformat()
        case Mapping():
            return {str(key): _plain(each) for key, each in value.items()}
        case Sequence():
            return [_plain(each) for each in value]
        case _ if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return _fields(value)
        case _:
            raise TypeError(f"an answer holds no {type(value).__name__}")


def _fields(value: Any) -> dict[str, object]:
    return {
        _camel(field.name): _plain(getattr(value, field.name))
        for field in dataclasses.fields(value)
    }


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)
