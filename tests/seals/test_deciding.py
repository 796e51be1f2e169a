"""Two persons over a seal: who asks, who answers, and what happens in between."""

import asyncio
import dataclasses
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from uuid import uuid4

import pytest
from tortoise.exceptions import BaseORMException, IntegrityError

from backend.foundation import clock, db
from backend.foundation.audit import AuditEntry
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.outbox import OutboxEvent
from backend.foundation.services import Services
from backend.foundation.viewer import Official, Role
from backend.seals.actions import deciding, enrolling, moving, stopping
from backend.seals.actions.deciding import DECISION_LASTS, Wish
from backend.seals.lifecycle import DecisionState, SealReason, SealState, SealVerb
from backend.seals.models import Seal, SealDecision
from tests.databases import as_owner
from tests.seals.village import (
    SYSTEM,
    TERM,
    Village,
    a_colleague,
    a_post,
    a_township,
    a_village,
    an_active_seal,
    an_enrolled_seal,
    an_official,
    an_open_decision,
    decided,
)

DAY = timedelta(days=1)
WORDS = "已核对印章交接登记。"

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("database")]


@dataclass(frozen=True, kw_only=True)
class Township:
    """Two officials of one township, and a committee below it."""

    village: Village
    first: Official
    second: Official


@pytest.fixture
async def township(services: Services, database: None) -> Township:
    first = await a_township(services)
    return Township(
        village=await a_village(services), first=first, second=await a_colleague(services, first)
    )


def wish(seal: Seal, verb: SealVerb = SealVerb.ACTIVATE, **more: object) -> Wish:
    needed: dict[SealVerb, dict[str, object]] = {
        SealVerb.RETIRE: {"reason": SealReason.TERM_ENDED},
        SealVerb.COMPROMISE: {"since": clock.now() - DAY},
    }
    return Wish(seal_id=seal.id, verb=verb, words=WORDS, **needed.get(verb, {}) | more)  # type: ignore[arg-type] -- by name


async def refused(doing: Awaitable[object]) -> ProblemCode:
    with pytest.raises(Problem) as problem:
        await doing
    return problem.value.code


async def state_of(seal: Seal) -> SealState:
    return (await Seal.get(id=seal.id)).state


async def stop(viewer: Official, seal: Seal) -> SealDecision:
    return await stopping.suspend(viewer, seal.id, reason=SealReason.KEY_AT_RISK, words=WORDS)


async def test_one_person_asks_and_another_one_brings_it_into_use(
    services: Services, township: Township
) -> None:
    seal = await an_enrolled_seal(services, township.village)

    asked = await deciding.ask(township.first, wish(seal))
    assert await state_of(seal) is SealState.ENROLLED
    answered = await deciding.answer(township.second, asked.id, agree=True, words=None)

    assert await state_of(seal) is SealState.ACTIVE
    assert (answered.state, answered.answered_by_id) == (
        DecisionState.AGREED,
        township.second.person_id,
    )
    told = [event.name for event in await OutboxEvent.all().order_by("id")]
    assert told == [
        "seal.enrolled",
        "seal.decision_asked",
        "seal.activated",
        "seal.decision_answered",
    ]
    deeds = [entry.deed for entry in await AuditEntry.all().order_by("id")]
    assert deeds == [
        "seal.enrolled",
        "seal.activate_asked",
        "seal.activated",
        "seal.activate_agreed",
    ]


async def test_who_asked_who_enrolled_and_who_keeps_it_do_not_answer(
    services: Services, township: Township
) -> None:
    seal = await an_enrolled_seal(services, township.village)
    asked = await deciding.ask(township.first, wish(seal))
    await Seal.filter(id=seal.id).update(enrolled_by_id=township.second.person_id)
    keeper = dataclasses.replace(township.first, person_id=township.village.keeper.id)

    for viewer in (township.first, township.second, keeper):
        code = await refused(deciding.answer(viewer, asked.id, agree=True, words=None))
        assert code is ProblemCode.TWO_PERSONS_REQUIRED
    assert await state_of(seal) is SealState.ENROLLED


