"""What somebody finds by statements that forgot every filter."""

from collections.abc import Sequence

from backend.foundation import asking, db
from backend.foundation.viewer import Viewer


async def seen_by(
    viewer: Viewer | None, tables: Sequence[str], *, receipt: str = ""
) -> dict[str, int]:
    """How many rows of each table, where there are any, for who also holds this receipt."""
    counts = " UNION ALL ".join(f"SELECT '{each}' AS name, count(*) FROM {each}" for each in tables)
    with asking.asking(viewer):
        asking.hold_receipt(receipt)
        rows = await db.connection().execute_query_dict(counts)
    return {row["name"]: row["count"] for row in rows if row["count"]}
