"""Deleting what has outlived its term, in batches that nobody waits for."""

from backend.foundation import audit, db, metrics
from backend.foundation.db import transaction
from backend.foundation.viewer import System
from backend.privacy.retention import Rule

BATCH = 1000
"""Rows in one transaction: some 10 ms."""


async def delete_outlived(viewer: System, rule: Rule, *, batch: int = BATCH) -> int:
    """How many rows went, each batch on record; harmless when two do it at once."""
    before, deleted, last = rule.before(), 0, batch
    while last == batch:
        last = await _delete_batch(viewer, rule, before, batch)
        deleted += last
    return deleted


async def _delete_batch(viewer: System, rule: Rule, before: object, batch: int) -> int:
    # Names of our own table of rules.
    statement = (
        f"DELETE FROM {rule.table} WHERE ctid IN (SELECT ctid FROM {rule.table}"  # noqa: S608
        f" WHERE {rule.since} < $1 LIMIT {batch} FOR UPDATE SKIP LOCKED)"
    )
    async with transaction():
        count, _ = await db.connection().execute_query(statement, [before])
        if count:
            await audit.record(viewer, "retention.deleted", None, table=rule.table, rows=count)
    metrics.OUTLIVED.labels(rule.table).inc(count)
    return count
