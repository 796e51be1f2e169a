"""A document that asks too much is refused with the limit's name; the portal's own ones pass."""

import re
from typing import Any

import pytest
from graphql import GraphQLError, parse
from hypothesis import given
from hypothesis import strategies as st

from backend.foundation.graphql.context import Context
from backend.foundation.graphql.limits import (
    MAX_ALIASES,
    MAX_COST,
    MAX_DEFINITIONS,
    MAX_DEPTH,
    MAX_DIRECTIVES,
    MAX_ROOT_FIELDS,
    MAX_TOKENS,
    check,
)
from backend.foundation.services import Services
from backend.foundation.viewer import Anonymous
from backend.web.schema import portal
from scripts.demo import client, journey
from tests.notices import test_graphql as notices
from tests.proofs import operations as proofs
from tests.verification import operations as verification
from tests.web import browser


def refusal(document: str, variables: dict[str, Any] | None = None) -> str | None:
    """The sentence of the limit that the document is over, or None."""
    parsed = parse(document)
    try:
        check(parsed, variables or {})
    except GraphQLError as error:
        return error.message
    return None


def spreading(count: int, times: int, last: str) -> str:
    """Fragments that each spread the next one several times."""
    middle = "".join(
        f"fragment F{n} on Query {{ {f'...F{n + 1} ' * times} }}" for n in range(count)
    )
    return f"{{ ...F0 }} {middle} fragment F{count} on Query {{ {last} }}"


def nested(depth: int, opening: str = "a {") -> str:
    return opening * depth + "b" + "}" * depth


def chained(opening: str) -> str:
    """Fragments, each below the parser's own limit of nesting, that are deep together."""
    links = " ".join(
        f"fragment F{n} on Query {{ {opening * 150} ...F{n + 1} {'}' * 150} }}" for n in range(3)
    )
    return f"{{ ...F0 }} {links} fragment F3 on Query {{ b }}"


EDGES_IN_FRAGMENTS = """{ a { ...E } }
fragment E on A { edges { node { b { ...F } } } }
fragment F on B { edges { node { c { ...G } } } }
fragment G on C { edges { node { d } } }"""
TOO_MUCH = {
    "two to the fortieth": (spreading(40, 2, "b"), "number of root fields"),
    "ten to the fortieth, inside a field": (
        "{ a { ...F0 } } " + spreading(40, 10, "b").partition("} ")[2],
        "cost",
    ),
    "an alias behind every fragment": (
        "{ a { ...F0 } } " + spreading(20, 2, "x: b").partition("} ")[2],
        "number of aliases",
    ),
    "ten thousand aliases": (
        "{ a {" + " ".join(f"a{n}: b" for n in range(10_000)) + "} }",
        "number of aliases",
    ),
    "one alias too many": (
        "{ a {" + " ".join(f"a{n}: b" for n in range(MAX_ALIASES + 1)) + "} }",
        "number of aliases",
    ),
    "one directive too many": (
        "{ a " + "@skip(if: false) " * (MAX_DIRECTIVES + 1) + "}",
        "number of directives",
    ),
    "directives of nobody, on the operation": (
        "query " + "@aa" * (MAX_DIRECTIVES + 1) + " { a }",
        "number of directives",
    ),
    "directives wherever they may stand": (
        "query($v: I @x) @x { a @x { ...F @x ... @x { b } } } fragment F on A @x { b @x @x @x }",
        "number of directives",
    ),
    "directives of a fragment that nobody spreads": (
        "{ a } fragment F on A " + "@aa" * (MAX_DIRECTIVES + 1) + " { b }",
        "number of directives",
    ),
    "one level too many": ("{" + nested(MAX_DEPTH) + "}", "depth"),
    "190 levels": ("{" + nested(190) + "}", "depth"),
    "190 inline fragments": ("{" + nested(190, "... {") + "}", "depth"),
    "fragments chained to 450 levels": (chained("a {"), "depth"),
    "inline fragments chained to 450 levels": (chained("... {"), "depth"),
    "one root field too many": ("{" + "a " * (MAX_ROOT_FIELDS + 1) + "}", "number of root fields"),
    "root fields behind a fragment": (
        "{ ...F } fragment F on Query {" + "a " * (MAX_ROOT_FIELDS + 1) + "}",
        "number of root fields",
    ),
    "root fields behind an inline fragment": (
        "{ a ... on Query {" + "a " * MAX_ROOT_FIELDS + "} }",
        "number of root fields",
    ),
    "a mutation repeated": (
        "mutation {" + "signOut { __typename } " * (MAX_ROOT_FIELDS + 1) + "}",
        "number of root fields",
    ),
    "too many definitions": (
        "{ a } " + " ".join(f"fragment F{n} on Query {{ a }}" for n in range(MAX_DEFINITIONS)),
        "number of operations and fragments",
    ),
    "a list of operations": (
        " ".join(f"query Q{n} {{ a }}" for n in range(MAX_DEFINITIONS + 1)),
        "number of operations and fragments",
    ),
    "the second operation": ("query A { a } query B {" + nested(MAX_DEPTH) + "}", "depth"),
    "pages in pages": (
        "{ a(first: 100) { edges { node { b(first: 100) { edges { node { c } } } } } } }",
        "cost",
    ),
    "pages in pages without a number": (
        "{ a { edges { node { b { edges { node { c { edges { node { d } } } } } } } } } }",
        "cost",
    ),
    "pages whose edges hide in fragments": (
        EDGES_IN_FRAGMENTS,
        "cost",
    ),
    "a number with a hundred digits": (
        "{ a(first: " + "9" * 100 + ") { edges { node { b(first: 99) { edges { node { c }}}}}}}",
        "cost",
    ),
}


