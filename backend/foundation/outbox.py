"""What happened, written in the transaction that made it happen; and what is still to follow.

PostgreSQL is the truth. An event row is expanded by the relay into one delivery per reaction; a
delivery is done when its job says so, here, and not when a queue accepted it. A queue that loses a
message, or a worker that dies with one, delays a delivery by its lease and no longer.
"""

import dataclasses
import json
import types
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, ClassVar, Self, get_args, get_type_hints
from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from backend.foundation import clock, db, request_ids

CHANNEL = "outbox"
"""The NOTIFY channel that wakes relays; a lost notification costs one poll, nothing else."""


class OutboxEvent(Model):
    """One thing that happened. Append-only; `expanded_at` is set once its deliveries exist."""

    id = fields.BigIntField(primary_key=True)
    name = fields.CharField(max_length=80)
    payload = fields.JSONField[dict[str, Any]]()
    recorded_at = fields.DatetimeField()
    expanded_at = fields.DatetimeField(null=True)
    request_id = fields.CharField(max_length=request_ids.LENGTH, null=True)
    """Of the deed that caused it; null for what the clock does by itself."""

    class Meta(Model.Meta):
        table = "outbox_event"


class OutboxDelivery(Model):
    """One job that must follow an event. Due again at `due_at` until `done_at` is set."""

    event_id: int

    id = fields.BigIntField(primary_key=True)
    event = fields.ForeignKeyField(
        "portal.OutboxEvent", related_name="deliveries", on_delete=fields.RESTRICT
    )
    job = fields.CharField(max_length=120)
    attempts = fields.IntField(default=0)
    failures = fields.IntField(default=0, db_default=0)
    """Of these, those that ended with an error of the job. A lost message or a dead runner is none,
    so that a portal that was restarted often does not leave papers waiting."""
    due_at = fields.DatetimeField()
    runner = fields.UUIDField(null=True)
    last_error = fields.TextField(null=True)
    done_at = fields.DatetimeField(null=True)

    class Meta(Model.Meta):
        table = "outbox_delivery"
        unique_together = (("event", "job"),)


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """Base of all events: a past tense, with ids and facts as fields, never personal data.

    Fields are str, int, UUID, date or datetime, optionally None.
    """

    NAME: ClassVar[str]

    def payload(self) -> dict[str, Any]:
        """The fields as JSON values."""
        return {field.name: _plain(getattr(self, field.name)) for field in dataclasses.fields(self)}

    @classmethod
    def from_payload(cls, payload: Mapping[str, Any]) -> Self:
        """Rebuilds the event from what `payload` gave; raises KeyError for a missing field."""
        hints = get_type_hints(cls)
        return cls(
            **{
                field.name: _typed(payload[field.name], hints[field.name])
                for field in dataclasses.fields(cls)
            }
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Delivery:
    """A delivery handed to a queue or a runner."""

    id: int
    job: str
    attempts: int
    event: str
    payload: dict[str, Any]
    request_id: str | None
    """See OutboxEvent."""
    taken_at: datetime = field(compare=False)
    """When this time, by the database's clock."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Backlog:
    """What waits in one place."""

    count: int
    oldest: datetime | None
    failing: int = 0
    """Of these, how many have failed at their last run."""


HELD = datetime(9999, 1, 1, tzinfo=UTC)
"""Due by nobody's clock: whoever restored the database releases it, see backups.actions."""
LEASE_SECONDS = 2.5
"""A runner that has not renewed for this long is dead. Noticing it (0.5 s) and making the paper
(1 s) included, whoever waits for it waits less than 5 s longer. With 2 s, runners on a machine of
load 17 lost their leases alive, and papers were signed twice to be released once."""
RESEND_SECONDS = 3.0
"""A message not started by now may be lost. A second copy costs one statement."""
_LONGEST_PAUSE_SECONDS = 300.0
_BATCH = 100
_AHEAD = 12
"""Handed over and not started, at most: about what one worker starts before it is sent again.

The rest waits here. A queue longer than that would fill with second copies of itself.
"""


async def record(event: Event) -> None:
    """Writes the event in the running transaction and wakes a relay when that commits."""
    current = db.connection()
    await current.execute_query(
        "WITH written AS ("
        " INSERT INTO outbox_event (name, payload, recorded_at, request_id)"
        " VALUES ($1, $2::jsonb, $3, $4)"
        " RETURNING id) SELECT pg_notify($5, id::text) FROM written",
        [event.NAME, json.dumps(event.payload()), clock.now(), request_ids.current(), CHANNEL],
    )


async def expand(follows: Mapping[str, Sequence[str]]) -> int:
    """Turns new events into deliveries, one per job that `follows` names; returns how many events.

    One statement; relays running at once take disjoint batches. An event that `follows` does not
    know stays: during a deployment it comes from a newer release and waits for its worker.
    """
    pairs = [(event, job) for event, jobs in follows.items() for job in jobs]
    rows = await db.connection().execute_query_dict(
        "WITH batch AS ("
        " SELECT id, name FROM outbox_event WHERE expanded_at IS NULL AND name = ANY($4::text[])"
        " ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED),"
        " made AS ("
        " INSERT INTO outbox_delivery (event_id, job, attempts, due_at)"
        " SELECT batch.id, follows.job, 0, now() FROM batch"
        " JOIN unnest($1::text[], $2::text[]) AS follows(event, job)"
        " ON follows.event = batch.name ON CONFLICT DO NOTHING)"
        " UPDATE outbox_event SET expanded_at = now() FROM batch"
        " WHERE outbox_event.id = batch.id RETURNING outbox_event.id",
        [[event for event, _ in pairs], [job for _, job in pairs], _BATCH, list(follows)],
    )
    return len(rows)


async def take_due() -> list[Delivery]:
    """Deliveries to hand to the queue now: new, lost, failed, or abandoned by a dead runner.

    Never more than the queue has room for, the longest due first.
    """
    rows = await db.connection().execute_query_dict(
        "WITH due AS ("
        " SELECT id FROM outbox_delivery WHERE done_at IS NULL"
        # Nothing is put off for an hour: that is due behind a clock that went back. But for what
        # is held after a restore.
        " AND (due_at <= now() OR due_at > now() + interval '1 hour' AND due_at < '9999-01-01+00')"
        " ORDER BY due_at LIMIT (SELECT greatest(0, $2 - count(*)) FROM outbox_delivery"
        " WHERE done_at IS NULL AND runner IS NULL AND due_at > now())"
        " FOR UPDATE SKIP LOCKED)"
        " UPDATE outbox_delivery AS d"
        " SET attempts = d.attempts + 1, runner = NULL,"
        " due_at = now() + make_interval(secs => $1)"
        " FROM due, outbox_event AS e WHERE d.id = due.id AND e.id = d.event_id"
        " RETURNING d.id, d.job, d.attempts, e.name, e.payload, e.request_id,"
        " now() AS taken_at",
        [RESEND_SECONDS, _AHEAD],
    )
    return [_delivery(row) for row in rows]


async def take_over(runner: UUID, *, most: int) -> list[Delivery]:
    """Leases what is due to a runner at once, with no queue between; the longest due first."""
    rows = await db.connection().execute_query_dict(
        "WITH due AS ("
        " SELECT id FROM outbox_delivery WHERE done_at IS NULL"
        # Nothing is put off for an hour: that is due behind a clock that went back. But for what
        # is held after a restore.
        " AND (due_at <= now() OR due_at > now() + interval '1 hour' AND due_at < '9999-01-01+00')"
        " ORDER BY due_at LIMIT $3 FOR UPDATE SKIP LOCKED)"
        " UPDATE outbox_delivery AS d"
        " SET attempts = d.attempts + 1, runner = $1,"
        " due_at = now() + make_interval(secs => $2)"
        " FROM due, outbox_event AS e WHERE d.id = due.id AND e.id = d.event_id"
        " RETURNING d.id, d.job, d.attempts, e.name, e.payload, e.request_id,"
        " now() AS taken_at",
        [runner, LEASE_SECONDS, most],
    )
    return [_delivery(row) for row in rows]


async def start(delivery_id: int, runner: UUID) -> Delivery | None:
    """Leases a delivery to a runner; None when it is done or somebody else is at it."""
    rows = await db.connection().execute_query_dict(
        "UPDATE outbox_delivery AS d SET runner = $2, due_at = now() + make_interval(secs => $3)"
        " FROM outbox_event AS e"
        " WHERE d.id = $1 AND e.id = d.event_id AND d.done_at IS NULL"
        " AND (d.runner IS NULL OR d.due_at <= now())"
        " RETURNING d.id, d.job, d.attempts, e.name, e.payload, e.request_id,"
        " now() AS taken_at",
        [delivery_id, runner, LEASE_SECONDS],
    )
    return _delivery(rows[0]) if rows else None


async def renew(delivery_id: int, runner: UUID) -> None:
    """Says that the runner is alive."""
    await db.connection().execute_query(
        "UPDATE outbox_delivery SET due_at = now() + make_interval(secs => $3)"
        " WHERE id = $1 AND runner = $2 AND done_at IS NULL",
        [delivery_id, runner, LEASE_SECONDS],
    )


async def finish(delivery_id: int) -> None:
    """The job has done what there was to do."""
    await db.connection().execute_query(
        "UPDATE outbox_delivery SET done_at = now(), last_error = NULL WHERE id = $1",
        [delivery_id],
    )


async def give_back(delivery: Delivery, runner: UUID, *, error: str | None) -> None:
    """The job failed (error) or was interrupted (None): due again after a pause, or at once.

    The lease stays until then, so that a second copy of the message does not cut the pause short.
    """
    await db.connection().execute_query(
        "UPDATE outbox_delivery SET last_error = coalesce($3, last_error),"
        " failures = failures + failed, due_at = now() + make_interval("
        " secs => failed * least(2.0 ^ least(failures + 1, 16), $4::float8))"
        " FROM (SELECT ($3::text IS NOT NULL)::int AS failed) AS this"
        " WHERE id = $1 AND runner = $2 AND done_at IS NULL",
        [delivery.id, runner, error, _LONGEST_PAUSE_SECONDS],
    )


async def waiting_deliveries() -> dict[str, Backlog]:
    """What is not done yet, by job."""
    rows = await db.connection().execute_query_dict(
        "SELECT d.job, count(*) AS count, min(e.recorded_at) AS oldest,"
        " count(d.last_error) AS failing"
        " FROM outbox_delivery AS d JOIN outbox_event AS e ON e.id = d.event_id"
        " WHERE d.done_at IS NULL GROUP BY d.job"
    )
    return {row.pop("job"): Backlog(**row) for row in rows}


async def waiting_events() -> Backlog:
    """Events without their deliveries."""
    rows = await db.connection().execute_query_dict(
        "SELECT count(*) AS count, min(recorded_at) AS oldest"
        " FROM outbox_event WHERE expanded_at IS NULL"
    )
    return Backlog(**rows[0])


def _delivery(row: Mapping[str, Any]) -> Delivery:
    payload = row["payload"]
    return Delivery(
        id=row["id"],
        job=row["job"],
        attempts=row["attempts"],
        event=row["name"],
        payload=json.loads(payload) if isinstance(payload, str) else payload,
        request_id=row["request_id"],
        taken_at=row["taken_at"],
    )


def _plain(value: object) -> object:
    match value:
        case UUID():
            return str(value)
        case date():  # datetime is one too
            return value.isoformat()
        case _:
            return value


def _typed(value: Any, hint: Any) -> object:
    if value is None:
        return None
    kinds: tuple[Any, ...] = get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
    match kinds[0]:
        case kind if kind is UUID:
            return UUID(value)
        case kind if kind is datetime:
            return datetime.fromisoformat(value)
        case kind if kind is date:
            return date.fromisoformat(value)
        case _:
            return value
