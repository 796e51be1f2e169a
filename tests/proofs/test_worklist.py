"""The desk's worklist: tabs and counters agree, search finds, what is urgent comes first."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from uuid import UUID

import asyncpg
import pytest

from backend.foundation import clock
from backend.foundation.services import Services
from backend.foundation.viewer import Official
from backend.proofs import jobs
from backend.proofs.lifecycle import OPEN, ProofState
from backend.proofs.models import Proof
from backend.proofs.worklist import Stage
from tests.factories import FENSHUI, Committee, a_citizen, a_committee, a_proof
from tests.portal import Portal, Refused
from tests.proofs.operations import (
    ADD_NOTE,
    CLAIM,
    DESK_REVISION,
    PAGE,
    PROOF_CASE,
    RELEASE,
    RETRY,
    WITHDRAW,
    WORKLIST,
)

pytestmark = pytest.mark.anyio

CASES = """query($first: Int!) { worklist(stage: ALL, first: $first) { edges { node {
  id handlerName handledByMe claimedAt fileUrl numbers { number }
  committee { name } applicant { name } subject { name }
  notes { text } attachments { url } steps { personName } } } } }"""


async def found(portal: Portal, viewer: Official, search: str | None, stage: Stage) -> set[UUID]:
    asked = {"stage": stage.name, "search": search}
    page = (await portal.execute(PAGE, asked, viewer=viewer))["worklist"]
    assert page["totalCount"] == len(page["edges"])
    return {UUID(edge["node"]["id"]) for edge in page["edges"]}


def ids_of(proofs: Iterable[Proof]) -> set[UUID]:
    return {proof.id for proof in proofs}


async def test_every_tab_counts_what_it_lists_for_everybody_who_reads(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    neighbours = await a_committee(services, FENSHUI)
    for state in ProofState:
        await a_proof(services, committee, state=state)
    await a_proof(services, neighbours)
    for viewer in (committee.preparer, committee.keeper, committee.township):
        for stage in Stage:
            data = await portal.execute(WORKLIST, {"stage": stage.name}, viewer=viewer)
            counted = {row["stage"]: row["count"] for row in data["worklistCounts"]}
            assert list(counted) == [stage.name for stage in Stage]
            assert counted[stage.name] == data["worklist"]["totalCount"], stage
            assert counted[stage.name] == len(data["worklist"]["edges"]), stage

    assert counted["ALL"] == len(ProofState) + 2  # a correction, and the neighbours' case


async def test_an_empty_desk_counts_nothing(portal: Portal, services: Services) -> None:
    committee = await a_committee(services)

    data = await portal.execute(WORKLIST, {"stage": "ALL"}, viewer=committee.preparer)

    assert {row["count"] for row in data["worklistCounts"]} == {0}


async def test_all_counters_take_one_statement(
    portal: Portal, services: Services, statements: Callable[[], int]
) -> None:
    committee = await a_committee(services)
    await a_proof(services, committee)
    statements()

    await portal.execute("{ worklistCounts { count } }", viewer=committee.preparer)

    assert statements() == 1


async def test_mine_are_the_open_cases_that_i_claimed(portal: Portal, services: Services) -> None:
    committee = await a_committee(services)
    made = {state: await a_proof(services, committee, state=state) for state in ProofState}
    for state in OPEN:
        asked = {"id": str(made[state].id), "takeOver": True}
        await portal.execute(CLAIM, asked, viewer=committee.approver)

    mine = await found(portal, committee.approver, None, Stage.MINE)
    theirs = await found(portal, committee.preparer, None, Stage.MINE)

    assert mine == {made[state].id for state in OPEN}
    assert theirs == set()


async def test_search_finds_titles_names_and_numbers(portal: Portal, services: Services) -> None:
    committee = await a_committee(services)
    lodger = await a_citizen(services, "买买提·阿布都热西提")
    issued = await a_proof(
        services, committee, state=ProofState.APPROVED, title="土地承包情况证明", applicant=lodger
    )
    plain = await a_proof(services, committee)
    await Proof.filter(id=plain.id).update(subject_name="Smith_100%")
    viewer = committee.preparer
    expected = {
        "土地": {issued.id},
        "买买提": {issued.id},
        "阿布都 承包": {issued.id},
        "小阳证〔2026〕1号": {issued.id},
        "小阳证（2026）1号": {issued.id},
        "[2026]1": {issued.id},
        "居住": {plain.id},
        "王桂香": {plain.id},
        "smith": {plain.id},
        "_100%": {plain.id},
        "证明": {issued.id, plain.id},
        "": {issued.id, plain.id},
        "　 ": {issued.id, plain.id},
        "土地 王桂香": set(),
        "无此人": set(),
    }

    answers = {search: await found(portal, viewer, search, Stage.ALL) for search in expected}

    assert answers == expected


@pytest.mark.parametrize("search", ["%", "_", "%%%", "\\", "\\%", "'", "';--", "$1", "{}", "?"])
async def test_signs_of_patterns_and_of_sql_are_plain_characters(
    portal: Portal, services: Services, search: str
) -> None:
    committee = await a_committee(services)
    await a_proof(services, committee)

    assert await found(portal, committee.preparer, search, Stage.ALL) == set()


HOSTILE = {
    "a NUL": ("居住\x00", "TEXT_FORBIDDEN_CHARACTER"),
    "a lone surrogate": ("\ud800", "TEXT_FORBIDDEN_CHARACTER"),
    "101 characters": ("字" * 101, "TEXT_TOO_LONG"),
    "a flood": ("% " * 40_000, "TEXT_TOO_LONG"),
}


@pytest.mark.parametrize(("search", "code"), HOSTILE.values(), ids=HOSTILE.keys())
async def test_what_is_no_search_is_refused(
    portal: Portal, services: Services, search: str, code: str
) -> None:
    committee = await a_committee(services)

    with pytest.raises(Refused) as refused:
        await found(portal, committee.preparer, search, Stage.ALL)

    assert refused.value.codes == [code]


async def test_search_does_not_reach_beyond_what_the_viewer_may_know_of(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    neighbours = await a_committee(services, FENSHUI)
    await a_proof(services, committee)

    assert await found(portal, neighbours.preparer, "王桂香", Stage.ALL) == set()


async def pages(portal: Portal, viewer: Official, stage: Stage) -> list[UUID]:
    """Every case of a tab, two at a time."""
    seen: list[UUID] = []
    after = None
    while True:
        asked = {"stage": stage.name, "first": 2, "after": after}
        page = (await portal.execute(PAGE, asked, viewer=viewer))["worklist"]
        seen += [UUID(edge["node"]["id"]) for edge in page["edges"]]
        if not page["pageInfo"]["hasNextPage"]:
            return seen
        after = page["pageInfo"]["endCursor"]


async def some_cases(services: Services, committee: Committee) -> list[Proof]:
    """Requests of several days, three of which are due on the same one."""
    made = []
    for day in (9, 10, 10, 10, 13, 16, 18):
        with clock.stopped(datetime(2026, 11, day, 4, tzinfo=UTC)):
            made.append(await a_proof(services, committee))
    return made


async def test_what_is_due_first_comes_first_on_every_page(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    made = await some_cases(services, committee)
    await Proof.filter(id=made[-1].id).update(due_on=made[0].due_on)

    seen = await pages(portal, committee.preparer, Stage.TO_CHECK)

    rows = await Proof.all().order_by("due_on", "requested_at", "id")
    assert seen == [row.id for row in rows]
    assert seen[1] == made[-1].id


async def test_all_cases_together_come_newest_first(portal: Portal, services: Services) -> None:
    committee = await a_committee(services)
    await some_cases(services, committee)

    seen = await pages(portal, committee.preparer, Stage.ALL)

    rows = await Proof.all().order_by("-requested_at", "-id")
    assert seen == [row.id for row in rows]


async def test_the_place_of_a_foreign_case_leads_nowhere(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    neighbours = await a_committee(services, FENSHUI)
    await a_proof(services, committee)
    asked = {"stage": "TO_CHECK", "first": 1, "after": None}
    page = (await portal.execute(PAGE, asked, viewer=committee.preparer))["worklist"]
    asked["after"] = page["pageInfo"]["endCursor"]

    with pytest.raises(Refused) as refused:
        await portal.execute(PAGE, asked, viewer=neighbours.preparer)

    assert refused.value.codes == ["CURSOR_INVALID"]


async def test_the_revision_changes_with_every_change_and_with_nothing_else(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    neighbours = await a_committee(services, FENSHUI)
    resident = await a_citizen(services)
    proof = await a_proof(services, committee, applicant=resident)
    stuck = await a_proof(services, committee, state=ProofState.SEAL_FAILED)
    rendering = await a_proof(services, committee, state=ProofState.APPROVED)
    one, other = {"id": str(proof.id)}, {"id": str(stuck.id)}

    async def revision(viewer: Official = committee.preparer) -> str:
        return (await portal.execute(DESK_REVISION, viewer=viewer))["deskRevision"]

    seen = [await revision()]
    for operation, asked, viewer in (
        (CLAIM, one, committee.preparer),
        (RELEASE, one, committee.preparer),
        (ADD_NOTE, one | {"text": "备注"}, committee.preparer),
        (RETRY, other, committee.approver),
        (WITHDRAW, one, resident),
    ):
        await portal.execute(operation, asked, viewer=viewer)
        seen.append(await revision())
    await jobs.render_proof(services, proof_id=rendering.id)
    seen.append(await revision())
    await a_proof(services, committee)
    seen.append(await revision())
    with clock.stopped(clock.now() + timedelta(days=1)):
        seen.append(await revision())
    quiet = await revision()
    await a_proof(services, neighbours)
    await portal.execute(PROOF_CASE, one, viewer=committee.preparer)

    assert len(set(seen)) == len(seen)
    assert await revision() == quiet == seen[-2]


async def test_a_change_that_commits_after_a_later_one_is_noticed(
    portal: Portal, services: Services, database_url: str
) -> None:
    committee = await a_committee(services)
    slow, quick = await a_proof(services, committee), await a_proof(services, committee)
    other = await asyncpg.connect(database_url)
    transaction = other.transaction()
    await transaction.start()
    await other.execute("UPDATE proof SET trouble = 'x' WHERE id = $1", slow.id)
    await portal.execute(CLAIM, {"id": str(quick.id)}, viewer=committee.preparer)
    before = await portal.execute(DESK_REVISION, viewer=committee.preparer)

    await transaction.commit()
    await other.close()

    assert await portal.execute(DESK_REVISION, viewer=committee.preparer) != before


async def test_the_revision_takes_one_statement(
    portal: Portal, services: Services, statements: Callable[[], int]
) -> None:
    committee = await a_committee(services)
    await a_proof(services, committee)
    statements()

    await portal.execute(DESK_REVISION, viewer=committee.township)

    assert statements() == 1


async def test_a_page_takes_as_many_statements_for_twenty_cases_as_for_two(
    portal: Portal, services: Services, statements: Callable[[], int]
) -> None:
    committee = await a_committee(services)
    for _ in range(20):
        proof = await a_proof(services, committee, state=ProofState.CHECKED)
        await portal.execute(
            ADD_NOTE, {"id": str(proof.id), "text": "备注"}, viewer=committee.preparer
        )
    counts = set()
    for first in (2, 20):
        statements()
        data = await portal.execute(CASES, {"first": first}, viewer=committee.approver)
        assert len(data["worklist"]["edges"]) == first
        counts.add(statements())

    assert len(counts) == 1


async def test_the_township_reads_along_without_telephones_and_decides_nothing(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee)

    data = await portal.execute(PROOF_CASE, {"id": str(proof.id)}, viewer=committee.township)
    own = await portal.execute(PROOF_CASE, {"id": str(proof.id)}, viewer=committee.preparer)

    assert data["proofCase"]["committee"]["name"] == "九江市柴桑区岷山乡小阳村村民委员会"
    assert "*" in data["proofCase"]["applicant"]["phone"]
    assert "*" not in own["proofCase"]["applicant"]["phone"]


async def test_residents_have_no_worklist(portal: Portal, services: Services) -> None:
    for query in (DESK_REVISION, "{ worklistCounts { count } }", "{ worklist { totalCount } }"):
        with pytest.raises(Refused) as refused:
            await portal.execute(query, viewer=await a_citizen(services))
        assert refused.value.codes == ["FORBIDDEN"]
