"""Uploads over HTTP: streamed, bounded, kept as what they are; read by those they belong to."""

import asyncio
import dataclasses
import json
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from uuid import UUID, uuid4

import httpx
import pytest

from backend.foundation.audit import AuditEntry
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.services import Services
from backend.foundation.storage import DiskStorage
from backend.foundation.viewer import Citizen, Role, SignedIn
from backend.proofs.actions import attaching
from backend.proofs.actions.attaching import MAX_LOOSE, MAX_REFUSED, MAX_SIZE
from backend.proofs.models import Attachment, Proof
from backend.web import uploads
from backend.web.attachments import POLICY
from backend.web.main import app_of
from tests.factories import (
    FENSHUI,
    a_citizen,
    a_committee,
    a_proof,
    an_enterprise,
    an_official,
)
from tests.s3_server import S3Server, s3_server
from tests.uploaded_files import (
    SECRET,
    a_heic,
    a_jpeg,
    a_pdf,
    a_picture,
    a_png,
    a_wav,
    a_weba,
    a_webp,
    an_m4a,
    an_mp3,
    an_ogg,
    written,
)
from tests.web.browser import Browser, open_browser
from tests.web.sessions import cookies_of

pytestmark = pytest.mark.anyio

JPEG, PDF = a_jpeg(), a_pdf(3)


async def upload(
    browser: Browser, content: bytes | AsyncIterator[bytes], viewer: SignedIn | None, **headers: str
) -> httpx.Response:
    browser.client.cookies = httpx.Cookies() if viewer is None else await cookies_of(viewer)
    return await browser.client.post("/uploads", content=content, headers=headers)


async def upload_evidence(
    browser: Browser, content: bytes, viewer: SignedIn | None
) -> httpx.Response:
    browser.client.cookies = httpx.Cookies() if viewer is None else await cookies_of(viewer)
    return await browser.client.post("/uploads/evidence", content=content)


async def uploaded(browser: Browser, content: bytes, viewer: SignedIn) -> str:
    """The id of a file that was taken."""
    answer = await upload(browser, content, viewer)
    assert answer.status_code == 201, answer.text
    return answer.json()["id"]


async def download(browser: Browser, number: object, viewer: SignedIn | None) -> httpx.Response:
    browser.client.cookies = httpx.Cookies() if viewer is None else await cookies_of(viewer)
    return await browser.client.get(f"/files/attachments/{number}")


@pytest.mark.parametrize(
    ("content", "kind", "measures"),
    [
        (JPEG, "image/jpeg", {"width": 64, "height": 48}),
        (a_png(), "image/png", {"width": 64, "height": 48}),
        (a_webp(), "image/jpeg", {"width": 64, "height": 48}),
        (a_heic(), "image/jpeg", {"width": 64, "height": 48}),
        (PDF, "application/pdf", {"pages": 3}),
    ],
    ids=["JPEG", "PNG", "WebP", "HEIC", "PDF"],
)
async def test_an_upload_is_what_its_content_is(
    browser: Browser, services: Services, content: bytes, kind: str, measures: dict[str, int]
) -> None:
    owner = await a_citizen(services)

    answer = await upload(browser, content, owner, **{"content-type": "text/html"})

    assert answer.status_code == 201
    told = answer.json()
    file = await download(browser, told["id"], owner)
    assert told == {
        "id": told["id"],
        "mediaType": kind,
        "size": len(file.content),
        "url": f"/files/attachments/{told['id']}",
        **measures,
    }
    assert file.headers["content-type"] == kind
    assert SECRET[:10] not in file.content
    assert (file.content == content) is (kind == "application/pdf")


async def test_a_file_lies_encrypted_in_the_storage(browser: Browser, services: Services) -> None:
    owner = await a_citizen(services)

    ids = [await uploaded(browser, PDF, owner) for _ in range(2)]

    stored = [await services.storage.get((await Attachment.get(id=each)).sha256) for each in ids]
    assert stored[0] != stored[1]
    for each in stored:
        assert b"%PDF" not in each


REFUSED = {
    "nothing": (b"", "ATTACHMENT_KIND"),
    "HTML": (b"<html>", "ATTACHMENT_KIND"),
    "a program": (b"MZ\x90\x00", "ATTACHMENT_KIND"),
    "a GIF": (written(a_picture().convert("P"), "GIF"), "ATTACHMENT_KIND"),
    "a part of a JPEG": (JPEG[:500], "ATTACHMENT_BROKEN"),
    "a part of a PDF": (PDF[:200], "ATTACHMENT_BROKEN"),
    "too many pages": (a_pdf(51), "ATTACHMENT_PAGES"),
}


