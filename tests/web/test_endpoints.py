"""What the GraphQL door says when something is wrong: enough for callers, nothing inside."""

import dataclasses
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg
import pytest
from graphql import get_introspection_query

from backend.foundation import db
from backend.foundation.key_ring import KeyRing
from backend.foundation.services import Services
from backend.foundation.vault import Vault
from backend.web import routes
from backend.web.execution import MAX_ERRORS, MAX_MESSAGE
from tests.databases import as_owner
from tests.factories import a_citizen
from tests.web.browser import SEND_CODE, WHO, Browser, open_browser
from tests.web.sessions import cookies_of

pytestmark = pytest.mark.anyio

INSIDE = ("Traceback", "asyncpg", "tortoise", "strawberry", "python", "/usr/", ".py", "SELECT",
          "relation", "person", "vault", "Error")  # fmt: skip


@asynccontextmanager
async def without_table(name: str) -> AsyncIterator[None]:
    """The database of a migration gone wrong."""
    with as_owner():
        await db.connection().execute_script(f'ALTER TABLE "{name}" RENAME TO "{name}_away"')
    try:
        yield
    finally:
        with as_owner():
            await db.connection().execute_script(f'ALTER TABLE "{name}_away" RENAME TO "{name}"')


async def test_a_fault_while_answering_is_masked_and_logged_under_the_same_number(
    browser: Browser, services: Services, caplog: pytest.LogCaptureFixture
) -> None:
    browser.client.cookies = await cookies_of(await a_citizen(services))
    async with without_table("person"):
        answer = await browser.post(json.dumps({"query": WHO}))

    assert answer.status_code == 200
    (error,) = answer.json()["errors"]
    assert error["path"] == ["me"]
    assert error["extensions"]["code"] == "INTERNAL"
    assert error["extensions"]["requestId"] == answer.headers["x-request-id"]
    assert [word for word in INSIDE if word in answer.text] == []
    assert answer.headers["x-request-id"] in caplog.text
    assert "relation" in caplog.text


async def test_a_wrong_secret_is_a_masked_fault_and_not_an_empty_answer(
    services: Services, database: None
) -> None:
    cookies = await cookies_of(await a_citizen(services))
    other = dataclasses.replace(
        services, vault=Vault(KeyRing.single(b"another secret of 32 bytes......"))
    )
    async with open_browser(other) as browser:
        browser.client.cookies = cookies
        answer = await browser.ask("{ me { idNumber } }")

    assert answer["data"] == {"me": None}
    assert answer["errors"][0]["extensions"]["code"] == "INTERNAL"
    assert [word for word in INSIDE if word in str(answer)] == []


async def test_a_fault_before_answering_is_masked_too(browser: Browser, services: Services) -> None:
    browser.client.cookies = await cookies_of(await a_citizen(services))
    async with without_table("session"):
        answer = await browser.post(json.dumps({"query": WHO}))
        again = await browser.client.get("/v/0")

    for masked in (answer, again):
        assert masked.status_code == 500
        assert masked.json()["requestId"] == masked.headers["x-request-id"]
        assert [word for word in INSIDE if word in masked.text] == []
    assert (await browser.post(json.dumps({"query": WHO}))).status_code == 200


