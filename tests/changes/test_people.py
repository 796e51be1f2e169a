"""Who may do what with a change; nobody takes two of its steps, for the code and the database."""

import asyncio
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tortoise.exceptions import IntegrityError

from backend.changes.lifecycle import LIFECYCLE, ChangeState, ChangeVerb
from backend.changes.models import ChangeRequest, ChangeStep
from backend.foundation import clock
from backend.foundation.services import Services
from backend.foundation.viewer import Official, Role
from tests.changes.offices import (
    AFTER,
    DRAFT,
    EDIT,
    ENTRIES,
    FILE,
    LIST,
    MONDAY,
    PUBLISH,
    READ,
    RETURN,
    WITHDRAW,
    Offices,
    an_entry,
    an_office,
    id_of,
    offices,
)
from tests.databases import as_owner
from tests.factories import an_official
from tests.portal import Portal, Refused

pytestmark = pytest.mark.anyio

WORDS = {"title": "新的标题", "reason": "新的理由", "entries": [an_entry()]}
VERBS: dict[str, tuple[str, dict[str, Any]]] = {
    "edit": (EDIT, {"input": WORDS}),
    "file": (FILE, {}),
    "return": (RETURN, {"reason": "请补充依据。"}),
    "publish": (PUBLISH, {"effectiveFrom": "2026-12-20", "summary": "没有收到意见。"}),
    "withdraw": (WITHDRAW, {"reason": "不再需要。"}),
}
REVIEWS = ("LEGAL PASS", "LEGAL RETURN", "POLICY PASS", "POLICY RETURN")
ACTORS = ("clerk", "legal", "policy", "supervisor", "everything")
STATES = (*VERBS, *REVIEWS, "a week later")


async def everything(services: Services, everybody: Offices) -> Official:
    """Somebody whose office has trusted her with all of it."""
    roles = (Role.DEPARTMENT_STAFF, Role.LEGAL_REVIEWER, Role.POLICY_REVIEWER, Role.SUPERVISOR)
    return await an_official(services, everybody.department, *roles, name="万事通")


async def attempt(everybody: Offices, actor: Official, verb: str, request: dict[str, Any]) -> Any:
    """Tries a verb on the newest version; the answer, or None where the door is closed."""
    try:
        if verb in REVIEWS:
            kind, verdict = verb.split()
            return await everybody.reviews(actor, request, kind, verdict=verdict)
        document, words = VERBS[verb]
        return await everybody.does(document, actor, request, **words)
    except Refused:
        return None


def broken_rules(request: ChangeRequest, steps: list[ChangeStep]) -> list[str]:
    """What must never be true of a request, whatever was tried."""
    deciders = [
        request.filed_by_id,
        request.legal_reviewer_id,
        request.policy_reviewer_id,
        request.publisher_id,
    ]
    known = [each for each in deciders if each is not None]
    rules = {
        "one person, two steps": len(known) == len(set(known)),
        "published before the public had its days": request.published_at is None
        or request.published_at.astimezone(clock.CHINA).date() > request.consultation_ends_on,
        "a step is missing": walked(steps) == request.state,
    }
    return [rule for rule, holds in rules.items() if not holds]


def walked(steps: list[ChangeStep]) -> ChangeState:
    """Where the steps lead."""
    state = ChangeState.DRAFT
    for step in steps:
        state = LIFECYCLE.after(state, step.verb)
    return state


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    tries=st.lists(st.tuples(st.sampled_from(ACTORS), st.sampled_from(STATES)), max_size=14),
    helped=st.integers(0, 4),
)
async def test_whatever_anybody_tries_no_rule_is_broken(
    portal: Portal, services: Services, tries: list[tuple[str, str]], helped: int
) -> None:
    everybody = await offices(portal, services)
    actors = {name: getattr(everybody, name, None) for name in ACTORS}
    actors["everything"] = await everything(services, everybody)
    # Mere chance would seldom come as far as to a decision.
    route = [("clerk", "file"), ("legal", "LEGAL PASS"), ("policy", "POLICY PASS"),
             ("clerk", "a week later")][:helped]  # fmt: skip
    now = MONDAY
    with clock.stopped(now):
        request = await everybody.drafts(an_entry(name=f"证明{uuid4()}"))
    for name, verb in [*route, *tries]:
        if verb == "a week later":
            now += timedelta(days=8)
            continue
        with clock.stopped(now):
            await attempt(everybody, actors[name], verb, await everybody.reads(request))

    row = await ChangeRequest.get(id=id_of(request))
    assert broken_rules(row, await ChangeStep.filter(request_id=row.id).order_by("serial")) == []


