"""Nobody learns by trying whether somebody is registered: same answers, in the same time."""

import statistics
import time

import pytest

from backend.foundation.errors import Problem
from backend.foundation.services import Services
from backend.identity import people
from backend.identity.actions import signing_in
from tests.factories import a_person, a_phone

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("database")]

TRIES = 200
CODES_PER_PHONE = 5
MOST_MS = 5


async def test_known_and_unknown_phones_take_the_same_time(services: Services) -> None:
    people_ = [await a_person(services) for _ in range(TRIES // CODES_PER_PHONE)]
    phones = {
        "known": [people.phone_of(services.vault, person) or "" for person in people_],
        "unknown": [a_phone() for _ in people_],
    }
    spent: dict[str, list[float]] = {which: [] for which in phones}
    said: set[object] = set()
    for number in range(TRIES):
        # In turn, so that both meet the same neighbours on the machine.
        for which, numbers in phones.items():
            phone = numbers[number % len(numbers)]
            begin = time.perf_counter()
            said.add(await _try(services, phone, source=f"{which} {number}"))
            spent[which].append((time.perf_counter() - begin) * 1000)

    medians = {which: statistics.median(times) for which, times in spent.items()}
    assert len(said) == 1
    assert abs(medians["known"] - medians["unknown"]) < MOST_MS, medians


async def _try(services: Services, phone: str, *, source: str) -> object:
    """What is said to whoever asks for a code and guesses it."""
    sent = await signing_in.request_sign_in_code(services, source, phone=phone)
    guess = f"{(int(sent.shown or 0) + 1) % 1_000_000:06d}"
    with pytest.raises(Problem) as refused:
        await signing_in.sign_in(services, phone=phone, code=guess)
    problem = refused.value
    return sent.minutes, problem.code, problem.message, problem.field
