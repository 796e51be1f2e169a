"""The catalogue's pages and open data: for everybody, without script, by links that last."""

import csv
import hashlib
import io
import json
from dataclasses import replace
from datetime import date
from typing import Any
from zipfile import ZipFile

import httpx
import pytest

from backend.catalogue import actions
from backend.catalogue.lists import ListedItem
from backend.catalogue.models import Confidence, Lane, Measure
from backend.foundation.viewer import System
from tests.catalogue.lists import an_entry
from tests.verification.test_verify_page import Page
from tests.web.browser import Browser

pytestmark = pytest.mark.anyio

SYSTEM = System(job="test")
KINSHIP = "NEG-CN-2020-1-KINSHIP"


async def opened(browser: Browser, address: str, **query: str) -> Page:
    answer = await browser.client.get(address, params=query or None)
    assert answer.status_code == 200, answer.text
    assert Page(answer.text).all("script") == []
    return Page(answer.text)


def links(page: Page) -> list[str]:
    return [link["href"] or "" for link in page.all("a")]


async def test_the_catalogue_begins_with_a_form_and_all_lists(browser: Browser) -> None:
    await actions.ensure_published_lists(SYSTEM)
    page = await opened(browser, "/catalogue")
    fields = {each["name"] for tag in ("input", "select") for each in page.all(tag)}
    assert fields == {"q", "lane", "measure", "confidence", "region"}
    assert sum(link.startswith("/catalogue/lists/") for link in links(page)) == 102
    assert "只有标题" in page.text


async def test_a_search_leads_to_items_and_an_item_to_its_list(browser: Browser) -> None:
    await actions.ensure_catalogue(SYSTEM)
    found = await opened(browser, "/catalogue", q="qinshu")
    assert "查到 1 项" in found.text
    assert f"/catalogue/items/{KINSHIP}" in links(found)
    item = await opened(browser, f"/catalogue/items/{KINSHIP}")
    assert "派出所" in item.text
    assert "待核实" not in item.text.partition("下载全部数据")[0]
    assert "/catalogue/lists/NEG-CN-2020-1" in links(item)
    listed = await opened(browser, "/catalogue/lists/NEG-CN-2020-1")
    assert "民发〔2020〕20号" in listed.text
    assert f"/catalogue/items/{KINSHIP}" in links(listed)


async def test_filters_stay_in_the_address_and_the_next_page_follows_them(
    browser: Browser,
) -> None:
    await actions.ensure_published_lists(SYSTEM)
    page = await opened(browser, "/catalogue", lane="negative", q="证明", region="421200000000")
    [following] = [link["href"] for link in page.all("a") if link.get("rel") == "next"]
    rest = await opened(browser, following or "")
    chosen = [each["value"] for each in rest.all("option") if "selected" in each]
    assert chosen == ["negative", "421200000000"]
    assert "查到 78 项" in rest.text
    shown = [set(filter(lambda link: "/items/" in link, links(each))) for each in (page, rest)]
    assert shown[0].isdisjoint(shown[1])


async def test_what_was_not_read_in_full_is_marked_on_every_page(browser: Browser) -> None:
    row = an_entry(confidence=Confidence.C)
    await actions.import_lists(SYSTEM, [row])
    for address in (
        "/catalogue?q=亲属",
        f"/catalogue/items/{row.code}",
        f"/catalogue/lists/{row.list_id}",
    ):
        text = (await opened(browser, address)).text.partition("下载全部数据")[0]
        assert "待核实：来自转述" in text.replace("option", "")


async def test_a_link_to_a_version_always_reads_the_same(browser: Browser) -> None:
    row = an_entry()
    await actions.import_lists(SYSTEM, [row])
    await actions.import_lists(SYSTEM, [replace(row, go_instead="公证处")])
    first = await opened(browser, f"/catalogue/items/{row.code}/1")
    newest = await opened(browser, f"/catalogue/items/{row.code}")
    assert "户籍所在地派出所" in first.text
    assert "这是以前的版本" in first.text
    assert "公证处" in newest.text
    assert f"/catalogue/items/{row.code}/1" in links(newest)


@pytest.mark.parametrize(
    "address",
    [
        "/catalogue/items/NONE",
        "/catalogue/items/%00",
        f"/catalogue/items/{KINSHIP}/2",
        f"/catalogue/items/{KINSHIP}/99999999999999999999",
        f"/catalogue/items/{KINSHIP}/-1",
        "/catalogue/lists/NONE",
        "/catalogue/lists/%ED%A0%80",
        "/catalogue/other",
    ],
)
async def test_an_address_of_nothing_is_404(browser: Browser, address: str) -> None:
    await actions.ensure_catalogue(SYSTEM)
    assert (await browser.client.get(address)).status_code == 404


@pytest.mark.parametrize("query", ["q=" + "证" * 81, "q=a%00b", "q=亲&after=forged"])
async def test_a_mistake_is_said_on_the_page_and_can_be_mended(
    browser: Browser, query: str
) -> None:
    answer = await browser.client.get("/catalogue?" + query)
    assert answer.status_code == 400
    assert "请改一改再查" in answer.text
    assert len(Page(answer.text).all("form")) == 1


