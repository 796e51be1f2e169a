"""What a department was answered is for that department alone."""

from dataclasses import replace
from uuid import uuid4

import pytest

from backend.exchange.models import ExchangeAnswer, ExchangeLookup
from backend.foundation.asking import asking
from backend.foundation.services import Services
from backend.foundation.viewer import Department, ExchangeScope, System, Viewer
from tests.exchange.door import BASIS, open_door
from tests.factories import XIAOYANG

pytestmark = pytest.mark.anyio


async def seen_by(viewer: Viewer) -> tuple[int, int]:
    """How many answers and look-ups there are, for a query that forgot every filter."""
    with asking(viewer):
        return await ExchangeAnswer.all().count(), await ExchangeLookup.all().count()


async def test_another_department_finds_neither_answers_nor_what_was_asked(
    services: Services, database: None
) -> None:
    async with open_door(services) as door:
        await door.verify({"number": "小阳证〔2026〕1号"})
    own = Department(
        client_id=door.client.id,
        token_id=door.token.id,
        organisation_id=door.client.organisation_id,
        organisation_name="九江市柴桑区人民法院",
        scopes=frozenset(ExchangeScope),
        regions=(XIAOYANG,),
        item_types=frozenset(),
        legal_bases=frozenset({BASIS}),
        source="test",
    )
    other = replace(own, client_id=uuid4(), organisation_id=uuid4())

    assert await seen_by(System(job="test")) == (1, 1)
    assert await seen_by(own) == (1, 1)
    assert await seen_by(other) == (0, 0)
