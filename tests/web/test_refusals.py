"""What somebody tried and may not do has one line in the log, by session and without a name."""

import logging
from uuid import uuid4

import pytest

from backend.foundation.services import Services
from backend.identity.models import Session
from tests.factories import a_citizen, a_committee
from tests.web.browser import Browser
from tests.web.sessions import cookies_of

pytestmark = pytest.mark.anyio

AS_OFFICIAL = "{ secondFactorResets { totalCount } }"
NOT_HERS = "mutation($id: UUID!) { withdrawProof(id: $id) { ... on Problem { code } } }"
NOT_THERE = "query($id: UUID!) { proofProgress(id: $id) { proof { id } } }"


def told(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [
        each.getMessage() for each in caplog.records if each.getMessage().startswith("not allowed")
    ]


@pytest.mark.parametrize(
    ("query", "code", "field"),
    [
        (AS_OFFICIAL, "FORBIDDEN", "secondFactorResets"),
        (NOT_HERS, "NOT_FOUND", "withdrawProof"),
        (NOT_THERE, "NOT_FOUND", "proofProgress"),
    ],
)
async def test_a_refusal_is_one_line_with_code_operation_and_session(
    browser: Browser,
    services: Services,
    caplog: pytest.LogCaptureFixture,
    query: str,
    code: str,
    field: str,
) -> None:
    caplog.set_level(logging.INFO)
    await a_committee(services)
    browser.client.cookies = await cookies_of(await a_citizen(services))
    session = await Session.get()

    await browser.ask(query, id=str(uuid4()))

    assert told(caplog) == [f"not allowed: {code}, {field}, resident, session {session.id}"]


async def test_what_is_allowed_and_who_is_not_signed_in_are_no_refusals(
    browser: Browser, services: Services, caplog: pytest.LogCaptureFixture, database: None
) -> None:
    caplog.set_level(logging.INFO)
    await browser.ask(AS_OFFICIAL)
    browser.client.cookies = await cookies_of(await a_citizen(services))
    await browser.ask("{ me { name } }")

    assert told(caplog) == []
