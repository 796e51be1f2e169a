"""Saved anew by programs that mean no harm: what people do who open a file and save it."""

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf

from backend.verification.reasons import ReasonCode
from tests.verification.mutants.base import Base, Make, family, rewritten
from tests.verification.mutants.updates import FORGED


def by(*command: str) -> Make:
    """By a program that reads `in.pdf` and writes `out.pdf`."""

    def make(base: Base) -> bytes:
        with TemporaryDirectory() as folder:
            (Path(folder) / "in.pdf").write_bytes(base.content)
            subprocess.run(command, cwd=folder, check=True, capture_output=True)
            return (Path(folder) / "out.pdf").read_bytes()

    return make


def nothing(document: pikepdf.Pdf) -> None:
    """As it is."""
    del document


def text_over_the_page(document: pikepdf.Pdf) -> None:
    document.pages[0].contents_add(pikepdf.Stream(document, FORGED))


def a_page_more(document: pikepdf.Pdf) -> None:
    document.add_blank_page()
    pages = document.Root.Pages
    pages.Kids = pikepdf.Array(reversed(list(pages.Kids)))


def another_first_page(document: pikepdf.Pdf) -> None:
    document.add_blank_page()
    del document.pages[0]


def an_attachment(document: pikepdf.Pdf) -> None:
    document.attachments["proof.html"] = b"<html>"


def no_seal(document: pikepdf.Pdf) -> None:
    del document.Root.AcroForm
    del document.pages[0].Annots


_ENCRYPTED = {
    f"encrypted by pikepdf, revision {revision}": rewritten(
        nothing, encryption=pikepdf.Encryption(owner="o", user="", R=revision)
    )
    for revision in (4, 6)
}
RESAVED = family(
    "saved anew",
    {
        ReasonCode.CONTENT_CHANGED,
        ReasonCode.ADDED_AFTERWARDS,
        ReasonCode.DAMAGED,
        ReasonCode.SIGNATURE_INVALID,
        ReasonCode.NO_SEAL,
    },
    {
        "by pikepdf": rewritten(nothing),
        "by pikepdf, linearised": rewritten(nothing, linearize=True),
        "by pikepdf, unpacked": rewritten(
            nothing, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.all
        ),
        "by pikepdf, objects packed": rewritten(
            nothing, object_stream_mode=pikepdf.ObjectStreamMode.generate
        ),
        "by pikepdf, for reading": rewritten(nothing, qdf=True),
        "by pikepdf, text over the page": rewritten(text_over_the_page),
        "by pikepdf, a page more": rewritten(a_page_more),
        "by pikepdf, another first page": rewritten(another_first_page),
        "by pikepdf, an attachment": rewritten(an_attachment),
        "by pikepdf, no seal": rewritten(no_seal),
        "by qpdf": by("qpdf", "in.pdf", "out.pdf"),
        "by qpdf, linearised": by("qpdf", "--linearize", "in.pdf", "out.pdf"),
        "by qpdf, a page twice": by("qpdf", "in.pdf", "--pages", ".", "1,1", "--", "out.pdf"),
        "by qpdf, turned": by("qpdf", "--rotate=+90", "in.pdf", "out.pdf"),
        "by qpdf, with a password": by(
            "qpdf", "--encrypt", "user", "owner", "256", "--", "in.pdf", "out.pdf"
        ),
        "by mutool": by("mutool", "clean", "in.pdf", "out.pdf"),
        "by mutool, cleaned": by("mutool", "clean", "-ggggz", "in.pdf", "out.pdf"),
        "by mutool, unpacked": by("mutool", "clean", "-d", "in.pdf", "out.pdf"),
        "by poppler, drawn anew": by("pdftocairo", "-pdf", "in.pdf", "out.pdf"),
        **_ENCRYPTED,
    },
)
