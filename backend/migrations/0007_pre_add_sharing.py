"""Links to papers for one receiver, and codes on a holder's screen, with their promises.

Tortoise does not write the constraints of a created model.
"""

from uuid import uuid4

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops
from tortoise.migrations.constraints import CheckConstraint

from backend.sharing.lifecycle import GrantState, ScanState
from backend.sharing.models import AttemptKind, Challenge, ViewLevel

APPEND_ONLY = ("share_item", "share_view")

CHECKS = {
    "share_views_within": ("share_grant", "views_used BETWEEN 0 AND max_views"),
    "share_used_up_at_last_view": ("share_grant", "state <> 'used_up' OR views_used = max_views"),
    "share_at_most_thirty_days": (
        "share_grant",
        "expires_at BETWEEN granted_at AND granted_at + interval '30 days'",
    ),
    "show_scan_asked": (
        "show_scan",
        (
            "(state = 'opened') = (asked_at IS NULL)"
            " AND (office IS NULL) = (asked_at IS NULL)"
            " AND (purpose IS NULL) = (asked_at IS NULL)"
        ),
    ),
    "show_scan_seen_after_consent": ("show_scan", "seen_at IS NULL OR state = 'agreed'"),
}


def _checks_of(table: str) -> list[CheckConstraint]:
    return [
        CheckConstraint(name=name, check=rule)
        for name, (place, rule) in CHECKS.items()
        if place == table
    ]


class Migration(migrations.Migration):
    dependencies = [("portal", "0006_pre_name_subjects_of_notices")]

    operations = [
        ops.CreateModel(
            name="ShareGrant",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "holder",
                    fields.ForeignKeyField(
                        "portal.Person",
                        source_field="holder_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="share_grants",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("client_token", fields.UUIDField()),
                ("request_hash", fields.CharField(max_length=64)),
                (
                    "state",
                    fields.CharEnumField(
                        default=GrantState.GRANTED,
                        description=(
                            "GRANTED: granted\nUSED_UP: used_up\n"
                            "EXPIRED: expired\nWITHDRAWN: withdrawn"
                        ),
                        enum_type=GrantState,
                        max_length=20,
                    ),
                ),
                ("recipient", fields.CharField(max_length=100)),
                ("purpose", fields.CharField(max_length=200)),
                (
                    "view",
                    fields.CharEnumField(
                        description="LIGHT: light\nFULL: full", enum_type=ViewLevel, max_length=10
                    ),
                ),
                (
                    "challenge",
                    fields.CharEnumField(
                        description="SURNAME: surname\nDIGITS: digits",
                        enum_type=Challenge,
                        max_length=10,
                    ),
                ),
                ("token", fields.BinaryField()),
                ("token_hash", fields.CharField(unique=True, max_length=64)),
                ("granted_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("linked_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("expires_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("max_views", fields.IntField()),
                ("views_used", fields.IntField(default=0)),
                ("wrong_tries", fields.IntField(default=0)),
                ("locks", fields.IntField(default=0)),
                (
                    "locked_until",
                    fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
                ),
            ],
            options={
                "table": "share_grant",
                "app": "portal",
                "unique_together": (("holder", "client_token"),),
                "constraints": _checks_of("share_grant"),
                "indexes": [
                    Index(fields=["holder_id", "granted_at"]),
                    Index(fields=["state", "expires_at"]),
                ],
                "pk_attr": "id",
                "table_description": (
                    "A link to some papers for one receiver. `token` is the link's secret"
                    " as a cipher text."
                ),
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ShareItem",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "grant",
                    fields.ForeignKeyField(
                        "portal.ShareGrant",
                        source_field="grant_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="items",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "proof",
                    fields.ForeignKeyField(
                        "portal.Proof",
                        source_field="proof_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="share_items",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("place", fields.IntField()),
            ],
            options={
                "table": "share_item",
                "app": "portal",
                "unique_together": (("grant", "proof"),),
                "pk_attr": "id",
                "table_description": (
                    "One paper of a grant; append-only. `place` is its place in the list."
                ),
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ShareView",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "grant",
                    fields.ForeignKeyField(
                        "portal.ShareGrant",
                        source_field="grant_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="views",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("expires_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("source", fields.CharField(max_length=64)),
                ("token_hash", fields.CharField(unique=True, max_length=64)),
            ],
            options={
                "table": "share_view",
                "app": "portal",
                "indexes": [Index(fields=["grant_id", "at"])],
                "pk_attr": "id",
                "table_description": (
                    "One opening with the right answer; append-only. Only a hash of its"
                    " token is kept."
                ),
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="SharingAttempt",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                ("at", fields.DatetimeField(db_index=True, auto_now=False, auto_now_add=False)),
                ("source", fields.CharField(max_length=64)),
                (
                    "kind",
                    fields.CharEnumField(
                        description="DEAD_LINK: dead_link\nWRONG_ANSWER: wrong_answer",
                        enum_type=AttemptKind,
                        max_length=20,
                    ),
                ),
            ],
            options={
                "table": "sharing_attempt",
                "app": "portal",
                "indexes": [Index(fields=["source", "kind", "at"])],
                "pk_attr": "id",
                "table_description": (
                    "Somebody did not get in. Kept for a day, for the limits of one source"
                    " and nothing else."
                ),
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ShowCode",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "proof",
                    fields.ForeignKeyField(
                        "portal.Proof",
                        source_field="proof_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="show_codes",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "holder",
                    fields.ForeignKeyField(
                        "portal.Person",
                        source_field="holder_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="show_codes",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("code_index", fields.CharField(unique=True, max_length=64)),
                ("expires_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "show_code",
                "app": "portal",
                "indexes": [Index(fields=["proof_id", "expires_at"])],
                "pk_attr": "id",
                "table_description": (
                    "A code on the holder's screen, by its keyed hash; deleted soon after its end."
                ),
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ShowScan",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "proof",
                    fields.ForeignKeyField(
                        "portal.Proof",
                        source_field="proof_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="show_scans",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "holder",
                    fields.ForeignKeyField(
                        "portal.Person",
                        source_field="holder_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="show_scans",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "state",
                    fields.CharEnumField(
                        default=ScanState.OPENED,
                        description=(
                            "OPENED: opened\nASKED: asked\nAGREED: agreed\nREFUSED: refused"
                        ),
                        enum_type=ScanState,
                        max_length=20,
                    ),
                ),
                ("code_index", fields.CharField(max_length=64)),
                ("token_hash", fields.CharField(unique=True, max_length=64)),
                ("source", fields.CharField(max_length=64)),
                ("opened_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("expires_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("office", fields.CharField(null=True, max_length=100)),
                ("purpose", fields.CharField(null=True, max_length=200)),
                ("asked_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                (
                    "answered_at",
                    fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
                ),
                ("seen_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "show_scan",
                "app": "portal",
                "constraints": _checks_of("show_scan"),
                "indexes": [Index(fields=["proof_id", "expires_at"])],
                "pk_attr": "id",
                "table_description": (
                    "One scan of a shown code. `office` and `purpose` are what the scanner claims."
                ),
            },
            bases=["Model"],
        ),
        *(
            ops.RunSQL(
                f"ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({rule})",
                f"ALTER TABLE {table} DROP CONSTRAINT {name}",
            )
            for name, (table, rule) in CHECKS.items()
        ),
        *(
            ops.RunSQL(
                f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table}"
                " FOR EACH ROW EXECUTE FUNCTION refuse_change()",
                f"DROP TRIGGER append_only ON {table}",
            )
            for table in APPEND_ONLY
        ),
    ]
