"""Tables of proofs. What was decided (snapshot, files, steps) is written once."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.fields.db_defaults import SqlDefault
from tortoise.migrations.constraints import CheckConstraint
from tortoise.models import Model

from backend.foundation.sealing.report import SealLevel
from backend.guidance.models import GuideLane, LaneStep
from backend.proofs.lifecycle import ProofState


class Relation(StrEnum):
    """Who the proof is about, seen from the applicant (代办关系)."""

    SELF = "self"
    SPOUSE = "spouse"
    PARENT = "parent"
    CHILD = "child"
    RELATIVE = "relative"
    WARD = "ward"
    ENTRUSTED = "entrusted"
    REPRESENTED = "represented"
    """An organisation that the applicant acts for (我代表的单位); the others are people."""


class SendBackReason(StrEnum):
    """Why a request comes back: one that the resident can mend."""

    FACTS_UNCLEAR = "facts_unclear"
    PURPOSE_UNCLEAR = "purpose_unclear"
    MATERIAL_MISSING = "material_missing"
    IDENTITY_MISMATCH = "identity_mismatch"
    OTHER = "other"


class RejectReason(StrEnum):
    """Why a request is refused: always with a route to whoever can help."""

    NOT_OURS = "not_ours"
    CANNOT_VERIFY = "cannot_verify"
    NOT_TRUE = "not_true"
    NOT_NEEDED = "not_needed"
    OTHER = "other"


class RevokeReason(StrEnum):
    """Why an issued proof no longer holds."""

    FACTS_WRONG = "facts_wrong"
    ISSUED_BY_MISTAKE = "issued_by_mistake"
    SEAL_COMPROMISED = "seal_compromised"
    HOLDER_ASKED = "holder_asked"
    OTHER = "other"


class Evidence(StrEnum):
    """What the committee's knowledge rests on (核实方式)."""

    HOME_VISIT = "home_visit"
    VILLAGE_LEDGER = "village_ledger"
    NEIGHBOURS = "neighbours"
    DOCUMENTS_SEEN = "documents_seen"
    OWN_KNOWLEDGE = "own_knowledge"


class FileKind(StrEnum):
    """Which PDF."""

    RENDERED = "rendered"
    SEALED = "sealed"


class Proof(Model):
    """A request and what became of it. `subject_id_number` is a cipher text of the vault.

    `subject_uscc` is public, and stands in the clear: of the organisation that the proof is about.
    """

    organisation_id: UUID
    applicant_id: UUID
    preparer_id: UUID | None
    approver_id: UUID | None
    handler_id: UUID | None
    corrects_id: UUID | None
    catalogue_version_id: UUID | None
    lane_policy_id: UUID | None

    id = fields.UUIDField(primary_key=True, default=uuid4)
    state = fields.CharEnumField(ProofState, max_length=20, default=ProofState.REQUESTED)
    revision = fields.IntField(default=1)
    """Grows with every step, so that a client knows whether something is new."""

    organisation = fields.ForeignKeyField(
        "portal.Organisation", related_name="proofs", on_delete=fields.RESTRICT
    )
    region = fields.CharField(max_length=12, db_index=True)
    applicant = fields.ForeignKeyField(
        "portal.Person", related_name="proofs", on_delete=fields.RESTRICT
    )
    client_token = fields.UUIDField()
    request_hash = fields.CharField(max_length=64)

    title = fields.CharField(max_length=60)
    purpose = fields.CharField(max_length=200)
    recipient = fields.CharField(max_length=100)
    text = fields.TextField()
    subject_name = fields.CharField(max_length=100)
    subject_id_number = fields.BinaryField(null=True)
    subject_index = fields.CharField(max_length=64, null=True)
    subject_uscc = fields.CharField(max_length=18, null=True)
    relation = fields.CharEnumField(Relation, max_length=20)

    requested_at = fields.DatetimeField()
    due_on = fields.DateField()
    calendar_known = fields.BooleanField()
    days_left = fields.IntField(null=True)
    """Working days that were left when the clock was stopped; null while it runs."""

    statement = fields.TextField(null=True)
    evidence = fields.CharEnumField(Evidence, max_length=20, null=True)
    evidence_note = fields.CharField(max_length=500, null=True)
    valid_until = fields.DateField(null=True)
    declaration_version = fields.CharField(max_length=20, null=True)
    """Which words the applicant declared last; null for requests from before there were any, and
    for corrections, which the committee starts."""
    declared_at = fields.DatetimeField(null=True)
    preparer = fields.ForeignKeyField(
        "portal.Person", related_name="prepared_proofs", null=True, on_delete=fields.RESTRICT
    )
    approver = fields.ForeignKeyField(
        "portal.Person", related_name="approved_proofs", null=True, on_delete=fields.RESTRICT
    )
    handler = fields.ForeignKeyField(
        "portal.Person", related_name="claimed_proofs", null=True, on_delete=fields.RESTRICT
    )
    """Who claimed the case at the desk (认领), while it is open."""
    claimed_at = fields.DatetimeField(null=True)
    recused: list[UUID] = ArrayField("UUID", default=list, db_default=SqlDefault("'{}'"))
    """Who stepped out of the case (回避), for good: the database takes nobody off."""
    trouble = fields.CharField(max_length=500, null=True)
    """What holds up rendering or sealing, while something does: a troubles.Trouble."""
    corrects = fields.ForeignKeyField(
        "portal.Proof", related_name="corrections", null=True, on_delete=fields.RESTRICT
    )
    guide_lane = fields.CharEnumField(GuideLane, max_length=20, null=True)
    """What the guide answered when it was asked, or what the desk found instead at its check; null
    for requests from before the guide."""
    guided_at = fields.DatetimeField(null=True)
    """The moment whose lists the case is decided by, however often its words are mended."""
    catalogue_version = fields.ForeignKeyField(
        "portal.ProofItemVersion", related_name="proofs", null=True, on_delete=fields.RESTRICT
    )
    """The entry that was shown and gone past; null where no list named the proof."""
    lane_policy = fields.ForeignKeyField(
        "portal.LanePolicy", related_name="proofs", null=True, on_delete=fields.RESTRICT
    )
    """The region's rule for the third lane, where the case is in it and there is one."""
    doubted_at: datetime | None = fields.DatetimeField(null=True)
    """Since when nobody should rely on it, see ProofDoubt; null again once that is cleared."""
    change = fields.BigIntField(db_default=0)
    """Which change of all proofs was this one's last. The database counts it, at every write."""

    class Meta(Model.Meta):
        table = "proof"
        constraints = (
            # Two persons decide: who checked does not approve, who stepped out does neither.
            CheckConstraint(name="proof_two_persons", check="approver_id <> preparer_id"),
            CheckConstraint(
                name="proof_recused_are_out",
                check="(preparer_id = ANY (recused)) IS NOT TRUE"
                " AND (approver_id = ANY (recused)) IS NOT TRUE"
                " AND (handler_id = ANY (recused)) IS NOT TRUE",
            ),
            CheckConstraint(
                name="proof_claimed_since", check="(handler_id IS NULL) = (claimed_at IS NULL)"
            ),
            CheckConstraint(
                name="proof_about_person_or_organisation",
                check="(subject_uscc IS NOT NULL) = (relation = 'represented')"
                " AND (subject_uscc IS NULL OR subject_id_number IS NULL)",
            ),
            CheckConstraint(
                name="proof_declared_since",
                check="(declaration_version IS NULL) = (declared_at IS NULL)",
            ),
        )
        unique_together = (("applicant", "client_token"),)
        indexes = (
            ("organisation_id", "state", "requested_at"),
            ("applicant_id", "requested_at"),
            ("state", "valid_until"),
            ("organisation_id", "subject_index"),
            ("subject_uscc", "state"),
            ("organisation_id", "change"),
            ("region", "change"),
            ("corrects_id",),
        )


