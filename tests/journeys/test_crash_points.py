"""Whoever dies wherever on the way of a paper: the next one goes on, and there is one paper."""

import asyncio
import signal
from typing import Any

import asyncpg
import httpx
import pytest

from backend.foundation.crash_points import CrashPoint
from backend.operations import invariants
from scripts.demo.client import Refusal
from tests.journeys.village import village_at
from tests.running import RunningPortal

DEADLY_FOR_WEB = (CrashPoint.NUMBERED, CrashPoint.APPROVED)
DEADLY_FOR_SIGNING = (CrashPoint.ALLOWED,)
DEADLY_FOR_WORKERS = tuple(
    each for each in CrashPoint if each not in DEADLY_FOR_WEB + DEADLY_FOR_SIGNING
)
_FIGURES = """
SELECT (SELECT array_agg(serial) FROM proof_snapshot) AS serials,
       (SELECT count(*) FROM proof_file WHERE kind = 'sealed') AS sealed_files,
       (SELECT count(*) FROM seal_use) AS uses,
       (SELECT count(*) FROM seal_signature) AS signatures,
       (SELECT count(*) FROM seal_intent) AS intents
"""


def test_one_paper_comes_of_it_when_a_process_dies_at_every_point_of_its_way(
    running_portal: RunningPortal,
) -> None:
    portal = running_portal
    with village_at(portal.address) as village:
        resident = village.resident("王桂香")
        proof_id = resident.requests()
        village.checks(proof_id, "王桂香一直在我村居住。")
        portal.kill("worker")

        for point in DEADLY_FOR_WEB:
            portal.kill("web")
            portal.start("web", crash_at=point)
            portal.wait_until_web_answers()
            with pytest.raises(httpx.TransportError):
                village.approves(proof_id)
            assert portal.ending_of("web") == -signal.SIGKILL
        portal.start("web")
        portal.wait_until_web_answers()
        with pytest.raises(Refusal, match="WRONG_STATE"):
            village.approves(proof_id)

        for point in DEADLY_FOR_WORKERS:
            if point is CrashPoint.INTENDED:
                _seal_with_a_signing_process_that_dies(portal)
            portal.start("worker", crash_at=point)
            assert portal.ending_of("worker") == -signal.SIGKILL, point
        portal.start("worker")
        resident.has_received(proof_id)

    figures, broken = asyncio.run(_found(portal.environment["DATABASE_URL"]))
    # Of five signatures one was released. Of the others the register of intents tells: those that
    # died with ALLOWED, SIGNED, SEALED and RECORDED. The sixth intent was never used.
    assert figures == {
        "serials": [1],
        "sealed_files": 1,
        "uses": 1,
        "signatures": 5,
        "intents": 6,
    }
    assert broken == {}


def _seal_with_a_signing_process_that_dies(portal: RunningPortal) -> None:
    portal.kill("signing")
    portal.start("signing", crash_at=CrashPoint.ALLOWED)
    portal.start("worker")
    assert portal.ending_of("signing") == -signal.SIGKILL
    portal.kill("worker")
    portal.start("signing")


async def _found(url: str) -> tuple[dict[str, Any], dict[str, Any]]:
    database = await asyncpg.connect(url)
    try:
        figures = await database.fetchrow(_FIGURES)
    finally:
        await database.close()
    found = await invariants.faults(url)
    return dict(figures or {}), {each.name: faults for each, faults in found.items() if faults}
