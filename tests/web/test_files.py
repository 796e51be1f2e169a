"""Sealed PDFs go to those they belong to, and to nobody else."""

from uuid import uuid4

import httpx
import pytest

from backend.foundation.services import Services
from backend.foundation.storage import key_of
from backend.foundation.viewer import Citizen, SignedIn
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import FileKind, ProofFile
from tests.factories import FENSHUI, a_citizen, a_committee, a_proof
from tests.web.browser import Browser
from tests.web.sessions import cookies_of

pytestmark = pytest.mark.anyio


async def download(browser: Browser, proof_id: object, viewer: SignedIn | None) -> httpx.Response:
    browser.client.cookies = httpx.Cookies() if viewer is None else await cookies_of(viewer)
    return await browser.client.get(f"/files/proofs/{proof_id}.pdf")


async def test_owner_and_committee_download_the_sealed_bytes(
    browser: Browser, services: Services
) -> None:
    committee, owner = await a_committee(services), await a_citizen(services)
    proof = await a_proof(services, committee, state=ProofState.ISSUED, applicant=owner)
    sealed = await ProofFile.get(proof_id=proof.id, kind=FileKind.SEALED)

    for viewer in (owner, committee.preparer, committee.approver):
        answer = await download(browser, proof.id, viewer)

        assert answer.status_code == 200
        assert key_of(answer.content) == sealed.sha256
        assert answer.headers["content-type"] == "application/pdf"
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["content-disposition"].startswith(
            f'attachment; filename="proof-{proof.id}.pdf"'
        )


async def test_a_foreign_an_unknown_and_an_unfinished_file_get_the_same_answer(
    browser: Browser, services: Services
) -> None:
    committee, owner = await a_committee(services), await a_citizen(services)
    neighbours = await a_committee(services, FENSHUI)
    issued = await a_proof(services, committee, state=ProofState.ISSUED, applicant=owner)
    open_ = await a_proof(services, committee, applicant=owner)
    stranger = await a_citizen(services, "陈卫东")

    answers = [
        await download(browser, issued.id, stranger),
        await download(browser, uuid4(), stranger),
        await download(browser, uuid4(), owner),
        await download(browser, open_.id, owner),
        await download(browser, issued.id, neighbours.approver),
        await download(browser, issued.id, Citizen(
            person_id=committee.preparer.person_id, session_id=uuid4())),
    ]  # fmt: skip

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1


async def test_nobody_learns_nothing_about_files(browser: Browser, services: Services) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.ISSUED)

    answers = [await download(browser, each, None) for each in (proof.id, uuid4())]

    assert {answer.status_code for answer in answers} == {401}
    assert len({answer.content for answer in answers}) == 1


@pytest.mark.parametrize(
    "name",
    ["1.pdf", "%00.pdf", "..%2f..%2fetc%2fpasswd", "7d1f6b1e-0000-4000-8000-000000000000.html", ""],
)
async def test_what_is_no_proofs_number_is_not_found(browser: Browser, name: str) -> None:
    assert (await browser.client.get(f"/files/proofs/{name}")).status_code == 404


async def test_health_is_told_without_details(browser: Browser) -> None:
    answer = await browser.client.get("/health/ready")

    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
