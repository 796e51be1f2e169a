"""Freezing a decision: serial without gaps, identifier, verification code, canonical content."""

from collections.abc import Callable
from uuid import UUID

from backend.foundation import clock, codes, crash_points, db
from backend.foundation.crash_points import CrashPoint
from backend.foundation.numbering import Series
from backend.foundation.services import Services
from backend.identity import loaders as identity
from backend.identity.models import Organisation
from backend.proofs import snapshot
from backend.proofs.models import Proof, ProofSnapshot
from backend.proofs.snapshot import Numbers, Persons


async def freeze(
    services: Services, proof: Proof, *, seal_id: UUID, random: Callable[[int], bytes]
) -> ProofSnapshot:
    """Writes the snapshot of a locked, checked proof inside the running transaction.

    `random` gives the bytes of the verification code, see codes.new_code.
    """
    committee = await Organisation.get(id=proof.organisation_id)
    old = await snapshot.corrected_by(proof)
    numbers = await _allocate(committee, old, codes.new_code(random))
    issued_on = clock.today()
    content = snapshot.content_of(
        services,
        proof,
        committee,
        await _persons(proof),
        snapshot.marks_of(services, committee, numbers, old),
        issued_on=issued_on,
    )
    text = snapshot.canonical(content)
    return await ProofSnapshot.create(
        proof_id=proof.id,
        organisation_id=committee.id,
        year=numbers.year,
        serial=numbers.serial,
        number=content["number"],
        identifier_serial=numbers.identifier_serial,
        version=numbers.version,
        identifier=content["identifier"],
        code=numbers.code,
        template=snapshot.TEMPLATE,
        template_version=snapshot.TEMPLATE_VERSION,
        content=services.vault.encrypt(text, place="proof_snapshot.content", row=proof.id),
        sha256=snapshot.hash_of(text),
        seal_id=seal_id,
        approved_at=clock.now(),
        issued_on=issued_on,
    )


async def _allocate(committee: Organisation, old: ProofSnapshot | None, code: str) -> Numbers:
    year = clock.today().year
    serial = await _next_serial(committee.id, year)
    crash_points.reached(CrashPoint.NUMBERED)
    # A corrected proof keeps the serial of its identifier and counts up its version (GB/T 36904).
    return Numbers(
        year=year,
        serial=serial,
        identifier_serial=old.identifier_serial if old else f"{year}{serial:06d}",
        version=await snapshot.version_after(old),
        code=code,
    )


async def _next_serial(organisation_id: UUID, year: int) -> int:
    # The counter row stays locked until the approval commits: a roll-back gives the number back,
    # so that there is no gap, and approvals of one committee are numbered one after the other.
    rows = await db.connection().execute_query_dict(
        "INSERT INTO proof_counter (organisation_id, year, last_serial, skipped)"
        " SELECT $1, $2, 1 + left_out, left_out FROM (SELECT coalesce(sum(skipped), 0)::int"
        "     AS left_out FROM number_gap WHERE series = $3 AND year = $2) AS gaps"
        " ON CONFLICT (organisation_id, year)"
        " DO UPDATE SET last_serial = proof_counter.last_serial + 1"
        " RETURNING last_serial, clock_timestamp() AS at",
        [organisation_id, year, Series.PROOF.value],
    )
    # The year of the number and the date on the paper are this machine's.
    clock.require_right(rows[0]["at"])
    return rows[0]["last_serial"]


async def _persons(proof: Proof) -> Persons:
    assert proof.preparer_id, "what is approved was checked before"
    assert proof.approver_id, "it was approved just now"
    preparer, approver = await identity.names_by_id([proof.preparer_id, proof.approver_id])
    return Persons(preparer=preparer, person_in_charge=approver)
