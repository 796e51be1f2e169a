"""The browser pages as files: the right bytes in the right coding, and nothing else of the disk."""

import gzip
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import brotli
import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.exceptions import HTTPException
from starlette.requests import Request

from backend.foundation.services import Services
from backend.web.headers import SECURITY_HEADERS
from backend.web.routes import routes
from backend.web.site import Site
from backend.web.static import IMMUTABLE, is_known, negotiate, read_files
from tests.web.browser import Browser, open_browser
from tests.web.pages_build import HASHED, INDEX, SCRIPT, a_build

pytestmark = pytest.mark.anyio

# What httpx would send of its own accord; tests say what they accept.
PLAIN = {"accept-encoding": "identity"}


@pytest.fixture
async def built(services: Services, database: None, tmp_path: Path) -> AsyncIterator[Browser]:
    """A browser at a portal whose pages are built."""
    files = read_files(built=a_build(tmp_path / "dist"))
    async with open_browser(services, development=False, files=files) as opened:
        yield opened


async def bytes_of(browser: Browser, address: str, accepted: str) -> tuple[httpx.Response, bytes]:
    """The answer with its body as it travelled."""
    headers = {"accept-encoding": accepted}
    async with browser.client.stream("GET", address, headers=headers) as answer:
        return answer, b"".join([chunk async for chunk in answer.aiter_raw()])


ADDRESSES = {
    "/": ("text/html; charset=utf-8", "no-cache"),
    "/index.html": ("text/html; charset=utf-8", "no-cache"),
    "/request/new": ("text/html; charset=utf-8", "no-cache"),
    HASHED: ("text/javascript; charset=utf-8", IMMUTABLE),
    "/assets/home-CZj6gnFM.css": ("text/css; charset=utf-8", IMMUTABLE),
    "/sw.js": ("text/javascript; charset=utf-8", "no-cache"),
    "/boot.js": ("text/javascript; charset=utf-8", "no-cache"),
    "/manifest.webmanifest": ("application/manifest+json", "no-cache"),
    "/icon.svg": ("image/svg+xml", "no-cache"),
    "/static/verify.css": ("text/css; charset=utf-8", "no-cache"),
    "/static/waiting.js": ("text/javascript; charset=utf-8", "no-cache"),
}


@pytest.mark.parametrize("address", ADDRESSES)
async def test_a_file_has_its_type_its_cache_rule_and_the_security_headers(
    built: Browser, address: str
) -> None:
    answer = await built.client.get(address)

    assert answer.status_code == 200
    assert (answer.headers["content-type"], answer.headers["cache-control"]) == ADDRESSES[address]
    assert answer.headers["vary"] == "accept-encoding"
    strict = {name: value for name, value in SECURITY_HEADERS.items() if name != "cache-control"}
    assert {name: answer.headers.get(name) for name in strict} == strict
    assert answer.headers["x-request-id"]


