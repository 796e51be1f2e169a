"""Where our time goes: the parts of printing and sealing, timed from outside in one process.

`python -m scripts.bench.sealing.breakdown KEYS PROOFS`, in the environment of a press.
"""

import asyncio
import gc
import sys
from collections.abc import Iterator
from pathlib import Path

import jinja2
import pydyf
import weasyprint
import weasyprint.pdf
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.signers.pdf_signer import PdfTBSDocument
from pyhanko.stamp.static import StaticContentStamp
from weasyprint.svg import SVG

from backend.foundation.documents import filters, typesetting
from backend.foundation.documents.markup import Markup
from backend.foundation.sealing.custody import KeyCustody
from backend.foundation.sealing.keys import Pkcs12Keys
from backend.foundation.sealing.sealer import Sealer
from backend.proofs import enclosures
from scripts.bench.sealing import page
from scripts.bench.sealing.keys import FACE, P256, PASSPHRASE
from scripts.bench.sealing.ours import pressed
from scripts.bench.sealing.stopwatch import Stopwatch

PRINTING, SEALING = "printing: the rest", "sealing: the rest"
PARTS = {
    "printing: template": (jinja2.Template, "render"),
    "printing: QR code, making": (filters, "create_barcode"),
    "printing: QR code, drawing": (SVG, "draw"),
    "printing: reading HTML": (Markup, "__init__"),
    "printing: styles": (weasyprint.document, "get_all_computed_styles"),
    "printing: layout": (weasyprint.document.Document, "_render"),
    "printing: drawing text and lines": (weasyprint.document.Page, "paint"),
    "printing: subsetting fonts": (weasyprint.pdf, "build_fonts_dictionary"),
    "printing: tags, metadata, objects": (weasyprint.document, "generate_pdf"),
    "printing: packing and writing": (pydyf.PDF, "write"),
    "sealing: reading the page": (IncrementalPdfFileWriter, "__init__"),
    "sealing: appearance": (StaticContentStamp, "render"),
    "sealing: writing and hashing": (PdfTBSDocument, "digest_tbs_document"),
    "sealing: the signature": (KeyCustody, "sign"),
}


async def measure(keys: Path, proofs: int) -> dict[str, float]:
    """Seconds per proof, by part, after two proofs that warm the process up."""
    watch = Stopwatch()
    for name, (owner, attribute) in PARTS.items():
        watch.time(owner, attribute, name)
    typesetter = typesetting.Typesetter(page.TEMPLATES)
    custody = KeyCustody(Pkcs12Keys(keys / "seals", PASSPHRASE))
    sealer, face = Sealer(custody), (keys / FACE).read_bytes()
    for number in range(-2, proofs):
        if number == 0:
            watch.seconds.clear()
            # As in a press: else the collector looks through all of it, and some part pays.
            gc.freeze()
        content = page.snapshot(number % 10_000)
        with watch.part(PRINTING):
            files = enclosures.of(content)
            printed = typesetter.typeset(page.NAME, page.VERSION, content, files=files)
        with watch.part(SEALING):
            await pressed(
                sealer,
                printed.pdf,
                key_ref=P256,
                face=face,
                spot=printed.spot,
                reason=f"{content['title']} {content['number']}",
                location=page.OFFICE,
            )
    return {name: watch.seconds[name] / proofs for name in (*PARTS, PRINTING, SEALING)}


def table(seconds: dict[str, float]) -> Iterator[str]:
    """A line for each part."""
    whole = sum(seconds.values())
    yield f"{'where our time goes':44}{'ms':>6}{'share':>8}"
    for name, each in sorted(seconds.items(), key=lambda part: part[0].partition(":")[0]):
        yield f"{name:44}{each * 1000:6.1f}{each / whole:8.0%}"
    yield f"{'together':44}{whole * 1000:6.1f}"


if __name__ == "__main__":
    print("\n".join(table(asyncio.run(measure(Path(sys.argv[1]), int(sys.argv[2]))))))
