"""The departments' door: clients, keys, evidence, consents, alerts, and buckets for rates."""

import functools
from json import dumps, loads
from uuid import uuid4

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from backend.exchange.kinds import AlertKind, AnswerKind, Mark
from backend.exchange.lifecycle import ClientState, ConsentState

APPEND_ONLY = ("exchange_answer", "consented_proof", "consent_change")

CHECKS = {
    # What a department may do rests on a law or on the resident, never on both or on neither; an
    # answer to a sync rests on several consents, which its lines name.
    "exchange_answer_ground": (
        "exchange_answer",
        "operation = 'proofChanges' OR (legal_basis IS NULL) <> (consent_id IS NULL)",
    ),
    "exchange_answer_given": ("exchange_answer", "(kind = 'answered') = (sha256 IS NOT NULL)"),
    "exchange_token_term": ("exchange_token", "expires_at > created_at"),
    "exchange_alert_words": ("exchange_alert", "(handled_at IS NULL) = (words IS NULL)"),
    "consent_days": ("consent_request", "days BETWEEN 1 AND 30"),
    "consent_agreed_until": (
        "consent_request",
        "(state IN ('agreed', 'withdrawn', 'ended')) = (valid_until IS NOT NULL)",
    ),
}

INDEXES = {
    "exchange_alert_open": "exchange_alert (client_id, kind) WHERE handled_at IS NULL",
}


