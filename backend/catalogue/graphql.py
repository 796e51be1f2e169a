"""The face of the catalogue: guidance before any form, and the published lists."""

from datetime import date
from enum import StrEnum

import strawberry

from backend.catalogue import queries
from backend.catalogue.guide import Guidance
from backend.catalogue.models import CommitteeListEntry as EntryRow
from backend.catalogue.models import Confidence, Lane
from backend.foundation.graphql.audience import ForEveryone
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.pages import After, Connection, First, connection_of
from backend.foundation.graphql.scalars import RegionCode
from backend.foundation.pages import PageRequest

strawberry.enum(
    Lane, name="ListLane", description="What a list says: given (正面清单) or not (负面清单)."
)


@strawberry.enum(
    description="Whether to ask the committee (OURS) or somebody else, whom the guidance names."
)
class GuideLane(StrEnum):
    """The answer of the guide."""

    OURS = "ours"
    NOT_OURS = "not_ours"


@strawberry.type(description="No committee gives this proof; here is where to go instead.")
class NotOurs:
    """Guidance as a resident reads it. Nothing was stored."""

    code: str = strawberry.field(description="The entry's code, e.g. KINSHIP.")
    name: str = strawberry.field(description="The proof as the list names it.")
    go_instead: str = strawberry.field(description="Where to go, or what to show, instead.")
    legal_basis: str = strawberry.field(description="Laws and documents this rests on.")
    document_no: str = strawberry.field(description="The document that published the list.")
    matched_words: list[str] = strawberry.field(
        description="The phrases of the request that led here; “…” stands for any few words."
    )
    needs_confirmation: bool = strawberry.field(
        description="待核实: the source was not read in full; confirm before relying on it."
    )
    message: str = strawberry.field(description="The sentence to show, in Chinese.")
    message_en: str = strawberry.field(description="The same sentence in English.")

    @classmethod
    def from_guidance(cls, guidance: Guidance) -> "NotOurs":
        """Copies what may leave, and says it in a sentence."""
        unsure = "（待核实）" if guidance.needs_confirmation else ""
        return cls(
            code=guidance.code,
            name=guidance.name,
            go_instead=guidance.go_instead,
            legal_basis=guidance.legal_basis,
            document_no=guidance.document_no,
            matched_words=list(guidance.words),
            needs_confirmation=guidance.needs_confirmation,
            message=f"“{guidance.name}”不由村（居）委会出具。{guidance.go_instead}。{unsure}",
            message_en=(
                f"Village and residents' committees do not issue “{guidance.name}” "
                f"({guidance.document_no}). Please see where to go instead."
            ),
        )


@strawberry.type(description="The answer given before any form is filled in.")
class GuideAnswer:
    """Whose matter it is; all but the lane is about NOT_OURS and null or empty otherwise."""

    lane: GuideLane = strawberry.field(description="Whether to ask the committee.")
    entry_name: str | None = strawberry.field(
        default=None, description="The proof as the list names it."
    )
    go_instead: str | None = strawberry.field(
        default=None, description="Where to go, or what to show, instead."
    )
    legal_basis: str | None = strawberry.field(
        default=None, description="Laws and documents this rests on."
    )
    document_no: str | None = strawberry.field(
        default=None, description="The document that published the list."
    )
    matched_words: list[str] = strawberry.field(
        default_factory=list, description="The phrases of the request that led here."
    )
    needs_confirmation: bool = strawberry.field(default=False, description="待核实.")

    @classmethod
    def from_guidance(cls, guidance: Guidance | None) -> "GuideAnswer":
        """Without guidance the matter is the committee's."""
        if guidance is None:
            return cls(lane=GuideLane.OURS)
        return cls(
            lane=GuideLane.NOT_OURS,
            entry_name=guidance.name,
            go_instead=guidance.go_instead,
            legal_basis=guidance.legal_basis,
            document_no=guidance.document_no,
            matched_words=list(guidance.words),
            needs_confirmation=guidance.needs_confirmation,
        )


@strawberry.type(description="One proof on a published list 清单事项.")
class CommitteeListEntry:
    """A row of a list, for everybody."""

    list_id: str = strawberry.field(description="The list, e.g. NEG-CN-2020-1.")
    lane: Lane = strawberry.field(description="Whether committees give it.")
    region: RegionCode = strawberry.field(
        description="Where the list holds, with everything below; 000000000000 is the nation."
    )
    item_no: int = strawberry.field(description="Its number on the list.")
    code: str = strawberry.field(description="Its code, the same on every list.")
    name: str = strawberry.field(description="The proof as the list names it.")
    go_instead: str = strawberry.field(description="Where to go instead.")
    legal_basis: str = strawberry.field(description="Laws and documents this rests on.")
    document_no: str = strawberry.field(description="The document that published the list.")
    source: str = strawberry.field(description="Where it was read.")
    needs_confirmation: bool = strawberry.field(description="待核实.")
    effective_from: date = strawberry.field(description="First day.")
    effective_to: date | None = strawberry.field(description="Last day, if it has ended.")

    @classmethod
    def from_model(cls, row: EntryRow) -> "CommitteeListEntry":
        """Copies what everybody may see."""
        return cls(
            list_id=row.list_id,
            lane=row.lane,
            region=RegionCode(row.region),
            item_no=row.item_no,
            code=row.code,
            name=row.name,
            go_instead=row.go_instead,
            legal_basis=row.legal_basis,
            document_no=row.document_no,
            source=row.source,
            needs_confirmation=row.confidence is not Confidence.A,
            effective_from=row.effective_from,
            effective_to=row.effective_to,
        )


@strawberry.type
class CatalogueQueries:
    """What everybody may ask of the catalogue."""

    @strawberry.field(
        permission_classes=[ForEveryone],
        description="Whether a proof is the committee's to give; ask before showing a form.",
    )
    async def guide(
        self, info: Info, region_code: RegionCode, title: str, purpose: str = "", text: str = ""
    ) -> GuideAnswer:
        """See queries.guidance_for."""
        del info
        guidance = await queries.guidance_for(region_code, title, purpose, text)
        return GuideAnswer.from_guidance(guidance)

    @strawberry.field(
        permission_classes=[ForEveryone],
        description="The lists in force today, entry by entry in the order of the lists.",
    )
    async def committee_list(
        self, info: Info, first: First = None, after: After = None
    ) -> Connection[CommitteeListEntry]:
        """See queries.committee_list."""
        del info
        page = await queries.committee_list(PageRequest.asked(first, after))
        return connection_of(page, CommitteeListEntry.from_model)
