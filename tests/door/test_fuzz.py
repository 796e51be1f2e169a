"""Whatever is sent to a GraphQL door: the caller's own fault, said soon and shortly."""

import json
import re
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from graphql import GraphQLInputType, GraphQLSchema, parse, type_from_ast
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.foundation.services import Services
from backend.web.exchange_schema import exchange
from backend.web.schema import portal
from tests.exchange.door import OPERATIONS, Door, open_door
from tests.factories import a_citizen, a_committee
from tests.web.browser import Browser, open_browser
from tests.web.sessions import cookies_of
from tests.web.test_hostile_values import harmless, hostile

pytestmark = pytest.mark.anyio

ROOT = Path(__file__).resolve().parents[2]
INSIDE = re.compile(
    r"Traceback|asyncpg|tortoise|strawberry|graphql-core|uvicorn|starlette|/usr/|\.py\b|SELECT |"
    r"Did you mean|relation \"|site-packages"
)
MAX_CPU_SECONDS = 0.05
MAX_ANSWER = 10_000
WELL = b'{"query":"{ __typename }"}'


def require_blank(answer: httpx.Response) -> None:
    """No fault of ours, nothing of the inside; each error has a code and the request's id."""
    assert answer.status_code < 500, answer.text
    found = INSIDE.search(answer.text)
    assert found is None, found
    for error in answer.json().get("errors", []) if answer.content else []:
        assert error["extensions"]["code"] not in {"", "INTERNAL"}, answer.text
        assert error["extensions"]["requestId"] == answer.headers["x-request-id"]


# --- bytes that are no request


def values() -> Iterator[bytes]:
    """JSON that is none, or that parsers disagree about (RFC 8259)."""
    for number in (
        "-",
        "+1",
        "01",
        "1.",
        ".5",
        "1e",
        "1e+",
        "0x1",
        "-01",
        "1_000",
        "1e9999",
        "-1e9999",
        "9" * 5_000,
        "0." + "0" * 5_000 + "1",
        "NaN",
        "-Infinity",
        "١",
    ):
        yield number.encode()
    for text in (
        '"',
        '"\\',
        '"\\u',
        '"\\u12',
        '"\\uD800"',
        '"\\uDC00\\uD800"',
        '"\\x"',
        "'a'",
        '"\t"',
        '"\x00"',
        '"\\u0000"',
        '"\u2028"',
        '"\x7f"',
        '"a" "b"',
        '"\\uD83D\\uDE00"',
    ):
        yield text.encode("utf-8", "surrogatepass")
    yield from (
        b'"\xff"',
        b'"\xc0\x80"',
        b'"\xed\xa0\x80"',
        b'"\xf4\x90\x80\x80"',
        b'"\xe2\x82"',
        b"\xef\xbb\xbf1",
        b"\x00",
        b"\x1f\x8b\x08",
        b"tru",
        b"nul",
        b"True",
        b"None",
        b"//",
        b"/**/1",
        b"#",
        b"undefined",
        b"\xa0",
        b"\x0c1",
    )
    for left, right in (("[", "]"), ("{", "}"), ('{"a":', "}"), ("[[", "]"), ("{[", "]}")):
        for inside in ("", "1", ",", "1,", ",1", ":", '"a"', '"a":', '"a":1,', "1 2"):
            yield f"{left}{inside}{right}".encode()
    for depth in (100, 1_000, 30_000):
        yield b"[" * depth
        yield b"[" * depth + b"]" * depth
        yield b'{"a":' * depth + b"1" + b"}" * depth


EMBEDDINGS = (
    b"%s",
    b'{"query":%s}',
    b'{"query":"{ __typename }","variables":%s}',
    b'{"query":"{ __typename }","variables":{"a":%s}}',
    b'{"query":"{ __typename }","operationName":%s}',
    b'{"query":"{ __typename }","extensions":%s}',
    b'{"documentId":%s}',
)


async def test_no_bytes_are_a_fault_of_the_server(services: Services, database: None) -> None:
    bodies = [each.replace(b"%s", value) for each in EMBEDDINGS for value in values()]
    assert len(bodies) >= 300

    async with open_browser(services) as browser, open_door(services) as door:
        for body in bodies:
            require_blank(await browser.post(body))
        for body in bodies[::7]:
            require_blank(await door.post(body))


