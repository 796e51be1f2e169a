"""A file is checked by its bytes; one that is not ours is explained, and never called genuine."""

import hashlib
import io
import secrets
from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pikepdf
import pytest

from backend.copies.actions import copy_for
from backend.copies.annotation import Annotation
from backend.copies.models import AnnotatedCopy
from backend.disclosures.models import DisclosedField, Disclosure, Door
from backend.foundation import clock, codes
from backend.foundation.sealing.sealer import Sealer
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen
from backend.proofs.actions import deciding
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import ProofFile, RevokeReason
from backend.verification.models import VerificationMethod, VerificationOutcome, VerificationRecord
from tests.factories import Committee, a_citizen, a_committee, a_proof
from tests.foundation.sealing.authorities import new_authority
from tests.portal import Portal
from tests.uploaded_files import a_pdf
from tests.verification.brought import (
    Issued,
    a_qr_code,
    papers_of,
    sealed_by,
    with_a_broken_signature,
    with_a_changed_byte,
    with_another_title,
    with_text_over_it,
)
from tests.verification.operations import STRANGER, VERIFY_CODE, VERIFY_FILE
from tests.web.browser import Browser, open_browser
from tests.web.sessions import cookies_of

pytestmark = pytest.mark.anyio


@pytest.fixture
async def browser(services: Services, database: None) -> AsyncIterator[Browser]:
    async with open_browser(services) as opened:
        yield opened


@pytest.fixture
async def committee(services: Services, database: None) -> Committee:
    return await a_committee(services)


@pytest.fixture
async def issued(services: Services, committee: Committee) -> Issued:
    proof = await a_proof(services, committee, state=ProofState.ISSUED)
    return await papers_of(services, proof)


async def checked(browser: Browser, content: bytes) -> dict[str, Any]:
    answer = await browser.client.post("/verifications", content=content)
    assert answer.status_code == 200, answer.text
    return answer.json()


def codes_of(answer: dict[str, Any]) -> list[str]:
    return [reason["code"] for reason in answer["reasons"]]


async def test_the_sealed_file_is_valid_with_what_the_ledger_says(
    browser: Browser, issued: Issued
) -> None:
    answer = await checked(browser, issued.sealed)

    assert (answer["outcome"], answer["reasons"]) == ("VALID", [])
    assert answer["paper"]["number"] == "小阳证〔2026〕1号"
    assert answer["paper"]["sealLevel"] == "B-B"
    assert answer["signer"] is answer["copy"] is None
    (record,) = await VerificationRecord.all()
    assert (record.method, record.proof_id) == (VerificationMethod.FILE, issued.proof.id)
    assert record.asked == hashlib.sha256(issued.sealed).hexdigest()


async def test_the_answer_has_the_shape_of_the_schema(
    browser: Browser, portal: Portal, issued: Issued
) -> None:
    asked = {"sha256": hashlib.sha256(issued.sealed).hexdigest()}
    by_hash = (await portal.execute(VERIFY_FILE, asked, viewer=STRANGER))["verifyFile"]
    by_file = await checked(browser, issued.sealed)

    del by_hash["__typename"]
    assert by_file | {"checkedAt": ""} == by_hash | {"checkedAt": "", "signer": None, "copy": None}


async def test_the_level_of_the_seal_is_what_the_ledger_recorded(
    services: Services, browser: Browser, issued: Issued
) -> None:
    kinds = await ProofFile.all().order_by("made_at").values_list("kind", "seal_level")

    assert [(kind.value, level and level.value) for kind, level in kinds] == [
        ("rendered", None),
        ("sealed", "B-B"),
    ]


ALTERED = {
    "another title in the metadata": (with_another_title, "ALTERED", "ADDED_AFTERWARDS"),
    "an appended byte": (lambda pdf: pdf + b"\n", "ALTERED", "ADDED_AFTERWARDS"),
    "a web page behind it": (lambda pdf: pdf + b"<html>", "ALTERED", "ADDED_AFTERWARDS"),
    "a changed byte": (with_a_changed_byte, "ALTERED", "CONTENT_CHANGED"),
    "a text over it": (with_text_over_it, "ALTERED", "CONTENT_CHANGED"),
    "a broken signature": (with_a_broken_signature, "ALTERED", "SIGNATURE_INVALID"),
}


