"""Pages as pictures: as sharp, small and equal as promised, the seal on them, and hostile files."""

import asyncio
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from backend.foundation.documents.renderer import DocumentRenderer, RenderedDocument, RenderFailed
from backend.foundation.sealing.custody import KeyCustody
from backend.foundation.sealing.face import SealFace, face_pdf
from backend.foundation.sealing.keys import Pkcs12Keys
from backend.foundation.sealing.sealer import Sealer
from tests.conftest import PASSPHRASE, SEALS
from tests.pressing import pressed

TEMPLATES = Path(__file__).parents[3] / "templates"
FREE_FORM = ("proofs/free-form", "v1")
A4_POINTS = 595.28
pytestmark = pytest.mark.anyio


def opened(png: bytes) -> Image.Image:
    picture = Image.open(BytesIO(png))
    assert picture.format == "PNG"
    return picture


def red_pixels(png: bytes) -> list[tuple[int, int]]:
    """Where the picture has the red of a seal."""
    picture = opened(png).convert("RGB")
    pixels = zip(picture.get_flattened_data(), range(picture.width * picture.height), strict=True)
    return [
        (place % picture.width, place // picture.width)
        for (red, green, blue), place in pixels
        if red > 150 and green < 80 and blue < 80
    ]


def a_pdf(width: float = 200, height: float = 300, pages: int = 1) -> bytes:
    document, output = pikepdf.new(), BytesIO()
    for _ in range(pages):
        document.add_blank_page(page_size=(width, height))
    document.save(output)
    return output.getvalue()


@pytest.fixture
async def document(renderer: DocumentRenderer, sample: dict[str, Any]) -> RenderedDocument:
    return await renderer.render(*FREE_FORM, sample)


@pytest.mark.parametrize("width", [640, 1240])
async def test_a_page_has_the_width_asked_for_and_the_colours_of_screens(renderer, document, width):
    png = await renderer.draw(document.pdf, 1, width)
    picture = opened(png)
    assert picture.size == (width, pytest.approx(width * 297 / 210, abs=1))
    assert b"sRGB" in png[:100]
    assert picture.convert("RGB").getpixel((5, 5)) == (255, 255, 255)


async def test_the_same_page_gives_the_same_bytes_in_another_process(renderer, document, fonts):
    other = DocumentRenderer(templates=TEMPLATES, fonts=fonts)
    try:
        assert await other.draw(document.pdf, 1, 640) == await renderer.draw(document.pdf, 1, 640)
    finally:
        await other.close()


async def test_an_ordinary_page_stays_small(renderer, document):
    assert len(await renderer.draw(document.pdf, 1, 1240)) < 150_000
    assert len(await renderer.draw(document.pdf, 1, 640)) < 60_000


async def test_each_page_is_drawn_and_none_beyond_the_last(renderer, a_snapshot):
    document = await renderer.render(*FREE_FORM, a_snapshot(statement="情况属实。" * 200))
    assert document.pages > 1
    pictures = {
        await renderer.draw(document.pdf, page, 640) for page in range(1, document.pages + 1)
    }
    assert len(pictures) == document.pages
    for page in (0, -1, document.pages + 1):
        with pytest.raises(RenderFailed, match="no page") as failure:
            await renderer.draw(document.pdf, page, 640)
        assert failure.value.permanent


async def test_the_seal_is_drawn_in_its_place_and_size(renderer, document, fonts, pki):
    name = SEALS["xiaoyang"]
    sealed = await pressed(
        Sealer(KeyCustody(Pkcs12Keys(pki / "seals", PASSPHRASE))),
        document.pdf,
        key_ref="xiaoyang",
        face=face_pdf(SealFace.for_name(name), fonts),
        spot=document.seal_spot,
        reason="证明",
        location=name,
    )
    before = red_pixels(await renderer.draw(document.pdf, 1, 1240))
    after = red_pixels(await renderer.draw(sealed, 1, 1240))

    scale, millimetre = 1240 / A4_POINTS, 1240 / 210
    left, right = min(x for x, _ in after), max(x for x, _ in after)
    assert before == []
    assert right - left == pytest.approx(42 * millimetre, abs=3)
    assert (left + right) / 2 == pytest.approx(document.seal_spot.x * scale, abs=3)


@pytest.mark.parametrize(
    "hostile",
    [b"", b"%PDF-1.7", b"<html>", b"%PDF-1.7\n" + b"\xff" * 1000, a_pdf()[:200]],
)
async def test_what_is_no_pdf_is_refused_and_the_press_goes_on(renderer, document, hostile):
    with pytest.raises(RenderFailed, match="no PDF") as failure:
        await renderer.draw(hostile, 1, 640)
    assert failure.value.permanent
    assert opened(await renderer.draw(document.pdf, 1, 640)).width == 640


async def test_a_page_like_a_ribbon_does_not_take_the_memory(renderer):
    with pytest.raises(RenderFailed, match="impossible size"):
        await renderer.draw(a_pdf(width=3, height=14_400), 1, 640)


async def test_a_renderer_starts_with_its_first_job(fonts, sample):
    lazy = DocumentRenderer(templates=TEMPLATES, fonts=fonts)
    assert lazy._presses[0]._process is None
    try:
        document = await lazy.render(*FREE_FORM, sample)
        assert opened(await lazy.draw(document.pdf, 1, 640)).width == 640
    finally:
        await lazy.close()


async def test_a_renderer_says_how_much_it_has_in_hand(renderer, document):
    seen: list[int] = []

    async def draw() -> None:
        await renderer.draw(document.pdf, 1, 640)
        seen.append(renderer.unfinished)

    await asyncio.gather(*(draw() for _ in range(4)))

    assert sorted(seen) == [0, 1, 2, 3]
    with pytest.raises(RenderFailed):
        await renderer.draw(b"", 1, 640)
    assert renderer.unfinished == 0
