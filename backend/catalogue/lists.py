"""Reading the catalogue's CSV files: items of five kinds of lists, the lists, phrases, and kinds.

Nothing is invented: an empty cell stays empty, and a place keeps the name that was published.
"""

import hashlib
import re
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from backend.catalogue.guide import Term
from backend.catalogue.models import (
    Completeness,
    Confidence,
    Lane,
    Measure,
    ProofClass,
    SourceAttribute,
)
from backend.catalogue.rows import Row, rows_of

K = TypeVar("K", bound=Hashable)

NATION = "000000000000"
_SEPARATOR = "；"
_LIST = re.compile(r"[A-Z][A-Z0-9-]{1,39}")
_CODE = re.compile(r"[A-Z][A-Z_]{1,39}")
_KIND_CODE = re.compile(r"[a-z][a-z-]{1,39}")
_REGION = re.compile(r"[0-9]{12}")
_PUBLISHED = re.compile(r"([0-9]{4}(-[0-9]{2}){0,2})?")

_ENTRY_COLUMNS = (
    "list_id", "lane", "region", "document_no", "item_no", "code", "name", "go_instead",
    "legal_basis", "source", "confidence", "effective_from", "effective_to",
)  # fmt: skip
_LIST_COLUMNS = (
    "list_id", "title", "region", "issued_by", "document_no", "date", "source", "complete",
)  # fmt: skip
_EVERY_ITEM = (
    "list_id", "region", "document_no", "item_no", "name", "legal_basis", "source", "confidence",
)  # fmt: skip
_ITEM_COLUMNS = {
    Lane.NEGATIVE: (*_EVERY_ITEM, "go_instead"),
    Lane.POSITIVE: (*_EVERY_ITEM, "purpose", "demanding_unit"),
    Lane.DEPARTMENT: (
        *_EVERY_ITEM, "batch", "matter_or_purpose", "demanding_unit", "issuing_unit", "measure",
        "cancel_reason",
    ),
}  # fmt: skip
_TERM_COLUMNS = ("code", "phrase", "unless")
_KIND_COLUMNS = ("code", "name", "working_days", "retention_years", "objection_days")
_REGION_COLUMNS = ("name", "code")


@dataclass(frozen=True, kw_only=True, slots=True)
class ListedList:
    """One published list, checked."""

    code: str
    title: str
    region_name: str
    region: str | None
    issued_by: str
    document_no: str
    published: str
    source: str
    completeness: Completeness


@dataclass(frozen=True, kw_only=True, slots=True)
class ListedItem:
    """One row of a list, checked. `type_code` names the same proof on every list, where known."""

    list_id: str
    lane: Lane
    region_name: str
    region: str | None
    document_no: str
    item_no: str
    name: str
    source: str
    confidence: Confidence
    type_code: str = ""
    go_instead: str = ""
    legal_basis: str = ""
    purpose: str = ""
    demanding_unit: str = ""
    issuing_unit: str = ""
    batch: str = ""
    measure: Measure | None = None
    cancel_reason: str = ""
    proof_class: ProofClass | None = None
    source_attribute: SourceAttribute | None = None
    validity: str = ""
    effective_from: date | None = None
    effective_to: date | None = None

    @property
    def identity(self) -> tuple[str, ...]:
        """List × type × purpose × demanding authority × region: the same again is the same item."""
        kind, place = self.type_code or self.name, self.region_name or self.region or ""
        return (self.list_id, kind, self.purpose, self.demanding_unit, place)

    @property
    def code(self) -> str:
        """The item's code in addresses, which only another identity changes."""
        if self.type_code and not self.purpose and not self.demanding_unit:
            return f"{self.list_id}-{self.type_code}"
        digest = hashlib.sha256("\n".join(self.identity).encode()).hexdigest()
        return f"{self.list_id}-{digest[:12]}"


@dataclass(frozen=True, kw_only=True, slots=True)
class ListedKind:
    """One kind of proof that the portal issues, checked."""

    code: str
    name: str
    working_days: int
    retention_years: int
    objection_days: int


def read_entries(lines: Iterable[str]) -> list[ListedItem]:
    """The rows of committee lists whose entries have codes and days. Raises ListError."""
    entries: list[ListedItem] = []
    seen: dict[tuple[str, str], int] = {}
    for row in rows_of(lines, _ENTRY_COLUMNS):
        region = row.matching("region", _REGION)
        first, last = row.day("effective_from"), row.days_in_force()[1]
        entry = ListedItem(
            list_id=row.matching("list_id", _LIST),
            lane=row.one_of("lane", Lane),
            region_name="全国" if region == NATION else "",
            region=region,
            document_no=row.text("document_no", 100),
            item_no=str(row.number("item_no")),
            type_code=row.matching("code", _CODE),
            name=row.text("name", 200),
            go_instead=row.text("go_instead", 1000, empty=True),
            legal_basis=row.text("legal_basis", 1000, empty=True),
            source=row.text("source", 500),
            confidence=row.one_of("confidence", Confidence),
            effective_from=first,
            effective_to=last,
        )
        _once(seen, (entry.list_id, entry.item_no), row, f"item {entry.item_no} of {entry.list_id}")
        # The guide stops requests by these lists: without a way out it would leave the resident
        # with nothing.
        if entry.lane is Lane.NEGATIVE and not entry.go_instead:
            raise row.error("a negative entry says where to go instead")
        entries.append(entry)
    return entries


