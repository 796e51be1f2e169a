"""Giving entries their places."""

from backend.auditing import entries, notes
from backend.auditing.merkle import Frontier
from backend.auditing.models import AuditCheckpoint
from backend.auditing.notes import NoteRefused, Signer
from backend.foundation import db

BATCH = 1000
"""Entries between two checkpoints at most, and what one transaction does."""

WAITING = f"""
SELECT {entries.COLUMNS} FROM audit_pending AS p JOIN audit_entry AS e ON e.id = p.entry_id
WHERE NOT EXISTS (SELECT 1 FROM audit_leaf AS l WHERE l.entry_id = p.entry_id)
ORDER BY p.entry_id LIMIT {BATCH}
"""  # noqa: S608 -- constants
"""What has no place yet: reads as much as waits, however long the log is."""
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
