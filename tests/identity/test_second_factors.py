"""One-time passwords of staff: how they are enrolled, what they open, what nobody guesses."""

import asyncio
import dataclasses
import logging
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

import pyotp
import pytest

from backend.foundation import clock
from backend.foundation.audit import AuditEntry
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen, Official, Role
from backend.identity import jobs, one_time_passwords, sessions
from backend.identity.actions import second_factors, signing_in
from backend.identity.lifecycle import RecoveryCodeUsed, SecondFactorEnrolled
from backend.identity.models import Organisation, RecoveryCode, SecondFactor, Session
from backend.reactions import REACTIONS
from tests.factories import COOPERATIVE, a_committee, an_enterprise, an_official
from tests.web.sessions import a_session

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("database")]

WRONG = ProblemCode.SECOND_FACTOR_WRONG
BEGIN = clock.now()


@dataclass
class Staff:
    """Somebody of a committee with an authenticator, signed in for her own affairs."""

    services: Services
    official: Official
    secret: str = ""
    codes: tuple[str, ...] = ()
    token: str = ""

    async def viewer(self) -> Citizen | Official:
        who = await sessions.viewer_of(self.token, source="test")
        assert isinstance(who, Citizen | Official)
        return who

    def password(self, steps: int = 0) -> str:
        return pyotp.TOTP(self.secret).at(clock.now(), counter_offset=steps)

    async def enrol(self) -> None:
        offer = await second_factors.offer(self.services, await self.viewer())
        self.secret = offer.secret
        enrolled = await second_factors.enrol(
            self.services, await self.viewer(), code=self.password()
        )
        self.codes, self.token = tuple(enrolled.codes), enrolled.token

    async def sign_in(self) -> None:
        """Anew, by the phone's code alone."""
        self.token = await a_session(Citizen(person_id=self.official.person_id, session_id=uuid4()))

    async def confirm(self, code: str) -> ProblemCode | None:
        try:
            self.token = await signing_in.step_up(self.services, await self.viewer(), code=code)
        except Problem as problem:
            return problem.code
        return None

    async def enter(self) -> ProblemCode | None:
        """Steps into her post."""
        try:
            self.token = await signing_in.act_for(
                self.services, await self.viewer(), self.official.organisation_id
            )
        except Problem as problem:
            return problem.code
        return None


async def a_member_of_staff(services: Services) -> Staff:
    committee = (await a_committee(services)).organisation
    official = await an_official(services, committee, Role.PREPARER)
    staff = Staff(services, official)
    staff.token = await a_session(
        Citizen(person_id=official.person_id, session_id=uuid4(), stepped_up_at=clock.now())
    )
    return staff


async def enrolled(services: Services) -> Staff:
    """With an authenticator since an hour, signed in again since."""
    with clock.stopped(BEGIN - timedelta(hours=1)):
        staff = await a_member_of_staff(services)
        await staff.enrol()
    with clock.stopped(BEGIN):
        await staff.sign_in()
    return staff


@pytest.fixture
def demanding(services: Services) -> Services:
    """A portal whose operator wants a second factor of staff."""
    return dataclasses.replace(services, second_factor_demanded=True)


async def test_passwords_are_those_of_the_standard() -> None:
    """RFC 6238, appendix B, the last six digits."""
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    for moment, password in ((59, "287082"), (1111111109, "081804"), (20000000000, "353130")):
        at = clock.now().fromtimestamp(moment, tz=clock.CHINA)
        assert one_time_passwords.step_of(secret, password, at) == moment // 30


async def test_where_it_is_demanded_staff_enrol_before_they_enter_their_posts(
    demanding: Services,
) -> None:
    staff = await a_member_of_staff(demanding)

    before = await staff.enter()
    await staff.enrol()
    after = await staff.enter()

    assert before is ProblemCode.SECOND_FACTOR_MISSING
    assert after is None
    assert isinstance(await staff.viewer(), Official)


async def test_agents_of_enterprises_need_none(demanding: Services) -> None:
    await a_committee(demanding)
    agent = await an_official(demanding, await an_enterprise(COOPERATIVE), Role.AGENT)
    staff = Staff(demanding, agent)
    await staff.sign_in()

    assert await staff.enter() is None


async def test_whoever_has_one_shows_it_once_a_session(services: Services) -> None:
    staff = await enrolled(services)
    with clock.stopped(BEGIN):
        before = await staff.enter()
        confirmed = await staff.confirm(staff.password())
        after = await staff.enter()
        viewer = await staff.viewer()

    assert before is ProblemCode.SECOND_FACTOR_NEEDED
    assert confirmed is None
    assert after is None
    # What carries legal weight in the post needs a password of its own.
    assert not sessions.is_stepped_up(viewer)


