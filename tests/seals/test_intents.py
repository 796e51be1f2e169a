"""What allows a signature: exactly what was approved, once, and as often as the region says."""

import asyncio
import hashlib
import importlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from tortoise.exceptions import BaseORMException

from backend.foundation import clock, db
from backend.foundation.sealing.custody import KeyCustody
from backend.foundation.sealing.keys import Pkcs12Keys
from backend.foundation.sealing.provider import KeyUnavailable, SigningOrder, SigningRefused
from backend.foundation.sealing.sealer import SealRefused
from backend.foundation.services import Services
from backend.proofs import jobs
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import Proof
from backend.seals import intents
from backend.seals.actions import using
from backend.seals.guard import GuardedProvider
from backend.seals.lifecycle import SealingRule
from backend.seals.models import (
    Seal,
    SealConfirmation,
    SealingPolicy,
    SealIntent,
    SealSignature,
    SealWarrant,
)
from backend.seals.troubles import Trouble
from tests.conftest import PASSPHRASE
from tests.databases import as_owner
from tests.factories import a_committee, a_proof
from tests.seals.village import SYSTEM, Village, a_person, a_village, an_active_seal, suspended

pytestmark = pytest.mark.anyio

DIGEST = hashlib.sha256(b"a prepared document").digest()
MIGRATION = importlib.import_module("backend.migrations.0029_pre_add_warrants")


@dataclass(frozen=True, kw_only=True)
class Approved:
    """A use of a seal that was approved, and whoever holds the key."""

    services: Services
    village: Village
    seal: Seal
    warrant: SealWarrant
    provider: GuardedProvider

    async def order(self) -> SigningOrder:
        """An order under an intent of its own."""
        document = self.warrant.document_id
        intent = await using.open_intent(document_id=document, digest=DIGEST)
        return SigningOrder(key_ref="xiaoyang", digest=DIGEST, intent_id=intent.id)

    async def refusal_of(self, order: SigningOrder) -> str:
        with pytest.raises(SigningRefused) as refused:
            await self.provider.sign(order)
        return refused.value.reason


@pytest.fixture
async def approved(services: Services, database: None, pki: Path) -> Approved:
    village = await a_village(services)
    handler = await a_person(services, "周经办", 777)
    seal = await an_active_seal(services, village)
    return Approved(
        services=services,
        village=village,
        seal=seal,
        warrant=await using.warrant(
            seal_id=seal.id,
            document_id=uuid4(),
            approver_id=village.approver.id,
            handler_id=handler.id,
            content="居住证明 小阳证〔2026〕15号",
            holder="王*香",
        ),
        provider=GuardedProvider(KeyCustody(Pkcs12Keys(pki / "seals", PASSPHRASE))),
    )


async def set_policy(region: str, rule: SealingRule, limit: int = intents.HOURLY_LIMIT) -> None:
    await SealingPolicy.create(region=region, rule=rule, hourly_limit=limit)


async def test_where_the_clock_is_wrong_nothing_is_signed(approved: Approved) -> None:
    order = await approved.order()

    with clock.wrong(timedelta(seconds=90)):
        assert "the clock here is wrong" in await approved.refusal_of(order)
        with pytest.raises(clock.WrongClock):
            await approved.order()

    assert await SealSignature.all().count() == 0


async def test_what_was_approved_is_signed_once(approved: Approved) -> None:
    order = await approved.order()

    signature = await approved.provider.sign(order)

    assert DIGEST in signature
    assert await approved.refusal_of(order) == "the intent was used before"
    line = await SealSignature.get()
    assert (line.intent_id, line.seal_id) == (order.intent_id, approved.seal.id)


async def test_one_intent_brings_one_signature_however_many_ask_at_once(
    approved: Approved,
) -> None:
    order = await approved.order()

    answers = await asyncio.gather(
        *(approved.provider.sign(order) for _ in range(5)), return_exceptions=True
    )

    assert sum(isinstance(answer, bytes) for answer in answers) == 1
    assert await SealSignature.all().count() == 1


