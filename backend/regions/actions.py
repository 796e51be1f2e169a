"""The import of a region list: all of it or nothing, by set-based SQL over a staging table."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Protocol, cast

from backend.foundation import audit, db
from backend.foundation.viewer import System
from backend.regions import branches
from backend.regions.branches import Level
from backend.regions.grams import grams
from backend.regions.listing import ListRefused, RegionRow, SuccessorRow
from backend.regions.pinyin import syllables

IMPORT_TIMEOUT = 600
"""Seconds a statement may take: the national list (664 thousand rows) needs about 20."""
VANISHING_SHARE = 0.2
"""A list without a fifth of a province's places is more likely a truncated file than a reform."""

# Rungs of the ladder of codes that nobody writes in an address.
_PLACEHOLDERS = frozenset({"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"})

_COLUMNS = (
    "code", "name", "level", "parent_code", "committee_kind", "full_name", "pinyin", "initials",
    "grams",
)  # fmt: skip
_STAGE = """
CREATE TEMP TABLE region_listed (
  code text PRIMARY KEY, name text, level text, parent_code text, committee_kind text,
  full_name text, pinyin text, initials text, grams text[]
) ON COMMIT DROP
"""
_NEWER_EDITIONS = """
SELECT province_code, edition FROM region_edition JOIN region_listed ON code = province_code
WHERE edition > $1 ORDER BY 1
"""
_VANISHING = """
SELECT left(region.code, 2) || '0000000000' AS province,
  count(*) FILTER (WHERE region_listed.code IS NULL) AS gone, count(*) AS known
FROM region LEFT JOIN region_listed ON region_listed.code = region.code
WHERE region.abolished_on IS NULL AND left(region.code, 2) = ANY ($1)
GROUP BY 1 ORDER BY 1
"""
_ADD = """
INSERT INTO region (code, name, level, parent_code, committee_kind, full_name, pinyin, initials,
  grams, valid_from)
SELECT code, name, level, parent_code, committee_kind, full_name, pinyin, initials, grams, $1
FROM region_listed ORDER BY code ON CONFLICT (code) DO NOTHING
"""
_KEEP_FORMER_NAMES = """
INSERT INTO region_former_name (region_code, name, replaced_on)
SELECT region.code, region.name, $1 FROM region JOIN region_listed USING (code)
WHERE region.name <> region_listed.name
"""
_CHANGE = """
UPDATE region SET name = listed.name, parent_code = listed.parent_code,
  full_name = listed.full_name, pinyin = listed.pinyin, initials = listed.initials,
  grams = listed.grams, abolished_on = NULL
FROM region_listed AS listed
WHERE listed.code = region.code AND (region.abolished_on IS NOT NULL
  OR (region.name, region.parent_code, region.full_name, region.pinyin, region.grams)
    IS DISTINCT FROM
    (listed.name, listed.parent_code, listed.full_name, listed.pinyin, listed.grams))
"""
_ABOLISH = """
UPDATE region SET abolished_on = $1
WHERE abolished_on IS NULL AND left(code, 2) = ANY ($2)
  AND NOT EXISTS (SELECT FROM region_listed WHERE region_listed.code = region.code)
"""
_NOTE_EDITION = """
INSERT INTO region_edition (province_code, edition)
SELECT code, $1 FROM region_listed WHERE level = 'province'
ON CONFLICT (province_code) DO UPDATE SET edition = excluded.edition
"""
_STATES = "SELECT code, abolished_on IS NULL AS current FROM region WHERE code = ANY ($1)"
_SUCCEED = """
INSERT INTO region_succession (old_code, new_code, "on", reason)
SELECT old_code, new_code, $1, reason
FROM unnest($2::text[], $3::text[], $4::text[]) AS given (old_code, new_code, reason)
ON CONFLICT (old_code, new_code) DO NOTHING
"""


class _Raw(Protocol):
    """What the import needs of the driver's own connection: bulk copy and time limits."""

    async def execute(self, query: str, *args: Any, timeout: float) -> str: ...
    async def fetch(self, query: str, *args: Any, timeout: float) -> list[Any]: ...
    async def copy_records_to_table(
        self, table: str, *, records: Iterator[Any], columns: Sequence[str], timeout: float
    ) -> str: ...


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportSummary:
    """How many regions an import touched. `changed` counts those renamed or moved."""

    listed: int
    added: int
    changed: int
    abolished: int
    succeeded: int


