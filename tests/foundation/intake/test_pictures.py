"""Photographs are written anew: the picture stays, everything else of the file does not."""

import io
from collections.abc import Awaitable, Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageOps

from backend.foundation.intake import pictures
from backend.foundation.intake.kinds import Kind
from backend.foundation.intake.pictures import MAX_SIDE
from backend.foundation.intake.verdict import MAX_PIXELS, InspectedFile, Refusal
from tests.uploaded_files import (
    SECRET,
    a_heic,
    a_jpeg,
    a_picture,
    a_png,
    a_profile_that_swaps_red_and_green,
    a_webp,
    exif,
    resized_png,
    with_chunk,
    written,
)

pytestmark = pytest.mark.anyio

Inspect = Callable[[bytes], Awaitable[InspectedFile | Refusal]]
HTML = b"<!doctype html><script>alert(document.cookie)</script>"
ZIP = b"PK\x03\x04" + bytes(22) + b"x.exePK\x01\x02"


def picture_in(found: InspectedFile | Refusal) -> Image.Image:
    """The picture that was kept, which bears nothing but pixels."""
    assert isinstance(found, InspectedFile), found
    image = Image.open(io.BytesIO(found.content))
    image.load()
    assert (image.width, image.height) == (found.width, found.height)
    assert found.media_type == f"image/{image.format.lower()}"
    assert not set(image.info) - {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert dict(image.getexif()) == {}
    return image


def colour(image: Image.Image, x: float, y: float) -> str:
    """The name of the colour at a place of the picture, from 0 to 1."""
    at = (int(x * (image.width - 1)), int(y * (image.height - 1)))
    pixel = image.convert("RGB").getpixel(at)
    assert isinstance(pixel, tuple)
    names = {"red": (255, 0, 0), "green": (0, 255, 0), "blue": (0, 0, 255),
             "white": (255, 255, 255), "black": (0, 0, 0), "grey": (128, 128, 128)}  # fmt: skip
    return min(
        names, key=lambda name: sum((a - b) ** 2 for a, b in zip(pixel, names[name], strict=True))
    )


@pytest.mark.parametrize(
    ("content", "kept"),
    [
        (a_jpeg(), "image/jpeg"),
        (a_jpeg(progressive=True), "image/jpeg"),
        (a_png(), "image/png"),
        (a_webp(), "image/jpeg"),
        (a_heic(), "image/jpeg"),
    ],
    ids=["JPEG", "progressive JPEG", "PNG", "WebP", "HEIC"],
)
async def test_only_the_pixels_of_a_photograph_stay(
    inspect: Inspect, content: bytes, kept: str
) -> None:
    assert SECRET[:10] in content

    found = await inspect(content)

    image = picture_in(found)
    assert isinstance(found, InspectedFile)
    assert found.media_type == kept
    assert SECRET[:10] not in found.content
    assert (found.width, found.height) == (64, 48)
    assert [colour(image, *at) for at in ((0.1, 0.1), (0.7, 0.2), (0.5, 0.8))] == [
        "white", "red", "blue",
    ]  # fmt: skip


@pytest.mark.parametrize("orientation", range(1, 9))
async def test_a_photograph_stands_as_the_camera_was_held(
    inspect: Inspect, orientation: int
) -> None:
    content = written(a_picture(), "JPEG", exif=exif(orientation), quality=95)
    expected = ImageOps.exif_transpose(Image.open(io.BytesIO(content)))

    image = picture_in(await inspect(content))

    assert image.size == expected.size
    for at in ((0.1, 0.1), (0.9, 0.1), (0.1, 0.9), (0.9, 0.9)):
        assert colour(image, *at) == colour(expected, *at)


@pytest.mark.parametrize("orientation", [3, 6, 8])
async def test_a_heic_is_turned_once_and_not_twice(inspect: Inspect, orientation: int) -> None:
    image = picture_in(await inspect(a_heic(orientation)))

    expected = a_picture().transpose(pictures._TURNS[orientation])
    assert image.size == expected.size
    for at in ((0.1, 0.1), (0.9, 0.1), (0.1, 0.9), (0.9, 0.9)):
        assert colour(image, *at) == colour(expected, *at)


async def test_a_large_photograph_becomes_smaller_and_keeps_its_shape(inspect: Inspect) -> None:
    image = picture_in(await inspect(written(a_picture(6000, 1000), "JPEG")))

    assert image.size == (MAX_SIDE, MAX_SIDE // 6)


async def test_a_line_of_pixels_stays_one(inspect: Inspect) -> None:
    image = picture_in(await inspect(written(Image.new("RGB", (20_000, 1)), "JPEG")))

    assert image.size == (MAX_SIDE, 1)


async def test_a_photograph_as_png_becomes_a_jpeg(inspect: Inspect) -> None:
    noise = Image.effect_noise((1500, 1500), 90)

    assert picture_in(await inspect(written(noise, "PNG"))).format == "JPEG"


@pytest.mark.parametrize("tail", [HTML, ZIP], ids=["HTML", "ZIP"])
@pytest.mark.parametrize("content", [a_jpeg(), a_png(), a_webp(), a_heic()], ids=list("JPWH"))
async def test_what_is_hidden_behind_a_picture_does_not_stay(
    inspect: Inspect, content: bytes, tail: bytes
) -> None:
    found = await inspect(content + tail)

    picture_in(found)
    assert isinstance(found, InspectedFile)
    assert tail[:12] not in found.content
    assert b"script" not in found.content


async def test_what_is_hidden_inside_a_picture_does_not_stay(inspect: Inspect) -> None:
    for content in (
        written(a_picture(), "JPEG", comment=HTML),
        with_chunk(written(a_picture(), "PNG"), b"zTXt", b"x\0\0" + HTML),
        with_chunk(written(a_picture(), "PNG"), b"prVt", HTML),
    ):
        found = await inspect(content)
        picture_in(found)
        assert isinstance(found, InspectedFile)
        assert b"script" not in found.content


async def test_colours_come_out_as_their_profile_meant_them(inspect: Inspect) -> None:
    profile = a_profile_that_swaps_red_and_green()
    for content in (
        written(a_picture(), "JPEG", icc_profile=profile, quality=95),
        written(a_picture(), "PNG", icc_profile=profile),
        written(a_picture(), "WEBP", icc_profile=profile, lossless=True),
        written(a_picture(), "HEIF", icc_profile=profile, quality=95),
    ):
        image = picture_in(await inspect(content))
        assert colour(image, 0.7, 0.2) == "green"


@pytest.mark.parametrize("profile", [b"x", bytes(200), a_profile_that_swaps_red_and_green()[:300]])
async def test_a_broken_profile_is_passed_over(inspect: Inspect, profile: bytes) -> None:
    image = picture_in(await inspect(written(a_picture(), "JPEG", icc_profile=profile)))

    assert colour(image, 0.7, 0.2) == "red"


async def test_a_profile_for_another_kind_of_picture_is_passed_over(inspect: Inspect) -> None:
    grey = a_picture().convert("L")
    content = written(grey, "JPEG", icc_profile=a_profile_that_swaps_red_and_green())

    assert colour(picture_in(await inspect(content)), 0.1, 0.1) == "white"


async def test_broken_exif_data_is_passed_over(inspect: Inspect) -> None:
    for data in (b"Exif\0\0", b"Exif\0\0MM\0*\xff\xff\xff\xff", b"Exif\0\0II*\0\x08\0\0\0\xff\xff"):
        picture_in(await inspect(written(a_picture(), "JPEG", exif=data)))


async def test_a_cmyk_photograph_keeps_its_colours(inspect: Inspect) -> None:
    image = picture_in(await inspect(written(a_picture().convert("CMYK"), "JPEG", quality=95)))

    assert image.mode == "RGB"
    assert [colour(image, *at) for at in ((0.1, 0.1), (0.7, 0.2), (0.5, 0.8))] == [
        "white", "red", "blue",
    ]  # fmt: skip


def half_transparent(mode: str) -> Image.Image:
    """Black on the left, nothing on the right."""
    image = Image.new("RGBA", (40, 20), (0, 0, 0, 255))
    image.paste((255, 0, 0, 0), (20, 0, 40, 20))
    return image.convert(mode)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
async def test_what_is_transparent_becomes_white(inspect: Inspect, mode: str) -> None:
    image = picture_in(await inspect(written(half_transparent(mode), "PNG")))

    assert colour(image, 0.1, 0.5) == "black"
    assert colour(image, 0.9, 0.5) == "white"


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "I;16"])
async def test_every_depth_of_a_png_is_read(inspect: Inspect, mode: str) -> None:
    if mode == "I;16":
        image = Image.frombytes("I;16", (2, 1), b"\x00\x80\xff\xff")
    else:
        image = Image.new("L", (2, 1), 255).convert(mode)

    kept = picture_in(await inspect(written(image, "PNG")))

    assert colour(kept, 0, 0) == ("grey" if mode == "I;16" else "white")
    assert colour(kept, 1, 0) == "white"


