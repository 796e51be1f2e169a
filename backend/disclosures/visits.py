"""What one official looked at in one go is one visit: a line for the holder, not a line per file.

The rows stay as they were recorded; they are joined when they are read. A visit begins with a look
before which the same person did not look at the same paper by the same door, for the same
organisation and reason, within SAME_LOOK; every later look of that kind belongs to the visit that
began last. Since looks are only ever added, a visit once begun stays where it is in the list.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

from tortoise.expressions import RawSQL
from tortoise.queryset import QuerySet

from backend.disclosures.models import DisclosedField, Disclosure, Door

SAME_LOOK = timedelta(minutes=30)
"""Going back and forth between a list and a case at the desk is one look, not ten."""

_CONTINUES = RawSQL(
    f"""EXISTS (SELECT 1 FROM disclosure before
    WHERE before.proof_id = disclosure.proof_id AND before.person_id = disclosure.person_id
    AND before.door = disclosure.door
    AND before.organisation_id IS NOT DISTINCT FROM disclosure.organisation_id
    AND before.purpose IS NOT DISTINCT FROM disclosure.purpose
    AND before.legal_basis IS NOT DISTINCT FROM disclosure.legal_basis
    AND before.case_number IS NOT DISTINCT FROM disclosure.case_number
    AND (before.at, before.id) < (disclosure.at, disclosure.id)
    AND before.at > disclosure.at - interval '{SAME_LOOK.total_seconds():.0f} seconds')"""  # noqa: S608 -- a constant
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Visit:
    """The look with which it began, and what was seen until its end."""

    first: Disclosure
    parts: Sequence[DisclosedField]


class _Visitor(NamedTuple):
    proof_id: UUID
    person_id: UUID | None
    door: Door
    organisation_id: UUID | None
    reason: tuple[str | None, str | None, str | None]


def beginnings(rows: QuerySet[Disclosure]) -> QuerySet[Disclosure]:
    """Of these looks, those with which a visit begins; one by nobody in particular is a visit."""
    return rows.annotate(continues=_CONTINUES).filter(continues=False)


async def begun_by(firsts: Sequence[Disclosure]) -> list[Visit]:
    """The visits that began with these looks, in their order. One statement."""
    later = await _looks_since(firsts)
    return [
        Visit(first=first, parts=_parts(first, later.get(_visitor(first), []))) for first in firsts
    ]


async def _looks_since(firsts: Sequence[Disclosure]) -> dict[_Visitor, list[Disclosure]]:
    by_people = [first for first in firsts if first.person_id is not None]
    found: dict[_Visitor, list[Disclosure]] = {}
    if by_people:
        rows = Disclosure.filter(
            proof_id__in={first.proof_id for first in by_people},
            person_id__in={first.person_id for first in by_people},
            at__gte=min(first.at for first in by_people),
        )
        async for row in rows.order_by("at", "id"):
            found.setdefault(_visitor(row), []).append(row)
    return found


def _parts(first: Disclosure, looks: Sequence[Disclosure]) -> list[DisclosedField]:
    seen, last = set(first.parts), first.at
    for look in looks:
        if look.at < first.at:
            continue
        if look.at - last >= SAME_LOOK:
            break
        seen.update(look.parts)
        last = look.at
    return [part for part in DisclosedField if part in seen]


def _visitor(look: Disclosure) -> _Visitor:
    reason = (look.purpose, look.legal_basis, look.case_number)
    return _Visitor(look.proof_id, look.person_id, look.door, look.organisation_id, reason)
