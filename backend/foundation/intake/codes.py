"""QR codes in a picture: what they say, and nothing else of the picture."""

from typing import BinaryIO

import zxingcpp
from PIL import Image

from backend.foundation.intake.kinds import Kind
from backend.foundation.intake.pictures import FORMATS
from backend.foundation.intake.verdict import (
    MAX_CODE_LENGTH,
    MAX_CODES,
    MAX_PIXELS,
    MAX_PLAIN_PIXELS,
    FileRefused,
    Refusal,
)

MAX_SIDE = 3_000
"""A page of A4 photographed edge to edge: a printed code of 20 mm has 200 pixels then."""


def read(file: BinaryIO, kind: Kind) -> tuple[str, ...]:
    """The different texts of at most MAX_CODES codes, each cut off at MAX_CODE_LENGTH.

    Raises FileRefused for too many pixels, and whatever Pillow raises for what it cannot read.
    """
    with Image.open(file, formats=[FORMATS[kind]]) as image:
        pixels = image.width * image.height
        if pixels > (MAX_PIXELS if kind is Kind.JPEG else MAX_PLAIN_PIXELS):
            raise FileRefused(Refusal.PIXELS)
        # A JPEG is decoded at a half or a quarter of its size and in grey, which saves memory.
        image.draft("L", (MAX_SIDE, MAX_SIDE))
        image.thumbnail((MAX_SIDE, MAX_SIDE), reducing_gap=2.0)
        found = zxingcpp.read_barcodes(
            _grey(image),
            formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode]),
            text_mode=zxingcpp.TextMode.Plain,
        )
    # In the order of the picture; a screenshot of many codes need not be read to its end.
    texts = dict.fromkeys(each.text[:MAX_CODE_LENGTH] for each in found)
    return tuple(texts)[:MAX_CODES]


def _grey(image: Image.Image) -> Image.Image:
    """What is transparent becomes white, as on paper: dark codes on nothing are common."""
    if image.mode in {"LA", "PA", "RGBA"} or "transparency" in image.info:
        opaque = Image.new("RGBA", image.size, "white")
        opaque.alpha_composite(image.convert("RGBA"))
        return opaque.convert("L")
    return image.convert("L")
