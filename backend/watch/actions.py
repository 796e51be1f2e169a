"""Everything that changes findings: the scan, the office's answer, a supervisor's ruling."""

import asyncio
import hashlib
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID, uuid4

from backend.foundation import audit, clock, db, outbox
from backend.foundation.db import transaction
from backend.foundation.text import clean_text
from backend.foundation.viewer import Official, Role, System
from backend.watch import access, sources
from backend.watch.lifecycle import LIFECYCLE, FindingsOpened, FindingState
from backend.watch.matching import Hit, hits
from backend.watch.models import Finding

WORDS_LENGTH = 500
_BATCH = 1_000
_SYSTEM = System(job="watch.scan")


@dataclass(frozen=True, kw_only=True, slots=True)
class Scan:
    """What a scan did: findings it opened, found again, and found no more."""

    opened: int
    seen: int
    resolved: int


async def scan() -> Scan:
    """Compares all declarations with all lists; findings follow, in one transaction.

    A second scan of the same state changes nothing but `seen_at`. Offices are told once per scan
    of what is new.
    """
    declared, lists = await sources.demands(), await sources.rules(clock.today())
    # Thousands of names against thousands: not while others wait for the event loop.
    found = await asyncio.to_thread(hits, declared, lists)
    by_key = {_key(hit): hit for hit in found}
    async with transaction():
        await db.serialise("watch.scan")
        known = {row.key: row for row in await Finding.exclude(state=FindingState.RESOLVED)}
        fresh = {key: hit for key, hit in by_key.items() if key not in known}
        seen = [row.id for key, row in known.items() if key in by_key]
        gone = [row.id for key, row in known.items() if key not in by_key]
        await _open(fresh)
        await Finding.filter(id__in=seen).update(seen_at=clock.now())
        await _resolve(gone)
        done = Scan(opened=len(fresh), seen=len(seen), resolved=len(gone))
        await audit.record(
            _SYSTEM, "watch.scan", None, opened=done.opened, seen=done.seen, resolved=done.resolved
        )
    return done


async def answer(viewer: Official, finding_id: UUID, *, words: str) -> Finding:
    """The office says what it will do about a finding, or why it asks all the same; once.

    Raises NOT_FOUND, FORBIDDEN, WRONG_STATE, or what is wrong with the words.
    """
    said = clean_text(words, field="words", max_length=WORDS_LENGTH, multiline=True)
    async with transaction():
        finding = await access.locked(viewer, finding_id, Role.DEPARTMENT_STAFF)
        finding.state = LIFECYCLE.after(finding.state, "answer")
        finding.answer, finding.answered_at = said, clock.now()
        finding.answered_by_id = viewer.person_id
        await finding.save(update_fields=["state", "answer", "answered_at", "answered_by_id"])
        await audit.record(viewer, "watch.answer", finding.id)
    return finding


async def dismiss(viewer: Official, finding_id: UUID, *, words: str) -> Finding:
    """A supervisor says why it is no fault. Raises as `answer` does."""
    said = clean_text(words, field="words", max_length=WORDS_LENGTH, multiline=True)
    async with transaction():
        finding = await access.locked(viewer, finding_id, Role.SUPERVISOR)
        finding.state = LIFECYCLE.after(finding.state, "dismiss")
        finding.ruling, finding.ruled_at = said, clock.now()
        finding.ruled_by_id = viewer.person_id
        await finding.save(update_fields=["state", "ruling", "ruled_at", "ruled_by_id"])
        await audit.record(viewer, "watch.dismiss", finding.id)
    return finding


async def _open(fresh: Mapping[str, Hit]) -> None:
    now, scan_id = clock.now(), uuid4()
    rows = [
        Finding(
            id=uuid4(),
            key=key,
            kind=hit.kind,
            organisation_id=hit.demand.organisation,
            matter_id=hit.demand.matter_id,
            matter_name=hit.demand.matter,
            material=hit.material,
            rule_id=hit.rule,
            other_id=hit.other,
            opened_at=now,
            seen_at=now,
        )
        for key, hit in fresh.items()
    ]
    await Finding.bulk_create(rows, batch_size=_BATCH)
    for organisation, count in Counter(row.organisation_id for row in rows).items():
        await outbox.record(
            FindingsOpened(organisation_id=organisation, scan_id=scan_id, count=count)
        )


async def _resolve(ids: Collection[UUID]) -> None:
    await Finding.filter(id__in=ids).update(state=FindingState.RESOLVED, resolved_at=clock.now())


def _key(hit: Hit) -> str:
    asked = hit.demand
    told = (hit.kind, asked.organisation, asked.matter, hit.material, hit.rule, hit.other)
    return hashlib.sha256("\n".join(map(str, told)).encode()).hexdigest()
