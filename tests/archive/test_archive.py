"""An issued proof lies in its applicant's archive, once, and says whether it still holds."""

import asyncio
from datetime import datetime
from typing import Any

import pytest

from backend.archive import jobs
from backend.archive.models import ArchivedItem
from backend.foundation import clock
from backend.foundation.audit import AuditEntry
from backend.foundation.clock import CHINA
from backend.foundation.errors import NotFound
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import FileKind, Proof, ProofFile
from tests.factories import Committee, a_citizen, a_committee, a_proof
from tests.portal import Portal, Refused

pytestmark = pytest.mark.anyio

MY_ARCHIVE = """
query ($search: String, $state: ArchivedState, $year: Int, $first: Int, $after: String) {
  myArchive(search: $search, state: $state, year: $year, first: $first, after: $after) {
    totalCount
    pageInfo { hasNextPage endCursor }
    edges { node { title number issuer filedAt state fileUrl proofId } }
  }
}
"""


async def filed(
    services: Services, committee: Committee, owner: Citizen, state: ProofState = ProofState.ISSUED
) -> Proof:
    proof = await a_proof(services, committee, state=state, applicant=owner)
    await jobs.file_issued_proof(services, proof_id=proof.id)
    return proof


async def archive_of(portal: Portal, owner: Citizen, **asked: object) -> dict[str, Any]:
    return (await portal.execute(MY_ARCHIVE, dict(asked), viewer=owner))["myArchive"]


async def test_an_issued_proof_is_filed_for_its_applicant(
    portal: Portal, services: Services
) -> None:
    committee, owner = await a_committee(services), await a_citizen(services)
    proof = await filed(services, committee, owner)

    archive = await archive_of(portal, owner)

    (edge,) = archive["edges"]
    assert archive["totalCount"] == 1
    assert edge["node"] | {"filedAt": ""} == {
        "title": "居住证明",
        "number": "小阳证〔2026〕1号",
        "issuer": committee.organisation.name,
        "filedAt": "",
        "state": "VALID",
        "fileUrl": f"/files/proofs/{proof.id}.pdf",
        "proofId": str(proof.id),
    }
    item = await ArchivedItem.get(proof_id=proof.id)
    sealed = await ProofFile.get(proof_id=proof.id, kind=FileKind.SEALED)
    assert item.sha256 == sealed.sha256


async def test_a_job_that_runs_twice_or_ten_times_at_once_files_one_item(
    services: Services, database: None
) -> None:
    committee, owner = await a_committee(services), await a_citizen(services)
    proof = await a_proof(services, committee, state=ProofState.ISSUED, applicant=owner)

    await asyncio.gather(*(jobs.file_issued_proof(services, proof_id=proof.id) for _ in range(10)))
    await jobs.file_issued_proof(services, proof_id=proof.id)

    assert await ArchivedItem.all().count() == 1
    assert await AuditEntry.filter(deed="archive.filed", subject_id=proof.id).count() == 1


async def test_a_proof_without_a_sealed_file_cannot_be_filed(
    services: Services, database: None
) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.RENDERED)

    with pytest.raises(NotFound):
        await jobs.file_issued_proof(services, proof_id=proof.id)

    assert await ArchivedItem.all().count() == 0


async def test_what_happens_to_a_proof_afterwards_shows_in_the_archive_at_once(
    portal: Portal, services: Services
) -> None:
    committee, owner = await a_committee(services), await a_citizen(services)
    old = await filed(services, committee, owner, ProofState.SUPERSEDED)
    new = await Proof.get(corrects_id=old.id)
    await jobs.file_issued_proof(services, proof_id=new.id)

    archive = await archive_of(portal, owner)

    states = [(edge["node"]["number"], edge["node"]["state"]) for edge in archive["edges"]]
    assert states == [("小阳证〔2026〕2号", "VALID"), ("小阳证〔2026〕1号", "SUPERSEDED")]


