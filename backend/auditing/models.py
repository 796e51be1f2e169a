"""Entries without a place, the leaves of the tree, and what was signed of it."""

from tortoise import fields
from tortoise.models import Model


class PendingEntry(Model):
    """An entry that has no place yet; a trigger writes it with the entry.

    An entry's number says nothing about when it is committed, so that no “behind the last one”
    finds all of them. This table is as long as what is left to do, however long the log is.
    """

    entry_id = fields.BigIntField(primary_key=True, generated=False)

    class Meta(Model.Meta):
        table = "audit_pending"


class AuditLeaf(Model):
    """The place of one entry, counted from 0 without gaps. Append-only."""

    position = fields.BigIntField(primary_key=True, generated=False)
    entry_id = fields.BigIntField(unique=True)
    hash = fields.BinaryField()

    class Meta(Model.Meta):
        table = "audit_leaf"


class AuditCheckpoint(Model):
    """The tree at one size, signed. Append-only."""

    size = fields.BigIntField(primary_key=True, generated=False)
    frontier = fields.BinaryField()
    """The hashes of its perfect subtrees, the largest first: what is needed to go on."""
    note = fields.TextField()
    """The signed note, as it is copied."""

    class Meta(Model.Meta):
        table = "audit_checkpoint"
