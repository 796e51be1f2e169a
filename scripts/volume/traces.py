"""What follows from papers that are copied: set-based, in the transaction that copies them.

Nothing here needs a key. What the portal writes with one comes in the temporary table `use`.
"""
# ruff: noqa: S608 -- statements are made of our own words

import asyncpg

from scripts.volume import lives, papers
from scripts.volume.papers import Batch

_KINDS = {"applicant_name": "bytea", "applicant_phone": "bytea", "asked": "text"}
_USE = ", ".join(f"{name} {_KINDS.get(name, 'uuid')}" for name in papers.USE)
_TEMPORARY = f"""
CREATE TEMPORARY TABLE use ({_USE}) ON COMMIT DROP;
CREATE TEMPORARY TABLE paper (id uuid) ON COMMIT DROP;
CREATE TEMPORARY TABLE line (ending text, place int, verb text, state text, actor text,
    reason text) ON COMMIT DROP
"""


def _among(states: frozenset[str]) -> str:
    return "(" + ", ".join(f"'{state}'" for state in sorted(states)) + ")"


_SEALED, _PRINTED = _among(frozenset(lives.SEALED)), _among(frozenset(lives.PRINTED))
_HASH = "encode(sha256(uuid_send(gen_random_uuid())), 'hex')"
_AT = "snapshot.approved_at + interval '1 minute'"

_STATEMENTS = (
    "ANALYZE use, paper, line",
    """
INSERT INTO proof_step (id, proof_id, at, verb, state, person_id, reason)
SELECT gen_random_uuid(), proof.id, requested_at + line.place * interval '40 minutes', line.verb,
    line.state, CASE actor WHEN 'applicant' THEN applicant_id WHEN 'preparer' THEN preparer_id
        WHEN 'approver' THEN approver_id END, line.reason
FROM paper JOIN proof USING (id) JOIN line ON line.ending = proof.state
""",
    f"""
INSERT INTO proof_file (id, proof_id, kind, sha256, size, pages, revision, seal_level, made_at)
SELECT gen_random_uuid(), proof.id, 'rendered', {_HASH}, 57000, 1, 1, NULL, {_AT}
FROM paper JOIN proof USING (id) JOIN proof_snapshot AS snapshot ON snapshot.proof_id = proof.id
WHERE state IN {_PRINTED}
UNION ALL
SELECT gen_random_uuid(), proof.id, 'sealed', {_HASH}, 66000, 1, 1, 'B-LTA', {_AT}
FROM paper JOIN proof USING (id) JOIN proof_snapshot AS snapshot ON snapshot.proof_id = proof.id
WHERE state IN {_SEALED}
""",
    """
INSERT INTO seal_warrant (id, document_id, seal_id, approver_id, handler_id, at, content, holder)
SELECT gen_random_uuid(), proof.id, use.seal_id, proof.approver_id, proof.preparer_id,
    snapshot.approved_at, proof.title || ' ' || snapshot.number, left(subject_name, 1) || '**'
FROM use JOIN proof ON proof.id = use.document_id
JOIN proof_snapshot AS snapshot ON snapshot.proof_id = proof.id
""",
    f"""
INSERT INTO seal_intent (id, warrant_id, digest, opened_at)
SELECT gen_random_uuid(), warrant.id, {_HASH}, warrant.at + interval '1 minute'
FROM use JOIN proof ON proof.id = use.document_id
JOIN seal_warrant AS warrant ON warrant.document_id = proof.id
WHERE state IN {_SEALED}
""",
    """
INSERT INTO seal_signature (id, intent_id, seal_id, at)
SELECT gen_random_uuid(), intent.id, warrant.seal_id, intent.opened_at
FROM use JOIN seal_warrant AS warrant USING (document_id)
JOIN seal_intent AS intent ON intent.warrant_id = warrant.id
""",
    f"""
INSERT INTO seal_use (id, at, seal_id, organisation_id, content, copies, approver_id, handler_id,
    keeper_id, applicant_name, applicant_phone, document_id, sha256)
SELECT use.id, {_AT}, use.seal_id, proof.organisation_id,
    proof.title || ' ' || snapshot.number, 1, proof.approver_id, proof.preparer_id, use.keeper_id,
    use.applicant_name, use.applicant_phone, proof.id, file.sha256
FROM use JOIN proof ON proof.id = use.document_id
JOIN proof_snapshot AS snapshot ON snapshot.proof_id = proof.id
JOIN proof_file AS file ON file.proof_id = proof.id AND file.kind = 'sealed'
""",
    f"""
INSERT INTO sealed_document (document_id, kind, level, sealed_at, holds_until, due_at)
SELECT proof.id, 'proof', 'B-LTA', {_AT}, {_AT} + interval '5 years', {_AT} + interval '4 years'
FROM use JOIN proof ON proof.id = use.document_id
JOIN proof_snapshot AS snapshot ON snapshot.proof_id = proof.id
WHERE state IN {_SEALED}
""",
    # Of its steps only the seal's: an invariant asks for it.
    f"""
INSERT INTO audit_entry (at, actor_kind, deed, subject_id, details)
SELECT {_AT}, 'system', 'proof.seal', proof.id, '{{}}'
FROM use JOIN proof ON proof.id = use.document_id
JOIN proof_snapshot AS snapshot ON snapshot.proof_id = proof.id
WHERE state IN {_SEALED}
""",
)

