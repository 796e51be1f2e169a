import random
import subprocess
import zlib
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.generic import DictionaryObject, TextStringObject, pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner

from backend.foundation import clock
from backend.foundation.sealing.inspector import MAX_BYTES, InspectionFailed, SealInspector
from backend.foundation.sealing.report import SealLevel, SealProblem, SealReport
from tests.foundation.sealing.authorities import (
    COMMITTEE,
    Authority,
    KeySigner,
    new_authority,
    reissue,
    self_signed,
)
from tests.mangling import Mangling, manglings

pytestmark = pytest.mark.anyio

FILLINGS = [b"", b"\0", b"<<" * 2000, b"9" * 4000, b"[" * 20000]


async def judged(authority: Authority, pdf: bytes) -> SealReport | None:
    """The report, or None when the file is refused altogether."""
    try:
        return await authority.inspector.inspect(pdf)
    except InspectionFailed:
        return None


async def refused(authority: Authority, pdf: bytes) -> bool:
    report = await judged(authority, pdf)
    return report is None or report.problems != ()


def changed(pdf: bytes, at: int) -> bytes:
    return pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1 :]


async def signed_by(authority: Authority, pdf: bytes, **metadata: object) -> bytes:
    """A signature of the committee's key that is not made as the sealer makes it."""
    async with authority.keys.open("xiaoyang") as key:
        signing = PdfSigner(
            PdfSignatureMetadata(md_algorithm="sha256", **metadata),  # type: ignore[arg-type] - as given
            KeySigner(key),
        )
        output = await signing.async_sign_pdf(
            IncrementalPdfFileWriter(BytesIO(pdf)), output=BytesIO()
        )
    return output.getvalue()


def told_by_poppler(pdf: bytes, folder: Path) -> str:
    (folder / "file.pdf").write_bytes(pdf)
    command = ["pdfsig", "-nocert", "file.pdf"]
    return subprocess.run(command, cwd=folder, capture_output=True, check=True, text=True).stdout


async def test_a_sealed_proof_is_sound(authority: Authority, sealed: bytes) -> None:
    certificate = await authority.sealer.certificate_of("xiaoyang")
    report = await authority.inspector.inspect(sealed)
    assert report.signed_at
    assert abs(report.signed_at - datetime.now(UTC)) < timedelta(hours=1)
    assert report == SealReport(
        signatures=1,
        intact=True,
        valid=True,
        trusted=True,
        covers_whole_document=True,
        docmdp_ok=True,
        signer_common_name=COMMITTEE,
        signer_fingerprint=certificate.fingerprint_sha256,
        signed_at=report.signed_at,
        level=SealLevel.B_B,
        problems=(),
    )


async def test_an_unsealed_file_has_no_seal(authority: Authority, proof: bytes) -> None:
    report = await authority.inspector.inspect(proof)
    assert report == SealReport(signatures=0, problems=(SealProblem.NO_SEAL,))


async def test_a_changed_letter_is_noticed(authority: Authority, sealed: bytes) -> None:
    report = await authority.inspector.inspect(changed(sealed, sealed.index(b"/Reason") + 12))
    assert not report.intact
    assert not report.trusted
    assert SealProblem.CONTENT_CHANGED in report.problems


async def test_every_changed_byte_is_noticed(authority: Authority, sealed: bytes) -> None:
    # A fixed choice of places all over the file; hexadecimal digits of the signature included.
    for at in random.Random(1).sample(range(len(sealed)), 40):
        assert await refused(authority, changed(sealed, at)), at


@pytest.mark.parametrize("addition", [b"\n", b"%%EOF\n", b"\0" * 100, b"<html>"])
async def test_nothing_can_be_appended(
    authority: Authority, sealed: bytes, addition: bytes
) -> None:
    assert await refused(authority, sealed + addition)


async def test_appended_bytes_are_told(authority: Authority, sealed: bytes) -> None:
    report = await authority.inspector.inspect(sealed + b"\n")
    assert not report.covers_whole_document
    assert not report.docmdp_ok
    assert report.problems == (SealProblem.ADDED_AFTERWARDS,)