async def test_the_rules_would_notice_a_person_who_did_two_steps() -> None:
    person, day = uuid4(), MONDAY.date()
    row = ChangeRequest(
        state=ChangeState.PUBLISHED,
        filed_by_id=person,
        publisher_id=person,
        consultation_ends_on=day,
        published_at=MONDAY,
    )
    assert len(broken_rules(row, [])) == 3


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("filed_by_id", "legal_reviewer_id"),
        ("filed_by_id", "policy_reviewer_id"),
        ("legal_reviewer_id", "policy_reviewer_id"),
        ("filed_by_id", "publisher_id"),
        ("legal_reviewer_id", "publisher_id"),
        ("policy_reviewer_id", "publisher_id"),
    ],
)
async def test_the_database_itself_refuses_one_person_in_two_places(
    portal: Portal, services: Services, first: str, second: str
) -> None:
    everybody = await offices(portal, services)
    request = await everybody.publishes(await everybody.consults(), AFTER.date())
    row = await ChangeRequest.get(id=id_of(request))
    with pytest.raises(IntegrityError, match="change_by_different_people"):
        await ChangeRequest.filter(id=row.id).update(**{second: getattr(row, first)})


async def test_steps_and_filed_entries_are_for_ever(portal: Portal, services: Services) -> None:
    everybody = await offices(portal, services)
    request = await everybody.files()
    row = await ChangeRequest.get(id=id_of(request)).prefetch_related("steps", "entries")
    for changing in (
        ChangeStep.filter(request_id=row.id).update(words="改"),
        ChangeStep.filter(request_id=row.id).delete(),
        row.entries.all().update(name="改"),
        row.entries.all().delete(),
    ):
        with as_owner(), pytest.raises(Exception, match=r"append-only|never changed"):
            await changing


async def test_somebody_with_every_role_cannot_go_on_with_what_she_filed(
    portal: Portal, services: Services
) -> None:
    everybody = await offices(portal, services)
    everybody.clerk = await everything(services, everybody)
    request = await everybody.files()
    answer = await everybody.reviews(everybody.clerk, request, "LEGAL")
    assert answer["code"] == "TWO_PERSONS_REQUIRED"
    assert "REVIEW_LEGALLY" not in (await everybody.reads(request))["verbs"]


async def test_the_verbs_that_are_offered_are_those_that_are_allowed(
    portal: Portal, services: Services
) -> None:
    everybody = await offices(portal, services)
    viewers = [everybody.clerk, everybody.legal, everybody.policy, everybody.supervisor]

    async def offered(request: dict[str, Any]) -> list[list[str]]:
        found = []
        for viewer in viewers:
            answer = await everybody.asks(LIST, viewer)
            found.append([verb for edge in answer["edges"] for verb in edge["node"]["verbs"]])
        return found

    with clock.stopped(MONDAY):
        request = await everybody.drafts()
        assert await offered(request) == [["EDIT", "FILE", "WITHDRAW"], [], [], []]
        request = await everybody.does(FILE, everybody.clerk, request)
        assert await offered(request) == [["WITHDRAW"], ["REVIEW_LEGALLY", "RETURN"], [], []]
        request = await everybody.reviews(everybody.legal, request, "LEGAL")
        assert await offered(request) == [["WITHDRAW"], [], ["REVIEW_POLICY", "RETURN"], []]
        request = await everybody.reviews(everybody.policy, request, "POLICY")
        assert await offered(request) == [["WITHDRAW"], [], ["RETURN"], ["RETURN"]]
    with clock.stopped(AFTER):
        assert await offered(request) == [["WITHDRAW"], [], ["RETURN"], ["RETURN", "PUBLISH"]]


async def test_a_draft_is_its_office_s_alone(portal: Portal, services: Services) -> None:
    everybody = await offices(portal, services)
    request = await everybody.drafts()
    stranger = await an_office("九江市柴桑区卫健委", "11360404MB0000080L", "360404000000")
    other = await an_official(services, stranger, Role.DEPARTMENT_STAFF)
    for viewer in (everybody.legal, everybody.supervisor, other):
        with pytest.raises(Refused) as refused:
            await everybody.asks(READ, viewer, id=request["id"])
        assert refused.value.codes == ["NOT_FOUND"]
        with pytest.raises(Refused):
            await everybody.asks(ENTRIES, viewer, id=request["id"])


async def test_reviewers_of_another_county_know_nothing_of_it(
    portal: Portal, services: Services
) -> None:
    everybody = await offices(portal, services)
    request = await everybody.files()
    far = await an_office("武宁县司法局", "11360423MB0000100J", "360423000000")
    reviewer = await an_official(services, far, Role.LEGAL_REVIEWER)
    assert (await everybody.asks(LIST, reviewer))["totalCount"] == 0
    assert (await everybody.reviews(reviewer, request, "LEGAL"))["code"] == "NOT_FOUND"


async def test_who_has_not_seen_the_newest_version_does_nothing(
    portal: Portal, services: Services
) -> None:
    everybody = await offices(portal, services)
    old = await everybody.drafts()
    await everybody.does(EDIT, everybody.clerk, old, input=WORDS)
    for document, words in (VERBS["edit"], VERBS["file"], VERBS["withdraw"]):
        answer = await everybody.does(document, everybody.clerk, old, **words)
        assert answer["code"] == "VERSION_OUTDATED"


