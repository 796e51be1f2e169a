"""Where cipher texts of the vault are, found from the models: nobody has to remember a new one.

A column of bytes is one, bound to `table.column` and the row's id, unless this page says otherwise.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tortoise import Tortoise
from tortoise.fields import BinaryField

NO_CIPHER = {
    ("audit_leaf", "hash"): "a hash of the signed tree",
    ("audit_checkpoint", "frontier"): "hashes of the signed tree",
}
"""Columns of bytes that hold nothing of a person, and what they hold."""

_ROWS = {
    ("proof_snapshot", "content"): "proof_id",
    ("letter_snapshot", "content"): "letter_id",
    ("letter_file", "stored_as"): "letter_id",
}
"""Cipher texts that are bound to the row they belong to, and not to their own."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """A column of cipher texts."""

    table: str
    column: str
    row: str
    """The column with the id to which the cipher text is bound."""

    @property
    def place(self) -> str:
        """What it is bound to beside the row."""
        return f"{self.table}.{self.column}"


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredFile:
    """A column with keys of the storage, behind which are cipher texts."""

    table: str
    column: str
    row: str
    place: str
    answers: str = "true"
    """Which rows answer for their file; others speak of one that is going."""


FILES: Sequence[StoredFile] = (
    StoredFile(
        table="attachment",
        column="sha256",
        row="id",
        place="attachment.content",
        # Whatever is put out of reach is deleted soon, and may be bound to another row.
        answers="discarded_at IS NULL",
    ),
    StoredFile(table="letter_piece", column="stored_as", row="id", place="letter_piece.content"),
    StoredFile(
        table="letter_file", column="stored_as", row="letter_id", place="letter_file.content"
    ),
    StoredFile(
        table="complaint_evidence", column="stored_as", row="id", place="complaint_evidence.file"
    ),
    StoredFile(table="filing", column="workbook", row="id", place="filing.workbook"),
)

READABLE_FILES = {
    ("proof_file", "sha256"): "the sealed paper itself: whoever has it checks it by this hash",
    ("annotated_copy", "sha256"): "a printed copy for a department, as above",
    ("copy_file", "sha256"): "a sealed copy for a department, as above",
}
"""Columns with keys of the storage, behind which are files in the clear, and why."""


def cells() -> Sequence[Cell]:
    """Every column of cipher texts of the connected models, by name."""
    assert Tortoise.apps is not None, "models are known once the database is connected"
    found = [
        (model._meta.db_table, name)  # noqa: SLF001 -- what Tortoise calls its description
        for model in Tortoise.apps["portal"].values()
        for name, field in model._meta.fields_map.items()  # noqa: SLF001 -- as above
        if isinstance(field, BinaryField)
    ]
    return [
        Cell(table=table, column=column, row=_ROWS.get((table, column), "id"))
        for table, column in sorted(found)
        if (table, column) not in NO_CIPHER
    ]
