"""The worker process: it ends in good order, and waits for a database that comes back."""

import asyncio
import base64
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest
from arq.connections import ArqRedis

from backend.foundation.outbox import OutboxDelivery
from backend.foundation.services import Services
from backend.notices.models import ChannelOutcome, Notice
from backend.proofs.lifecycle import ProofState
from scripts.local.embedded import EmbeddedPostgres
from scripts.local.processes import run_to_end
from scripts.local.same_port import SamePortPostgres
from tests.factories import a_committee, a_proof
from tests.worker import workshop
from tests.worker.gateway import Gateway
from tests.worker.process import environment_of, worker_process

pytestmark = pytest.mark.anyio


@pytest.fixture
def environment(
    database_url: str, redis_url: str, fonts: Path, pki: Path, tmp_path: Path
) -> dict[str, str]:
    return environment_of(
        database_url=database_url,
        redis_url=redis_url,
        storage=tmp_path,
        fonts=fonts,
        pki=pki,
    )


def _sms(gateway: Gateway, folder: Path) -> dict[str, str]:
    secret = folder / "gateway"
    secret.write_bytes(base64.b64encode(b"shared with the gateway, 32 bytes"))
    return {"PORTAL_SMS_URL": gateway.url, "PORTAL_SMS_SECRET_FILE": str(secret)}


async def test_sigterm_gives_running_jobs_back_and_ends_without_complaint(
    services: Services,
    database: None,
    queue: ArqRedis,
    sms: Gateway,
    environment: dict[str, str],
    tmp_path: Path,
) -> None:
    sms.answers.clear()
    await a_proof(services, await a_committee(services), state=ProofState.SENT_BACK)

    async def message_is_on_its_way() -> bool:
        return bool(sms.requests)

    with worker_process(environment | _sms(sms, tmp_path), tmp_path / "worker.log") as worker:
        await workshop.eventually(message_is_on_its_way)
        worker.process.send_signal(signal.SIGTERM)
        assert await asyncio.to_thread(worker.process.wait, 10) == 0, worker.said()

    given_back = await OutboxDelivery.get(done_at__isnull=True)
    assert given_back.job == "notices.tell_owner_of_send_back"
    assert given_back.last_error is None
    assert [each.id for each in await workshop.deliveries()] == [given_back.id]
    assert not await Notice.filter(channel_outcome=ChannelOutcome.SENT).exists()
    assert "Traceback" not in worker.said()


async def test_sigterm_while_redis_is_away_ends_without_complaint(
    environment: dict[str, str], tmp_path: Path
) -> None:
    nowhere = environment | {"REDIS_URL": "redis://127.0.0.1:1/0"}

    with worker_process(nowhere, tmp_path / "worker.log") as worker:
        worker.wait_until_it_says("queue waits: ConnectionError")
        worker.process.send_signal(signal.SIGTERM)
        assert await asyncio.to_thread(worker.process.wait, 10) == 0, worker.said()


@pytest.fixture
def own_postgres(tmp_path: Path) -> Iterator[EmbeddedPostgres]:
    folder = tmp_path / "postgres"
    with SamePortPostgres(folder) as server:  # Durable: one of its ends is a crash.
        yield server


async def test_a_database_that_goes_and_comes_back_finds_the_worker_at_work(
    own_postgres: EmbeddedPostgres,
    queue: ArqRedis,
    environment: dict[str, str],
    tmp_path: Path,
) -> None:
    there = environment | {"DATABASE_URL": own_postgres.url}
    # In a process of its own: this one has a database already.
    run_to_end([sys.executable, "-m", "backend.migrations"], os.environ | there)
    with worker_process(there, tmp_path / "worker.log") as worker:
        await _work_is_done(own_postgres.url, 1)

        # In good order first, then as a crash of the machine would.
        for times, farewell in enumerate((signal.SIGINT, signal.SIGQUIT), start=1):
            own_postgres.child.stop_signal = farewell  # type: ignore[union-attr] -- it runs
            own_postgres.stop()
            worker.wait_until_it_says("relay waits", times=times)
            own_postgres.start()
            await _work_is_done(own_postgres.url, 1 + times)

        assert worker.process.poll() is None, worker.said()


async def _work_is_done(url: str, count: int) -> None:
    """Asks for one quick job, and waits until so many have been done in all."""
    connection = await asyncpg.connect(url)

    async def all_done() -> bool:
        done = "SELECT count(*) FROM outbox_delivery WHERE done_at IS NOT NULL"
        return await connection.fetchval(done) == count

    try:
        await connection.execute(
            "INSERT INTO outbox_event (name, payload, recorded_at)"
            " VALUES ('proof.withdrawn', jsonb_build_object('proof_id', $1::text), now())",
            str(uuid4()),
        )
        await workshop.eventually(all_done)
    finally:
        await connection.close()