class Migration(migrations.Migration):
    dependencies = [("portal", "0010_pre_add_organisations")]

    initial = False

    operations = [
        ops.CreateModel(
            name="ExchangeClient",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "organisation",
                    fields.ForeignKeyField(
                        "portal.Organisation",
                        source_field="organisation_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="exchange_clients",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("name", fields.CharField(max_length=100)),
                ("contact", fields.CharField(max_length=100)),
                (
                    "state",
                    fields.CharEnumField(
                        default=ClientState.ACTIVE,
                        description="ACTIVE: active\nSUSPENDED: suspended\nCLOSED: closed",
                        enum_type=ClientState,
                        max_length=10,
                    ),
                ),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "created_by",
                    fields.ForeignKeyField(
                        "portal.Person",
                        source_field="created_by_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="exchange_clients",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("watched_since", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "exchange_client",
                "app": "portal",
                "unique_together": (("organisation", "name"),),
                "indexes": [Index(fields=["created_at", "id"])],
                "pk_attr": "id",
                "table_description": "A system of an organisation that may ask (接入系统).",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ConsentRequest",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "client",
                    fields.ForeignKeyField(
                        "portal.ExchangeClient",
                        source_field="client_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="consents",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("client_token", fields.UUIDField()),
                ("request_hash", fields.CharField(max_length=64)),
                ("holder_index", fields.CharField(max_length=64)),
                ("name_index", fields.CharField(max_length=64)),
                (
                    "state",
                    fields.CharEnumField(
                        default=ConsentState.ASKED,
                        description=(
                            "ASKED: asked\nAGREED: agreed\nREFUSED: refused\nEXPIRED:"
                            " expired\nWITHDRAWN: withdrawn\nENDED: ended"
                        ),
                        enum_type=ConsentState,
                        max_length=10,
                    ),
                ),
                (
                    "wanted",
                    fields.JSONField(
                        encoder=functools.partial(dumps, separators=(",", ":")), decoder=loads
                    ),
                ),
                ("purpose", fields.CharField(max_length=200)),
                ("legal_note", fields.CharField(max_length=500)),
                ("case_number", fields.CharField(max_length=60)),
                ("days", fields.IntField()),
                ("asked_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("ask_until", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("decided_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("valid_until", fields.DateField(null=True)),
                ("over_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "consent_request",
                "app": "portal",
                "unique_together": (("client", "client_token"),),
                "indexes": [
                    Index(fields=["holder_index", "asked_at"]),
                    Index(fields=["client_id", "holder_index", "asked_at"]),
                    Index(fields=["state", "ask_until"]),
                    Index(fields=["state", "valid_until"]),
                ],
                "pk_attr": "id",
                "table_description": (
                    "A department asks one resident for some of her papers, for"
                    " one purpose (单独同意)."
                ),
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ConsentChange",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                (
                    "client",
                    fields.ForeignKeyField(
                        "portal.ExchangeClient",
                        source_field="client_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="changes",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "consent",
                    fields.ForeignKeyField(
                        "portal.ConsentRequest",
                        source_field="consent_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="changes",
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
                        related_name="consent_changes",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "consent_change",
                "app": "portal",
                "indexes": [Index(fields=["client_id", "id"])],
                "pk_attr": "id",
                "table_description": "A line of a client's log: look at this paper again."
                " Append-only.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ConsentedProof",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "consent",
                    fields.ForeignKeyField(
                        "portal.ConsentRequest",
                        source_field="consent_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="chosen",
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
                        related_name="consented",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("chosen_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "consented_proof",
                "app": "portal",
                "unique_together": (("consent", "proof"),),
                "indexes": [Index(fields=["proof_id"])],
                "pk_attr": "id",
                "table_description": (
                    "A paper that the resident chose when she agreed: append-only."
                ),
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ExchangeAlert",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "client",
                    fields.ForeignKeyField(
                        "portal.ExchangeClient",
                        source_field="client_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="alerts",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "kind",
                    fields.CharEnumField(
                        description=(
                            "MANY_PERSONS: many_persons\nMANY_UNKNOWN:"
                            " many_unknown\nSERIAL_WALK: serial_walk\nONE_CASE_MANY_PERSONS:"
                            " one_case_many_persons\nAT_NIGHT: at_night"
                            "\nEQUAL_INTERVALS: equal_intervals"
                        ),
                        enum_type=AlertKind,
                        max_length=30,
                    ),
                ),
                ("severe", fields.BooleanField()),
                (
                    "details",
                    fields.JSONField(
                        encoder=functools.partial(dumps, separators=(",", ":")), decoder=loads
                    ),
                ),
                ("raised_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("handled_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                (
                    "handled_by",
                    fields.ForeignKeyField(
                        "portal.Person",
                        source_field="handled_by_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="handled_alerts",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("words", fields.CharField(null=True, max_length=500)),
            ],
            options={
                "table": "exchange_alert",
                "app": "portal",
                "indexes": [
                    Index(fields=["raised_at", "id"]),
                    Index(fields=["client_id", "raised_at"]),
                ],
                "pk_attr": "id",
                "table_description": (
                    "A pattern of asking that an operator must look at."
                    " `details` are figures, never data."
                ),
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ExchangeLookup",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                ("at", fields.DatetimeField(db_index=True, auto_now=False, auto_now_add=False)),
                (
                    "client",
                    fields.ForeignKeyField(
                        "portal.ExchangeClient",
                        source_field="client_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="lookups",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("answer_id", fields.UUIDField()),
                ("case_number", fields.CharField(max_length=60)),
                (
                    "mark",
                    fields.CharEnumField(
                        description="NUMBER: number\nCODE: code\nFILE: file",
                        enum_type=Mark,
                        max_length=10,
                    ),
                ),
                ("known", fields.BooleanField()),
                ("mismatch", fields.BooleanField(default=False)),
                ("person", fields.CharField(null=True, max_length=64)),
                ("series", fields.CharField(null=True, max_length=64)),
                ("serial", fields.IntField(null=True)),
            ],
            options={
                "table": "exchange_lookup",
                "app": "portal",
                "indexes": [
                    Index(fields=["client_id", "at"]),
                    Index(fields=["client_id", "case_number", "at"]),
                ],
                "pk_attr": "id",
                "table_description": (
                    "One paper that was asked for: what the alarms read. Kept"
                    " for alarms.KEPT, then deleted."
                ),
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ExchangeToken",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "client",
                    fields.ForeignKeyField(
                        "portal.ExchangeClient",
                        source_field="client_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="tokens",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("label", fields.CharField(max_length=60)),
                ("prefix", fields.CharField(max_length=12)),
                ("token_hash", fields.CharField(unique=True, max_length=64)),
                (
                    "scopes",
                    fields.JSONField(
                        encoder=functools.partial(dumps, separators=(",", ":")), decoder=loads
                    ),
                ),
                (
                    "regions",
                    fields.JSONField(
                        encoder=functools.partial(dumps, separators=(",", ":")), decoder=loads
                    ),
                ),
                (
                    "item_types",
                    fields.JSONField(
                        encoder=functools.partial(dumps, separators=(",", ":")), decoder=loads
                    ),
                ),
                (
                    "ip_ranges",
                    fields.JSONField(
                        encoder=functools.partial(dumps, separators=(",", ":")), decoder=loads
                    ),
                ),
                (
                    "legal_bases",
                    fields.JSONField(
                        encoder=functools.partial(dumps, separators=(",", ":")), decoder=loads
                    ),
                ),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "created_by",
                    fields.ForeignKeyField(
                        "portal.Person",
                        source_field="created_by_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="exchange_tokens",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("expires_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "last_used_at",
                    fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
                ),
                ("revoked_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "exchange_token",
                "app": "portal",
                "indexes": [Index(fields=["client_id", "created_at"])],
                "pk_attr": "id",
                "table_description": (
                    "A key of a client. The secret was shown once; its hash is"
                    " here, `prefix` tells it apart."
                ),
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ExchangeAnswer",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "client",
                    fields.ForeignKeyField(
                        "portal.ExchangeClient",
                        source_field="client_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="answers",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "token",
                    fields.ForeignKeyField(
                        "portal.ExchangeToken",
                        source_field="token_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="answers",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("operation", fields.CharField(max_length=40)),
                ("case_number", fields.CharField(null=True, max_length=60)),
                ("purpose", fields.CharField(null=True, max_length=200)),
                ("legal_basis", fields.CharField(null=True, max_length=200)),
                (
                    "consent",
                    fields.ForeignKeyField(
                        "portal.ConsentRequest",
                        source_field="consent_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="answers",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("request_hash", fields.CharField(max_length=64)),
                (
                    "kind",
                    fields.CharEnumField(
                        description="ANSWERED: answered\nREFUSED: refused",
                        enum_type=AnswerKind,
                        max_length=10,
                    ),
                ),
                ("sha256", fields.CharField(null=True, max_length=64)),
                ("asked", fields.IntField()),
                ("proofs", fields.IntField()),
            ],
            options={
                "table": "exchange_answer",
                "app": "portal",
                "indexes": [Index(fields=["client_id", "at"]), Index(fields=["consent_id", "at"])],
                "pk_attr": "id",
                "table_description": (
                    "One answer with personal data, as evidence (应答存证): append-only."
                ),
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ExchangeFile",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                ("token_hash", fields.CharField(unique=True, max_length=64)),
                (
                    "client",
                    fields.ForeignKeyField(
                        "portal.ExchangeClient",
                        source_field="client_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="files",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "answer",
                    fields.ForeignKeyField(
                        "portal.ExchangeAnswer",
                        source_field="answer_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="files",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("sha256", fields.CharField(max_length=64)),
                (
                    "expires_at",
                    fields.DatetimeField(db_index=True, auto_now=False, auto_now_add=False),
                ),
                ("fetched_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "exchange_file",
                "app": "portal",
                "pk_attr": "id",
                "table_description": (
                    "Leave to fetch one annotated copy once. The secret is in"
                    " the address; its hash is here."
                ),
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="RateBucket",
            fields=[
                (
                    "key",
                    fields.CharField(primary_key=True, unique=True, db_index=True, max_length=120),
                ),
                (
                    "full_at",
                    fields.DatetimeField(db_index=True, auto_now=False, auto_now_add=False),
                ),
                ("granted", fields.BooleanField()),
            ],
            options={
                "table": "rate_bucket",
                "app": "portal",
                "pk_attr": "key",
                "table_description": "One bucket, known by the moment at which it will be full"
                " again if nothing is taken.",
            },
            bases=["Model"],
        ),
        *(
            ops.RunSQL(
                f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table}"
                " FOR EACH ROW EXECUTE FUNCTION refuse_change()",
                f"DROP TRIGGER append_only ON {table}",
            )
            for table in APPEND_ONLY
        ),
        *(
            ops.RunSQL(
                f"ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({rule})",
                f"ALTER TABLE {table} DROP CONSTRAINT {name}",
            )
            for name, (table, rule) in CHECKS.items()
        ),
        *(
            ops.RunSQL(f"CREATE INDEX {name} ON {on}", f"DROP INDEX {name}")
            for name, on in INDEXES.items()
        ),
    ]
