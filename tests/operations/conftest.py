"""A portal in which one proof was issued, and servers that go away and come back."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from scripts.demo.journey import APPROVE
from tests.journeys.village import Resident, village_at
from tests.operations.collecting import Collector, collecting
from tests.running import RunningPortal, running

_STATEMENT = "王桂香自2012年3月起一直在我村第三村民小组居住。"


@dataclass(frozen=True)
class Journey:
    """One proof from the question to the paper, and the request in which it was approved."""

    portal: RunningPortal
    resident: Resident
    approved_in: str
    collector: Collector


@pytest.fixture(scope="module")
def journey(
    postgres_url: str, redis_url: str, fonts: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Journey]:
    """Played over HTTP, with processes that log as in production."""
    folder = tmp_path_factory.mktemp("portal")
    with pytest.MonkeyPatch.context() as patch, collecting() as collector:
        patch.setenv("PORTAL_LOG", "json")
        patch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.address)
        patch.setenv("OTEL_BSP_SCHEDULE_DELAY", "100")
        patch.setenv("PORTAL_REVOCATION_LISTS", str(folder / "pki" / "crl"))
        yield from _played(postgres_url, redis_url, fonts, folder, collector)


def _played(
    postgres_url: str, redis_url: str, fonts: Path, folder: Path, collector: Collector
) -> Iterator[Journey]:
    with running(postgres_url, redis_url, fonts, folder) as portal:
        with village_at(portal.address) as village:
            resident = village.resident("王桂香")
            proof_id = resident.requests()
            village.checks(proof_id, _STATEMENT)
            village.approver.confirm()
            asked = {"query": APPROVE, "variables": {"id": proof_id}}
            answer = village.approver.http.post("/graphql", json=asked)
            assert "code" not in answer.text, answer.text
            resident.has_received(proof_id)
        yield Journey(portal, resident, answer.headers["x-request-id"], collector)
