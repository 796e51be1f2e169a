"""Who reaches whose affairs with every operation of both doors, as docs/permissions.md declares."""

from collections.abc import AsyncIterator

import pytest

from backend.foundation import clock, db
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen, Department, Official, Role, System
from backend.web.exchange_schema import exchange
from backend.web.schema import portal
from tests.databases import empty
from tests.documents import Operation, operations
from tests.permissions.asking import ADMITTED, Answer, cell, dependence, reach
from tests.permissions.declared import declared, row
from tests.permissions.operations import EXCHANGE, PLAIN, PORTAL
from tests.permissions.places import Place, moved
from tests.permissions.scene import Asker, Scene, build
from tests.tenants.unfiltered import seen_by

pytestmark = pytest.mark.anyio

DOORS = {"portal": (portal._schema, PORTAL), "exchange": (exchange._schema, EXCHANGE)}
OPERATIONS = [
    (door, operation)
    for door, (schema, _) in DOORS.items()
    for operation in operations(door, schema)
]


@pytest.fixture(scope="module")
async def scene(services: Services, connected: None) -> AsyncIterator[Scene]:
    """Built once: every question is undone. The moment is one, so that answers can be compared."""
    await empty()
    built = await build(services)
    with clock.stopped(clock.now()):
        yield built


@pytest.mark.parametrize(
    ("door", "operation"), OPERATIONS, ids=[operation.name for _, operation in OPERATIONS]
)
async def test_an_operation_reaches_what_is_declared_and_nothing_else(
    scene: Scene, door: str, operation: Operation
) -> None:
    question = DOORS[door][1].get(operation.root, PLAIN)
    viewers = scene.viewers if door == "portal" else scene.systems

    measured = {name: await cell(scene, operation, question, who) for name, who in viewers.items()}

    assert row(measured) == declared(door)[operation.root]


@pytest.mark.parametrize("door", DOORS)
def test_every_operation_is_declared_and_no_other(door: str) -> None:
    schema, questions = DOORS[door]
    roots = {operation.root for operation in operations(door, schema)}

    assert set(declared(door)) == roots
    assert set(questions) <= roots


async def test_without_the_filters_of_the_application_nobody_finds_foreign_rows(
    scene: Scene,
) -> None:
    """Every table with tenants, for every kind of viewer: the affairs are in another county."""
    found = await db.connection().execute_query_dict(KEPT_APART)
    tables = [row["name"] for row in found]
    everything = await seen_by(System(job="tests"), tables)
    foreign = dict[str, set[str]]()
    for name, viewer in {**scene.viewers, **scene.systems}.items():
        async with moved(scene, viewer, Place.COUNTY):
            seen = await seen_by(viewer, tables)
        if more := beyond(her_own(viewer), seen):
            foreign[name] = more

    assert foreign == {"operator": OPERATED, **dict.fromkeys(OF_THE_CITY, SAID)}
    assert set(await seen_by(None, tables)) == PUBLISHED
    assert set(tables) - set(everything) <= EMPTY_HERE


async def test_nor_do_neighbours_who_serve_nobody_there(scene: Scene) -> None:
    """The affairs are those of the same village, and of another department of the same county."""
    found = await db.connection().execute_query_dict(KEPT_APART)
    tables = [row["name"] for row in found]
    foreign = dict[str, set[str]]()
    for name in NEIGHBOURS:
        viewer = scene.viewers[name]
        async with moved(scene, viewer, Place.VILLAGE):
            seen = await seen_by(viewer, tables)
        foreign[name] = beyond(her_own(viewer), seen)

    assert foreign == {name: set() for name in NEIGHBOURS}


def beyond(hers: dict[str, int], seen: dict[str, int]) -> set[str]:
    """The tables of which somebody finds more than is hers, or for everybody."""
    return {each for each in seen if seen[each] > hers.get(each, 0)} - PUBLISHED


def her_own(viewer: Asker) -> dict[str, int]:
    """The rows of this viewer herself, who has nothing of the affairs."""
    match viewer:
        case Department():
            return {"exchange_client": 1}
        case Official() if Role.DEPARTMENT_STAFF in viewer.roles:
            return {"person": 1, "department_console": 1}
        case Official() | Citizen():
            return {"person": 1}
        case _:
            return {}


KEPT_APART = """
SELECT relname AS name FROM pg_class
WHERE relforcerowsecurity AND relnamespace = 'public'::regnamespace ORDER BY 1
"""
NEIGHBOURS = ("visitor", "resident", "department_staff", "agent")
PUBLISHED = {"change_entry", "change_request", "change_step"}
"""What was filed of them is for everybody; tests/tenants/test_offices.py asks for what was not."""
OPERATED = {
    "department_console", "exchange_alert", "exchange_client", "key_request", "seal",
    "seal_decision", "seal_scope", "seal_standing_order", "seal_use", "person",
    "second_factor_reset",
}  # fmt: skip
"""What the operators look after: departments' doors, seals, the uses of departments' seals, and who
lost a second factor."""
OF_THE_CITY = ("legal_reviewer", "policy_reviewer")
SAID = {"change_comment"}
"""Both counties are their branch, and what residents said there is what they decide about."""
EMPTY_HERE = {
    "annotated_copy", "case_note", "copy_file", "exchange_answer", "exchange_file",
    "exchange_lookup", "lane_step_record", "share_view",
}  # fmt: skip
"""Tables of which the scene has no row, or none before somebody asked for something."""

SEEN, OTHER, HIDDEN = Answer(None, "a paper"), Answer(None, "no paper"), Answer("NOT_FOUND")


def test_what_reaches_too_far_is_told_as_it_is() -> None:
    answers = dict.fromkeys(Place, HIDDEN) | {Place.OWN: SEEN, Place.COUNTY: SEEN}
    assert reach(answers, lasts=False) == "own county"


@pytest.mark.parametrize("place", [Place.VILLAGE, Place.DELETED])
def test_a_refusal_that_tells_that_there_is_something_is_noticed(place: Place) -> None:
    answers = dict.fromkeys(Place, HIDDEN) | {Place.OWN: SEEN}
    assert reach(answers, lasts=False) == "own"
    for told in (Answer("FORBIDDEN"), Answer("NOT_FOUND", "other words")):
        assert reach(answers | {place: told}, lasts=False) == f"own ({place}: {told.code})"


@pytest.mark.parametrize("place", [Place.DELETED, Place.UNKNOWN])
def test_reaching_what_is_not_there_is_noticed(place: Place) -> None:
    assert f"({place})" in reach(dict.fromkeys(Place, HIDDEN) | {place: SEEN}, lasts=False)


def test_a_list_reaches_what_its_answer_depends_on() -> None:
    assert dependence(dict.fromkeys(Place, OTHER)) == ADMITTED
    assert dependence(dict.fromkeys(Place, OTHER) | {Place.BRANCH: SEEN}) == "branch"
    assert dependence(dict.fromkeys(Place, HIDDEN)) == "(NOT_FOUND)"
