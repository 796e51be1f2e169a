"""What has a term goes when it is over, and not a moment before; what has none is left alone."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from backend.archive.retention import Kept
from backend.exchange import alarms
from backend.exchange.kinds import Mark
from backend.exchange.models import ExchangeAnswer, ExchangeFile, ExchangeLookup
from backend.foundation import clock, db
from backend.foundation.audit import AuditEntry
from backend.foundation.buckets import RateBucket
from backend.foundation.clock import CHINA
from backend.foundation.services import Services
from backend.foundation.viewer import System
from backend.identity.models import (
    CodePurpose,
    Device,
    PlatformVisit,
    RecoveryCode,
    Session,
    SignInCode,
    WrongKind,
    WrongTry,
)
from backend.privacy import jobs
from backend.privacy.actions import deleting
from backend.privacy.models import ReplacedFile
from backend.privacy.retention import RULES, Rule
from backend.proofs.models import Proof
from backend.repeats.models import KeptAnswer
from backend.sharing.models import AttemptKind, SharingAttempt, ShowCode, ShowScan
from tests.exchange.door import open_door
from tests.factories import a_committee, a_person, a_proof

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("database")]

SYSTEM = System(job="tests")
NOON = datetime(2026, 11, 23, 12, tzinfo=CHINA)
Make = Callable[[Services, datetime], Awaitable[object]]


async def a_paper(services: Services) -> Proof:
    found = await Proof.first()
    if found is not None:
        return found
    return await a_proof(services, await a_committee(services))


async def a_session(services: Services, at: datetime) -> None:
    person = await a_person(services)
    await Session.create(person=person, token_hash=uuid4().hex, started_at=at, seen_at=at)


async def a_recovery_code(services: Services, at: datetime) -> None:
    person = await a_person(services)
    await RecoveryCode.create(person=person, code_index=uuid4().hex, made_at=at, used_at=at)


async def a_code(services: Services, at: datetime) -> None:
    await SignInCode.create(
        purpose=CodePurpose.SIGN_IN, phone_index="a", source="b", code_index="c", sent_at=at
    )


async def a_wrong_try(services: Services, at: datetime) -> None:
    await WrongTry.create(phone_index="a", kind=WrongKind.SIGN_IN, device=Device.OTHER, at=at)


async def a_visit(services: Services, at: datetime) -> None:
    await PlatformVisit.create(
        state_hash=uuid4().hex,
        browser_hash="b",
        nonce="n",
        verifier="v",
        destination="/",
        begun_at=at,
    )


async def an_answer(services: Services, at: datetime) -> None:
    await KeptAnswer.create(asker_id=uuid4(), key=uuid4(), question="q", body=b"x", kept_at=at)


async def a_bucket(services: Services, at: datetime) -> None:
    await RateBucket.create(key=uuid4().hex, full_at=at, granted=True)


async def an_attempt(services: Services, at: datetime) -> None:
    await SharingAttempt.create(at=at, source="a", kind=next(iter(AttemptKind)))


async def a_show_code(services: Services, at: datetime) -> None:
    paper = await a_paper(services)
    await ShowCode.create(
        proof=paper, holder_id=paper.applicant_id, code_index=uuid4().hex, expires_at=at
    )


async def a_replaced_file(services: Services, at: datetime) -> None:
    await ReplacedFile.create(old_key="a", new_key="b", begun_at=at, replaced_at=at, gone_at=at)


async def a_show_scan(services: Services, at: datetime) -> None:
    paper = await a_paper(services)
    await ShowScan.create(
        proof=paper,
        holder_id=paper.applicant_id,
        code_index="c",
        token_hash=uuid4().hex,
        source="s",
        opened_at=at,
        expires_at=at,
    )


async def an_answer_to_a_department(services: Services) -> ExchangeAnswer:
    found = await ExchangeAnswer.first()
    if found is None:
        async with open_door(services) as door:
            await door.verify({"number": "小阳证〔2026〕1号"})
        await ExchangeLookup.all().delete()
        await RateBucket.all().delete()
    return found or await ExchangeAnswer.get()


async def a_lookup(services: Services, at: datetime) -> None:
    answer = await an_answer_to_a_department(services)
    await ExchangeLookup.create(
        at=at,
        client_id=answer.client_id,
        answer_id=answer.id,
        case_number="1",
        mark=Mark.NUMBER,
        known=False,
    )


async def leave_to_fetch(services: Services, at: datetime) -> None:
    answer = await an_answer_to_a_department(services)
    await ExchangeFile.create(
        client_id=answer.client_id,
        answer=answer,
        token_hash=uuid4().hex,
        sha256="0" * 64,
        expires_at=at,
    )


MAKERS: dict[str, Make] = {
    "sign_in_code": a_code,
    "wrong_try": a_wrong_try,
    "session": a_session,
    "recovery_code": a_recovery_code,
    "platform_visit": a_visit,
    "kept_answer": an_answer,
    "rate_bucket": a_bucket,
    "sharing_attempt": an_attempt,
    "show_code": a_show_code,
    "replaced_file": a_replaced_file,
    "show_scan": a_show_scan,
    "exchange_lookup": a_lookup,
    "exchange_file": leave_to_fetch,
}


async def rows_of(rule: Rule) -> int:
    rows = await db.connection().execute_query_dict(f"SELECT count(*) AS n FROM {rule.table}")
    return rows[0]["n"]


@pytest.mark.parametrize("rule", RULES, ids=[rule.table for rule in RULES])
async def test_what_outlived_its_term_goes_and_nothing_else(services: Services, rule: Rule) -> None:
    with clock.stopped(NOON):
        before = rule.before()
        await MAKERS[rule.table](services, before - timedelta(seconds=1))
        await MAKERS[rule.table](services, before + timedelta(seconds=1))
        await jobs.delete_outlived(services)
        await jobs.delete_outlived(services)

    assert await rows_of(rule) == 1
    told = await AuditEntry.filter(deed="retention.deleted")
    assert [each.details for each in told] == [{"table": rule.table, "rows": 1}]


async def test_a_row_without_the_moment_has_no_term(services: Services) -> None:
    person = await a_person(services)
    await RecoveryCode.create(person=person, code_index="i", made_at=NOON - timedelta(days=9999))

    await jobs.delete_outlived(services)

    assert await RecoveryCode.all().count() == 1


async def test_many_rows_go_in_batches(services: Services) -> None:
    rule = next(rule for rule in RULES if rule.table == "rate_bucket")
    for _ in range(7):
        await a_bucket(services, clock.now() - timedelta(seconds=1))

    assert await deleting.delete_outlived(SYSTEM, rule, batch=3) == 7

    told = await AuditEntry.filter(deed="retention.deleted").order_by("id")
    assert [each.details["rows"] for each in told] == [3, 3, 1]


async def test_terms_are_those_that_the_law_or_the_reason_gives() -> None:
    terms = {rule.table: rule.after for rule in RULES}

    assert terms["session"] == terms["sign_in_code"] == Kept.SIGN_IN_RECORD
    assert terms["show_scan"] == Kept.DISCLOSURE
    assert terms["exchange_lookup"] == alarms.KEPT == timedelta(days=90)