async def test_of_two_reviewers_at_the_same_time_one_decides(
    portal: Portal, services: Services
) -> None:
    everybody = await offices(portal, services)
    request = await everybody.files()
    answers = await asyncio.gather(
        *(everybody.reviews(everybody.legal, request, "LEGAL") for _ in range(3))
    )
    assert sorted(answer.get("code", "done") for answer in answers) == [
        "VERSION_OUTDATED",
        "VERSION_OUTDATED",
        "done",
    ]
    assert await ChangeStep.filter(verb=ChangeVerb.REVIEW_LEGALLY).count() == 1


async def test_what_was_returned_is_mended_and_filed_again_and_nothing_is_forgotten(
    portal: Portal, services: Services
) -> None:
    everybody = await offices(portal, services)
    request = await everybody.files(an_entry(name="甲证明"))
    request = await everybody.reviews(
        everybody.legal, request, "LEGAL", verdict="RETURN", reason="依据条款不对。"
    )
    assert request["state"] == "RETURNED"
    request = await everybody.reads(request)
    mended = {**WORDS, "entries": [an_entry(name="乙证明")]}
    request = await everybody.does(EDIT, everybody.clerk, request, input=mended)

    async def read_by(viewer: Official) -> str:
        page = await everybody.asks(ENTRIES, viewer, id=request["id"])
        return page["edges"][0]["node"]["name"]

    assert (await read_by(everybody.clerk), await read_by(everybody.legal)) == ("乙证明", "甲证明")
    request = await everybody.does(FILE, everybody.clerk, request)
    assert await read_by(everybody.legal) == "乙证明"
    assert [step["verb"] for step in request["steps"]] == ["FILE", "RETURN", "FILE"]
    assert request["number"] == "2026-0001"


async def test_only_a_publisher_returns_what_the_public_was_asked_about(
    portal: Portal, services: Services
) -> None:
    everybody = await offices(portal, services)
    request = await everybody.consults()
    with pytest.raises(Refused):
        await everybody.does(RETURN, everybody.legal, request, reason="再改改。")
    answer = await everybody.does(RETURN, everybody.supervisor, request, reason="意见较多。")
    assert answer["state"] == "RETURNED"


@pytest.mark.parametrize(
    ("days", "code"),
    [(2, "NUMBER_OUT_OF_RANGE"), (3, None), (30, None), (31, "NUMBER_OUT_OF_RANGE")],
)
async def test_the_public_has_from_three_to_thirty_days(
    portal: Portal, services: Services, days: int, code: str | None
) -> None:
    everybody = await offices(portal, services)
    request = await everybody.reviews(everybody.legal, await everybody.files(), "LEGAL")
    answer = await everybody.reviews(everybody.policy, request, "POLICY", days=days)
    assert answer.get("code") == code


@pytest.mark.parametrize(
    ("on", "day", "code"),
    [
        (AFTER - timedelta(days=1), date(2026, 12, 20), "CONSULTATION_OPEN"),
        (AFTER, date(2026, 12, 20), None),
        (AFTER, AFTER.date(), None),
        (AFTER, AFTER.date() - timedelta(days=1), "DATE_INVALID"),
        (AFTER, AFTER.date() + timedelta(days=366), None),
        (AFTER, AFTER.date() + timedelta(days=367), "DATE_INVALID"),
    ],
)
async def test_it_is_published_when_the_days_are_over_for_a_day_of_the_coming_year(
    portal: Portal, services: Services, on: Any, day: date, code: str | None
) -> None:
    everybody = await offices(portal, services)
    request = await everybody.consults()
    with clock.stopped(on):
        answer = await everybody.does(
            PUBLISH, everybody.supervisor, request, effectiveFrom=str(day), summary="无意见。"
        )
    assert answer.get("code") == code


async def test_a_published_request_is_not_taken_back(portal: Portal, services: Services) -> None:
    everybody = await offices(portal, services)
    request = await everybody.publishes(await everybody.consults(), date(2026, 12, 20))
    request = await everybody.reads(request)
    answer = await everybody.does(WITHDRAW, everybody.clerk, request, reason="反悔了。")
    assert answer["code"] == "WRONG_STATE"


async def test_a_resident_and_an_operator_have_no_business_here(
    portal: Portal, services: Services
) -> None:
    everybody = await offices(portal, services)
    for document, asked in ((LIST, {}), (DRAFT, {"input": WORDS})):
        with pytest.raises(Refused):
            await portal.execute(document, asked)
    with pytest.raises(Refused) as refused:
        await everybody.asks(DRAFT, everybody.legal, input=WORDS)
    assert refused.value.codes == ["FORBIDDEN"]
