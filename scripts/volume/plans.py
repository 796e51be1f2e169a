"""How PostgreSQL would answer a statement if tables had a million rows.

No such tables are needed. The planner is told so, in a transaction that is rolled back, and is told
nothing of what the columns hold; parameters have no values. So a plan says which index a statement
can use at all, the same on every machine and whatever else is in the database.
"""
# ruff: noqa: S608 -- statements are made of our own words

import json
from collections.abc import AsyncGenerator, Iterator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg

from backend.foundation import asking

ROWS = 1_000_000
OFFICES = {
    "catalogue_list": 100,
    "catalogue_proposal": 10_000,
    "change_request": 10_000,
    "exchange_alert": 10_000,
    "exchange_client": 500,
    "exchange_console": 500,
    "exchange_token": 1_000,
    "key_request": 1_000,
    "lane_policy": 1_000,
    "matter": 20_000,
    "number_gap": 600,
    "organisation": 10_000,
    "post": 50_000,
    "region": 700_000,
    "region_former_name": 50_000,
    "region_succession": 20_000,
    "seal": 20_000,
    "seal_decision": 40_000,
    "seal_scope": 40_000,
    "seal_standing_order": 200,
    "second_factor_reset": 2_000,
    "sealing_policy": 1_000,
    "sealing_wish": 1_000,
}
"""What grows with offices and not with use: as many rows as a province would have. Gaps in numbers
are six a restore, and one a month to practise."""
READ_WHOLE = 20_000
"""So many rows are read in two milliseconds."""
OF_ONE, OF_A_COMMITTEE = 20, 500
"""Rows that one value of a reference has: as many as a person's list, and a committee's."""
SORTED = 50_000
"""A twentieth of all rows is nobody's own list."""

_OFFICES = ", ".join(f"('{name}', {rows})" for name, rows in OFFICES.items())
_SIZES = f"""
CREATE TEMPORARY VIEW told AS
SELECT pg_class.oid AS oid, relname, coalesce(rows, {ROWS}) AS rows
FROM pg_class LEFT JOIN (VALUES {_OFFICES}) AS known (name, rows) ON name = relname
WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
"""
_BELIEVE = f"""
DELETE FROM pg_statistic USING told WHERE starelid = told.oid;
SELECT pg_restore_attribute_stats('schemaname', 'public', 'relname', relname::text, 'attname',
    attname::text, 'inherited', false, 'null_frac', 0::real, 'avg_width', 16, 'n_distinct',
    greatest(1, rows / CASE WHEN attname = 'organisation_id' AND rows = {ROWS}
        THEN {OF_A_COMMITTEE} ELSE {OF_ONE} END)::real)
FROM pg_attribute JOIN told ON told.oid = attrelid
WHERE atttypid = 'uuid'::regtype OR attname ~ '(^|_)(code|region)$';
SET LOCAL plan_cache_mode = force_generic_plan;
SET LOCAL jit = off
"""
# What is written and taken back leaves its page behind. Whatever would refuse a row of nothing is
# away meanwhile, and is back with the end of the transaction.
_EXTEND = """
DO $$
DECLARE held record;
BEGIN
    SET LOCAL session_replication_role = replica;
    FOR held IN SELECT conname, conrelid::regclass AS place FROM pg_constraint
        JOIN told ON told.oid = conrelid WHERE pg_relation_size(conrelid) = 0 ORDER BY contype = 'n'
    LOOP
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT IF EXISTS %I CASCADE',
            held.place, held.conname);
    END LOOP;
    FOR held IN SELECT oid::regclass AS place FROM told WHERE pg_relation_size(oid) = 0 LOOP
        EXECUTE format('INSERT INTO %s DEFAULT VALUES', held.place);
    END LOOP;
END $$
"""
# Rows for each page that a table has now: the planner counts the pages itself.
_DENSE = """
UPDATE pg_class SET reltuples = rows, relpages = pages
FROM (SELECT *, greatest(1, pg_relation_size(oid) / 8192) AS pages FROM told) AS now
WHERE now.oid = pg_class.oid AND (reltuples <> rows OR relpages <> pages)
"""
_SMALL = f"SELECT relname FROM told WHERE rows <= {READ_WHOLE}"
_PARTIAL = "SELECT indexrelid::regclass::text FROM pg_index WHERE indpred IS NOT NULL"
_PLANNED = ("SELECT", "WITH", "INSERT", "UPDATE", "DELETE")


