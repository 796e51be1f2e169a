import asyncio
import subprocess
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageChops

from backend.foundation import clock
from backend.foundation.sealing.face import SealFace, face_pdf
from backend.foundation.sealing.provider import KeyUnavailable
from backend.foundation.sealing.sealer import CertificateNotInForce, SealingFailed, SealKeyAway
from backend.foundation.sealing.spot import SealSpot
from backend.foundation.sealing.timestamps import TOKEN_ROOM
from tests.foundation.sealing.authorities import COMMITTEE, SPOT, Authority
from tests.pressing import pressed

pytestmark = pytest.mark.anyio

SEAL_POINTS = 42 / 25.4 * 72


@pytest.fixture
def file(sealed: bytes, tmp_path: Path) -> Path:
    (tmp_path / "sealed.pdf").write_bytes(sealed)
    return tmp_path / "sealed.pdf"


def told_by(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


def box_of(pdf: bytes) -> list[float]:
    with pikepdf.open(BytesIO(pdf)) as document:
        return [float(edge) for edge in document.Root.AcroForm.Fields[0].Rect]


def contents_of(pdf: bytes) -> bytes:
    with pikepdf.open(BytesIO(pdf)) as document:
        return bytes(document.Root.AcroForm.Fields[0].V.Contents)


def page_image(pdf: bytes, page: int, folder: Path) -> Image.Image:
    (folder / "page.pdf").write_bytes(pdf)
    number = str(page + 1)
    command = ["pdftoppm", "-r", "72", "-f", number, "-l", number, "-singlefile"]
    subprocess.run([*command, "page.pdf", "page"], cwd=folder, check=True)
    return Image.open(folder / "page.ppm")


def red_part(image: Image.Image) -> Image.Image:
    red, green, _ = image.split()
    return ImageChops.subtract(red, green).point(lambda value: 255 if value > 60 else 0)


def turned(pdf: bytes, degrees: int) -> bytes:
    document = pikepdf.open(BytesIO(pdf))
    document.pages[SPOT.page].Rotate = degrees
    output = BytesIO()
    document.save(output)
    return output.getvalue()


def test_poppler_finds_one_valid_signature_over_the_whole_file(file: Path) -> None:
    told = told_by("pdfsig", "-nocert", file)
    assert told.count("Signature #") == 1
    assert "Signature Field Name: Seal" in told
    assert f"Signer Certificate Common Name: {COMMITTEE}" in told
    assert "OU=演示印章" in told
    assert "Signature Type: ETSI.CAdES.detached" in told
    assert "Total document signed" in told
    assert "Signature is Valid" in told


def test_qpdf_finds_a_clean_file(file: Path) -> None:
    assert "No syntax or stream encoding errors" in told_by("qpdf", "--check", file)


def test_openssl_verifies_the_cades_signature(
    sealed: bytes, authority: Authority, tmp_path: Path
) -> None:
    hexadecimal = contents_of(sealed).hex().upper().encode()
    before, _, after = sealed.partition(b"<" + hexadecimal + b">")
    (tmp_path / "signed").write_bytes(before + after)
    (tmp_path / "cms").write_bytes(contents_of(sealed))
    command = ["openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", "cms"]
    trust = ["-purpose", "any", "-CAfile", str(authority.folder / "trust.pem")]
    subprocess.run(
        [*command, *trust, "-content", "signed", "-out", "content"], cwd=tmp_path, check=True
    )


def test_the_document_stays_as_it_was_and_the_seal_is_appended(sealed: bytes, proof: bytes) -> None:
    assert sealed.startswith(proof)
    assert len(sealed) - len(proof) < 36_000


def test_the_document_is_certified_against_changes(sealed: bytes) -> None:
    with pikepdf.open(BytesIO(sealed)) as document:
        reference = document.Root.Perms.DocMDP.Reference[0]
        assert reference.TransformMethod == "/DocMDP"
        assert reference.TransformParams.P == 2
        assert len(document.Root.AcroForm.Fields) == 1


def test_reason_and_place_are_recorded(sealed: bytes) -> None:
    with pikepdf.open(BytesIO(sealed)) as document:
        signature = document.Root.AcroForm.Fields[0].V
        assert (str(signature.Reason), str(signature.Location)) == ("居住证明", "江西")


def test_the_seal_stays_visible_when_printed(sealed: bytes) -> None:
    # PDF/A asks for the flag Print (bit 3) and forbids Hidden and NoView (bits 2 and 6).
    with pikepdf.open(BytesIO(sealed)) as document:
        flags = int(document.Root.AcroForm.Fields[0].F)
    assert flags & 0b100
    assert not flags & 0b100010


def test_the_seal_has_its_true_size_and_place(sealed: bytes, tmp_path: Path) -> None:
    box = box_of(sealed)
    assert box[2] - box[0] == pytest.approx(SEAL_POINTS, abs=0.001)
    assert box[3] - box[1] == pytest.approx(SEAL_POINTS, abs=0.001)
    image = page_image(sealed, SPOT.page, tmp_path)
    painted = red_part(image).getbbox()
    assert painted
    left, top, right, bottom = painted
    assert (left + right) / 2 == pytest.approx(SPOT.x, abs=1)
    assert image.height - (top + bottom) / 2 == pytest.approx(SPOT.y, abs=1)
    assert right - left == pytest.approx(SEAL_POINTS, abs=2)


@pytest.mark.parametrize("degrees", [90, 180, 270])
async def test_the_seal_is_upright_on_a_turned_page(
    degrees: int, authority: Authority, proof: bytes, face: bytes, tmp_path: Path
) -> None:
    def cut(image: Image.Image) -> Image.Image:
        red = red_part(image)
        return red.crop(red.getbbox()).resize((120, 120))

    straight = await authority.seal(turned(proof, 0), face)
    askew = await authority.seal(turned(proof, degrees), face)
    images = [cut(page_image(pdf, SPOT.page, tmp_path)) for pdf in (straight, askew)]
    difference = ImageChops.difference(*images).histogram()
    assert sum(difference[128:]) < 0.05 * 120 * 120


@pytest.mark.parametrize("page", [0, 1, 2])
async def test_any_page_can_be_sealed(
    page: int, authority: Authority, proof: bytes, face: bytes, tmp_path: Path
) -> None:
    sealed = await authority.seal(proof, face, spot=replace(SPOT, page=page))
    assert red_part(page_image(sealed, page, tmp_path)).getbbox()
    assert (await authority.inspector.inspect(sealed)).problems == ()


async def test_a_seal_of_another_diameter_keeps_its_size(
    authority: Authority, proof: bytes, fonts: Path
) -> None:
    small = face_pdf(SealFace.for_name(COMMITTEE, diameter_mm=38.0), fonts)
    box = box_of(await authority.seal(proof, small))
    assert box[2] - box[0] == pytest.approx(38 / 25.4 * 72, abs=0.001)


def test_room_is_left_for_a_time_stamp_and_little_more(sealed: bytes) -> None:
    content = contents_of(sealed)
    free = len(content) - len(content.rstrip(b"\0"))
    assert TOKEN_ROOM < free < TOKEN_ROOM + 1024


async def test_many_seals_at_once_are_all_sound(
    authority: Authority, proof: bytes, face: bytes
) -> None:
    sealer = authority.sealer
    files = await asyncio.gather(
        *(
            pressed(sealer, proof, key_ref="xiaoyang", face=face, spot=SPOT, reason=str(n))
            for n in range(12)
        )
    )
    reports = [await authority.inspector.inspect(file) for file in files]
    assert [report.problems for report in reports] == [()] * 12
    assert len(set(files)) == 12


@pytest.mark.parametrize(
    "spot",
    [
        SealSpot(page=9, x=300, y=300),
        SealSpot(page=-1, x=300, y=300),
        SealSpot(page=0, x=50, y=300),
        SealSpot(page=0, x=300, y=800),
    ],
)
async def test_a_seal_beside_the_paper_is_refused(
    spot: SealSpot, authority: Authority, proof: bytes, face: bytes
) -> None:
    assert (await failure(authority, proof, face, spot)).permanent


async def test_a_sealed_file_is_not_sealed_again(
    authority: Authority, sealed: bytes, face: bytes
) -> None:
    assert (await failure(authority, sealed, face)).permanent


@pytest.mark.parametrize("broken", [b"", b"%PDF-1.7\n", b"\0" * 1000])
async def test_what_is_no_pdf_is_refused(
    broken: bytes, authority: Authority, proof: bytes, face: bytes
) -> None:
    assert (await failure(authority, broken, face)).permanent
    assert (await failure(authority, proof, broken)).permanent


async def test_a_missing_key_fails_visibly(authority: Authority, proof: bytes, face: bytes) -> None:
    with pytest.raises(SealKeyAway, match="dayang") as caught:
        await pressed(authority.sealer, proof, key_ref="dayang", face=face, spot=SPOT)
    assert caught.value.permanent
    assert "dayang" in caught.value.reason


@pytest.mark.parametrize("years", [-1, 11])
async def test_no_seal_is_made_outside_the_validity_of_its_certificate(
    years: int, authority: Authority, proof: bytes, face: bytes
) -> None:
    with clock.stopped(datetime.now(UTC) + timedelta(days=365 * years)):
        failed = await failure(authority, proof, face)
    assert isinstance(failed, CertificateNotInForce)
    assert "in force" in failed.reason


async def test_the_register_can_read_the_certificate(authority: Authority) -> None:
    certificate = await authority.sealer.certificate_of("xiaoyang")
    file = authority.folder / "certs/seal-xiaoyang.crt"
    told = told_by("openssl", "x509", "-in", file, "-noout", "-fingerprint", "-sha256", "-serial")
    fingerprint, serial = (line.partition("=")[2] for line in told.splitlines())
    assert certificate.subject == COMMITTEE
    assert certificate.fingerprint_sha256 == fingerprint.replace(":", "").lower()
    assert int(certificate.serial, 16) == int(serial, 16)
    assert certificate.not_before < datetime.now(UTC) < certificate.not_after


async def test_the_certificate_of_a_missing_key_is_unavailable(authority: Authority) -> None:
    with pytest.raises(KeyUnavailable):
        await authority.sealer.certificate_of("dayang")


async def failure(
    authority: Authority, pdf: bytes, face: bytes, spot: SealSpot = SPOT
) -> SealingFailed:
    with pytest.raises(SealingFailed) as caught:
        await authority.seal(pdf, face, spot=spot)
    return caught.value
