"""Who does not know whether she was heard asks again with her key, and nothing happens twice."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest

from backend.foundation import clock, db
from backend.foundation.services import Services
from backend.foundation.viewer import SignedIn
from backend.identity.models import Post
from backend.privacy import jobs as privacy
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import CaseNote, Proof
from backend.repeats import actions
from backend.repeats.models import KeptAnswer
from backend.web import routes
from backend.web.exchange_schema import exchange
from backend.web.repeating import _in_steps
from backend.web.schema import portal
from tests.databases import as_owner, somebody_waits
from tests.factories import Committee, a_citizen, a_committee, a_proof
from tests.web.browser import WHO, Browser
from tests.web.sessions import cookies_of

pytestmark = pytest.mark.anyio

NOTE = """mutation ($id: UUID!, $text: String!) { addCaseNote(id: $id, text: $text) {
  ... on ProofCase { notes { text } } ... on Problem { code } } }"""
APPROVE = """mutation ($ids: [UUID!]!) { approveProofs(ids: $ids) {
  ... on BulkApproval { outcomes { problem { code } } } ... on Problem { code } } }"""
REPEATS = 100


async def say(browser: Browser, query: str, key: object, **variables: Any) -> httpx.Response:
    """One verb under a key."""
    body = json.dumps({"query": query, "variables": variables})
    return await browser.post(body, idempotency_key=str(key))


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """However slow the machine is, who was first is still at work when the second asks."""
    monkeypatch.setattr(routes, "ANSWER_SECONDS", 60)


async def signed_in(browser: Browser, viewer: SignedIn) -> None:
    browser.client.cookies = await cookies_of(viewer)


@pytest.fixture
async def committee(services: Services, database: None) -> Committee:
    return await a_committee(services)


@pytest.fixture
async def case(services: Services, committee: Committee) -> Proof:
    return await a_proof(services, committee)


async def test_a_hundred_at_once_are_one_deed_and_one_answer(
    browser: Browser, committee: Committee, case: Proof
) -> None:
    await signed_in(browser, committee.preparer)
    key = uuid4()

    async def until_answered() -> bytes:
        while True:
            answer = await say(browser, NOTE, key, id=str(case.id), text="请补充户口簿。")
            if answer.status_code == 200:
                return answer.content
            assert answer.status_code in {409, 503}, answer.text
            await asyncio.sleep(0.02)

    answers = await asyncio.gather(*(until_answered() for _ in range(REPEATS)))

    assert await CaseNote.all().count() == 1
    assert len(set(answers)) == 1
    assert json.loads(answers[0])["data"]["addCaseNote"]["notes"] == [{"text": "请补充户口簿。"}]


async def test_while_the_first_is_at_work_the_second_is_told_so(
    browser: Browser, committee: Committee, case: Proof
) -> None:
    await signed_in(browser, committee.preparer)
    key = uuid4()
    async with row_locked(case):
        first = asyncio.create_task(say(browser, NOTE, key, id=str(case.id), text="第一次。"))
        # Whichever comes first holds the key: it is to be this one.
        await somebody_waits()
        answer = await eventually(409, browser, key, case)
    assert answer.json()["errors"][0]["extensions"]["code"] == "STILL_AT_WORK"
    assert (await first).status_code == 200
    assert await CaseNote.all().count() == 1


async def test_the_same_key_with_other_words_is_refused(
    browser: Browser, committee: Committee, case: Proof
) -> None:
    await signed_in(browser, committee.preparer)
    key = uuid4()
    await say(browser, NOTE, key, id=str(case.id), text="第一次。")
    answer = await say(browser, NOTE, key, id=str(case.id), text="第二次。")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["extensions"]["code"] == "TOKEN_REUSED"
    assert await CaseNote.all().count() == 1


async def test_a_key_is_its_owners_alone(
    browser: Browser, committee: Committee, case: Proof
) -> None:
    key = uuid4()
    for viewer in (committee.preparer, committee.approver):
        await signed_in(browser, viewer)
        answer = await say(browser, NOTE, key, id=str(case.id), text="各写各的。")
        assert answer.status_code == 200
    assert await CaseNote.all().count() == 2


async def test_who_lost_the_post_does_not_get_its_answers(
    browser: Browser, services: Services, committee: Committee, case: Proof
) -> None:
    await signed_in(browser, committee.preparer)
    key = uuid4()
    await say(browser, NOTE, key, id=str(case.id), text="第一次。")
    yesterday = clock.today() - timedelta(days=1)
    await Post.filter(person_id=committee.preparer.person_id).update(valid_to=yesterday)
    answer = await say(browser, NOTE, key, id=str(case.id), text="第一次。")
    assert "第一次" not in answer.text


async def test_a_deed_whose_answer_cannot_be_kept_is_not_done(
    browser: Browser, committee: Committee, case: Proof
) -> None:
    await signed_in(browser, committee.preparer)
    key = uuid4()
    async with nothing_kept():
        answer = await say(browser, NOTE, key, id=str(case.id), text="第一次。")
        assert answer.status_code != 200 or "errors" in answer.json()
    assert await CaseNote.all().count() == 0
    again = await say(browser, NOTE, key, id=str(case.id), text="第一次。")
    assert again.json()["data"]["addCaseNote"]["notes"] == [{"text": "第一次。"}]


async def test_several_things_are_done_each_for_itself_and_answered_as_before(
    browser: Browser, services: Services, committee: Committee
) -> None:
    checked = await a_proof(services, committee, state=ProofState.CHECKED)
    asked = await a_proof(services, committee)
    await signed_in(browser, committee.approver)
    ids = [str(checked.id), str(asked.id)]
    key = uuid4()
    first = await say(browser, APPROVE, key, ids=ids)
    outcomes = first.json()["data"]["approveProofs"]["outcomes"]
    assert [each["problem"] and each["problem"]["code"] for each in outcomes] == [
        None,
        "WRONG_STATE",
    ]
    again = await say(browser, APPROVE, key, ids=ids)
    assert again.content == first.content


async def test_a_question_needs_no_key_and_a_key_has_its_shape(
    browser: Browser, committee: Committee, case: Proof
) -> None:
    await signed_in(browser, committee.preparer)
    assert (await say(browser, WHO, "no key at all")).status_code == 200
    answer = await say(browser, NOTE, "no key at all", id=str(case.id), text="第一次。")
    assert answer.status_code == 400
    assert "Idempotency-Key" in answer.text
    assert await KeptAnswer.all().count() == 0


async def test_an_answer_is_kept_for_two_days_and_nobody_reads_it_in_the_table(
    browser: Browser, services: Services, committee: Committee, case: Proof
) -> None:
    await signed_in(browser, committee.preparer)
    await say(browser, NOTE, uuid4(), id=str(case.id), text="第一次。")
    kept = await KeptAnswer.get()
    assert "第一次".encode() not in kept.body
    assert b"\\u7b2c" not in kept.body
    await KeptAnswer.all().update(kept_at=clock.now() - actions.KEPT + timedelta(minutes=1))
    await privacy.delete_outlived(services)
    assert await KeptAnswer.all().count() == 1
    await KeptAnswer.all().update(kept_at=clock.now() - actions.KEPT - timedelta(minutes=1))
    await privacy.delete_outlived(services)
    assert await KeptAnswer.all().count() == 0


async def test_what_a_cookie_came_with_is_not_kept(browser: Browser, services: Services) -> None:
    await signed_in(browser, await a_citizen(services))
    answer = await say(browser, "mutation { signOut { __typename } }", uuid4())
    assert answer.status_code == 200
    assert await KeptAnswer.all().count() == 0


def test_verbs_that_reach_outside_or_do_several_things_are_in_steps() -> None:
    assert _in_steps(portal) == {
        "answerSealDecisions",
        "approveProofs",
        "confirmSealUses",
        "departmentCopy",
        "discardFiling",
        "enrolSeal",
        "enterComplaint",
        "fileComplaint",
        "requestStepUpCode",
        "supplementComplaint",
        "suspendSealsForElection",
    }
    assert _in_steps(exchange) == {"annotatedCopy"}


def test_no_verb_over_several_things_is_one_transaction() -> None:
    verbs = portal._schema.mutation_type
    assert verbs is not None
    assert {name for name, verb in verbs.fields.items() if "ids" in verb.args} <= _in_steps(portal)


@asynccontextmanager
async def row_locked(case: Proof) -> AsyncIterator[None]:
    """Somebody else has the case in hand, at another connection."""
    async with db.connection()._pool.acquire() as other, other.transaction():
        await other.execute("SELECT 1 FROM proof WHERE id = $1 FOR UPDATE", case.id)
        yield


@asynccontextmanager
async def nothing_kept() -> AsyncIterator[None]:
    """The disk is full when the answer is to be written."""
    script = db.connection().execute_script
    with as_owner():
        await script("ALTER TABLE kept_answer ADD CONSTRAINT full_disk CHECK (false) NOT VALID")
    try:
        yield
    finally:
        with as_owner():
            await script("ALTER TABLE kept_answer DROP CONSTRAINT full_disk")


async def eventually(status: int, browser: Browser, key: object, case: Proof) -> httpx.Response:
    """Asks until the answer has the status; in between the first may not have begun."""
    for _ in range(100):
        answer = await asyncio.wait_for(
            say(browser, NOTE, key, id=str(case.id), text="第一次。"), 5
        )
        if answer.status_code == status:
            return answer
        await asyncio.sleep(0.02)
    raise AssertionError(answer.text)
