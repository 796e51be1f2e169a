"""What offices declare to demand, on pages for everybody, without script."""

import pytest

from backend.foundation.services import Services
from backend.foundation.viewer import Official
from backend.registration.actions import drafting, filing
from backend.registration.actions.filing import Signature
from backend.registration.models import FormCode, Matter
from tests.registration.office import RIGHT, a_clerk
from tests.verification.test_verify_page import Page
from tests.web.browser import Browser

pytestmark = pytest.mark.anyio

SIGNED = Signature(leader="孙局长", contact_name="钱民政", contact_phone="0792-6800301")


async def declared(services: Services, clerk: Official, *rows: dict[str, str]) -> None:
    draft = await drafting.start(clerk, FormCode.MATERIALS)
    for row in rows:
        await drafting.put_row(services, clerk, draft.id, row)
    await filing.file(services, clerk, draft.id, SIGNED)


async def opened(browser: Browser, address: str, **query: str) -> Page:
    answer = await browser.client.get(address, params=query or None)
    assert answer.status_code == 200, answer.text
    assert Page(answer.text).all("script") == []
    return Page(answer.text)


async def test_a_search_by_name_leads_to_the_materials_with_their_alternatives(
    services: Services, browser: Browser
) -> None:
    row = RIGHT[FormCode.MATERIALS]
    await declared(services, await a_clerk(services), row, row | {"matter": "低保申请"})

    found = await opened(browser, "/catalogue/matters", q="收养")
    assert "查到 1 项" in found.text
    matter = await Matter.get(name="收养登记")
    address = f"/catalogue/matters/{matter.id}"
    assert address in [link["href"] for link in found.all("a")]

    page = await opened(browser, address)
    for words in ("身份证 或 户口本 或 社保卡", "人社部门", "任选其一即可", "九江市柴桑区民政局"):
        assert words in page.text


async def test_many_services_come_page_by_page(services: Services, browser: Browser) -> None:
    row = RIGHT[FormCode.MATERIALS]
    names = [f"事项{at:02d}" for at in range(25)]
    await declared(services, await a_clerk(services), *(row | {"matter": each} for each in names))

    first = await opened(browser, "/catalogue/matters", q="事项")
    [following] = [link["href"] for link in first.all("a") if link.get("rel") == "next"]
    rest = await opened(browser, following or "")

    assert "事项19" in first.text
    assert "事项20" not in first.text
    assert "事项24" in rest.text
    assert "事项19" not in rest.text


async def test_a_service_that_ended_says_so_and_keeps_its_address(
    services: Services, browser: Browser
) -> None:
    clerk, row = await a_clerk(services), RIGHT[FormCode.MATERIALS]
    await declared(services, clerk, row)
    matter = await Matter.get()
    await declared(services, clerk, row | {"matter": "低保申请"})

    page = await opened(browser, f"/catalogue/matters/{matter.id}")

    assert "已没有这个事项" in page.text
    assert "身份证" not in page.text


@pytest.mark.parametrize(
    "address",
    ["/catalogue/matters/6b64927c-0713-4d11-b105-2ce8747ba02e", "/catalogue/matters/none"],
)
async def test_what_was_never_declared_has_no_page(
    services: Services, browser: Browser, address: str
) -> None:
    assert (await browser.client.get(address)).status_code == 404


@pytest.mark.parametrize("query", [{"q": "甲" * 81}, {"q": "\x00"}, {"after": "nonsense"}])
async def test_a_mistake_in_the_address_is_told_and_can_be_mended(
    browser: Browser, query: dict[str, str]
) -> None:
    answer = await browser.client.get("/catalogue/matters", params=query)

    assert answer.status_code == 400
    assert "请改一改再查" in Page(answer.text).text
