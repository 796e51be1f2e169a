"""The documents made from a schema ask for everything, and emptiness is noticed."""

from typing import Annotated

import strawberry
from graphql import parse
from graphql.language import print_ast

from tests.documents import operations, unfilled


@strawberry.type
class Leaf:
    """Within itself."""

    name: str

    @strawberry.field
    def others(self) -> list["Leaf"]:
        return []


@strawberry.type
class Refusal:
    """Of a union."""

    code: str


@strawberry.type
class Query:
    """A root."""

    @strawberry.field
    def leaves(self, first: int, names: list[str] | None = None) -> list[Leaf]:
        return []

    @strawberry.field
    def leaf(self) -> Annotated[Leaf | Refusal, strawberry.union("LeafResult")]:
        return Refusal(code="NONE")


LEAVES, LEAF = operations("test", strawberry.Schema(query=Query)._schema)


def as_written(document: str) -> str:
    return " ".join(print_ast(parse(document)).split())


def test_a_document_asks_for_every_field_and_stops_where_a_type_is_within_itself() -> None:
    assert as_written(LEAVES.document) == (
        "query ($first: Int!, $names: [String!]) { leaves(first: $first, names: $names)"
        " { name others { name } } }"
    )
    assert as_written(LEAF.document) == (
        "{ leaf { __typename ... on Leaf { name others { name } } ... on Refusal { code } } }"
    )
    assert (LEAVES.is_sized, LEAF.is_sized) == (True, False)


def test_what_fetched_nothing_in_the_whole_answer_is_noticed() -> None:
    empty, full = {"name": "a", "others": []}, {"name": "b", "others": [{"name": "c"}]}

    assert unfilled(LEAVES, [empty]) == {"Leaf.others"}
    assert unfilled(LEAVES, [empty, full]) == set()
    assert unfilled(LEAF, {"__typename": "Leaf", **empty}) == {"Leaf.others"}
    assert unfilled(LEAF, {"__typename": "Refusal", "code": "NONE"}) == set()
