"""The console for staff of departments: what an operator registered, and who asked by hand."""

import functools
from json import dumps, loads
from uuid import uuid4

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops
from tortoise.migrations.constraints import UniqueConstraint

CHECKS = {
    # Evidence names who was answered: a key or a person, never both and never nobody.
    "exchange_answer_asker": ("exchange_answer", "(token_id IS NULL) <> (person_id IS NULL)"),
}

INDEXES = {
    "exchange_client_system": "exchange_client (organisation_id, name) WHERE staff_id IS NULL",
}


class Migration(migrations.Migration):
    dependencies = [("portal", "0014_pre_add_key_requests")]

    initial = False

    operations = [
        ops.CreateModel(
            name="DepartmentConsole",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                (
                    "organisation",
                    fields.OneToOneField(
                        "portal.Organisation",
                        source_field="organisation_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="console",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("contact", fields.CharField(max_length=100)),
                (
                    "legal_bases",
                    fields.JSONField(
                        encoder=functools.partial(dumps, separators=(",", ":")), decoder=loads
                    ),
                ),
                ("set_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "set_by",
                    fields.ForeignKeyField(
                        "portal.Person",
                        source_field="set_by_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="consoles_set",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
            ],
            options={
                "table": "department_console",
                "app": "portal",
                "pk_attr": "id",
                "table_description": (
                    "What an operator registered for a department whose staff ask by"
                    " hand (部门工作台)."
                ),
            },
            bases=["Model"],
        ),
        ops.AlterField(
            model_name="ExchangeAnswer",
            name="token",
            field=fields.ForeignKeyField(
                "portal.ExchangeToken",
                source_field="token_id",
                null=True,
                db_constraint=True,
                to_field="id",
                related_name="answers",
                on_delete=OnDelete.RESTRICT,
            ),
        ),
        ops.AddField(
            model_name="ExchangeAnswer",
            name="person",
            field=fields.ForeignKeyField(
                "portal.Person",
                source_field="person_id",
                null=True,
                db_constraint=True,
                to_field="id",
                related_name="console_answers",
                on_delete=OnDelete.RESTRICT,
            ),
        ),
        ops.RemoveConstraint(
            model_name="ExchangeClient",
            name=None,
            fields=["organisation", "name"],
        ),
        ops.AlterModelOptions(
            name="ExchangeClient",
            options={
                "table": "exchange_client",
                "app": "portal",
                "unique_together": (("organisation", "staff"),),
                "indexes": [Index(fields=["created_at", "id"])],
                "pk_attr": "id",
                "table_description": (
                    "Who may ask for an organisation: a system (接入系统), or one member"
                    " of its staff."
                ),
            },
        ),
        ops.AddField(
            model_name="ExchangeClient",
            name="staff",
            field=fields.ForeignKeyField(
                "portal.Person",
                source_field="staff_id",
                null=True,
                db_constraint=True,
                to_field="id",
                related_name="consoles",
                on_delete=OnDelete.RESTRICT,
            ),
        ),
        ops.AddConstraint(
            model_name="ExchangeClient",
            constraint=UniqueConstraint(fields=("organisation", "staff"), name=None),
        ),
        *(
            ops.RunSQL(
                f"ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({rule})",
                f"ALTER TABLE {table} DROP CONSTRAINT {name}",
            )
            for name, (table, rule) in CHECKS.items()
        ),
        *(
            ops.RunSQL(f"CREATE UNIQUE INDEX {name} ON {on}", f"DROP INDEX {name}")
            for name, on in INDEXES.items()
        ),
    ]
