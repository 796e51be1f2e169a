"""The seal of a department, above which no township stands: two operators bring it into use."""

from dataclasses import replace
from datetime import date

import pytest

from backend.foundation import clock
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.services import Services
from backend.foundation.viewer import Official, Role
from backend.seals import actions
from backend.seals.lifecycle import SealReason, SealState
from backend.seals.models import Seal
from tests.changes.offices import SERVICE, an_office
from tests.exchange.door import an_operator
from tests.factories import an_official

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("database")]


async def at_work(services: Services) -> Official:
    """One more operator, who has just confirmed her identity."""
    return replace(await an_operator(services), stepped_up_at=clock.now())


async def enrolled_by(services: Services, operator: Official) -> Seal:
    """The seal of the city's service office, for its letters."""
    office = await an_office(*SERVICE, "360400000000")
    keeper = await an_official(services, office, Role.SEAL_KEEPER, name="谢印")
    today = clock.today()
    return await actions.enrol(
        services,
        operator,
        organisation_id=office.id,
        name=office.name,
        key_ref="service",
        keeper_id=keeper.person_id,
        valid_from=today,
        valid_to=date(today.year + 1, 12, 31),
    )


async def test_another_operator_than_who_enrolled_it_activates_and_stops_it(
    services: Services,
) -> None:
    first, second = await at_work(services), await at_work(services)
    seal = await enrolled_by(services, first)
    with pytest.raises(Problem) as refused:
        await actions.activate(first, seal.id)
    assert refused.value.code is ProblemCode.FORBIDDEN
    assert (await actions.activate(second, seal.id)).state is SealState.ACTIVE
    stopped = await actions.suspend(second, seal.id, reason=SealReason.KEY_AT_RISK)
    assert stopped.state is SealState.SUSPENDED


async def test_an_operator_confirms_her_identity_first(services: Services) -> None:
    seal = await enrolled_by(services, await at_work(services))
    other = replace(await at_work(services), stepped_up_at=None)
    with pytest.raises(Problem) as refused:
        await actions.activate(other, seal.id)
    assert refused.value.code is ProblemCode.STEP_UP_REQUIRED