@pytest.mark.parametrize(("content", "code"), REFUSED.values(), ids=REFUSED.keys())
async def test_other_files_are_refused_whatever_they_call_themselves(
    browser: Browser, services: Services, content: bytes, code: str
) -> None:
    owner = await a_citizen(services)

    answer = await upload(browser, content, owner, **{"content-type": "image/png"})

    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert answer.json()["message"]
    assert answer.json()["messageEn"]
    assert await Attachment.all().count() == 0


async def _chunks(content: bytes, size: int) -> AsyncIterator[bytes]:
    for start in range(0, len(content), size):
        yield content[start : start + size]


@pytest.mark.parametrize("chunk", [64_000, MAX_SIZE + 1])
async def test_an_upload_has_at_most_ten_megabytes_however_it_is_sent(
    browser: Browser, services: Services, chunk: int
) -> None:
    owner = await a_citizen(services)
    largest = JPEG.ljust(MAX_SIZE, b"x")

    assert (await upload(browser, _chunks(largest, chunk), owner)).status_code == 201
    answer = await upload(browser, _chunks(largest + b"x", chunk), owner)

    assert (answer.status_code, answer.json()["code"]) == (413, "ATTACHMENT_TOO_LARGE")
    assert "10 MB" in answer.json()["message"]
    assert await Attachment.all().count() == 1


async def test_a_long_upload_is_refused_before_its_end(
    browser: Browser, services: Services
) -> None:
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        while True:
            sent += 100_000
            yield b"\xff\xd8\xff" + bytes(99_997)

    answer = await upload(browser, endless(), await a_citizen(services))

    assert answer.status_code == 413
    assert sent <= MAX_SIZE + 200_000


async def test_an_announced_length_is_refused_before_the_first_byte(
    browser: Browser, services: Services
) -> None:
    asked = 0

    async def body() -> AsyncIterator[bytes]:
        nonlocal asked
        asked += 1
        yield JPEG

    announced = {"content-length": str(MAX_SIZE + 1)}
    answer = await upload(browser, body(), await a_citizen(services), **announced)

    assert (answer.status_code, answer.json()["code"]) == (413, "ATTACHMENT_TOO_LARGE")
    assert asked == 0


async def test_an_upload_that_never_ends_is_given_up(
    browser: Browser, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "ARRIVAL_SECONDS", 0.05)

    async def silent() -> AsyncIterator[bytes]:
        yield JPEG[:100]
        await asyncio.Event().wait()

    answer = await upload(browser, silent(), await a_citizen(services))

    assert (answer.status_code, answer.json()["code"]) == (408, "ATTACHMENT_INCOMPLETE")


async def test_an_aborted_upload_leaves_nothing_behind(
    services: Services, database: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    storage = tmp_path / "storage"
    watched = dataclasses.replace(services, storage=DiskStorage(storage))
    owner, before = await a_citizen(services), open_files()
    messages = iter(
        [
            {"type": "http.request", "body": JPEG.ljust(500_000), "more_body": True},
            {"type": "http.disconnect"},
        ]
    )
    answered: list[int] = []

    async def receive() -> dict[str, object]:
        return next(messages)

    async def send(message: dict[str, object]) -> None:
        answered.extend([message["status"]] if "status" in message else [])  # type: ignore[list-item]

    token = (await cookies_of(owner))["session"]
    scope = {
        "type": "http", "method": "POST", "path": "/uploads", "raw_path": b"/uploads",
        "query_string": b"",
        "headers": [(b"host", b"portal.test"), (b"cookie", f"session={token}".encode())],
        "client": ("192.0.2.1", 1), "server": ("portal.test", 80), "scheme": "http",
        "http_version": "1.1", "root_path": "",
    }  # fmt: skip
    await app_of(watched)(scope, receive, send)  # type: ignore[arg-type] -- plain dictionaries

    assert answered == [408]
    assert await Attachment.all().count() == 0
    assert files_in(tmp_path) == []
    assert open_files() == before


def files_in(folder: Path) -> list[Path]:
    return [*folder.rglob("*")]


def open_files() -> int:
    return len(files_in(Path("/proc/self/fd")))


async def test_uploads_of_one_resident_wait_for_one_another_and_are_all_taken(
    browser: Browser, services: Services
) -> None:
    owner = await a_citizen(services)
    browser.client.cookies = await cookies_of(owner)

    answers = await asyncio.gather(
        *(browser.client.post("/uploads", content=JPEG) for _ in range(4))
    )

    assert [answer.status_code for answer in answers] == [201] * 4
    assert len({answer.json()["id"] for answer in answers}) == 4


async def test_only_residents_upload(browser: Browser, services: Services) -> None:
    committee = await a_committee(services)

    for viewer in (None, committee.preparer, committee.township):
        answer = await upload(browser, PDF, viewer)

        assert answer.status_code == 401
        assert answer.json()["code"] == "SIGN_IN_REQUIRED"
    assert await Attachment.all().count() == 0


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (an_m4a(), "audio/mp4"),
        (an_mp3(), "audio/mpeg"),
        (an_ogg(), "audio/ogg"),
        (a_wav(), "audio/wav"),
        (a_weba(), "audio/webm"),
    ],
    ids=["M4A", "MP3", "Ogg", "WAV", "WebM"],
)
async def test_a_complaint_takes_a_recording_as_it_is(
    browser: Browser, services: Services, content: bytes, kind: str
) -> None:
    owner = await a_citizen(services)

    answer = await upload_evidence(browser, content, owner)

    assert answer.status_code == 201
    assert answer.json()["mediaType"] == kind
    file = await download(browser, answer.json()["id"], owner)
    assert (file.content, file.headers["content-type"]) == (content, kind)


