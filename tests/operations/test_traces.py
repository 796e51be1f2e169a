"""What a collector is told of a proof from its approval to its paper, and what it is never told."""

import asyncio
import time
from pathlib import Path

import httpx

from scripts.demo import people
from scripts.demo.people import Account
from tests.databases import new_database
from tests.door.web_process import WebProcesses, ended_after
from tests.operations.collecting import Told, silence
from tests.operations.conftest import Journey
from tests.worker.process import environment_of

WEB, WORKER = "mianzheng-web", "mianzheng-worker"
FOLLOWED = {"proofs.render_proof", "proofs.seal_proof", "proofs.issue_proof"}
KINDS = {2: "server", 3: "client", 5: "consumer"}


def approval(journey: Journey) -> dict[str, list[Told]]:
    """The spans of the request in which the proof was approved, and of what followed, by name."""
    trace = journey.approved_in * 2
    journey.collector.wait_for(
        lambda told: {each.span.name for each in told if each.trace == trace} >= FOLLOWED
    )
    spans: dict[str, list[Told]] = {}
    for each in journey.collector.of_trace(trace):
        spans.setdefault(each.span.name, []).append(each)
    return spans


def test_the_number_of_a_request_leads_to_its_trace(journey: Journey) -> None:
    (request,) = approval(journey)["graphql"]

    assert (request.service, KINDS[request.span.kind]) == (WEB, "server")
    assert (request.id, request.parent) == (journey.approved_in, "")
    assert request.attributes == {"outcome": "ok"}


def test_the_jobs_of_an_approval_follow_from_it(journey: Journey) -> None:
    spans = approval(journey)

    for name in FOLLOWED:
        (job,) = spans[name]
        assert (job.service, KINDS[job.span.kind]) == (WORKER, "consumer")
        assert job.parent == journey.approved_in
        assert job.attributes["outcome"] == "done"


def test_statements_belong_to_what_sent_them(journey: Journey) -> None:
    spans = approval(journey)
    names = {each.id: each.span.name for found in spans.values() for each in found}

    for service, name, sender in (
        (WEB, "UPDATE proof", "graphql"),
        (WEB, "INSERT outbox_event", "graphql"),
        (WORKER, "UPDATE outbox_delivery", "proofs.seal_proof"),
    ):
        senders = {names[each.parent] for each in spans[name] if each.service == service}
        assert sender in senders, (name, senders)


def test_questions_to_the_time_stamp_authority_belong_to_the_sealing(journey: Journey) -> None:
    spans = approval(journey)
    (sealing,) = spans["proofs.seal_proof"]

    asked = spans["POST 127.0.0.1"]

    assert sealing.id in {each.parent for each in asked}
    assert {each.attributes["outcome"] for each in asked} == {"ok"}


def test_every_statement_ends_before_what_sent_it_does(journey: Journey) -> None:
    """Else the widths of a picture would lie: they are measured by one clock."""
    spans = approval(journey)
    (request,) = spans["graphql"]
    children = [each for found in spans.values() for each in found if each.parent == request.id]
    statements = [each.span for each in children if each.service == WEB]

    assert len(statements) > 5
    lead = 5_000_000  # What is told on the next turn of the loop is told as ending then.
    for span in statements:
        assert request.span.start_time_unix_nano <= span.start_time_unix_nano + lead
        assert span.end_time_unix_nano <= request.span.end_time_unix_nano + lead


def test_no_span_names_anybody(journey: Journey) -> None:
    approval(journey)
    accounts = [journey.resident.account] + [
        each for each in vars(people).values() if isinstance(each, Account)
    ]
    personal = {
        word for each in accounts for word in (each.name, each.phone, each.id_number) if word
    }

    told = b"".join(journey.collector.bodies)
    names = {each.span.name for each in journey.collector.told}

    assert len(personal) > 12
    assert [word for word in personal if word.encode() in told] == []
    assert [name for name in names if len(name) > 60 or "/" in name] == []


def test_a_collector_that_does_not_answer_keeps_nobody(
    postgres_url: str, redis_url: str, fonts: Path, pki: Path, tmp_path: Path
) -> None:
    environment = environment_of(
        database_url=asyncio.run(new_database(postgres_url, "silence")),
        redis_url=redis_url,
        storage=tmp_path,
        fonts=fonts,
        pki=pki,
    )
    with silence() as address:
        told = {"OTEL_EXPORTER_OTLP_ENDPOINT": address, "OTEL_BSP_SCHEDULE_DELAY": "50"}
        with WebProcesses(environment | told, tmp_path) as web:
            process = web.start()
            first = [asked(web) for _ in range(20)]
            # Long enough for the first spans to be on their way, and held.
            time.sleep(1)
            later = [asked(web) for _ in range(20)]
            seconds = ended_after(process)

    assert set(first + later) == {200}
    assert seconds < 10, "longer than an orchestrator waits"


def asked(web: WebProcesses) -> int:
    return httpx.get(f"{web.address}/health/ready").status_code
