"""The face of matters: what offices declare that they demand, for everybody."""

from datetime import datetime
from uuid import UUID

import strawberry

from backend.foundation.graphql.audience import ForEveryone
from backend.foundation.graphql.pages import After, Connection, First, connection_of
from backend.foundation.pages import PageRequest
from backend.identity.graphql import Organisation
from backend.registration import models, queries
from backend.registration.models import VerificationNeed

strawberry.enum(
    VerificationNeed,
    description="部门核验需求: its result suffices (认同), or what is given is checked (需求).",
)


@strawberry.type(description="One of several materials of which any will do.")
class MaterialAlternative:
    """A material and who issues it."""

    name: str = strawberry.field(description="材料名称.")
    issuer: str = strawberry.field(description="材料出具部门.")


@strawberry.type(description="办理材料: something that a matter demands.")
class MatterMaterial:
    """For everybody."""

    alternatives: list[MaterialAlternative] = strawberry.field(description="Any one will do.")
    kind: str = strawberry.field(description="材料类型 as declared; may be empty.")
    accepts_electronic: bool = strawberry.field(description="是否认可电子材料.")
    accepts_image: bool = strawberry.field(description="是否认可图片材料.")
    verification: VerificationNeed | None = strawberry.field(description="部门核验需求.")

    @classmethod
    def from_model(cls, row: models.MatterMaterial) -> "MatterMaterial":
        """Copies what everybody may see."""
        return cls(
            alternatives=[MaterialAlternative(**each) for each in row.alternatives],
            kind=row.kind,
            accepts_electronic=row.accepts_electronic,
            accepts_image=row.accepts_image,
            verification=row.verification,
        )


@strawberry.type(description="政务服务事项: a service, and what its office declares to demand.")
class Matter:
    """For everybody."""

    id: UUID = strawberry.field(description="Stable: /catalogue/matters/<id>.")
    name: str = strawberry.field(description="事项名称.")
    organisation: Organisation = strawberry.field(description="The office.")
    online: bool = strawberry.field(description="是否可网上受理.")
    offline_reason: str = strawberry.field(description="Why not, if not.")
    declared_at: datetime = strawberry.field(description="When the office last declared it.")
    ended_at: datetime | None = strawberry.field(description="When it no longer named it.")
    materials: list[MatterMaterial] = strawberry.field(description="What it demands, in order.")

    @classmethod
    def from_model(cls, row: models.Matter) -> "Matter":
        """Copies what everybody may see."""
        return cls(
            id=row.id,
            name=row.name,
            organisation=Organisation.from_model(row.organisation),
            online=row.online,
            offline_reason=row.offline_reason,
            declared_at=row.declared_at,
            ended_at=row.ended_at,
            materials=[MatterMaterial.from_model(each) for each in row.in_order],
        )


@strawberry.type
class MatterQueries:
    """What everybody may ask."""

    @strawberry.field(
        permission_classes=[ForEveryone],
        description="Services as their offices declare them, by name.",
    )
    async def matters(
        self, search: str = "", first: First = None, after: After = None
    ) -> Connection[Matter]:
        """See queries.matters."""
        page = await queries.matters(search, PageRequest.asked(first, after))
        return connection_of(page, Matter.from_model)

    @strawberry.field(
        permission_classes=[ForEveryone],
        description="One service, ended or not; null when there is no such.",
    )
    async def matter(self, id: UUID) -> Matter | None:
        """See queries.matter."""
        found = await queries.matter(id)
        return None if found is None else Matter.from_model(found)
