"""Everything that changes the catalogue: lists and kinds of proofs are imported from files."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from backend.catalogue import storing
from backend.catalogue.guide import Term
from backend.catalogue.lists import (
    ListedItem,
    ListedKind,
    ListedList,
    read_entries,
    read_items,
    read_kinds,
    read_lists,
    read_regions,
    read_terms,
)
from backend.catalogue.models import Lane, ProofKind
from backend.catalogue.rows import ListError
from backend.foundation import audit
from backend.foundation.db import transaction
from backend.foundation.viewer import Official, System
from backend.identity.access import require_operator

DATA = Path(__file__).parent / "data"
"""The lists that come with the portal; data/README.md tells where they were read."""

_FILES = {
    Lane.NEGATIVE: "committee-negative.csv",
    Lane.POSITIVE: "committee-positive.csv",
    Lane.DEPARTMENT: "department-items.csv",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class ListImport:
    """What an import did to the stored items. A changed one has a new version or new phrases."""

    added: int
    changed: int
    unchanged: int


async def import_lists(
    viewer: Official | System,
    items: Sequence[ListedItem],
    terms: Mapping[str, tuple[Term, ...]] | None = None,
    lists: Sequence[ListedList] = (),
) -> ListImport:
    """Stores whole lists; a second import of the same files changes nothing.

    A list that `lists` does not describe, and that was not described before, is known by its code
    alone. Without `terms` the items keep the phrases they have.

    Raises ListError when phrases have no item, when two rows are one item, or when a stored item is
    missing: one that no longer holds gets an `effective_to`, so that old answers stay explainable.
    """
    require_operator(viewer)
    codes = {item.type_code for item in items}
    if strangers := sorted((terms or {}).keys() - codes):
        raise ListError(f"there are phrases for {strangers[0]}, which no list has")
    wanted = await storing.prepared(items, terms, lists)
    async with transaction():
        await storing.store_lists(lists, items)
        done = await storing.store_items(wanted)
        result = ListImport(added=done.added, changed=done.changed, unchanged=done.unchanged)
        await audit.record(viewer, "committee_list.imported", None, **asdict(result))
    return result


async def register(
    viewer: System, listed: ListedList, wanted: Mapping[str, storing.Prepared]
) -> ListImport:
    """Next versions of some items of one list, which is made if need be; the others stay.

    Runs inside the caller's transaction, so that a decision and what it puts in force are one.
    `wanted` is what storing.prepared_parts made, before.
    """
    await storing.store_lists([listed], [])
    done = await storing.store_parts(listed.code, wanted)
    result = ListImport(added=done.added, changed=done.changed, unchanged=done.unchanged)
    await audit.record(viewer, "proof_items.registered", None, list=listed.code, **asdict(result))
    return result


async def import_kinds(viewer: Official | System, kinds: Sequence[ListedKind]) -> None:
    """Stores the kinds of proofs; a known one gets its new name and numbers."""
    require_operator(viewer)
    async with transaction():
        for kind in kinds:
            columns = asdict(kind)
            await ProofKind.update_or_create(code=columns.pop("code"), defaults=columns)
        await audit.record(viewer, "proof_kinds.imported", None, kinds=len(kinds))


async def ensure_catalogue(viewer: Official | System) -> ListImport:
    """What no portal is without: the national list of twenty, which guides, and our kinds."""
    await import_kinds(viewer, read_kinds(_lines("proof-kinds.csv")))
    entries, terms = _national()
    listed = {entry.list_id for entry in entries}
    lists = [each for each in _lists() if each.code in listed]
    return await import_lists(viewer, entries, terms, lists)


async def ensure_published_lists(viewer: Official | System) -> ListImport:
    """All lists that come with the portal, the national one among them, and our kinds."""
    await import_kinds(viewer, read_kinds(_lines("proof-kinds.csv")))
    items, terms = shipped_items()
    return await import_lists(viewer, items, terms, _lists())


def shipped_items() -> tuple[list[ListedItem], dict[str, tuple[Term, ...]]]:
    """The items of all lists that come with the portal, and the phrases of those with a code."""
    items, terms = _national()
    regions = _regions()
    for lane, name in _FILES.items():
        items = items + read_items(_lines(name), lane, regions)
    return items, terms


def _national() -> tuple[list[ListedItem], dict[str, tuple[Term, ...]]]:
    return (
        read_entries(_lines("national-negative-2020.csv")),
        read_terms(_lines("national-negative-terms.csv")),
    )


def _lists() -> list[ListedList]:
    return read_lists(_lines("lists.csv"), _regions())


def _regions() -> dict[str, str | None]:
    return read_regions(_lines("region-names.csv"))


def _lines(name: str) -> list[str]:
    return (DATA / name).read_text(encoding="utf-8").splitlines(keepends=True)
