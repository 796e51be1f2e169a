"""The history of the database is one line, agrees with the models, and never cascades."""

import importlib
import re
from pathlib import Path

import pytest
from tortoise import Tortoise
from tortoise.migrations.autodetector import MigrationAutodetector
from tortoise.migrations.operations import AddField

from backend import migrations
from backend.foundation import db
from tests.databases import as_owner

pytestmark = pytest.mark.anyio

FOLDER = Path(migrations.__file__).parent


def misnumbered(names: list[str]) -> list[str]:
    """File names that are not the next number in line."""
    return [
        name
        for number, name in enumerate(sorted(names), start=1)
        if not re.fullmatch(rf"{number:04d}_[a-z0-9_]+\.py", name)
    ]


async def cascades() -> list[str]:
    """Foreign keys by which deleting one row would delete or change another."""
    rows = await db.connection().execute_query_dict(
        "SELECT conname FROM pg_constraint WHERE contype = 'f' AND confdeltype NOT IN ('r', 'a')"
    )
    return [row["conname"] for row in rows]


async def missing_constraints() -> list[str]:
    """Constraints that a model declares and the database does not have."""
    rows = await db.connection().execute_query_dict(
        "SELECT conname AS name FROM pg_constraint UNION SELECT indexname FROM pg_indexes"
    )
    known = {row["name"] for row in rows}
    assert Tortoise.apps is not None
    declared = [
        constraint.name
        for model in Tortoise.apps["portal"].values()
        for constraint in getattr(model._meta, "constraints", ())
    ]
    return [name for name in declared if name not in known]


def columns_that_old_rows_cannot_have() -> list[str]:
    """Columns that come to a table with neither NULL nor a value for the rows that are there."""
    steps = [
        (path.stem, each)
        for path in sorted(FOLDER.glob("[0-9]*.py"))
        for each in importlib.import_module(f"backend.migrations.{path.stem}").Migration.operations
    ]
    return [
        f"{name}: {each.model_name}.{each.name}"
        for name, each in steps
        if isinstance(each, AddField) and not (each.field.null or each.field.has_db_default())
    ]


def test_a_new_column_has_a_value_for_the_rows_that_are_there() -> None:
    assert columns_that_old_rows_cannot_have() == []


def test_migrations_are_numbered_in_one_line() -> None:
    assert misnumbered([path.name for path in FOLDER.glob("[0-9]*.py")]) == []


def test_a_second_migration_with_the_same_number_is_noticed() -> None:
    assert misnumbered(["0001_initial.py", "0002_pre_a.py", "0002_pre_b.py"]) == ["0002_pre_b.py"]


async def test_models_and_migrations_agree(connected: None) -> None:
    assert Tortoise.apps is not None
    apps = {"portal": {"models": db.MODEL_MODULES, "migrations": "backend.migrations"}}

    changes = await MigrationAutodetector(Tortoise.apps, apps).changes()

    assert [writer.operations for writer in changes] == [], "run scripts/make-migration"


async def test_no_foreign_key_cascades(database: None) -> None:
    assert await cascades() == []


async def test_a_cascading_foreign_key_is_noticed(database: None) -> None:
    with as_owner():
        await db.connection().execute_script(
            "CREATE TABLE careless (person_id uuid CONSTRAINT careless_person"
            " REFERENCES person (id) ON DELETE CASCADE)"
        )
    try:
        assert await cascades() == ["careless_person"]
    finally:
        with as_owner():
            await db.connection().execute_script("DROP TABLE careless")


async def test_every_declared_constraint_exists(database: None) -> None:
    assert await missing_constraints() == []


async def test_a_lost_constraint_is_noticed(database: None) -> None:
    with as_owner():
        await db.connection().execute_script("ALTER TABLE seal DROP CONSTRAINT seal_days_in_order")
    try:
        assert await missing_constraints() == ["seal_days_in_order"]
    finally:
        with as_owner():
            await db.connection().execute_script(
                "ALTER TABLE seal ADD CONSTRAINT seal_days_in_order CHECK (valid_from <= valid_to)"
            )