async def import_regions(
    rows: Sequence[RegionRow],
    *,
    edition: date,
    successors: Sequence[SuccessorRow] = (),
    expect_reform: bool = False,
) -> ImportSummary:
    """Makes the listed provinces what the list of the day `edition` says, in one transaction.

    Codes that the list leaves out are abolished on that day and keep their rows; other provinces
    are untouched. A second run changes nothing. Raises ListRefused for a list older than the one
    already imported, for one without a fifth of a province's places unless `expect_reform`, and
    for successors of regions that are unknown or not abolished.
    """
    provinces = sorted({row.code[:2] for row in rows})
    async with db.transaction() as current:
        async with current.acquire_connection() as connection:
            raw = cast("_Raw", connection)
            await _stage(raw, rows)
            await _refuse_older_list(raw, edition)
            if not expect_reform:
                await _refuse_truncated_list(raw, provinces)
            added, changed, abolished = await _apply(raw, edition, provinces)
            succeeded = await _succeed(raw, successors, edition)
        summary = ImportSummary(
            listed=len(rows), added=added, changed=changed, abolished=abolished, succeeded=succeeded
        )
        # After the raw connection is given back: its lock is not re-entrant.
        await _record(edition, provinces, summary)
    return summary


async def _apply(raw: _Raw, edition: date, provinces: list[str]) -> tuple[int, int, int]:
    added = await _run(raw, _ADD, edition)
    await _run(raw, _KEEP_FORMER_NAMES, edition)
    changed = await _run(raw, _CHANGE)
    abolished = await _run(raw, _ABOLISH, edition, provinces)
    await _run(raw, _NOTE_EDITION, edition)
    # Without it the planner takes the filled table for an empty one until autovacuum comes.
    await _run(raw, "ANALYZE region")
    return added, changed, abolished


async def _record(edition: date, provinces: list[str], summary: ImportSummary) -> None:
    counts = asdict(summary)
    importer = System(job="regions.import_regions")
    await audit.record(
        importer, "regions.imported", None, edition=str(edition), provinces=provinces, **counts
    )


async def _stage(raw: _Raw, rows: Sequence[RegionRow]) -> None:
    await _run(raw, f"SET LOCAL statement_timeout = {IMPORT_TIMEOUT * 1000}")
    await _run(raw, _STAGE)
    await raw.copy_records_to_table(
        "region_listed", records=_records(rows), columns=_COLUMNS, timeout=IMPORT_TIMEOUT
    )
    await _run(raw, "ANALYZE region_listed")
    # Readers go on; a second import waits, and gives up after the lock time-out.
    await _run(raw, "LOCK TABLE region IN SHARE ROW EXCLUSIVE MODE")


def _records(rows: Sequence[RegionRow]) -> Iterator[tuple[object, ...]]:
    paths: dict[str, str] = {}
    for row in sorted(rows, key=lambda row: (len(branches.prefix(row.code)), row.code)):
        above = paths.get(row.parent_code or "", "")
        paths[row.code] = above if row.name in _PLACEHOLDERS else above + row.name
        kind = branches.committee_kind(row.code) if row.level is Level.COMMITTEE else None
        sounds = syllables(row.name)
        yield (
            row.code,
            row.name,
            row.level,
            row.parent_code,
            kind,
            above + row.name,
            "".join(sounds),
            "".join(sound[0] for sound in sounds),
            grams(row.name),
        )


async def _refuse_older_list(raw: _Raw, edition: date) -> None:
    newer = await raw.fetch(_NEWER_EDITIONS, edition, timeout=IMPORT_TIMEOUT)
    if newer:
        raise ListRefused(
            [f"{code} was already imported from the list of {known}" for code, known in newer]
        )


async def _refuse_truncated_list(raw: _Raw, provinces: list[str]) -> None:
    counts = await raw.fetch(_VANISHING, provinces, timeout=IMPORT_TIMEOUT)
    faults = [
        f"{gone} of {known} regions of {province} are not in the list"
        for province, gone, known in counts
        if gone > known * VANISHING_SHARE
    ]
    if faults:
        raise ListRefused(faults)


async def _succeed(raw: _Raw, successors: Sequence[SuccessorRow], edition: date) -> int:
    codes = {code for row in successors for code in (row.old_code, row.new_code)}
    states = dict(await raw.fetch(_STATES, list(codes), timeout=IMPORT_TIMEOUT))
    faults = [
        f"line {row.line} of the successors: {code} is not a known region"
        for row in successors
        for code in (row.old_code, row.new_code)
        if code not in states
    ]
    faults += [
        f"line {row.line} of the successors: {row.old_code} is not abolished"
        for row in successors
        if states.get(row.old_code)
    ]
    if faults:
        raise ListRefused(faults)
    return await _run(
        raw,
        _SUCCEED,
        edition,
        [row.old_code for row in successors],
        [row.new_code for row in successors],
        [row.reason for row in successors],
    )


async def _run(raw: _Raw, query: str, *args: object) -> int:
    """The number of rows the statement touched, as its command tag tells."""
    tag = await raw.execute(query, *args, timeout=IMPORT_TIMEOUT)
    count = tag.rpartition(" ")[2]
    return int(count) if count.isdigit() else 0
