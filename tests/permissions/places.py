"""Where the affairs lie as a viewer sees it, and moving them there for one question."""

from collections.abc import AsyncGenerator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from enum import StrEnum
from typing import NoReturn
from uuid import UUID

from backend.exchange import access
from backend.foundation import db
from backend.foundation.db import transaction
from backend.foundation.viewer import Anonymous, Department, Official, Role
from backend.identity.models import Organisation, Person
from tests.databases import as_owner
from tests.factories import FENSHUI, XIAOYANG
from tests.permissions.scene import FAR, Affairs, Asker, Scene


class Place(StrEnum):
    """Whose the affairs are, and where."""

    OWN = "own"
    """The viewer's own, as a person, or as the department or enterprise she acts for."""
    VILLAGE = "village"
    """Somebody else's of the same village, or of another department of the county."""
    BRANCH = "branch"
    """Of another village of the same township."""
    COUNTY = "county"
    """Of another county of the same city."""
    DELETED = "deleted"
    UNKNOWN = "unknown"
    """They never were."""


REACHED = (Place.OWN, Place.VILLAGE, Place.BRANCH, Place.COUNTY)
_REGIONS = {Place.BRANCH: FENSHUI, Place.COUNTY: FAR}
_KEPT = (
    "person", "organisation", "post", "session", "department_console",
    "region%", "proof_item%", "proof_kind%", "published_list%", "lane_policy", "tortoise%",
)  # fmt: skip
"""What stays when affairs are deleted: people, offices, and what the portal itself is made of."""
_SYSTEM = ("exchange_client", "exchange_token")
"""What a system stands on itself."""


class _Undone(Exception):
    """Ends the transaction of a question."""


@asynccontextmanager
async def moved(scene: Scene, viewer: Asker, place: Place) -> AsyncGenerator[Affairs]:
    """The affairs as they are named at this place; everything done inside is undone."""
    try:
        async with transaction():
            yield await _move(scene, viewer, place)
            _undo()
    except _Undone:
        pass


def _undo() -> NoReturn:
    raise _Undone


async def _move(scene: Scene, viewer: Asker, place: Place) -> Affairs:
    match place:
        case Place.OWN:
            return await _hand_over(scene, viewer)
        case Place.BRANCH | Place.COUNTY:
            return await _carry(scene, _REGIONS[place])
        case Place.DELETED:
            kept = _SYSTEM if isinstance(viewer, Department) else ()
            gone = [table for table in await _tables() if table not in kept]
            await _freely(f"DELETE FROM {table}" for table in gone)
        case Place.UNKNOWN:
            return Affairs.unknown()
        case Place.VILLAGE:
            pass
    return scene.affairs


async def _hand_over(scene: Scene, viewer: Asker) -> Affairs:
    """The viewer takes the place of the people, her office that of the department or enterprise."""
    if isinstance(viewer, Department):
        asked_by = {scene.client: viewer.client_id}
        await _freely(await _exchanged("exchange_client", asked_by, ()))
        return scene.affairs
    if isinstance(viewer, Anonymous):
        return scene.affairs
    person_id = viewer.person_id
    changes = await _exchanged("person", dict.fromkeys(scene.people, person_id), scene.viewer_ids)
    changes += await _indexes(scene, person_id)
    if isinstance(viewer, Official):
        office = await Organisation.get(id=viewer.organisation_id)
        # Her office has a console of its own.
        changes.append(
            f"DELETE FROM department_console WHERE organisation_id = '{scene.department.id}'"
        )
        changes += await _exchanged(
            "organisation", {scene.department.id: office.id}, scene.viewer_ids
        )
        changes.append(_update("proof", "subject_uscc", scene.enterprise.uscc, office.uscc))
        changes.append(_update("notice", "organisation_id", scene.committees[XIAOYANG], office.id))
        if Role.SUPERVISOR in viewer.roles:
            changes.append(_handled_by(office.id, scene.department.id))
    await _freely(changes)
    return scene.affairs