async def test_the_database_refuses_an_answer_of_who_asked_as_well(
    services: Services, township: Township
) -> None:
    asked = await deciding.ask(
        township.first, wish(await an_enrolled_seal(services, township.village))
    )
    with pytest.raises(IntegrityError, match="seal_decision_two_persons"):
        await SealDecision.filter(id=asked.id).update(
            state=DecisionState.AGREED,
            answered_by_id=township.first.person_id,
            ended_at=clock.now(),
        )


async def test_what_was_answered_is_never_changed_or_deleted(
    services: Services, township: Township
) -> None:
    seal = await an_enrolled_seal(services, township.village)
    await decided(township.first, township.second, seal, SealVerb.ACTIVATE)
    for statement in ("UPDATE seal_decision SET words = 'x'", "DELETE FROM seal_decision"):
        with pytest.raises(BaseORMException, match="append-only"), as_owner():
            await db.connection().execute_query(statement)


async def test_both_confirm_who_they_are_first(services: Services, township: Township) -> None:
    seal = await an_active_seal(services, township.village)
    asked = await deciding.ask(township.first, wish(seal, SealVerb.RETIRE))
    tired = dataclasses.replace(township.second, stepped_up_at=None)
    for doing in (
        deciding.ask(tired, wish(seal, SealVerb.COMPROMISE)),
        deciding.answer(tired, asked.id, agree=True, words=None),
        stop(tired, seal),
    ):
        assert await refused(doing) is ProblemCode.STEP_UP_REQUIRED
    assert await state_of(seal) is SealState.ACTIVE


async def test_foreign_and_unknown_seals_are_one_answer(
    services: Services, township: Township
) -> None:
    seal = await an_enrolled_seal(services, township.village)
    asked = await deciding.ask(township.first, wish(seal))
    elsewhere = await a_township(services, region="360404205000", number=7)
    unknown = dataclasses.replace(wish(seal), seal_id=uuid4())
    for doing in (
        deciding.ask(elsewhere, wish(seal)),
        deciding.ask(elsewhere, unknown),
        deciding.answer(elsewhere, asked.id, agree=True, words=None),
        deciding.answer(elsewhere, uuid4(), agree=True, words=None),
        deciding.withdraw(elsewhere, asked.id),
        stop(elsewhere, seal),
    ):
        assert await refused(doing) is ProblemCode.NOT_FOUND


@pytest.mark.parametrize("role", [Role.APPROVER, Role.SEAL_KEEPER, Role.OPERATOR])
async def test_neither_the_committee_nor_an_operator_asks(
    services: Services, township: Township, role: Role
) -> None:
    village = township.village
    seal = await an_enrolled_seal(services, village)
    viewer = an_official(village.keeper, village.committee, role)
    assert await refused(deciding.ask(viewer, wish(seal))) is ProblemCode.FORBIDDEN


async def test_a_refusal_needs_its_reason_and_leaves_all_as_it_was(
    services: Services, township: Township
) -> None:
    seal = await an_enrolled_seal(services, township.village)
    asked = await deciding.ask(township.first, wish(seal))
    silent = deciding.answer(township.second, asked.id, agree=False, words="  ")
    assert await refused(silent) is ProblemCode.TEXT_EMPTY

    declined = await deciding.answer(township.second, asked.id, agree=False, words="保管人不对。")

    assert (declined.state, declined.answer_words) == (DecisionState.DECLINED, "保管人不对。")
    assert await state_of(seal) is SealState.ENROLLED
    again = deciding.answer(township.second, asked.id, agree=True, words=None)
    assert await refused(again) is ProblemCode.WRONG_STATE


async def test_what_nobody_answers_in_time_has_to_be_asked_anew(
    services: Services, township: Township
) -> None:
    seal = await an_enrolled_seal(services, township.village)
    first = await deciding.ask(township.first, wish(seal))
    assert await refused(deciding.ask(township.second, wish(seal))) is ProblemCode.WRONG_STATE
    with clock.stopped(clock.now() + DECISION_LASTS):
        later = dataclasses.replace(township.second, stepped_up_at=clock.now())
        late = deciding.answer(later, first.id, agree=True, words=None)
        assert await refused(late) is ProblemCode.WRONG_STATE
        await deciding.ask(later, wish(seal))
    assert (await SealDecision.get(id=first.id)).state is DecisionState.EXPIRED


