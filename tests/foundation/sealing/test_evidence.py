"""A seal proves itself long after its certificate has ended, and says so only when it does."""

import asyncio
import logging
import socket
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from asn1crypto import cms
from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.generic import DictionaryObject, TextStringObject, pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESPassed
from pyhanko.sign.signers.pdf_signer import PdfTimeStamper
from pyhanko.sign.validation.ades import simulate_future_ades_lta_validation
from pyhanko.sign.validation.policy_decl import (
    PdfSignatureValidationSpec,
    SignatureValidationSpec,
)
from pyhanko_certvalidator.context import CertValidationPolicySpec
from pyhanko_certvalidator.policy_decl import REQUIRE_REVINFO, CertRevTrustPolicy
from pyhanko_certvalidator.registry import SimpleTrustManager

from backend.foundation import clock
from backend.foundation.sealing.evidence import Evidence, NoEvidence
from backend.foundation.sealing.report import SealLevel, SealProblem
from backend.foundation.sealing.revision import Revision
from backend.foundation.sealing.timestamps import FAILURES_TO_REST, REST, TimestampAuthorities
from tests.authority_services import started
from tests.foundation.sealing.authorities import Authority, new_authority

pytestmark = pytest.mark.anyio

YEAR = timedelta(days=365.25)


@pytest.fixture(scope="module")
def services(authority: Authority) -> Iterator[str]:
    with started(authority.folder) as address:
        yield address


@pytest.fixture(scope="module")
def extended(authority: Authority, services: str, sealed: bytes) -> bytes:
    return asyncio.run(evidence(authority, services).extend(sealed)).pdf


def evidence(authority: Authority, services: str, *before: str) -> Evidence:
    """Asks these authorities before the one that works."""
    return Evidence(
        authority.folder / "trust.pem",
        crls=authority.folder / "crl",
        authorities=TimestampAuthorities([*before, f"{services}/tsa"]),
        ocsp_url=f"{services}/ocsp",
    )


def silent() -> socket.socket:
    """A port that takes questions and never answers."""
    return socket.create_server(("127.0.0.1", 0))


async def test_it_is_sound_and_says_since_when(authority: Authority, extended: bytes) -> None:
    report = await authority.inspector.inspect(extended)
    assert report.problems == ()
    assert report.level is SealLevel.B_LTA
    assert report.covers_whole_document
    assert report.proven_at is not None
    assert abs(report.proven_at - datetime.now(UTC)) < timedelta(minutes=5)


def test_what_was_printed_and_sealed_stays_but_for_the_place_of_the_signature(
    sealed: bytes, extended: bytes
) -> None:
    changed = [at for at in range(len(sealed)) if sealed[at] != extended[at]]
    first, second = declared_gap(sealed)
    assert len(extended) > len(sealed)
    assert changed
    assert first < changed[0] <= changed[-1] < second


