"""What may be asked of the catalogue: guidance before a form, the lists, the promise of an item."""

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from backend.catalogue import guide
from backend.catalogue.guide import Entry, Guidance, Term
from backend.catalogue.models import CommitteeListEntry, Confidence, Lane, ProofItem
from backend.foundation import clock
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.pages import Page, PageRequest, Position

# Nation, province, city, county, township, committee: a list of any of them holds below it.
_LEVELS = (0, 2, 4, 6, 9, 12)


async def guidance_for(region: str, title: str, purpose: str, text: str) -> Guidance | None:
    """Where to go instead, when a request plainly asks for what no committee gives; else None.

    Decided by the negative lists in force today in the region and above it.
    """
    above = [region[:digits].ljust(12, "0") for digits in _LEVELS]
    rows = await _in_force().filter(lane=Lane.NEGATIVE, region__in=above)
    # The list nearest to the village comes first and wins between equal phrases.
    rows.sort(key=lambda row: (-above.index(row.region), row.item_no))
    entries: dict[Entry, CommitteeListEntry] = {}
    for row in rows:
        entries.setdefault(_entry(row), row)
    found = guide.match(title, purpose, text, list(entries))
    return None if found is None else _guidance(entries[found.entry], found.words)


async def committee_list(request: PageRequest) -> Page[CommitteeListEntry]:
    """The entries in force today, in the order of their lists."""
    rows = _in_force()
    found = rows
    if request.after is not None:
        last = await CommitteeListEntry.get_or_none(id=request.after.id)
        if last is None:
            raise Problem(ProblemCode.CURSOR_INVALID, field="after")
        found = rows.filter(
            Q(list_id__gt=last.list_id) | Q(list_id=last.list_id, item_no__gt=last.item_no)
        )
    items = await found.order_by("list_id", "item_no").limit(request.first + 1)
    shown = items[: request.first]
    return Page(
        items=shown,
        positions=[Position(row.imported_at, row.id) for row in shown],
        has_next=len(items) > request.first,
        count=rows.count,
    )


async def working_days(item: str) -> int:
    """How many working days an item is promised in. Every item in use has been imported."""
    return (await ProofItem.get(code=item)).working_days


def _in_force() -> QuerySet[CommitteeListEntry]:
    today = clock.today()
    return CommitteeListEntry.filter(
        Q(effective_to=None) | Q(effective_to__gte=today), effective_from__lte=today
    )


def _entry(row: CommitteeListEntry) -> Entry:
    return Entry(
        code=row.code,
        terms=tuple(
            Term(phrase=term["phrase"], unless=tuple(term["unless"])) for term in row.terms
        ),
    )


def _guidance(row: CommitteeListEntry, words: tuple[str, ...]) -> Guidance:
    return Guidance(
        code=row.code,
        name=row.name,
        go_instead=row.go_instead,
        legal_basis=row.legal_basis,
        document_no=row.document_no,
        words=words,
        needs_confirmation=row.confidence is not Confidence.A,
    )
