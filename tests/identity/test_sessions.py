"""Who a session stands for, for how long, acting for whom, and confirmed how recently."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from backend.foundation import clock
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.services import Services
from backend.foundation.viewer import Anonymous, Citizen, Official, Role, SignedIn
from backend.identity import people, queries, sessions
from backend.identity.actions import posts, signing_in
from backend.identity.models import Organisation, Post, Session, SignInCode
from tests.factories import FENSHUI, SYSTEM, a_committee, a_person, an_official
from tests.web.sessions import a_session

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("database")]


async def whoever(token: str) -> Anonymous | SignedIn:
    return await sessions.viewer_of(token, source="test")


async def a_resident(services: Services) -> tuple[str, Citizen]:
    """Signed in just now: the token and its viewer."""
    person = await a_person(services)
    token = await a_session(Citizen(person_id=person.id, session_id=uuid4()))
    viewer = await whoever(token)
    assert isinstance(viewer, Citizen)
    return token, viewer


async def at_the_desk(services: Services, *roles: Role) -> tuple[str, Official]:
    """Signed in and acting for a committee in these posts."""
    committee = (await a_committee(services)).organisation
    token = await a_session(await an_official(services, committee, *roles or (Role.PREPARER,)))
    viewer = await whoever(token)
    assert isinstance(viewer, Official)
    return token, viewer


LIFETIMES = {
    "a resident, 29 minutes idle": (None, 29, False, True),
    "a resident, 31 minutes idle": (None, 31, False, False),
    "a resident, busy for 11 hours 59": (None, 12 * 60 - 1, True, True),
    "a resident, busy for 12 hours 1": (None, 12 * 60 + 1, True, False),
    "staff, 29 minutes idle": (Role.PREPARER, 29, False, True),
    "staff, 31 minutes idle": (Role.PREPARER, 31, False, False),
    "staff, busy for 7 hours 59": (Role.PREPARER, 8 * 60 - 1, True, True),
    "staff, busy for 8 hours 1": (Role.PREPARER, 8 * 60 + 1, True, False),
}


@pytest.mark.parametrize(
    ("role", "minutes", "busy", "lives"), LIFETIMES.values(), ids=LIFETIMES.keys()
)
async def test_a_session_ends_by_itself(
    services: Services, role: Role | None, minutes: int, busy: bool, lives: bool
) -> None:
    begin = clock.now()
    with clock.stopped(begin):
        token, _ = await (at_the_desk(services, role) if role else a_resident(services))
    for passed in range(20, minutes, 20) if busy else ():
        with clock.stopped(begin + timedelta(minutes=passed)):
            await whoever(token)

    with clock.stopped(begin + timedelta(minutes=minutes)):
        viewer = await whoever(token)

    assert isinstance(viewer, Anonymous) is not lives


async def test_an_ended_session_stays_ended_when_the_clock_goes_back(services: Services) -> None:
    token, viewer = await a_resident(services)
    await signing_in.sign_out(viewer)

    with clock.stopped(clock.now() - timedelta(days=400)):
        assert isinstance(await whoever(token), Anonymous)


async def test_the_stored_hash_is_no_token(services: Services) -> None:
    await a_resident(services)
    stored = await Session.get()

    assert isinstance(await whoever(stored.token_hash), Anonymous)
    assert isinstance(await whoever(str(stored.id)), Anonymous)


@pytest.mark.parametrize("token", ["", "x", "\x00", "é" * 3_000])
async def test_a_made_up_token_is_nobody(token: str) -> None:
    assert await whoever(token) == Anonymous(source="test")


async def test_tokens_are_not_kept_and_are_all_different() -> None:
    tokens = {sessions.new_token() for _ in range(1_000)}

    assert len(tokens) == 1_000
    assert min(map(len, tokens)) >= 43


async def test_a_person_acts_for_an_organisation_of_hers_and_steps_back(
    services: Services,
) -> None:
    token, official = await at_the_desk(services, Role.PREPARER, Role.APPROVER)

    token = await signing_in.act_for(services, official, None)
    own = await whoever(token)
    assert isinstance(own, Citizen)
    token = await signing_in.act_for(services, own, official.organisation_id)
    again = await whoever(token)

    assert isinstance(again, Official)
    assert again.roles == {Role.PREPARER, Role.APPROVER}
    assert again.region == official.region


async def test_nobody_acts_where_she_holds_no_post(services: Services) -> None:
    token, official = await at_the_desk(services)
    neighbour = (await a_committee(services, FENSHUI)).organisation

    for organisation_id in (neighbour.id, uuid4()):
        with pytest.raises(Problem) as refused:
            await signing_in.act_for(services, official, organisation_id)
        assert refused.value.code is ProblemCode.POST_UNKNOWN
    unchanged = await whoever(token)
    assert isinstance(unchanged, Official)
    assert unchanged.organisation_id == official.organisation_id


TERMS = {
    "the day before": (date(2026, 3, 31), False),
    "the first day": (date(2026, 4, 1), True),
    "the last day": (date(2026, 9, 30), True),
    "the day after": (date(2026, 10, 1), False),
}


@pytest.mark.parametrize(("day", "holds"), TERMS.values(), ids=TERMS.keys())
async def test_a_post_counts_from_its_first_to_its_last_day(
    services: Services, day: date, holds: bool
) -> None:
    committee = (await a_committee(services)).organisation
    official = await an_official(services, committee, Role.PREPARER)
    await Post.filter(person_id=official.person_id).update(
        valid_from=date(2026, 4, 1), valid_to=date(2026, 9, 30)
    )

    # The day is counted in China: it begins at 16:00 UTC of the day before.
    midnight = datetime(day.year, day.month, day.day, tzinfo=clock.CHINA)
    for moment in (midnight, midnight + timedelta(hours=23, minutes=59)):
        with clock.stopped(moment.astimezone(UTC)):
            viewer = Citizen(person_id=official.person_id, session_id=uuid4())
            offices = await queries.offices_of(viewer)
            roles = await sessions.roles_of(official.person_id, committee.id)
            assert bool(roles) is bool(offices) is holds
            if not holds:
                with pytest.raises(Problem):
                    await signing_in.act_for(services, viewer, committee.id)


async def test_a_post_that_ends_takes_effect_at_the_next_request(services: Services) -> None:
    token, official = await at_the_desk(services)
    post = await Post.get(person_id=official.person_id)

    await posts.end_post(SYSTEM, post.id, last_day=clock.today() - timedelta(days=1))

    viewer = await whoever(token)
    assert isinstance(viewer, Official)
    assert viewer.roles == frozenset()
    assert await queries.offices_of(viewer) == []


async def test_a_post_that_ends_today_counts_until_midnight(services: Services) -> None:
    token, official = await at_the_desk(services)
    post = await Post.get(person_id=official.person_id)
    begin = datetime(2026, 11, 23, 2, tzinfo=UTC)  # ten in the morning
    with clock.stopped(begin):
        await Session.all().update(started_at=begin, seen_at=begin)
        await posts.end_post(SYSTEM, post.id, last_day=clock.today())
        today = await whoever(token)
    with clock.stopped(datetime(2026, 11, 23, 16, tzinfo=UTC)):
        tomorrow = await sessions.roles_of(official.person_id, official.organisation_id)

    assert isinstance(today, Official)
    assert today.roles == {Role.PREPARER}
    assert tomorrow == frozenset()


async def stepped_up(services: Services, viewer: SignedIn) -> SignedIn:
    sent = await signing_in.request_step_up_code(services, viewer)
    renewed = await signing_in.step_up(services, viewer, code=sent.shown or "")
    after = await whoever(renewed)
    assert not isinstance(after, Anonymous)
    return after


@pytest.mark.parametrize(("seconds", "lasts"), [(0, True), (299, True), (300, False)])
async def test_a_confirmation_lasts_five_minutes(
    services: Services, seconds: int, lasts: bool
) -> None:
    begin = clock.now()
    with clock.stopped(begin):
        _, official = await at_the_desk(services)
        await Session.all().update(stepped_up_at=None)
        viewer = await stepped_up(services, official)

    with clock.stopped(begin + timedelta(seconds=seconds)):
        assert sessions.is_stepped_up(viewer) is lasts


async def test_a_new_session_is_not_confirmed(services: Services) -> None:
    _, viewer = await a_resident(services)

    assert sessions.is_stepped_up(viewer) is False


async def test_acting_for_another_organisation_loses_the_confirmation(services: Services) -> None:
    token, official = await at_the_desk(services)
    await stepped_up(services, official)

    for organisation_id in (None, official.organisation_id):
        token = await signing_in.act_for(services, official, organisation_id)
        viewer = await whoever(token)
        assert not isinstance(viewer, Anonymous)
        assert sessions.is_stepped_up(viewer) is False


async def test_the_confirmation_of_one_device_does_not_count_on_another(
    services: Services,
) -> None:
    _, viewer = await a_resident(services)
    other = await a_session(Citizen(person_id=viewer.person_id, session_id=uuid4()))

    await stepped_up(services, viewer)

    elsewhere = await whoever(other)
    assert isinstance(elsewhere, Citizen)
    assert sessions.is_stepped_up(elsewhere) is False


async def test_a_wrong_or_a_strangers_code_confirms_nothing(services: Services) -> None:
    token, viewer = await a_resident(services)
    _, stranger = await a_resident(services)
    hers = await signing_in.request_step_up_code(services, stranger)
    phone = people.phone_of(services.vault, await queries.person_of(viewer))
    for_sign_in = await signing_in.request_sign_in_code(services, "test", phone=phone)
    assert await SignInCode.all().count() == 2

    for code in (hers.shown, for_sign_in.shown, "000000", "", "\ud800"):
        with pytest.raises(Problem) as refused:
            await signing_in.step_up(services, viewer, code=code or "")
        assert refused.value.code is ProblemCode.SIGN_IN_CODE_WRONG
    after = await whoever(token)
    assert isinstance(after, Citizen)
    assert sessions.is_stepped_up(after) is False


async def test_a_confirmation_code_is_used_up(services: Services) -> None:
    _, viewer = await a_resident(services)
    sent = await signing_in.request_step_up_code(services, viewer)
    await signing_in.step_up(services, viewer, code=sent.shown or "")

    with pytest.raises(Problem):
        await signing_in.step_up(services, viewer, code=sent.shown or "")


async def test_the_region_is_the_organisations_and_not_the_callers(services: Services) -> None:
    _, official = await at_the_desk(services)
    organisation = await Organisation.get(id=official.organisation_id)

    assert official.region == organisation.region
    assert isinstance(official.organisation_id, UUID)


async def test_what_is_on_its_way_at_a_confirmation_arrives_without_its_strength(
    services: Services,
) -> None:
    begin = clock.now()
    with clock.stopped(begin):
        token, viewer = await a_resident(services)
        sent = await signing_in.request_step_up_code(services, viewer)
        renewed = await signing_in.step_up(services, viewer, code=sent.shown or "")
    seen = []
    for seconds in (0, 5, 6):
        with clock.stopped(begin + timedelta(seconds=seconds)):
            seen.append(await whoever(token))
    now = await whoever(renewed)

    assert token != renewed
    assert isinstance(now, Citizen)
    assert sessions.is_stepped_up(now)
    assert [isinstance(each, Citizen) for each in seen] == [True, True, False]
    for early in seen[:2]:
        assert isinstance(early, Citizen)
        assert not sessions.is_stepped_up(early)


async def test_a_change_of_role_leaves_nothing_to_the_earlier_token(services: Services) -> None:
    token, official = await at_the_desk(services)

    for organisation_id in (None, official.organisation_id):
        earlier, token = token, await signing_in.act_for(services, official, organisation_id)
        assert isinstance(await whoever(earlier), Anonymous)
        assert not isinstance(await whoever(token), Anonymous)


async def test_only_hashes_of_tokens_are_stored(services: Services) -> None:
    token, viewer = await a_resident(services)
    sent = await signing_in.request_step_up_code(services, viewer)
    renewed = await signing_in.step_up(services, viewer, code=sent.shown or "")

    row = await Session.get()

    assert [row.earlier_hash, row.token_hash] == [
        sessions.hash_of(token),
        sessions.hash_of(renewed),
    ]
    assert {token, renewed}.isdisjoint(map(str, dict(row).values()))