async def test_an_incremental_change_is_noticed_that_poppler_calls_valid(
    authority: Authority, sealed: bytes, tmp_path: Path
) -> None:
    writer = IncrementalPdfFileWriter(BytesIO(sealed))
    title = DictionaryObject({pdf_name("/Title"): TextStringObject("收入证明")})
    writer.set_info(writer.add_object(title))
    output = BytesIO()
    writer.write(output)
    assert "Signature is Valid" in told_by_poppler(output.getvalue(), tmp_path)
    report = await authority.inspector.inspect(output.getvalue())
    assert report.intact
    assert not report.docmdp_ok
    assert report.problems == (SealProblem.ADDED_AFTERWARDS,)


async def test_a_return_to_the_unsealed_revision_has_no_seal(
    authority: Authority, sealed: bytes, proof: bytes
) -> None:
    assert sealed.startswith(proof)
    report = await authority.inspector.inspect(sealed[: len(proof)])
    assert report.problems == (SealProblem.NO_SEAL,)


async def test_bytes_behind_the_signature_are_noticed(authority: Authority, sealed: bytes) -> None:
    last = sealed.rindex(b"0" * 64 + b">") + 63
    report = await authority.inspector.inspect(sealed[:last] + b"7" + sealed[last + 1 :])
    assert report.problems == (SealProblem.HIDDEN_BYTES,)
    assert not report.covers_whole_document


async def test_a_second_signature_is_noticed(authority: Authority, sealed: bytes) -> None:
    twice = await signed_by(
        authority, sealed, field_name="Second", subfilter=SigSeedSubFilter.PADES
    )
    report = await authority.inspector.inspect(twice)
    assert report.signatures == 2
    assert SealProblem.SEVERAL_SEALS in report.problems
    assert SealProblem.ADDED_AFTERWARDS in report.problems


async def test_a_signature_that_does_not_certify_is_no_seal(
    authority: Authority, proof: bytes
) -> None:
    mere = await signed_by(authority, proof, field_name="Seal", subfilter=SigSeedSubFilter.PADES)
    report = await authority.inspector.inspect(mere)
    assert report.trusted
    assert not report.docmdp_ok
    assert report.problems == (SealProblem.NOT_CERTIFIED,)


async def test_a_signature_of_the_older_kind_is_no_seal(authority: Authority, proof: bytes) -> None:
    older = await signed_by(authority, proof, field_name="Seal", certify=True)
    report = await authority.inspector.inspect(older)
    assert report.level is SealLevel.NONE
    assert report.problems == (SealProblem.NOT_PADES,)


async def test_a_seal_of_another_authority_is_not_trusted(
    authority: Authority, proof: bytes, face: bytes, tmp_path: Path
) -> None:
    impostor = new_authority(tmp_path / "impostor")
    report = await authority.inspector.inspect(await impostor.seal(proof, face))
    assert report.signer_common_name == COMMITTEE
    assert report.intact
    assert report.valid
    assert not report.trusted
    assert report.problems == (SealProblem.UNKNOWN_AUTHORITY,)


async def test_a_self_signed_seal_of_the_same_name_is_not_trusted(
    authority: Authority, proof: bytes, face: bytes, tmp_path: Path
) -> None:
    forger = self_signed(tmp_path)
    report = await authority.inspector.inspect(await forger.seal(proof, face))
    assert report.signer_common_name == COMMITTEE
    assert report.problems == (SealProblem.UNKNOWN_AUTHORITY,)


async def test_an_expired_certificate_is_told(authority: Authority, sealed: bytes) -> None:
    with clock.stopped(datetime.now(UTC) + timedelta(days=3660)):
        report = await authority.inspector.inspect(sealed)
    assert report.intact
    assert not report.trusted
    assert report.problems == (SealProblem.CERTIFICATE_EXPIRED,)


async def test_a_certificate_of_the_future_is_told(authority: Authority, sealed: bytes) -> None:
    with clock.stopped(datetime.now(UTC) - timedelta(days=1) + timedelta(hours=1)):
        report = await authority.inspector.inspect(sealed)
    assert report.problems == (SealProblem.CERTIFICATE_NOT_YET_VALID,)