@pytest.mark.parametrize("years", [0.1, 1, 5, 10, 20])
async def test_it_is_proven_in_so_many_years(
    years: float, authority: Authority, extended: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    seal = PdfFileReader(BytesIO(extended)).embedded_regular_signatures[0]
    result = await simulate_future_ades_lta_validation(
        seal, demanding(authority), datetime.now(UTC) + years * YEAR
    )
    assert result.ades_subindic is AdESPassed.OK


async def test_without_the_evidence_the_future_does_not_believe_it(
    authority: Authority, sealed: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    seal = PdfFileReader(BytesIO(sealed)).embedded_regular_signatures[0]
    result = await simulate_future_ades_lta_validation(
        seal, demanding(authority), datetime.now(UTC) + YEAR
    )
    assert result.ades_subindic is not AdESPassed.OK


async def test_renewed_each_year_it_outlives_its_certificate(
    authority: Authority, services: str, extended: bytes
) -> None:
    renewed = await evidence(authority, services).extend(extended)
    assert renewed.pdf.startswith(extended)
    with clock.stopped(datetime.now(UTC) + 15 * YEAR):
        report = await authority.inspector.inspect(renewed.pdf)
    assert report.problems == ()
    assert renewed.holds_until > datetime.now(UTC) + 20 * YEAR


async def test_a_seal_alone_ends_with_its_certificate(authority: Authority, sealed: bytes) -> None:
    with clock.stopped(datetime.now(UTC) + 15 * YEAR):
        report = await authority.inspector.inspect(sealed)
    assert SealProblem.CERTIFICATE_EXPIRED in report.problems


def test_poppler_and_qpdf_and_openssl_agree(extended: bytes, tmp_path: Path) -> None:
    file = tmp_path / "extended.pdf"
    file.write_bytes(extended)
    told = subprocess.run(
        ["pdfsig", "-nocert", file], capture_output=True, text=True, check=True
    ).stdout
    assert "Signature is Valid." in told
    assert told.count("Signature #") == 2
    subprocess.run(["qpdf", "--check", file], capture_output=True, check=True)


def test_openssl_verifies_the_time_stamp_over_the_file(
    authority: Authority, extended: bytes, tmp_path: Path
) -> None:
    stamp = PdfFileReader(BytesIO(extended)).embedded_timestamp_signatures[-1]
    (tmp_path / "token").write_bytes(cms.ContentInfo.load(stamp.pkcs7_content).dump())
    start, first, second, rest = (int(each) for each in stamp.byte_range)
    (tmp_path / "data").write_bytes(extended[start:first] + extended[second : second + rest])
    command = ["openssl", "ts", "-verify", "-token_in", "-in", "token", "-data", "data"]
    trust = ["-CAfile", authority.folder / "trust.pem"]
    trust += ["-untrusted", authority.folder / "certs/issuer.crt"]
    subprocess.run([*command, *trust], cwd=tmp_path, capture_output=True, check=True)


async def test_a_changed_title_after_it_is_noticed(authority: Authority, extended: bytes) -> None:
    writer = IncrementalPdfFileWriter(BytesIO(extended))
    title = DictionaryObject({pdf_name("/Title"): TextStringObject("收入证明")})
    writer.set_info(writer.add_object(title))
    output = BytesIO()
    writer.write(output)
    report = await authority.inspector.inspect(output.getvalue())
    assert SealProblem.ADDED_AFTERWARDS in report.problems


async def test_a_change_between_seal_and_time_stamp_is_noticed(
    authority: Authority, services: str, sealed: bytes
) -> None:
    # The time stamp covers the change, and every reader calls both signatures valid.
    writer = IncrementalPdfFileWriter(BytesIO(sealed))
    title = DictionaryObject({pdf_name("/Title"): TextStringObject("收入证明")})
    writer.set_info(writer.add_object(title))
    changed = BytesIO()
    writer.write(changed)
    stamped = await evidence(authority, services).extend(changed.getvalue())
    report = await authority.inspector.inspect(stamped.pdf)
    assert SealProblem.ADDED_AFTERWARDS in report.problems


async def test_a_time_stamp_of_a_stranger_proves_nothing(
    authority: Authority, sealed: bytes, tmp_path: Path
) -> None:
    stranger = new_authority(tmp_path)
    stamped = BytesIO()
    with started(stranger.folder) as address:
        authority_of_another = TimestampAuthorities([f"{address}/tsa"])
        stamper = next(authority_of_another.awake()).stamper()
        await PdfTimeStamper(stamper).async_timestamp_pdf(
            Revision(BytesIO(sealed)), "sha256", output=stamped
        )
    report = await authority.inspector.inspect(stamped.getvalue())
    assert SealProblem.TIME_UNPROVEN in report.problems


class TestAuthorities:
    async def test_the_second_is_asked_when_the_first_is_not_there(
        self, authority: Authority, services: str, sealed: bytes
    ) -> None:
        nobody = "http://127.0.0.1:9/tsa"
        stamped = await evidence(authority, services, nobody).extend(sealed)
        report = await authority.inspector.inspect(stamped.pdf)
        assert report.level is SealLevel.B_LTA

    async def test_one_that_never_answers_is_given_up(
        self, authority: Authority, services: str, sealed: bytes
    ) -> None:
        with silent() as port:
            address = f"http://127.0.0.1:{port.getsockname()[1]}/tsa"
            stamped = await evidence(authority, services, address).extend(sealed)
        assert len(stamped.pdf) > len(sealed)

    async def test_one_that_lies_about_the_time_is_not_believed(
        self, authority: Authority, services: str, sealed: bytes
    ) -> None:
        with (
            clock.stopped(datetime.now(UTC) + timedelta(minutes=2)),
            pytest.raises(NoEvidence, match="it says"),
        ):
            await evidence(authority, services).extend(sealed)

    async def test_one_that_failed_three_times_rests_a_minute(
        self, authority: Authority, sealed: bytes
    ) -> None:
        asked = Evidence(
            authority.folder / "trust.pem",
            crls=authority.folder / "crl",
            authorities=TimestampAuthorities(["http://127.0.0.1:9/tsa"]),
        )
        with clock.stopped(datetime.now(UTC)):
            for _ in range(FAILURES_TO_REST):
                with pytest.raises(NoEvidence, match="ConnectError"):
                    await asked.extend(sealed)
            with pytest.raises(NoEvidence, match="awake"):
                await asked.extend(sealed)
        with (
            clock.stopped(datetime.now(UTC) + REST + timedelta(seconds=5)),
            pytest.raises(NoEvidence, match="ConnectError"),
        ):
            await asked.extend(sealed)

    async def test_without_a_revocation_list_nothing_is_proven(
        self, authority: Authority, services: str, sealed: bytes
    ) -> None:
        asked = Evidence(
            authority.folder / "trust.pem",
            crls=None,
            authorities=TimestampAuthorities([f"{services}/tsa"]),
            ocsp_url=f"{services}/ocsp",
        )
        with pytest.raises(NoEvidence):
            await asked.extend(sealed)

    async def test_what_has_no_seal_gets_no_evidence(
        self, authority: Authority, services: str, proof: bytes
    ) -> None:
        with pytest.raises(NoEvidence, match="no seal"):
            await evidence(authority, services).extend(proof)

    async def test_a_file_that_cannot_be_completed_is_not_held_against_them(
        self, authority: Authority, services: str, proof: bytes, sealed: bytes
    ) -> None:
        asked = evidence(authority, services)
        for _ in range(FAILURES_TO_REST):
            with pytest.raises(NoEvidence, match="no seal"):
                await asked.extend(proof)
        assert len((await asked.extend(sealed)).pdf) > len(sealed)


def demanding(authority: Authority) -> PdfSignatureValidationSpec:
    """A judge who wants to see that no certificate was revoked."""
    roots = load_certs_from_pemder_data((authority.folder / "trust.pem").read_bytes())
    return PdfSignatureValidationSpec(
        SignatureValidationSpec(
            cert_validation_policy=CertValidationPolicySpec(
                trust_manager=SimpleTrustManager.build(trust_roots=list(roots)),
                revinfo_policy=CertRevTrustPolicy(REQUIRE_REVINFO),
            )
        )
    )


def declared_gap(pdf: bytes) -> tuple[int, int]:
    declared = PdfFileReader(BytesIO(pdf)).embedded_regular_signatures[0].byte_range
    return int(declared[1]), int(declared[2])
