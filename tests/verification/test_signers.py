"""A file with the seal of the wrong signer is refused, with the reason that is its own."""

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from backend.foundation import clock
from backend.foundation.services import Services
from backend.proofs.lifecycle import ProofState
from backend.seals.lifecycle import SealState
from backend.seals.models import Seal
from scripts.pki.authority import make_pki
from tests.factories import FENSHUI, Committee, a_committee, a_proof
from tests.foundation.sealing.authorities import Authority, new_authority, reissue, self_signed
from tests.seals import village
from tests.uploaded_files import a_pdf
from tests.verification.brought import papers_of, sealed_by
from tests.web.browser import Browser, open_browser

pytestmark = pytest.mark.anyio

XIAOYANG_NAME = "九江市柴桑区岷山乡小阳村村民委员会"
OTHERS = {
    "other": "九江市柴桑区岷山乡分水村村民委员会",
    "third": "九江市柴桑区岷山乡大塘村村民委员会",
    "expired": XIAOYANG_NAME,
    "early": XIAOYANG_NAME,
    "purpose": XIAOYANG_NAME,
    "again": XIAOYANG_NAME,
}
PAST = datetime(2020, 6, 1, tzinfo=UTC)
FUTURE = datetime(2090, 6, 1, tzinfo=UTC)

WRONG = {
    "of a village that is not on record": ("FOREIGN", ["OTHER_SIGNER"], "TRUSTED"),
    "of another village on record, revoked": (
        "NOT_ISSUED", ["CERTIFICATE_REVOKED"], "ON_RECORD",
    ),
    "expired": ("FOREIGN", ["CERTIFICATE_EXPIRED", "UNKNOWN_SIGNER"], "UNKNOWN"),
    "not yet valid": ("FOREIGN", ["CERTIFICATE_NOT_YET_VALID", "UNKNOWN_SIGNER"], "UNKNOWN"),
    "for another purpose": ("FOREIGN", ["CERTIFICATE_UNSUITABLE", "UNKNOWN_SIGNER"], "UNKNOWN"),
    "the same key under another certificate": ("FOREIGN", ["OTHER_SIGNER"], "TRUSTED"),
    "the same name by another authority": ("FOREIGN", ["UNKNOWN_SIGNER"], "UNKNOWN"),
    "the same name by itself": ("FOREIGN", ["UNKNOWN_SIGNER"], "UNKNOWN"),
    "the right seal, on what was never issued": ("NOT_ISSUED", [], "ON_RECORD"),
}  # fmt: skip


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    """One that the portal trusts, and that has certified keys of every wrong kind."""
    made = new_authority(tmp_path / "pki", XIAOYANG_NAME)
    keys = made.folder / "keys"
    shutil.copy(keys / "seal-xiaoyang.pem", keys / "seal-again.pem")
    make_pki(made.folder, OTHERS, made.passphrase)
    reissue(made, {"revocation": {"revoked-since": "2020-01-01T00:00:00Z"}}, key_ref="other")
    reissue(made, {"validity": _around(PAST)}, key_ref="expired")
    reissue(made, {"validity": _around(FUTURE)}, key_ref="early")
    reissue(made, {"profiles": ["ocsp-responder"]}, key_ref="purpose")
    return made


@pytest.fixture
def trusting(services: Services, authority: Authority) -> Services:
    return replace(services, sealer=authority.sealer, inspector=authority.inspector)


@pytest.fixture
async def browser(trusting: Services, database: None) -> AsyncIterator[Browser]:
    async with open_browser(trusting) as opened:
        yield opened


@pytest.fixture
async def committee(trusting: Services, database: None) -> Committee:
    return await a_committee(trusting)


async def checked(browser: Browser, content: bytes) -> dict[str, Any]:
    answer = await browser.client.post("/verifications", content=content)
    assert answer.status_code == 200, answer.text
    return answer.json()


def verdict(answer: dict[str, Any]) -> tuple[str, list[str], str]:
    assert answer["paper"] is None
    assert all(reason["message"] and reason["messageEn"] for reason in answer["reasons"])
    codes = [reason["code"] for reason in answer["reasons"]]
    return answer["outcome"], codes, answer["signer"]["standing"]


async def test_each_wrong_signer_is_refused_with_a_reason_of_its_own(
    trusting: Services, authority: Authority, browser: Browser, committee: Committee, tmp_path: Path
) -> None:
    await a_committee(trusting, FENSHUI)
    impostor, alone = new_authority(tmp_path / "impostor", XIAOYANG_NAME), tmp_path / "alone"
    alone.mkdir()
    pdf = a_pdf()

    async def by(key_ref: str, keys: Authority = authority) -> bytes:
        return await sealed_by(keys.sealer, key_ref, pdf, trusting.fonts)

    async def on(day: datetime, key_ref: str) -> bytes:
        with clock.stopped(day):
            return await by(key_ref)

    files = {
        "of a village that is not on record": await by("third"),
        "of another village on record, revoked": await by("other"),
        "expired": await on(PAST, "expired"),
        "not yet valid": await on(FUTURE, "early"),
        "for another purpose": await by("purpose"),
        "the same key under another certificate": await by("again"),
        "the same name by another authority": await by("xiaoyang", impostor),
        "the same name by itself": await by("xiaoyang", self_signed(alone)),
        "the right seal, on what was never issued": await by("xiaoyang"),
    }

    assert {case: verdict(await checked(browser, pdf)) for case, pdf in files.items()} == WRONG


async def suspended(seal: Seal) -> None:
    await village.suspended(seal)


async def retired(seal: Seal) -> None:
    await village.retired(seal)


async def not_in_use(seal: Seal) -> None:
    await Seal.filter(id=seal.id).update(state=SealState.ENROLLED)


async def past_its_days(seal: Seal) -> None:
    yesterday = clock.today() - timedelta(days=1)
    await Seal.filter(id=seal.id).update(valid_from=yesterday, valid_to=yesterday)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (suspended, "SEAL_SUSPENDED"),
        (retired, "SEAL_RETIRED"),
        (not_in_use, "SEAL_NOT_IN_USE"),
        (past_its_days, "SEAL_OUT_OF_TERM"),
    ],
)
async def test_of_a_seal_that_may_no_longer_seal_only_what_was_issued_is_genuine(
    trusting: Services,
    browser: Browser,
    committee: Committee,
    change: Callable[[Seal], Awaitable[None]],
    reason: str,
) -> None:
    proof = await a_proof(trusting, committee, state=ProofState.ISSUED)
    issued = (await papers_of(trusting, proof)).sealed
    forged = await sealed_by(trusting.sealer, "xiaoyang", a_pdf(), trusting.fonts)
    before = verdict(await checked(browser, forged))

    await change(committee.seal)

    assert before == ("NOT_ISSUED", [], "ON_RECORD")
    assert verdict(await checked(browser, forged)) == ("NOT_ISSUED", [reason], "ON_RECORD")
    assert (await checked(browser, issued))["outcome"] == "VALID"


def _around(day: datetime) -> dict[str, str]:
    month = timedelta(days=30)
    return {"valid-from": (day - month).isoformat(), "valid-to": (day + month).isoformat()}