async def test_the_archive_can_be_narrowed_to_one_state_and_paged(
    portal: Portal, services: Services
) -> None:
    committee, owner = await a_committee(services), await a_citizen(services)
    for state in (ProofState.ISSUED, ProofState.REVOKED, ProofState.ISSUED):
        await filed(services, committee, owner, state)

    revoked = await archive_of(portal, owner, state="REVOKED")
    first = await archive_of(portal, owner, state="VALID", first=1)
    second = await archive_of(
        portal, owner, state="VALID", first=1, after=first["pageInfo"]["endCursor"]
    )

    assert [edge["node"]["number"] for edge in revoked["edges"]] == ["小阳证〔2026〕2号"]
    assert first["totalCount"] == 2
    assert first["pageInfo"]["hasNextPage"] is True
    numbers = [page["edges"][0]["node"]["number"] for page in (first, second)]
    assert numbers == ["小阳证〔2026〕3号", "小阳证〔2026〕1号"]
    assert second["pageInfo"]["hasNextPage"] is False


async def test_an_archive_is_its_owners_alone(portal: Portal, services: Services) -> None:
    committee, owner = await a_committee(services), await a_citizen(services)
    await filed(services, committee, owner)
    neighbour = await a_citizen(services, "李秀英")

    assert (await archive_of(portal, neighbour))["totalCount"] == 0
    with pytest.raises(Refused) as refused:
        await portal.execute(MY_ARCHIVE, viewer=committee.approver)
    assert refused.value.codes == ["FORBIDDEN"]


@pytest.mark.parametrize(
    ("search", "titles"),
    [
        ("居住", {"居住证明"}),
        ("小阳村 务农", {"务农证明"}),
        ("[2026]2号", {"务农证明"}),
        ("（2026）", {"居住证明", "务农证明"}),
        ("岷山乡", {"居住证明", "务农证明"}),
        ("  ", {"居住证明", "务农证明"}),
        ("%", set()),
        ("婚姻", set()),
    ],
)
async def test_the_archive_is_searched_by_title_number_and_issuer(
    portal: Portal, services: Services, search: str, titles: set[str]
) -> None:
    committee, owner = await a_committee(services), await a_citizen(services)
    for title in ("居住证明", "务农证明"):
        proof = await a_proof(
            services, committee, state=ProofState.ISSUED, applicant=owner, title=title
        )
        await jobs.file_issued_proof(services, proof_id=proof.id)

    archive = await archive_of(portal, owner, search=search)

    assert {edge["node"]["title"] for edge in archive["edges"]} == titles
    assert archive["totalCount"] == len(titles)


async def test_the_years_of_an_archive_turn_at_midnight_in_china(
    portal: Portal, services: Services
) -> None:
    committee, owner = await a_committee(services), await a_citizen(services)
    proofs = [
        await a_proof(services, committee, state=ProofState.ISSUED, applicant=owner)
        for _ in range(3)
    ]
    moments = (
        datetime(2025, 12, 31, 23, 59, 59, tzinfo=CHINA),
        datetime(2026, 1, 1, tzinfo=CHINA),
        datetime(2026, 5, 1, tzinfo=CHINA),
    )
    for proof, moment in zip(proofs, moments, strict=True):
        with clock.stopped(moment):
            await jobs.file_issued_proof(services, proof_id=proof.id)

    years = await portal.execute("{ archiveYears { year count } }", viewer=owner)
    counts = [(await archive_of(portal, owner, year=y))["totalCount"] for y in (2024, 2025, 2026)]

    assert years["archiveYears"] == [{"year": 2026, "count": 2}, {"year": 2025, "count": 1}]
    assert counts == [0, 1, 2]


@pytest.mark.parametrize("year", [-(2**31), 0, 1, 9999, 2**31 - 1])
async def test_what_is_no_year_is_refused(portal: Portal, services: Services, year: int) -> None:
    with pytest.raises(Refused) as refused:
        await archive_of(portal, await a_citizen(services), year=year)

    assert refused.value.codes == ["DATE_INVALID"]
