"""Documents made from a schema: each operation with every field of its answer, to full depth."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graphql import (
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    get_named_type,
    is_leaf_type,
    is_list_type,
)
from graphql.type.definition import get_nullable_type
from strawberry.schema.schema_converter import GraphQLCoreConverter

PAGE = "first"
"""The argument by which a list is a page."""
REFUSAL = "refusal"
"""What documents call the code of a problem in a result, and"""
REFUSAL_WORDS = "refusalWords"
"""its sentence."""


@dataclass(frozen=True, kw_only=True)
class Operation:
    """A root field; `name` is that of its door and its own: `portal query myProofs`."""

    name: str
    field: GraphQLField
    document: str

    @property
    def root(self) -> str:
        """Its own name alone."""
        return self.name.rpartition(" ")[2]

    @property
    def is_page(self) -> bool:
        """Whether the caller names a page size."""
        return PAGE in self.field.args

    @property
    def is_mutation(self) -> bool:
        """Whether it is a verb."""
        return " mutation " in self.name

    @property
    def is_sized(self) -> bool:
        """Whether the caller says how much: by a page size, or by a list of things to do."""
        return any(_is_sized(name, each.type) for name, each in self.field.args.items())


def operations(door: str, schema: GraphQLSchema) -> Iterator[Operation]:
    """Every root field of the schema."""
    for kind, root in (("query", schema.query_type), ("mutation", schema.mutation_type)):
        for name, field in root.fields.items() if root else ():
            document = _document(kind, name, field)
            yield Operation(name=f"{door} {kind} {name}", field=field, document=document)


def inner_pages(schema: GraphQLSchema) -> list[str]:
    """Pages within other answers: fields of any type but the roots that take a page size."""
    roots = (schema.query_type, schema.mutation_type)
    return [
        f"{kind.name}.{name}"
        for kind in schema.type_map.values()
        if isinstance(kind, GraphQLObjectType) and kind not in roots
        for name, field in kind.fields.items()
        if PAGE in field.args
    ]


def unfilled(operation: Operation, answer: Any) -> set[str]:
    """Fields that fetch something and fetched nothing, in the whole answer: `Proof.numbers`."""
    fetched: dict[str, bool] = {}
    _look(operation.field, answer, fetched)
    return {name for name, found in fetched.items() if not found}


def _is_sized(name: str, kind: Any) -> bool:
    if name == PAGE or is_list_type(get_nullable_type(kind)):
        return True
    named = get_named_type(kind)
    return isinstance(named, GraphQLInputObjectType) and any(
        _is_sized(inner, field.type) for inner, field in named.fields.items()
    )


def _document(kind: str, name: str, field: GraphQLField) -> str:
    variables = ", ".join(f"${each}: {argument.type}" for each, argument in field.args.items())
    given = ", ".join(f"{each}: ${each}" for each in field.args)
    head = f"{kind} ({variables})" if variables else kind
    call = f"{name}({given})" if given else name
    return f"{head} {{ {call} {_selection(get_named_type(field.type), frozenset())} }}"


def _member(kind: GraphQLObjectType, above: frozenset[str]) -> str:
    """A problem under names of its own: other members have codes of other types."""
    return (
        f"{{ {REFUSAL}: code {REFUSAL_WORDS}: message }}"
        if kind.name == "Problem"
        else _selection(kind, above)
    )


def _selection(kind: GraphQLNamedType, above: frozenset[str]) -> str:
    """Everything of a type; of one within itself, what leads no further."""
    if is_leaf_type(kind):
        return ""
    if isinstance(kind, GraphQLUnionType):
        members = " ".join(f"... on {each.name} {_member(each, above)}" for each in kind.types)
        return f"{{ __typename {members} }}"
    assert isinstance(kind, GraphQLObjectType), kind
    fields = {name: get_named_type(field.type) for name, field in kind.fields.items()}
    parts = [
        f"{name} {_selection(inner, above | {kind.name})}"
        for name, inner in fields.items()
        if kind.name not in above or is_leaf_type(inner)
    ]
    return f"{{ {' '.join(parts)} }}"


def _look(field: GraphQLField, answer: Any, fetched: dict[str, bool]) -> None:
    for row in answer if isinstance(answer, list) else [answer]:
        if not isinstance(row, dict):
            continue
        kind = get_named_type(field.type)
        if isinstance(kind, GraphQLUnionType):
            kind = next(each for each in kind.types if each.name == row["__typename"])
        assert isinstance(kind, GraphQLObjectType), kind
        for name in row.keys() & kind.fields.keys():
            inner, found = kind.fields[name], row[name]
            if _fetches(inner):
                place = f"{kind.name}.{name}"
                fetched[place] = fetched.get(place, False) or found not in (None, [])
            _look(inner, found, fetched)


def _fetches(field: GraphQLField) -> bool:
    """Whether it has a resolver of its own, and is not just copied from its row."""
    definition = (field.extensions or {}).get(GraphQLCoreConverter.DEFINITION_BACKREF)
    return getattr(definition, "base_resolver", None) is not None