async def test_a_message_confirms_nothing_any_more(services: Services) -> None:
    staff = await enrolled(services)
    with clock.stopped(BEGIN), pytest.raises(Problem) as refused:
        await signing_in.request_step_up_code(services, await staff.viewer())

    assert refused.value.code is ProblemCode.SECOND_FACTOR_NEEDED


async def test_nobody_enrols_without_having_confirmed_who_she_is(services: Services) -> None:
    staff = await a_member_of_staff(services)
    await staff.sign_in()

    for act in (
        second_factors.offer(services, await staff.viewer()),
        second_factors.enrol(services, await staff.viewer(), code="000000"),
        second_factors.renew_recovery_codes(services, await staff.viewer()),
    ):
        with pytest.raises(Problem) as refused:
            await act
        assert refused.value.code is ProblemCode.STEP_UP_REQUIRED


async def test_another_authenticator_needs_the_present_one_first(services: Services) -> None:
    staff = await enrolled(services)
    with clock.stopped(BEGIN):
        old = staff.secret
        assert await staff.confirm(staff.password()) is None
        await staff.enrol()
        new = staff.secret
    with clock.stopped(BEGIN + timedelta(minutes=2)):
        staff.secret = old
        with_the_old = await staff.confirm(staff.password())
        staff.secret = new
        with_the_new = await staff.confirm(staff.password())

    assert with_the_old is WRONG
    assert with_the_new is None


async def test_an_offer_changes_nothing_until_it_is_taken(services: Services) -> None:
    staff = await enrolled(services)
    with clock.stopped(BEGIN):
        await staff.confirm(staff.password())
        await second_factors.offer(services, await staff.viewer())
    with clock.stopped(BEGIN + timedelta(minutes=1)):
        assert await staff.confirm(staff.password()) is None


@pytest.mark.parametrize(("minutes", "good"), [(4, True), (16, False)])
async def test_an_offer_is_good_for_a_quarter_of_an_hour(
    services: Services, minutes: int, good: bool
) -> None:
    with clock.stopped(BEGIN):
        staff = await a_member_of_staff(services)
        offer = await second_factors.offer(services, await staff.viewer())
    later = BEGIN + timedelta(minutes=minutes)
    with clock.stopped(later):
        viewer = dataclasses.replace(await staff.viewer(), stepped_up_at=later)
        taking = second_factors.enrol(services, viewer, code=pyotp.TOTP(offer.secret).at(later))
        with nullcontext() if good else pytest.raises(Problem):
            await taking

    assert await second_factors.has_one(viewer.person_id) is good


@pytest.mark.parametrize(
    ("steps", "refused"), [(-2, WRONG), (-1, None), (0, None), (1, None), (2, WRONG)]
)
async def test_a_clock_may_be_half_a_minute_wrong(
    services: Services, steps: int, refused: ProblemCode | None
) -> None:
    staff = await enrolled(services)
    with clock.stopped(BEGIN):
        assert await staff.confirm(staff.password(steps)) is refused


@pytest.mark.parametrize(
    "typed", ["", "12345", "1234567", "abcdef", "\ud800", "12345\x00", "१२३४५६", "x" * 100_000]
)
async def test_what_is_no_password_is_wrong(services: Services, typed: str) -> None:
    staff = await enrolled(services)
    with clock.stopped(BEGIN):
        assert await staff.confirm(typed) is WRONG


async def test_blanks_and_full_width_digits_do_not_matter(services: Services) -> None:
    staff = await enrolled(services)
    with clock.stopped(BEGIN):
        wide = "".join(chr(ord(digit) + 0xFEE0) for digit in staff.password())
        assert await staff.confirm(f" {wide[:3]} {wide[3:]} ") is None


async def test_a_password_opens_once_and_none_before_it(services: Services) -> None:
    staff = await enrolled(services)
    with clock.stopped(BEGIN):
        first = await staff.confirm(staff.password())
        again = await staff.confirm(staff.password())
        older = await staff.confirm(staff.password(-1))

    assert first is None
    assert again is older is ProblemCode.SECOND_FACTOR_USED


async def test_one_password_at_the_same_moment_opens_once(services: Services) -> None:
    staff = await enrolled(services)
    with clock.stopped(BEGIN):
        viewer, password = await staff.viewer(), staff.password()
        answers = await asyncio.gather(
            *(second_factors.check(services, viewer, code=password) for _ in range(8)),
            return_exceptions=True,
        )

    assert sum(answer is None for answer in answers) == 1