@pytest.mark.parametrize(("document", "limit"), TOO_MUCH.values(), ids=TOO_MUCH.keys())
def test_a_document_that_asks_too_much_is_refused_with_the_limits_name(
    document: str, limit: str
) -> None:
    sentence = refusal(document)

    assert sentence is not None
    assert sentence.startswith(f"The {limit} of this document is over the limit of ")


JUST_ALLOWED = {
    "levels": "{" + nested(MAX_DEPTH - 1) + "}",
    "root fields": "{" + "a " * MAX_ROOT_FIELDS + "}",
    "aliases": "{ a {" + " ".join(f"a{n}: b" for n in range(MAX_ALIASES)) + "} }",
    "definitions": "{ a }"
    + " ".join(f"fragment F{n} on Query {{ a }}" for n in range(MAX_DEFINITIONS - 1)),
    "a fragment in many places": "{ " + "a { ...F } " * 10 + "} fragment F on A { b c d }",
    "two pages of a hundred with twenty fields": (
        "{" + ("a(first: 100) { edges { node { " + "b " * 20 + "} } }") * 2 + "}"
    ),
}


@pytest.mark.parametrize("document", JUST_ALLOWED.values(), ids=JUST_ALLOWED.keys())
def test_what_is_at_the_limit_is_allowed(document: str) -> None:
    assert refusal(document) is None


PAGES_IN_PAGES = (
    "query($n: Int = 100) {"
    " a(first: $n) { edges { node { b(first: $n) { edges { node { c } } } } } } }"
)


@pytest.mark.parametrize("variables", [{"n": 100}, {"n": 2**31}, {"n": 100.0}, {"n": "100"}, {}])
def test_a_page_size_counts_wherever_it_comes_from(variables: dict[str, Any]) -> None:
    assert refusal(PAGES_IN_PAGES, variables) == (
        f"The cost of this document is over the limit of {MAX_COST:,}."
    )


