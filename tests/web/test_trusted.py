"""Outside of development the portal executes its own pages' operations, and nothing else."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from graphql import get_introspection_query
from hypothesis import given
from hypothesis import strategies as st

from backend.foundation.services import Services
from backend.web import trusted
from backend.web.trusted import CURRENT, RELEASED, OperationsRefused, identifier_of, load
from tests.factories import a_phone, an_id_number
from tests.web.browser import Browser, open_browser

pytestmark = pytest.mark.anyio

WHO = "query Who {\n  me {\n    name\n  }\n}"
SEND_CODE = """mutation SendCode($phone: String!) {
  requestSignInCode(phone: $phone) { ... on CodeSent { shownCode } ...Fault }
}
fragment Fault on Problem { code field message messageEn }"""
SIGN_IN = """mutation SignIn($input: SignInInput!) {
  signIn(input: $input) { __typename ... on Problem { code } }
}"""
MINE = "query Mine($first: Int) { myProofs(first: $first) { totalCount edges { node { id } } } }"
ONE = "query One($id: UUID!) { myProof(id: $id) { id } }"
OWN = {
    "Who": ("query", WHO),
    "SendCode": ("mutation", SEND_CODE),
    "SignIn": ("mutation", SIGN_IN),
    "Mine": ("query", MINE),
    "One": ("query", ONE),
}


def entry(name: str, kind: str, body: str, **more: str) -> dict[str, Any]:
    return {identifier_of(body): {"name": name, "type": kind, "body": body, **more}}


def write(folder: Path, file: str, operations: Any, version: Any = 1) -> Path:
    content = {"version": version, "operations": operations}
    (folder / file).write_text(json.dumps(content), encoding="utf-8")
    return folder


def own_operations() -> dict[str, Any]:
    return {
        key: value
        for name, (kind, body) in OWN.items()
        for key, value in entry(name, kind, body).items()
    }


@pytest.fixture
async def production(services: Services, database: None, tmp_path: Path) -> AsyncIterator[Browser]:
    """A browser at a portal as operators run it."""
    documents = load(write(tmp_path, CURRENT, own_operations()), required=True)
    async with open_browser(services, development=False, documents=documents) as opened:
        yield opened


async def named(browser: Browser, body: str, **variables: Any) -> Any:
    """The answer to the operation with this text, which is asked for by its id."""
    asked = {"documentId": identifier_of(body), "variables": variables}
    answer = await browser.post(json.dumps(asked))
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_a_page_signs_in_and_asks_by_ids_alone(production: Browser) -> None:
    phone = a_phone()
    sent = await named(production, SEND_CODE, phone=phone)
    code = sent["data"]["requestSignInCode"]["shownCode"]
    person = {"phone": phone, "code": code, "name": "王桂香", "idNumber": an_id_number()}

    signed_in = await named(production, SIGN_IN, input=person)

    assert signed_in == {"data": {"signIn": {"__typename": "Done"}}}
    assert await named(production, WHO) == {"data": {"me": {"name": "王桂香"}}}
    mine = await named(production, MINE, first=5)
    assert mine == {"data": {"myProofs": {"totalCount": 0, "edges": []}}}


TEXTS = {
    "an operation of our own": WHO,
    "another one": "{ me { phone } }",
    "a question about the schema": get_introspection_query(),
    "a question about one type": '{ __type(name: "Query") { name } }',
    "no GraphQL": "me",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
async def test_a_text_is_refused_in_two_languages(production: Browser, text: str) -> None:
    answer = await production.post(json.dumps({"query": text}))

    assert answer.status_code == 400
    (error,) = answer.json()["errors"]
    assert "data" not in answer.json()
    assert error["extensions"]["code"] == "DOCUMENT_REQUIRED"
    assert "documentId" in error["message"]
    assert "documentId" in error["extensions"]["messageEn"]


UNKNOWN_IDS = {
    "of another text": identifier_of(WHO + " "),
    "without its prefix": identifier_of(WHO).removeprefix("sha256:"),
    "in capitals": identifier_of(WHO).upper(),
    "with a blank": identifier_of(WHO) + " ",
    "a name": "Who",
    "nothing": "",
    "a lone surrogate": "\ud800",
    "the text itself": WHO,
}


@pytest.mark.parametrize("document_id", UNKNOWN_IDS.values(), ids=UNKNOWN_IDS.keys())
async def test_an_unknown_id_tells_the_page_that_it_is_out_of_date(
    production: Browser, document_id: str
) -> None:
    answer = await production.post(json.dumps({"documentId": document_id}))

    assert answer.status_code == 400
    assert answer.json() == {
        "errors": [
            {
                "message": "页面已更新，请刷新后再试。",
                "extensions": {
                    "code": "DOCUMENT_UNKNOWN",
                    "messageEn": "This page has been updated. Please reload it.",
                    "requestId": answer.headers["x-request-id"],
                },
            }
        ]
    }


async def test_neither_both_nor_several_at_once_are_taken(production: Browser) -> None:
    one = {"documentId": identifier_of(WHO)}
    for body in ({**one, "query": WHO}, [one], [one, one], {}):
        answer = await production.post(json.dumps(body))
        assert answer.status_code == 400
        assert answer.json()["errors"][0]["extensions"]["code"] == "BAD_REQUEST"


async def test_another_operation_than_the_documents_own_cannot_be_named(
    production: Browser,
) -> None:
    asked = {"documentId": identifier_of(WHO), "operationName": "Other"}

    assert (await production.post(json.dumps(asked))).status_code == 400
    asked["operationName"] = "Who"
    assert (await production.post(json.dumps(asked))).json() == {"data": {"me": None}}


@pytest.mark.parametrize(
    ("body", "variables"),
    [
        (WHO, {}),
        (WHO, {"unused": 1}),
        (SEND_CODE, {"phone": "１３９"}),
        (SEND_CODE, {}),
        (SEND_CODE, {"phone": 1}),
        (MINE, {"first": 5}),
        (MINE, {"first": 2**31}),
        (ONE, {"id": "x"}),
        (ONE, {"id": "7d1f6b1e-0000-4000-8000-000000000000"}),
    ],
)
async def test_an_id_is_answered_exactly_like_its_text(
    services: Services, database: None, tmp_path: Path, body: str, variables: dict[str, Any]
) -> None:
    documents = load(write(tmp_path, CURRENT, own_operations()), required=True)
    async with open_browser(services, development=True, documents=documents) as browser:
        by_text = await browser.ask(body, **variables)
        by_id = await named(browser, body, **variables)

    for error in [*by_text.get("errors", []), *by_id.get("errors", [])]:
        # Where in the text, which whoever sends an id does not have.
        error.pop("locations", None)
        del error["extensions"]["requestId"]
    assert by_id == by_text


async def test_a_variable_can_ask_for_no_more_than_was_measured(production: Browser) -> None:
    answer = await named(production, MINE, first=10**6)

    assert answer["errors"][0]["extensions"]["code"] in {"SIGN_IN_REQUIRED", "PAGE_SIZE_INVALID"}


def refusal(folder: Path) -> str:
    """The sentence with which the process ends instead of starting."""
    with pytest.raises(OperationsRefused) as refused:
        load(folder, required=True)
    return str(refused.value)


CHANGED = {
    "by hand": ({identifier_of(WHO): {"name": "Who", "type": "query", "body": WHO + " "}}, "hash"),
    "in its name": (entry("Whom", "query", WHO), "is called"),
    "in its kind": (entry("Who", "mutation", WHO), "is called"),
    "into two": (entry("Who", "query", f"{WHO} query Other {{ me {{ name }} }}"), "is called"),
    "into none": (entry("F", "query", "fragment F on Me { name }"), "is called"),
    "into no GraphQL": (entry("Who", "query", "query Who {"), "Syntax Error"),
    "by the schema": (entry("Who", "query", "query Who { me { shoeSize } }"), "shoeSize"),
    "by an argument": (entry("Who", "query", "query Who { me(id: 1) { name } }"), "id"),
    "into a question about the schema": (
        entry("Who", "query", "query Who { __schema { queryType { name } } }"),
        "Introspection",
    ),
    "into a flood": (
        entry(
            "Who", "query", "query Who { me {" + " ".join(f"a{n}: name" for n in range(99)) + "}}"
        ),
        "aliases",
    ),
    "into an endless text": (
        entry("Who", "query", "query Who { me {" + " name" * 2_001 + " } }"),
        "tokens",
    ),
    "into a number": ({"sha256:00": 1}, "name, type and body"),
    "into nothing": ({"sha256:00": {"name": "Who"}}, "name, type and body"),
    "into a body of numbers": ({"sha256:00": {"name": "", "type": "", "body": 1}}, "name, type"),
}


@pytest.mark.parametrize(("operations", "reason"), CHANGED.values(), ids=CHANGED.keys())
def test_an_operation_that_was_changed_keeps_the_process_from_starting(
    tmp_path: Path, operations: Any, reason: str
) -> None:
    sentence = refusal(write(tmp_path, CURRENT, own_operations() | operations))

    (identifier,) = operations
    assert identifier in sentence
    assert reason in sentence
    assert "npm run gen" in sentence


@given(at=st.integers(0, len(MINE) - 1), to=st.characters(codec="utf-8"))
def test_no_text_with_one_other_character_passes_for_the_hashed_one(at: int, to: str) -> None:
    changed = MINE[:at] + to + MINE[at + 1 :]

    assert (identifier_of(changed) == identifier_of(MINE)) == (changed == MINE)


FILES = {
    "no JSON": "{",
    "a list": "[]",
    "without version": '{"operations": {}}',
    "another version": '{"version": 2, "operations": {}}',
    "a list of operations": '{"version": 1, "operations": []}',
    "no UTF-8": "\udcff",
}


@pytest.mark.parametrize("text", FILES.values(), ids=FILES.keys())
@pytest.mark.parametrize("file", [CURRENT, RELEASED])
def test_a_file_that_cannot_be_read_keeps_the_process_from_starting(
    tmp_path: Path, file: str, text: str
) -> None:
    write(tmp_path, CURRENT, {})
    (tmp_path / file).write_bytes(text.encode("utf-8", "surrogateescape"))

    assert f"schema/{file}" in refusal(tmp_path)


def test_without_operations_only_development_starts(tmp_path: Path) -> None:
    assert load(tmp_path, required=False) == {}
    assert "npm run gen" in refusal(tmp_path)


async def test_an_open_page_of_an_earlier_release_is_still_answered(
    services: Services, database: None, tmp_path: Path
) -> None:
    old = "query Who { me { name phone } }"
    write(tmp_path, CURRENT, own_operations())
    write(tmp_path, RELEASED, own_operations() | entry("Who", "query", old, release="0.1.0"))
    documents = load(tmp_path, required=True)
    async with open_browser(services, development=False, documents=documents) as browser:
        answers = [await named(browser, body) for body in (old, WHO)]

    assert answers == [{"data": {"me": None}}] * 2


def test_a_released_operation_that_no_longer_fits_is_named_with_what_to_do(tmp_path: Path) -> None:
    old = entry("Shoes", "query", "query Shoes { me { shoeSize } }", release="0.1.0")
    write(tmp_path, CURRENT, own_operations())

    sentence = refusal(write(tmp_path, RELEASED, old))

    assert "Shoes" in sentence
    assert "delete the entry" in sentence


def test_the_operations_of_the_browser_pages_fit_the_schema() -> None:
    assert load(trusted.SCHEMA, required=True)
