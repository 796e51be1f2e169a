"""QR codes in pictures: what they say is read in a process of its own, and bounded."""

import io
from collections.abc import Awaitable, Callable
from tempfile import TemporaryFile

import pytest
import segno
from PIL import Image, ImageOps

from backend.foundation.intake import counter
from backend.foundation.intake.counter import Intake
from backend.foundation.intake.verdict import (
    MAX_CODE_LENGTH,
    MAX_CODES,
    MAX_PLAIN_PIXELS,
    FileRefused,
    Refusal,
)
from tests.foundation.intake.impostor import ANSWERS, CODES
from tests.uploaded_files import a_heic, a_jpeg, a_pdf, a_picture, a_png, resized_png, written

pytestmark = pytest.mark.anyio

ADDRESS = "https://portal.test/v/ABCD-EFGH-JKMN-PQRS-T"
Read = Callable[[bytes], Awaitable[tuple[str, ...] | Refusal]]


@pytest.fixture
def read() -> Read:
    """What a real inspection in its process reads in a content."""
    intake = Intake()

    async def hand_in(content: bytes) -> tuple[str, ...] | Refusal:
        with TemporaryFile() as file:
            file.write(content)
            try:
                return await intake.read_codes(file)
            except FileRefused as refused:
                return refused.refusal

    return hand_in


def a_code(text: str = ADDRESS, scale: int = 4) -> Image.Image:
    content = io.BytesIO()
    segno.make(text, micro=False).save(content, kind="png", scale=scale)
    return Image.open(content).convert("RGB")


def a_page(*texts: str) -> Image.Image:
    """A sheet of paper with these codes below one another."""
    drawn = [a_code(text) for text in texts]
    page = Image.new("RGB", (1240, max(1754, sum(each.height + 40 for each in drawn))), "white")
    top = 0
    for each in drawn:
        page.paste(each, (700, top))
        top += each.height + 40
    return page


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "HEIF"])
async def test_the_code_on_a_page_is_read_in_every_kind_of_picture(read: Read, form: str) -> None:
    assert await read(written(a_page(ADDRESS), form)) == (ADDRESS,)


@pytest.mark.parametrize("angle", [3, 90, 180, 270])
async def test_a_paper_may_lie_askew(read: Read, angle: int) -> None:
    turned = a_page(ADDRESS).rotate(angle, expand=True, fillcolor="grey")

    assert await read(written(turned, "JPEG", quality=60)) == (ADDRESS,)


async def test_a_photograph_of_fifty_megapixels_is_read(read: Read) -> None:
    large = a_page(ADDRESS).resize((8000, 6000))

    assert await read(written(large, "JPEG", quality=50)) == (ADDRESS,)


async def test_a_dark_code_on_nothing_is_on_white_paper(read: Read) -> None:
    clear = Image.new("RGBA", a_code().size)
    clear.putalpha(ImageOps.invert(a_code().convert("L")))

    assert await read(written(clear, "PNG")) == (ADDRESS,)


async def test_the_same_code_twice_is_one_and_others_are_told_each(read: Read) -> None:
    other = "https://elsewhere.test/"

    assert set(await read(written(a_page(ADDRESS, other, ADDRESS), "PNG"))) == {ADDRESS, other}  # type: ignore[arg-type]


async def test_neither_many_codes_nor_long_ones_make_a_long_answer(read: Read) -> None:
    many = await read(written(a_page(*(f"{ADDRESS}{number}" for number in range(12))), "PNG"))
    (long,) = await read(written(a_code("村" * 500), "PNG"))  # type: ignore[misc]

    assert len(many) == MAX_CODES  # type: ignore[arg-type]
    assert long == "村" * MAX_CODE_LENGTH


async def test_a_picture_without_a_code_has_none(read: Read) -> None:
    assert [await read(each) for each in (a_jpeg(), a_png(), a_heic())] == [()] * 3


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", Refusal.KIND),
        (b"<html>", Refusal.KIND),
        (a_pdf(), Refusal.KIND),
        (a_jpeg()[:300], Refusal.BROKEN),
        (resized_png(50_000, 50_000), Refusal.PIXELS),
        (resized_png(5_001, MAX_PLAIN_PIXELS // 5_000), Refusal.PIXELS),
        (resized_png(4_999, 4_999), Refusal.BROKEN),
        (written(a_picture(), "GIF"), Refusal.KIND),
    ],
)
async def test_what_is_no_picture_or_a_bomb_is_refused(
    read: Read, content: bytes, refusal: Refusal
) -> None:
    assert await read(content) is refusal


def a_thicket() -> Image.Image:
    """Thousands of the marks by which readers find codes, and no code."""
    mark = Image.new("L", (7, 7), 0)
    mark.paste(255, (1, 1, 6, 6))
    mark.paste(0, (2, 2, 5, 5))
    page = Image.new("L", (1500, 1500), 255)
    for place in range(27_000):
        page.paste(mark, (place % 166 * 9, place // 166 * 9))
    return page.resize((3000, 3000), Image.Resampling.NEAREST)


async def test_a_thicket_of_false_marks_ends_within_the_limits(read: Read) -> None:
    assert await read(written(a_thicket(), "PNG")) in {(), Refusal.BROKEN}


@pytest.mark.parametrize("lie", [*ANSWERS, *CODES])
async def test_a_reading_that_was_taken_over_is_not_believed(
    read: Read, monkeypatch: pytest.MonkeyPatch, lie: bytes
) -> None:
    monkeypatch.setattr(counter, "PROGRAM", "tests.foundation.intake.impostor")

    assert await read(a_jpeg()[:12] + lie) is Refusal.BROKEN


async def test_a_reading_without_end_is_ended(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counter, "PROGRAM", "tests.foundation.intake.impostor")
    monkeypatch.setattr(counter, "CODES_PATIENCE_SECONDS", 1)

    assert await read(a_jpeg()[:12] + b"silence") is Refusal.BROKEN
