"""What the monthly report counts, one statement each, over the complaints of a branch.

None of it is what somebody typed: offices and proofs that were only written down are counted as
“not registered here”, since a complainant may have written anything. Who complained is not joined.
"""

from collections.abc import Mapping, Sequence
from typing import Any, LiteralString
from uuid import UUID

from backend.foundation import db
from backend.oversight.periods import Period
from backend.regions import branches

Row = Mapping[str, Any]

_KNOWN: LiteralString = """
WITH known AS (
    -- What concerns an office is not told in its own reports.
    SELECT * FROM complaint
    WHERE region LIKE $1 AND accused_id IS DISTINCT FROM $2::uuid AND filed_at < $4
), filed AS (
    SELECT known.*, EXISTS (
        SELECT FROM complaint_step
        WHERE complaint_id = known.id AND verb = 'find' AND at < $4
    ) AS founded
    FROM known WHERE filed_at >= $3
), step AS (
    SELECT complaint_step.*, known.number, known.accused_id, known.supervision,
        (at AT TIME ZONE 'Asia/Shanghai')::date AS day
    FROM complaint_step JOIN known ON known.id = complaint_step.complaint_id
    WHERE at >= $3 AND at < $4
)
"""
STANDING: LiteralString = """
SELECT last.state, (filed_at AT TIME ZONE 'Asia/Shanghai')::date AS filed_on, count(*)::int AS found
FROM known JOIN LATERAL (
    SELECT state FROM complaint_step
    WHERE complaint_id = known.id AND at < $4 ORDER BY serial DESC LIMIT 1
) last ON true
WHERE last.state NOT IN ('declined', 'withdrawn', 'closed')
GROUP BY 1, 2
"""
KINDS: LiteralString = """
SELECT kind, count(*)::int AS filed, count(*) FILTER (WHERE founded)::int AS founded,
    count(repeats_id)::int AS repeats
FROM filed GROUP BY kind
"""
UNITS: LiteralString = """
SELECT organisation.name, count(*)::int AS filed,
    count(*) FILTER (WHERE founded)::int AS founded, count(repeats_id)::int AS repeats
FROM filed LEFT JOIN organisation ON organisation.id = accused_id
GROUP BY organisation.id, organisation.name ORDER BY filed DESC, name
"""
ITEMS: LiteralString = """
SELECT proof_item.code, min(version.name) AS name, count(*)::int AS filed,
    count(*) FILTER (WHERE founded)::int AS founded, count(repeats_id)::int AS repeats
FROM filed LEFT JOIN proof_item_version version ON version.id = item_version_id
LEFT JOIN proof_item ON proof_item.id = version.item_id
GROUP BY proof_item.code ORDER BY filed DESC, code
"""
STEPS: LiteralString = "SELECT verb, count(*)::int AS found FROM step GROUP BY verb"
MEASURES: LiteralString = """
SELECT day, verb, number, organisation.name, supervision
FROM step LEFT JOIN organisation ON organisation.id = accused_id
WHERE verb IN ('miss', 'publicise', 'transfer', 'supervise') ORDER BY at, number, serial
"""
TALKS: LiteralString = """
SELECT held_on, office.name, holder.name AS held_by, due_on,
    (SELECT count(*)::int FROM talk_complaint WHERE talk_id = talk.id) AS complaints
FROM talk JOIN organisation office ON office.id = talk.organisation_id
JOIN organisation holder ON holder.id = talk.held_by_id
WHERE office.region LIKE $1 AND held_on >= ($3 AT TIME ZONE 'Asia/Shanghai')::date
    AND held_on < ($4 AT TIME ZONE 'Asia/Shanghai')::date
ORDER BY held_on, recorded_at
"""
OFFICES: LiteralString = """
SELECT id, name FROM organisation WHERE id IN (SELECT handler_id FROM known)
    OR id IN (SELECT lead_id FROM known)
"""


async def rows(
    counted: LiteralString, region: str, period: Period, *, own_id: UUID
) -> Sequence[Row]:
    """The rows of one of these; `own_id` is the office that asks."""
    values = [f"{branches.prefix(region)}%", own_id, period.begins, period.ends]
    return await db.connection().execute_query_dict(_KNOWN + counted, values)