@pytest.mark.parametrize(("change", "outcome", "reason"), ALTERED.values(), ids=ALTERED.keys())
async def test_a_changed_file_is_said_to_be_changed_and_how(
    browser: Browser, issued: Issued, change: Any, outcome: str, reason: str
) -> None:
    answer = await checked(browser, change(issued.sealed))

    assert (answer["outcome"], answer["paper"]) == (outcome, None)
    assert reason in codes_of(answer)
    assert "小阳证〔2026〕1号" not in str(answer)
    assert issued.code not in str(answer)
    (record,) = await VerificationRecord.all()
    assert record.proof_id is None
    assert await Disclosure.filter(door=Door.CHECK).count() == 0


async def test_whose_seal_a_changed_file_bears_is_told_from_the_register(
    browser: Browser, committee: Committee, issued: Issued
) -> None:
    signer = (await checked(browser, issued.sealed + b"\n"))["signer"]

    assert signer["standing"] == "ON_RECORD"
    assert signer["name"] == committee.seal.name
    assert signer["validFrom"] == committee.seal.valid_from.isoformat()
    assert signer["validUntil"] == committee.seal.valid_to.isoformat()
    assert committee.seal.name in signer["message"]


async def test_a_return_to_the_revision_before_the_seal_has_no_seal(
    browser: Browser, issued: Issued
) -> None:
    answer = await checked(browser, issued.sealed[: len(issued.rendered)])

    assert (answer["outcome"], codes_of(answer)) == ("UNKNOWN", ["NO_SEAL"])
    assert answer["signer"] is None


async def test_a_file_sealed_with_our_seal_that_was_never_issued_is_not_genuine(
    services: Services, stolen: Sealer, browser: Browser, committee: Committee, issued: Issued
) -> None:
    again = await sealed_by(stolen, "xiaoyang", issued.rendered, services.fonts)

    answer = await checked(browser, again)

    assert (answer["outcome"], answer["reasons"]) == ("NOT_ISSUED", [])
    assert answer["signer"]["name"] == committee.seal.name
    assert answer["paper"] is None


async def test_the_sealed_file_of_a_proof_that_is_not_issued_yet_is_not_said_to_be_on_its_way(
    services: Services, stolen: Sealer, browser: Browser, committee: Committee
) -> None:
    waiting = await papers_of(services, await a_proof(services, committee, state=ProofState.SEALED))

    answer = await checked(browser, waiting.sealed)
    never = await checked(browser, await sealed_by(stolen, "xiaoyang", a_pdf(), services.fonts))

    assert answer["outcome"] == "NOT_ISSUED"
    assert answer | {"checkedAt": ""} == never | {"checkedAt": ""}


async def test_the_seal_of_a_village_that_is_not_on_record_is_trusted_but_foreign(
    services: Services, stolen: Sealer, browser: Browser, issued: Issued
) -> None:
    other = await sealed_by(stolen, "other", issued.rendered, services.fonts)

    answer = await checked(browser, other)

    assert (answer["outcome"], codes_of(answer)) == ("FOREIGN", ["OTHER_SIGNER"])
    assert answer["signer"] == {
        "standing": "TRUSTED", "name": None, "validFrom": None, "validUntil": None,
        "message": None, "messageEn": None,
    }  # fmt: skip


async def test_a_foreign_signer_is_never_named_by_what_the_file_says(
    services: Services, browser: Browser, issued: Issued, tmp_path: Path
) -> None:
    impostor = new_authority(tmp_path / "impostor")
    forged = await sealed_by(impostor.sealer, "xiaoyang", issued.rendered, services.fonts)

    answer = await checked(browser, forged)

    assert (answer["outcome"], codes_of(answer)) == ("FOREIGN", ["UNKNOWN_SIGNER"])
    assert answer["signer"]["standing"] == "UNKNOWN"
    assert "小阳村" not in str(answer)


async def test_a_changed_file_of_a_foreign_signer_stays_foreign_and_says_both(
    services: Services, browser: Browser, issued: Issued, tmp_path: Path
) -> None:
    impostor = new_authority(tmp_path / "impostor")
    forged = await sealed_by(impostor.sealer, "xiaoyang", issued.rendered, services.fonts)

    answer = await checked(browser, forged + b"\n")

    assert answer["outcome"] == "FOREIGN"
    assert codes_of(answer) == ["ADDED_AFTERWARDS", "UNKNOWN_SIGNER"]


