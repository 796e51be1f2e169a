"""WeasyPrint with the font of the machine, as its documentation shows it, and pyHanko."""

from pathlib import Path

from weasyprint import HTML

from scripts.bench.sealing import page
from scripts.bench.sealing.pyhanko_seal import SealedByPyhanko


def printed(number: int) -> bytes:
    """The page before it is sealed."""
    text = page.html(number)
    return HTML(string=text).write_pdf(pdf_variant="pdf/a-3a", pdf_tags=True) or b""


def side(keys: Path, fonts: Path, key: str) -> SealedByPyhanko:
    """The side; `fonts` are ours, and not used."""
    del fonts
    return SealedByPyhanko(printed, keys, key)
