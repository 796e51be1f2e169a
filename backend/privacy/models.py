"""What rotation leaves behind in the storage, until it is surely not needed."""

from uuid import uuid4

from tortoise import fields
from tortoise.models import Model


class ReplacedFile(Model):
    """A file of the storage whose content was encrypted anew as another one.

    The row is there before the new file is, and `replaced_at` is set in the transaction in which
    the owner's row turns to it. So one of the two is always to be deleted, and known: the old one
    once it is replaced, the new one when it never came to that.
    """

    id = fields.UUIDField(primary_key=True, default=uuid4)
    old_key = fields.CharField(max_length=64)
    new_key = fields.CharField(max_length=64)
    begun_at = fields.DatetimeField(db_index=True)
    replaced_at = fields.DatetimeField(null=True)
    gone_at = fields.DatetimeField(null=True)
    """When the old file was deleted; the row stays for the backup, which looks for new files."""

    class Meta(Model.Meta):
        table = "replaced_file"