async def test_a_revoked_certificate_is_told(proof: bytes, face: bytes, tmp_path: Path) -> None:
    authority = new_authority(tmp_path / "pki")
    reissue(authority, {"revocation": {"revoked-since": "2020-01-01T00:00:00Z"}})
    sealed = await authority.seal(proof, face)
    report = await authority.inspector.inspect(sealed)
    assert not report.trusted
    assert report.problems == (SealProblem.CERTIFICATE_REVOKED,)
    blind = SealInspector(authority.folder / "trust.pem")
    assert (await blind.inspect(sealed)).problems == ()


async def test_an_outdated_revocation_list_does_not_void_a_seal(
    authority: Authority, sealed: bytes
) -> None:
    with clock.stopped(datetime.now(UTC) + timedelta(days=1000)):
        assert (await authority.inspector.inspect(sealed)).problems == ()


async def test_a_certificate_for_another_use_is_told(
    proof: bytes, face: bytes, tmp_path: Path
) -> None:
    authority = new_authority(tmp_path / "pki")
    reissue(authority, {"profiles": ["ocsp-responder"]})
    report = await authority.inspector.inspect(await authority.seal(proof, face))
    assert report.problems == (SealProblem.CERTIFICATE_UNSUITABLE,)


@pytest.mark.parametrize("size", [0, 1, 100, 100_000])
async def test_rubbish_is_refused_with_a_reason(authority: Authority, size: int) -> None:
    with pytest.raises(InspectionFailed) as caught:
        await authority.inspector.inspect(random.Random(size).randbytes(size))
    assert caught.value.reason


async def test_a_file_beyond_the_limit_is_not_read(authority: Authority) -> None:
    with pytest.raises(InspectionFailed, match="bytes"):
        await authority.inspector.inspect(bytes(MAX_BYTES + 1))


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(mangling=manglings(5000, st.sampled_from(FILLINGS)))
async def test_a_mangled_file_never_breaks_the_inspector(
    authority: Authority, sealed: bytes, mangling: Mangling
) -> None:
    content = mangling.of(sealed)
    assert content == sealed or await refused(authority, content)


async def test_a_decompression_bomb_is_refused(authority: Authority, sealed: bytes) -> None:
    packed = zlib.compress(bytes(200 * 1024 * 1024), level=9)
    bomb = (
        b"%%PDF-1.5\n1 0 obj\n<</Type/XRef/Size 99999999/W[1 8 8]/Root 1 0 R/Filter/FlateDecode"
        b"/Length %d>>stream\n%s\nendstream\nendobj\nstartxref\n9\n%%%%EOF\n"
        % (len(packed), packed)
    )
    with pytest.raises(InspectionFailed):
        await authority.inspector.inspect(bomb)


async def test_a_file_that_keeps_the_reader_busy_is_given_up(
    authority: Authority,
) -> None:
    table = b"xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1/Root "
    endless = b"%PDF-1.5\n" + table + b"9" * 5_000_000 + b">>\nstartxref\n9\n%%EOF\n"
    with pytest.raises(InspectionFailed, match=r"limit|no answer"):
        await authority.inspector.inspect(endless)


@pytest.mark.parametrize("count", [41, 2000])
async def test_many_signature_fields_are_not_all_read(
    authority: Authority, sealed: bytes, count: int
) -> None:
    document = pikepdf.open(BytesIO(sealed))
    field = document.Root.AcroForm.Fields[0]
    copies = [pikepdf.Dictionary(T=f"S{n}", FT=field.FT, V=field.V) for n in range(count)]
    fields = [field, *(document.make_indirect(copy) for copy in copies)]
    document.Root.AcroForm.Fields = pikepdf.Array(fields)
    output = BytesIO()
    document.save(output)
    report = await authority.inspector.inspect(output.getvalue())
    assert report.problems == (SealProblem.SEVERAL_SEALS,)


def test_a_bundle_without_certificate_is_refused(tmp_path: Path) -> None:
    (tmp_path / "trust.pem").write_text("")
    with pytest.raises(ValueError, match=r"trust\.pem"):
        SealInspector(tmp_path / "trust.pem")