@pytest.mark.parametrize(
    ("accepted", "coding", "plain"),
    [
        ("gzip, deflate, br, zstd", "br", brotli.decompress),
        ("br;q=0.2, gzip;q=0.8", "gzip", gzip.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("deflate", None, bytes),
        ("", None, bytes),
    ],
)
async def test_the_bytes_are_those_of_the_best_coding_that_the_browser_takes(
    built: Browser, accepted: str, coding: str | None, plain: Callable[[bytes], bytes]
) -> None:
    answer, body = await bytes_of(built, HASHED, accepted)

    assert answer.headers.get("content-encoding") == coding
    assert answer.headers["content-length"] == str(len(body))
    assert plain(body) == SCRIPT


async def test_a_file_without_twins_is_sent_as_it_is(built: Browser) -> None:
    answer, body = await bytes_of(built, "/sw.js", "br, gzip")

    assert "content-encoding" not in answer.headers
    assert body == b"self.skipWaiting();\n"


async def test_a_head_request_is_answered_like_a_get_without_the_body(built: Browser) -> None:
    got = await built.client.get(HASHED, headers=PLAIN)
    asked = await built.client.head(HASHED, headers=PLAIN)

    kept = ("etag", "content-type", "content-length", "cache-control", "vary")
    assert asked.status_code == 200
    assert [asked.headers[name] for name in kept] == [got.headers[name] for name in kept]
    assert asked.content == b""


async def test_what_the_browser_has_already_is_not_sent_again(built: Browser) -> None:
    first = await built.client.get("/", headers=PLAIN)
    tag = first.headers["etag"]
    again = await built.client.get("/", headers=PLAIN | {"if-none-match": f'"other", W/{tag}'})
    other = await built.client.get("/", headers={"accept-encoding": "br", "if-none-match": tag})

    assert (again.status_code, again.content) == (304, b"")
    for name in ("etag", "cache-control", "vary", "content-security-policy"):
        assert again.headers[name] == first.headers[name]
    assert other.status_code == 200, "another coding is another representation"
    assert other.headers["etag"] != tag


SINGLE_PAGE = ["/", "/request", "/progress/7d1f6b1e-0000-4000-8000-000000000000", "/a/", "//x"]
SINGLE_PAGE += ["/archive", "/archive/export"]  # Beside the file /archive/export.zip.


@pytest.mark.parametrize("address", SINGLE_PAGE)
async def test_an_address_of_the_single_page_is_answered_with_it(
    built: Browser, address: str
) -> None:
    answer = await built.client.get("http://portal.test" + address)

    assert (answer.status_code, answer.content) == (200, INDEX)


NOT_THE_PAGE = {
    "a missing chunk": "/assets/home-00000000.js",
    "a missing chunk without a dot": "/assets/home",
    "a missing file": "/favicon.ico",
    "a missing style": "/static/nothing.css",
    "below static, without a dot": "/static/nothing",
    "below graphql": "/graphql/console",
    "below uploads": "/uploads/1",
    "another file of the archive": "/archive/all.zip",
    "below files": "/files/proofs",
    "below verify": "/v/",
    "below health": "/health/ready/more",
    "a twin by its own name": "/index.html.br",
    "a program of another portal": "/wp-login.php",
    "a hidden file": "/.env",
    "up": "/../pyproject.toml",
    "up, escaped": "/%2e%2e/pyproject.toml",
    "up, slashes escaped": "/..%2f..%2fetc%2fpasswd.txt",
    "up from assets": "/assets/../../package.json",
    "a backslash": "/assets/..\\..\\package.json",
    "a NUL": "/assets/home-Bx3O6Yu0.js%00.js",
    "two slashes": "//assets/home-Bx3O6Yu0.js",
    "other letters": "/ASSETS/home-Bx3O6Yu0.js",
    "bytes that are no UTF-8": "/%ff%fe.js",
}


@pytest.mark.parametrize("address", NOT_THE_PAGE.values(), ids=NOT_THE_PAGE.keys())
async def test_what_is_no_file_and_no_page_is_404_and_never_html(
    built: Browser, address: str
) -> None:
    answer = await built.client.get("http://portal.test" + address)

    assert answer.status_code == 404
    assert not answer.headers["content-type"].startswith("text/html")
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
@pytest.mark.parametrize("address", ["/", "/request", "/boot.js", HASHED])
async def test_pages_and_files_can_only_be_read(built: Browser, method: str, address: str) -> None:
    answer = await built.client.request(method, address)

    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD"


async def test_a_wrong_method_on_a_route_is_not_answered_by_the_page(built: Browser) -> None:
    for address in ("/graphql", "/uploads"):
        assert (await built.client.get(address)).status_code == 405


async def test_before_the_pages_are_built_the_start_says_how_and_the_rest_works(
    browser: Browser,
) -> None:
    for address in ("/", "/request"):
        answer = await browser.client.get(address)
        assert answer.status_code == 503
        assert "scripts/build-frontend" in answer.text
        assert answer.headers["cache-control"] == "no-store"

    assert (await browser.client.get("/boot.js")).status_code == 404
    assert (await browser.client.get("/v")).status_code == 200
    assert await browser.name() is None


def test_links_hidden_files_and_twins_have_no_address(tmp_path: Path) -> None:
    outside = tmp_path / "secret.js"
    outside.write_text("secret")
    dist = a_build(tmp_path / "dist")
    (dist / "linked.js").symlink_to(outside)
    (dist / "sw.js.br").symlink_to(outside)
    (dist / "folder").symlink_to(tmp_path, target_is_directory=True)
    (dist / ".hidden.js").write_text("hidden")
    (dist / "lonely.gz").write_text("a file that is no twin")

    files = read_files(built=dist, public=tmp_path / "nothing")

    assert sorted(files) == [
        "/assets/home-Bx3O6Yu0.js",
        "/assets/home-CZj6gnFM.css",
        "/boot.js",
        "/icon.svg",
        "/index.html",
        "/lonely.gz",
        "/manifest.webmanifest",
        "/sw.js",
    ]
    assert set(files["/sw.js"].variants) == {"identity"}
    assert set(files["/index.html"].variants) == {"identity", "br", "gzip"}


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("", "identity"),
        ("br", "br"),
        ("gzip, br", "br"),
        ("GZIP", "gzip"),
        ("gzip;q=0.5", "gzip"),
        ("gzip;q=0.5, identity", "identity"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.000", "identity"),
        ("*", "br"),
        ("*;q=0", "identity"),
        ("br;q=0, *", "gzip"),
        ("gzip;q=0.9, *;q=0.1", "gzip"),
        ("identity;q=0", "identity"),
        ("identity;q=0, gzip;q=0.001", "gzip"),
        ("br;q=2, gzip;q=0.1", "gzip"),
        ("br;q=, gzip;level=9", "identity"),
        ("br ; q=0.1 ,\tgzip", "gzip"),
        (";;,,;q=1", "identity"),
    ],
)
def test_the_coding_follows_the_weights(accepted: str, coding: str) -> None:
    assert negotiate(accepted, {"br", "gzip", "identity"}) == coding


