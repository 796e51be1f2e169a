"""No text in any field fetches, reads, runs or formats anything; templates are confined too."""

import socket
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from weasyprint.urls import FatalURLFetchingError

from backend.foundation.documents import press_process
from backend.foundation.documents.fetcher import TemplateFetcher
from backend.foundation.documents.renderer import DocumentRenderer, RenderFailed
from backend.foundation.documents.typesetting import Typesetter

pytestmark = pytest.mark.anyio

FREE_FORM = ("proofs/free-form", "v1")

VECTORS = [
    '<img src="{http}">',
    '<link rel="attachment" href="{file}">',
    '<link rel="stylesheet" href="{http}">',
    '<a rel="attachment" href="{file}">附件</a>',
    "<style>@import url({http});</style>",
    '<p style="background: url({file})">',
    '"><script src={http}></script>',
    "<svg><image href='{file}'/></svg>",
    '<object data="{file}"></object>',
    '<base href="{http}">',
    '<meta http-equiv=refresh content="0;url={http}">',
    '<img src="data:image/svg+xml,%3Csvg/%3E">',
    "{{{{ 7 * 7 }}}}{{% include '{file}' %}}",
    "../../../../etc/passwd",
    "&lt;b&gt;&#60;i&#62;",
]


@pytest.mark.parametrize("vector", VECTORS)
async def test_markup_in_any_field_prints_as_typed_and_fetches_nothing(
    renderer, a_snapshot, text_of, verdict, tmp_path, vector
):
    secret = tmp_path / "secret"
    secret.write_text("不可外泄")
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/x"
        typed = vector.format(http=address, file=secret.as_uri())
        issuer = {"name": typed, "uscc": typed, "contact_phone": typed}
        snapshot = a_snapshot(
            number=typed, identifier=typed, verification_code=typed, verification_url=typed,
            title=typed, subject={"name": typed, "id_number": typed}, statement=typed,
            purpose=typed, recipient=typed, issuer=issuer, preparer=typed, person_in_charge=typed,
            version=typed, supersedes={"number": typed},
        )  # fmt: skip
        document = await renderer.render(*FREE_FORM, snapshot)
        with pytest.raises(BlockingIOError):
            server.accept()
    text = "".join(text_of(document))
    assert text.count("".join(typed.split())) >= 13
    assert "不可外泄" not in text
    assert "0 embedded files" in verdict(document, "pdfdetach", "-list")


@pytest.mark.parametrize(
    "address",
    ["http://example.com/x.css", "https://example.com/", "ftp://example.com/", "file:///etc/passwd",
     "file://host/etc/passwd", "data:text/css,a", "{folder}/../secret", "{folder}/%2e%2e/secret",
     "{folder}/link", "{folder}/", "{folder}/none.css", "", "proof.css"],
)  # fmt: skip
def test_the_fetcher_ends_the_rendering_for_anything_but_a_file_of_its_folder(tmp_path, address):
    folder = tmp_path / "templates"
    folder.mkdir()
    (tmp_path / "secret").write_text("secret")
    (folder / "link").symlink_to(tmp_path / "secret")
    with pytest.raises(FatalURLFetchingError):
        TemplateFetcher(folder)(address.format(folder=folder.as_uri()))


def test_the_fetcher_serves_a_file_of_its_folder(tmp_path):
    (tmp_path / "a.css").write_text("p {}")
    response = TemplateFetcher(tmp_path)((tmp_path / "a.css").as_uri())
    assert response.read() == b"p {}"
    assert response.content_type == "text/css"


@pytest.fixture
async def render_page(tmp_path: Path, fonts: Path) -> AsyncIterator[Callable[[str, str], object]]:
    """Renders a template that the test writes."""
    folder = tmp_path / "proofs/item/v1"
    folder.mkdir(parents=True)
    renderer = DocumentRenderer(templates=tmp_path, fonts=fonts)
    await renderer.start()

    async def render(html: str, css: str = "") -> object:
        (folder / "proof.html").write_text(html, encoding="utf-8")
        (folder / "proof.css").write_text(css, encoding="utf-8")
        return await renderer.render("proofs/item", "v1", {})

    yield render
    await renderer.close()


@pytest.mark.parametrize(
    ("html", "css"),
    [('<p id=seal><img src="file:///etc/hostname">', ""),
     ('<p id=seal><img src="http://127.0.0.1:1/x.png">', ""),
     ('<link rel=attachment href="file:///etc/hostname"><p id=seal>', ""),
     ('<link rel=stylesheet href="../../../../x.css"><p id=seal>', ""),
     ("<p id=seal>", "@import url(file:///etc/hostname);"),
     ("<p id=seal>", "@font-face { font-family: x; src: url(http://127.0.0.1:1/x.ttf) }"),
     ("<p id=seal>", "p { background: url(http://127.0.0.1:1/x.png) }")],
)  # fmt: skip
async def test_a_template_that_reaches_outside_its_folder_is_refused(render_page, html, css):
    with pytest.raises(RenderFailed, match="outside its templates") as failure:
        await render_page(html, css)
    assert failure.value.permanent


@pytest.mark.parametrize("style", ["margin: -60mm", "margin-left: 175mm", "display: none"])
async def test_a_seal_that_would_not_lie_wholly_on_the_page_is_refused(render_page, style):
    with pytest.raises(RenderFailed, match="seal") as failure:
        await render_page("<p id=seal>", f"p {{ {style} }}")
    assert failure.value.permanent


async def test_a_document_that_needs_too_much_memory_is_refused_and_the_press_goes_on(render_page):
    with pytest.raises(RenderFailed, match="memory") as failure:
        await render_page("{{ 'x' * 2000000000 }}")
    assert failure.value.permanent
    assert await render_page("<p id=seal style='margin: 40mm'>")


def test_a_document_that_needs_too_much_processor_time_is_refused(tmp_path, monkeypatch):
    folder = tmp_path / "proofs/item/v1"
    folder.mkdir(parents=True)
    (folder / "proof.html").write_text(
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    )
    (folder / "proof.css").touch()
    monkeypatch.setattr(press_process, "CPU_LIMIT", 0.2)
    before = press_process.signal.signal(
        press_process.signal.SIGPROF, press_process._cpu_limit_reached
    )
    try:
        job = {"template": "proofs/item", "version": "v1", "content": {}, "preview": False,
               "files": []}  # fmt: skip
        answer = press_process._answer(Typesetter(tmp_path), job)
    finally:
        press_process.signal.signal(press_process.signal.SIGPROF, before)
    assert b"processor time" in answer
