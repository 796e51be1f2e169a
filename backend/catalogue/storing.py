"""How imported lists reach the tables: whole, and with a new version only where one differs."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import datetime
from typing import Any
from uuid import uuid4

from tortoise.expressions import F

from backend.catalogue import search
from backend.catalogue.guide import Term
from backend.catalogue.lists import ListedItem, ListedList
from backend.catalogue.models import Completeness, ProofItem, ProofItemVersion, PublishedList
from backend.catalogue.rows import ListError
from backend.foundation import clock, numbering
from backend.foundation.numbering import NumberGap, Series, version_after

_BATCH = 1_000
"""Rows in one message to the database."""

_IDENTITY_ONLY = {"list_id", "type_code"}
_TOLD = tuple(each.name for each in fields(ListedItem) if each.name not in _IDENTITY_ONLY)
"""The columns of a version: what its list tells of an item."""
_OF_NEWEST = ("region", "lane", "measure", "confidence", "effective_from", "effective_to")
_FOUND_BY = tuple(each.name for each in fields(search.SearchColumns))
_CHANGING = ("position", "version", "terms", *_OF_NEWEST, *_FOUND_BY)
"""The columns of an item that follow its newest version."""


@dataclass(kw_only=True, slots=True)
class Stored:
    """What became of the items."""

    unchanged: int = 0
    fresh: list[ProofItem] = field(default_factory=list)
    moved: list[ProofItem] = field(default_factory=list)
    """Items of which only the place in the list, or how they are found, is another."""
    reworded: list[ProofItem] = field(default_factory=list)
    versions: list[ProofItemVersion] = field(default_factory=list)

    @property
    def added(self) -> int:
        """Items that were not known."""
        return len(self.fresh)

    @property
    def changed(self) -> int:
        """Known items with a new version or new phrases."""
        return len(self.reworded)


async def store_lists(lists: Sequence[ListedList], items: Iterable[ListedItem]) -> None:
    """The lists, and those of the items that nobody described. One statement each."""
    described = {each.code for each in lists}
    undescribed = {item.list_id: item for item in items if item.list_id not in described}
    await PublishedList.bulk_create(
        [_by_its_code(item) for item in undescribed.values()], ignore_conflicts=True
    )
    columns = [each.name for each in fields(ListedList) if each.name != "code"]
    await PublishedList.bulk_create(
        [PublishedList(**asdict(each)) for each in lists],
        on_conflict=["code"],
        update_fields=columns,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Prepared:
    """An item with the columns by which it will be found."""

    item: ListedItem
    columns: Mapping[str, Any]


async def prepared(
    items: Sequence[ListedItem],
    terms: Mapping[str, tuple[Term, ...]] | None,
    lists: Iterable[ListedList],
) -> Mapping[str, Prepared]:
    """The items by code. Before the transaction: working out how names sound takes a while.

    Raises ListError for two rows of one item.
    """
    listed = _by_code(items)
    known = PublishedList.filter(code__in={item.list_id for item in items})
    issuers = dict(await known.values_list("code", "issued_by"))
    issuers |= {each.code: each.issued_by for each in lists}
    made: dict[str, Prepared] = {}
    for position, (code, item) in enumerate(listed.items(), start=1):
        columns = _item_columns(item, position, issuers.get(item.list_id, ""))
        if terms is not None:
            columns["terms"] = _phrases(terms.get(item.type_code, ()))
        made[code] = Prepared(item=item, columns=columns)
    return made


def prepared_parts(listed: ListedList, items: Mapping[str, ListedItem]) -> Mapping[str, Prepared]:
    """Some items of one list, by the codes that they have or will have; as `prepared`."""
    return {
        code: Prepared(item=item, columns=_item_columns(item, position, listed.issued_by))
        for position, (code, item) in enumerate(items.items(), start=1)
    }


async def store_items(wanted: Mapping[str, Prepared]) -> Stored:
    """Every item with its newest version; a known version that says the same stays as it is.

    Raises ListError for a stored item that no row tells of.
    """
    lists = {each.item.list_id for each in wanted.values()}
    known = await _known(published_list_id__in=lists)
    _refuse_gaps(wanted, known)
    return await _store(wanted, known)


async def store_parts(code_of_list: str, wanted: Mapping[str, Prepared]) -> Stored:
    """Items of a list of which the others stay as they are; new ones stand behind its last."""
    known = await _known(code__in=list(wanted))
    last = await ProofItem.filter(published_list_id=code_of_list).order_by("-position").first()
    end = 0 if last is None else last.position
    placed = {code: _placed(each, known.get(code), end) for code, each in wanted.items()}
    return await _store(placed, known)


def _placed(told: Prepared, known: tuple[ProofItem, ProofItemVersion] | None, end: int) -> Prepared:
    place = end + told.columns["position"] if known is None else known[0].position
    return replace(told, columns={**told.columns, "position": place})


async def _store(
    wanted: Mapping[str, Prepared], known: Mapping[str, tuple[ProofItem, ProofItemVersion]]
) -> Stored:
    done, now = Stored(), clock.now()
    gaps = await numbering.gaps(Series.ITEM_VERSION)
    for code, each in wanted.items():
        if code in known:
            _compare(done, *known[code], each, now, gaps)
        else:
            _add(done, code, each, now)
    await _write(done)
    return done


def _add(done: Stored, code: str, new: Prepared, now: datetime) -> None:
    item = new.item
    row = ProofItem(
        id=uuid4(),
        code=code,
        published_list_id=item.list_id,
        type_code=item.type_code,
        version=1,
        **{"terms": [], **new.columns},
    )
    done.fresh.append(row)
    done.versions.append(_version(row, item, now))


def _compare(
    done: Stored,
    row: ProofItem,
    newest: ProofItemVersion,
    told: Prepared,
    now: datetime,
    gaps: Sequence[NumberGap],
) -> None:
    item, columns = told.item, told.columns
    says_other = any(getattr(newest, name) != getattr(item, name) for name in _TOLD)
    differing = {name for name, value in columns.items() if getattr(row, name) != value}
    row.update_from_dict(dict(columns))
    if says_other:
        row.version = version_after(gaps, newest.version, newest.recorded_at)
        done.versions.append(_version(row, item, now))
    if says_other or "terms" in differing:
        done.reworded.append(row)
        return
    done.unchanged += 1
    if differing:
        done.moved.append(row)


async def _write(done: Stored) -> None:
    await ProofItem.bulk_create(done.fresh, batch_size=_BATCH)
    if other := done.reworded + done.moved:
        await ProofItem.bulk_update(other, fields=_CHANGING, batch_size=_BATCH)
    await ProofItemVersion.bulk_create(done.versions, batch_size=_BATCH)


async def _known(**which: Collection[str]) -> dict[str, tuple[ProofItem, ProofItemVersion]]:
    # Items before their versions: whoever else stores them waits here until the first is done.
    items = await ProofItem.filter(**which).select_for_update()
    # The item's version can only be compared beside a filter that joins the item.
    of_items = {f"item__{column}": values for column, values in which.items()}
    versions = await ProofItemVersion.filter(version=F("item__version"), **of_items)
    newest = {version.item_id: version for version in versions}
    return {item.code: (item, newest[item.id]) for item in items}


def _by_code(items: Iterable[ListedItem]) -> dict[str, ListedItem]:
    listed: dict[str, ListedItem] = {}
    for item in items:
        if listed.setdefault(item.code, item) is not item:
            raise ListError(f"two rows of {item.list_id} are one item: {item.name}")
    return listed


def _refuse_gaps(
    wanted: Mapping[str, Prepared],
    known: Mapping[str, tuple[ProofItem, ProofItemVersion]],
) -> None:
    for code, (item, newest) in sorted(known.items()):
        if code not in wanted:
            which = newest.item_no or newest.name
            raise ListError(
                f"item {which} of {item.published_list_id} is missing; end it by effective_to"
            )


def _by_its_code(item: ListedItem) -> PublishedList:
    return PublishedList(
        code=item.list_id,
        title="",
        region_name=item.region_name,
        region=item.region,
        issued_by="",
        document_no=item.document_no,
        published="",
        source=item.source,
        completeness=Completeness.PART,
    )


def _item_columns(item: ListedItem, position: int, issued_by: str) -> dict[str, Any]:
    others = (item.purpose, item.demanding_unit, item.issuing_unit)
    found_by = search.columns_of(item.name, others, places=(issued_by, item.region_name))
    newest = {name: getattr(item, name) for name in _OF_NEWEST}
    return {"position": position} | newest | asdict(found_by)


def _version(row: ProofItem, item: ListedItem, now: datetime) -> ProofItemVersion:
    told = {name: getattr(item, name) for name in _TOLD}
    return ProofItemVersion(item_id=row.id, version=row.version, recorded_at=now, **told)


def _phrases(terms: Iterable[Term]) -> list[dict[str, Any]]:
    return [{"phrase": term.phrase, "unless": list(term.unless)} for term in terms]
