"""No operation of either schema is left out of what is said of its statements."""

from collections.abc import Collection, Mapping

import pytest
import strawberry

from backend.foundation.graphql.pages import First
from backend.web.exchange_schema import exchange
from backend.web.schema import portal
from tests.documents import Operation, inner_pages, operations
from tests.statements.one_thing import ONE_THING
from tests.statements.table import ARRANGED

SCHEMAS = {"portal": portal, "exchange": exchange}
OPERATIONS = [each for door, schema in SCHEMAS.items() for each in operations(door, schema._schema)]
SHOWN = {name.partition(" by ")[0] for name in ARRANGED}


def faults(
    found: Collection[Operation], shown: Collection[str], explained: Mapping[str, str]
) -> list[str]:
    """Operations of which nothing is said, or not enough; and what is said of none."""
    names = {each.name for each in found}
    sized = {each.name for each in found if each.is_sized}
    silent = sorted(names - set(shown) - explained.keys())
    explained_away = sorted((sized | set(shown)) & explained.keys())
    stale = sorted((set(shown) | explained.keys()) - names)
    return [
        *(f"{name}: neither arranged, nor one thing by nature" for name in silent),
        *(f"{name}: its caller says how much, so that it must be shown" for name in explained_away),
        *(f"{name}: there is no such operation" for name in stale),
    ]


def test_every_operation_is_shown_to_be_constant_or_is_about_one_thing() -> None:
    assert faults(OPERATIONS, SHOWN, ONE_THING) == []


@strawberry.type
class Thing:
    """With a page inside."""

    name: str

    @strawberry.field
    def parts(self, first: First = None) -> list[str]:
        return []


@strawberry.type
class Query:
    """One operation of each sort."""

    @strawberry.field
    def thing(self) -> Thing:
        return Thing(name="x")

    @strawberry.field
    def things(self, names: list[str]) -> list[Thing]:
        return []


def test_a_new_operation_is_noticed_and_a_sized_one_cannot_be_explained_away() -> None:
    found = list(operations("new", strawberry.Schema(query=Query)._schema))
    said = {"new query thing": "one"}

    assert faults(found, ["new query things"], said) == []
    assert len(faults(found, [], said)) == 1
    assert len(faults(found, [], said | {"new query things": "few"})) == 1
    assert len(faults(found, ["new query things", "new query gone"], said)) == 1


@pytest.mark.parametrize("door", SCHEMAS)
def test_no_page_lies_within_another_answer(door: str) -> None:
    # One within a row would be read for each row of a page.
    assert inner_pages(SCHEMAS[door]._schema) == []


def test_a_page_within_another_answer_is_noticed() -> None:
    assert inner_pages(strawberry.Schema(query=Query)._schema) == ["Thing.parts"]
