"""The page that Prometheus reads: what the process has counted, and the figures of the moment."""

from prometheus_client import REGISTRY, Gauge, generate_latest

from backend import reactions
from backend.foundation import db
from backend.foundation.services import Services
from backend.operations.figures import Figures, age
from backend.operations.health import Health

CONNECTIONS = Gauge("portal_database_connections", "Connections of the pool.", ["state"])
CONNECTIONS_MAX = Gauge("portal_database_connections_max", "How many the pool may have.")
RESTING = Gauge(
    "portal_timestamp_authority_resting", "1 while an authority is left alone.", ["authority"]
)
KNOWN = Gauge("portal_figures_known", "1 when the database told the figures below, else 0.")
WAITING = Gauge("portal_deliveries_waiting", "Deliveries that are not done, by job.", ["delivery"])
FAILING = Gauge("portal_deliveries_failing", "Those of them whose last run failed.", ["delivery"])
OLDEST = Gauge("portal_deliveries_oldest_seconds", "Age of the oldest of them.", ["delivery"])
EVENTS = Gauge("portal_events_waiting", "Events that no relay has taken up.")
EVENTS_OLDEST = Gauge("portal_events_oldest_seconds", "Age of the oldest of them.")
UNSEALED = Gauge("portal_proofs_unsealed", "Approved proofs on their way to a paper.")
UNSEALED_OLDEST = Gauge("portal_proofs_unsealed_oldest_seconds", "How long one has stood still.")
STUCK = Gauge("portal_proofs_stuck", "Approved proofs that are held up, by trouble.", ["trouble"])
UNSTAMPED = Gauge("portal_seals_unstamped", "Sealed documents that want a time stamp.")
UNSTAMPED_OLDEST = Gauge("portal_seals_unstamped_oldest_seconds", "Age of the oldest seal.")
AUDIT = Gauge("portal_audit_waiting", "Audit entries without a place in the signed tree.")
AUDIT_OLDEST = Gauge("portal_audit_oldest_seconds", "Age of the oldest of them.")
AUDIT_GONE = Gauge("portal_audit_gone", "Entries that vanished while they waited.")
UNKNOWN_CHECKS = Gauge("portal_checks_unknown", "Checks of the last minute that found nothing.")
INVARIANTS = Gauge(
    "portal_invariant_rows", "What contradicts what must always hold, by invariant.", ["invariant"]
)
MIGRATIONS = Gauge("portal_migrations_missing", "Migrations of this release not applied.")

_BY_LABEL = (WAITING, FAILING, OLDEST, STUCK, INVARIANTS)
_SINGLE = (
    EVENTS, EVENTS_OLDEST, UNSEALED, UNSEALED_OLDEST, UNSTAMPED, UNSTAMPED_OLDEST,
    AUDIT, AUDIT_OLDEST, AUDIT_GONE, UNKNOWN_CHECKS, MIGRATIONS,
)  # fmt: skip
_UNKNOWN = float("nan")


async def page(services: Services, health: Health) -> bytes:
    """Everything in the text format of Prometheus."""
    pool = db.pool_use()
    CONNECTIONS.labels("busy").set(pool.busy)
    CONNECTIONS.labels("idle").set(pool.idle)
    CONNECTIONS_MAX.set(pool.most)
    for authority, rests in services.evidence.resting.items():
        RESTING.labels(authority).set(rests)
    known = await health.figures.get()
    for gauge in _BY_LABEL:
        gauge.clear()
    KNOWN.set(known is not None)
    if known is None:
        # What was true some time ago must not pass for what is.
        for gauge in _SINGLE:
            gauge.set(_UNKNOWN)
    else:
        _show(known, stamped=services.evidence.obtainable)
    for name, rows in (await health.invariants.get() or {}).items():
        INVARIANTS.labels(name).set(rows)
    return generate_latest(REGISTRY)


def _show(known: Figures, *, stamped: bool) -> None:
    for job, backlog in known.deliveries.items():
        # A job of a newer release waits for its worker.
        label = job if job in reactions.JOBS else "unknown"
        WAITING.labels(label).set(backlog.count)
        FAILING.labels(label).set(backlog.failing)
        OLDEST.labels(label).set(age(backlog.oldest))
    for trouble, count in known.production.stuck.items():
        STUCK.labels(trouble.value).set(count)
    EVENTS.set(known.events.count)
    EVENTS_OLDEST.set(age(known.events.oldest))
    UNSEALED.set(known.production.under_way)
    UNSEALED_OLDEST.set(age(known.production.oldest))
    # Where nobody gives time stamps, none is wanted.
    UNSTAMPED.set(known.evidence.count if stamped else 0)
    UNSTAMPED_OLDEST.set(age(known.evidence.oldest) if stamped else 0)
    AUDIT.set(known.audit.waiting)
    AUDIT_OLDEST.set(age(known.audit.oldest))
    AUDIT_GONE.set(known.audit.gone)
    UNKNOWN_CHECKS.set(known.unknown_checks)
    MIGRATIONS.set(known.missing_migrations)
