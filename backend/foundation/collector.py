"""Telling spans to a collector by OTLP over HTTP; loaded only by a process that is told of one.

The id of a request is the id of its first span, and written twice that of its trace: whoever has a
line of the log, or the number that a person was told, finds the trace, and a job finds the request
that it follows from. The variables OTEL_… of the SDK hold, those of the sampler for example.
"""

import logging
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager

from opentelemetry import trace
from opentelemetry.context import Context
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.sdk.trace.id_generator import RandomIdGenerator
from opentelemetry.trace import SpanContext, SpanKind, Status, StatusCode, TraceFlags

from backend.foundation import request_ids, tracing
from backend.foundation.tracing import Kind

TIMEOUT_SECONDS = 2.0
"""Of one delivery of spans; those that a collector does not take are dropped."""
GRACE_SECONDS = 1.0
"""For the last spans, when the process ends."""
_FAILED = frozenset({"error", "failed"})
_KINDS = {
    "request": SpanKind.SERVER,
    "job": SpanKind.CONSUMER,
    "question": SpanKind.CLIENT,
}
_NANO = 1_000_000_000


@contextmanager
def telling(endpoint: str, service: str) -> Generator[None]:
    """Spans of this process go to the collector at `endpoint` while the block lasts.

    They leave from a thread of their own, and wait in a queue of 2,048: a collector that is slow,
    away or silent costs spans and nothing else.
    """
    # Each batch that it does not take would be a line; whoever collects sees that none come.
    logging.getLogger("opentelemetry").setLevel(logging.CRITICAL)
    provider = TracerProvider(
        resource=Resource.create({"service.name": service}),
        id_generator=_OfRequests(),
        shutdown_on_exit=False,
    )
    address = endpoint.rstrip("/") + "/v1/traces"
    exporter = OTLPSpanExporter(endpoint=address, timeout=TIMEOUT_SECONDS)
    provider.add_span_processor(BatchSpanProcessor(exporter))
    tracing.tell(_Collector(provider))
    try:
        yield
    finally:
        tracing.tell(None)
        # It waits up to 30 s for a collector that says nothing.
        farewell = threading.Thread(target=provider.shutdown, daemon=True)
        farewell.start()
        farewell.join(GRACE_SECONDS)


class _OfRequests(RandomIdGenerator):
    """The SDK asks for the id of a new trace, and then at once for that of its first span."""

    _first: int | None = None

    def generate_trace_id(self) -> int:
        request_id = request_ids.current()
        if request_id is None:
            return super().generate_trace_id()
        self._first = int(request_id, 16)
        return int(request_id * 2, 16)

    def generate_span_id(self) -> int:
        first, self._first = self._first, None
        return super().generate_span_id() if first is None else first


class _Collector:
    def __init__(self, provider: TracerProvider) -> None:
        self._tracer = provider.get_tracer("mianzheng")
        self._sampler = provider.sampler

    def span(
        self, kind: Kind, name: str, *, of: str | None = None, delivery_id: int | None = None
    ) -> Generator[tracing.Span]:
        with self._tracer.start_as_current_span(
            name,
            context=None if of is None else self._following(of),
            kind=_KINDS[kind],
            attributes={} if delivery_id is None else {"delivery.id": delivery_id},
            # Their texts may repeat what a person typed.
            record_exception=False,
            set_status_on_exception=False,
        ) as span:
            told = _Told(span)
            try:
                yield told
            except BaseException as error:
                span.set_attribute("error.type", type(error).__qualname__)
                if not told.has_told:
                    told.tell("error")
                raise

    def statement(self, name: str, seconds: float, *, failed: bool) -> None:
        if not trace.get_current_span().get_span_context().is_valid:
            return
        ended = time.time_ns()
        span = self._tracer.start_span(
            name,
            kind=SpanKind.CLIENT,
            attributes={"db.system.name": "postgresql"},
            start_time=ended - int(seconds * _NANO),
        )
        _Told(span).tell("failed" if failed else "ok")
        span.end(ended)

    def _following(self, request_id: str) -> Context:
        """In the trace of the request, and told if that one is."""
        trace_id = int(request_id * 2, 16)
        decision = self._sampler.should_sample(None, trace_id, "").decision
        first = SpanContext(
            trace_id,
            int(request_id, 16),
            is_remote=True,
            trace_flags=TraceFlags(TraceFlags.SAMPLED if decision.is_sampled() else 0),
        )
        return trace.set_span_in_context(trace.NonRecordingSpan(first))


class _Told:
    def __init__(self, span: trace.Span) -> None:
        self._span = span
        self.has_told = False

    def tell(self, outcome: str, *, name: str | None = None) -> None:
        self.has_told = True
        if name is not None:
            self._span.update_name(name)
        self._span.set_attribute("outcome", outcome)
        if outcome in _FAILED:
            self._span.set_status(Status(StatusCode.ERROR))
