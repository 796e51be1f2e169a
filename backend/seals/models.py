"""Tables of seals. The register of uses is append-only, in the database too."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint
from tortoise.models import Model

from backend.seals.lifecycle import (
    DecisionState,
    SealingRule,
    SealReason,
    SealState,
    SealVerb,
)


class Seal(Model):
    """The electronic seal of an organisation for (a part of) one term of office.

    `key_ref` names the private key; the certificate columns say what was on record when it was
    enrolled. `face` holds the fields of sealing.face.SealFace. `replaced_by` is the seal that took
    over from it and seals what was approved before; that one has not been replaced itself.
    """

    organisation_id: UUID
    keeper_id: UUID
    enrolled_by_id: UUID | None
    replaced_by_id: UUID | None

    id = fields.UUIDField(primary_key=True, default=uuid4)
    organisation = fields.ForeignKeyField(
        "portal.Organisation", related_name="seals", on_delete=fields.RESTRICT
    )
    name = fields.CharField(max_length=100)
    key_ref = fields.CharField(max_length=64, db_index=True)
    certificate_serial = fields.CharField(max_length=64)
    certificate_fingerprint = fields.CharField(max_length=64, db_index=True)
    certificate_not_after = fields.DatetimeField()
    face = fields.JSONField[dict[str, Any]]()
    keeper = fields.ForeignKeyField(
        "portal.Person", related_name="kept_seals", on_delete=fields.RESTRICT
    )
    valid_from = fields.DateField()
    valid_to = fields.DateField()
    state = fields.CharEnumField(
        SealState, description="A SealState.", max_length=20, default=SealState.ENROLLED
    )
    reason = fields.CharEnumField(SealReason, description="A SealReason.", max_length=20, null=True)
    enrolled_at = fields.DatetimeField()
    enrolled_by = fields.ForeignKeyField(
        "portal.Person", related_name="enrolled_seals", null=True, on_delete=fields.RESTRICT
    )
    replaced_by = fields.ForeignKeyField(
        "portal.Seal", related_name="replaced", null=True, on_delete=fields.RESTRICT
    )
    compromised_since: datetime | None = fields.DatetimeField(null=True)
    """From this moment on its key is not trusted."""

    class Meta(Model.Meta):
        table = "seal"
        indexes = (("organisation_id", "state"),)
        constraints = (
            UniqueConstraint(
                name="seal_one_active", fields=("organisation_id",), condition="state = 'active'"
            ),
            CheckConstraint(name="seal_days_in_order", check="valid_from <= valid_to"),
            CheckConstraint(
                name="seal_compromised_since",
                check="(state = 'compromised') = (compromised_since IS NOT NULL)",
            ),
        )


class SealScope(Model):
    """An item of the catalogue that a seal may seal, from a day to a day, both included."""

    id = fields.UUIDField(primary_key=True, default=uuid4)
    seal = fields.ForeignKeyField("portal.Seal", related_name="scopes", on_delete=fields.RESTRICT)
    item = fields.CharField(max_length=40)
    valid_from = fields.DateField()
    valid_to = fields.DateField()

    class Meta(Model.Meta):
        table = "seal_scope"
        unique_together = (("seal", "item", "valid_from"),)


class SealUse(Model):
    """One line of the register 用印登记: append-only, one for every sealed document.

    Name and phone of the applicant are cipher texts of the vault. `document_id` names the proof,
    letter or copy that was sealed, and is no foreign key: they stand above seals.
    """

    approver_id: UUID
    handler_id: UUID
    keeper_id: UUID
    organisation_id: UUID
    seal_id: UUID

    id = fields.UUIDField(primary_key=True, default=uuid4)
    at = fields.DatetimeField()
    seal = fields.ForeignKeyField("portal.Seal", related_name="uses", on_delete=fields.RESTRICT)
    organisation = fields.ForeignKeyField(
        "portal.Organisation", related_name="seal_uses", on_delete=fields.RESTRICT
    )
    content = fields.CharField(max_length=200)
    copies = fields.IntField()
    approver = fields.ForeignKeyField(
        "portal.Person", related_name="approved_seal_uses", on_delete=fields.RESTRICT
    )
    handler = fields.ForeignKeyField(
        "portal.Person", related_name="handled_seal_uses", on_delete=fields.RESTRICT
    )
    keeper = fields.ForeignKeyField(
        "portal.Person", related_name="kept_seal_uses", on_delete=fields.RESTRICT
    )
    applicant_name = fields.BinaryField()
    applicant_phone = fields.BinaryField()
    document_id = fields.UUIDField(unique=True)
    sha256 = fields.CharField(max_length=64)

    class Meta(Model.Meta):
        table = "seal_use"
        indexes = (("organisation_id", "at"),)
        constraints = (
            # 国办发〔2001〕52号: who approves the use of a seal does not keep it.
            CheckConstraint(name="seal_use_two_persons", check="approver_id <> keeper_id"),
            CheckConstraint(name="seal_use_copies", check="copies > 0"),
        )


class SealWarrant(Model):
    """The approval of one use of a seal 用印审批: append-only, made when deciding.

    `document_id` names the proof, letter or copy, as in SealUse. What nobody decides one by one
    rests on a standing order.
    """

    approver_id: UUID
    handler_id: UUID
    seal_id: UUID
    standing_order_id: UUID | None

    id = fields.UUIDField(primary_key=True, default=uuid4)
    document_id = fields.UUIDField(unique=True)
    seal = fields.ForeignKeyField("portal.Seal", related_name="warrants", on_delete=fields.RESTRICT)
    approver = fields.ForeignKeyField(
        "portal.Person", related_name="seal_warrants", on_delete=fields.RESTRICT
    )
    handler = fields.ForeignKeyField(
        "portal.Person", related_name="handled_seal_warrants", on_delete=fields.RESTRICT
    )
    standing_order = fields.ForeignKeyField(
        "portal.StandingOrder", related_name="warrants", null=True, on_delete=fields.RESTRICT
    )
    at = fields.DatetimeField()
    content = fields.CharField(max_length=200, null=True)
    """Title and number, as in SealUse; null for warrants of before this column."""
    holder = fields.CharField(max_length=100, null=True)
    """Whom the document is for, masked; null for warrants of before this column."""

    class Meta(Model.Meta):
        table = "seal_warrant"
        indexes = (("seal_id",),)
        constraints = (
            CheckConstraint(name="seal_warrant_two_persons", check="approver_id <> handler_id"),
        )


class SealIntent(Model):
    """What is about to be signed under a warrant: append-only, for one signature."""

    warrant_id: UUID

    id = fields.UUIDField(primary_key=True, default=uuid4)
    warrant = fields.ForeignKeyField(
        "portal.SealWarrant", related_name="intents", on_delete=fields.RESTRICT
    )
    digest = fields.CharField(max_length=64)
    opened_at = fields.DatetimeField()

    class Meta(Model.Meta):
        table = "seal_intent"


class SealSignature(Model):
    """A signature that was allowed: append-only, written first.

    Not every one reaches the register: a worker may die before it records the document. The
    difference between the two is what an auditor asks about.
    """

    intent_id: UUID
    seal_id: UUID

    id = fields.UUIDField(primary_key=True, default=uuid4)
    intent = fields.OneToOneField(
        "portal.SealIntent", related_name="signature", on_delete=fields.RESTRICT
    )
    seal = fields.ForeignKeyField(
        "portal.Seal", related_name="signatures", on_delete=fields.RESTRICT
    )
    at = fields.DatetimeField()

    class Meta(Model.Meta):
        table = "seal_signature"
        indexes = (("seal_id", "at"),)


class SealConfirmation(Model):
    """The keeper's word for one use, where the region asks for it: append-only."""

    keeper_id: UUID

    id = fields.UUIDField(primary_key=True, default=uuid4)
    warrant = fields.OneToOneField(
        "portal.SealWarrant", related_name="confirmation", on_delete=fields.RESTRICT
    )
    keeper = fields.ForeignKeyField(
        "portal.Person", related_name="seal_confirmations", on_delete=fields.RESTRICT
    )
    at = fields.DatetimeField()

    class Meta(Model.Meta):
        table = "seal_confirmation"