async def test_a_worker_that_lost_the_answer_prepares_anew_and_is_answered(
    approved: Approved,
) -> None:
    for _ in range(2):
        assert await approved.provider.sign(await approved.order())
    assert await SealSignature.all().count() == 2


async def test_nothing_is_intended_that_nobody_approved(approved: Approved) -> None:
    with pytest.raises(SealRefused):
        await using.open_intent(document_id=uuid4(), digest=DIGEST)


async def _suspended(approved: Approved) -> None:
    await suspended(approved.seal)


async def _renewed_elsewhere(approved: Approved) -> None:
    await Seal.filter(id=approved.seal.id).update(certificate_fingerprint="0" * 64)


async def _kept_by_its_approver(approved: Approved) -> None:
    await Seal.filter(id=approved.seal.id).update(keeper_id=approved.village.approver.id)


async def _keeper_is_asked(approved: Approved) -> None:
    await set_policy("360404000000", SealingRule.KEEPER_CONFIRMS)


async def _released(approved: Approved) -> None:
    await using.record_use(
        SYSTEM,
        services=approved.services,
        seal_id=approved.seal.id,
        document_id=approved.warrant.document_id,
        content="居住证明",
        copies=1,
        approver_id=approved.village.approver.id,
        handler_id=approved.warrant.handler_id,
        applicant_name="王桂香",
        applicant_phone="13800000000",
        sha256="0" * 64,
    )


async def _limit_is_reached(approved: Approved) -> None:
    await set_policy("360404204202", SealingRule.AUTOMATIC, limit=1)
    await approved.provider.sign(await approved.order())


@pytest.mark.parametrize(
    ("happens", "reason"),
    [
        (_suspended, "the seal is not in force"),
        (_renewed_elsewhere, "the key has another certificate"),
        (_kept_by_its_approver, "its keeper approved"),
        (_keeper_is_asked, "its keeper has not confirmed"),
        (_released, "the document is sealed already"),
        (_limit_is_reached, "1 signatures in an hour are too many"),
    ],
)
async def test_what_changed_since_the_approval_stops_the_signature(
    approved: Approved, happens: Callable[[Approved], Awaitable[None]], reason: str
) -> None:
    await happens(approved)

    assert await approved.refusal_of(await approved.order()) == reason


async def test_an_order_must_be_the_one_that_was_intended(approved: Approved) -> None:
    order = await approved.order()
    other = hashlib.sha256(b"another document").digest()

    assert await approved.refusal_of(replace(order, digest=other)) == (
        "the intent is for another digest"
    )
    assert await approved.refusal_of(replace(order, key_ref="other")) == (
        "the intent is for another key"
    )
    assert await approved.refusal_of(replace(order, intent_id=uuid4())) == (
        "there is no such intent"
    )
    assert await SealSignature.all().count() == 0


async def test_an_intent_is_not_good_for_long(approved: Approved) -> None:
    order = await approved.order()
    for late in (intents.INTENT_TTL, -intents.INTENT_TTL):
        with clock.stopped(clock.now() + late * 1.1):
            assert await approved.refusal_of(order) == "the intent is too old"


async def test_where_the_keeper_is_asked_her_own_word_is_enough_and_nobody_elses(
    approved: Approved,
) -> None:
    await _keeper_is_asked(approved)
    confirmed = {"warrant": approved.warrant, "at": clock.now()}
    other = await SealConfirmation.create(keeper=approved.village.approver, **confirmed)
    assert await approved.refusal_of(await approved.order()) == "its keeper has not confirmed"

    await _as_replica(f"DELETE FROM seal_confirmation WHERE id = '{other.id}'")
    await SealConfirmation.create(keeper=approved.village.keeper, **confirmed)

    assert await approved.provider.sign(await approved.order())


