"""The face of the catalogue: the items of published lists."""

from datetime import date, datetime

import strawberry

from backend.catalogue import queries
from backend.catalogue.models import (
    Completeness,
    Confidence,
    Lane,
    Measure,
    ProofClass,
    SourceAttribute,
)
from backend.catalogue.models import ProofItemVersion as VersionRow
from backend.catalogue.models import PublishedList as ListRow
from backend.foundation.graphql.audience import ForEveryone
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.pages import After, Connection, First, connection_of
from backend.foundation.graphql.scalars import RegionCode
from backend.foundation.pages import PageRequest

strawberry.enum(
    Lane,
    name="ListLane",
    description=(
        "What a list is about: given by committees (正面清单), not given by them (负面清单), or"
        " demanded, cancelled or replaced by departments (部门清单)."
    ),
)
strawberry.enum(Measure, description="What takes the place of a demanded proof; KEPT: nothing.")
strawberry.enum(
    Confidence, description="The source was read in full (A), in part (B), or second-hand (C)."
)
strawberry.enum(
    ProofClass,
    description=(
        "政府部门核发的证照材料 (CERTIFICATE), 证明客观事实的材料 (FACT),"
        " 公共服务行业出具的结果材料 (SERVICE_RESULT)."
    ),
)
strawberry.enum(SourceAttribute, description="材料来源属性: 申请人提供, 政府部门核发, 其他.")
strawberry.enum(Completeness, description="How much of a published list is here.")


@strawberry.type(description="A list or document as it was published; empty is what is not known.")
class PublishedList:
    """A published list, for everybody."""

    code: str = strawberry.field(description="Its code here, e.g. NEG-CN-2020-1.")
    title: str = strawberry.field(description="As published.")
    region_name: str = strawberry.field(description="Where it holds, as published.")
    region: RegionCode | None = strawberry.field(
        description="The same as a code; 000000000000 is the nation."
    )
    issued_by: str = strawberry.field(description="Who published it.")
    document_no: str = strawberry.field(description="The number of the document.")
    published: str = strawberry.field(description="Its date as published, often only a year.")
    source: str = strawberry.field(description="Where it was read.")
    completeness: Completeness = strawberry.field(description="How much of it is here.")

    @classmethod
    def from_model(cls, row: ListRow) -> "PublishedList":
        """Copies what everybody may see."""
        return cls(
            code=row.code,
            title=row.title,
            region_name=row.region_name,
            region=None if row.region is None else RegionCode(row.region),
            issued_by=row.issued_by,
            document_no=row.document_no,
            published=row.published,
            source=row.source,
            completeness=row.completeness,
        )


@strawberry.type(description="证明事项: a proof that a list names, in one version.")
class ProofItem:
    """An item as its list tells of it, for everybody. An empty text is what the list leaves out."""

    code: str = strawberry.field(description="Its code, which lasts: /catalogue/items/<code>.")
    version: int = strawberry.field(description="Which version this is; 1 is the first.")
    newest_version: int = strawberry.field(description="The version that holds now.")
    recorded_at: datetime = strawberry.field(description="When the portal learnt of this version.")
    published_list: PublishedList = strawberry.field(description="The list that names it.")
    lane: Lane = strawberry.field(description="What that list is about.")
    region_name: str = strawberry.field(description="Where it holds, as published.")
    region: RegionCode | None = strawberry.field(
        description="The same as a code, with everything below; 000000000000 is the nation."
    )
    item_no: str = strawberry.field(description="Its number on the list, as printed: 一, 1.2.")
    name: str = strawberry.field(description="The proof as the list names it.")
    purpose: str = strawberry.field(description="The matter or purpose it is demanded for.")
    demanding_unit: str = strawberry.field(description="Who demands it.")
    issuing_unit: str = strawberry.field(description="Who issues it.")
    measure: Measure | None = strawberry.field(
        description="What takes its place; null where a law only states the demand."
    )
    cancel_reason: str = strawberry.field(description="Why it was cancelled, or by what replaced.")
    proof_class: ProofClass | None = strawberry.field(description="Which of the three classes.")
    source_attribute: SourceAttribute | None = strawberry.field(
        description="From where applicants have it."
    )
    validity: str = strawberry.field(description="How long it holds from its issue: 7天, 长期.")
    go_instead: str = strawberry.field(description="Where to go, or what to show, instead.")
    legal_basis: str = strawberry.field(description="Laws and documents this rests on.")
    batch: str = strawberry.field(description="The batch of the list.")
    document_no: str = strawberry.field(description="The document that published it.")
    source: str = strawberry.field(description="Where it was read.")
    confidence: Confidence = strawberry.field(description="How well the source was read.")
    needs_confirmation: bool = strawberry.field(
        description="待核实: the source was not read in full; confirm before relying on it."
    )
    effective_from: date | None = strawberry.field(description="First day, where told.")
    effective_to: date | None = strawberry.field(description="Last day, if it has ended.")

    @classmethod
    def from_model(cls, row: VersionRow) -> "ProofItem":
        """Copies what everybody may see."""
        return cls(
            code=row.item.code,
            version=row.version,
            newest_version=row.item.version,
            recorded_at=row.recorded_at,
            published_list=PublishedList.from_model(row.item.published_list),
            lane=row.lane,
            region_name=row.region_name,
            region=None if row.region is None else RegionCode(row.region),
            item_no=row.item_no,
            name=row.name,
            purpose=row.purpose,
            demanding_unit=row.demanding_unit,
            issuing_unit=row.issuing_unit,
            measure=row.measure,
            cancel_reason=row.cancel_reason,
            proof_class=row.proof_class,
            source_attribute=row.source_attribute,
            validity=row.validity,
            go_instead=row.go_instead,
            legal_basis=row.legal_basis,
            batch=row.batch,
            document_no=row.document_no,
            source=row.source,
            confidence=row.confidence,
            needs_confirmation=row.confidence.needs_confirmation,
            effective_from=row.effective_from,
            effective_to=row.effective_to,
        )


@strawberry.type
class CatalogueQueries:
    """What everybody may ask of the catalogue."""

    @strawberry.field(
        permission_classes=[ForEveryone],
        description=(
            "证明事项目录: items in their newest versions, in the order of the lists; the nearest"
            " first when something is searched for: a part of a name, matter, office or place, its"
            " pinyin or initials."
        ),
    )
    async def proof_items(
        self,
        info: Info,
        search: str = "",
        region: RegionCode | None = None,
        lane: Lane | None = None,
        measure: Measure | None = None,
        confidence: Confidence | None = None,
        list_code: str | None = None,
        first: First = None,
        after: After = None,
    ) -> Connection[ProofItem]:
        """See queries.proof_items."""
        del info
        wanted = queries.Wanted(
            search=search,
            region=region,
            lane=lane,
            measure=measure,
            confidence=confidence,
            list_code=list_code,
        )
        page = await queries.proof_items(wanted, PageRequest.asked(first, after))
        return connection_of(page, ProofItem.from_model)

    @strawberry.field(
        permission_classes=[ForEveryone],
        description="One item by its code, in one version; the newest when none is named.",
    )
    async def proof_item(
        self, info: Info, code: str, version: int | None = None
    ) -> ProofItem | None:
        """See queries.proof_item."""
        del info
        found = await queries.proof_item(code, version)
        return None if found is None else ProofItem.from_model(found)
