"""A schema as a page for the developers who use it: written from the SDL, so that it cannot lie."""

from collections.abc import Iterator

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    GraphQLUnionType,
    build_schema,
    is_introspection_type,
    is_specified_scalar_type,
    print_ast,
)

_ROOTS = {"Query": "Questions", "Mutation": "Verbs"}


def page(sdl: str, title: str) -> str:
    """Markdown: the root fields first, then every other type by its name."""
    schema = build_schema(sdl)
    return "\n".join(_lines(schema, title)).rstrip() + "\n"


def _lines(schema: GraphQLSchema, title: str) -> Iterator[str]:
    yield from (f"# {title}", "", "Written from the SDL by `scripts/export-schema`.", "")
    for name, heading in _ROOTS.items():
        root = schema.type_map.get(name)
        if isinstance(root, GraphQLObjectType):
            yield from (f"## {heading}", "")
            for field_name, field in root.fields.items():
                yield from _operation(field_name, field)
    yield from ("## Types", "")
    for name in sorted(schema.type_map):
        kind = schema.type_map[name]
        if name not in _ROOTS and not _is_built_in(kind):
            yield from _type(kind)


def _is_built_in(kind: GraphQLNamedType) -> bool:
    return is_introspection_type(kind) or (
        isinstance(kind, GraphQLScalarType) and is_specified_scalar_type(kind)
    )


def _operation(name: str, field: GraphQLField) -> Iterator[str]:
    yield from (f"### `{name}`", "", _sentence(field.description), "", f"Gives `{field.type}`.", "")
    if field.args:
        yield from _table("argument", field.args)


def _type(kind: GraphQLNamedType) -> Iterator[str]:
    yield from (f"### `{kind.name}`", "")
    if kind.description:
        yield from (_sentence(kind.description), "")
    match kind:
        case GraphQLObjectType() | GraphQLInputObjectType():
            yield from _table("field", kind.fields)
        case GraphQLEnumType():
            yield from (f"One of {', '.join(f'`{value}`' for value in kind.values)}.", "")
        case GraphQLUnionType():
            yield from (f"One of {', '.join(f'`{each}`' for each in kind.types)}.", "")
        case _:
            pass


def _table(
    heading: str,
    rows: dict[str, GraphQLArgument] | dict[str, GraphQLField] | dict[str, GraphQLInputField],
) -> Iterator[str]:
    yield from (f"| {heading} | type | what it is |", "| --- | --- | --- |")
    for name, row in rows.items():
        yield f"| `{name}` | `{row.type}` | {_explained(row)} |"
    yield ""


def _explained(row: GraphQLArgument | GraphQLField | GraphQLInputField) -> str:
    node = None if isinstance(row, GraphQLField) else row.ast_node
    absent = f"Default: `{print_ast(node.default_value)}`." if node and node.default_value else ""
    return " ".join(part for part in (_sentence(row.description), absent) if part)


def _sentence(description: str | None) -> str:
    return " ".join((description or "").split()).replace("|", "\\|")
