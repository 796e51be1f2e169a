"""Where a region wants it, no seal is set without the word of its keeper; and nothing is stuck."""

import asyncio
import dataclasses
from typing import Any
from uuid import uuid4

import pytest
from tortoise.exceptions import BaseORMException

from backend.foundation import clock, db
from backend.foundation.audit import AuditEntry
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.outbox import OutboxEvent
from backend.foundation.services import Services
from backend.foundation.viewer import Official, Role
from backend.proofs import jobs
from backend.proofs.actions import producing
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import Proof, ProofStep
from backend.seals import intents, wishes
from backend.seals.actions import confirming, setting
from backend.seals.lifecycle import SealingRule
from backend.seals.models import (
    SealAsking,
    SealConfirmation,
    SealingPolicy,
    SealingWish,
    SealSignature,
    SealUse,
)
from backend.seals.troubles import Trouble
from backend.seals.wishes import Ruling
from tests.databases import as_owner
from tests.exchange.door import an_operator
from tests.factories import XIAOYANG, Committee, a_citizen, a_committee, a_proof, an_official
from tests.portal import Portal
from tests.seals.following import follow

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("database")]

PROGRESS = """
query ($id: UUID!) { proofProgress(id: $id) {
  askAgainAfter proof { state waitsForKeeper steps { verb } } } }
"""
WAITING = """
{ sealUsesToConfirm { totalCount edges { node {
  id content holder approverName askedAt approvedAt } } } }
"""
_POLICY = "region rule hourlyLimit wish { rule hourlyLimit askedByMe askedByName expiresAt }"
POLICIES = f"{{ sealingPolicies {{ {_POLICY} }} }}"
SET = f"""mutation ($input: SealingPolicyInput!) {{ setSealingPolicy(input: $input) {{
  ... on SealingPolicy {{ {_POLICY} }} ... on Problem {{ code }} }} }}"""
CONFIRM = """
mutation ($ids: [UUID!]!) { confirmSealUses(ids: $ids) {
  ... on SealUseOutcomes { outcomes { id problem { code } } } ... on Problem { code } } }
"""


@pytest.fixture
async def committee(services: Services, database: None) -> Committee:
    """小阳村, whose county wants the keeper's word."""
    made = await a_committee(services)
    await SealingPolicy.create(
        region="360404000000", rule=SealingRule.KEEPER_CONFIRMS, hourly_limit=300
    )
    return made


async def waiting(services: Services, committee: Committee, **words: object) -> Proof:
    """A proof that was approved, and whose seal waits for the keeper."""
    proof = await a_proof(services, committee, state=ProofState.RENDERED, **words)  # type: ignore[arg-type]
    await jobs.seal_proof(services, proof_id=proof.id)
    return await Proof.get(id=proof.id)


async def asking_of(proof: Proof) -> SealAsking:
    return await SealAsking.filter(warrant__document_id=proof.id).order_by("-at").first()  # type: ignore[return-value]


async def refused(doing: object) -> ProblemCode:
    with pytest.raises(Problem) as problem:
        await doing  # type: ignore[misc] -- an awaitable
    return problem.value.code


async def test_a_document_waits_for_the_keeper_and_has_not_failed(
    portal: Portal, services: Services, committee: Committee
) -> None:
    resident = await a_citizen(services)
    proof = await waiting(services, committee, applicant=resident)

    assert (proof.state, proof.trouble) == (ProofState.RENDERED, None)
    told = await portal.execute(PROGRESS, {"id": str(proof.id)}, viewer=resident)
    progress = told["proofProgress"]
    assert progress["proof"]["waitsForKeeper"] is True
    assert progress["proof"]["steps"][-1] == {"verb": "ask_keeper"}
    assert progress["askAgainAfter"] == 30, "a person has to act, and not within seconds"
    assert await SealSignature.all().count() == 0


async def test_the_keeper_sees_what_is_waiting_and_confirms_and_it_is_sealed(
    portal: Portal, services: Services, committee: Committee
) -> None:
    proof = await waiting(services, committee)

    listed = await portal.execute(WAITING, viewer=committee.keeper)
    [edge] = listed["sealUsesToConfirm"]["edges"]
    assert edge["node"]["content"] == "居住证明 小阳证〔2026〕1号"
    assert (edge["node"]["holder"], edge["node"]["approverName"]) == ("王*香", "陈主任")
    ids = [edge["node"]["id"]]
    answer = await portal.execute(CONFIRM, {"ids": ids}, viewer=committee.keeper)
    assert answer["confirmSealUses"] == {"outcomes": [{"id": ids[0], "problem": None}]}
    await follow(services, "seal.use_confirmed")

    assert (await Proof.get(id=proof.id)).state is ProofState.SEALED
    assert (await SealUse.get(document_id=proof.id)).keeper_id == committee.keeper.person_id
    listed = await portal.execute(WAITING, viewer=committee.keeper)
    assert listed["sealUsesToConfirm"] == {"totalCount": 0, "edges": []}


