"""Sealed PDFs go to those they belong to; uploads are what they are, not what they say."""

from uuid import UUID, uuid4

import httpx
import pytest

from backend.foundation.services import Services
from backend.foundation.storage import key_of
from backend.foundation.viewer import Citizen, SignedIn
from backend.proofs.actions.attaching import MAX_SIZE
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import Attachment, FileKind, Proof, ProofFile
from tests.factories import FENSHUI, a_citizen, a_committee, a_proof
from tests.proofs.operations import REQUEST, a_request_input
from tests.web.browser import Browser
from tests.web.sessions import cookies_of

pytestmark = pytest.mark.anyio

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(100)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)
PDF = b"%PDF-1.7\n" + bytes(100)


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
        assert answer.headers["content-disposition"] == (
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
    ["1.pdf", "%00.pdf", "../../etc/passwd", "7d1f6b1e-0000-4000-8000-000000000000.html", ""],
)
async def test_what_is_no_proofs_number_is_not_found(browser: Browser, name: str) -> None:
    assert (await browser.client.get(f"/files/proofs/{name}")).status_code == 404


async def upload(
    browser: Browser, content: bytes, viewer: SignedIn | None, **headers: str
) -> httpx.Response:
    browser.client.cookies = httpx.Cookies() if viewer is None else await cookies_of(viewer)
    return await browser.client.post("/uploads", content=content, headers=headers)


@pytest.mark.parametrize(
    ("content", "kind"), [(JPEG, "image/jpeg"), (PNG, "image/png"), (PDF, "application/pdf")]
)
async def test_an_upload_is_what_its_content_is(
    browser: Browser, services: Services, content: bytes, kind: str
) -> None:
    owner = await a_citizen(services)

    answer = await upload(browser, content, owner, **{"content-type": "text/html"})

    assert answer.status_code == 201
    assert answer.json()["mediaType"] == kind
    stored = await Attachment.get(id=UUID(answer.json()["id"]))
    assert stored.owner_id == owner.person_id
    assert await services.storage.get(stored.sha256) == content


@pytest.mark.parametrize(
    "content",
    [b"", b"<html>", b"MZ\x90\x00", b"PK\x03\x04", b" %PDF-1.7", b"GIF89a", b"\xff\xd8", b"<svg/>"],
)
async def test_other_files_are_refused_whatever_they_call_themselves(
    browser: Browser, services: Services, content: bytes
) -> None:
    owner = await a_citizen(services)

    answer = await upload(browser, content, owner, **{"content-type": "image/png"})

    assert answer.status_code == 422
    assert answer.json()["code"] == "ATTACHMENT_KIND"
    assert await Attachment.all().count() == 0


async def test_an_upload_has_at_most_ten_megabytes(browser: Browser, services: Services) -> None:
    owner = await a_citizen(services)

    assert (await upload(browser, JPEG.ljust(MAX_SIZE, b"x"), owner)).status_code == 201
    assert (await upload(browser, JPEG.ljust(MAX_SIZE + 1, b"x"), owner)).status_code == 413
    assert await Attachment.all().count() == 1


async def test_only_residents_upload(browser: Browser, services: Services) -> None:
    committee = await a_committee(services)

    for viewer in (None, committee.preparer, committee.township):
        answer = await upload(browser, PDF, viewer)

        assert answer.status_code == 401
        assert answer.json()["code"] == "SIGN_IN_REQUIRED"
    assert await Attachment.all().count() == 0


async def test_an_attachment_belongs_to_one_request_of_its_owner(
    browser: Browser, services: Services
) -> None:
    await a_committee(services)
    owner, stranger = await a_citizen(services), await a_citizen(services, "陈卫东")
    attachment = (await upload(browser, PDF, owner)).json()["id"]

    async def ask_as(viewer: Citizen) -> dict[str, object]:
        browser.client.cookies = await cookies_of(viewer)
        asked = a_request_input(attachmentIds=[attachment])
        return (await browser.ask(REQUEST, input=asked))["data"]["requestProof"]

    by_stranger = await ask_as(stranger)
    first = await ask_as(owner)
    second = await ask_as(owner)

    assert first["__typename"] == "Proof"
    for refused in (by_stranger, second):
        assert (refused["code"], refused["field"]) == ("ATTACHMENT_UNKNOWN", "attachmentIds")
    assert await Proof.all().count() == 1


async def test_health_is_told_without_details(browser: Browser) -> None:
    answer = await browser.client.get("/healthz")

    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
