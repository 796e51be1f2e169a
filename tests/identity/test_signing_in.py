"""Signing in by a code on the phone: what opens, what does not, what nobody learns by trying."""

import asyncio
import logging
from datetime import timedelta

import pytest

from backend.foundation import clock
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen
from backend.identity import people, sessions, sign_in_codes
from backend.identity.actions import signing_in
from backend.identity.models import Person, Session, SignInCode
from tests.factories import a_person, a_phone, an_id_number

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("database")]


async def a_code(services: Services, phone: str, source: str = "test") -> str:
    sent = await signing_in.request_sign_in_code(services, source, phone=phone)
    assert sent.shown is not None
    return sent.shown


async def enter(services: Services, phone: str, code: str, **who: str) -> ProblemCode | None:
    """What the sign-in was refused with, or None when it was not."""
    try:
        await signing_in.sign_in(services, phone=phone, code=code, **who)
    except Problem as problem:
        return problem.code
    return None


async def a_known_phone(services: Services) -> str:
    return people.phone_of(services.vault, await a_person(services))


def another(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


WRONG = ProblemCode.SIGN_IN_CODE_WRONG


async def test_the_right_code_signs_in(services: Services) -> None:
    person = await a_person(services)
    phone = people.phone_of(services.vault, person)
    code = await a_code(services, phone)

    started = await signing_in.sign_in(services, phone=phone, code=code)

    viewer = await sessions.viewer_of(started.token, source="test")
    assert isinstance(viewer, Citizen)
    assert viewer.person_id == person.id


@pytest.mark.parametrize("typed", ["{} ", " {}", "\n{}\t"])
async def test_blanks_and_full_width_digits_around_the_code_do_not_matter(
    services: Services, typed: str
) -> None:
    phone = await a_known_phone(services)
    code = await a_code(services, phone)
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in code)

    assert await enter(services, phone, typed.format(wide)) is None


@pytest.mark.parametrize(
    "typed", ["", "12345", "1234567", "abcdef", "\ud800", "12345\x00", "१२३४५६"]
)
async def test_what_no_message_ever_said_is_a_wrong_code(services: Services, typed: str) -> None:
    phone = await a_known_phone(services)
    await a_code(services, phone)

    assert await enter(services, phone, typed) is WRONG


async def test_after_five_wrong_tries_even_the_right_code_is_refused(services: Services) -> None:
    phone = await a_known_phone(services)
    code = await a_code(services, phone)

    wrong = [await enter(services, phone, another(code)) for _ in range(5)]

    assert wrong == [WRONG] * 5
    assert await enter(services, phone, code) is WRONG
    assert await Session.all().count() == 0


async def test_four_wrong_tries_are_forgiven(services: Services) -> None:
    phone = await a_known_phone(services)
    code = await a_code(services, phone)
    for _ in range(4):
        await enter(services, phone, another(code))

    assert await enter(services, phone, code) is None


async def test_guesses_at_the_same_moment_are_all_counted(services: Services) -> None:
    phone = await a_known_phone(services)
    code = await a_code(services, phone)

    await asyncio.gather(*(enter(services, phone, another(code)) for _ in range(8)))

    assert (await SignInCode.get()).wrong_tries == 8
    assert await enter(services, phone, code) is WRONG


async def test_an_older_code_gives_no_further_tries(services: Services) -> None:
    phone = await a_known_phone(services)
    older = await a_code(services, phone)
    newer = await a_code(services, phone)
    for _ in range(5):
        await enter(services, phone, another(newer))

    assert await enter(services, phone, older) is WRONG
    assert await enter(services, phone, newer) is WRONG


async def test_a_new_code_replaces_the_one_before(services: Services) -> None:
    phone = await a_known_phone(services)
    older, newer = await a_code(services, phone), await a_code(services, phone)

    assert older == newer or await enter(services, phone, older) is WRONG
    assert await enter(services, phone, newer) is None


@pytest.mark.parametrize(("seconds", "refused"), [(599, None), (600, WRONG), (3600, WRONG)])
async def test_a_code_is_good_for_ten_minutes(
    services: Services, seconds: int, refused: ProblemCode | None
) -> None:
    phone = await a_known_phone(services)
    sent_at = clock.now()
    with clock.stopped(sent_at):
        code = await a_code(services, phone)

    with clock.stopped(sent_at + timedelta(seconds=seconds)):
        assert await enter(services, phone, code) is refused


async def test_a_code_opens_once(services: Services) -> None:
    phone = await a_known_phone(services)
    code = await a_code(services, phone)

    assert await enter(services, phone, code) is None
    assert await enter(services, phone, code) is WRONG


async def test_signing_in_makes_earlier_codes_worthless(services: Services) -> None:
    phone = await a_known_phone(services)
    older, newer = await a_code(services, phone), await a_code(services, phone)
    await enter(services, phone, newer)

    assert await enter(services, phone, older) is WRONG


async def test_another_phones_code_does_not_open(services: Services) -> None:
    mine, hers = await a_known_phone(services), await a_known_phone(services)
    code = await a_code(services, mine)
    others = await a_code(services, hers)

    assert code == others or await enter(services, hers, code) is WRONG
    assert await enter(services, a_phone(), code) is WRONG


async def test_a_code_for_stepping_up_does_not_sign_in(services: Services) -> None:
    person = await a_person(services)
    phone = people.phone_of(services.vault, person)
    started = await _signed_in(services, phone)
    sent = await signing_in.request_step_up_code(services, started)
    assert sent.shown is not None

    assert await enter(services, phone, sent.shown) is WRONG


