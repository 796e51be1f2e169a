"""Limits per source, per code and over all; a wrong code and an unknown one always look alike."""

import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from backend.copies.actions import copy_for
from backend.copies.annotation import Annotation
from backend.foundation import clock, codes
from backend.foundation.services import Services
from backend.foundation.viewer import Anonymous
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import ProofSnapshot
from backend.verification import access
from backend.verification.access import (
    MAX_INSPECTED_PER_SOURCE,
    MAX_PER_CODE,
    MAX_UNKNOWN_OF_ALL,
    MAX_UNKNOWN_UNDER_PRESSURE,
)
from backend.verification.models import (
    VerificationMethod,
    VerificationOutcome,
    VerificationRecord,
)
from tests.factories import a_citizen, a_committee, a_proof
from tests.portal import Portal
from tests.sent_sql import SentSql
from tests.verification.brought import Issued, a_qr_code, papers_of
from tests.verification.operations import CHECKS, VERIFY_CODE
from tests.web.browser import Browser, open_browser

pytestmark = pytest.mark.anyio

NOON = datetime(2026, 11, 23, 4, tzinfo=UTC)


@pytest.fixture
async def browser(services: Services, database: None) -> AsyncIterator[Browser]:
    async with open_browser(services) as opened:
        yield opened


@pytest.fixture
async def issued(services: Services, database: None) -> Issued:
    proof = await a_proof(services, await a_committee(services), state=ProofState.ISSUED)
    return await papers_of(services, proof)


async def checked(portal: Portal, code: str, source: str = "a phone") -> dict[str, Any]:
    viewer = Anonymous(source=source)
    return (await portal.execute(VERIFY_CODE, {"code": code}, viewer=viewer))["verifyCode"]


def a_code() -> str:
    return codes.new_code(secrets.token_bytes)


async def guesses(count: int, *, asked: str | None = None) -> None:
    """So many unknown answers just now, each to a source of its own."""
    await VerificationRecord.bulk_create(
        VerificationRecord(
            at=clock.now(),
            method=VerificationMethod.CODE,
            asked=asked or secrets.token_hex(32),
            outcome=VerificationOutcome.UNKNOWN,
            source=f"bot {number}",
            actor_kind="anonymous",
        )
        for number in range(count)
    )


async def test_one_paper_is_checked_sixty_times_a_minute_and_no_more(
    portal: Portal, issued: Issued
) -> None:
    with clock.stopped(NOON):
        told = [await checked(portal, issued.code, f"phone {n}") for n in range(MAX_PER_CODE)]
        refused = await checked(portal, issued.code, "one more phone")
    with clock.stopped(NOON + timedelta(seconds=61)):
        later = await checked(portal, issued.code)

    assert {answer["outcome"] for answer in told} == {"VALID"}
    assert refused["code"] == "TOO_MANY_ATTEMPTS"
    assert later["outcome"] == "VALID"


async def test_the_owner_sees_the_checks_of_a_paper_that_goes_round(
    portal: Portal, services: Services
) -> None:
    owner = await a_citizen(services)
    proof = await a_proof(
        services, await a_committee(services), state=ProofState.ISSUED, applicant=owner
    )
    code = (await papers_of(services, proof)).code
    for number in range(MAX_PER_CODE + 1):
        await checked(portal, code, f"phone {number}")

    seen = await portal.execute(CHECKS, {"id": str(proof.id), "first": 1}, viewer=owner)

    assert seen["checksOfMyProof"]["totalCount"] == MAX_PER_CODE


async def test_the_limit_of_a_code_does_not_tell_whether_it_exists(
    portal: Portal, services: Services, issued: Issued
) -> None:
    unknown = a_code()
    index = services.vault.index(unknown, kind="verification_code")
    with clock.stopped(NOON):
        await guesses(MAX_PER_CODE, asked=index)
        for number in range(MAX_PER_CODE):
            await checked(portal, issued.code, f"phone {number}")

        answers = [await checked(portal, code, "another") for code in (unknown, issued.code)]

    assert answers[0] == answers[1]
    assert answers[0]["code"] == "TOO_MANY_ATTEMPTS"


async def test_while_many_guess_everybody_has_two_slips_and_genuine_checks_go_on(
    portal: Portal, issued: Issued
) -> None:
    with clock.stopped(NOON):
        await guesses(MAX_UNKNOWN_OF_ALL)

        genuine = [await checked(portal, issued.code, "a hall") for _ in range(30)]
        slips = [await checked(portal, a_code(), "a bot") for _ in range(4)]
        right = await checked(portal, issued.code, "a bot")
    with clock.stopped(NOON + timedelta(seconds=61)):
        later = [await checked(portal, a_code(), "a bot") for _ in range(4)]

    assert {answer["outcome"] for answer in genuine} == {"VALID"}
    assert [answer.get("outcome") for answer in slips[:2]] == ["UNKNOWN"] * 2
    assert MAX_UNKNOWN_UNDER_PRESSURE == 2
    assert [answer.get("code") for answer in slips[2:]] == ["TOO_MANY_ATTEMPTS"] * 2
    assert right["code"] == "TOO_MANY_ATTEMPTS"
    assert {answer["outcome"] for answer in later} == {"UNKNOWN"}


async def test_one_guess_fewer_is_no_pressure(portal: Portal) -> None:
    with clock.stopped(NOON):
        await guesses(MAX_UNKNOWN_OF_ALL - 4)
        slips = [await checked(portal, a_code()) for _ in range(4)]

    assert {answer["outcome"] for answer in slips} == {"UNKNOWN"}


