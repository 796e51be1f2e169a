"""The package of a case in the browser: for the issuer's heads and their township, and recorded."""

import io
from uuid import uuid4

import httpx
import pytest

from backend.disclosures.models import DisclosedField, Disclosure, Door
from backend.foundation.audit import AuditEntry
from backend.foundation.services import Services
from backend.foundation.viewer import Role, SignedIn
from backend.identity.models import Organisation
from backend.preservation import container
from backend.preservation.checking.examining import Examiner
from backend.proofs.lifecycle import ProofState
from tests.factories import FENSHUI, a_citizen, a_committee, a_proof, an_official
from tests.preservation.scene import a_finished_case
from tests.web.browser import Browser
from tests.web.sessions import cookies_of

pytestmark = pytest.mark.anyio


async def download(browser: Browser, proof_id: object, viewer: SignedIn | None) -> httpx.Response:
    browser.client.cookies = httpx.Cookies() if viewer is None else await cookies_of(viewer)
    return await browser.client.get(f"/files/archive/{proof_id}.zip")


async def test_the_heads_of_the_issuer_and_its_township_take_the_case_out(
    browser: Browser, services: Services
) -> None:
    committee, owner = await a_committee(services), await a_citizen(services)
    proof = await a_finished_case(services, committee, owner=owner)
    examiner = Examiner(inspector=services.inspector, intake=services.intake)

    for viewer in (committee.approver, committee.keeper, committee.township):
        answer = await download(browser, proof.id, viewer)

        assert answer.status_code == 200, answer.text
        assert answer.headers["content-type"] == "application/zip"
        assert answer.headers["cache-control"] == "no-store"
        assert proof.subject_name not in answer.headers["content-disposition"]
        assert len(answer.content) == int(answer.headers["content-length"])
        assert len(container.read(io.BytesIO(answer.content))) == 11

    found = await examiner.examine(io.BytesIO(answer.content))
    assert found.passed
    entries = await AuditEntry.filter(deed="proof.package_read", subject_id=proof.id)
    assert [entry.details["manifest"] for entry in entries] == [found.manifest_sha256] * 3
    looks = await Disclosure.filter(holder_id=owner.person_id)
    assert [look.door for look in looks] == [Door.DESK] * 3
    for part in (DisclosedField.ORIGINAL, DisclosedField.ATTACHMENTS, DisclosedField.SUBJECT):
        assert all(part in look.parts for look in looks)


async def test_for_everybody_else_there_is_no_such_file(
    browser: Browser, services: Services
) -> None:
    committee, owner = await a_committee(services), await a_citizen(services)
    proof = await a_proof(services, committee, state=ProofState.ISSUED, applicant=owner)
    under_way = await a_proof(services, committee, applicant=owner)
    neighbours = await a_committee(services, FENSHUI)
    office = await Organisation.get(id=committee.township.organisation_id)
    supervisor = await an_official(services, office, Role.SUPERVISOR)

    answers = [
        await download(browser, proof.id, owner),
        await download(browser, proof.id, committee.preparer),
        await download(browser, proof.id, neighbours.approver),
        await download(browser, proof.id, neighbours.keeper),
        await download(browser, proof.id, supervisor),
        await download(browser, under_way.id, committee.approver),
        await download(browser, uuid4(), committee.approver),
    ]

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert (await download(browser, proof.id, None)).status_code == 401
    assert not await AuditEntry.filter(deed="proof.package_read").exists()
    assert not await Disclosure.all().exists()