# Held as after a restore (backups.actions): no worker should try to make what has no file, and
# what has no runner would count as handed over and fill the queue.
_UNFINISHED = """
WITH event AS (
    INSERT INTO outbox_event (name, payload, recorded_at, expanded_at)
    SELECT unfinished.name, jsonb_build_object('proof_id', proof.id), requested_at, requested_at
    FROM paper JOIN proof USING (id)
    JOIN unnest($1::text[], $2::text[], $3::text[]) AS unfinished (state, name, job) USING (state)
    RETURNING id, name, payload)
INSERT INTO outbox_delivery (event_id, job, attempts, due_at, runner)
SELECT event.id, job, 0, '9999-01-01Z', '00000000-0000-0000-0000-000000000000' FROM event
JOIN proof ON proof.id = (event.payload->>'proof_id')::uuid
JOIN unnest($1::text[], $2::text[], $3::text[]) AS unfinished (state, name, job) USING (state)
"""

_TOLD = f"""
WITH event AS (
    INSERT INTO outbox_event (name, payload, recorded_at, expanded_at)
    SELECT 'proof.issued', jsonb_build_object('proof_id', id), at, at
    FROM (SELECT proof.id, requested_at AS at, row_number() OVER () AS row
          FROM paper JOIN proof USING (id) WHERE state IN {_SEALED}) AS proof
    JOIN generate_series(1, $1::int) AS wanted ON row = 1 + wanted % $2
    RETURNING id, recorded_at)
INSERT INTO outbox_delivery (event_id, job, attempts, due_at, done_at)
SELECT id, 'notices.tell_of_issue', 1, recorded_at, recorded_at FROM event
"""

# One of ten strangers brings a code that nobody gave out.
_CHECKS = f"""
WITH checked AS (
    SELECT gen_random_uuid() AS id, gen_random_uuid() AS look, wanted,
        now() - interval '1 hour' - random() * (now() - requested_at - interval '3 hours') AS at,
        CASE state WHEN 'issued' THEN 'valid' ELSE state END AS outcome,
        use.asked, proof.id AS proof_id, applicant_id, title
    FROM (SELECT use.*, row_number() OVER () AS row FROM use JOIN proof ON proof.id = document_id
          WHERE state IN ('issued', 'revoked', 'superseded', 'expired')) AS use
    JOIN generate_series(1, $1::int) AS wanted ON row = 1 + wanted % $2
    JOIN proof ON proof.id = use.document_id),
recorded AS (
    INSERT INTO verification_record (id, at, method, asked, outcome, proof_id, source, actor_kind)
    SELECT id, at, 'code', CASE WHEN wanted % 10 = 0 THEN {_HASH} ELSE asked END,
        CASE WHEN wanted % 10 = 0 THEN 'unknown' ELSE outcome END,
        CASE WHEN wanted % 10 = 0 THEN NULL ELSE proof_id END,
        encode(sha256((wanted % 5000)::text::bytea), 'hex'), 'anonymous'
    FROM checked),
looked AS (
    INSERT INTO disclosure (id, at, proof_id, holder_id, title, door, parts, source_id)
    SELECT look, at, proof_id, applicant_id, title, 'check', $3::jsonb, id
    FROM checked WHERE wanted % 10 <> 0)
INSERT INTO audit_entry (at, actor_kind, deed, subject_id, details)
SELECT at, 'anonymous', 'disclosure.check', proof_id,
    jsonb_build_object('disclosure', look, 'parts', $3::jsonb, 'source', id)
FROM checked WHERE wanted % 10 <> 0
"""
_PARTS = '["status","title","number","issuer","dates","purpose","masked_subject"]'

_COUNTED = """
INSERT INTO proof_counter (organisation_id, year, last_serial)
SELECT * FROM unnest($1::uuid[], $2::int[], $3::int[])
ON CONFLICT (organisation_id, year) DO UPDATE SET last_serial = excluded.last_serial
"""


async def write(
    database: asyncpg.Connection, batch: Batch, serials: list[int], *, events: int
) -> None:
    """Everything of a batch in one transaction; `serials` are the counters of `batch.numbered`.

    Two thirds of the events are checks by strangers, each with its look and its line in the audit
    log; one third are what the outbox told, each with its delivery.
    """
    numbered = sorted(batch.numbered)
    async with database.transaction():
        await database.execute(_TEMPORARY)
        for table, columns, rows in (
            ("person", papers.PERSON, batch.people),
            ("proof", papers.PAPER, batch.papers),
            ("proof_snapshot", papers.SNAPSHOT, batch.snapshots),
            ("use", papers.USE, batch.uses),
            ("paper", ("id",), [row[:1] for row in batch.papers]),
            ("line", papers.LINE, papers.lines()),
        ):
            await database.copy_records_to_table(table, columns=columns, records=rows)
        for statement in _STATEMENTS:
            await database.execute(statement)
        await database.execute(_UNFINISHED, *_unfinished())
        sealed = sum(row[1] in lives.SEALED for row in batch.papers)
        issued = sum(row[1] in lives.CHECKABLE for row in batch.papers)
        if issued:
            await database.execute(_TOLD, events // 3, sealed)
            await database.execute(_CHECKS, events - events // 3, issued, _PARTS)
        organisations, years = [key[0] for key in numbered], [key[1] for key in numbered]
        await database.execute(_COUNTED, organisations, years, serials)


def _unfinished() -> tuple[list[str], list[str], list[str]]:
    states = [state.value for state in lives.UNFINISHED]
    names, jobs = zip(*lives.UNFINISHED.values(), strict=True)
    return states, list(names), list(jobs)