async def test_she_is_asked_once_however_often_the_worker_looks(
    services: Services, committee: Committee
) -> None:
    proof = await waiting(services, committee)
    await asyncio.gather(*(jobs.seal_proof(services, proof_id=proof.id) for _ in range(3)))
    assert await SealAsking.all().count() == 1
    assert await ProofStep.filter(proof_id=proof.id, verb="ask_keeper").count() == 1
    assert await OutboxEvent.filter(name="seal.use_asked").count() == 1


async def test_her_no_brings_the_case_back_to_the_committee_which_may_ask_again(
    services: Services, committee: Committee
) -> None:
    proof = await waiting(services, committee)
    asking = await asking_of(proof)
    silent = confirming.refuse(committee.keeper, asking.id, words=" ")
    assert await refused(silent) is ProblemCode.TEXT_EMPTY

    await confirming.refuse(committee.keeper, asking.id, words="没有见到本人。")
    await follow(services, "seal.use_refused")

    stuck = await Proof.get(id=proof.id)
    assert (stuck.state, stuck.trouble) == (ProofState.SEAL_FAILED, Trouble.KEEPER_REFUSED)
    assert await OutboxEvent.filter(name="proof.stuck").count() == 1
    again = confirming.confirm(committee.keeper, asking.id)
    assert await refused(again) is ProblemCode.WRONG_STATE
    await producing.retry(committee.approver, proof.id)
    await follow(services, "proof.seal_retried")
    assert (await Proof.get(id=proof.id)).state is ProofState.RENDERED
    await confirming.confirm(committee.keeper, (await asking_of(proof)).id)
    await follow(services, "seal.use_confirmed")
    assert (await Proof.get(id=proof.id)).state is ProofState.SEALED


async def test_nobody_but_the_keeper_of_this_seal_says_so_and_only_when_she_is_herself(
    services: Services, committee: Committee
) -> None:
    asking = await asking_of(await waiting(services, committee))
    other = await an_official(services, committee.organisation, Role.SEAL_KEEPER, name="孙印")
    retired = dataclasses.replace(committee.keeper, roles=frozenset[Role]())
    for viewer in (other, committee.approver, retired):
        assert await refused(confirming.confirm(viewer, asking.id)) is ProblemCode.NOT_FOUND
    assert await refused(confirming.confirm(committee.keeper, uuid4())) is ProblemCode.NOT_FOUND
    tired = dataclasses.replace(committee.keeper, stepped_up_at=None)
    for doing in (
        confirming.confirm(tired, asking.id),
        confirming.confirm_each(tired, [asking.id]),
        confirming.refuse(tired, asking.id, words="没有见到本人。"),
    ):
        assert await refused(doing) is ProblemCode.STEP_UP_REQUIRED
    assert await SealConfirmation.all().count() == 0


async def test_two_words_at_once_count_as_one(services: Services, committee: Committee) -> None:
    asking = await asking_of(await waiting(services, committee))
    outcomes = await asyncio.gather(
        confirming.confirm(committee.keeper, asking.id),
        confirming.refuse(committee.keeper, asking.id, words="没有见到本人。"),
        return_exceptions=True,
    )
    problems = [outcome for outcome in outcomes if isinstance(outcome, Problem)]
    assert [problem.code for problem in problems] == [ProblemCode.WRONG_STATE]


async def test_she_confirms_no_more_than_twenty_at_once(committee: Committee) -> None:
    many = [uuid4() for _ in range(21)]
    doing = confirming.confirm_each(committee.keeper, many)
    assert await refused(doing) is ProblemCode.TOO_MANY_AT_ONCE


@pytest.mark.parametrize("table", ["seal_asking", "seal_refusal"])
async def test_what_she_was_asked_and_refused_stays_on_record(
    services: Services, committee: Committee, table: str
) -> None:
    asking = await asking_of(await waiting(services, committee))
    await confirming.refuse(committee.keeper, asking.id, words="没有见到本人。")
    for statement in (f"UPDATE {table} SET at = now()", f"DELETE FROM {table}"):
        with pytest.raises(BaseORMException, match="append-only"), as_owner():
            await db.connection().execute_query(statement)


async def operator(services: Services) -> Official:
    """One who has just confirmed her identity."""
    return dataclasses.replace(await an_operator(services), stepped_up_at=clock.now())


async def loosened_by_two(services: Services, region: str, *, limit: int) -> Ruling:
    """One operator asks and another one sets the same."""
    for _ in range(2):
        ruling = await setting.set_policy(
            await operator(services),
            region=region,
            rule=SealingRule.AUTOMATIC,
            hourly_limit=limit,
        )
    return ruling


