"""An organisation's agents find every paper about it, whoever asked; each look is on record."""

from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

import httpx
import pytest

from backend.archive import jobs
from backend.foundation.errors import ProblemCode
from backend.foundation.services import Services
from backend.foundation.storage import key_of
from backend.foundation.viewer import Citizen, Official, Role, SignedIn
from backend.proofs import queries as proofs
from backend.proofs.lifecycle import EVER_ISSUED, ProofState
from backend.proofs.models import FileKind, Proof
from tests.factories import (
    Committee,
    a_citizen,
    a_committee,
    a_proof,
    an_enterprise,
    an_official,
    represented,
)
from tests.portal import Portal, Refused
from tests.web.browser import Browser, open_browser
from tests.web.sessions import cookies_of

pytestmark = pytest.mark.anyio

OTHER_CODE = "93360404MA00000211"

ARCHIVE = """
query ($search: String, $state: ArchivedState, $year: Int, $first: Int, $after: String) {
  organisationArchive(search: $search, state: $state, year: $year, first: $first, after: $after) {
    totalCount
    edges { node { proofId title number issuer state validUntil purpose recipient
                   fileUrl imageUrl fileSize pages committee { name }
                   numbers { number verificationCode } } }
  }
  organisationArchiveYears { year count }
}
"""
PAPER = "query ($id: UUID!) { organisationPaper(id: $id) { proofId state } }"
DISCLOSURES = "{ myDisclosures { edges { node { door parts looker known } } } }"


@pytest.fixture
async def browser(services: Services, database: None) -> AsyncIterator[Browser]:
    async with open_browser(services) as opened:
        yield opened


async def an_agent(services: Services, name: str = "钱社长", **enterprise: str) -> Official:
    return await an_official(services, await an_enterprise(**enterprise), Role.AGENT, name=name)


async def filed(
    services: Services, committee: Committee, state: ProofState = ProofState.ISSUED, **words: Any
) -> Proof:
    proof = await a_proof(services, committee, state=state, **({"subject": represented()} | words))
    await jobs.file_issued_proof(services, proof_id=proof.id)
    return proof


async def archive_of(portal: Portal, viewer: SignedIn, **asked: object) -> dict[str, Any]:
    return (await portal.execute(ARCHIVE, dict(asked), viewer=viewer))["organisationArchive"]


async def ids_in(portal: Portal, viewer: SignedIn, **asked: object) -> list[str]:
    archive = await archive_of(portal, viewer, **asked)
    return [edge["node"]["proofId"] for edge in archive["edges"]]


async def download(
    browser: Browser, proof: Proof, viewer: SignedIn, kind: str = "pdf"
) -> httpx.Response:
    browser.client.cookies = await cookies_of(viewer)
    return await browser.client.get(f"/files/proofs/{proof.id}.{kind}")