class ProofStep(Model):
    """One line of the timeline: append-only. `words` and `remedy` are for the resident to read."""

    proof_id: UUID
    person_id: UUID | None

    id = fields.UUIDField(primary_key=True, default=uuid4)
    proof = fields.ForeignKeyField("portal.Proof", related_name="steps", on_delete=fields.RESTRICT)
    at = fields.DatetimeField()
    verb = fields.CharField(max_length=20)
    state = fields.CharEnumField(ProofState, max_length=20)
    person = fields.ForeignKeyField(
        "portal.Person", related_name="proof_steps", null=True, on_delete=fields.RESTRICT
    )
    reason = fields.CharField(max_length=40, null=True)
    remedy = fields.CharField(max_length=500, null=True)
    words = fields.CharField(max_length=500, null=True)

    class Meta(Model.Meta):
        table = "proof_step"
        indexes = (("proof_id", "at"),)


class CaseNote(Model):
    """A note among colleagues (内部备注): append-only, never shown to residents on the portal.

    It is personal information of whoever the case is about all the same: kept as long as the case,
    and handed out when that person asks for a copy of what is held on her (个人信息保护法
    第四十五条). The desk should write nothing that it would not say to her.
    """

    proof_id: UUID
    person_id: UUID

    id = fields.UUIDField(primary_key=True, default=uuid4)
    proof = fields.ForeignKeyField("portal.Proof", related_name="notes", on_delete=fields.RESTRICT)
    person = fields.ForeignKeyField(
        "portal.Person", related_name="case_notes", on_delete=fields.RESTRICT
    )
    at = fields.DatetimeField()
    text = fields.CharField(max_length=500)

    class Meta(Model.Meta):
        table = "case_note"
        indexes = (("proof_id", "at"),)


class LaneStepRecord(Model):
    """A step that a proof outside the lists needs (清单以外的附加手续): append-only, each once."""

    proof_id: UUID
    person_id: UUID

    id = fields.UUIDField(primary_key=True, default=uuid4)
    proof = fields.ForeignKeyField(
        "portal.Proof", related_name="lane_steps", on_delete=fields.RESTRICT
    )
    step = fields.CharEnumField(LaneStep, max_length=20)
    person = fields.ForeignKeyField(
        "portal.Person", related_name="lane_steps", on_delete=fields.RESTRICT
    )
    at = fields.DatetimeField()
    words = fields.CharField(max_length=500)

    class Meta(Model.Meta):
        table = "lane_step_record"
        unique_together = (("proof", "step"),)


