"""Tables of letters. What was decided (snapshot, files, pieces) is written once."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.migrations.constraints import CheckConstraint
from tortoise.models import Model

from backend.foundation.sealing.report import SealLevel
from backend.letters.lifecycle import LetterState


class LetterKind(StrEnum):
    """What is written (文书种类)."""

    RECTIFICATION_ORDER = "rectification_order"
    """责令限期整改通知书."""
    TRANSFER_NOTICE = "transfer_notice"
    """投诉举报事项转办通知书, to the discipline body."""
    ANSWER = "answer"
    """投诉举报答复书, to who complained."""
    EVIDENCE_BUNDLE = "evidence_bundle"
    """证据包: a list of pieces, which travel inside the file."""


class LetterFileKind(StrEnum):
    """Which PDF."""

    RENDERED = "rendered"
    SEALED = "sealed"


class Letter(Model):
    """A letter of one office. `content` is a cipher text: addressee and words as drafted.

    `subject_id` names what it is about in the context that asked for it. `number`, `year` and
    `serial` come with the approval.
    """

    organisation_id: UUID
    drafter_id: UUID
    approver_id: UUID | None
    vouched_by_id: UUID | None
    cleared_by_id: UUID | None

    id = fields.UUIDField(primary_key=True, default=uuid4)
    kind = fields.CharEnumField(LetterKind, description="A LetterKind.", max_length=20)
    state = fields.CharEnumField(
        LetterState, description="A LetterState.", max_length=15, default=LetterState.DRAFTED
    )
    organisation = fields.ForeignKeyField(
        "portal.Organisation", related_name="letters", on_delete=fields.RESTRICT
    )
    subject_id = fields.UUIDField(db_index=True)
    content = fields.BinaryField()
    drafter = fields.ForeignKeyField(
        "portal.Person", related_name="drafted_letters", on_delete=fields.RESTRICT
    )
    drafted_at: datetime = fields.DatetimeField()
    approver = fields.ForeignKeyField(
        "portal.Person", related_name="approved_letters", null=True, on_delete=fields.RESTRICT
    )
    approved_at: datetime | None = fields.DatetimeField(null=True)
    year: int | None = fields.IntField(null=True)
    serial: int | None = fields.IntField(null=True)
    number = fields.CharField(max_length=60, unique=True, null=True)
    issued_at: datetime | None = fields.DatetimeField(null=True)
    doubted_at: datetime | None = fields.DatetimeField(null=True)
    """Since when nobody should rely on it, since the key of its seal was not trusted any more."""
    vouched_by = fields.ForeignKeyField(
        "portal.Person", related_name="vouched_letters", null=True, on_delete=fields.RESTRICT
    )
    vouched_at: datetime | None = fields.DatetimeField(null=True)
    vouched_words = fields.CharField(max_length=500, null=True)
    cleared_by = fields.ForeignKeyField(
        "portal.Person", related_name="cleared_letters", null=True, on_delete=fields.RESTRICT
    )
    cleared_at: datetime | None = fields.DatetimeField(null=True)
    """When another person confirmed it: it can be relied on again, and `doubted_at` stays."""
    withdrawn_because = fields.CharField(max_length=500, null=True)
    trouble = fields.CharField(max_length=30, null=True)
    """What holds up printing or sealing, while something does: a seals.troubles.Trouble."""

    class Meta(Model.Meta):
        table = "letter"
        constraints = (
            # Two persons answer for a letter: who drafts it does not approve it.
            CheckConstraint(name="letter_two_persons", check="approver_id <> drafter_id"),
            CheckConstraint(name="letter_cleared_by_two", check="cleared_by_id <> vouched_by_id"),
            CheckConstraint(
                name="letter_vouched_in_doubt",
                check="(vouched_by_id IS NULL) = (vouched_at IS NULL)"
                " AND (vouched_by_id IS NULL) = (vouched_words IS NULL)"
                " AND (vouched_by_id IS NULL OR doubted_at IS NOT NULL)",
            ),
            CheckConstraint(
                name="letter_cleared_after_vouching",
                check="(cleared_by_id IS NULL) = (cleared_at IS NULL)"
                " AND (cleared_by_id IS NULL OR vouched_by_id IS NOT NULL)",
            ),
            CheckConstraint(
                name="letter_numbered_when_approved",
                check="state IN ('drafted', 'withdrawn') OR (number IS NOT NULL"
                " AND year IS NOT NULL AND serial IS NOT NULL AND approver_id IS NOT NULL"
                " AND approved_at IS NOT NULL)",
            ),
            CheckConstraint(
                name="letter_withdrawn_with_reason",
                check="state <> 'withdrawn' OR (withdrawn_because IS NOT NULL AND number IS NULL)",
            ),
        )
        unique_together = (("organisation", "kind", "year", "serial"),)
        indexes = (("organisation_id", "drafted_at"),)

    @property
    def is_in_doubt(self) -> bool:
        """Whether nobody should rely on it now."""
        return self.doubted_at is not None and self.cleared_at is None


class LetterCounter(Model):
    """The last serial of an office's letters of a kind in a year; sequences would leave gaps."""

    id = fields.IntField(primary_key=True)
    organisation = fields.ForeignKeyField(
        "portal.Organisation", related_name="letter_counters", on_delete=fields.RESTRICT
    )
    kind = fields.CharEnumField(LetterKind, description="A LetterKind.", max_length=20)
    year = fields.IntField()
    last_serial = fields.IntField()
    skipped = fields.IntField(default=0, db_default=0)
    """Of these, how many a restore left out, since papers may be in the world that have them."""

    class Meta(Model.Meta):
        table = "letter_counter"
        unique_together = (("organisation", "kind", "year"),)


