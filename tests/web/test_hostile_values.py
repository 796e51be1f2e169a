"""Every argument of every door, filled with what no form sends: a refusal, never a fault."""

import base64
import json
from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLScalarType,
)

from backend.foundation.services import Services
from backend.foundation.viewer import Anonymous, Official, Role
from backend.web.schema import portal as schema
from tests.factories import XIAOYANG, a_citizen, a_committee
from tests.portal import Portal, Refused

pytestmark = pytest.mark.anyio

HARMLESS: dict[str, Any] = {
    "regionCode": XIAOYANG,
    "code": "123456",
    "idNumber": "990101188001010015",
    "name": "王桂香",
    "organisationUscc": "54360404ME000001X0",
    "phone": "13900000001",
    "purpose": "向人民法院立案",
    "recipient": "柴桑区人民法院",
    "role": "PREPARER",
    "text": "兹证明王桂香一直在我村居住。",
    "title": "居住证明",
}
HOSTILE: dict[str, list[Any]] = {
    "String": ["\x00", "王\x00桂", "\ud800", "", "字" * 20_000, "%_\\'\""],
    "Int": [-(2**31), -1, 0, 2**31 - 1],
    "Date": ["0001-01-01", "9999-12-31"],
    "DateTime": ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999-14:00"],
    "UUID": ["00000000-0000-0000-0000-000000000000"],
    "RegionCode": ["000000000000", "999999999999"],
    "Sha256": ["0" * 64],
}
CURSORS = [
    # What a forger makes of the first and of the last moment of time, here and in other zones.
    base64.urlsafe_b64encode(json.dumps([moment, str(UUID(int=0))]).encode()).decode().rstrip("=")
    for year in ("0001-01-01T00:00:00.000000", "9999-12-31T23:59:59.999999")
    for moment in (year + "+0000", year + "+1400", year + "-1400", year)
]
SCALARS: dict[str, Any] = {
    "Int": 1,
    "Date": "2026-11-22",
    "DateTime": "2026-11-22T08:00:00Z",
    "RegionCode": XIAOYANG,
    "Sha256": "a" * 64,
    "String": "一段话",
    "Boolean": True,
}


def harmless(name: str, kind: GraphQLInputType) -> Any:
    """A value that a page might send."""
    match kind:
        case GraphQLNonNull():
            return harmless(name, kind.of_type)
        case GraphQLList():
            return []
        case GraphQLInputObjectType():
            return {key: harmless(key, field.type) for key, field in kind.fields.items()}
        case GraphQLEnumType():
            return HARMLESS.get(name, next(iter(kind.values)))
        case GraphQLScalarType(name="UUID"):
            return str(uuid4())
        case _:
            assert isinstance(kind, GraphQLNamedType)
            return HARMLESS.get(name, SCALARS[kind.name])


def hostile(name: str, kind: GraphQLInputType) -> Iterator[Any]:
    """The harmless value with one place of it spoilt, for every place and every spoiling."""
    match kind:
        case GraphQLNonNull():
            yield from hostile(name, kind.of_type)
        case GraphQLList():
            yield from ([value] for value in hostile(name, kind.of_type))
            yield [harmless(name, kind.of_type)] * 3
        case GraphQLInputObjectType():
            for key, field in kind.fields.items():
                for value in hostile(key, field.type):
                    yield {**harmless(name, kind), key: value}
        case GraphQLScalarType():
            yield from HOSTILE.get(kind.name, [])
            yield from CURSORS if name == "after" else []


def documents(operation: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every root field with every spoilt argument."""
    root = schema._schema.query_type if operation == "query" else schema._schema.mutation_type
    assert root is not None
    for name, field in root.fields.items():
        declared = ", ".join(f"${key}: {argument.type}" for key, argument in field.args.items())
        passed = ", ".join(f"{key}: ${key}" for key in field.args)
        inside = " { __typename }" if "!" not in str(field.type) or _has_fields(field.type) else ""
        for key, argument in field.args.items():
            for value in hostile(key, argument.type):
                values = {each: harmless(each, kind.type) for each, kind in field.args.items()}
                yield (
                    f"{operation}({declared}) {{ {name}({passed}){inside} }}",
                    {**values, key: value},
                )


def _has_fields(kind: object) -> bool:
    while isinstance(kind, GraphQLNonNull | GraphQLList):
        kind = kind.of_type
    return not isinstance(kind, GraphQLScalarType | GraphQLEnumType)


@pytest.mark.parametrize("operation", ["query", "mutation"])
@pytest.mark.parametrize("who", ["nobody", "a resident", "an official"])
async def test_no_value_of_any_argument_is_a_fault_of_the_server(
    portal: Portal, services: Services, operation: str, who: str
) -> None:
    committee = await a_committee(services)
    viewer = {
        "nobody": Anonymous(source="test"),
        "a resident": await a_citizen(services),
        "an official": _holding_every_post(committee.preparer),
    }[who]
    faults: list[str] = []
    asked = 0
    for query, variables in documents(operation):
        asked += 1
        try:
            await portal.execute(query, variables, viewer=viewer)
        except Refused as refused:
            if None in refused.codes:
                faults.append(f"{query} {variables!r:.300}: {refused}")

    assert asked > 100
    assert faults == []


def _holding_every_post(official: Official) -> Official:
    return Official(
        person_id=official.person_id,
        session_id=official.session_id,
        organisation_id=official.organisation_id,
        region=official.region,
        roles=frozenset(Role),
        stepped_up_at=official.stepped_up_at,
        source="test",
    )
