"""Giving entries their places."""

from backend.auditing import entries, notes
from backend.auditing.merkle import Frontier
from backend.auditing.models import AuditCheckpoint
from backend.auditing.notes import NoteRefused, Signer
from backend.foundation import db

BATCH = 1000
"""Entries between two checkpoints at most, and what one transaction does."""

# Cut off first: PostgreSQL expects that nearly everything has its place, and would compare a whole
# backlog with the whole log for each batch (1.8 s in a log of a million entries, instead of 2 ms).
WAITING = f"""
WITH next AS MATERIALIZED (SELECT entry_id FROM audit_pending ORDER BY entry_id LIMIT {BATCH})
SELECT {entries.COLUMNS} FROM next JOIN audit_entry AS e ON e.id = next.entry_id
LEFT JOIN audit_leaf AS l ON l.entry_id = e.id WHERE l.entry_id IS NULL ORDER BY e.id
"""  # noqa: S608 -- constants
_PLACE = """
INSERT INTO audit_leaf (position, entry_id, hash)
SELECT $1 + ordinality - 1, entry_id, hash
FROM unnest($2::bigint[], $3::bytea[]) WITH ORDINALITY AS placed (entry_id, hash, ordinality)
"""


class LogBroken(Exception):
    """The last checkpoint in the database is not what this log signed: somebody changed it."""


async def extend(signer: Signer) -> int:
    """Gives waiting entries the next places and signs a checkpoint; returns how many.

    Every committed entry is found, however late it was committed. Of several workers one does it,
    and the others find nothing to do. Raises LogBroken instead of signing a tree that does not
    begin with the one that was signed before.
    """
    async with db.transaction() as current:
        if not await db.claim("auditing.extend"):
            return 0
        waiting = await current.execute_query_dict(WAITING)
        if not waiting:
            return 0
        tree = _tree_of(await AuditCheckpoint.all().order_by("-size").first(), signer)
        first, ids = tree.size, [row["id"] for row in waiting]
        hashes = [entries.hash_of(row) for row in waiting]
        for each in hashes:
            tree.append(each)
        await current.execute_query(_PLACE, [first, ids, hashes])
        await current.execute_query("DELETE FROM audit_pending WHERE entry_id = ANY($1)", [ids])
        await AuditCheckpoint.create(
            size=tree.size, frontier=tree.packed(), note=signer.sign(tree.size, tree.root())
        )
    return len(waiting)


def _tree_of(last: AuditCheckpoint | None, signer: Signer) -> Frontier:
    """The tree to go on with: what its own last checkpoint says."""
    if last is None:
        return Frontier()
    try:
        checkpoint = notes.opened(last.note, signer.trusted)
        tree = Frontier.unpacked(last.size, last.frontier)
    except (NoteRefused, ValueError) as error:
        raise LogBroken(f"checkpoint {last.size}: {error}") from error
    if (checkpoint.size, checkpoint.root) != (tree.size, tree.root()):
        raise LogBroken(f"checkpoint {last.size}: the tree beside it is another one")
    return tree
