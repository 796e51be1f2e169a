"""Who asks is told to every transaction, and to no other."""

import asyncio
from contextlib import suppress
from dataclasses import replace
from uuid import uuid4

import pytest

from backend.foundation import db
from backend.foundation.asking import asking, the_portal
from backend.foundation.db import transaction
from backend.foundation.services import Services
from backend.foundation.viewer import Anonymous, Citizen, Official, Viewer
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import Proof
from tests.databases import a_login
from tests.factories import FENSHUI, Committee, a_citizen, a_committee, a_proof

pytestmark = pytest.mark.anyio

HERS, FOREIGN = 1, 0


@pytest.fixture
async def committee(services: Services, database: None) -> Committee:
    return await a_committee(services)


@pytest.fixture
async def holder(services: Services, committee: Committee) -> Citizen:
    """With one paper."""
    citizen = await a_citizen(services)
    await a_proof(services, committee, state=ProofState.ISSUED, applicant=citizen)
    return citizen


async def seen_by(viewer: Viewer | None) -> int:
    """How many papers there are, for a query that forgot every filter."""
    with asking(viewer):
        return await Proof.all().count()


async def test_a_query_without_a_filter_finds_ones_own(
    committee: Committee, holder: Citizen
) -> None:
    elsewhere = replace(committee.approver, organisation_id=uuid4(), region=FENSHUI)

    assert await seen_by(holder) == HERS
    assert await seen_by(committee.approver) == HERS
    assert await seen_by(replace(holder, person_id=uuid4())) == FOREIGN
    assert await seen_by(elsewhere) == FOREIGN
    assert await seen_by(Anonymous()) == FOREIGN
    assert await seen_by(None) == FOREIGN


async def test_it_is_not_left_on_a_connection_for_the_next(holder: Citizen) -> None:
    # More questions at once than the pool has connections, each by another viewer than the last.
    viewers = [holder, None, Anonymous(), replace(holder, person_id=uuid4())] * 25

    seen = await asyncio.gather(*(seen_by(viewer) for viewer in viewers))

    assert seen == [HERS, FOREIGN, FOREIGN, FOREIGN] * 25


async def test_nor_by_a_request_that_is_given_up(holder: Citizen) -> None:
    async def asks() -> None:
        with asking(holder):
            await db.connection().execute_query("SELECT pg_sleep(20)")

    async def asks_in_a_transaction() -> None:
        with asking(holder):
            async with transaction():
                await Proof.all().count()
                await db.connection().execute_query("SELECT pg_sleep(20)")

    given_up = [asyncio.create_task(ask()) for ask in [asks, asks_in_a_transaction] * 5]
    await asyncio.sleep(0.1)
    for task in given_up:
        task.cancel()
    await asyncio.gather(*given_up, return_exceptions=True)

    assert await asyncio.gather(*(seen_by(None) for _ in range(40))) == [FOREIGN] * 40


async def test_inside_a_transaction_the_portal_looks_for_a_block_only(holder: Citizen) -> None:
    stranger = replace(holder, person_id=uuid4())
    with asking(stranger):
        async with transaction():
            before = await Proof.all().count()
            with the_portal("test"):
                inside = await Proof.all().count()
            after = await Proof.all().count()

    assert (before, inside, after) == (FOREIGN, HERS, FOREIGN)


async def test_what_a_savepoint_undoes_is_told_again(holder: Citizen) -> None:
    with asking(None):
        async with transaction():
            assert await Proof.all().count() == FOREIGN
            with asking(holder), suppress(ZeroDivisionError):
                async with transaction():
                    assert await Proof.all().count() == HERS
                    raise ZeroDivisionError
            with asking(holder):
                assert await Proof.all().count() == HERS
            assert await Proof.all().count() == FOREIGN


async def test_foreign_rows_are_neither_changed_nor_deleted(
    committee: Committee, holder: Citizen
) -> None:
    official: Official = replace(committee.approver, organisation_id=uuid4(), region=FENSHUI)
    with asking(official):
        changed = await Proof.all().update(region=FENSHUI)

    assert changed == 0


async def test_a_command_that_reads_one_moment_sees_everybodys_rows(
    holder: Citizen, database_url: str
) -> None:
    """Else a check of what must hold would find nothing wrong in what it cannot see."""
    async with a_login(database_url) as url, db.snapshot(url) as alone:
        assert await alone.fetchval("SELECT count(*) FROM proof") == HERS