async def test_after_five_wrong_ones_even_the_right_one_waits(services: Services) -> None:
    staff = await enrolled(services)
    with clock.stopped(BEGIN):
        wrong = [await staff.confirm(f"{n:06d}") for n in range(5)]
        right = await staff.confirm(staff.password())
        recovery = await staff.confirm(staff.codes[0])
    with clock.stopped(BEGIN + timedelta(minutes=14, seconds=59)):
        still = await staff.confirm(staff.password())
    with clock.stopped(BEGIN + timedelta(minutes=15)):
        later = await staff.confirm(staff.password())

    assert wrong == [WRONG] * 5
    assert right is recovery is still is ProblemCode.SECOND_FACTOR_LOCKED
    assert later is None
    assert await AuditEntry.filter(deed="second_factor.locked").count() == 1


async def test_guesses_at_the_same_moment_are_all_counted(services: Services) -> None:
    staff = await enrolled(services)
    with clock.stopped(BEGIN):
        viewer = await staff.viewer()
        await asyncio.gather(
            *(second_factors.check(services, viewer, code=f"{n:06d}") for n in range(12)),
            return_exceptions=True,
        )
        locked = await staff.confirm(staff.password())

    assert (await SecondFactor.get()).wrong_tries == 5
    assert locked is ProblemCode.SECOND_FACTOR_LOCKED


async def test_a_recovery_code_opens_once_and_is_told_of(services: Services) -> None:
    staff = await enrolled(services)
    with clock.stopped(BEGIN):
        first = await staff.confirm(staff.codes[0].lower().replace("-", " "))
        entered = await staff.enter()
        again = await staff.confirm(staff.codes[0])

    assert first is entered is None
    assert again is WRONG
    assert await RecoveryCode.filter(used_at=None).count() == second_factors.RECOVERY_CODES - 1
    assert REACTIONS[RecoveryCodeUsed] == (jobs.tell_of_recovery,)
    assert REACTIONS[SecondFactorEnrolled] == (jobs.tell_of_enrolment,)


async def test_recovery_codes_of_another_person_and_older_ones_open_nothing(
    services: Services,
) -> None:
    staff = await enrolled(services)
    with clock.stopped(BEGIN):
        other = await an_official(services, await _committee(staff), Role.PREPARER)
        stranger = Staff(services, other)
        stranger.token = await a_session(
            Citizen(person_id=other.person_id, session_id=uuid4(), stepped_up_at=clock.now())
        )
        await stranger.enrol()
        foreign = await staff.confirm(stranger.codes[0])
        await staff.confirm(staff.password())
        renewed = await second_factors.renew_recovery_codes(services, await staff.viewer())
        older = await staff.confirm(staff.codes[0])
        newer = await staff.confirm(renewed[0])

    assert foreign is older is WRONG
    assert newer is None


async def test_neither_secrets_nor_codes_are_stored_in_the_clear(services: Services) -> None:
    staff = await enrolled(services)

    factor = await SecondFactor.get()
    stored = {code.code_index for code in await RecoveryCode.all()}

    assert staff.secret.encode() not in (factor.secret or b"")
    assert factor.offered is None
    assert len(stored) == second_factors.RECOVERY_CODES
    assert stored.isdisjoint(staff.codes)


async def test_a_source_tries_a_hundred_times_in_ten_minutes(services: Services) -> None:
    staff = await enrolled(services)
    with clock.stopped(BEGIN):
        answers = [await staff.confirm("000000") for _ in range(101)]

    assert answers[-1] is ProblemCode.TOO_MANY_ATTEMPTS
    assert ProblemCode.TOO_MANY_ATTEMPTS not in answers[:-1]


async def test_the_session_of_a_confirmation_is_the_only_one_that_has_it(
    services: Services,
) -> None:
    staff = await enrolled(services)
    with clock.stopped(BEGIN):
        await staff.confirm(staff.password())
        await staff.sign_in()

        assert await staff.enter() is ProblemCode.SECOND_FACTOR_NEEDED
    assert await Session.filter(second_factor_at__not_isnull=True).count() == 2


async def _committee(staff: Staff) -> Organisation:
    return await Organisation.get(id=staff.official.organisation_id)


async def test_whoever_did_not_do_it_herself_is_told_by_message(
    services: Services, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    staff = await enrolled(services)

    for tell in (jobs.tell_of_enrolment, jobs.tell_of_recovery):
        await tell(services, person_id=staff.official.person_id)

    assert "绑定了新的动态口令" in caplog.text
    assert "使用了一个恢复码" in caplog.text
    assert staff.secret not in caplog.text