async def test_a_looser_rule_holds_when_two_operators_set_the_same(
    portal: Portal, services: Services, committee: Committee
) -> None:
    proof = await waiting(services, committee)
    first, second = [await operator(services) for _ in range(2)]
    place = "360404204000"

    async def sets(boss: Official, limit: int) -> dict[str, Any]:
        typed = {"region": place, "rule": "AUTOMATIC", "hourlyLimit": limit}
        return (await portal.execute(SET, {"input": typed}, viewer=boss))["setSealingPolicy"]

    asked = [await sets(first, 20), await sets(first, 20), await sets(second, 30)]
    listed = await portal.execute(POLICIES, viewer=first)
    held = (await intents.policy_of(place)).rule
    agreed = await sets(first, 30)
    await follow(services, "seal.use_confirmed")

    assert [each["wish"]["hourlyLimit"] for each in asked] == [20, 20, 30]
    assert all(each["rule"] == "KEEPER_CONFIRMS" for each in asked)
    (told,) = [each for each in listed["sealingPolicies"] if each["region"] == place]
    assert (told["rule"], told["wish"]["askedByMe"]) == ("KEEPER_CONFIRMS", False)
    assert held is SealingRule.KEEPER_CONFIRMS
    assert (agreed["rule"], agreed["hourlyLimit"], agreed["wish"]) == ("AUTOMATIC", 30, None)
    assert (await Proof.get(id=proof.id)).state is ProofState.SEALED
    deeds = AuditEntry.filter(deed__startswith="seal.policy").order_by("id")
    assert [row.deed async for row in deeds] == [
        "seal.policy_asked",
        "seal.policy_asked",
        "seal.policy_set",
    ]
    wish = await SealingWish.get(agreed_by_id=first.person_id)
    assert wish.asked_by_id == second.person_id
    with pytest.raises(BaseORMException, match="sealing_wish_two_persons"):
        await SealingWish.filter(id=wish.id).update(agreed_by_id=second.person_id)


async def test_more_signatures_an_hour_are_looser_and_fewer_or_the_keeper_are_not(
    services: Services, committee: Committee
) -> None:
    boss = await operator(services)
    rule, keeper = SealingRule.AUTOMATIC, SealingRule.KEEPER_CONFIRMS
    for wanted, limit, waits in (
        (rule, 300, False), (rule, 301, True), (rule, 5, False), (keeper, 5, False),
        (rule, 5, True), (keeper, 6, True), (keeper, 4, False),
    ):  # fmt: skip
        ruling = await setting.set_policy(
            boss, region="360400000000", rule=wanted, hourly_limit=limit
        )
        assert (ruling.wish is not None) is waits, (wanted, limit)


async def test_a_wish_ends_with_a_stricter_rule_and_after_ten_days(
    services: Services, committee: Committee
) -> None:
    await waiting(services, committee)
    first, second = [await operator(services) for _ in range(2)]
    loose = {"region": XIAOYANG, "rule": SealingRule.AUTOMATIC, "hourly_limit": 5}
    strict = loose | {"rule": SealingRule.KEEPER_CONFIRMS}
    await setting.set_policy(first, **loose)
    await setting.set_policy(second, **strict)
    anew = await setting.set_policy(second, **loose)
    with clock.stopped(clock.now() + wishes.TERM):
        late = await setting.set_policy(
            dataclasses.replace(first, stepped_up_at=clock.now()), **loose
        )

    for each, boss in ((anew, second), (late, first)):
        assert each.wish is not None
        assert each.wish.asked_by_id == boss.person_id
    assert (await intents.policy_of(XIAOYANG)).rule is SealingRule.KEEPER_CONFIRMS


async def test_what_waits_goes_on_when_nobody_has_to_be_asked_any_more(
    services: Services, committee: Committee
) -> None:
    proof = await waiting(services, committee)

    await loosened_by_two(services, "360404000000", limit=300)
    await follow(services, "seal.use_confirmed")

    assert (await Proof.get(id=proof.id)).state is ProofState.SEALED


async def test_a_narrower_rule_still_holds_when_the_wider_one_is_loosened(
    services: Services, committee: Committee
) -> None:
    boss = await operator(services)
    await setting.set_policy(
        boss, region=XIAOYANG, rule=SealingRule.KEEPER_CONFIRMS, hourly_limit=10
    )
    await waiting(services, committee)
    await loosened_by_two(services, "360404000000", limit=300)
    assert await OutboxEvent.filter(name="seal.use_confirmed").count() == 0


async def test_a_rule_is_set_by_an_operator_who_confirmed_who_she_is_within_bounds(
    services: Services, committee: Committee
) -> None:
    boss = await operator(services)
    tired = dataclasses.replace(boss, stepped_up_at=None)
    rule = SealingRule.AUTOMATIC
    for viewer, region, limit, code in (
        (committee.township, XIAOYANG, 10, ProblemCode.FORBIDDEN),
        (tired, XIAOYANG, 10, ProblemCode.STEP_UP_REQUIRED),
        (boss, "999999999999", 10, ProblemCode.REGION_UNKNOWN),
        (boss, XIAOYANG, 0, ProblemCode.NUMBER_OUT_OF_RANGE),
        (boss, XIAOYANG, 3001, ProblemCode.NUMBER_OUT_OF_RANGE),
    ):
        doing = setting.set_policy(viewer, region=region, rule=rule, hourly_limit=limit)
        assert await refused(doing) is code
    assert await SealingPolicy.all().count() == 1
