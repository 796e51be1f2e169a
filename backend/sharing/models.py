"""Tables of sharing: grants and their openings, shown codes and their scans."""

from enum import StrEnum
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.migrations.constraints import CheckConstraint
from tortoise.models import Model

from backend.sharing.lifecycle import GrantState, ScanState


class ViewLevel(StrEnum):
    """How much the receiver sees (查看范围)."""

    LIGHT = "light"
    FULL = "full"


class Challenge(StrEnum):
    """What the receiver is asked about the holder (验证问题)."""

    SURNAME = "surname"
    DIGITS = "digits"


class AttemptKind(StrEnum):
    """In which way somebody did not get in."""

    DEAD_LINK = "dead_link"
    WRONG_ANSWER = "wrong_answer"


class ShareGrant(Model):
    """A link to some papers for one receiver. `token` is the link's secret as a cipher text.

    It is kept so that the holder can be shown the same link again; it is found by `token_hash`.
    """

    holder_id: UUID

    id = fields.UUIDField(primary_key=True, default=uuid4)
    holder = fields.ForeignKeyField(
        "portal.Person", related_name="share_grants", on_delete=fields.RESTRICT
    )
    client_token = fields.UUIDField()
    request_hash = fields.CharField(max_length=64)
    state = fields.CharEnumField(GrantState, max_length=20, default=GrantState.GRANTED)
    recipient = fields.CharField(max_length=100)
    purpose = fields.CharField(max_length=200)
    view = fields.CharEnumField(ViewLevel, max_length=10)
    challenge = fields.CharEnumField(Challenge, max_length=10)
    token = fields.BinaryField()
    token_hash = fields.CharField(max_length=64, unique=True)
    granted_at = fields.DatetimeField()
    linked_at = fields.DatetimeField()
    """Since when the present link holds; what was opened by an older one is closed."""
    expires_at = fields.DatetimeField()
    max_views = fields.IntField()
    views_used = fields.IntField(default=0)
    wrong_tries = fields.IntField(default=0)
    """In a row, since the last right answer or lock."""
    locks = fields.IntField(default=0)
    """How often the present link was locked."""
    locked_until = fields.DatetimeField(null=True)

    class Meta(Model.Meta):
        table = "share_grant"
        unique_together = (("holder", "client_token"),)
        indexes = (("holder_id", "granted_at"), ("state", "expires_at"))
        constraints = (
            CheckConstraint(name="share_views_within", check="views_used BETWEEN 0 AND max_views"),
            CheckConstraint(
                name="share_used_up_at_last_view",
                check="state <> 'used_up' OR views_used = max_views",
            ),
            CheckConstraint(
                name="share_at_most_thirty_days",
                check="expires_at BETWEEN granted_at AND granted_at + interval '30 days'",
            ),
        )


class ShareItem(Model):
    """One paper of a grant; append-only. `place` is its place in the list."""

    grant_id: UUID
    proof_id: UUID

    id = fields.UUIDField(primary_key=True, default=uuid4)
    grant = fields.ForeignKeyField(
        "portal.ShareGrant", related_name="items", on_delete=fields.RESTRICT
    )
    proof = fields.ForeignKeyField(
        "portal.Proof", related_name="share_items", on_delete=fields.RESTRICT
    )
    place = fields.IntField()

    class Meta(Model.Meta):
        table = "share_item"
        unique_together = (("grant", "proof"),)


class ShareView(Model):
    """One opening with the right answer; append-only. Only a hash of its token is kept."""

    grant_id: UUID

    id = fields.UUIDField(primary_key=True, default=uuid4)
    grant = fields.ForeignKeyField(
        "portal.ShareGrant", related_name="views", on_delete=fields.RESTRICT
    )
    at = fields.DatetimeField()
    expires_at = fields.DatetimeField()
    source = fields.CharField(max_length=64)
    token_hash = fields.CharField(max_length=64, unique=True)

    class Meta(Model.Meta):
        table = "share_view"
        indexes = (("grant_id", "at"),)


class SharingAttempt(Model):
    """Somebody did not get in. Kept for a day, for the limits of one source and nothing else."""

    id = fields.UUIDField(primary_key=True, default=uuid4)
    at = fields.DatetimeField(db_index=True)
    source = fields.CharField(max_length=64)
    kind = fields.CharEnumField(AttemptKind, max_length=20)

    class Meta(Model.Meta):
        table = "sharing_attempt"
        indexes = (("source", "kind", "at"),)


class ShowCode(Model):
    """A code on the holder's screen, by its keyed hash; deleted soon after its end."""

    proof_id: UUID
    holder_id: UUID

    id = fields.UUIDField(primary_key=True, default=uuid4)
    proof = fields.ForeignKeyField(
        "portal.Proof", related_name="show_codes", on_delete=fields.RESTRICT
    )
    holder = fields.ForeignKeyField(
        "portal.Person", related_name="show_codes", on_delete=fields.RESTRICT
    )
    code_index = fields.CharField(max_length=64, unique=True)
    expires_at = fields.DatetimeField()

    class Meta(Model.Meta):
        table = "show_code"
        indexes = (("proof_id", "expires_at"),)


class ShowScan(Model):
    """One scan of a shown code. `office` and `purpose` are what the scanner claims."""

    proof_id: UUID
    holder_id: UUID

    id = fields.UUIDField(primary_key=True, default=uuid4)
    proof = fields.ForeignKeyField(
        "portal.Proof", related_name="show_scans", on_delete=fields.RESTRICT
    )
    holder = fields.ForeignKeyField(
        "portal.Person", related_name="show_scans", on_delete=fields.RESTRICT
    )
    state = fields.CharEnumField(ScanState, max_length=20, default=ScanState.OPENED)
    code_index = fields.CharField(max_length=64)
    token_hash = fields.CharField(max_length=64, unique=True)
    source = fields.CharField(max_length=64)
    opened_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()
    """Until when its page answers; every step sets it anew."""
    office = fields.CharField(max_length=100, null=True)
    purpose = fields.CharField(max_length=200, null=True)
    asked_at = fields.DatetimeField(null=True)
    answered_at = fields.DatetimeField(null=True)
    seen_at = fields.DatetimeField(null=True)
    """When the full view was first shown."""

    class Meta(Model.Meta):
        table = "show_scan"
        indexes = (("proof_id", "expires_at"),)
        constraints = (
            CheckConstraint(
                name="show_scan_asked",
                check="(state = 'opened') = (asked_at IS NULL)"
                " AND (office IS NULL) = (asked_at IS NULL)"
                " AND (purpose IS NULL) = (asked_at IS NULL)",
            ),
            CheckConstraint(
                name="show_scan_seen_after_consent", check="seen_at IS NULL OR state = 'agreed'"
            ),
        )