async def test_only_who_asked_takes_it_back(services: Services, township: Township) -> None:
    seal = await an_enrolled_seal(services, township.village)
    asked = await deciding.ask(township.first, wish(seal))
    foreign = deciding.withdraw(township.second, asked.id)
    assert await refused(foreign) is ProblemCode.FORBIDDEN
    assert (await deciding.withdraw(township.first, asked.id)).state is DecisionState.WITHDRAWN
    answer = deciding.answer(township.second, asked.id, agree=True, words=None)
    assert await refused(answer) is ProblemCode.WRONG_STATE


async def test_one_person_stops_a_seal_at_once_and_another_one_confirms_it(
    services: Services, township: Township
) -> None:
    seal = await an_active_seal(services, township.village)

    stopped = await stop(township.first, seal)
    assert await state_of(seal) is SealState.SUSPENDED
    await deciding.answer(township.second, stopped.id, agree=True, words=None)

    assert await state_of(seal) is SealState.SUSPENDED
    taken_back = deciding.withdraw(township.first, stopped.id)
    assert await refused(taken_back) is ProblemCode.WRONG_STATE


async def test_to_decline_a_stop_is_to_ask_that_it_be_started_again(
    services: Services, township: Township
) -> None:
    seal = await an_active_seal(services, township.village)
    stopped = await stop(township.first, seal)

    await deciding.answer(township.second, stopped.id, agree=False, words="密钥在保险柜里。")

    assert await state_of(seal) is SealState.SUSPENDED, "starting again needs two"
    asked = await an_open_decision(seal)
    assert (asked.verb, asked.asked_by_id) == (SealVerb.ACTIVATE, township.second.person_id)
    await deciding.answer(township.first, asked.id, agree=True, words=None)
    assert await state_of(seal) is SealState.ACTIVE


async def test_nothing_that_is_open_holds_up_a_second_stop(
    services: Services, township: Township
) -> None:
    seal = await an_active_seal(services, township.village)
    await stop(township.first, seal)
    await decided(township.first, township.second, seal, SealVerb.ACTIVATE)

    await stop(township.second, seal)

    assert await state_of(seal) is SealState.SUSPENDED
    assert (await an_open_decision(seal)).asked_by_id == township.second.person_id


async def test_a_stop_is_not_asked_for_but_done(services: Services, township: Township) -> None:
    seal = await an_active_seal(services, township.village)
    asked = deciding.ask(township.first, wish(seal, SealVerb.SUSPEND))
    assert await refused(asked) is ProblemCode.FORBIDDEN


async def test_an_election_stops_many_seals_and_each_is_started_again_by_two(
    services: Services, township: Township
) -> None:
    seal = await an_active_seal(services, township.village)
    ids = [seal.id, uuid4(), seal.id]

    outcomes = await stopping.suspend_for_election(township.first, ids, words="换届选举。")

    assert [outcome.problem and outcome.problem.code for outcome in outcomes] == [
        None,
        ProblemCode.NOT_FOUND,
    ]
    stored = await Seal.get(id=seal.id)
    assert (stored.state, stored.reason) == (SealState.SUSPENDED, SealReason.ELECTION)
    again = await decided(township.first, township.second, seal, SealVerb.ACTIVATE)
    assert (again.state, again.reason) == (SealState.ACTIVE, None)


async def test_no_more_than_a_hundred_are_stopped_or_answered_at_once(township: Township) -> None:
    many = [uuid4() for _ in range(101)]
    for doing in (
        stopping.suspend_for_election(township.first, many, words="换届选举。"),
        deciding.answer_each(township.first, many, agree=True, words=None),
    ):
        assert await refused(doing) is ProblemCode.TOO_MANY_AT_ONCE
    nothing = deciding.answer_each(township.first, [], agree=True, words=None)
    assert await refused(nothing) is ProblemCode.TEXT_EMPTY


