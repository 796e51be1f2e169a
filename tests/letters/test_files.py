"""The sealed letter goes to the office that sends it, and to nobody else by this door."""

from uuid import uuid4

import httpx
import pytest

from backend.foundation.audit import AuditEntry
from backend.foundation.services import Services
from backend.foundation.viewer import SignedIn
from backend.letters import queries
from tests.factories import a_citizen, a_committee
from tests.letters.office import a_draft, a_sealed_office, an_issued_letter
from tests.web.browser import Browser, open_browser
from tests.web.sessions import cookies_of

pytestmark = pytest.mark.anyio


async def download(browser: Browser, letter_id: object, viewer: SignedIn | None) -> httpx.Response:
    browser.client.cookies = httpx.Cookies() if viewer is None else await cookies_of(viewer)
    return await browser.client.get(f"/files/letters/{letter_id}.pdf")


async def test_an_office_downloads_its_letter_and_that_is_recorded(
    services: Services, database: None
) -> None:
    office = await a_sealed_office(services)
    letter = await an_issued_letter(services, office)

    async with open_browser(services) as browser:
        answer = await download(browser, letter.id, office.supervisor)

    assert answer.status_code == 200
    assert answer.content == await queries.sealed_pdf(services, letter)
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["cache-control"] == "no-store"
    assert "filename*=UTF-8''" in answer.headers["content-disposition"]
    look = await AuditEntry.get(deed="letter.file_read")
    assert (look.actor_id, look.subject_id) == (office.supervisor.person_id, letter.id)


async def test_its_pages_are_looked_at_before_it_is_saved(
    services: Services, database: None
) -> None:
    office = await a_sealed_office(services)
    letter = await an_issued_letter(services, office)
    draft = await a_draft(services, office.supervisor)

    async with open_browser(services) as browser:
        browser.client.cookies = await cookies_of(office.approver)
        page = await browser.client.get(f"/files/letters/{letter.id}.png?page=1&width=640")
        beyond = await browser.client.get(f"/files/letters/{letter.id}.png?page=9&width=640")
        wide = await browser.client.get(f"/files/letters/{letter.id}.png?page=1&width=641")
        unmade = await browser.client.get(f"/files/letters/{draft.id}.png?page=1&width=640")
        browser.client.cookies = httpx.Cookies()
        stranger = await browser.client.get(f"/files/letters/{letter.id}.png")

    assert (page.status_code, page.headers["content-type"]) == (200, "image/png")
    assert page.content.startswith(b"\x89PNG")
    assert page.headers["x-pages"] == str(await queries.pages_of(letter))
    assert [each.status_code for each in (beyond, wide, unmade, stranger)] == [404, 400, 404, 401]
    looks = await AuditEntry.filter(deed="letter.file_read")
    assert {look.actor_id for look in looks} == {office.approver.person_id}


async def test_everybody_else_gets_the_answer_of_what_never_was(
    services: Services, database: None
) -> None:
    office, village = await a_sealed_office(services), await a_committee(services)
    letter = await an_issued_letter(services, office)
    draft = await a_draft(services, office.supervisor)
    resident = await a_citizen(services)

    async with open_browser(services) as browser:
        answers = [
            await download(browser, letter.id, village.approver),
            await download(browser, letter.id, resident),
            await download(browser, draft.id, office.approver),
            await download(browser, uuid4(), office.approver),
        ]
        stranger = await download(browser, letter.id, None)

    assert {(each.status_code, each.text) for each in answers} == {(404, answers[0].text)}
    assert stranger.status_code == 401
    assert not await AuditEntry.filter(deed="letter.file_read").exists()