async def test_an_agent_sees_every_paper_about_the_organisation_whoever_asked(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    agent = await an_agent(services)
    one = await filed(services, committee, applicant=await a_citizen(services, "王桂香"))
    two = await filed(services, committee, applicant=await a_citizen(services, "陈卫东"))
    await filed(services, committee, subject=None)

    archive = await archive_of(portal, agent)

    assert archive["totalCount"] == 2
    newest, oldest = (edge["node"] for edge in archive["edges"])
    assert (newest["proofId"], oldest["proofId"]) == (str(two.id), str(one.id))
    file = await proofs.file_of(one.id, FileKind.SEALED)
    assert oldest.pop("numbers")["number"] == "小阳证〔2026〕1号"
    assert oldest == {
        "proofId": str(one.id),
        "title": "居住证明",
        "number": "小阳证〔2026〕1号",
        "issuer": committee.organisation.name,
        "state": "VALID",
        "validUntil": None,
        "purpose": "向人民法院立案，确认管辖",
        "recipient": "柴桑区人民法院",
        "fileUrl": f"/files/proofs/{one.id}.pdf",
        "imageUrl": f"/files/proofs/{one.id}.png",
        "fileSize": file.size,
        "pages": file.pages,
        "committee": {"name": committee.organisation.name},
    }


async def test_the_archive_is_asked_like_a_residents(portal: Portal, services: Services) -> None:
    committee, agent = await a_committee(services), await an_agent(services)
    valid = await filed(services, committee, title="种植情况证明")
    revoked = await filed(services, committee, ProofState.REVOKED)

    assert await ids_in(portal, agent, search="种植 小阳") == [str(valid.id)]
    assert await ids_in(portal, agent, state="REVOKED") == [str(revoked.id)]
    assert await ids_in(portal, agent, year=2026) == [str(revoked.id), str(valid.id)]
    assert await ids_in(portal, agent, year=2025) == []
    years = (await portal.execute(ARCHIVE, viewer=agent))["organisationArchiveYears"]
    assert years == [{"year": 2026, "count": 2}]


@pytest.mark.parametrize("state", sorted(set(ProofState) - EVER_ISSUED))
async def test_an_agent_learns_nothing_of_a_request_before_it_is_issued(
    portal: Portal, browser: Browser, services: Services, state: ProofState
) -> None:
    proof = await a_proof(services, await a_committee(services), state=state, subject=represented())
    agent = await an_agent(services)

    assert await ids_in(portal, agent) == []
    assert (await download(browser, proof, agent)).status_code == 404
    with pytest.raises(Refused) as refused:
        await portal.execute(PAPER, {"id": str(proof.id)}, viewer=agent)
    assert refused.value.codes == [ProblemCode.NOT_FOUND]


@pytest.mark.parametrize("state", sorted(EVER_ISSUED))
async def test_what_became_of_an_issued_paper_shows_at_once(
    portal: Portal, services: Services, state: ProofState
) -> None:
    proof = await filed(services, await a_committee(services), state)
    agent = await an_agent(services)

    paper = (await portal.execute(PAPER, {"id": str(proof.id)}, viewer=agent))["organisationPaper"]

    shown = "VALID" if state is ProofState.ISSUED else state.name
    assert paper == {"proofId": str(proof.id), "state": shown}


async def test_an_agent_of_another_organisation_finds_and_opens_nothing(
    portal: Portal, browser: Browser, services: Services
) -> None:
    proof = await filed(services, await a_committee(services))
    stranger = await an_agent(services, name="孙社长", uscc=OTHER_CODE)

    assert await ids_in(portal, stranger) == []
    assert (await download(browser, proof, stranger)).status_code == 404
    assert (await download(browser, proof, stranger, "png")).status_code == 404
    with pytest.raises(Refused) as foreign:
        await portal.execute(PAPER, {"id": str(proof.id)}, viewer=stranger)
    with pytest.raises(Refused) as unknown:
        await portal.execute(PAPER, {"id": str(uuid4())}, viewer=stranger)
    assert foreign.value.codes == unknown.value.codes == [ProblemCode.NOT_FOUND]


async def test_only_agents_have_the_archive_of_an_organisation(
    portal: Portal, services: Services
) -> None:
    committee, agent = await a_committee(services), await an_agent(services)
    await filed(services, committee)
    at_home = Citizen(person_id=agent.person_id, session_id=uuid4())

    for viewer in (committee.preparer, committee.approver, committee.township, at_home):
        with pytest.raises(Refused) as refused:
            await archive_of(portal, viewer)
        assert set(refused.value.codes) == {ProblemCode.FORBIDDEN}


async def test_an_agent_has_no_desk(portal: Portal, services: Services) -> None:
    committee, agent = await a_committee(services), await an_agent(services)
    proof = await filed(services, committee)

    for query in ("{ worklist { totalCount } }", f'{{ proofCase(id: "{proof.id}") {{ id }} }}'):
        with pytest.raises(Refused) as refused:
            await portal.execute(query, viewer=agent)
        assert refused.value.codes == [ProblemCode.FORBIDDEN]


async def test_the_applicant_sees_once_that_an_agent_opened_the_paper(
    portal: Portal, browser: Browser, services: Services
) -> None:
    owner = await a_citizen(services)
    proof = await filed(services, await a_committee(services), applicant=owner)
    agent = await an_agent(services)

    pdf = await download(browser, proof, agent)
    picture = await download(browser, proof, agent, "png")

    assert key_of(pdf.content) == (await proofs.file_of(proof.id, FileKind.SEALED)).sha256
    assert picture.headers["content-type"] == "image/png"
    (edge,) = (await portal.execute(DISCLOSURES, viewer=owner))["myDisclosures"]["edges"]
    assert edge["node"] == {
        "door": "ORGANISATION",
        "parts": ["ORIGINAL"],
        "looker": "小阳村橘园农民专业合作社（0123）",
        "known": True,
    }
