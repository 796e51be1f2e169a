"""One page of a PDF as a picture, drawn by PDFium; the same page makes the same bytes.

Runs in the press process only: a fault in PDFium meets its limits and finds no secrets. What the
picture shows includes form fields and annotations, and therefore the seal.
"""

from io import BytesIO

from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pypdfium2 import PdfDocument, PdfiumError, PdfPage

MOST_PIXELS = 8_000_000
"""A page of A4 at 1,240 pixels has 2.2 million; a page like a ribbon must not take the memory."""

_COLOURS = 64
"""Black and red with their soft edges: 16 show steps in the seal, more only cost bytes."""
_PAPER = 252
"""Octrees average: pure white comes out as 254, which is a grey veil on a white screen."""
_PERCEPTUAL = b"\x00"


class Undrawable(Exception):
    """This page cannot be drawn, however often it is tried."""


def drawn(pdf: bytes, *, page: int, width: int) -> bytes:
    """Page `page` (from 1) as PNG in sRGB, `width` pixels wide; raises Undrawable."""
    try:
        document = PdfDocument(pdf)
    except PdfiumError:
        raise Undrawable("this is no PDF that can be drawn") from None
    try:
        # Before any page is loaded, else no form field is drawn, and the seal is one.
        document.init_forms()
        if not 1 <= page <= len(document):
            raise Undrawable(f"there is no page {page}")
        return _png(_picture(document[page - 1], width))
    except PdfiumError:
        raise Undrawable(f"page {page} cannot be loaded") from None
    finally:
        document.close()


def _picture(page: PdfPage, width: int) -> Image.Image:
    points, height = page.get_size()
    if not points or not height or width * width * height / points > MOST_PIXELS:
        raise Undrawable("the page has an impossible size")
    # PDFium rounds sides up, so that a hair too much would be one pixel more.
    bitmap = page.render(scale=(width - 0.01) / points)
    try:
        return bitmap.to_pil().convert("RGB")
    finally:
        bitmap.close()


def _png(picture: Image.Image) -> bytes:
    """With a palette: a third of the bytes of full colour, and no difference to be seen."""
    flat = picture.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    levels = flat.getpalette() or []
    flat.putpalette([255 if level >= _PAPER else level for level in levels])
    chunks = PngInfo()
    chunks.add(b"sRGB", _PERCEPTUAL)
    output = BytesIO()
    flat.save(output, "PNG", pnginfo=chunks)
    return output.getvalue()
