"""The face of a resident's e-certificates, which the city's library holds."""

from datetime import date
from typing import Annotated

import strawberry

from backend.archive import certificates as reading
from backend.foundation import clock
from backend.foundation.certificates import CertificateStatus
from backend.foundation.graphql.audience import ForCitizens
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.problems import Problem, ReturnsProblems

strawberry.enum(
    CertificateStatus,
    description="What the library says of a certificate 证照状态: 有效, 暂扣, 撤销, 注销, 失效, "
    "办理转出, 吊销, 其他.",
)


@strawberry.type(description="An e-certificate of mine 电子证照, as the city's library tells it.")
class Certificate:
    """The holder's view; her identity number is masked even for her own screen."""

    name: str = strawberry.field(description="证照名称, e.g. 居民身份证.")
    type_code: str = strawberry.field(description="证照类型代码.")
    number: str = strawberry.field(description="证照编号; an identity number in it is masked.")
    identifier: str = strawberry.field(
        description="电子证照标识 (GB/T 36904); an identity number in it is masked."
    )
    identifier_valid: bool = strawberry.field(
        description="Whether the unmasked identifier has the standard's form and the right check "
        "character; if not, ask the issuer to correct its entry."
    )
    issuer: str = strawberry.field(description="颁发机构.")
    issuer_code: str = strawberry.field(description="颁发机构代码.")
    issued_on: date = strawberry.field(description="颁发日期.")
    valid_from: date | None = strawberry.field(description="First day; null if none is given.")
    valid_until: date | None = strawberry.field(description="Last day; null for 长期.")
    holder: str = strawberry.field(description="持证主体; a shared certificate names all of them.")
    status: CertificateStatus = strawberry.field(description="What the library says of it.")
    holds_today: bool = strawberry.field(
        description="Whether the library calls it valid and today lies within its dates."
    )

    @classmethod
    def from_held(cls, held: reading.HeldCertificate) -> "Certificate":
        """Copies what the holder may see."""
        row = held.certificate
        return cls(
            name=row.name,
            type_code=row.type_code,
            number=row.number,
            identifier=row.identifier,
            identifier_valid=held.identifier_valid,
            issuer=row.issuer,
            issuer_code=row.issuer_code,
            issued_on=row.issued_on,
            valid_from=row.valid_from,
            valid_until=row.valid_until,
            holder=row.holder,
            status=row.status,
            holds_today=row.holds_on(clock.today()),
        )


@strawberry.type(description="All my e-certificates in the city's certificate library 电子证照库.")
class CertificateList:
    """Asked of the library at this moment; the portal keeps none of it."""

    connected: bool = strawberry.field(
        description="Whether this portal is connected to a library at all."
    )
    certificates: list[Certificate] = strawberry.field(
        description="At most 200, in the library's order."
    )
    unreadable: int = strawberry.field(
        description="How many more the library has whose entries are incomplete or wrong; "
        "their issuers can correct them."
    )

    @classmethod
    def from_list(cls, found: reading.CertificateList) -> "CertificateList":
        """Copies what the holder may see."""
        return cls(
            connected=found.connected,
            certificates=[Certificate.from_held(each) for each in found.certificates],
            unreadable=found.unreadable,
        )


CertificateListResult = Annotated[
    CertificateList | Problem, strawberry.union("CertificateListResult")
]


@strawberry.type
class CertificateQueries:
    """Reading one's own e-certificates."""

    @strawberry.field(
        permission_classes=[ForCitizens],
        extensions=[ReturnsProblems()],
        description="My e-certificates in the city's library, asked now. The reading is recorded.",
    )
    async def my_certificates(self, info: Info) -> CertificateListResult:
        """See certificates.my_certificates."""
        context = info.context
        found = await reading.my_certificates(context.services, context.citizen)
        return CertificateList.from_list(found)
