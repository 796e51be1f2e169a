"""Every page of a sandbox says that all its data are made up; no other page does."""

from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from backend.foundation.services import Services
from backend.web import sandbox_mark
from backend.web.main import app_of
from backend.web.sandbox_mark import BANNER
from backend.web.static import FRONT_END, read_files
from tests.web.pages_build import a_build

pytestmark = pytest.mark.anyio

WORDS = "沙箱：数据均为虚构"


def a_site(folder: Path) -> Path:
    """A build whose page is the project's own."""
    built = a_build(folder)
    (built / "index.html").write_bytes((FRONT_END / "index.html").read_bytes())
    return built


async def seen_at(services: Services, address: str, built: Path) -> httpx.Response:
    files = read_files(built=built)
    app = app_of(services, files=sandbox_mark.marked(files) if services.sandbox else files)
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url=services.public_url) as http:
        return await http.get(address)


@pytest.mark.parametrize("address", ["/", "/v", "/v/0000-0000-0000-0000-0", "/s/nothing"])
async def test_every_page_of_a_sandbox_has_the_banner_and_no_other(
    services: Services, database: None, tmp_path: Path, address: str
) -> None:
    built = a_site(tmp_path / "dist")
    marked = await seen_at(replace(services, sandbox=True), address, built)
    usual = await seen_at(services, address, built)

    assert WORDS in marked.text
    assert '<link rel="stylesheet" href="/static/sandbox.css"' in marked.text
    assert "sandbox" not in usual.text
    assert marked.status_code == usual.status_code


async def test_the_style_of_the_banner_is_served(services: Services, tmp_path: Path) -> None:
    answer = await seen_at(services, "/static/sandbox.css", a_site(tmp_path / "dist"))

    assert ".sandbox" in answer.text


def test_the_marked_page_is_sent_in_its_own_bytes_under_a_name_of_their_own(tmp_path: Path) -> None:
    files = read_files(built=a_site(tmp_path / "dist"))
    before, after = files["/index.html"], sandbox_mark.marked(files)["/index.html"]

    assert set(after.variants) == {"identity"}
    assert BANNER.encode() in after.variants["identity"].content
    assert after.variants["identity"].etag != before.variants["identity"].etag
    assert after.cache_control == before.cache_control


def test_without_a_built_page_there_is_nothing_to_mark(tmp_path: Path) -> None:
    files = read_files(built=tmp_path / "none")

    assert sandbox_mark.marked(files) == files
