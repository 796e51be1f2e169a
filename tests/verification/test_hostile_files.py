"""Whatever is uploaded, there is a plain answer; that each work is bounded is the kernel's part.

The limits themselves are those of foundation.intake and foundation.sealing.confinement.
"""

import io
import random
import struct
import zlib
from collections.abc import AsyncIterator, Callable

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from backend.foundation.intake import counter, inspection_process
from backend.foundation.intake.kinds import Task
from backend.foundation.sealing import inspector
from backend.foundation.services import Services
from backend.proofs.lifecycle import ProofState
from backend.verification.models import VerificationRecord
from backend.web.checked_files import MAX_SIZE
from tests.factories import a_committee, a_proof
from tests.mangling import Mangling, manglings
from tests.uploaded_files import a_jpeg, a_pdf, a_png, resized_png, with_chunk, written
from tests.verification.brought import a_qr_code, papers_of
from tests.web.browser import Browser, open_browser

pytestmark = pytest.mark.anyio

PATIENT = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


def a_pdf_of(*objects: bytes, trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A PDF of raw objects with a true table."""
    content, places = bytearray(b"%PDF-1.7\n"), list[int]()
    for number, body in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer\n<</Size %d%s>>\nstartxref\n%d\n%%%%EOF\n"
    return bytes(content) + head + table + end % (len(objects) + 1, trailer, len(content))


def an_xref_bomb() -> bytes:
    packed = zlib.compress(bytes(200 * 1024 * 1024), level=9)
    return (
        b"%%PDF-1.5\n1 0 obj\n<</Type/XRef/Size 99999999/W[1 8 8]/Root 1 0 R/Filter/FlateDecode"
        b"/Length %d>>stream\n%s\nendstream\nendobj\nstartxref\n9\n%%%%EOF\n"
        % (len(packed), packed)
    )


def a_loop_of_tables() -> bytes:
    return a_pdf_of(b"<</Type/Catalog>>", trailer=b"/Root 1 0 R/Prev 9")


def a_deep_nest() -> bytes:
    return a_pdf_of(b"<</Type/Catalog/Names " + b"[" * 1_000_000 + b">>")


def an_endless_number() -> bytes:
    return b"%PDF-1.5\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1/Root " + b"9" * 9_000_000


def a_bomb_of_streams() -> bytes:
    """Each filter unpacks a thousand times more: 200 kB become 200 GB."""
    packed = zlib.compress(zlib.compress(bytes(200 * 1024 * 1024), 9), 9)
    form = b"<</Type/ObjStm/N 1/First 4/Filter[/FlateDecode/FlateDecode]/Length %d>>stream\n%s\n"
    return a_pdf_of(b"<</Type/Catalog/AcroForm 2 0 R>>", form % (len(packed), packed))


def fields_in_a_ring() -> bytes:
    return a_pdf_of(
        b"<</Type/Catalog/AcroForm<</Fields[2 0 R]>>>>", b"<</T(a)/FT/Sig/Kids[2 0 R]>>"
    )


def an_encrypted_one() -> bytes:
    return a_pdf(encryption=pikepdf.Encryption(owner="o", user="u"))


def a_zip_behind() -> bytes:
    return a_pdf() + b"PK\x03\x04" + bytes(26) + b"PK\x05\x06" + bytes(18)


def noise() -> bytes:
    return b"%PDF-1.7\n" + random.Random(1).randbytes(MAX_SIZE - 9)


def objects_without_end() -> bytes:
    return a_pdf_of(*[b"<</Type/Catalog/AcroForm<</Fields[2 0 R]>>>>"] + [b"null"] * 100_000)


def a_picture_of_false_marks() -> bytes:
    mark = Image.new("L", (7, 7), 0)
    mark.paste(255, (1, 1, 6, 6))
    mark.paste(0, (2, 2, 5, 5))
    page = Image.new("L", (1500, 1500), 255)
    for place in range(27_000):
        page.paste(mark, (place % 166 * 9, place // 166 * 9))
    return written(page.resize((3000, 3000), Image.Resampling.NEAREST), "PNG")


def a_png_bomb() -> bytes:
    """Twenty-five million pixels that really are there, in 30 kB."""
    return written(Image.new("1", (5_000, 5_000)), "PNG", optimize=True)


def a_png_of_text() -> bytes:
    """A comment that unpacks to 100 MB."""
    packed = zlib.compress(zlib.compress(bytes(1)) + bytes(100_000_000), 9)
    return with_chunk(a_png(), b"zTXt", b"a\0\0" + packed)


def a_webp_of_noise() -> bytes:
    rows = random.Random(2).randbytes(1500 * 1500 * 3)
    return written(Image.frombytes("RGB", (1500, 1500), rows), "WEBP", quality=80)


def a_tall_jpeg() -> bytes:
    return written(Image.new("L", (1, 65_000)), "JPEG")


def a_jpeg_that_claims_more() -> bytes:
    content = bytearray(a_jpeg())
    at = content.index(b"\xff\xc0") + 5
    content[at : at + 4] = struct.pack(">HH", 6_000, 8_000)
    return bytes(content)


CORPUS: dict[Callable[[], bytes], set[str]] = {
    an_xref_bomb: {"UNREADABLE"},
    a_loop_of_tables: {"UNREADABLE", "UNKNOWN"},
    a_deep_nest: {"UNREADABLE", "UNKNOWN"},
    an_endless_number: {"UNREADABLE"},
    a_bomb_of_streams: {"UNREADABLE", "UNKNOWN"},
    fields_in_a_ring: {"UNREADABLE", "UNKNOWN"},
    an_encrypted_one: {"UNREADABLE", "UNKNOWN"},
    a_zip_behind: {"UNKNOWN"},
    noise: {"UNREADABLE"},
    objects_without_end: {"UNREADABLE", "UNKNOWN"},
    a_picture_of_false_marks: {"UNREADABLE"},
    a_png_bomb: {"UNREADABLE"},
    a_png_of_text: {"UNREADABLE"},
    a_webp_of_noise: {"UNREADABLE"},
    a_tall_jpeg: {"UNREADABLE"},
    a_jpeg_that_claims_more: {"UNREADABLE"},
}


@pytest.fixture
async def browser(services: Services, database: None) -> AsyncIterator[Browser]:
    async with open_browser(services) as opened:
        yield opened


@pytest.mark.parametrize("make", CORPUS, ids=lambda make: make.__name__)
async def test_a_hostile_file_gets_a_plain_answer(
    browser: Browser, make: Callable[[], bytes]
) -> None:
    content = make()
    assert len(content) <= MAX_SIZE

    answer = await browser.client.post("/verifications", content=content)

    assert answer.status_code == 200
    assert answer.json()["outcome"] in CORPUS[make]
    assert answer.json()["paper"] is None
    assert await VerificationRecord.filter(proof_id=None).count() == 1


def test_the_processes_that_look_at_uploads_have_five_seconds_and_512_megabytes() -> None:
    most = 512 * 1024 * 1024

    assert inspector.CPU_LIMIT < inspector.PATIENCE == counter.CODES_PATIENCE_SECONDS == 5
    assert inspection_process.CPU_SECONDS[Task.READ_CODES] < 5
    assert inspector.MEMORY_LIMIT == inspection_process.MEMORY[Task.READ_CODES] == most


async def test_a_proof_in_a_polyglot_is_no_proof(services: Services, browser: Browser) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.ISSUED)
    papers = await papers_of(services, proof)
    picture = a_qr_code("https://evil.example/")

    pdf_then_picture = await browser.client.post("/verifications", content=papers.sealed + picture)
    picture_then_pdf = await browser.client.post("/verifications", content=picture + papers.sealed)

    assert pdf_then_picture.json()["outcome"] == "UNREADABLE"
    assert picture_then_pdf.json()["outcome"] == "FOREIGN"


@PATIENT
@given(
    content=st.sampled_from([a_pdf(2), a_png(), a_jpeg(), resized_png(9, 9)]),
    mangling=manglings(200, st.binary(max_size=50)),
    host=st.integers(1, 254),
)
async def test_a_mangled_file_is_never_genuine_and_never_a_fault(
    services: Services, database: None, content: bytes, mangling: Mangling, host: int
) -> None:
    async with open_browser(services, address=f"192.0.2.{host}") as browser:
        answer = await browser.client.post("/verifications", content=mangling.of(content))

    assert answer.status_code in {200, 429}
    if answer.status_code == 200:
        assert answer.json()["outcome"] in {"UNKNOWN", "UNREADABLE", "FOREIGN"}


def test_the_corpus_is_made_of_files_that_can_be_told_apart() -> None:
    assert len({make.__name__ for make in CORPUS}) == len(CORPUS)
    assert io.BytesIO(a_png_bomb()).getbuffer().nbytes < 100_000
