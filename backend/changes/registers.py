"""The list of a department's own in the catalogue: where what it publishes here stands."""

from dataclasses import dataclass
from datetime import date, timedelta

from backend.catalogue.lists import ListedItem, ListedList
from backend.catalogue.models import CancelReason, Completeness, Confidence, Lane, ProofItemVersion
from backend.changes import wording
from backend.changes.models import ChangeEntry, EntryKind
from backend.identity.models import Organisation
from backend.regions import loaders as regions

PUBLIC = "/catalogue/changes/"
"""Where everybody reads a request, by its number: the source of every version it made."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Register:
    """The list of one office, which serves one region."""

    office: str
    uscc: str
    region: str
    region_name: str

    @property
    def code(self) -> str:
        """The code of the list, which an office keeps when it is renamed."""
        return f"REG-{self.uscc}"

    def listed(self, published: date) -> ListedList:
        """The list as the catalogue stores it: whole, since all of it was made here."""
        return ListedList(
            code=self.code,
            title=f"{self.office}证明事项清单",
            region_name=self.region_name,
            region=self.region,
            issued_by=self.office,
            document_no="",
            published=published.isoformat(),
            source=PUBLIC.rstrip("/"),
            completeness=Completeness.WHOLE,
        )

    def code_of(self, name: str, purpose: str, demanding_unit: str) -> str:
        """The code in the catalogue of an item with these words."""
        return self._listed_item(name=name, purpose=purpose, demanding_unit=demanding_unit).code

    def item(
        self, entry: ChangeEntry, before: ProofItemVersion | None, *, number: str, day: date
    ) -> ListedItem:
        """What the catalogue says of the entry's item from `day` on, by the request `number`."""
        ends = entry.kind is EntryKind.END
        first = before.effective_from if before is not None and ends else day
        return self._listed_item(
            name=entry.name,
            lane=entry.lane,
            purpose=entry.purpose,
            demanding_unit=entry.demanding_unit,
            issuing_unit=entry.issuing_unit,
            measure=entry.measure,
            cancel_reason=_told(entry.cancel_reason),
            proof_class=entry.proof_class,
            source_attribute=entry.source_attribute,
            validity=entry.validity,
            go_instead=entry.go_instead,
            legal_basis=entry.legal_basis,
            batch=entry.batch,
            document_no=entry.document_no,
            source=f"{PUBLIC}{number}",
            effective_from=first,
            effective_to=_last_day(first, day) if ends else None,
        )

    def _listed_item(self, **told: object) -> ListedItem:
        cells: dict[str, object] = {
            "list_id": self.code,
            "lane": Lane.DEPARTMENT,
            "region_name": self.region_name,
            "region": self.region,
            "document_no": "",
            "item_no": "",
            "source": "",
            "confidence": Confidence.A,
        }
        return ListedItem(**(cells | told))  # pyright: ignore[reportArgumentType] -- by name


async def register_of(office: Organisation) -> Register:
    """The list of an office, by its name and the name of its region today."""
    [place] = await regions.regions_by_code([office.region])
    return Register(
        office=office.name, uscc=office.uscc, region=office.region, region_name=place.name
    )


def _told(reason: CancelReason | None) -> str:
    return "" if reason is None else wording.CANCEL_REASONS[reason].zh


def _last_day(first: date | None, ends_on: date) -> date:
    """The day before it ends; an item that ends on its first day still held on that one."""
    last = ends_on - timedelta(days=1)
    return last if first is None else max(first, last)
