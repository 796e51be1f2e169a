"""What may be asked of the catalogue: items and lists as they are or were, and our promises."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from tortoise.expressions import F, Q
from tortoise.queryset import QuerySet

from backend.catalogue import search
from backend.catalogue.models import (
    Confidence,
    Lane,
    Measure,
    ProofItem,
    ProofItemVersion,
    ProofKind,
    PublishedList,
)
from backend.foundation import clock, db
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.pages import Page, PageRequest, Position, page_of

# Nation, province, city, county, township, committee: a list of any of them holds below it.
_LEVELS = (0, 2, 4, 6, 9, 12)

# Whatever else is typed is the code of nothing, and may be what no database stores.
_CODE = re.compile(r"[A-Za-z0-9_-]{1,100}")

_REVISION = """
SELECT concat_ws(' ',
  (SELECT count(*) FROM proof_item_version),
  (SELECT max(recorded_at) FROM proof_item_version),
  (SELECT md5(string_agg(published_list::text, '' ORDER BY code)) FROM published_list)
) AS revision
"""

_AS_PUBLISHED = ("published_list_id", "position", "id")
_BEST_FIRST = ("name_length", *_AS_PUBLISHED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """Which items; what is absent narrows nothing. `region` asks for all that holds there."""

    search: str = ""
    region: str | None = None
    lane: Lane | None = None
    measure: Measure | None = None
    confidence: Confidence | None = None
    list_code: str | None = None


async def held_on(region: str, moment: datetime) -> list[ProofItemVersion]:
    """What the lists of a region and of those above it said at a moment, the nearest list first.

    Of every item the newest version that was known by then and had begun; an item whose newest
    one had ended is left out. With their items; one statement.
    """
    above, day = holding_in(region), moment.astimezone(clock.CHINA).date()
    known = await ProofItemVersion.filter(
        Q(effective_from=None) | Q(effective_from__lte=day),
        item__region__in=above,
        recorded_at__lte=moment,
    ).select_related("item")
    newest: dict[UUID, ProofItemVersion] = {}
    for row in sorted(known, key=lambda row: row.version):
        newest[row.item_id] = row
    held = [row for row in newest.values() if row.effective_to is None or row.effective_to >= day]
    return sorted(
        held,
        key=lambda row: (-above.index(row.item.region or ""), row.item.position, row.item.code),
    )


async def proof_items(wanted: Wanted, request: PageRequest) -> Page[ProofItemVersion]:
    """Items in their newest versions, with their lists; three statements at most.

    In the order of the lists or, when something is searched for, the shortest name first: the
    nearest to what was typed.
    """
    items = _narrowed(wanted)
    order = _BEST_FIRST if wanted.search.strip() else _AS_PUBLISHED
    found = items
    if request.after is not None:
        found = items.filter(_behind(await _place(request.after.id, order), order))
    ids = await found.order_by(*order).limit(request.first + 1).values_list("id", flat=True)
    shown = await _newest_of(ids[: request.first])  # pyright: ignore[reportArgumentType] -- typed as tuples, flat gives values
    return Page(
        items=shown,
        positions=[Position(row.recorded_at, row.item_id) for row in shown],
        has_next=len(ids) > request.first,
        count=items.count,
    )


async def proof_item(code: str, version: int | None = None) -> ProofItemVersion | None:
    """An item in one version, the newest when none is named; None when there is no such."""
    if not _CODE.fullmatch(code):
        return None
    wanted = {"version": F("item__version") if version is None else version}
    found = ProofItemVersion.filter(item__code=code, **wanted)
    return await found.select_related("item__published_list").first()


async def version_begun_by(code: str, day: date) -> ProofItemVersion | None:
    """The newest version of an item that had begun by a day, with its list; it may have ended.

    None when there is no such item, or it began later.
    """
    if not _CODE.fullmatch(code):
        return None
    begun = Q(effective_from=None) | Q(effective_from__lte=day)
    found = ProofItemVersion.filter(begun, item__code=code).order_by("-version")
    return await found.select_related("item__published_list").first()


async def newest_versions(codes: Collection[str]) -> dict[str, ProofItemVersion]:
    """The newest version of each item that there is, with its item, by code. One statement."""
    found = ProofItemVersion.filter(item__code__in=codes, version=F("item__version"))
    return {row.item.code: row for row in await found.select_related("item")}


async def newest_of_list(code: str) -> list[ProofItemVersion]:
    """The newest version of every item of a list, with its item, in its order. One statement."""
    found = ProofItemVersion.filter(item__published_list_id=code, version=F("item__version"))
    return await found.select_related("item").order_by("item__position", "item_id")


async def versions_of(item: UUID) -> list[ProofItemVersion]:
    """All versions of an item, the newest first."""
    return await ProofItemVersion.filter(item_id=item).order_by("-version")


async def published_lists() -> list[PublishedList]:
    """All lists, those without items too, by region and code."""
    return await PublishedList.all().order_by("region", "code")


async def published_list(code: str) -> PublishedList | None:
    """One list, or None."""
    if not _CODE.fullmatch(code):
        return None
    return await PublishedList.get_or_none(code=code)


async def latest_versions(request: PageRequest) -> Page[ProofItemVersion]:
    """All versions of all items with their lists, the newest first. One statement."""
    rows = ProofItemVersion.all().select_related("item__published_list")
    return await page_of(rows, request, order="recorded_at")


async def every_version() -> list[ProofItemVersion]:
    """All versions of all items, for the open data, in the order of the lists."""
    found = ProofItemVersion.all().select_related("item")
    return await found.order_by("item__published_list_id", "item__position", "item_id", "version")


async def revision() -> str:
    """Another one whenever a list, an item or a version is: cheap to ask, for what is kept."""
    rows = await db.connection().execute_query_dict(_REVISION)
    return str(rows[0]["revision"])


async def working_days(kind: str) -> int:
    """How many working days a kind of proof is promised in. Every kind in use was imported."""
    return (await ProofKind.get(code=kind)).working_days


async def objection_days(kind: str) -> int:
    """How many working days the issuer has to answer an objection to a proof of this kind."""
    return (await ProofKind.get(code=kind)).objection_days


def _narrowed(wanted: Wanted) -> QuerySet[ProofItem]:
    columns = {
        "lane": wanted.lane,
        "measure": wanted.measure,
        "confidence": wanted.confidence,
        # What cannot be a code is none, and may be what no database stores.
        "published_list_id": _code_or_none(wanted.list_code),
    }
    items = ProofItem.filter(**{name: value for name, value in columns.items() if value})
    if wanted.region is not None:
        items = items.filter(region__in=holding_in(wanted.region))
    return search.narrowed(items, wanted.search)


def _code_or_none(typed: str | None) -> str | None:
    return typed if not typed or _CODE.fullmatch(typed) else "-"


def _behind(place: Sequence[Any], order: Sequence[str]) -> Q:
    """What comes after a place, column by column."""
    behind = Q(**{f"{order[-1]}__gt": place[-1]})
    for column, value in reversed(list(zip(order[:-1], place[:-1], strict=True))):
        behind = Q(**{f"{column}__gt": value}) | Q(behind, **{column: value})
    # Says nothing new, but an index can begin there.
    return behind & Q(**{f"{order[0]}__gte": place[0]})


async def _place(item: UUID, order: Sequence[str]) -> Sequence[Any]:
    found = await ProofItem.get_or_none(id=item)
    if found is None:
        raise Problem(ProblemCode.CURSOR_INVALID, field="after")
    return [getattr(found, column) for column in order]


async def _newest_of(ids: Sequence[UUID]) -> list[ProofItemVersion]:
    found = await ProofItemVersion.filter(
        item_id__in=ids, version=F("item__version")
    ).select_related("item__published_list")
    by_item = {row.item_id: row for row in found}
    return [by_item[item] for item in ids]


def holding_in(region: str) -> list[str]:
    """The codes of a region and of those above it, the nation first: what holds there."""
    return [region[:digits].ljust(12, "0") for digits in _LEVELS]
