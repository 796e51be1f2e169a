"""Requests for keys of the departments' door (密钥申请)."""

import functools
from json import dumps, loads
from typing import Any
from uuid import uuid4

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops
from tortoise.migrations.constraints import CheckConstraint

from backend.exchange.lifecycle import KeyRequestState

CHECKS = {
    "key_request_granted_whole": (
        "(state = 'granted') = (granted IS NOT NULL) AND (state = 'granted') ="
        " (client_id IS NOT NULL AND key_days IS NOT NULL AND collect_until IS NOT NULL)"
    ),
    "key_request_collected_when_granted": "token_id IS NULL OR state = 'granted'",
    "key_request_answered": (
        "(state IN ('granted', 'declined')) ="
        " (answered_at IS NOT NULL AND answered_by_id IS NOT NULL)"
        " AND (state <> 'declined' OR answer IS NOT NULL)"
    ),
}

INDEXES = {
    # A system has one request at a time that waits; these are also what the waiting time counts.
    "key_request_one_open": "UNIQUE INDEX {} ON key_request (organisation_id, system)"
    " WHERE state = 'filed'",
}


def _key(to: str, name: str, *, related: str, null: bool = False) -> tuple[str, Any]:
    return name, fields.ForeignKeyField(
        f"portal.{to}",
        source_field=f"{name}_id",
        null=null,
        db_constraint=True,
        to_field="id",
        related_name=related,
        on_delete=OnDelete.RESTRICT,
    )


def _json(**options: Any) -> Any:
    return fields.JSONField(
        encoder=functools.partial(dumps, separators=(",", ":")), decoder=loads, **options
    )


def _moment(**options: Any) -> Any:
    return fields.DatetimeField(auto_now=False, auto_now_add=False, **options)


class Migration(migrations.Migration):
    dependencies = [("portal", "0013_pre_add_declarations")]

    operations = [
        ops.CreateModel(
            name="KeyRequest",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "state",
                    fields.CharEnumField(
                        default=KeyRequestState.FILED,
                        description="FILED: filed\nGRANTED: granted\nDECLINED: declined\n"
                        "WITHDRAWN: withdrawn",
                        enum_type=KeyRequestState,
                        max_length=10,
                    ),
                ),
                _key("Organisation", "organisation", related="key_requests"),
                _key("Person", "applicant", related="key_requests"),
                ("client_token", fields.UUIDField()),
                ("system", fields.CharField(max_length=100)),
                ("contact", fields.CharField(max_length=100)),
                ("purpose", fields.CharField(max_length=500)),
                ("wished", _json()),
                ("filed_at", _moment()),
                ("due_on", fields.DateField()),
                ("calendar_known", fields.BooleanField()),
                ("answered_at", _moment(null=True)),
                _key("Person", "answered_by", related="answered_key_requests", null=True),
                ("answer", fields.CharField(null=True, max_length=500)),
                ("granted", _json(null=True)),
                ("key_days", fields.IntField(null=True)),
                ("collect_until", _moment(null=True)),
                _key("ExchangeClient", "client", related="key_requests", null=True),
                (
                    "token",
                    fields.OneToOneField(
                        "portal.ExchangeToken",
                        source_field="token_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="key_request",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
            ],
            options={
                "table": "key_request",
                "app": "portal",
                "unique_together": (("applicant", "client_token"),),
                "constraints": [
                    CheckConstraint(name=name, check=check) for name, check in CHECKS.items()
                ],
                "indexes": [
                    Index(fields=["filed_at", "id"]),
                    Index(fields=["applicant_id", "filed_at"]),
                    Index(fields=["answered_at"]),
                ],
                "pk_attr": "id",
                "table_description": "A department asks for a key for one of its systems"
                " (密钥申请).",
            },
            bases=["Model"],
        ),
        # Tortoise does not write the constraints of a created model.
        *(
            ops.RunSQL(
                f"ALTER TABLE key_request ADD CONSTRAINT {name} CHECK ({check})",
                f"ALTER TABLE key_request DROP CONSTRAINT {name}",
            )
            for name, check in CHECKS.items()
        ),
        *(
            ops.RunSQL(f"CREATE {index.format(name)}", f"DROP INDEX {name}")
            for name, index in INDEXES.items()
        ),
    ]