@pytest.mark.parametrize("form", ["WEBP", "PNG", "HEIF"])
async def test_of_an_animation_the_first_picture_stays(inspect: Inspect, form: str) -> None:
    others = [Image.new("RGB", (64, 48), "green")] * 3
    content = written(a_picture(), form, save_all=True, append_images=others)

    image = picture_in(await inspect(content))

    assert getattr(image, "n_frames", 1) == 1
    assert colour(image, 0.7, 0.2) == "red"


async def test_of_two_photographs_in_one_jpeg_the_first_stays(inspect: Inspect) -> None:
    second = Image.new("RGB", (64, 48), "green")
    content = written(a_picture(), "MPO", save_all=True, append_images=[second], exif=exif(6))

    image = picture_in(await inspect(content))

    assert image.format == "JPEG"
    assert image.size == (48, 64)


def claiming(jpeg: bytes, side: int) -> bytes:
    """A JPEG that says it is larger than it is."""
    at = jpeg.index(b"\xff\xc0") + 5
    return jpeg[:at] + side.to_bytes(2, "big") * 2 + jpeg[at + 4 :]


@pytest.mark.parametrize(
    "content",
    [
        resized_png(50_000, 50_000),
        resized_png(2**31 - 1, 1),
        resized_png(MAX_PIXELS // 1000 + 1, 1000),
        claiming(a_jpeg(), 65_500),
        written(Image.new("L", (16_000, 4_000)), "WEBP", method=0),
    ],
    ids=["50,000 × 50,000", "a line of 2 billion", "a little too many", "JPEG", "WebP"],
)
async def test_too_many_pixels_are_refused_before_one_is_decoded(
    inspect: Inspect, content: bytes
) -> None:
    assert await inspect(content) is Refusal.PIXELS


async def test_as_many_pixels_as_phones_have_are_taken(inspect: Inspect) -> None:
    content = written(Image.new("1", (8_192, 6_144), 1), "PNG")
    assert len(content) < 20_000

    assert picture_in(await inspect(content)).size == (MAX_SIDE, 2_250)


@pytest.mark.parametrize(
    "content",
    [a_jpeg(), written(a_picture(), "PNG"), a_webp(), a_heic()],
    ids=list("JPWH"),
)
@pytest.mark.parametrize("part", [0.02, 0.5, 0.8])
async def test_a_truncated_photograph_is_refused(
    inspect: Inspect, content: bytes, part: float
) -> None:
    cut = content[: max(12, int(len(content) * part))]

    assert await inspect(cut) is Refusal.BROKEN


@pytest.mark.parametrize(
    "content",
    [
        a_jpeg()[:3] + a_png(),
        a_png()[:8] + a_jpeg(),
        b"\xff\xd8\xff" + b"\xff" * 5000,
        b"\x89PNG\r\n\x1a\n" + bytes(5000),
        b"RIFF\xff\xff\xff\xffWEBP" + bytes(5000),
        b"\x00\x00\x00\x18ftypheic" + bytes(5000),
        b"\x00\x00\x00\x18ftypmif1" + HTML,
        resized_png(3_000, 3_000),
        resized_png(0, 0),
    ],
)
async def test_what_only_begins_like_a_photograph_is_refused(
    inspect: Inspect, content: bytes
) -> None:
    assert await inspect(content) in {Refusal.BROKEN, Refusal.PIXELS}


SMALL = {Kind.JPEG: a_jpeg(), Kind.PNG: a_png(), Kind.WEBP: a_webp()}


@given(
    st.sampled_from(sorted(SMALL)),
    st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=5),
)
def test_whatever_bytes_change_nothing_of_the_old_file_comes_through(
    kind: Kind, changes: list[tuple[int, int]]
) -> None:
    content = bytearray(SMALL[kind])
    for at, value in changes:
        content[at % len(content)] = value
    try:
        found = pictures.cleaned(io.BytesIO(bytes(content)), kind)
    except Exception:  # noqa: BLE001 -- a refusal, in the process where this runs
        return

    picture_in(found)
    assert SECRET[:10] not in found.content
