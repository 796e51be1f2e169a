"""Everything that changes the catalogue: lists and kinds of proofs are imported from files."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from backend.catalogue.guide import Term
from backend.catalogue.lists import (
    ListedEntry,
    ListedItem,
    ListError,
    read_entries,
    read_items,
    read_terms,
)
from backend.catalogue.models import CommitteeListEntry, ProofItem
from backend.foundation import audit, clock
from backend.foundation.db import transaction
from backend.foundation.viewer import Official, System
from backend.identity.access import require_operator

DATA = Path(__file__).parent / "data"
"""The national list and its phrases, which every portal begins with."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ListImport:
    """What an import did to the stored entries."""

    added: int
    changed: int
    unchanged: int


async def import_committee_list(
    viewer: Official | System,
    entries: Sequence[ListedEntry],
    terms: Mapping[str, tuple[Term, ...]] | None = None,
) -> ListImport:
    """Stores whole lists; a second import of the same files changes nothing.

    Without `terms` the entries keep the phrases they have.

    Raises ListError when phrases have no entry, or when a stored entry is missing: an entry
    that no longer holds gets an `effective_to`, so that old answers stay explainable.
    """
    require_operator(viewer)
    wanted = {(entry.list_id, entry.item_no): _columns(entry, terms) for entry in entries}
    codes = {entry.code for entry in entries}
    if strangers := sorted((terms or {}).keys() - codes):
        raise ListError(f"there are phrases for {strangers[0]}, which no list has")
    async with transaction():
        stored = await _stored({entry.list_id for entry in entries})
        if gone := sorted(stored.keys() - wanted.keys()):
            list_id, item_no = gone[0]
            raise ListError(f"item {item_no} of {list_id} is missing; end it by effective_to")
        done = [await _store(stored.get(key), columns) for key, columns in wanted.items()]
        result = ListImport(
            added=done.count("added"),
            changed=done.count("changed"),
            unchanged=done.count("unchanged"),
        )
        await audit.record(viewer, "committee_list.imported", None, **asdict(result))
    return result


async def import_items(viewer: Official | System, items: Sequence[ListedItem]) -> None:
    """Stores the kinds of proofs; a known one gets its new name and numbers."""
    require_operator(viewer)
    async with transaction():
        for item in items:
            columns = asdict(item)
            await ProofItem.update_or_create(code=columns.pop("code"), defaults=columns)
        await audit.record(viewer, "proof_items.imported", None, items=len(items))


async def ensure_catalogue(viewer: Official | System) -> ListImport:
    """The catalogue every portal begins with: the national list of twenty, and our items."""
    await import_items(viewer, read_items(_lines("proof-items.csv")))
    return await import_committee_list(
        viewer,
        read_entries(_lines("national-negative-2020.csv")),
        read_terms(_lines("national-negative-terms.csv")),
    )


def _lines(name: str) -> list[str]:
    return (DATA / name).read_text(encoding="utf-8").splitlines(keepends=True)


def _columns(entry: ListedEntry, terms: Mapping[str, tuple[Term, ...]] | None) -> dict[str, Any]:
    if terms is None:
        return asdict(entry)
    phrases = [
        {"phrase": term.phrase, "unless": list(term.unless)} for term in terms.get(entry.code, ())
    ]
    return asdict(entry) | {"terms": phrases}


async def _stored(list_ids: set[str]) -> dict[tuple[str, int], CommitteeListEntry]:
    rows = await CommitteeListEntry.filter(list_id__in=list_ids).select_for_update()
    return {(row.list_id, row.item_no): row for row in rows}


async def _store(row: CommitteeListEntry | None, columns: dict[str, Any]) -> str:
    if row is None:
        fresh: dict[str, Any] = {"terms": [], "imported_at": clock.now()}
        await CommitteeListEntry.create(**fresh | columns)
        return "added"
    if all(getattr(row, column) == value for column, value in columns.items()):
        return "unchanged"
    row.update_from_dict(columns | {"version": row.version + 1, "imported_at": clock.now()})
    await row.save()
    return "changed"