class SealAsking(Model):
    """That a use of a seal waits for the keeper's word: append-only.

    It is answered by a SealConfirmation of its warrant or by a SealRefusal of its own; after a
    refusal the committee may have the keeper asked again.
    """

    warrant_id: UUID

    id = fields.UUIDField(primary_key=True, default=uuid4)
    warrant = fields.ForeignKeyField(
        "portal.SealWarrant", related_name="askings", on_delete=fields.RESTRICT
    )
    at: datetime = fields.DatetimeField()

    class Meta(Model.Meta):
        table = "seal_asking"
        indexes = (("warrant_id",),)


class SealRefusal(Model):
    """The keeper's no, with her reason: append-only."""

    keeper_id: UUID
    asking_id: UUID

    id = fields.UUIDField(primary_key=True, default=uuid4)
    asking = fields.OneToOneField(
        "portal.SealAsking", related_name="refusal", on_delete=fields.RESTRICT
    )
    keeper = fields.ForeignKeyField(
        "portal.Person", related_name="seal_refusals", on_delete=fields.RESTRICT
    )
    words = fields.CharField(max_length=500)
    at: datetime = fields.DatetimeField()

    class Meta(Model.Meta):
        table = "seal_refusal"


class SealDecision(Model):
    """What one person asks for a seal and another one answers; not to be changed once it ended.

    `replaces` is the seal that a rotation ends, `since` the moment of a compromise.
    """

    seal_id: UUID
    replaces_id: UUID | None
    asked_by_id: UUID
    answered_by_id: UUID | None

    id = fields.UUIDField(primary_key=True, default=uuid4)
    seal = fields.ForeignKeyField(
        "portal.Seal", related_name="decisions", on_delete=fields.RESTRICT
    )
    verb = fields.CharEnumField(SealVerb, description="A SealVerb.", max_length=20)
    reason = fields.CharEnumField(SealReason, description="A SealReason.", max_length=20, null=True)
    replaces = fields.ForeignKeyField(
        "portal.Seal", related_name="replacements", null=True, on_delete=fields.RESTRICT
    )
    since: datetime | None = fields.DatetimeField(null=True)
    words = fields.CharField(max_length=500)
    state = fields.CharEnumField(
        DecisionState,
        description="A DecisionState.",
        max_length=10,
        default=DecisionState.ASKED,
    )
    asked_by = fields.ForeignKeyField(
        "portal.Person", related_name="asked_seal_decisions", on_delete=fields.RESTRICT
    )
    asked_at: datetime = fields.DatetimeField()
    expires_at: datetime = fields.DatetimeField()
    answered_by = fields.ForeignKeyField(
        "portal.Person",
        related_name="answered_seal_decisions",
        null=True,
        on_delete=fields.RESTRICT,
    )
    answer_words = fields.CharField(max_length=500, null=True)
    ended_at: datetime | None = fields.DatetimeField(null=True)

    class Meta(Model.Meta):
        table = "seal_decision"
        indexes = (("seal_id", "asked_at"),)
        constraints = (
            UniqueConstraint(
                name="seal_decision_one_open",
                fields=("seal_id", "verb"),
                condition="state = 'asked'",
            ),
            CheckConstraint(
                name="seal_decision_two_persons", check="answered_by_id <> asked_by_id"
            ),
            CheckConstraint(
                name="seal_decision_answered",
                check="(state IN ('agreed', 'declined')) = (answered_by_id IS NOT NULL)"
                " AND (state = 'asked') = (ended_at IS NULL)",
            ),
            CheckConstraint(
                name="seal_decision_complete",
                check="(verb = 'rotate') = (replaces_id IS NOT NULL)"
                " AND (verb = 'compromise') = (since IS NOT NULL)",
            ),
        )


