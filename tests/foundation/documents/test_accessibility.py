"""What a screen reader is told: veraPDF checks the form (tests/conformance), these the sense."""

import subprocess
from datetime import date
from io import BytesIO

import pikepdf
import pytest

from backend.foundation.documents.embedding import EmbeddedFile, Relationship

pytestmark = pytest.mark.anyio

FREE_FORM = ("proofs/free-form", "v1")


def structure_of(pdf: bytes) -> str:
    """The tags with their text, as poppler reads them."""
    command = ["pdfinfo", "-struct-text", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()


async def test_the_metadata_claim_both_standards_and_the_window_shows_the_title(renderer, sample):
    document = await renderer.render(*FREE_FORM, sample)

    with pikepdf.open(BytesIO(document.pdf)) as pdf:
        metadata = pdf.open_metadata()
        assert (metadata.pdfa_status, metadata["pdfuaid:part"]) == ("3A", "1")
        assert pdf.Root.ViewerPreferences.DisplayDocTitle


async def test_page_numbers_are_no_part_of_what_is_read_out(renderer, a_snapshot, text_of):
    long = a_snapshot(statement="兹证明其一直在我村居住。\n" * 60)
    document = await renderer.render(*FREE_FORM, long)

    assert document.pages > 1
    assert "第2页" in text_of(document)[1]
    assert "第2页" not in "".join(structure_of(document.pdf).split())
    with pikepdf.open(BytesIO(document.pdf)) as pdf:
        for page in pdf.pages:
            assert page.Contents.read_bytes().count(b"/Pagination") == 1


async def test_the_mark_on_every_page_of_a_copy_is_not_read_out(renderer, a_copy, text_of):
    long = {**a_copy, "statement": "兹证明其一直在我村居住。\n" * 60}
    document = await renderer.render("proofs/annotated-copy", "v1", long)

    mark = f"仅供{a_copy['annotation']['recipient']}使用"
    assert document.pages > 1
    assert all(mark[:6] in page for page in text_of(document))
    structure = structure_of(document.pdf)
    assert mark not in structure
    assert structure.count(a_copy["annotation"]["recipient"]) == 1
    assert structure.index("Annotated copy") < structure.index(a_copy["subject"]["name"])


async def test_the_code_to_scan_says_where_it_leads_and_lies_where_it_is_drawn(renderer, sample):
    document = await renderer.render(*FREE_FORM, sample)

    with pikepdf.open(BytesIO(document.pdf)) as pdf:
        (figure,) = [
            each
            for each in pdf.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"
        ]
        left, bottom, right, top = (float(edge) for edge in figure.A.BBox)
        assert sample["verification_url"] in str(figure.Alt)
    # 27 mm on the left of the type area, in the lower half of the page.
    assert (left, right - left, top - bottom) == pytest.approx((79.4, 76.5, 76.5), abs=0.1)
    assert 0 < bottom < 421


async def test_embedded_files_belong_to_the_document_once_and_are_sorted(renderer, sample):
    files = [
        EmbeddedFile(
            name=name,
            description="",
            dated=date(2026, 11, 22),
            relationship=Relationship.SUPPLEMENT,
            content=name.encode(),
        )
        for name in ("b.json", "a.xml", "01.txt")
    ]
    document = await renderer.render(*FREE_FORM, sample, files=files)

    with pikepdf.open(BytesIO(document.pdf)) as pdf:
        names = [str(name) for name in pdf.Root.Names.EmbeddedFiles.Names[::2]]
        assert [str(spec.F) for spec in pdf.Root.AF] == names == ["01.txt", "a.xml", "b.json"]
