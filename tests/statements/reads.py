"""How people's reads are asked for one row and for many."""

from collections.abc import Callable
from typing import Any

from backend.foundation.viewer import Anonymous, Visitor
from tests.statements.around import QUARTERS
from tests.statements.asking import Arrangements, Asked, World
from tests.statements.crowd import BUSY_TOWNSHIP, LISTED, MANY, QUIET_TOWNSHIP

READS = Arrangements()


def _page(
    name: str, viewer: Callable[[World], Visitor], rows: str = "edges", **variables: Any
) -> None:
    @READS.of(f"portal query {name}", rows=rows)
    async def _asking(world: World, size: int) -> Asked:
        return Asked(viewer(world), {"first": size, **variables})


def _anybody(world: World) -> Visitor:
    del world
    return Anonymous(source="test")


def _holder(world: World) -> Visitor:
    return world.crowd.holder


def _township(world: World) -> Visitor:
    return world.crowd.township


def _operator(world: World) -> Visitor:
    return world.crowd.operator


_page("regions", _anybody, rows="", search=BUSY_TOWNSHIP[:9], level="COMMITTEE")
_page("proofItems", _anybody, search="某某")
for _name in ("myProofs", "myMaterials", "myArchive", "myCommitments", "myObjections"):
    _page(_name, _holder)
for _name in ("myDisclosures", "myNotices", "myShares", "myConsentRequests"):
    _page(_name, _holder)
_page("worklist", _township, stage="ALL")
for _name in ("objections", "seals", "sealRegister"):
    _page(_name, _township)
for _name in (
    "exchangeClients",
    "exchangeAlerts",
    "keyRequests",
    "standingOrders",
    "secondFactorResets",
):
    _page(_name, _operator)
_page("organisationArchive", lambda world: world.crowd.agent)
_page("myKeyRequests", lambda world: world.departments.clerk)
_page("departmentConsents", lambda world: world.departments.clerk)


@READS.of("portal query checksOfMyProof", rows="edges")
async def _checks(world: World, size: int) -> Asked:
    return Asked(world.crowd.holder, {"id": str(world.crowd.issued.id), "first": size})


@READS.of("portal query me", rows="offices")
async def _me(world: World, size: int) -> Asked:
    crowd = world.crowd
    return Asked(crowd.holder if size > 1 else crowd.people.citizen(1), {})


@READS.of("portal query subregions", rows="")
async def _subregions(world: World, size: int) -> Asked:
    return Asked(_anybody(world), {"code": BUSY_TOWNSHIP if size > 1 else QUIET_TOWNSHIP})


@READS.of("portal query similarProofs", rows="", most=LISTED)
async def _similar(world: World, size: int) -> Asked:
    crowd, last = world.crowd, MANY - 1
    viewer = crowd.holder if size > 1 else crowd.people.citizen(last)
    paper = crowd.papers.own[0] if size > 1 else crowd.papers.corrections[last]
    matter = {"title": paper.title, "purpose": paper.purpose, "recipient": paper.recipient}
    return Asked(viewer, {"input": matter | {"subjectName": paper.subject_name}})


@READS.of("portal query earlierCases", rows="", most=LISTED)
async def _earlier(world: World, size: int) -> Asked:
    papers = world.crowd.papers
    paper = papers.own[0] if size > 1 else papers.ended[MANY - 1]
    return Asked(world.crowd.township, {"id": str(paper.id)})


@READS.of("portal query duplicateCases", rows="", most=LISTED)
async def _duplicates(world: World, size: int) -> Asked:
    papers = world.crowd.papers
    paper = papers.same[0] if size > 1 else papers.pair[0]
    return Asked(world.crowd.committee.preparer, {"id": str(paper.id)})


@READS.of("portal query archiveYears", rows="")
async def _years(world: World, size: int) -> Asked:
    crowd = world.crowd
    return Asked(crowd.holder if size > 1 else crowd.people.citizen(0), {})


@READS.of("portal query organisationArchiveYears", rows="")
async def _organisation_years(world: World, size: int) -> Asked:
    crowd = world.crowd
    return Asked(crowd.agent if size > 1 else crowd.quiet_agent, {})


@READS.of("portal query showRequests", rows="", most=LISTED)
async def _show_requests(world: World, size: int) -> Asked:
    crowd = world.crowd
    return Asked(crowd.holder, {"proofId": str(crowd.papers.own[0 if size > 1 else 1].id)})


@READS.of("portal query sealUseCounts", rows="", most=QUARTERS)
async def _use_counts(world: World, size: int) -> Asked:
    crowd = world.crowd
    owner = crowd.committee.organisation if size > 1 else crowd.people.committees[0]
    return Asked(_anybody(world), {"organisationId": str(owner.id)})
