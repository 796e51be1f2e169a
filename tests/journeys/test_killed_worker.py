"""A worker that dies at any moment delays a proof by seconds, and loses or doubles none."""

import asyncio
import random
import time

import asyncpg
import redis

from scripts.demo import people
from scripts.demo.client import Client
from scripts.demo.journey import APPROVE
from scripts.disorder.desk import checked_cases
from tests.running import RunningPortal

APPROVALS = 200
KILLS = 20


def test_200_approvals_and_20_kills_give_200_sealed_proofs_without_a_gap(
    running_portal: RunningPortal,
) -> None:
    with Client(running_portal.address) as approver:
        proofs = checked_cases(running_portal.address, APPROVALS)
        _sign_in(approver, people.APPROVER)
        approver.step_up()
        _approve_and_kill(running_portal, approver, proofs)
    _wait_until_issued(running_portal, APPROVALS)

    figures = asyncio.run(_figures(running_portal.environment["DATABASE_URL"]))
    assert figures == {
        "issued": APPROVALS,
        "serials": list(range(1, APPROVALS + 1)),
        "numbers": APPROVALS,
        "sealed_files": APPROVALS,
        "uses": APPROVALS,
        "undone": 0,
    }


def _approve_and_kill(portal: RunningPortal, approver: Client, proofs: list[str]) -> None:
    chance = random.Random(20)
    for number, proof_id in enumerate(proofs, start=1):
        approver.do(APPROVE, id=proof_id)
        if number % (APPROVALS // KILLS) == 0:
            time.sleep(chance.uniform(0, 0.8))
            portal.kill("worker")
            if number == APPROVALS // 2:
                _flush(portal.environment["REDIS_URL"])
            portal.start("worker")


def _flush(url: str) -> None:
    # Redis is no truth either: what it held is gone.
    with redis.Redis.from_url(url) as server:
        server.flushall()


def _sign_in(staff: Client, account: people.Account) -> None:
    staff.sign_in(account)
    staff.act_for(people.VILLAGE_USCC)


def _wait_until_issued(portal: RunningPortal, wanted: int) -> None:
    end = time.monotonic() + 300
    issued = 0
    while issued < wanted and time.monotonic() < end:
        time.sleep(0.5)
        issued = asyncio.run(_figures(portal.environment["DATABASE_URL"]))["issued"]


async def _figures(url: str) -> dict[str, object]:
    database = await asyncpg.connect(url)
    try:
        return {
            "issued": await database.fetchval("SELECT count(*) FROM proof WHERE state = 'issued'"),
            "serials": await database.fetchval(
                "SELECT array_agg(serial ORDER BY serial) FROM proof_snapshot"
            ),
            "numbers": await database.fetchval("SELECT count(DISTINCT number) FROM proof_snapshot"),
            "sealed_files": await database.fetchval(
                "SELECT count(DISTINCT proof_id) FROM proof_file WHERE kind = 'sealed'"
            ),
            "uses": await database.fetchval("SELECT count(*) FROM seal_use"),
            "undone": await database.fetchval(
                "SELECT count(*) FROM outbox_delivery WHERE done_at IS NULL AND job LIKE 'proofs.%'"
            ),
        }
    finally:
        await database.close()