codings = st.sampled_from(["br", "gzip", "identity", "deflate", "*"])
offers = st.sets(st.sampled_from(["br", "gzip"])).map(lambda twins: twins | {"identity"})


@given(st.dictionaries(codings, st.integers(0, 1000)), offers)
def test_no_coding_that_is_offered_and_accepted_has_a_greater_weight_than_the_chosen(
    weights: dict[str, int], offered: set[str]
) -> None:
    accepted = ", ".join(f"{name};q={weight / 1000:.3f}" for name, weight in weights.items())

    chosen = negotiate(accepted, offered)

    def weight(coding: str) -> float:
        unnamed = 0.5 if coding == "identity" and "*" not in weights else weights.get("*", 0)
        return weights.get(coding, unnamed)

    assert chosen in offered
    assert weight(chosen) == max(map(weight, offered))


@given(st.text(st.sampled_from("brgzip*;q=01., \tx")) | st.text(), offers)
def test_no_header_however_malformed_chooses_what_is_not_there(
    accepted: str, offered: set[str]
) -> None:
    assert negotiate(accepted, offered) in offered


@pytest.mark.parametrize("header", ["*", '"a"', 'W/"a"', '"b", "a"', ' "a" ,'])
def test_a_tag_that_the_client_names_is_known(header: str) -> None:
    assert is_known(header, '"a"')


@pytest.mark.parametrize("header", ["", "a", '"b"', '"ab"', '"*"', '*, "b"', 'w/"a"'])
def test_a_tag_that_the_client_does_not_name_is_not_known(header: str) -> None:
    assert not is_known(header, '"a"')


pieces = st.sampled_from(
    ["..", ".", "", "assets", "home-Bx3O6Yu0.js", "index.html", "static", "verify.css", "graphql",
     "v", "etc", "passwd", "%2e%2e", "\\", "\x00", "\ud800", "dist", "secret.txt"]
)  # fmt: skip
paths = st.lists(pieces).map("/".join) | st.text(st.characters() | st.sampled_from("/.%"))


# Where only programs ask, by the first word of the address. Short ones come up by chance.
PROGRAMS = {
    *("graphql", "exchange", "files", "health", "v", "catalogue", "s", "c", "previews"),
    *("registration", "uploads", "verifications", "static", "assets"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("site")
    (folder / "secret.txt").write_text("secret")
    return Site(read_files(built=a_build(folder / "dist")), routes())


@given(path=paths.map(lambda path: "/" + path))
def test_whatever_is_asked_for_the_answer_is_one_of_the_files_the_page_or_404(
    site: Site, path: str
) -> None:
    request = Request({"type": "http", "method": "GET", "path": path, "headers": []})
    exact = site._files.get(path)
    is_page = "." not in path.rpartition("/")[2] and path.lstrip("/").split("/")[0] not in PROGRAMS

    if exact is None and not is_page:
        with pytest.raises(HTTPException, match="404"):
            site.answer(request)
        return
    content = exact.variants["identity"].content if exact else INDEX
    assert site.answer(request).body == content