@pytest.mark.parametrize(
    ("days", "reason"),
    [(3660, "CERTIFICATE_EXPIRED"), (-3660, "CERTIFICATE_NOT_YET_VALID")],
)
async def test_a_certificate_out_of_its_time_is_told(
    services: Services,
    stolen: Sealer,
    browser: Browser,
    committee: Committee,
    days: int,
    reason: str,
) -> None:
    again = await sealed_by(stolen, "xiaoyang", a_pdf(), services.fonts)

    with clock.stopped(clock.now() + timedelta(days=days, hours=1)):
        answer = await checked(browser, again)

    assert (answer["outcome"], codes_of(answer)) == ("NOT_ISSUED", [reason])


async def test_a_second_signature_is_told(
    services: Services, browser: Browser, issued: Issued
) -> None:
    # The field of the seal is taken, and our own sealer refuses a sealed file: copy the field.
    with pikepdf.open(io.BytesIO(issued.sealed)) as document:
        field = document.Root.AcroForm.Fields[0]
        twin = document.make_indirect(pikepdf.Dictionary(T="Second", FT=field.FT, V=field.V))
        document.Root.AcroForm.Fields.append(twin)
        twice = io.BytesIO()
        document.save(twice)

    answer = await checked(browser, twice.getvalue())

    assert answer["outcome"] in {"ALTERED", "FOREIGN"}
    assert "SEVERAL_SEALS" in codes_of(answer)


async def test_a_file_without_any_seal_is_unknown(browser: Browser) -> None:
    answer = await checked(browser, a_pdf())

    assert (answer["outcome"], codes_of(answer)) == ("UNKNOWN", ["NO_SEAL"])


@pytest.mark.parametrize("content", [b"<html>", b"PK\x03\x04" + bytes(99), b"MZ", b" %PDF-1.7"])
async def test_what_is_neither_pdf_nor_picture_is_unknown(browser: Browser, content: bytes) -> None:
    answer = await checked(browser, content)

    assert (answer["outcome"], codes_of(answer)) == ("UNKNOWN", ["OTHER_KIND"])


class TestCopies:
    """An annotated copy says that it is one, and for whom, beside the standing of the original."""

    async def a_copy(self, services: Services, issued: Issued, until: date) -> tuple[bytes, str]:
        annotation = Annotation(
            recipient="九江银行岷山支行",
            purpose="核实居住情况",
            valid_until=until,
            source_id=uuid4(),
        )
        copy = await copy_for(services, issued.proof.id, annotation)
        return await services.storage.get(copy.sha256), copy.code

    async def test_by_file_and_by_code_and_by_picture(
        self, services: Services, browser: Browser, portal: Portal, issued: Issued
    ) -> None:
        until = clock.today() + timedelta(days=7)
        pdf, code = await self.a_copy(services, issued, until)

        by_file = await checked(browser, pdf)
        by_picture = await checked(browser, a_qr_code(f"{services.public_url}/v/{code}"))
        by_code = (await portal.execute(VERIFY_CODE, {"code": code}, viewer=STRANGER))["verifyCode"]

        for answer in (by_file, by_picture, by_code):
            assert answer["outcome"] == "VALID"
            assert answer["paper"]["number"] == "小阳证〔2026〕1号"
        for answer in (by_file, by_picture):
            assert answer["copy"]["recipient"] == "九江银行岷山支行"
            assert answer["copy"]["purpose"] == "核实居住情况"
            assert answer["copy"]["validUntil"] == until.isoformat()
            assert "九江银行岷山支行" in answer["copy"]["message"]
            assert "加注件" in answer["message"]
        assert "加注件" in by_code["message"]

    async def test_past_its_last_day_though_the_original_is_valid(
        self, services: Services, browser: Browser, issued: Issued
    ) -> None:
        pdf, _ = await self.a_copy(services, issued, clock.today())

        with clock.stopped(clock.now() + timedelta(days=1)):
            copied, original = await checked(browser, pdf), await checked(browser, issued.sealed)

        assert (copied["outcome"], codes_of(copied)) == ("COPY_EXPIRED", ["COPY_PAST_LAST_DAY"])
        assert original["outcome"] == "VALID"
        records = await VerificationRecord.all().order_by("at").values_list("outcome", flat=True)
        assert records == [VerificationOutcome.COPY_EXPIRED, VerificationOutcome.VALID]

    async def test_of_a_revoked_proof(
        self, services: Services, browser: Browser, committee: Committee, issued: Issued
    ) -> None:
        pdf, _ = await self.a_copy(services, issued, clock.today())
        await deciding.revoke(
            committee.approver, issued.proof.id, reason=RevokeReason.FACTS_WRONG, words="错了。"
        )

        answer = await checked(browser, pdf)

        assert (answer["outcome"], codes_of(answer)) == ("REVOKED", ["FACTS_WRONG"])
        assert answer["copy"] is not None

    async def test_one_changed_byte_makes_it_a_file_without_seal(
        self, services: Services, browser: Browser, issued: Issued
    ) -> None:
        pdf, code = await self.a_copy(services, issued, clock.today())

        answer = await checked(browser, pdf + b"\n")

        assert (answer["outcome"], codes_of(answer)) == ("UNKNOWN", ["NO_SEAL"])
        assert code not in str(answer)
        assert "九江银行" not in str(answer)

    async def test_the_owner_learns_on_which_ground_the_copy_was_made(
        self, services: Services, browser: Browser, issued: Issued
    ) -> None:
        pdf, _ = await self.a_copy(services, issued, clock.today())
        await checked(browser, pdf)

        (look,) = await Disclosure.filter(door=Door.CHECK)
        assert look.source_id == (await AnnotatedCopy.get(proof_id=issued.proof.id)).source_id