async def _carry(scene: Scene, region: str) -> Affairs:
    """Another committee has the papers; department and enterprise have moved."""
    committee = await Organisation.get(id=scene.committees[region])
    changes = await _exchanged(
        "organisation", {scene.committees[XIAOYANG]: committee.id}, scene.viewer_ids
    )
    offices = f"'{scene.department.id}', '{scene.enterprise.id}'"
    changes += [
        f"UPDATE proof SET region = '{region}'",
        f"UPDATE complaint SET region = '{region}'",
        f"UPDATE organisation SET region = '{region}' WHERE id IN ({offices})",
    ]
    await _freely(changes)
    return replace(
        scene.affairs, region=region, committee=committee.id, committee_uscc=committee.uscc
    )


async def _exchanged(table: str, changes: Mapping[UUID, UUID], spared: Iterable[UUID]) -> list[str]:
    """Exchanges what rows refer to; viewers keep their posts and sessions."""
    own = ", ".join(f"'{each}'" for each in spared)
    statements = list[str]()
    for row in await _rows(_REFERENCES, table):
        if row["table"] in {"post", "session"} and table == "person":
            continue  # Nobody takes over a post with somebody's affairs.
        mine = f" AND person_id NOT IN ({own})" if row["table"] in {"post", "session"} else ""
        statements += [
            _update(row["table"], row["column"], old, new) + mine for old, new in changes.items()
        ]
    return statements


async def _indexes(scene: Scene, person_id: UUID) -> list[str]:
    """Departments name a resident by number and name; so do papers about her."""
    old, new = await Person.get(id=scene.resident), await Person.get(id=person_id)
    name = access.name_index(scene.services.vault, new.name)
    index = old.id_number_index
    return [
        f"UPDATE consent_request SET name_index = '{name}' WHERE holder_index = '{index}'",
        _update("consent_request", "holder_index", index, new.id_number_index),
        _update("proof", "subject_index", index, new.id_number_index),
    ]


def _handled_by(office: UUID, accused: UUID) -> str:
    """The complaints of a supervising office are those that it handles, never those about it."""
    lead = f"CASE WHEN lead_id IS NULL THEN NULL ELSE '{office}'::uuid END"
    return (
        f"UPDATE complaint SET handler_id = '{office}', lead_id = {lead}, accused_id = '{accused}'"
    )


def _update(table: str, column: str, old: object, new: object) -> str:
    return f"UPDATE {table} SET {column} = '{new}' WHERE {column} = '{old}'"


async def _tables() -> list[str]:
    return [row["tablename"] for row in await _rows(_DELETABLE, _KEPT)]


_catalogue: dict[tuple[str, object], list[dict[str, str]]] = {}


async def _rows(query: str, value: object) -> list[dict[str, str]]:
    """What PostgreSQL's catalogue says, which does not change."""
    if (query, value) not in _catalogue:
        _catalogue[query, value] = await db.connection().execute_query_dict(query, [value])
    return _catalogue[query, value]


async def _freely(statements: Iterable[str]) -> None:
    """Without triggers and references: what nobody may do to a register is done to all of it."""
    script = ["SET LOCAL session_replication_role = replica", *statements]
    script.append("SET LOCAL session_replication_role = origin")
    with as_owner():
        await db.connection().execute_script("; ".join(script))


_REFERENCES = """
SELECT source.relname AS table, attribute.attname AS column
FROM pg_constraint
JOIN pg_class AS source ON source.oid = conrelid
JOIN pg_class AS target ON target.oid = confrelid
JOIN pg_attribute AS attribute ON attribute.attrelid = conrelid AND attribute.attnum = conkey[1]
WHERE contype = 'f' AND target.relname = $1
"""
_DELETABLE = """
SELECT tablename FROM pg_tables
WHERE schemaname = 'public' AND NOT tablename LIKE ANY ($1)
"""