async def test_a_complaint_takes_photographs_and_pdfs_as_requests_do_and_no_films(
    browser: Browser, services: Services
) -> None:
    owner = await a_citizen(services)

    kinds = [
        (await upload_evidence(browser, content, owner)).json()["mediaType"]
        for content in (JPEG, PDF)
    ]
    film = await upload_evidence(browser, an_m4a(b"soun", b"vide"), owner)

    assert kinds == ["image/jpeg", "application/pdf"]
    assert (film.status_code, film.json()["code"]) == (422, "ATTACHMENT_KIND")


async def test_a_request_takes_no_recording_by_either_door(
    browser: Browser, services: Services
) -> None:
    committee, owner = await a_committee(services), await a_citizen(services)
    proof = await a_proof(services, committee, applicant=owner)
    sound = (await upload_evidence(browser, a_wav(), owner)).json()["id"]

    refused = await upload(browser, a_wav(), owner)
    with pytest.raises(Problem) as unknown:
        await attaching.claim(owner, proof, [UUID(sound)])

    assert (refused.status_code, refused.json()["code"]) == (422, "ATTACHMENT_KIND")
    assert unknown.value.code is ProblemCode.ATTACHMENT_UNKNOWN


async def test_evidence_is_uploaded_by_residents_and_agents_and_read_by_who_uploaded_it(
    browser: Browser, services: Services
) -> None:
    committee = await a_committee(services)
    enterprise = await an_enterprise()
    agent = await an_official(services, enterprise, Role.AGENT, name="何经办")
    colleague = await an_official(services, enterprise, Role.AGENT, name="方经办")

    taken = await upload_evidence(browser, JPEG, agent)
    hers = await download(browser, taken.json()["id"], agent)
    anothers = await download(browser, taken.json()["id"], colleague)
    official = await upload_evidence(browser, JPEG, committee.preparer)
    nobody = await upload_evidence(browser, JPEG, None)
    by_the_other_door = await upload(browser, JPEG, agent)

    assert (taken.status_code, hers.status_code, anothers.status_code) == (201, 200, 404)
    assert (official.status_code, official.json()["code"]) == (403, "FORBIDDEN")
    assert (nobody.status_code, by_the_other_door.status_code) == (401, 401)


async def test_nobody_keeps_more_files_than_a_few_requests_need(
    browser: Browser, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attaching, "MAX_LOOSE", 3)
    owner, other = await a_citizen(services), await a_citizen(services, "陈卫东")
    for _ in range(3):
        await uploaded(browser, JPEG, owner)

    answer = await upload(browser, JPEG, owner)

    assert (answer.status_code, answer.json()["code"]) == (422, "ATTACHMENT_LIMIT")
    assert await uploaded(browser, JPEG, other)
    await Attachment.filter(owner_id=owner.person_id).update(
        proof_id=(await a_proof(services, await a_committee(services), applicant=owner)).id
    )
    assert await uploaded(browser, JPEG, owner)
    assert MAX_LOOSE == 30


async def test_whoever_sends_one_unreadable_file_after_the_other_has_to_pause(
    browser: Browser, services: Services
) -> None:
    owner = await a_citizen(services)
    for _ in range(MAX_REFUSED):
        assert (await upload(browser, b"<html>", owner)).status_code == 422

    answer = await upload(browser, JPEG, owner)

    assert (answer.status_code, answer.json()["code"]) == (429, "TOO_MANY_ATTEMPTS")
    assert await uploaded(browser, JPEG, await a_citizen(services, "陈卫东"))


