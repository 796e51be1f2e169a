"""What the portal issues is PDF/A-3a and PDF/UA-1 and soundly sealed, say tools of others."""

import asyncio
import subprocess
from collections.abc import Awaitable, Callable
from io import BytesIO
from pathlib import Path
from subprocess import PIPE, STDOUT

import pikepdf
import pytest

from backend.foundation.sealing.face import SealFace, face_pdf
from backend.foundation.sealing.sealer import Sealer
from backend.foundation.services import Services
from tests.conformance import corpus
from tests.conformance.corpus import Printable
from tests.conformance.verapdf import VeraPdf
from tests.pressing import pressed

pytestmark = pytest.mark.anyio

COMMITTEE = "九江市柴桑区岷山乡小阳村村民委员会"
FLAVOURS = ("3a", "ua1")

SEALED = [each for each in corpus.TEMPLATE_VERSIONS if each not in corpus.UNSEALED]

Issue = Callable[[Printable], Awaitable[bytes]]


@pytest.fixture(scope="session")
def face(fonts: Path) -> bytes:
    return face_pdf(SealFace.for_name(COMMITTEE), fonts)


@pytest.fixture
def issue(services: Services, stolen: Sealer, face: bytes) -> Issue:
    """Print, and seal what bears a seal, as the jobs of the portal do."""

    async def do(wanted: Printable) -> bytes:
        printed = await services.documents.render(
            wanted.template, wanted.version, wanted.content, files=wanted.files
        )
        if not wanted.is_sealed:
            return printed.pdf
        return await pressed(
            stolen, printed.pdf, key_ref="xiaoyang", face=face, spot=printed.seal_spot
        )

    return do


def test_the_documents_are_at_least_two_hundred_of_all_templates() -> None:
    """A template that nobody added to the corpus would never be judged."""
    found = {
        sample.parent.relative_to(corpus.TEMPLATES).as_posix()
        for sample in corpus.TEMPLATES.rglob("sample.json")
    }
    assert set(corpus.TEMPLATE_VERSIONS) == found
    documents = sum(len([*corpus.documents_of(each)]) for each in corpus.TEMPLATE_VERSIONS)
    assert documents >= 200


@pytest.mark.parametrize("template_version", corpus.TEMPLATE_VERSIONS)
async def test_every_issued_file_conforms_and_is_sound_and_valid_to_readers_of_others(
    template_version: str, issue: Issue, vera: VeraPdf, pki: Path, tmp_path: Path
) -> None:
    faults = dict[int, tuple[str, ...]]()
    pages = set[int]()
    for number, wanted in enumerate(corpus.documents_of(template_version)):
        file = tmp_path / f"{number}.pdf"
        file.write_bytes(await issue(wanted))
        with pikepdf.open(file) as document:
            pages.add(len(document.pages))
        verdict, *_ = await asyncio.gather(
            asyncio.to_thread(vera.judge, file, *FLAVOURS),
            asyncio.to_thread(read_by_others, file),
            asyncio.to_thread(verified_by_others, file, pki, sealed=wanted.is_sealed),
        )
        assert verdict.checks > 5000
        if verdict.failures:
            faults[number] = verdict.failures
    assert faults == {}
    assert pages >= ({1, 2} if template_version == corpus.BUNDLE else {1, 2, 3})


@pytest.mark.parametrize("template_version", SEALED)
async def test_a_completed_and_renewed_file_conforms_as_well(
    template_version: str, issue: Issue, stamping: Services, vera: VeraPdf, tmp_path: Path
) -> None:
    completed = await stamping.evidence.extend(
        await issue(next(corpus.documents_of(template_version)))
    )
    renewed = await stamping.evidence.extend(completed.pdf)
    for number, pdf in enumerate((completed.pdf, renewed.pdf)):
        file = tmp_path / f"{number}.pdf"
        file.write_bytes(pdf)
        verdict = await asyncio.to_thread(vera.judge, file, *FLAVOURS)
        assert verdict.failures == ()


@pytest.mark.parametrize("template_version", ["proofs/free-form/v1", "proofs/free-form/v2"])
async def test_a_proof_of_one_page_is_small_with_its_files(
    template_version: str, services: Services
) -> None:
    """The goal of 60 kB leaves 13 kB for the seal."""
    wanted = next(corpus.documents_of(template_version))
    printed = await services.documents.render(
        wanted.template, wanted.version, wanted.content, files=wanted.files
    )
    assert printed.pages == 1
    assert len(printed.pdf) < 47_000


def read_by_others(file: Path) -> None:
    """qpdf and MuPDF find nothing to complain of."""
    assert "No syntax or stream encoding errors" in told_by("qpdf", "--check", file)
    assert "Pages:" in told_by("mutool", "info", file)
    # It mends what it can, and says so.
    drawing = ["-q", "-N", "-r", "36", "-F", "png", "-o", file.with_suffix(".%d.png"), file]
    assert told_by("mutool", "draw", *drawing) == ""


def verified_by_others(file: Path, pki: Path, *, sealed: bool) -> None:
    """Poppler and OpenSSL find the seal valid over the whole file, if there is to be one."""
    if not sealed:
        return
    told = told_by("pdfsig", "-nocert", file)
    assert "Signature is Valid" in told
    assert "Total document signed" in told

    signature, signed = parts_of(file.read_bytes())
    names = [file.with_suffix(f".{part}") for part in ("signature", "signed", "content")]
    names[0].write_bytes(signature)
    names[1].write_bytes(signed)
    reading = ["-cades", "-binary", "-inform", "DER", "-in", names[0]]
    trusting = ["-purpose", "any", "-CAfile", pki / "trust.pem"]
    told_by(
        "openssl", "cms", "-verify", *reading, *trusting, "-content", names[1], "-out", names[2]
    )
    assert names[2].read_bytes() == signed


def told_by(*command: str | Path) -> str:
    """What a tool says, complaints included; raises CalledProcessError for those it ends with."""
    return subprocess.run(command, stdout=PIPE, stderr=STDOUT, check=True, text=True).stdout


def parts_of(pdf: bytes) -> tuple[bytes, bytes]:
    """The CMS of the seal, and the bytes of the file that it signs."""
    with pikepdf.open(BytesIO(pdf)) as document:
        signature = document.Root.AcroForm.Fields[0].V
        _, before, start, after = (int(number) for number in signature.ByteRange)
        return bytes(signature.Contents), pdf[:before] + pdf[start : start + after]
