"""Second factors of staff, tokens that are renewed, and visits to the identity platform."""

from uuid import uuid4

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.migrations import operations as ops
from tortoise.migrations.constraints import CheckConstraint

from backend.identity.models import Device

CHECKS = (
    ("second_factor", "second_factor_enrolled", "(secret IS NULL) = (enrolled_at IS NULL)"),
    ("second_factor", "second_factor_offered", "(offered IS NULL) = (offered_at IS NULL)"),
)


class Migration(migrations.Migration):
    dependencies = [("portal", "0034_pre_add_invariants")]

    initial = False

    operations = [
        ops.CreateModel(
            name="PlatformVisit",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                ("state_hash", fields.CharField(unique=True, max_length=64)),
                ("browser_hash", fields.CharField(max_length=64)),
                ("nonce", fields.CharField(max_length=64)),
                ("verifier", fields.CharField(max_length=128)),
                ("destination", fields.CharField(max_length=500)),
                (
                    "begun_at",
                    fields.DatetimeField(db_index=True, auto_now=False, auto_now_add=False),
                ),
                ("used_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "platform_visit",
                "app": "portal",
                "pk_attr": "id",
                "table_description": (
                    "Somebody was sent to the city's identity platform,"
                    " and is to come back once, and soon."
                ),
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="RecoveryCode",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "person",
                    fields.ForeignKeyField(
                        "portal.Person",
                        source_field="person_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="recovery_codes",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("code_index", fields.CharField(unique=True, max_length=64)),
                ("made_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("used_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "recovery_code",
                "app": "portal",
                "pk_attr": "id",
                "table_description": (
                    "A printed code (恢复码) that takes the place of one password;"
                    " only a keyed hash is kept."
                ),
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="SecondFactor",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "person",
                    fields.OneToOneField(
                        "portal.Person",
                        source_field="person_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="second_factor",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("secret", fields.BinaryField(null=True)),
                (
                    "enrolled_at",
                    fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
                ),
                ("offered", fields.BinaryField(null=True)),
                ("offered_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("last_step", fields.BigIntField(default=0)),
                ("wrong_tries", fields.IntField(default=0)),
                ("wrong_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "second_factor",
                "app": "portal",
                "constraints": [
                    CheckConstraint(
                        check="(secret IS NULL) = (enrolled_at IS NULL)",
                        name="second_factor_enrolled",
                    ),
                    CheckConstraint(
                        check="(offered IS NULL) = (offered_at IS NULL)",
                        name="second_factor_offered",
                    ),
                ],
                "pk_attr": "id",
                "table_description": (
                    "The one-time passwords of a person (动态口令, RFC 6238);"
                    " secrets are cipher texts."
                ),
            },
            bases=["Model"],
        ),
        ops.AddField(
            model_name="Person",
            name="subject_index",
            field=fields.CharField(null=True, unique=True, max_length=64),
        ),
        ops.AddField(
            model_name="Session",
            name="device",
            field=fields.CharEnumField(
                description=(
                    "IPHONE: iphone\nANDROID: android\nWINDOWS: windows\nMAC: mac\n"
                    "LINUX: linux\nOTHER: other"
                ),
                db_default="other",
                enum_type=Device,
                max_length=10,
            ),
        ),
        ops.AddField(
            model_name="Session",
            name="earlier_hash",
            field=fields.CharField(null=True, unique=True, max_length=64),
        ),
        ops.AddField(
            model_name="Session",
            name="renewed_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name="Session",
            name="second_factor_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        *(
            ops.RunSQL(
                f"ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({check})",
                f"ALTER TABLE {table} DROP CONSTRAINT {name}",
            )
            for table, name, check in CHECKS
        ),
    ]