def read_lists(lines: Iterable[str], regions: Mapping[str, str | None]) -> list[ListedList]:
    """The published lists; a whole one says so, and who has items is told by them. ListError."""
    lists: list[ListedList] = []
    seen: dict[str, int] = {}
    for row in rows_of(lines, _LIST_COLUMNS):
        code, complete = row.matching("list_id", _LIST), row.cells["complete"]
        if complete not in {"yes", "no"}:
            raise row.error(f"complete {complete!r} is none of yes, no")
        _once(seen, code, row, code)
        known_by_title = Completeness.TITLE if code.startswith("T-") else Completeness.PART
        lists.append(
            ListedList(
                code=code,
                title=row.text("title", 200),
                region_name=row.text("region", 100),
                region=_region(row, regions),
                issued_by=row.text("issued_by", 200, empty=True),
                document_no=row.text("document_no", 100, empty=True),
                published=row.matching("date", _PUBLISHED),
                source=row.text("source", 500),
                completeness=Completeness.WHOLE if complete == "yes" else known_by_title,
            )
        )
    return lists


def read_items(
    lines: Iterable[str], lane: Lane, regions: Mapping[str, str | None]
) -> list[ListedItem]:
    """The items of the published lists of one lane, as they were published. Raises ListError."""
    items: list[ListedItem] = []
    seen: dict[tuple[str, ...], int] = {}
    for row in rows_of(lines, _ITEM_COLUMNS[lane]):
        first, last = row.days_in_force()
        item = ListedItem(
            list_id=row.matching("list_id", _LIST),
            lane=lane,
            region_name=row.text("region", 100),
            region=_region(row, regions),
            document_no=row.text("document_no", 100, empty=True),
            item_no=row.text("item_no", 20, empty=True),
            name=row.text("name", 200),
            legal_basis=row.text("legal_basis", 1000, empty=True),
            source=row.text("source", 500),
            confidence=row.one_of("confidence", Confidence),
            proof_class=row.maybe_one_of("proof_class", ProofClass),
            source_attribute=row.maybe_one_of("source_attribute", SourceAttribute),
            validity=row.text("validity", 100, empty=True) if "validity" in row.cells else "",
            effective_from=first,
            effective_to=last,
        )
        item = _with_columns_of(lane, item, row)
        _once(seen, item.identity, row, f"{item.name} of {item.list_id}")
        items.append(item)
    return items


def read_regions(lines: Iterable[str]) -> dict[str, str | None]:
    """The code of each place that a list names; null for one that has none. Raises ListError."""
    return {
        row.text("name", 100): row.matching("code", _REGION) if row.cells["code"] else None
        for row in rows_of(lines, _REGION_COLUMNS)
    }


def read_terms(lines: Iterable[str]) -> dict[str, tuple[Term, ...]]:
    """Phrases by code of the entry they ask for. Raises ListError."""
    terms: dict[str, dict[str, Term]] = {}
    for row in rows_of(lines, _TERM_COLUMNS):
        phrases = terms.setdefault(row.matching("code", _CODE), {})
        phrase = row.text("phrase", 40)
        if phrase in phrases:
            raise row.error(f"the phrase {phrase} stands twice for this code")
        unless = tuple(word for word in row.cells["unless"].split(_SEPARATOR) if word)
        phrases[phrase] = Term(phrase=phrase, unless=unless)
    return {code: tuple(phrases.values()) for code, phrases in terms.items()}


def read_kinds(lines: Iterable[str]) -> list[ListedKind]:
    """The kinds of proofs. Raises ListError."""
    return [
        ListedKind(
            code=row.matching("code", _KIND_CODE),
            name=row.text("name", 100),
            working_days=row.number("working_days"),
            retention_years=row.number("retention_years"),
            objection_days=row.number("objection_days"),
        )
        for row in rows_of(lines, _KIND_COLUMNS)
    ]


def _with_columns_of(lane: Lane, item: ListedItem, row: Row) -> ListedItem:
    if lane is Lane.NEGATIVE:
        return replace(item, go_instead=row.text("go_instead", 1000, empty=True))
    unit = row.text("demanding_unit", 200, empty=True)
    if lane is Lane.POSITIVE:
        return replace(item, purpose=row.text("purpose", 300, empty=True), demanding_unit=unit)
    return replace(
        item,
        purpose=row.text("matter_or_purpose", 300, empty=True),
        demanding_unit=unit,
        issuing_unit=row.text("issuing_unit", 200, empty=True),
        batch=row.text("batch", 100, empty=True),
        measure=row.maybe_one_of("measure", Measure),
        cancel_reason=row.text("cancel_reason", 1000, empty=True),
    )


def _region(row: Row, regions: Mapping[str, str | None]) -> str | None:
    name = row.cells["region"]
    if name not in regions:
        raise row.error(f"region {name!r} is not among the named regions")
    return regions[name]


def _once(seen: dict[K, int], key: K, row: Row, what: str) -> None:
    first = seen.setdefault(key, row.line)
    if first != row.line:
        raise row.error(f"{what} stands in line {first} too")