class TestLooks:
    """Each check that finds a proof is a look that its owner sees."""

    async def test_of_a_stranger_without_a_name(self, browser: Browser, issued: Issued) -> None:
        await checked(browser, issued.sealed)

        (look,) = await Disclosure.filter(door=Door.CHECK)
        (record,) = await VerificationRecord.all()
        assert look.proof_id == issued.proof.id
        assert look.holder_id == issued.proof.applicant_id
        assert (look.looker, look.organisation_id, look.person_id) == (None, None, None)
        assert look.source_id == record.id
        assert look.parts == [
            part.value
            for part in (
                DisclosedField.STATUS, DisclosedField.TITLE, DisclosedField.NUMBER,
                DisclosedField.ISSUER, DisclosedField.DATES, DisclosedField.PURPOSE,
                DisclosedField.MASKED_SUBJECT,
            )
        ]  # fmt: skip

    async def test_of_staff_by_the_name_of_their_office(
        self, browser: Browser, committee: Committee, issued: Issued
    ) -> None:
        browser.client.cookies = await cookies_of(committee.township)

        await checked(browser, issued.sealed)

        (look,) = await Disclosure.filter(door=Door.CHECK)
        assert look.looker == "九江市柴桑区岷山乡人民政府"
        assert look.person_id == committee.township.person_id
        assert (await VerificationRecord.get()).actor_kind == "official"

    async def test_of_a_resident_without_a_name(
        self, services: Services, browser: Browser, issued: Issued
    ) -> None:
        neighbour: Citizen = await a_citizen(services, "李秀英")
        browser.client.cookies = await cookies_of(neighbour)

        await checked(browser, issued.sealed)

        (look,) = await Disclosure.filter(door=Door.CHECK)
        assert (look.looker, look.organisation_id, look.person_id) == (None, None, None)

    async def test_not_of_what_found_nothing(self, browser: Browser, portal: Portal) -> None:
        code = codes.new_code(secrets.token_bytes)
        await portal.execute(VERIFY_CODE, {"code": code}, viewer=STRANGER)
        await checked(browser, a_pdf())

        assert await Disclosure.all().count() == 0
        assert await VerificationRecord.all().count() == 2


class TestDoor:
    """What the address itself takes and refuses."""

    async def test_another_site_cannot_send_a_file(self, browser: Browser, issued: Issued) -> None:
        answers = [
            await browser.client.post("/verifications", content=issued.sealed, headers=headers)
            for headers in (
                {"origin": "https://elsewhere.test"},
                {"origin": "null"},
                {"sec-fetch-site": "cross-site"},
            )
        ]

        assert {answer.status_code for answer in answers} == {403}
        assert await VerificationRecord.all().count() == 0

    async def test_nothing_and_too_much_are_refused(self, browser: Browser) -> None:
        def refused(answer: httpx.Response) -> tuple[int, str]:
            return answer.status_code, answer.json()["code"]

        async def endless() -> AsyncIterator[bytes]:
            while True:
                yield bytes(100_000)

        nothing = await browser.client.post("/verifications")
        announced = await browser.client.post("/verifications", content=bytes(10_000_001))
        streamed = await browser.client.post("/verifications", content=endless())

        assert refused(nothing) == (400, "FILE_MISSING")
        assert refused(announced) == refused(streamed) == (413, "FILE_TOO_LARGE")
        assert "10 MB" in announced.json()["message"]
        assert await VerificationRecord.all().count() == 0

    async def test_only_sending_is_allowed(self, browser: Browser) -> None:
        assert (await browser.client.get("/verifications")).status_code == 405
