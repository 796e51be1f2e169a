"""Everything that is mine in one ZIP: complete, checkable by others' tools, and mine alone."""

import asyncio
import dataclasses
import io
import json
from pathlib import Path
from zipfile import ZipFile

import httpx
import pytest

from backend.archive.actions import MAX_EXPORTS
from backend.foundation import clock
from backend.foundation.audit import AuditEntry
from backend.foundation.errors import Problem
from backend.foundation.services import Services
from backend.foundation.storage import key_of
from backend.foundation.viewer import Citizen, SignedIn
from backend.proofs.actions import noting
from backend.proofs.declaration import CURRENT
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import Attachment, FileKind, ProofFile
from backend.web.export import Exports
from tests.factories import Committee, a_citizen, a_committee, a_proof
from tests.objections.operations import an_objection
from tests.uploaded_files import a_jpeg, a_pdf
from tests.web.browser import Browser
from tests.web.sessions import cookies_of

pytestmark = pytest.mark.anyio

PDF = a_pdf(2)
ADDRESS = "/archive/export.zip"


def confirmed(viewer: Citizen) -> Citizen:
    """The same person, who has just confirmed her identity again."""
    return dataclasses.replace(viewer, stepped_up_at=clock.now())


async def download(browser: Browser, viewer: SignedIn | None, **headers: str) -> httpx.Response:
    browser.client.cookies = httpx.Cookies() if viewer is None else await cookies_of(viewer)
    return await browser.client.get(ADDRESS, headers=headers)


async def unpacked(browser: Browser, viewer: Citizen) -> ZipFile:
    answer = await download(browser, confirmed(viewer))
    assert answer.status_code == 200, answer.text
    return ZipFile(io.BytesIO(answer.content))


async def upload(browser: Browser, viewer: Citizen, content: bytes) -> str:
    browser.client.cookies = await cookies_of(viewer)
    return (await browser.client.post("/uploads", content=content)).json()["id"]


async def a_full_archive(browser: Browser, services: Services) -> tuple[Citizen, Committee]:
    """Papers of every kind, requests under way, files, an objection, a note."""
    committee, owner = await a_committee(services), await a_citizen(services)
    for state in (ProofState.REVOKED, ProofState.SUPERSEDED, ProofState.REQUESTED):
        await a_proof(services, committee, state=state, applicant=owner)
    proof = await a_proof(services, committee, state=ProofState.ISSUED, applicant=owner)
    await an_objection(services, owner, proof)
    await noting.add_note(committee.preparer, proof.id, text="已电话核实。")
    for content in (a_jpeg(), PDF):
        await upload(browser, owner, content)
    return owner, committee


async def test_the_export_holds_every_paper_every_file_and_every_fact(
    browser: Browser, services: Services
) -> None:
    owner, _ = await a_full_archive(browser, services)

    archive = await unpacked(browser, owner)

    index = json.loads(archive.read("index.json"))
    assert archive.testzip() is None
    assert index["schema"] == {"name": "mianzheng.archive", "version": 1}
    assert index["person"]["name"] == "王桂香"
    assert [proof["state"] for proof in index["proofs"]] == [
        "issued", "requested", "issued", "superseded", "revoked"
    ]  # fmt: skip
    assert index["proofs"][0]["internalNotes"][0]["text"] == "已电话核实。"
    assert [step["verb"] for step in index["proofs"][0]["steps"]][:2] == ["request", "check"]
    assert [each["state"] for each in index["objections"]] == ["filed"]
    assert [each["proof"] for each in index["commitments"]] == [
        proof["id"] for proof in index["proofs"] if not proof["corrects"]
    ]
    assert {each["version"] for each in index["commitments"]} == {CURRENT.version}
    assert {each["text"] for each in index["commitments"]} == {CURRENT.text}
    assert [each["mediaType"] for each in index["materials"]] == ["application/pdf", "image/jpeg"]
    for proof in index["proofs"]:
        if proof["paper"] is not None:
            sealed = await ProofFile.get(proof_id=proof["id"], kind=FileKind.SEALED)
            assert key_of(archive.read(proof["paper"])) == sealed.sha256 == proof["paperSha256"]
    papers = {name for name in archive.namelist() if name.startswith("papers/")}
    assert papers == {f"papers/小阳证〔2026〕{n}号.pdf" for n in (1, 2, 3, 4)}
    assert archive.read(index["materials"][0]["file"]) == PDF


