"""Every root field names exactly one audience, and everything in the schema is described."""

import strawberry
from graphql import GraphQLObjectType, GraphQLSchema, is_introspection_type
from strawberry.types import get_object_definition

from backend.foundation.graphql.audience import Audience, ForEveryone
from backend.web import exchange_schema
from backend.web.exchange_schema import exchange
from backend.web.schema import Mutation, Query, portal


def doors_without_one_audience(root: type) -> list[str]:
    """Names of root fields with no audience, or with several."""
    return [
        field.python_name
        for field in get_object_definition(root, strict=True).fields
        if sum(issubclass(each, Audience) for each in field.permission_classes) != 1
    ]


def undescribed(schema: GraphQLSchema) -> list[str]:
    """Types, fields, arguments and inputs that a reader of the SDL gets no word about."""
    faults: list[str] = []
    for name, kind in schema.type_map.items():
        if is_introspection_type(kind) or name in {"String", "Int", "Boolean", "UUID"}:
            continue
        for field_name, field in getattr(kind, "fields", {}).items():
            if not field.description:
                faults.append(f"{name}.{field_name}")
        if not kind.description and not _is_union_or_root(kind, name):
            faults.append(name)
    return faults


def _is_union_or_root(kind: object, name: str) -> bool:
    return not isinstance(kind, GraphQLObjectType) and name.endswith("Result")


def test_every_root_field_names_exactly_one_audience() -> None:
    assert doors_without_one_audience(Query) == []
    assert doors_without_one_audience(Mutation) == []
    assert doors_without_one_audience(exchange_schema.Query) == []


def test_a_root_field_without_audience_is_noticed() -> None:
    @strawberry.type
    class Careless:
        @strawberry.field
        def open_to_nobody_knows_whom(self) -> int:
            return 1

        @strawberry.field(permission_classes=[ForEveryone])
        def for_everyone(self) -> int:
            return 1

    assert doors_without_one_audience(Careless) == ["open_to_nobody_knows_whom"]


def test_everything_in_the_schema_is_described() -> None:
    assert undescribed(portal._schema) == []
    assert undescribed(exchange._schema) == []


def test_an_undescribed_field_is_noticed() -> None:
    @strawberry.type(description="The root.")
    class Query:
        @strawberry.field
        def silent(self) -> int:
            return 1

    assert undescribed(strawberry.Schema(query=Query)._schema) == ["Query.silent"]