class LetterSnapshot(Model):
    """What was decided, frozen at approval: the only thing printing reads.

    `content` is canonical JSON encrypted by the vault; `sha256` is the hash of its clear bytes.
    """

    letter_id: UUID

    id = fields.UUIDField(primary_key=True, default=uuid4)
    letter = fields.OneToOneField(
        "portal.Letter", related_name="snapshot", on_delete=fields.RESTRICT
    )
    template = fields.CharField(max_length=60)
    template_version = fields.CharField(max_length=10)
    content = fields.BinaryField()
    sha256 = fields.CharField(max_length=64)
    seal_id = fields.UUIDField()
    issued_on: date = fields.DateField()

    class Meta(Model.Meta):
        table = "letter_snapshot"


class LetterPiece(Model):
    """A file that travels inside a letter. The storage has it encrypted under `stored_as`.

    `sha256` is the hash of the file itself, and stands on the page.
    """

    letter_id: UUID

    id = fields.UUIDField(primary_key=True, default=uuid4)
    letter = fields.ForeignKeyField(
        "portal.Letter", related_name="pieces", on_delete=fields.RESTRICT
    )
    position = fields.IntField()
    name = fields.CharField(max_length=40)
    title = fields.BinaryField()
    """What it is: a cipher text, since it may name somebody."""
    media_type = fields.CharField(max_length=40)
    sha256 = fields.CharField(max_length=64)
    size = fields.IntField()
    stored_as = fields.CharField(max_length=64)

    class Meta(Model.Meta):
        table = "letter_piece"
        unique_together = (("letter", "position"),)


class LetterFile(Model):
    """A PDF of a letter: one that was printed, and sealed ones as those of a proof.

    `sha256` is the hash of the PDF; the storage has it encrypted under `stored_as`.
    """

    letter_id: UUID

    id = fields.UUIDField(primary_key=True, default=uuid4)
    letter = fields.ForeignKeyField(
        "portal.Letter", related_name="files", on_delete=fields.RESTRICT
    )
    kind = fields.CharEnumField(LetterFileKind, description="A LetterFileKind.", max_length=10)
    sha256 = fields.CharField(max_length=64, db_index=True)
    stored_as = fields.CharField(max_length=64)
    size = fields.IntField()
    pages = fields.IntField()
    seal_spot = fields.JSONField[dict[str, Any]](null=True)
    seal_level = fields.CharEnumField(
        SealLevel, description="A SealLevel.", max_length=10, null=True
    )
    revision = fields.IntField(default=1, db_default=1)
    """Counts the sealed files of a letter, from 1."""
    made_at: datetime = fields.DatetimeField()

    class Meta(Model.Meta):
        table = "letter_file"
        constraints = (
            CheckConstraint(
                name="letter_file_seal_level",
                check="(seal_level IS NOT NULL) = (kind = 'sealed')",
            ),
        )
        unique_together = (("letter", "kind", "revision"),)
