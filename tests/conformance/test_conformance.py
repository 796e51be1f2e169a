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
async def test_every_issued_file_conforms_to_both_standards(
    template_version: str, issue: Issue, vera: VeraPdf, tmp_path: Path
) -> None:
    faults = dict[int, tuple[str, ...]]()
    pages = set[int]()
    for number, wanted in enumerate(corpus.documents_of(template_version)):
        file = tmp_path / f"{number}.pdf"
        file.write_bytes(await issue(wanted))
        with pikepdf.open(file) as document:
            pages.add(len(document.pages))
        verdict = await asyncio.to_thread(vera.judge, file, *FLAVOURS)
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


@pytest.mark.parametrize("template_version", corpus.TEMPLATE_VERSIONS)
async def test_readers_of_others_find_a_sound_file(
    template_version: str, issue: Issue, tmp_path: Path
) -> None:
    file = tmp_path / "issued.pdf"
    file.write_bytes(await issue(next(corpus.documents_of(template_version))))

    assert "No syntax or stream encoding errors" in told_by("qpdf", "--check", file)
    assert "Pages:" in told_by("mutool", "info", file)
    # It mends what it can, and says so.
    drawing = ["-q", "-N", "-r", "36", "-F", "png", "-o", tmp_path / "%d.png", file]
    assert told_by("mutool", "draw", *drawing) == ""


@pytest.mark.parametrize("template_version", SEALED)
async def test_verifiers_of_others_find_the_seal_valid_over_the_whole_file(
    template_version: str, issue: Issue, pki: Path, tmp_path: Path
) -> None:
    pdf = await issue(next(corpus.documents_of(template_version)))
    (tmp_path / "issued.pdf").write_bytes(pdf)
    told = told_by("pdfsig", "-nocert", tmp_path / "issued.pdf")
    assert "Signature is Valid" in told
    assert "Total document signed" in told

    signature, signed = parts_of(pdf)
    (tmp_path / "signature").write_bytes(signature)
    (tmp_path / "signed").write_bytes(signed)
    reading = ["-cades", "-binary", "-inform", "DER", "-in", tmp_path / "signature"]
    trusting = ["-purpose", "any", "-CAfile", pki / "trust.pem"]
    about = ["-content", tmp_path / "signed", "-out", tmp_path / "content"]
    told_by("openssl", "cms", "-verify", *reading, *trusting, *about)
    assert (tmp_path / "content").read_bytes() == signed


def told_by(*command: str | Path) -> str:
    """What a tool says, complaints included; raises CalledProcessError for those it ends with."""
    return subprocess.run(command, stdout=PIPE, stderr=STDOUT, check=True, text=True).stdout


def parts_of(pdf: bytes) -> tuple[bytes, bytes]:
    """The CMS of the seal, and the bytes of the file that it signs."""
    with pikepdf.open(BytesIO(pdf)) as document:
        signature = document.Root.AcroForm.Fields[0].V
        _, before, start, after = (int(number) for number in signature.ByteRange)
        return bytes(signature.Contents), pdf[:before] + pdf[start : start + after]
