"""What PostgreSQL's own catalogue says of tables and of the application's role."""

import pytest

from backend.foundation import asking, db
from tests.tenants.tables import WITHOUT_TENANTS

pytestmark = pytest.mark.anyio

TABLES = """
SELECT relname AS name, relrowsecurity AND relforcerowsecurity
    AND EXISTS (SELECT FROM pg_policy WHERE polrelid = pg_class.oid) AS is_kept_apart
FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
"""
VIEWS = """
SELECT relname AS name FROM pg_class WHERE relkind = 'v' AND relnamespace = 'public'::regnamespace
AND NOT coalesce('security_invoker=on' = ANY (reloptions), false)
"""
POWERS = """
SELECT rolname, rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolcanlogin AS rules,
    EXISTS (SELECT FROM pg_class WHERE relowner = pg_roles.oid) AS owns
FROM pg_roles WHERE rolname LIKE 'portal\\_%'
"""


async def test_every_table_is_kept_apart_or_is_said_why_not(database: None) -> None:
    rows = await db.connection().execute_query_dict(TABLES)
    tables = {row["name"]: row["is_kept_apart"] for row in rows}
    left_out = {name for name, is_kept_apart in tables.items() if not is_kept_apart}

    assert left_out == set(WITHOUT_TENANTS)


async def test_no_view_shows_more_than_its_reader_may_see(database: None) -> None:
    assert await db.connection().execute_query_dict(VIEWS) == []


async def test_no_role_of_the_portal_owns_or_rules_anything(database: None) -> None:
    rows = await db.connection().execute_query_dict(POWERS)

    assert {asking.APPLICATION, asking.WORKER, asking.SIGNING, "portal_reader"} == {
        row["rolname"] for row in rows
    }
    assert not [row for row in rows if row["rules"] or row["owns"]]
