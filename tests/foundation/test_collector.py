"""What leaves for a collector of traces, read by OpenTelemetry's own messages."""

from collections.abc import Iterator

import pytest

from backend.foundation import collector, request_ids, tracing
from tests.operations.collecting import Collector, collecting

NUMBER = "990101199001010015"


@pytest.fixture
def told() -> Iterator[Collector]:
    with collecting() as found:
        yield found


def test_an_error_is_told_by_its_type_and_never_by_its_text(told: Collector) -> None:
    with (
        collector.telling(told.address, "test"),
        pytest.raises(ValueError, match=NUMBER),
        tracing.span("request", "graphql"),
    ):
        raise ValueError(NUMBER)

    (span,) = told.told
    assert span.attributes == {"error.type": "ValueError", "outcome": "error"}
    assert span.span.status.code == 2
    assert NUMBER.encode() not in b"".join(told.bodies)


def test_an_outcome_that_was_told_stays(told: Collector) -> None:
    def interrupted() -> None:
        with tracing.span("job", "proofs.seal_proof") as span:
            span.tell("interrupted")
            raise KeyboardInterrupt

    with collector.telling(told.address, "test"), pytest.raises(KeyboardInterrupt):
        interrupted()

    assert told.told[0].attributes["outcome"] == "interrupted"


def test_a_statement_outside_of_everything_is_not_told(told: Collector) -> None:
    with collector.telling(told.address, "test"):
        tracing.statement("SELECT 1 FROM proof", 0.01, failed=False)
        with tracing.span("job", "proofs.seal_proof"):
            tracing.statement("SELECT 1 FROM notice", 0.01, failed=True)

    assert {each.span.name for each in told.told} == {"SELECT notice", "proofs.seal_proof"}


def test_a_job_is_told_exactly_if_its_request_was(
    told: Collector, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By another process, which knows the request by its id alone."""
    monkeypatch.setenv("OTEL_TRACES_SAMPLER", "parentbased_traceidratio")
    monkeypatch.setenv("OTEL_TRACES_SAMPLER_ARG", "0.5")
    numbers = [request_ids.fresh() for _ in range(200)]

    with collector.telling(told.address, "web"):
        for number in numbers:
            request_ids.enter(number)
            with tracing.span("request", "graphql"):
                pass
    request_ids.enter(None)
    with collector.telling(told.address, "worker"):
        for number in numbers:
            with tracing.span("job", "proofs.seal_proof", of=number):
                pass

    requests = {each.trace for each in told.told if each.service == "web"}
    jobs = {each.trace for each in told.told if each.service == "worker"}
    assert requests == jobs
    assert 50 < len(requests) < 150


def test_each_job_of_the_clock_has_a_trace_of_its_own(told: Collector) -> None:
    with collector.telling(told.address, "worker"):
        for _ in range(3):
            with tracing.span("job", "proofs.expire"):
                pass

    assert len({each.trace for each in told.told}) == 3
    assert {each.parent for each in told.told} == {""}