@pytest.mark.parametrize("variables", [{"n": 5}, {"n": 1}, {"n": 0}, {"n": -100}])
def test_small_pages_in_small_pages_are_allowed(variables: dict[str, Any]) -> None:
    assert refusal(PAGES_IN_PAGES, variables) is None


CYCLES = {
    "itself": "{ ...A } fragment A on Query { ...A }",
    "one another": "{ ...A } fragment A on Query { ...B } fragment B on Query { a { ...A } }",
    "nothing": "{ ...A }",
}


@pytest.mark.parametrize("document", CYCLES.values(), ids=CYCLES.keys())
def test_fragments_that_spread_themselves_or_nothing_are_refused(document: str) -> None:
    assert "is unknown or spreads itself" in (refusal(document) or "")


def own_operations() -> list[str]:
    """Every document that the portal's tests and demonstration send."""
    modules = (client, journey, proofs, verification, notices, browser)
    texts = [value for module in modules for value in vars(module).values()]
    return [
        text
        for text in texts
        if isinstance(text, str) and re.match(r"\s*(query|mutation|\{)", text) and "{" in text
    ]


def test_every_operation_of_our_own_is_within_the_limits() -> None:
    own = own_operations()

    assert len(own) > 25
    assert [(text, refusal(text)) for text in own if refusal(text)] == []


field_names = st.sampled_from(["a", "b", "edges", "node", "x: a", "y: edges"])
arguments = st.sampled_from(["", "", "(first: 3)", "(first: 100)", "(first: $n)"])
selections = st.recursive(
    st.tuples(field_names, arguments).map("".join),
    lambda inner: st.builds(
        lambda head, size, parts: f"{head}{size} {{ {' '.join(parts)} }}",
        field_names | st.just("..."),
        arguments,
        st.lists(inner, min_size=1, max_size=4),
    ).map(lambda text: re.sub(r"\.\.\.\(first: [^)]*\)", "...", text)),
    max_leaves=40,
)


@given(st.lists(selections, min_size=1, max_size=12), selections)
def test_what_is_refused_alone_is_refused_with_more_beside_it(parts: list[str], more: str) -> None:
    alone = refusal("{" + " ".join(parts) + "}")
    together = refusal("{" + " ".join([*parts, more]) + "}")
    deeper = refusal("{ a {" + " ".join(parts) + "} " + more + "}")

    if alone is not None:
        assert together is not None
        assert deeper is not None or "root fields" in alone


@given(st.lists(selections, min_size=1, max_size=6))
def test_a_fragment_costs_what_its_content_costs(parts: list[str]) -> None:
    content = " ".join(parts)

    plain = refusal("{" + content + "}")
    behind = refusal("{ ...F } fragment F on Query {" + content + "}")

    assert plain == behind


THROUGH_THE_SCHEMA = {
    "root fields": (TOO_MUCH["one root field too many"][0], "number of root fields"),
    "levels": (TOO_MUCH["one level too many"][0], "depth"),
    "fragments": (TOO_MUCH["two to the fortieth"][0], "number of root fields"),
    "a thousand directives": (
        "{ me " + "@skip(if: false) " * 1_000 + "{ name } }",
        f"more than {MAX_TOKENS} tokens",
    ),
    "ten thousand aliases": (
        "{" + " ".join(f"a{n}: __typename" for n in range(10_000)) + "}",
        f"more than {MAX_TOKENS} tokens",
    ),
    "500 levels": ("{" + nested(500) + "}", "nested too deeply"),
    "90,000 commas": ("{ a" + "," * 90_000 + "}", "Cannot query field"),
}


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("document", "words"), THROUGH_THE_SCHEMA.values(), ids=THROUGH_THE_SCHEMA.keys()
)
async def test_the_schema_obeys_the_limits(services: Services, document: str, words: str) -> None:
    context = Context(viewer=Anonymous(source="test"), services=services)

    result = await portal.execute(document, context_value=context)

    assert words in str(result.errors)
    assert result.data is None
