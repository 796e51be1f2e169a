"""An entry as one line of JSON, always the same bytes: what its leaf is the hash of.

RFC 8785 but for numbers, which stay as PostgreSQL writes them: no two values become one line, so
that every change of every column changes the hash. An export has these very lines, and whoever
checks one hashes its bytes and needs to know nothing of this module.
"""

import json
from collections.abc import Mapping
from typing import Any, cast

from backend.auditing import merkle

COLUMNS = (
    "e.id, to_json(e.at AT TIME ZONE 'UTC') #>> '{}' AS at, e.actor_kind,"
    " e.actor_id::text AS actor_id, e.organisation_id::text AS organisation_id, e.deed,"
    " e.subject_id::text AS subject_id, e.details::text AS details"
)
"""What `line_of` needs, with `audit_entry` as e. As texts: PostgreSQL knows times (infinity, the
years before Christ) that Python does not, and whoever writes one of them into a row must be found.
"""


def line_of(row: Mapping[str, Any]) -> bytes:
    """The canonical line of an entry, without the line's end."""
    entry = {
        "actor_id": row["actor_id"],
        "actor_kind": row["actor_kind"],
        "at": f"{row['at']}Z",
        "deed": row["deed"],
        "details": _READER.decode(row["details"]),
        "id": row["id"],
        "organisation_id": row["organisation_id"],
        "subject_id": row["subject_id"],
    }
    return _written(entry).encode()


def hash_of(row: Mapping[str, Any]) -> bytes:
    """The leaf of an entry."""
    return merkle.leaf_hash(line_of(row))


class _Number(str):
    """A number as it is written: 1.0 and 1.00 are two."""

    __slots__ = ()


# Made once: json.loads and json.dumps make anew whatever is not their default.
_READER = json.JSONDecoder(parse_int=_Number, parse_float=_Number)
_WRITER = json.JSONEncoder(ensure_ascii=False)


def _written(value: object) -> str:
    match value:
        case _Number():
            return str(value)
        case dict():
            # By UTF-16 code units, as RFC 8785 says.
            pairs = sorted(cast("dict[str, object]", value).items(), key=_utf16)
            return f"{{{','.join(f'{_written(key)}:{_written(each)}' for key, each in pairs)}}}"
        case list():
            return f"[{','.join(map(_written, cast('list[object]', value)))}]"
        case _:
            return _WRITER.encode(value)


def _utf16(pair: tuple[str, object]) -> bytes:
    return pair[0].encode("utf-16-be")
