"""The doors of workbooks: handing in, blank forms, filled ones; and LibreOffice opens them."""

import csv
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from backend.foundation import clock
from backend.foundation.services import Services
from backend.foundation.viewer import Official, Role
from backend.registration import jobs, writing
from backend.registration.actions import receiving
from backend.registration.models import Filing, FormCode
from backend.registration.published_forms import FORMS
from backend.registration.reading import ReadForm
from tests.factories import a_citizen, an_official
from tests.registration.office import HEAD, RIGHT, a_bureau, a_clerk, a_workbook, handed_in
from tests.registration.test_workbooks import read_back
from tests.web.browser import Browser, open_browser
from tests.web.sessions import cookies_of

pytestmark = pytest.mark.anyio


@pytest.fixture
async def browser(services: Services, database: None) -> AsyncIterator[Browser]:
    async with open_browser(services) as opened:
        yield opened


@pytest.fixture
async def clerk(services: Services, browser: Browser) -> Official:
    viewer = await a_clerk(services)
    browser.client.cookies = await cookies_of(viewer)
    return viewer


async def hand_in(browser: Browser, content: bytes, form: str = "summary") -> httpx.Response:
    return await browser.client.post(
        f"/registration/workbooks?form={form}",
        content=content,
        headers={"content-type": writing.MEDIA_TYPE, "origin": "http://portal.test"},
    )


def told(form: FormCode, content: bytes) -> ReadForm:
    return read_back(form, content)


async def test_a_workbook_becomes_a_draft_that_a_job_fills(
    services: Services, browser: Browser, clerk: Official
) -> None:
    content = a_workbook(FormCode.SUMMARY, [RIGHT[FormCode.SUMMARY]] * 2)

    answer = await hand_in(browser, content)

    assert answer.status_code == 201
    filing = await Filing.get(id=answer.json()["id"])
    assert filing.is_being_read
    assert filing.organisation_id == clerk.organisation_id
    await jobs.read_workbook(services, filing_id=filing.id)
    read = await Filing.get(id=filing.id)
    assert (read.is_being_read, read.rows_done) == (False, 2)


async def test_what_is_too_large_is_refused_before_it_is_kept(
    browser: Browser, clerk: Official
) -> None:
    answer = await hand_in(browser, b"x" * (receiving.MAX_SIZE + 1))

    assert (answer.status_code, answer.json()["code"]) == (413, "WORKBOOK_TOO_LARGE")
    assert not await Filing.exists()


async def test_a_form_that_there_is_not_is_refused(browser: Browser, clerk: Official) -> None:
    answer = await hand_in(browser, b"", form="tax")

    assert (answer.status_code, answer.json()["code"]) == (422, "FORM_UNKNOWN")
    assert (await browser.client.get("/registration/forms/tax.xlsx")).status_code == 404


async def test_only_staff_of_departments_hand_in(services: Services, browser: Browser) -> None:
    content = a_workbook(FormCode.SUMMARY, [])
    assert (await hand_in(browser, content)).status_code == 401

    browser.client.cookies = await cookies_of(await a_citizen(services))
    assert (await hand_in(browser, content)).status_code == 401

    bureau = await a_bureau()
    supervisor = await an_official(services, bureau, Role.SUPERVISOR)
    browser.client.cookies = await cookies_of(supervisor)
    assert (await hand_in(browser, content)).status_code == 403
    assert not await Filing.exists()


async def test_another_site_cannot_hand_in(browser: Browser, clerk: Official) -> None:
    answer = await browser.client.post(
        "/registration/workbooks?form=summary",
        content=b"",
        headers={"origin": "https://elsewhere.test"},
    )

    assert answer.status_code == 403


@pytest.mark.parametrize("form", FormCode)
async def test_everybody_gets_the_blank_forms(browser: Browser, form: FormCode) -> None:
    answer = await browser.client.get(f"/registration/forms/{form}.xlsx")

    assert answer.status_code == 200
    assert answer.headers["content-type"] == writing.MEDIA_TYPE
    assert answer.headers["content-disposition"] == f'attachment; filename="{form}.xlsx"'
    assert not told(form, answer.content).rows


async def test_a_filing_is_given_out_to_its_office_and_the_supervisor_above(
    services: Services, browser: Browser, clerk: Official
) -> None:
    rows = [dict(RIGHT[FormCode.ASSISTANCE])]
    content = a_workbook(FormCode.ASSISTANCE, rows, head=HEAD)
    filing_id = await handed_in(services, clerk, FormCode.ASSISTANCE, content)
    address = f"/registration/filings/{filing_id}.xlsx"

    own = await browser.client.get(address)
    assert [row.cells for row in told(FormCode.ASSISTANCE, own.content).rows] == rows
    assert told(FormCode.ASSISTANCE, own.content).head == HEAD

    justice = await a_bureau(name="九江市柴桑区司法局", uscc="11360404MB0000033Q")
    above = await an_official(services, justice, Role.SUPERVISOR, name="周督查")
    browser.client.cookies = await cookies_of(above)
    assert (await browser.client.get(address)).status_code == 404
    await Filing.filter(id=filing_id).update(
        state="filed", filed_at=clock.now(), filed_by_id=clerk.person_id
    )
    seen = await browser.client.get(address)
    assert told(FormCode.ASSISTANCE, seen.content).rows[0].cells["phone"] == "139****0001"

    colleague = await an_official(services, justice, Role.DEPARTMENT_STAFF, name="李司法")
    browser.client.cookies = await cookies_of(colleague)
    assert (await browser.client.get(address)).status_code == 404
    browser.client.cookies.clear()
    assert (await browser.client.get(address)).status_code == 401


def test_libreoffice_opens_what_we_write_with_the_original_headings(tmp_path: Path) -> None:
    for form in FormCode:
        content = writing.workbook(FORMS[form], [RIGHT[form]], head=HEAD)
        (tmp_path / f"{form}.xlsx").write_bytes(content)

    converted = subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "csv:Text - txt - csv (StarCalc):44,34,76",
            "--outdir",
            str(tmp_path),
            *(str(tmp_path / f"{form}.xlsx") for form in FormCode),
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert converted.returncode == 0, converted.stderr

    for form in FormCode:
        with (tmp_path / f"{form}.csv").open(encoding="utf-8", newline="") as file:
            cells = {cell for row in csv.reader(file) for cell in row}
        headings = {each.heading for each in FORMS[form].columns}
        groups = {each.group for each in FORMS[form].columns if each.group}
        assert headings | groups | {FORMS[form].title} | set(RIGHT[form].values()) <= cells
        assert set(FORMS[form].notes) <= cells