async def test_a_value_that_the_form_does_not_offer_narrows_nothing(browser: Browser) -> None:
    await actions.ensure_catalogue(SYSTEM)
    page = await opened(
        browser, "/catalogue", q="亲属", lane="grey", measure="NONE", confidence="Z", region="1"
    )
    assert "查到 1 项" in page.text


async def test_what_is_typed_is_text_on_the_page(browser: Browser) -> None:
    answer = await browser.client.get("/catalogue", params={"q": '"><script>alert(1)</script>'})
    assert Page(answer.text).all("script") == []


async def test_size_and_language_are_chosen_as_everywhere_and_keep_the_search(
    browser: Browser,
) -> None:
    sent_on = await browser.client.get("/catalogue?q=亲属&lane=negative&lang=en&mode=xl")
    assert sent_on.status_code == 303
    page = await opened(browser, sent_on.headers["location"])
    assert page.all("html") == [{"lang": "en", "data-mode": "xl"}]
    assert [each["value"] for each in page.all("input")] == ["亲属"]


async def test_search_engines_may_have_the_catalogue_and_not_the_checks(browser: Browser) -> None:
    catalogue, check = [
        Page((await browser.client.get(address)).text) for address in ("/catalogue", "/v")
    ]
    assert "robots" not in [each.get("name") for each in catalogue.all("meta")]
    assert "robots" in [each.get("name") for each in check.all("meta")]


async def data(browser: Browser, **headers: str) -> httpx.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return await browser.client.get("/catalogue/data.zip", headers=named)


def files_of(answer: httpx.Response) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def misfits(value: Any, schema: Any, place: str = "") -> list[str]:
    """Where a value does not fit the part of JSON Schema that ours is written in."""
    kinds = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}
    wanted = schema.get("type", [])
    types = [wanted] if isinstance(wanted, str) else wanted
    if types and not any(
        value is None if each == "null" else isinstance(value, kinds[each]) for each in types
    ):
        return [place]
    found = [place for rule in ("enum",) if rule in schema and value not in schema[rule]]
    if isinstance(value, dict):
        found += [f"{place}.{name}" for name in schema.get("required", []) if name not in value]
        for name, part in schema.get("properties", {}).items():
            found += misfits(value.get(name), part, f"{place}.{name}")
    if isinstance(value, list):
        for number, each in enumerate(value):
            found += misfits(each, schema["items"], f"{place}[{number}]")
    return found


async def test_the_open_data_hold_every_list_and_every_version(browser: Browser) -> None:
    row = an_entry()
    await actions.ensure_published_lists(SYSTEM)
    await actions.import_lists(SYSTEM, [row])
    await actions.import_lists(SYSTEM, [replace(row, effective_to=date(2026, 1, 1))])
    files = files_of(await data(browser))
    whole = json.loads(files["catalogue.json"])
    assert (len(whole["lists"]), len(whole["items"])) == (103, 474)
    mine = [each for each in whole["items"] if each["code"] == row.code]
    assert [(each["version"], each["newest"]) for each in mine] == [(1, False), (2, True)]
    assert misfits(whole, json.loads(files["catalogue.schema.json"])) == []
    table = csv.DictReader(io.StringIO(files["items.csv"].decode("utf-8-sig")))
    assert [(each["code"], each["name"]) for each in table] == [
        (each["code"], each["name"]) for each in whole["items"]
    ]


async def test_a_name_that_begins_like_a_formula_is_text_in_the_table(browser: Browser) -> None:
    name = '=HYPERLINK("https://evil.example","证明")'
    await actions.import_lists(SYSTEM, [an_entry(name=name)])
    files = files_of(await data(browser))
    table = csv.DictReader(io.StringIO(files["items.csv"].decode("utf-8-sig")))
    assert f"'{name}" in [each["name"] for each in table]
    assert name in [each["name"] for each in json.loads(files["catalogue.json"])["items"]]


async def test_a_value_outside_of_the_schema_is_noticed(browser: Browser) -> None:
    await actions.ensure_catalogue(SYSTEM)
    files = files_of(await data(browser))
    whole, schema = (
        json.loads(files[name]) for name in ("catalogue.json", "catalogue.schema.json")
    )
    whole["items"][0]["lane"] = "grey"
    del whole["items"][1]["name"]
    assert misfits(whole, schema) == [".items[0].lane", ".items[1].name", ".items[1].name"]


async def test_the_sums_are_those_of_the_files(browser: Browser) -> None:
    await actions.ensure_catalogue(SYSTEM)
    files = files_of(await data(browser))
    told = [line.split("  ") for line in files.pop("SHA256SUMS").decode().splitlines()]
    sums = {name: digest for digest, name in told}
    assert sums == {name: hashlib.sha256(each).hexdigest() for name, each in files.items()}


async def test_the_data_are_sent_again_only_when_they_are_others(browser: Browser) -> None:
    rows: list[ListedItem] = [an_entry()]
    await actions.import_lists(SYSTEM, rows)
    first = await data(browser)
    known = {"if_none_match": first.headers["etag"]}
    same = await data(browser, **known)
    assert (same.status_code, same.content) == (304, b"")
    law = an_entry(type_code="", lane=Lane.DEPARTMENT, measure=Measure.CANCEL, list_id="LAW-X")
    await actions.import_lists(SYSTEM, [law])
    other = await data(browser, **known)
    assert other.status_code == 200
    assert other.headers["etag"] != first.headers["etag"]