async def test_a_new_seal_takes_over_at_one_moment(services: Services, township: Township) -> None:
    old = await an_active_seal(services, township.village)
    new = await an_enrolled_seal(services, township.village, key_ref="xiaoyang-next")

    asked = await deciding.ask(township.first, wish(new, SealVerb.ROTATE, replaces=old.id))
    assert (await state_of(old), await state_of(new)) == (SealState.ACTIVE, SealState.ENROLLED)
    await deciding.answer(township.second, asked.id, agree=True, words=None)

    ended = await Seal.get(id=old.id)
    assert (ended.state, ended.reason, ended.replaced_by_id) == (
        SealState.RETIRED,
        SealReason.REPLACED,
        new.id,
    )
    assert await state_of(new) is SealState.ACTIVE


async def test_a_seal_with_the_same_key_takes_nothing_over(
    services: Services, township: Township
) -> None:
    old = await an_active_seal(services, township.village)
    same = await an_enrolled_seal(services, township.village)
    asked = await deciding.ask(township.first, wish(same, SealVerb.ROTATE, replaces=old.id))
    answer = deciding.answer(township.second, asked.id, agree=True, words=None)
    assert await refused(answer) is ProblemCode.SEAL_KEY_SAME
    assert await state_of(old) is SealState.ACTIVE


async def test_what_waited_for_an_older_seal_waits_for_the_newest(
    services: Services, township: Township
) -> None:
    first = await an_active_seal(services, township.village)
    second = await an_enrolled_seal(services, township.village, key_ref="xiaoyang-next")
    third = await an_enrolled_seal(services, township.village, key_ref="service")
    two = (township.first, township.second)
    await decided(*two, second, SealVerb.ROTATE, replaces=first.id)
    await decided(*two, third, SealVerb.ROTATE, replaces=second.id)
    assert (await Seal.get(id=first.id)).replaced_by_id == third.id


async def test_a_reported_key_stops_at_once_and_ends_for_good_when_another_agrees(
    services: Services, township: Township
) -> None:
    seal = await an_active_seal(services, township.village)
    since = clock.now() - DAY

    asked = await deciding.ask(township.first, wish(seal, SealVerb.COMPROMISE, since=since))
    assert await state_of(seal) is SealState.SUSPENDED
    started = deciding.ask(township.second, wish(seal))
    assert await refused(started) is ProblemCode.WRONG_STATE, "it is reported"
    await deciding.answer(township.second, asked.id, agree=True, words=None)

    ended = await Seal.get(id=seal.id)
    assert (ended.state, ended.compromised_since) == (SealState.COMPROMISED, since)
    for verb in (SealVerb.ACTIVATE, SealVerb.RETIRE, SealVerb.COMPROMISE):
        back = deciding.ask(township.second, wish(seal, verb))
        assert await refused(back) is ProblemCode.WRONG_STATE


async def test_a_compromise_reaches_every_seal_with_the_key_and_no_other_is_enrolled_with_it(
    services: Services, township: Township
) -> None:
    before = await an_enrolled_seal(services, township.village)
    seal = await an_active_seal(services, township.village)
    await decided(
        township.first, township.second, before, SealVerb.COMPROMISE, since=clock.now() - DAY
    )
    assert await state_of(seal) is SealState.COMPROMISED
    again = an_enrolled_seal(services, township.village)
    assert await refused(again) is ProblemCode.SEAL_KEY_UNKNOWN


@pytest.mark.parametrize("since", [timedelta(minutes=1), -timedelta(days=365 * 40)])
async def test_a_key_was_compromised_at_a_moment_that_has_been(
    services: Services, township: Township, since: timedelta
) -> None:
    seal = await an_active_seal(services, township.village)
    report = wish(seal, SealVerb.COMPROMISE, since=clock.now() + since)
    assert await refused(deciding.ask(township.first, report)) is ProblemCode.DATE_INVALID
    assert await state_of(seal) is SealState.ACTIVE


