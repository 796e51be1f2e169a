"""Wrong codes are on record with their times, and told to whose account it is."""

import logging
from datetime import timedelta

import pytest

from backend.foundation import clock
from backend.foundation.errors import Problem
from backend.foundation.outbox import OutboxEvent
from backend.foundation.services import Services
from backend.identity import jobs, lifecycle, people
from backend.identity.actions import signing_in, wrong_tries
from backend.identity.models import Device, Person, WrongKind, WrongTry
from backend.reactions import REACTIONS
from tests.factories import a_citizen, a_phone
from tests.identity.test_second_factors import BEGIN, WRONG, enrolled
from tests.web.browser import SEND_CODE, SIGN_IN, open_browser

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("database")]

TRIES = "{ accountSafety { wrongTries { kind device at } } }"
GUESSED = "account.codes_guessed"


async def guess(services: Services, phone: str, times: int) -> None:
    """Asks for a code and types another one."""
    sent = await signing_in.request_sign_in_code(services, a_phone(), phone=phone)
    wrong = f"{(int(sent.shown or 0) + 1) % 1_000_000:06d}"
    for _ in range(times):
        with pytest.raises(Problem):
            await signing_in.sign_in(services, phone=phone, code=wrong)


async def test_the_owner_sees_when_and_on_what_somebody_typed_wrong_codes(
    services: Services,
) -> None:
    phone = a_phone()
    async with open_browser(services) as owner, open_browser(services) as thief:
        await owner.sign_in(phone=phone)
        thief.client.headers["user-agent"] = "Mozilla/5.0 (Windows NT 10.0)"
        sent = await thief.ask(SEND_CODE, phone=phone)
        code = sent["data"]["requestSignInCode"]["shownCode"]
        wrong = f"{(int(code) + 1) % 1_000_000:06d}"
        await thief.ask(SIGN_IN, input={"phone": phone, "code": wrong})
        (told,) = (await owner.ask(TRIES))["data"]["accountSafety"]["wrongTries"]
        async with open_browser(services) as stranger:
            await stranger.sign_in()
            others = (await stranger.ask(TRIES))["data"]["accountSafety"]["wrongTries"]

    assert (told["kind"], told["device"]) == ("SIGN_IN", "WINDOWS")
    assert others == []


async def test_wrong_one_time_passwords_are_among_them(services: Services) -> None:
    staff = await enrolled(services)
    with clock.stopped(BEGIN):
        assert await staff.confirm("000000") is WRONG
        (row,) = await WrongTry.all()

    person = await Person.get(id=staff.official.person_id)
    assert (row.kind, row.phone_index) == (WrongKind.SECOND_FACTOR, person.phone_index)
    assert row.at == BEGIN


async def test_known_and_unknown_phones_leave_the_same_behind(services: Services) -> None:
    """Or the time that it takes would tell who is registered."""
    holder = await a_citizen(services)
    known = people.phone_of(services.vault, await Person.get(id=holder.person_id)) or ""

    for phone in (known, a_phone()):
        await guess(services, phone, wrong_tries.TOLD_AT)

    assert await WrongTry.all().count() == 2 * wrong_tries.TOLD_AT
    assert await OutboxEvent.filter(name=GUESSED).count() == 2


async def test_tries_that_could_not_be_right_any_more_are_not_written_down(
    services: Services,
) -> None:
    phone = a_phone()
    await guess(services, phone, 9)
    with pytest.raises(Problem):
        await signing_in.sign_in(services, phone=a_phone(), code="123456")

    assert await WrongTry.all().count() == 5


async def test_the_fifth_within_a_day_is_told_by_message_and_the_sixth_is_not(
    services: Services,
) -> None:
    phone, begin = a_phone(), clock.now()
    told = []
    for hours in (0, 10, 11, 40, 41):
        with clock.stopped(begin + timedelta(hours=hours)):
            await guess(services, phone, 3)
            told.append(await OutboxEvent.filter(name=GUESSED).count())

    assert told == [0, 1, 1, 1, 2]
    assert REACTIONS[lifecycle.CodesGuessed] == (jobs.tell_of_guessing,)


async def test_the_message_tells_no_code_and_nobody_without_an_account(
    services: Services, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    holder = await Person.get(id=(await a_citizen(services)).person_id)
    await jobs.tell_of_guessing(services, phone_index="0" * 64)
    assert "输错" not in caplog.text

    assert holder.phone_index
    await jobs.tell_of_guessing(services, phone_index=holder.phone_index)

    assert "有人多次为您的账号输错验证码" in caplog.text
    assert [each.value for each in Device if each.value in caplog.text] == []
