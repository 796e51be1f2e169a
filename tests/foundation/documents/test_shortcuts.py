"""What the press does faster than WeasyPrint comes out as WeasyPrint has it, byte for byte."""

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import escape
from weasyprint import CSS, HTML, css, svg
from weasyprint.svg.path import path
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from backend.foundation.documents import markup, strokes, styles
from backend.foundation.documents.filters import qr_code
from backend.foundation.documents.markup import Markup
from backend.foundation.documents.typesetting import Typesetter

TEMPLATES = Path(__file__).parents[3] / "templates"
SAMPLES = sorted(TEMPLATES.glob("*/*/v*/sample.json"))

SHEET = """
@page { size: 100mm 60mm; margin: 8mm; @bottom-left { content: string(head) counter(pages) } }
html { color: #123456; font-size: 9pt } h1 { string-set: head content(); color: inherit }
body { overflow: hidden } p { margin: 0.5em 0; text-decoration: underline }
p.first::first-letter { font-size: 200%; color: #f0f } p::first-line { color: #00f }
p::before { content: counter(p) "." ; counter-increment: p } .n { float: footnote }
table { border-collapse: collapse; padding: 3px } td { border: 1px solid; padding: 1em }
ul { list-style: square inside } .r { position: relative; left: 1ch } svg { width: 3em }
"""
PARTS = (
    "<p>a <b>b <i>c</i></b></p>",
    "<p class='first'>Long enough to be broken into two lines, or perhaps three of them.</p>",
    "<table><tbody><tr><td>x</td><td class='r'>y</td></tr></tbody></table>",
    "<ul><li>one</li><li class='r'>two <b>b</b></li></ul>",
    "<p>with a note<span class='n'>below</span></p>",
    "<p style='page-break-before: always; color: #f00'>on a page of its own</p>",
    "<div style='display: inline-block; width: 5em'><p lang='de'>narrow</p></div>",
)


@pytest.fixture
def sheet() -> tuple[CSS, FontConfiguration]:
    """Read once, as the press does."""
    fonts = FontConfiguration()
    return CSS(string=SHEET, font_config=fonts), fonts


@pytest.fixture
def forgetful(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Everything as WeasyPrint has it, until the function given is called."""
    monkeypatch.setattr(css, "ComputedStyle", styles._computed_style)
    monkeypatch.setattr(css, "AnonymousStyle", styles._anonymous_style)
    monkeypatch.setitem(svg.TAGS, "path", path)
    monkeypatch.setattr(styles, "memories", styles.Memories())

    def hasten() -> None:
        styles.hasten()
        strokes.hasten()

    return hasten


def printed(parts: Sequence[str], sheet: tuple[CSS, FontConfiguration]) -> bytes | None:
    html = HTML(string=f"<html lang='zh'><body><h1>Head</h1>{''.join(parts)}</body></html>")
    return html.write_pdf(stylesheets=[sheet[0]], font_config=sheet[1], pdf_tags=True)


def test_a_remembered_style_is_the_style_that_is_computed(forgetful, sheet):
    pages = [PARTS[:place] + PARTS[:place:-1] for place in range(len(PARTS))]
    expected = [printed(page, sheet) for page in pages]
    forgetful()
    for _ in range(2):
        assert [printed(page, sheet) for page in pages] == expected
        pages.reverse()
        expected.reverse()
    assert styles.memories.count > 0


def test_too_many_styles_are_forgotten_and_the_page_stays_the_same(forgetful, sheet, monkeypatch):
    expected = printed(PARTS, sheet)
    forgetful()
    monkeypatch.setattr(styles, "MOST", 10)
    counts = set[int]()
    for _ in range(3):
        assert printed(PARTS, sheet) == expected
        counts.add(styles.memories.count)
    assert len(counts) == 1


def test_the_same_styles_are_remembered_once(forgetful, sheet):
    forgetful()
    printed(PARTS, sheet)
    before = styles.memories.count
    printed(PARTS[::-1], sheet)
    assert styles.memories.count <= before * 1.2


@pytest.mark.parametrize(
    "drawing",
    [qr_code("https://proofs.example/v/K7QM", "核验二维码"),
     '<svg viewBox="0 0 9 9"><title>x</title><path stroke="#000" d="M1 2.5H4M4 4.5H6"/></svg>',
     '<svg viewBox="0 0 9 9"><path stroke="#000" d="M1 2.5H3l2 2"/></svg>',
     '<svg viewBox="0 0 9 9"><path d="M1 2.25H3"/></svg>',
     '<svg viewBox="0 0 9 9"><path d=""/></svg>'],
)  # fmt: skip
def test_strokes_are_drawn_as_any_path_is(forgetful, drawing):
    def drawn() -> bytes | None:
        return HTML(string=f"<p>{drawing}</p>").write_pdf(uncompressed_pdf=True)

    expected = drawn()
    forgetful()
    assert drawn() == expected


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda file: file.parent.relative_to(TEMPLATES))
def test_a_page_is_read_the_same_by_a_reader_of_xml(sample: Path):
    text = page_of(sample)
    quick = Markup(text, base_url="file:///", url_fetcher=URLFetcher())
    assert markup._root_of(text) is not None
    assert list(elements(quick)) == list(elements(HTML(string=text)))


def page_of(sample: Path) -> str:
    """The page of a sample in HTML."""
    typesetter = Typesetter(TEMPLATES)
    page = typesetter._page_of(
        sample.parent.parent.relative_to(TEMPLATES).as_posix(), sample.parent.name
    )
    template = typesetter._environment.get_template(page.relative_to(TEMPLATES).as_posix())
    return template.render(json.loads(sample.read_text("utf-8")), density="normal")


def elements(html: HTML) -> Iterator[tuple[Any, ...]]:
    """What the layout sees. HTML moves blanks around the body and in the head."""
    for element in html.etree_element.iter():
        around = element.tag in ("html", "head", "body", "meta", "title")
        text, tail = _collapsed(element.text), _collapsed(element.tail)
        if around:
            text, tail = text.strip(), tail.strip()
        said = {name: value for name, value in element.attrib.items() if "xmlns" not in name}
        yield element.tag, said, text, tail


def _collapsed(text: str | None) -> str:
    """Blanks between elements are one blank, as on the page."""
    return " " if text and not text.strip(" \n") else text or ""


@given(text=st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=40))
@settings(max_examples=50, deadline=None)
def test_what_somebody_typed_is_read_the_same(text):
    page = (
        f'<html lang="zh"><head><title>{escape(text)}</title></head><body>'
        f'<p title="{escape(text)}">{escape(text)}</p></body></html>'
    )
    quick = Markup(page, base_url="file:///", url_fetcher=URLFetcher())
    assert list(elements(quick)) == list(elements(HTML(string=page)))


@pytest.mark.parametrize("page", ["<p>a<p>b", "<p id=x>", "<svg/>", "a", "<html><br></html>"])
def test_what_is_no_xml_is_read_as_html(page):
    read = Markup(page, base_url="file:///", url_fetcher=URLFetcher())
    assert list(elements(read)) == list(elements(HTML(string=page)))