async def test_nobody_learns_whether_a_phone_is_known(
    services: Services, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    known, unknown = await a_known_phone(services), a_phone()

    answers = [
        await signing_in.request_sign_in_code(services, "test", phone=phone)
        for phone in (known, unknown)
    ]
    wrong = [
        await enter(services, phone, another(sent.shown or ""))
        for phone, sent in zip((known, unknown), answers, strict=True)
    ]

    assert len({answer.minutes for answer in answers}) == 1
    assert all(answer.shown for answer in answers)
    assert wrong == [WRONG, WRONG]


async def test_a_phones_first_sign_in_asks_who_it_is_and_the_code_stays_good(
    services: Services,
) -> None:
    phone, number = a_phone(), an_id_number()
    code = await a_code(services, phone)

    first = await enter(services, phone, code)
    half = await enter(services, phone, code, name="王桂香")
    slip = await enter(services, phone, code, name="王桂香", id_number=number[:-1] + "Y")
    told = await enter(services, phone, code, name="王桂香", id_number=number)

    assert first is half is ProblemCode.REGISTRATION_NEEDED
    assert slip is ProblemCode.ID_NUMBER_INVALID
    assert told is None
    person = await Person.get()
    assert people.phone_of(services.vault, person) == phone
    assert people.id_number_of(services.vault, person) == number


async def test_without_the_code_nobody_is_registered(services: Services) -> None:
    phone = a_phone()
    code = await a_code(services, phone)

    refused = await enter(services, phone, another(code), name="王桂香", id_number=an_id_number())

    assert refused is WRONG
    assert await Person.all().count() == 0


async def test_a_number_registered_with_another_phone_is_taken(services: Services) -> None:
    known = await a_person(services)
    number = people.id_number_of(services.vault, known)
    phone = a_phone()
    code = await a_code(services, phone)

    refused = await enter(services, phone, code, name="王桂香", id_number=number)

    assert refused is ProblemCode.ID_NUMBER_TAKEN
    assert await Person.all().count() == 1
    assert await Session.all().count() == 0


async def test_one_code_asks_about_one_number(services: Services) -> None:
    number = people.id_number_of(services.vault, await a_person(services))
    phone = a_phone()
    code = await a_code(services, phone)
    await enter(services, phone, code, name="王桂香", id_number=number)

    again = await enter(services, phone, code, name="王桂香", id_number=an_id_number())

    assert again is WRONG


async def test_a_doubled_tap_at_the_first_sign_in_registers_once(services: Services) -> None:
    phone, number = a_phone(), an_id_number()
    code = await a_code(services, phone)

    answers = await asyncio.gather(
        *(enter(services, phone, code, name="王桂香", id_number=number) for _ in range(8))
    )

    assert None in answers
    assert set(answers) <= {None, WRONG}
    assert await Person.all().count() == 1


async def test_two_phones_registering_one_number_at_once_leave_one_person(
    services: Services,
) -> None:
    number, phones = an_id_number(), [a_phone() for _ in range(6)]
    codes = [await a_code(services, phone) for phone in phones]

    answers = await asyncio.gather(
        *(
            enter(services, phone, code, name="王桂香", id_number=number)
            for phone, code in zip(phones, codes, strict=True)
        )
    )

    assert sorted(str(answer) for answer in answers) == ["ID_NUMBER_TAKEN"] * 5 + ["None"]
    assert await Person.all().count() == 1


async def test_a_phone_gets_five_codes_in_ten_minutes(services: Services) -> None:
    phone, begin = a_phone(), clock.now()
    with clock.stopped(begin):
        for number in range(5):
            await a_code(services, phone, source=f"source {number}")
        with pytest.raises(Problem) as refused:
            await a_code(services, phone, source="another source")
        await a_code(services, a_phone())
    with clock.stopped(begin + timedelta(minutes=10)):
        await a_code(services, phone)

    assert refused.value.code is ProblemCode.TOO_MANY_ATTEMPTS
    assert "10" in refused.value.message


async def test_a_source_gets_a_hundred_codes_in_ten_minutes(services: Services) -> None:
    begin = clock.now()
    with clock.stopped(begin):
        for _ in range(sign_in_codes.MAX_PER_SOURCE):
            await a_code(services, a_phone(), source="one village office")
        with pytest.raises(Problem) as refused:
            await a_code(services, a_phone(), source="one village office")
        await a_code(services, a_phone(), source="its neighbour")

    assert refused.value.code is ProblemCode.TOO_MANY_ATTEMPTS


async def test_codes_asked_for_at_the_same_moment_cannot_pass_the_limit(
    services: Services,
) -> None:
    phone = a_phone()

    answers = await asyncio.gather(
        *(a_code(services, phone) for _ in range(12)), return_exceptions=True
    )

    assert sum(isinstance(answer, str) for answer in answers) == sign_in_codes.MAX_PER_PHONE
    assert await SignInCode.all().count() == sign_in_codes.MAX_PER_PHONE


async def _signed_in(services: Services, phone: str) -> Citizen:
    code = await a_code(services, phone)
    started = await signing_in.sign_in(services, phone=phone, code=code)
    viewer = await sessions.viewer_of(started.token, source="test")
    assert isinstance(viewer, Citizen)
    return viewer