async def test_others_tools_open_it_and_check_its_hashes(
    browser: Browser, services: Services, tmp_path: Path
) -> None:
    owner, _ = await a_full_archive(browser, services)

    archive = await unpacked(browser, owner)
    archive.extractall(tmp_path)

    assert len(archive.read("manifest.sha256").splitlines()) == len(archive.namelist()) - 1
    check = ("sha256sum", "--strict", "-c", "manifest.sha256")
    assert await (await asyncio.create_subprocess_exec(*check, cwd=tmp_path)).wait() == 0


async def test_no_name_of_a_file_tells_who_it_is_or_troubles_windows(
    browser: Browser, services: Services
) -> None:
    owner, committee = await a_full_archive(browser, services)
    committee.organisation.mark = 'CON:小"阳'
    await committee.organisation.save()
    await a_proof(services, committee, state=ProofState.ISSUED, applicant=owner)

    answer = await download(browser, confirmed(owner))

    names = ZipFile(io.BytesIO(answer.content)).namelist()
    assert not [name for name in names if set(name) & set('<>:"\\|?*')]
    assert not [name for name in names if "王桂香" in name or "居住" in name]
    assert "王" not in answer.headers["content-disposition"]
    assert len(names) == len({name.lower() for name in names})


async def test_an_export_is_its_owners_alone(browser: Browser, services: Services) -> None:
    owner, committee = await a_full_archive(browser, services)
    stranger = await a_citizen(services, "陈卫东")

    theirs = await unpacked(browser, stranger)
    refused = [
        await download(browser, None),
        await download(browser, committee.approver),
        await download(browser, owner),
        await download(browser, confirmed(owner), **{"sec-fetch-site": "cross-site"}),
    ]

    index = json.loads(theirs.read("index.json"))
    assert (index["proofs"], index["materials"], index["disclosures"]) == ([], [], [])
    assert [answer.status_code for answer in refused] == [401, 401, 403, 403]
    assert refused[2].json()["code"] == "STEP_UP_REQUIRED"


async def test_exports_are_recorded_and_few(browser: Browser, services: Services) -> None:
    owner = await a_citizen(services)

    codes = [
        (await download(browser, confirmed(owner))).status_code for _ in range(MAX_EXPORTS + 1)
    ]

    assert codes == [200] * MAX_EXPORTS + [429]
    recorded = AuditEntry.filter(deed="archive.exported", actor_id=owner.person_id)
    assert await recorded.count() == MAX_EXPORTS


async def test_a_person_has_one_download_at_a_time(services: Services, database: None) -> None:
    exports, owner = Exports(), (await a_citizen(services)).person_id

    turn = exports.begin(owner)
    with pytest.raises(Problem):
        exports.begin(owner)
    with turn:
        await asyncio.sleep(0)
    forgotten = exports.begin(owner)
    del forgotten

    with exports.begin(owner):
        assert exports.begin((await a_citizen(services)).person_id)


async def test_a_lost_file_is_named_and_keeps_no_other_back(
    browser: Browser, services: Services
) -> None:
    owner, _ = await a_full_archive(browser, services)
    lost = await Attachment.get(owner_id=owner.person_id, media_type="image/jpeg")
    await services.storage.delete(lost.sha256)

    archive = await unpacked(browser, owner)

    assert archive.read("missing.txt").decode() == f"materials/{lost.id}.jpg\n"
    assert f"materials/{lost.id}.jpg" not in archive.namelist()
    assert len([name for name in archive.namelist() if name.startswith("papers/")]) == 4
