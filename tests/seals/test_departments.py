"""The seal of a department, above which no township stands: two operators bring it into use."""

from dataclasses import replace
from datetime import date

import pytest

from backend.foundation import clock
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.services import Services
from backend.foundation.viewer import Official, Role
from backend.seals.actions import deciding, enrolling
from backend.seals.actions.deciding import Wish
from backend.seals.lifecycle import SealState, SealVerb
from backend.seals.models import Seal
from tests.changes.offices import SERVICE, an_office
from tests.exchange.door import an_operator
from tests.factories import an_official
from tests.seals.village import decided

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("database")]


async def at_work(services: Services) -> Official:
    """One more operator, who has just confirmed her identity."""
    return replace(await an_operator(services), stepped_up_at=clock.now())


async def enrolled_by(services: Services, operator: Official) -> Seal:
    """The seal of the city's service office, for its letters."""
    office = await an_office(*SERVICE, "360400000000")
    keeper = await an_official(services, office, Role.SEAL_KEEPER, name="谢印")
    today = clock.today()
    return await enrolling.enrol(
        services,
        operator,
        organisation_id=office.id,
        name=office.name,
        key_ref="service",
        keeper_id=keeper.person_id,
        valid_from=today,
        valid_to=date(today.year + 1, 12, 31),
    )


async def test_who_enrolled_it_may_ask_and_another_operator_answers(services: Services) -> None:
    first, second = await at_work(services), await at_work(services)
    seal = await enrolled_by(services, first)
    assert (await decided(first, second, seal, SealVerb.ACTIVATE)).state is SealState.ACTIVE


async def test_who_enrolled_it_does_not_answer(services: Services) -> None:
    first, second = await at_work(services), await at_work(services)
    seal = await enrolled_by(services, first)
    asked = await deciding.ask(
        second, Wish(seal_id=seal.id, verb=SealVerb.ACTIVATE, words="已核对密钥。")
    )
    with pytest.raises(Problem) as refused:
        await deciding.answer(first, asked.id, agree=True, words=None)
    assert refused.value.code is ProblemCode.TWO_PERSONS_REQUIRED


async def test_an_operator_confirms_her_identity_first(services: Services) -> None:
    seal = await enrolled_by(services, await at_work(services))
    other = replace(await at_work(services), stepped_up_at=None)
    with pytest.raises(Problem) as refused:
        await deciding.ask(other, Wish(seal_id=seal.id, verb=SealVerb.ACTIVATE, words="已核对。"))
    assert refused.value.code is ProblemCode.STEP_UP_REQUIRED