async def test_a_new_seal_takes_over_from_a_compromised_one_too(
    services: Services, township: Township
) -> None:
    old = await an_active_seal(services, township.village)
    two = (township.first, township.second)
    await decided(*two, old, SealVerb.COMPROMISE, since=clock.now() - DAY)
    new = await an_enrolled_seal(services, township.village, key_ref="xiaoyang-next")

    await decided(*two, new, SealVerb.ROTATE, replaces=old.id)

    ended = await Seal.get(id=old.id)
    assert (ended.state, ended.replaced_by_id) == (SealState.COMPROMISED, new.id)
    assert await state_of(new) is SealState.ACTIVE


async def test_all_is_looked_at_again_when_it_is_answered(
    services: Services, township: Township
) -> None:
    seal = await an_enrolled_seal(services, township.village)
    asked = await deciding.ask(township.first, wish(seal))
    await a_post(township.village.keeper, township.village.committee, Role.APPROVER)
    answer = deciding.answer(township.second, asked.id, agree=True, words=None)
    assert await refused(answer) is ProblemCode.TWO_PERSONS_REQUIRED
    assert (await an_open_decision(seal)).state is DecisionState.ASKED


async def test_a_seal_is_not_activated_outside_its_days(
    services: Services, township: Township
) -> None:
    seal = await an_enrolled_seal(services, township.village)
    with clock.stopped(datetime.combine(TERM[0] - DAY, time(12), UTC)):
        early = dataclasses.replace(township.first, stepped_up_at=clock.now())
        assert await refused(deciding.ask(early, wish(seal))) is ProblemCode.SEAL_TERM_INVALID


async def test_two_seals_of_a_committee_are_never_active_together(
    services: Services, township: Township
) -> None:
    seals = [await an_enrolled_seal(services, township.village) for _ in range(2)]
    asked = [await deciding.ask(township.first, wish(seal)) for seal in seals]
    outcomes = await asyncio.gather(
        *(deciding.answer(township.second, each.id, agree=True, words=None) for each in asked),
        return_exceptions=True,
    )
    problems = [outcome for outcome in outcomes if isinstance(outcome, Problem)]
    assert [problem.code for problem in problems] == [ProblemCode.WRONG_STATE]
    assert await Seal.filter(state=SealState.ACTIVE).count() == 1


async def test_the_database_refuses_a_second_active_seal_as_well(
    services: Services, township: Township
) -> None:
    await an_active_seal(services, township.village)
    second = await an_enrolled_seal(services, township.village)
    with pytest.raises(IntegrityError):
        await Seal.filter(id=second.id).update(state=SealState.ACTIVE)


async def test_a_keeper_who_became_approver_since_stops_the_installation(
    services: Services, township: Township
) -> None:
    seal = await an_enrolled_seal(services, township.village)
    await a_post(township.village.keeper, township.village.committee, Role.APPROVER)
    assert await refused(moving.install(SYSTEM, seal.id)) is ProblemCode.TWO_PERSONS_REQUIRED


ENDINGS: list[Callable[[Township, Seal], Awaitable[Seal]]] = [
    lambda t, seal: decided(t.first, t.second, seal, SealVerb.RETIRE, reason=SealReason.TERM_ENDED),
    lambda t, seal: decided(t.first, t.second, seal, SealVerb.COMPROMISE, since=clock.now() - DAY),
]


@pytest.mark.parametrize("ending", ENDINGS)
async def test_what_ended_is_never_started_again(
    services: Services,
    township: Township,
    ending: Callable[[Township, Seal], Awaitable[Seal]],
) -> None:
    seal = await an_active_seal(services, township.village)
    ended = await ending(township, seal)
    assert ended.state in {SealState.RETIRED, SealState.COMPROMISED}
    assert await refused(deciding.ask(township.first, wish(seal))) is ProblemCode.WRONG_STATE
    assert await refused(stop(township.first, seal)) is ProblemCode.WRONG_STATE


async def test_only_operators_enrol(services: Services, township: Township) -> None:
    village = township.village
    operator = an_official(village.approver, village.committee, Role.OPERATOR)
    seal = await enrolling.enrol(
        services,
        operator,
        organisation_id=village.committee.id,
        name=village.committee.name,
        key_ref="xiaoyang",
        keeper_id=village.keeper.id,
        valid_from=TERM[0],
        valid_to=TERM[1],
    )
    assert (await Seal.get(id=seal.id)).enrolled_by_id == village.approver.id
