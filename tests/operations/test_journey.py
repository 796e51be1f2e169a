"""What operators see of a proof that was issued: figures and lines, and nobody's name."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from scripts.demo import people
from scripts.demo.people import Account
from tests.operations.conftest import Journey

SHOWN_IN_DEVELOPMENT = "backend.foundation.channels"
"""The gateway of a developer's machine is the log; production has no such line."""


def lines(journey: Journey, process: str) -> list[dict[str, Any]]:
    """The log of a process, whose every line is JSON."""
    return [json.loads(line) for line in journey.portal.log_of(process).splitlines()]


def sample(text: str, name: str, **labels: str) -> float:
    """One figure of a scrape; 0 when it is not there."""
    for family in text_string_to_metric_families(text):
        for each in family.samples:
            if each.name == name and labels.items() <= each.labels.items():
                return each.value
    return 0.0


def test_the_approval_and_every_job_that_followed_are_told_under_one_id(journey: Journey) -> None:
    (told,) = [
        line["message"]
        for line in lines(journey, "web")
        if line.get("request") == journey.approved_in
    ]
    followed = {
        line["message"].split()[1]
        for line in lines(journey, "worker")
        if line.get("request") == journey.approved_in and line["message"].endswith(": done")
    }

    assert re.fullmatch(r"graphql: ok, \d+ ms", told)
    assert {"proofs.render_proof", "proofs.seal_proof", "proofs.issue_proof"} <= followed


def test_the_web_process_counts_requests_and_statements(journey: Journey) -> None:
    text = journey.portal.scrape("web").text

    asked = sample(text, "portal_request_seconds_count", operation="graphql", outcome="ok")
    assert asked > 5
    assert sample(text, "portal_statement_seconds_count", outcome="ok") > asked
    assert sample(text, "portal_database_connections_max") == 20
    assert sample(text, "process_resident_memory_bytes") > 0


def test_the_worker_counts_what_it_made_and_tells_what_waits(journey: Journey) -> None:
    text = journey.portal.scrape("worker").text

    assert sample(text, "portal_issue_seconds_count") == 1
    assert sample(text, "portal_seals_total", level="B-LTA") == 1
    sealing = {"delivery": "proofs.seal_proof", "outcome": "done"}
    assert sample(text, "portal_delivery_seconds_count", **sealing) == 1
    assert sample(text, "portal_press_jobs_total", outcome="done") >= 1
    assert sample(text, "portal_press_starts_total") == 1
    assert sample(text, "portal_figures_known") == 1
    assert sample(text, "portal_migrations_missing") == 0
    assert sample(text, "portal_timestamp_authority_resting", authority="127.0.0.1") == 0


@pytest.mark.parametrize("process", ["web", "worker"])
def test_everything_that_a_paper_needs_is_well(journey: Journey, process: str) -> None:
    answer = journey.portal.scrape(process, "/health/deep")

    parts = answer.json()["parts"]
    assert (answer.status_code, answer.json()["status"]) == (200, "ok"), parts
    needed = {"database", "clock", "storage", "press", "signing", "timestamps"}
    waiting = {"deliveries", "outbox", "unsealed", "evidence", "audit", "migrations", "invariants"}
    assert parts.keys() == needed | waiting | ({"queue"} if process == "worker" else set())


@pytest.mark.parametrize("process", ["web", "worker"])
def test_no_scrape_and_no_line_names_anybody(journey: Journey, process: str) -> None:
    told = [
        json.dumps(line, ensure_ascii=False)
        for line in lines(journey, process)
        if line["logger"] != SHOWN_IN_DEVELOPMENT
    ]
    told += [journey.portal.scrape(process, path).text for path in ("/metrics", "/health/deep")]
    accounts = [journey.resident.account] + [
        each for each in vars(people).values() if isinstance(each, Account)
    ]
    personal = {
        word for each in accounts for word in (each.name, each.phone, each.id_number) if word
    }

    assert len(personal) > 12
    assert [word for word in personal if any(word in line for line in told)] == []


@pytest.mark.parametrize("process", ["web", "worker", "signing"])
def test_no_secret_is_in_an_environment_a_command_line_or_a_log(
    journey: Journey, process: str
) -> None:
    """Reliability goal S15; the passwords of embedded servers are a development machine's."""
    portal = journey.portal
    files = [portal.folder / "secret", portal.folder / "audit" / "key"]
    files += (portal.folder / "pki").rglob("passphrase")
    known = [file.read_bytes().strip() for file in files]
    kernel = f"/proc/{portal.processes[process].pid}"
    told = {name: Path(f"{kernel}/{name}").read_bytes() for name in ("environ", "cmdline")}
    told["log"] = portal.log_of(process).encode()

    assert len(known) == 3
    assert b"PORTAL_SECRET_FILE" in told["environ"]
    assert [name for name, text in told.items() if any(secret in text for secret in known)] == []


def test_the_command_that_looks_for_unnamed_files_finds_none(journey: Journey) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "backend.backups.orphans"],
        env=journey.portal.environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (0, "0 files that no row names\n"), done.stderr


def test_operations_are_not_told_on_the_public_port(journey: Journey) -> None:
    address = journey.portal.address

    assert httpx.get(f"{address}/health/live").json() == {"status": "ok"}
    assert httpx.get(f"{address}/health/ready").json() == {"status": "ok"}
    assert httpx.get(f"{address}/health/deep").status_code == 404
    assert "portal_request_seconds" not in httpx.get(f"{address}/metrics").text
