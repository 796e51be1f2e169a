"""The feed of the catalogue: every version once, the newest first, page by page."""

from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import httpx
import pytest

from backend.catalogue import actions
from backend.catalogue.models import ProofItemVersion
from backend.foundation.viewer import System
from tests.catalogue.lists import an_entry
from tests.web.browser import Browser

pytestmark = pytest.mark.anyio

SYSTEM = System(job="test")
PATH = "/catalogue/feed.atom"
ATOM = "{http://www.w3.org/2005/Atom}"


async def feed(browser: Browser, address: str = PATH) -> ET.Element:
    answer = await browser.client.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("application/atom+xml")
    return ET.fromstring(answer.content)  # noqa: S314 -- our own words


def entries(root: ET.Element) -> list[dict[str, str]]:
    return [
        {part: each.findtext(ATOM + part, "") for part in ("title", "id", "updated", "summary")}
        for each in root.findall(f"{ATOM}entry")
    ]


def link(root: ET.Element, relation: str) -> str | None:
    found = root.find(f"{ATOM}link[@rel='{relation}']")
    return None if found is None else found.get("href")


async def test_a_change_is_the_first_entry_and_the_version_before_it_the_next(
    browser: Browser,
) -> None:
    row = an_entry()
    await actions.import_lists(SYSTEM, [row])
    ended = replace(row, effective_to=date(2026, 1, 1), go_instead="找派出所 <或> 公证处")
    await actions.import_lists(SYSTEM, [ended])

    root = await feed(browser)
    second, first = entries(root)

    assert (second["title"], first["title"]) == ("亲属关系证明（第2版）", "亲属关系证明（第1版）")
    assert second["id"].endswith(f"/catalogue/items/{row.code}/2")
    assert "失效日期：2026-01-01" in second["summary"]
    assert "找派出所 <或> 公证处" in second["summary"]
    assert root.findtext(f"{ATOM}updated") == second["updated"] > first["updated"]
    assert await feed_of_its_address(browser, second["id"]) == 200


async def feed_of_its_address(browser: Browser, address: str) -> int:
    return (await browser.client.get(httpx.URL(address).path)).status_code


async def test_what_is_not_confirmed_says_so(browser: Browser) -> None:
    await actions.ensure_published_lists(SYSTEM)
    confirmed = {
        f"/catalogue/items/{row.item.code}/{row.version}": not row.confidence.needs_confirmation
        for row in await ProofItemVersion.all().select_related("item")
    }
    told = {
        httpx.URL(each["id"]).path: "待核实" not in each["summary"]
        for each in entries(await feed(browser))
    }
    assert set(told.values()) == {True, False}
    assert all(confirmed[path] == said for path, said in told.items())


async def test_page_by_page_every_version_comes_once(browser: Browser) -> None:
    await actions.ensure_published_lists(SYSTEM)
    seen: list[str] = []
    address: str | None = PATH
    while address is not None:
        root = await feed(browser, address)
        seen += [each["id"] for each in entries(root)]
        following = link(root, "next")
        address = following and httpx.URL(following).raw_path.decode()
    assert len(seen) == len(set(seen)) == await ProofItemVersion.all().count() > 400


async def test_an_empty_catalogue_is_an_empty_feed(browser: Browser) -> None:
    root = await feed(browser)
    assert entries(root) == []
    assert root.findtext(f"{ATOM}updated")


async def test_a_feed_that_is_known_is_not_sent_again_and_another_page_is(
    browser: Browser,
) -> None:
    await actions.ensure_published_lists(SYSTEM)
    first = await browser.client.get(PATH)
    known = {"if-none-match": first.headers["etag"]}
    same = await browser.client.get(PATH, headers=known)
    assert (same.status_code, same.content) == (304, b"")
    following = link(ET.fromstring(first.content), "next")  # noqa: S314 -- our own words
    assert following
    other = await browser.client.get(httpx.URL(following).raw_path.decode(), headers=known)
    assert other.status_code == 200


@pytest.mark.parametrize("after", ["x", "", "\ud800", "e30", "9" * 500])
async def test_a_place_that_is_none_is_not_found(browser: Browser, after: str) -> None:
    await actions.ensure_catalogue(SYSTEM)
    query = httpx.QueryParams({"after": after.encode(errors="replace").decode()})
    assert (await browser.client.get(PATH, params=query)).status_code == 404