class Planner:
    """Judges statements.

    `small` are tables that may be read whole, `partial` indexes of what is still to do, which may
    be walked through.
    """

    def __init__(
        self, database: asyncpg.Connection, small: frozenset[str], partial: frozenset[str]
    ) -> None:
        self._database = database
        self._small = small
        self._partial = partial

    async def faults(self, statement: str) -> list[str]:
        """What reads or sorts a growing table whole; nothing for what is no statement on rows.

        By the statement itself, else by the policies of row level security that are added to it.
        """
        if not statement.lstrip().upper().startswith(_PLANNED):
            return []
        await self._database.execute(_DENSE)
        own = list(self._faults(await self._plan(statement)))
        return own or list(self._faults(await self._plan(statement, role=asking.APPLICATION)))

    @asynccontextmanager
    async def changed(self, statement: str) -> AsyncGenerator[None]:
        """As if this had changed the tables, until the end of the block."""
        changing = self._database.transaction()
        await changing.start()
        try:
            await self._database.execute(statement)
            yield
        finally:
            await changing.rollback()

    async def _plan(self, statement: str, *, role: str = "NONE") -> dict[str, Any]:
        await self._database.execute(f"PREPARE judged AS {statement}")
        try:
            count = await self._database.fetchval(
                "SELECT cardinality(parameter_types) FROM pg_prepared_statements"
                " WHERE name = 'judged'"
            )
            given = f"({', '.join(['NULL'] * count)})" if count else ""
            # The owner's statements go past the policies.
            await self._database.execute(f"SET LOCAL ROLE {role}")
            rows = await self._database.fetch(f"EXPLAIN (FORMAT JSON) EXECUTE judged{given}")
        finally:
            await self._database.execute("SET LOCAL ROLE NONE; DEALLOCATE judged")
        return json.loads(rows[0][0])[0]["Plan"]

    def _faults(self, node: dict[str, Any]) -> Iterator[str]:
        kind, table = node["Node Type"], node.get("Relation Name", "")
        if table and table not in self._small:
            if kind == "Seq Scan":
                yield f"reads all of {table} for {node.get('Filter', 'every row')}"
            elif self._walks(node):
                yield f"walks through {table} for {node['Filter']}"
        if kind in {"Sort", "Incremental Sort"} and node["Plans"][0]["Plan Rows"] > SORTED:
            yield f"sorts {node['Plans'][0]['Plan Rows']:,} rows by {', '.join(node['Sort Key'])}"
        for inner in node.get("Plans", ()):
            yield from self._faults(inner)

    def _walks(self, node: dict[str, Any]) -> bool:
        """Whether every row in the order of an index is looked at until enough are found."""
        index = node.get("Index Name")
        without = index is not None and "Index Cond" not in node and "Filter" in node
        return without and index not in self._partial


@asynccontextmanager
async def planner(url: str) -> AsyncGenerator[Planner]:
    """A planner that believes in large tables. Needs a superuser; leaves empty pages behind."""
    database = await asyncpg.connect(url, statement_cache_size=0)
    await _extend(database)
    believing = database.transaction()
    await believing.start()
    try:
        await database.execute(_SIZES)
        await database.execute(_BELIEVE)
        partial = frozenset(name for (name,) in await database.fetch(_PARTIAL))
        small = frozenset(name for (name,) in await database.fetch(_SMALL))
        yield Planner(database, small, partial)
    finally:
        await believing.rollback()
        await database.close()


async def _extend(database: asyncpg.Connection) -> None:
    """Gives each table a page: one without cannot be believed to be large."""
    extending = database.transaction()
    await extending.start()
    await database.execute(_SIZES)
    await database.execute(_EXTEND)
    await extending.rollback()
