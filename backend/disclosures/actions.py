"""Recording looks, in the transaction of the deed that shows the paper."""

import json
from collections.abc import Collection
from typing import Any
from uuid import UUID

from backend.disclosures.look import Look
from backend.foundation import clock, db

# One statement however many papers were looked at: the looks, and their lines in the audit log,
# which say in codes and ids who saw which parts of what. The title is frozen with the look, and the
# holder is read where it stands: this context lies below proofs, which records its own desk.
_INSERT = """
looked AS (INSERT INTO disclosure (id, at, proof_id, holder_id, title, door, parts, looker,
    organisation_id, person_id, purpose, legal_basis, case_number, source_id, answer_sha256)
SELECT gen_random_uuid(), {0}, id, applicant_id, title, {2}, {3}::jsonb,
    COALESCE({4}, (SELECT name FROM organisation WHERE id = {5}::uuid)), {5}::uuid,
    {6}::uuid, {7}, {8}, {9}, {10}::uuid, {11}
FROM proof WHERE id = ANY({1})
RETURNING id, at, proof_id, door, parts, organisation_id, person_id, source_id),
entered AS (INSERT INTO audit_entry (at, actor_kind, actor_id, organisation_id, deed, subject_id,
    details)
SELECT at, CASE WHEN person_id IS NOT NULL THEN 'official'
    WHEN organisation_id IS NOT NULL THEN 'department' ELSE 'anonymous' END,
    person_id, organisation_id, 'disclosure.' || door, proof_id,
    jsonb_build_object('disclosure', id, 'parts', parts, 'source', source_id)
FROM looked)
"""


async def record(proof_ids: Collection[UUID], look: Look) -> None:
    """One row per paper; call it inside the transaction of the deed. The holder is the applicant.

    A look without the name of a looker goes by that of its organisation, if it has one. Papers
    that do not exist are passed over: there is nobody to tell.
    """
    if proof_ids:
        looking, values = recording(proof_ids, look)
        await db.connection().execute_query(f"WITH {looking} SELECT", values)


def recording(proof_ids: Collection[UUID], look: Look, *, after: int = 0) -> tuple[str, list[Any]]:
    """What stands behind WITH to `record`, with its values, for a deed that sends both as one.

    `after` is the number of values that come before these.
    """
    values = [
        clock.now(),
        list(proof_ids),
        look.door.value,
        json.dumps([part.value for part in look.parts]),
        look.looker,
        look.organisation_id,
        look.person_id,
        look.purpose,
        look.legal_basis,
        look.case_number,
        look.source_id,
        look.answer_sha256,
    ]
    return _INSERT.format(*(f"${after + place}" for place in range(1, len(values) + 1))), values