async def attached(services: Services, proof: Proof, *numbers: str) -> None:
    for number in numbers:
        await Attachment.filter(id=number).update(proof_id=proof.id)


async def test_owner_and_committee_see_a_picture_and_it_is_recorded(
    browser: Browser, services: Services
) -> None:
    committee, owner = await a_committee(services), await a_citizen(services)
    proof = await a_proof(services, committee, applicant=owner)
    number = await uploaded(browser, JPEG, owner)
    await attached(services, proof, number)

    for viewer in (owner, committee.preparer, committee.approver):
        answer = await download(browser, number, viewer)

        assert answer.status_code == 200
        assert answer.headers["content-type"] == "image/jpeg"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["content-security-policy"] == POLICY
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["content-disposition"] == (
            f'inline; filename="attachment-{number}.jpg"'
        )
    reads = await AuditEntry.filter(deed="proof.attachment_read").order_by("id")
    assert [(read.actor_id, read.subject_id, read.details) for read in reads] == [
        (viewer.person_id, proof.id, {"attachment": number})
        for viewer in (owner, committee.preparer, committee.approver)
    ]


async def test_a_pdf_is_saved_and_not_shown(browser: Browser, services: Services) -> None:
    owner = await a_citizen(services)
    number = await uploaded(browser, PDF, owner)

    answer = await download(browser, number, owner)

    assert answer.content == PDF
    assert answer.headers["content-disposition"] == (
        f'attachment; filename="attachment-{number}.pdf"'
    )
    assert "sandbox" in answer.headers["content-security-policy"]


async def test_a_foreign_an_unknown_and_a_given_up_file_get_the_same_answer(
    browser: Browser, services: Services
) -> None:
    committee, owner = await a_committee(services), await a_citizen(services)
    neighbours = await a_committee(services, FENSHUI)
    stranger = await a_citizen(services, "陈卫东")
    proof = await a_proof(services, committee, applicant=owner)
    of_case, loose, given_up = [await uploaded(browser, JPEG, owner) for _ in range(3)]
    await attached(services, proof, of_case)
    await attaching.give_up(services, UUID(given_up))

    answers = [
        await download(browser, of_case, stranger),
        await download(browser, of_case, neighbours.approver),
        await download(browser, of_case, committee.township),
        await download(browser, of_case, Citizen(
            person_id=committee.preparer.person_id, session_id=uuid4())),
        await download(browser, loose, committee.preparer),
        await download(browser, given_up, owner),
        await download(browser, uuid4(), owner),
    ]  # fmt: skip

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert not await AuditEntry.filter(deed="proof.attachment_read").exists()


async def test_nobody_learns_nothing_about_attachments(
    browser: Browser, services: Services
) -> None:
    number = await uploaded(browser, JPEG, await a_citizen(services))

    answers = [await download(browser, each, None) for each in (number, uuid4())]

    assert {answer.status_code for answer in answers} == {401}
    assert len({answer.content for answer in answers}) == 1


@pytest.fixture(scope="module")
def s3(tmp_path_factory: pytest.TempPathFactory) -> Iterator[S3Server]:
    with s3_server(tmp_path_factory.mktemp("s3") / "log") as server:
        yield server


async def test_files_go_to_a_bucket_and_come_back_from_there(
    services: Services, database: None, s3: S3Server
) -> None:
    owner = await a_citizen(services)
    with_bucket = dataclasses.replace(services, storage=s3.storage())
    async with open_browser(with_bucket) as browser:
        number = await uploaded(browser, PDF, owner)
        (stored,) = s3.objects()

        assert (await download(browser, number, owner)).content == PDF

        await attaching.give_up(with_bucket, UUID(number))
        assert s3.objects() == []
        assert (await download(browser, number, owner)).status_code == 404
    assert stored.startswith("portal/")


async def test_a_storage_that_is_away_costs_the_resident_nothing(
    services: Services, database: None, s3: S3Server
) -> None:
    owner = await a_citizen(services)
    away = s3.storage(endpoint="http://127.0.0.1:1", patience=0.5)
    async with open_browser(dataclasses.replace(services, storage=away)) as browser:
        answer = await upload(browser, JPEG, owner)

    assert answer.status_code == 500
    assert json.loads(answer.text)["code"] == "INTERNAL"
    (kept,) = await Attachment.all()
    assert kept.discarded_at is not None
