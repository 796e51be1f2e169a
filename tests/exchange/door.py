"""A department's system in front of the door, over HTTP; and those who let it in."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx

from backend.exchange.actions import clients
from backend.exchange.actions.clients import NewToken
from backend.exchange.models import ExchangeClient, ExchangeToken
from backend.foundation import clock
from backend.foundation.services import Services
from backend.foundation.viewer import ExchangeScope, Official, Role
from backend.identity.models import Organisation, OrganisationKind
from backend.proofs.models import FileKind, Proof, ProofFile, ProofSnapshot, ProofStep
from backend.web.main import app_of
from tests.factories import SYSTEM, XIAOYANG, an_official, some_regions

ADDRESS = "198.51.100.7"
BASIS = "《中华人民共和国民事诉讼法》第六十七条"
CASE = {"caseNumber": "（2026）赣0404民初123号", "purpose": "立案审查", "legalBasis": BASIS}
OPERATIONS = Path(__file__).resolve().parents[2] / "docs" / "exchange" / "operations"


def operation(name: str) -> str:
    """One of the legitimate operations of docs/exchange/operations."""
    return (OPERATIONS / f"{name}.graphql").read_text(encoding="utf-8")


@dataclass
class Door:
    """`await door.ask("VerifyProofs", context=…, proofs=…)` gives data of an operation."""

    http: httpx.AsyncClient
    client: ExchangeClient
    token: ExchangeToken
    secret: str
    headers: dict[str, str] = field(default_factory=dict)

    async def post(self, body: Any, **headers: str) -> httpx.Response:
        named = {"authorization": f"Bearer {self.secret}", "content-type": "application/json"}
        named |= {name.replace("_", "-"): value for name, value in headers.items()}
        return await self.http.post(
            "/exchange", content=body, headers={k: v for k, v in named.items() if v}
        )

    async def send(self, document: str, **variables: Any) -> httpx.Response:
        return await self.post(json.dumps({"query": document, "variables": variables}))

    async def ask(self, name: str, **variables: Any) -> dict[str, Any]:
        answer = await self.send(operation(name), **variables)
        assert answer.status_code == 200, answer.text
        content = answer.json()
        assert "errors" not in content, content
        (result,) = content["data"].values()
        return result

    async def verify(self, *papers: dict[str, Any], **context: Any) -> dict[str, Any]:
        return await self.ask("VerifyProofs", context=CASE | context, proofs=list(papers))


async def a_department(
    name: str = "九江市柴桑区人民法院", uscc: str = "11360404MB0000025U"
) -> Organisation:
    await some_regions()
    known = await Organisation.get_or_none(uscc=uscc)
    return known or await Organisation.create(
        kind=OrganisationKind.DEPARTMENT,
        name=name,
        mark=name[-8:],
        uscc=uscc,
        region="360404000000",
        contact_phone="0792-6810000",
        created_at=clock.now(),
    )


async def an_operator(services: Services) -> Official:
    await some_regions()
    office = await Organisation.get_or_none(kind=OrganisationKind.PORTAL)
    office = office or await Organisation.create(
        kind=OrganisationKind.PORTAL,
        name="九江市免证办",
        mark="免证办",
        uscc="11360400MB0000017C",
        region="360400000000",
        contact_phone="0792-8200000",
        created_at=clock.now(),
    )
    return await an_official(services, office, Role.OPERATOR, name="孙运行")


async def a_client(
    name: str = "立案辅助系统", organisation: Organisation | None = None
) -> ExchangeClient:
    owner = organisation or await a_department()
    return await clients.register(
        SYSTEM, organisation_id=owner.id, name=name, contact="立案庭 0792-6810001"
    )


async def a_token(
    client: ExchangeClient, *, sandbox: bool = False, **changes: Any
) -> clients.IssuedToken:
    """A key for 小阳村 with every scope; `changes` by the names of NewToken."""
    entered: dict[str, Any] = {
        "client_id": client.id,
        "label": "生产",
        "scopes": list(ExchangeScope),
        "regions": [XIAOYANG],
        "item_types": ["free-form-proof"],
        "ip_ranges": [f"{ADDRESS}/32", "2001:db8::/32"],
        "legal_bases": [BASIS],
        "expires_at": clock.now() + timedelta(days=365),
    }
    return await clients.issue_token(SYSTEM, NewToken(**entered | changes), sandbox=sandbox)


@asynccontextmanager
async def open_door(
    services: Services,
    *,
    client: ExchangeClient | None = None,
    address: str = ADDRESS,
    **changes: Any,
) -> AsyncIterator[Door]:
    """A system with a fresh key, calling from `address`."""
    client = client or await a_client("联调系统" if changes.get("sandbox") else "立案辅助系统")
    issued = await a_token(client, **changes)
    transport = httpx.ASGITransport(
        app_of(services), raise_app_exceptions=False, client=(address, 50_000)
    )
    async with httpx.AsyncClient(transport=transport, base_url=services.public_url) as http:
        yield Door(http, client, issued.token, issued.secret)


async def marks_of(proof: Proof) -> dict[str, str]:
    """Number, code and file of an issued proof, as a department reads them."""
    snapshot = await ProofSnapshot.get(proof_id=proof.id)
    file = await ProofFile.get(proof_id=proof.id, kind=FileKind.SEALED)
    return {"number": snapshot.number, "code": snapshot.code, "file": file.sha256}


async def many_like(proof: Proof, count: int, *, step: int = 7) -> list[str]:
    """Numbers of as many issued proofs, made as rows from one that was issued by the book.

    `step` lies between two serials: papers that people bring do not follow one another.
    """
    snapshot = await ProofSnapshot.get(proof_id=proof.id)
    file = await ProofFile.get(proof_id=proof.id, kind=FileKind.SEALED)
    numbers: list[str] = []
    for place in range(1, count + 1):
        serial = 1_000 + place * step
        copy = await _as_new(proof, client_token=uuid4())
        number = snapshot.number.replace(f"〕{snapshot.serial}号", f"〕{serial}号")
        made = await _as_new(
            snapshot,
            proof_id=copy.id,
            serial=serial,
            number=number,
            identifier=f"{snapshot.identifier}-{serial}",
            code=f"{snapshot.code}-{serial}",
        )
        await _as_new(file, proof_id=copy.id, sha256=f"{serial:064d}")
        await ProofStep.create(proof_id=copy.id, at=clock.now(), verb="issue", state=copy.state)
        numbers.append(made.number)
    return numbers


async def _as_new(row: Any, **changes: Any) -> Any:
    values = {
        name: getattr(row, name) for name in row._meta.db_fields if name not in {"id", "change"}
    }
    return await type(row).create(**values | changes)