class ProofCounter(Model):
    """The last serial of a committee in a year. A locked row, since sequences leave gaps."""

    id = fields.IntField(primary_key=True)
    organisation = fields.ForeignKeyField(
        "portal.Organisation", related_name="proof_counters", on_delete=fields.RESTRICT
    )
    year = fields.IntField()
    last_serial = fields.IntField()
    skipped = fields.IntField(default=0, db_default=0)
    """Of these, how many a restore left out, since papers may be in the world that have them."""

    class Meta(Model.Meta):
        table = "proof_counter"
        unique_together = (("organisation", "year"),)


class ProofSnapshot(Model):
    """What was decided, frozen at approval: the only thing rendering reads.

    `content` is canonical JSON encrypted by the vault; `sha256` is the hash of its clear bytes.
    """

    proof_id: UUID
    organisation_id: UUID

    id = fields.UUIDField(primary_key=True, default=uuid4)
    proof = fields.OneToOneField("portal.Proof", related_name="snapshot", on_delete=fields.RESTRICT)
    organisation = fields.ForeignKeyField(
        "portal.Organisation", related_name="snapshots", on_delete=fields.RESTRICT
    )
    year = fields.IntField()
    serial = fields.IntField()
    number = fields.CharField(max_length=60, unique=True)
    identifier_serial = fields.CharField(max_length=20)
    version = fields.IntField()
    identifier = fields.CharField(max_length=120, unique=True)
    code = fields.CharField(max_length=30, unique=True)
    template = fields.CharField(max_length=60)
    template_version = fields.CharField(max_length=10)
    content = fields.BinaryField()
    sha256 = fields.CharField(max_length=64)
    seal_id = fields.UUIDField()
    approved_at = fields.DatetimeField()
    issued_on = fields.DateField()

    class Meta(Model.Meta):
        table = "proof_snapshot"
        unique_together = (("organisation", "year", "serial"),)


class ProofFile(Model):
    """A PDF of a proof, by the hash of its content. The first committer of each wins.

    There is one rendered file. Of sealed ones there are as many as the seal got time stamps; the
    newest is what is handed out, and all stay valid.
    """

    proof_id: UUID

    id = fields.UUIDField(primary_key=True, default=uuid4)
    proof = fields.ForeignKeyField("portal.Proof", related_name="files", on_delete=fields.RESTRICT)
    kind = fields.CharEnumField(FileKind, max_length=10)
    sha256 = fields.CharField(max_length=64, db_index=True)
    size = fields.IntField()
    pages = fields.IntField()
    seal_spot = fields.JSONField[dict[str, Any]](null=True)
    seal_level = fields.CharEnumField(SealLevel, max_length=10, null=True)
    """The PAdES level with which a sealed file was made; null for files of before this column,
    which are B-B, and for those without a seal."""
    revision = fields.IntField(default=1, db_default=1)
    """Counts the sealed files of a proof, from 1."""
    made_at = fields.DatetimeField()

    class Meta(Model.Meta):
        table = "proof_file"
        constraints = (
            CheckConstraint(
                name="proof_file_seal_level",
                check="seal_level IS NULL OR kind = 'sealed'",
            ),
        )
        unique_together = (("proof", "kind", "revision"),)


class Attachment(Model):
    """A file the applicant gave with a request; its bytes, encrypted, are in the storage.

    The row is written before the file and deleted after it, so that no file is without a row.
    Every file is encrypted anew, so that no two rows share one. `copied_from` is the row that was
    uploaded first, when this one is the same file given again; it may be deleted since, so that it
    is no foreign key.
    """

    owner_id: UUID
    proof_id: UUID | None

    id = fields.UUIDField(primary_key=True, default=uuid4)
    owner = fields.ForeignKeyField(
        "portal.Person", related_name="attachments", on_delete=fields.RESTRICT
    )
    proof = fields.ForeignKeyField(
        "portal.Proof", related_name="attachments", null=True, on_delete=fields.RESTRICT
    )
    copied_from = fields.UUIDField(null=True)
    media_type = fields.CharField(max_length=40)
    sha256 = fields.CharField(max_length=64, unique=True)
    """The key in the storage: the hash of the encrypted bytes."""
    size = fields.IntField()
    """Of the file itself, in bytes."""
    width = fields.IntField(null=True)
    height = fields.IntField(null=True)
    pages = fields.IntField(null=True)
    uploaded_at = fields.DatetimeField()
    discarded_at = fields.DatetimeField(null=True)
    """Since when nobody can attach or read it; its file and then this row are deleted."""

    class Meta(Model.Meta):
        table = "attachment"
        constraints = (
            CheckConstraint(
                name="attachment_in_use_is_kept", check="proof_id IS NULL OR discarded_at IS NULL"
            ),
        )
        indexes = (("proof_id", "uploaded_at"), ("owner_id", "uploaded_at"), ("copied_from",))