class SealingWish(Model):
    """A looser rule that one operator asked for; it holds when another one asks for the same.

    It ended when it was agreed to, or when anything else was set or asked for the region.
    """

    asked_by_id: UUID
    agreed_by_id: UUID | None

    id = fields.UUIDField(primary_key=True, default=uuid4)
    region = fields.CharField(max_length=12)
    rule = fields.CharEnumField(SealingRule, description="A SealingRule.", max_length=20)
    hourly_limit = fields.IntField()
    asked_by = fields.ForeignKeyField(
        "portal.Person", related_name="asked_sealing_rules", on_delete=fields.RESTRICT
    )
    asked_at: datetime = fields.DatetimeField()
    agreed_by = fields.ForeignKeyField(
        "portal.Person",
        related_name="agreed_sealing_rules",
        null=True,
        on_delete=fields.RESTRICT,
    )
    ended_at: datetime | None = fields.DatetimeField(null=True)

    class Meta(Model.Meta):
        table = "sealing_wish"
        constraints = (
            CheckConstraint(name="sealing_wish_two_persons", check="agreed_by_id <> asked_by_id"),
            CheckConstraint(
                name="sealing_wish_agreed", check="agreed_by_id IS NULL OR ended_at IS NOT NULL"
            ),
        )


class SealingPolicy(Model):
    """How a region and all below it seal; of several rows the narrowest counts."""

    region = fields.CharField(primary_key=True, max_length=12)
    rule = fields.CharEnumField(SealingRule, max_length=20)
    hourly_limit = fields.IntField()

    class Meta(Model.Meta):
        table = "sealing_policy"
        constraints = (CheckConstraint(name="sealing_policy_limit", check="hourly_limit > 0"),)
