"""What a receiver is shown of a paper: read from the ledger, and as little as the level allows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from backend.disclosures.models import DisclosedField
from backend.foundation import clock, masking
from backend.foundation.vault import Vault
from backend.proofs import queries as proofs
from backend.proofs.models import Proof
from backend.proofs.standing import Standing, standing_of_issued
from backend.sharing import validity

_F = DisclosedField
LIGHT = frozenset(
    {_F.STATUS, _F.TITLE, _F.NUMBER, _F.ISSUER, _F.DATES, _F.PURPOSE, _F.MASKED_SUBJECT}
)
FULL = LIGHT - {_F.MASKED_SUBJECT} | {_F.SUBJECT, _F.STATEMENT}
GLANCE = LIGHT - {_F.NUMBER, _F.PURPOSE}
"""What a shown card tells whoever scans it, before its holder has agreed to anything."""
COPY = frozenset({_F.COPY})


@dataclass(frozen=True, kw_only=True, slots=True)
class Facts:
    """What only the full view has: whom the paper is about, and what it says."""

    subject_name: str
    subject_id_number: str | None
    """Masked: the copy has it whole, for the file; a screen is seen by bystanders."""
    statement: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SharedPaper:
    """One paper as a receiver sees it today. `facts` is None in a light view, and for a paper
    that does not hold any more; then no copy is given either."""

    proof_id: UUID
    standing: Standing
    title: str
    number: str
    issuer_name: str
    issued_on: date
    valid_until: date | None
    purpose: str
    subject_name: str
    """A person's masked; an organisation's is public."""
    subject_uscc: str | None
    facts: Facts | None


async def papers_of(vault: Vault, rows: Sequence[Proof], *, full: bool) -> list[SharedPaper]:
    """The issued papers as they stand today, in this order. One statement however many."""
    contents = await proofs.frozen_contents(vault, [row.id for row in rows])
    return [_paper(row, contents[row.id], full=full) for row in rows]


def parts_seen(paper: Proof, *, full: bool) -> frozenset[DisclosedField]:
    """What of a paper `papers_of` gives today, for the record."""
    return FULL if full and validity.is_valid(paper, clock.today()) else LIGHT


def _paper(row: Proof, content: dict[str, Any], *, full: bool) -> SharedPaper:
    standing = standing_of_issued(row, clock.today())
    until: str | None = content["valid_until"]
    subject = content["subject"]
    # What was frozen before organisations came knows people only, and has no such key.
    uscc: str | None = subject.get("uscc")
    return SharedPaper(
        proof_id=row.id,
        standing=standing,
        title=content["title"],
        number=content["number"],
        issuer_name=content["issuer"]["name"],
        issued_on=date.fromisoformat(content["issued_on"]),
        valid_until=None if until is None else date.fromisoformat(until),
        purpose=content["purpose"],
        subject_name=subject["name"] if uscc else masking.mask_name(subject["name"]),
        subject_uscc=uscc,
        facts=_facts(content) if full and standing is Standing.VALID else None,
    )


def _facts(content: dict[str, Any]) -> Facts:
    subject = content["subject"]
    number: str | None = subject["id_number"]
    return Facts(
        subject_name=subject["name"],
        subject_id_number=None if number is None else masking.mask_id_number(number),
        statement=content["statement"],
    )