@pytest.mark.parametrize("state", [ProofState.APPROVED, ProofState.SEALED])
@pytest.mark.parametrize("pressed", [False, True])
async def test_a_wrong_code_and_one_not_issued_yet_cost_the_same_statements(
    portal: Portal,
    services: Services,
    sent: SentSql,
    state: ProofState,
    pressed: bool,
) -> None:
    proof = await a_proof(services, await a_committee(services), state=state)
    waiting, never = (await ProofSnapshot.get(proof_id=proof.id)).code, a_code()
    await guesses(MAX_UNKNOWN_OF_ALL if pressed else 0)
    told = []
    for code in (waiting, never, waiting, never):
        sent.since()
        answer = await checked(portal, code, "a phone" if code == waiting else "another phone")
        told.append((answer | {"checkedAt": ""}, [each.split()[0] for each in sent.since()]))

    assert told[0] == told[1] == told[2] == told[3]
    assert len(told[0][1]) == 2


@pytest.mark.parametrize(
    "state",
    [ProofState.ISSUED, ProofState.REVOKED, ProofState.SUPERSEDED, ProofState.EXPIRED, None],
)
async def test_a_check_costs_two_statements_whatever_it_finds(
    portal: Portal,
    services: Services,
    statements: Callable[[], int],
    state: ProofState | None,
) -> None:
    committee, code = await a_committee(services), a_code()
    if state:
        proof = await a_proof(services, committee, state=state)
        code = (await ProofSnapshot.get(proof_id=proof.id)).code
    statements()

    answer = await checked(portal, code)

    assert statements() == 2
    assert (answer["outcome"] == "UNKNOWN") == (state is None)


async def test_a_check_of_a_copy_costs_two_statements_too(
    portal: Portal, services: Services, statements: Callable[[], int]
) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.ISSUED)
    copy = await copy_for(
        services,
        proof.id,
        Annotation(
            recipient="九江银行", purpose="开户", valid_until=clock.today(), source_id=uuid4()
        ),
    )
    statements()

    answer = await checked(portal, copy.code)

    assert statements() == 2
    assert answer["outcome"] == "VALID"


async def test_whoever_brings_one_foreign_file_after_the_other_has_to_pause(
    browser: Browser, services: Services, issued: Issued
) -> None:
    for number in range(MAX_INSPECTED_PER_SOURCE):
        content = b"%PDF-1.7\n" + str(number).encode()
        assert (await browser.client.post("/verifications", content=content)).status_code == 200

    refused = await browser.client.post("/verifications", content=b"%PDF-1.7\n")
    genuine = await browser.client.post("/verifications", content=issued.sealed)
    async with open_browser(services, address="192.0.2.77") as other:
        elsewhere = await other.client.post("/verifications", content=b"%PDF-1.7\n")

    assert (refused.status_code, refused.json()["code"]) == (429, "TOO_MANY_ATTEMPTS")
    assert refused.headers["retry-after"] == "60"
    assert genuine.json()["outcome"] == "VALID"
    assert elsewhere.status_code == 200


async def test_a_hall_may_photograph_any_number_of_genuine_papers(
    browser: Browser, services: Services, issued: Issued
) -> None:
    picture = a_qr_code(f"{services.public_url}/v/{issued.code}")

    answers = [
        await browser.client.post("/verifications", content=picture)
        for _ in range(MAX_INSPECTED_PER_SOURCE + 2)
    ]

    assert {answer.json()["outcome"] for answer in answers} == {"VALID"}


@pytest.mark.parametrize("address", ["/verifications", "/v"])
async def test_when_all_places_are_taken_whoever_comes_is_told_when_to_come_again(
    browser: Browser, services: Services, issued: Issued, address: str
) -> None:
    def a_body(content: bytes) -> dict[str, Any]:
        form = {"files": {"file": ("a.pdf", content)}}
        return form if address == "/v" else {"content": content}

    with ExitStack() as crowd:
        for number in range(4):
            for _ in range(2):
                crowd.enter_context(services.intake.examined.taken(f"source {number}"))

        busy = await browser.client.post(address, **a_body(b"%PDF-1.7\n"))
        # What the ledger knows needs no inspection, and no place.
        genuine = await browser.client.post(address, **a_body(issued.sealed))
    after = await browser.client.post(address, **a_body(b"%PDF-1.7\n"))

    assert busy.status_code == 503
    assert busy.headers["retry-after"] == "5"
    assert "正在查验的文件较多" in busy.text
    assert genuine.status_code == after.status_code == 200
    assert await VerificationRecord.all().count() == 2


async def test_files_on_their_way_have_a_limit_too(browser: Browser, services: Services) -> None:
    with ExitStack() as crowd:
        for number in range(64):
            crowd.enter_context(services.intake.arriving.taken(f"source {number}"))
        busy = await browser.client.post("/verifications", content=b"x")

    assert (busy.status_code, busy.json()["code"]) == (503, "VERIFICATION_BUSY")


def test_the_limits_are_those_of_the_decision() -> None:
    assert (access.MAX_UNKNOWN_PER_SOURCE, MAX_PER_CODE, MAX_UNKNOWN_OF_ALL) == (20, 60, 600)
    assert (MAX_UNKNOWN_UNDER_PRESSURE, MAX_INSPECTED_PER_SOURCE) == (2, 10)