# --- documents that ask too much


def hostile_documents() -> dict[str, str]:
    """Ways to make a small text cost a lot."""
    many = range(300)
    fragments = "".join(f"fragment F{n} on Query {{ ...F{n + 1} ...F{n + 1} }} " for n in range(40))
    inline = "... on Query { " * 60
    spread = {
        "fragments that double forty times": "{ ...F0 } "
        + fragments
        + "fragment F40 on Query { __typename }",
        "a circle of fragments": "{ ...A } fragment A on Query { ...B } "
        "fragment B on Query { ...A }",
        "a fragment of itself": "{ ...A } fragment A on Query { ...A }",
        "unused fragments": "{ __typename } "
        + "".join(f"fragment F{n} on Query {{ me {{ name }} }} " for n in range(60)),
        "unknown fragments": "{ " + " ".join(f"...F{n}" for n in many) + " }",
        "overlapping inline fragments": "{ " + "... on Query { me { name } } " * 120 + "}",
        "inline fragments in one another": "{ " + inline + "__typename" + " }" * 61,
    }
    repeated = {
        "aliases": "{ " + " ".join(f"a{n}: __typename" for n in many) + " }",
        "aliases of a costly field": "{ "
        + " ".join(f"a{n}: me {{ name }}" for n in range(100))
        + " }",
        "the same field": "{ " + "__typename " * 900 + "}",
        "fields that conflict": "{ "
        + " ".join(f'a: region(code: "{n}") {{ name }}' for n in range(90))
        + " }",
        "unknown fields": "{ " + " ".join(f"x{n}" for n in many) + " }",
        "directives": "{ __typename " + "@skip(if: false) " * 150 + "}",
        "unknown directives": "{ __typename " + "@a " * 600 + "}",
        "operations": " ".join(f"query Q{n} {{ __typename }}" for n in range(200)),
        "anonymous operations": "{ __typename } " * 200,
        "mutations in one": "mutation { "
        + " ".join(f"a{n}: signOut {{ __typename }}" for n in range(50))
        + " }",
        "arguments": "{ me(" + ", ".join(f"a{n}: 1" for n in many) + ") { name } }",
        "the same argument": "{ region(" + 'code: "1" ' * 200 + ") { name } }",
        "variables": "query(" + " ".join(f"$v{n}: Int" for n in many) + ") { __typename }",
        "the same variable": "query(" + "$v: Int " * 300 + ") { __typename }",
        "unused variables of unknown types": "query("
        + " ".join(f"$v{n}: T{n}" for n in many)
        + ") { __typename }",
    }
    deep = {
        "braces": "{ a " * 150 + "}" * 150,
        "unclosed braces": "{ a " * 700,
        "lists of lists": "{ region(code: " + "[" * 180 + "]" * 180 + ") { name } }",
        "unclosed lists": "{ region(code: " + "[" * 1_500,
        "objects of objects": "{ region(code: " + "{a: " * 180 + "1" + "}" * 180 + ") { name } }",
        "types of types": "query($v: " + "[" * 500 + "Int" + "]" * 500 + ") { __typename }",
        "pages in pages": "{ myProofs(first: 100) { edges { node { id } } } " * 8 + "}" * 8,
        "introspection in circles": "{ __schema { types { "
        + "fields { type { " * 3
        + "name"
        + " } }" * 3
        + " } } }",
        "introspection many times": "{ "
        + " ".join(f"a{n}: __schema {{ types {{ name }} }}" for n in range(60))
        + " }",
    }
    long = {
        "a comment": "{ __typename } #" + "a" * 90_000,
        "comments": "{ __typename }" + "\n#" * 40_000,
        "commas": "{ __typename" + "," * 90_000 + "}",
        "a name": "{ " + "a" * 90_000 + " }",
        "a string": '{ region(code: "' + "字" * 25_000 + '") { name } }',
        "a block string": '{ region(code: """' + "\n " * 40_000 + '""") { name } }',
        "escapes": '{ region(code: "' + "\\u5B57" * 14_000 + '") { name } }',
        "an integer": "{ myProofs(first: " + "9" * 90_000 + ") { totalCount } }",
        "a float": "{ myProofs(first: 1." + "0" * 90_000 + ") { totalCount } }",
        "an enum": "{ region(code: " + "A" * 90_000 + ") { name } }",
        "punctuation": "{" + "!" * 90_000,
        "nothing but NUL": "\x00" * 90_000,
    }
    return {**spread, **repeated, **deep, **long}