async def test_the_limit_holds_when_all_ask_at_once_and_an_hour_later_there_is_room(
    approved: Approved,
) -> None:
    await set_policy("360000000000", SealingRule.AUTOMATIC, limit=3)
    orders = [await approved.order() for _ in range(8)]

    answers = await asyncio.gather(
        *(approved.provider.sign(order) for order in orders), return_exceptions=True
    )

    assert sum(isinstance(answer, bytes) for answer in answers) == 3
    with clock.stopped(clock.now() + timedelta(minutes=61)):
        assert await approved.provider.sign(await approved.order())


async def test_a_key_that_is_away_uses_up_no_intent(approved: Approved, pki: Path) -> None:
    order = await approved.order()
    key = pki / "seals" / "xiaoyang.p12"
    away = key.rename(key.with_suffix(".away"))
    try:
        with pytest.raises(KeyUnavailable):
            await approved.provider.sign(order)
    finally:
        away.rename(key)

    assert await approved.provider.sign(order)


async def test_the_narrowest_policy_that_holds_a_place_counts(database: None) -> None:
    await set_policy("360000000000", SealingRule.KEEPER_CONFIRMS, 10)
    await set_policy("360404000000", SealingRule.AUTOMATIC, 20)

    village = await intents.policy_of("360404204202")
    city = await intents.policy_of("360100000000")
    elsewhere = await intents.policy_of("110000000000")

    assert (village.rule, village.hourly_limit) == (SealingRule.AUTOMATIC, 20)
    assert (city.rule, city.hourly_limit) == (SealingRule.KEEPER_CONFIRMS, 10)
    assert (elsewhere.rule, elsewhere.hourly_limit) == (
        SealingRule.AUTOMATIC,
        intents.HOURLY_LIMIT,
    )


@pytest.mark.parametrize("table", MIGRATION.APPEND_ONLY)
async def test_the_database_keeps_what_allowed_a_signature(approved: Approved, table: str) -> None:
    await approved.provider.sign(await approved.order())
    await SealConfirmation.create(
        warrant=approved.warrant, keeper=approved.village.keeper, at=clock.now()
    )
    for statement in (f"UPDATE {table} SET id = gen_random_uuid()", f"DELETE FROM {table}"):
        with pytest.raises(BaseORMException, match="append-only"), as_owner():
            await db.connection().execute_query(statement)


async def test_what_was_approved_before_there_were_warrants_can_still_be_sealed(
    services: Services, database: None
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee, state=ProofState.RENDERED)
    written = await SealWarrant.get(document_id=proof.id)
    await _as_replica("DELETE FROM seal_warrant")

    with as_owner():
        await db.connection().execute_script(MIGRATION.WARRANTS_OF_PROOFS)

    again = await SealWarrant.get(document_id=proof.id)
    assert (again.seal_id, again.approver_id, again.handler_id) == (
        written.seal_id,
        written.approver_id,
        written.handler_id,
    )
    intent = await using.open_intent(document_id=proof.id, digest=DIGEST)
    assert await SealIntent.filter(id=intent.id, warrant_id=again.id).exists()


async def test_the_desk_reads_that_a_signature_was_refused(
    services: Services, database: None
) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.RENDERED)
    await set_policy("360404000000", SealingRule.AUTOMATIC, limit=1)
    await SealSignature.create(
        intent=await using.open_intent(document_id=proof.id, digest=DIGEST),
        seal_id=(await SealWarrant.get(document_id=proof.id)).seal_id,
        at=clock.now(),
    )

    with pytest.raises(SealRefused):
        await jobs.seal_proof(services, proof_id=proof.id)

    stuck = await Proof.get(id=proof.id)
    assert (stuck.state, stuck.trouble) == (ProofState.SEAL_FAILED, Trouble.SEAL_REFUSED)


async def _as_replica(statement: str) -> None:
    """Past the triggers, as only a superuser can."""
    with as_owner():
        await db.connection().execute_script(
            f"BEGIN; SET LOCAL session_replication_role = replica; {statement}; COMMIT"
        )
