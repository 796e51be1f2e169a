"""The counter of statements hears everything that is sent."""

from collections.abc import Callable

import pytest

from backend.foundation import db
from backend.foundation.db import transaction
from backend.proofs.models import ProofCounter
from backend.regions.models import RegionEdition
from tests.databases import as_owner
from tests.sent_sql import SentSql

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("database")]


async def test_reads_and_writes_of_models_are_heard(statements: Callable[[], int]) -> None:
    await RegionEdition.create(province_code="360000000000", edition="2023-06-30")
    await RegionEdition.get(province_code="360000000000")
    with as_owner():
        await RegionEdition.filter(province_code="360000000000").delete()
    await ProofCounter.all().count()

    assert statements() == 4


async def test_statements_by_hand_are_heard_within_a_transaction_and_without(
    statements: Callable[[], int],
) -> None:
    for _ in range(3):
        await db.connection().execute_query_dict("SELECT 1 AS one")
    async with transaction() as running:
        await running.execute_query("SELECT 2")
        await running.execute_query_dict("SELECT 3 AS three")
        await running.execute_script("SELECT 4")
        await db.serialise("somebody")

    assert statements() == 7
    assert statements() == 0


async def test_the_text_of_a_statement_is_kept_without_its_values(sent: SentSql) -> None:
    await db.connection().execute_query("SELECT $1::text", ["secret"])

    assert sent.since() == ["SELECT $1::text"]