async def test_what_takes_too_long_is_answered_with_503(
    services: Services,
    database: None,
    database_url: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(routes, "ANSWER_SECONDS", 0.2)
    holder = await asyncpg.connect(database_url)
    async with open_browser(services) as browser:
        browser.client.cookies = await cookies_of(await a_citizen(services))
        async with holder.transaction():
            await holder.execute('LOCK TABLE "person" IN ACCESS EXCLUSIVE MODE')
            answer = await browser.post(json.dumps({"query": WHO}))
    await holder.close()

    assert answer.status_code == 503
    assert answer.headers["retry-after"]
    assert answer.json()["errors"][0]["extensions"]["requestId"] == answer.headers["x-request-id"]


DOCUMENT_FAULTS = {
    "no GraphQL": "me",
    "a NUL": "{ me { name\x00 } }",
    "an unknown field": "{ me { password } }",
    "an unknown argument": "{ me(id: 1) { name } }",
    "a wrong UUID": '{ myProof(id: "1") { id } }',
    "a UUID that is a number": "{ myProof(id: 1) { id } }",
    "an integer of 5,000 digits": "{ myProofs(first: " + "9" * 5_000 + ") { totalCount } }",
    "a number beyond 32 bits": "{ myProofs(first: 2147483648) { totalCount } }",
    "a float beyond all bounds": "{ myProofs(first: 1e999) { totalCount } }",
    "an impossible date": 'mutation { endPost(id: "7d1f6b1e-0000-4000-8000-000000000000", '
    'lastDay: "2026-02-30") { __typename } }',
    "a region code of 11 digits": '{ region(code: "12345678901") { name } }',
    "a subscription": "subscription { me { name } }",
    "a thousand aliases": "{" + " ".join(f"a{n}: __typename" for n in range(600)) + "}",
    "a thousand unknown fields": "{" + " ".join(f"x{n}" for n in range(900)) + "}",
    "a thousand unknown directives": "{ me " + "@a " * 900 + "{ name } }",
}


@pytest.mark.parametrize("query", DOCUMENT_FAULTS.values(), ids=DOCUMENT_FAULTS.keys())
async def test_a_fault_of_the_document_is_named_shortly_and_kept_out_of_the_log(
    browser: Browser, caplog: pytest.LogCaptureFixture, query: str
) -> None:
    caplog.set_level(logging.INFO)
    answer = await browser.ask(query)

    assert "data" not in answer
    assert 1 <= len(answer["errors"]) <= MAX_ERRORS
    for error in answer["errors"]:
        assert error["extensions"]["code"] == "BAD_REQUEST"
        assert 0 < len(error["message"]) <= MAX_MESSAGE
    assert "Did you mean" not in str(answer)
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


@pytest.mark.parametrize("value", ["x", "\ud800", 1, 1e300, [["x"]], {"a": "x"}, True, None])
async def test_a_fault_of_a_variable_is_the_callers_and_what_was_typed_is_not_logged(
    browser: Browser, caplog: pytest.LogCaptureFixture, value: object
) -> None:
    query = "query($id: UUID!) { myProof(id: $id) { id } }"

    answer = await browser.ask(query, id=value)
    await browser.ask('mutation { signIn(input: {phone: "13900000001"}) { __typename } }')

    (error,) = answer["errors"]
    assert error["extensions"]["code"] == "BAD_REQUEST"
    assert "myProof" not in caplog.text
    assert "13900000001" not in caplog.text


async def test_a_refused_audience_is_told_by_its_code(browser: Browser) -> None:
    answer = await browser.ask("{ myProofs { totalCount } }")

    assert answer["data"] is None
    (error,) = answer["errors"]
    assert error["path"] == ["myProofs"]
    assert error["extensions"]["code"] == "SIGN_IN_REQUIRED"
    assert error["message"] == "请先登录。"


async def test_types_may_always_be_named(browser: Browser) -> None:
    assert await browser.ask("{ __typename }") == {"data": {"__typename": "Query"}}


async def test_in_development_tools_may_read_the_schema(services: Services, database: None) -> None:
    async with open_browser(services, development=True) as browser:
        answer = await browser.ask(get_introspection_query())

    assert "errors" not in answer
    assert answer["data"]["__schema"]["queryType"]["name"] == "Query"


async def test_what_a_phone_may_not_say_is_a_problem_and_not_a_fault(browser: Browser) -> None:
    for phone in ("\ud800", "\x00", "1390000000\x00", "", "１３９"):
        answer = await browser.ask(
            SEND_CODE.replace("shownCode }", "shownCode } ... on Problem { code }"), phone=phone
        )
        assert answer["data"]["requestSignInCode"] == {"code": "PHONE_INVALID"}