DOCUMENTS = hostile_documents()


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS.keys())
async def test_a_hostile_document_costs_little_and_says_little(
    services: Services, database: None, document: str
) -> None:
    body = json.dumps({"query": document})
    async with open_browser(services) as browser, open_door(services) as door:
        for post in (browser.post, door.post):
            await post(WELL)
            fastest = MAX_ANSWER * 1.0
            for _ in range(3):
                began = time.process_time()
                answer = await post(body)
                fastest = min(fastest, time.process_time() - began)
                require_blank(answer)
                assert len(answer.content) <= MAX_ANSWER
            assert fastest <= MAX_CPU_SECONDS, f"{1000 * fastest:.0f} ms"


def test_there_are_more_than_thirty() -> None:
    assert len(DOCUMENTS) > 30


# --- every operation with values of its own types, and with others


def trusted_operations() -> Iterator[str]:
    content = json.loads((ROOT / "schema" / "operations.json").read_text(encoding="utf-8"))
    yield from (entry["body"] for entry in content["operations"].values())


def departments_operations() -> Iterator[str]:
    yield from (path.read_text(encoding="utf-8") for path in sorted(OPERATIONS.glob("*.graphql")))


def variables_of(text: str, schema: GraphQLSchema) -> dict[str, GraphQLInputType]:
    (operation,) = (each for each in parse(text).definitions if each.kind == "operation_definition")
    return {
        each.variable.name.value: type_from_ast(schema, each.type)
        for each in operation.variable_definitions or ()
    }


anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=30),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=5,
)


@st.composite
def asked(draw: st.DrawFn, texts: tuple[str, ...], schema: GraphQLSchema) -> dict[str, Any]:
    """An operation with harmless variables, of which some are spoilt."""
    text = draw(st.sampled_from(texts))
    kinds = variables_of(text, schema)
    given_values = {name: harmless(name, kind) for name, kind in kinds.items()}
    for name in draw(st.lists(st.sampled_from(sorted(kinds)), max_size=2)) if kinds else []:
        spoilt = list(hostile(name, kinds[name]))
        given_values[name] = draw(st.sampled_from(spoilt) | anything if spoilt else anything)
    if draw(st.booleans()):
        given_values |= {draw(st.text(max_size=8)): draw(anything)}
    return {"query": text, "variables": given_values}


@pytest.fixture
async def resident(browser: Browser, services: Services) -> Browser:
    # With a village that has an office, kinds of proofs and people at work.
    await a_committee(services)
    browser.client.cookies = await cookies_of(await a_citizen(services))
    return browser


@pytest.fixture
async def door(services: Services, database: None) -> AsyncIterator[Door]:
    async with open_door(services) as door:
        yield door


PORTALS = tuple(trusted_operations())
DEPARTMENTS = tuple(departments_operations())
FUZZ = settings(
    max_examples=400,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@FUZZ
@given(sent=asked(PORTALS, portal._schema))
async def test_no_variables_of_the_pages_operations_are_a_fault_of_the_server(
    browser: Browser, sent: dict[str, Any]
) -> None:
    require_blank(await browser.post(json.dumps(sent)))


@FUZZ
@given(sent=asked(PORTALS, portal._schema))
async def test_nor_are_they_when_a_resident_sends_them(
    resident: Browser, sent: dict[str, Any]
) -> None:
    require_blank(await resident.post(json.dumps(sent)))


@FUZZ
@given(sent=asked(DEPARTMENTS, exchange._schema))
async def test_no_variables_of_departments_are_a_fault_of_the_server(
    door: Door, sent: dict[str, Any]
) -> None:
    require_blank(await door.post(json.dumps(sent)))
