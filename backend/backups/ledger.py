"""Which files of the storage the database speaks of, by their keys there."""

from datetime import datetime

import asyncpg

# The table, the column with the storage's key, and when the row was written.
KEPT = (
    ("proof_file", "sha256", "made_at"),
    ("attachment", "sha256", "uploaded_at"),
    ("annotated_copy", "sha256", "made_at"),
    ("copy_file", "sha256", "made_at"),
    ("letter_file", "stored_as", "made_at"),
    ("complaint_evidence", "stored_as", "made_at"),
    # Without a moment of their own, and few: asked for as a whole.
    ("letter_piece", "stored_as", None),
    ("filing", "workbook", None),
)
_GONE = {"attachment": "discarded_at IS NULL"}
# Files that were encrypted anew: the rows that speak of them were written long before.
_ANEW = ("replaced_file", "new_key", "replaced_at")


async def keys_since(database: asyncpg.Connection, moment: datetime | None) -> set[str]:
    """Keys of what was recorded from a moment on, and of some before; None: of everything."""
    found: set[str] = set()
    asked = KEPT if moment is None else (*KEPT, _ANEW)
    for table, column, at in asked:
        wanted = [f"{column} IS NOT NULL", _GONE.get(table, "true")]
        values = []
        if at is not None and moment is not None:
            wanted.append(f"{at} >= $1")
            values.append(moment)
        # Names of this page only.
        query = f"SELECT {column} AS key FROM {table} WHERE {' AND '.join(wanted)}"  # noqa: S608
        found |= {row["key"] for row in await database.fetch(query, *values)}
    return found
