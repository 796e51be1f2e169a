"""A card at a counter: the clerk's browser on one side, the holder's phone on the other."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any
from urllib.parse import quote, urlsplit

import httpx
import pytest

from backend.disclosures.models import DisclosedField, Disclosure, Door
from backend.foundation import clock
from backend.foundation.outbox import OutboxEvent
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen
from backend.proofs.actions import deciding
from backend.proofs.models import Proof, RevokeReason
from backend.sharing.models import ShowCode, ShowScan
from tests.factories import a_citizen
from tests.portal import Portal, Refused
from tests.sharing.operations import (
    ANSWER,
    MAKE_CODE,
    NAME,
    REQUESTS,
    STATEMENT,
    a_village,
    copies_in,
)
from tests.web.browser import Browser, open_browser

pytestmark = pytest.mark.anyio

OFFICE = {"office": "柴桑区不动产登记中心", "purpose": "办理房屋过户"}
DEAD = "请让持证人刷新后再扫"
REFRESH = '<noscript><meta http-equiv="refresh" content="3"></noscript>'


@pytest.fixture
async def clerk(services: Services, database: None) -> AsyncIterator[Browser]:
    async with open_browser(services, development=False) as browser:
        yield browser


async def shown(portal: Portal, holder: Citizen, proof: Proof) -> str:
    """The path in the QR code on the holder's screen."""
    asked = {"proofId": str(proof.id)}
    code = (await portal.execute(MAKE_CODE, asked, viewer=holder))["makeShowCode"]
    assert code["address"].endswith(f"/c/{code['shownCode']}")
    return urlsplit(code["address"]).path


async def requests(portal: Portal, holder: Citizen, proof: Proof) -> list[dict[str, Any]]:
    asked = {"proofId": str(proof.id)}
    return (await portal.execute(REQUESTS, asked, viewer=holder))["showRequests"]


async def replied(
    portal: Portal, holder: Citizen, request: dict[str, Any], *, agree: bool
) -> dict[str, Any]:
    asked = {"id": request["id"], "agree": agree}
    return (await portal.execute(ANSWER, asked, viewer=holder))["answerShowRequest"]


async def asked(clerk: Browser, path: str, **changes: str) -> httpx.Response:
    return await clerk.client.post(path, data=OFFICE | changes, follow_redirects=True)


async def test_a_scan_shows_the_least_and_is_told_to_the_holder(
    portal: Portal, services: Services, clerk: Browser
) -> None:
    committee, holder, proof = await a_village(services)

    page = await clerk.client.get(await shown(portal, holder, proof))

    assert page.status_code == 200
    for seen in ("有效", "居住证明", committee.organisation.name, "王*香", "查验时间"):
        assert seen in page.text
    for hidden in (NAME, STATEMENT, "小阳证", proof.purpose, proof.recipient):
        assert hidden not in page.text
    (look,) = await Disclosure.filter(door=Door.SHOW)
    assert set(look.parts) == {
        DisclosedField.STATUS,
        DisclosedField.TITLE,
        DisclosedField.ISSUER,
        DisclosedField.DATES,
        DisclosedField.MASKED_SUBJECT,
    }
    assert look.looker is None
    assert await requests(portal, holder, proof) == []


async def test_agreed_the_clerk_sees_all_of_it_for_five_minutes_and_has_a_copy(
    portal: Portal, services: Services, clerk: Browser
) -> None:
    _, holder, proof = await a_village(services)
    start = clock.now()

    with clock.stopped(start):
        path = await shown(portal, holder, proof)
        await clerk.client.get(path)
        waiting = await asked(clerk, path)
        (request,) = await requests(portal, holder, proof)
        answer = await replied(portal, holder, request, agree=True)
        page = await clerk.client.get(path)
        await clerk.client.get(path)
        (copy,) = copies_in(page)
        pdf = await clerk.client.get(copy)
    with clock.stopped(start + timedelta(minutes=4, seconds=59)):
        still = await clerk.client.get(path)
    with clock.stopped(start + timedelta(minutes=5)):
        over = await clerk.client.get(path)
        no_copy = await clerk.client.get(copy)

    assert REFRESH in waiting.text
    assert STATEMENT not in waiting.text
    assert (request["office"], request["purpose"]) == tuple(OFFICE.values())
    assert (request["state"], answer["state"]) == ("ASKED", "AGREED")
    assert STATEMENT in page.text
    assert NAME in page.text
    assert REFRESH not in page.text
    assert pdf.content.startswith(b"%PDF")
    assert STATEMENT in still.text
    assert (over.status_code, no_copy.status_code) == (404, 404)
    looks = await Disclosure.filter(door=Door.SHOW).order_by("at", "parts")
    full = [look for look in looks if DisclosedField.STATEMENT in look.parts]
    assert len(looks) == 3
    assert len(full) == 1
    assert (full[0].looker, full[0].purpose) == tuple(OFFICE.values())
    assert full[0].organisation_id is None  # Claimed: the portal does not know the office.
    assert await OutboxEvent.filter(name="show.requested").count() == 1


async def test_refused_the_clerk_is_told_and_cannot_ask_again(
    portal: Portal, services: Services, clerk: Browser
) -> None:
    _, holder, proof = await a_village(services)
    path = await shown(portal, holder, proof)
    await clerk.client.get(path)
    await asked(clerk, path)
    (request,) = await requests(portal, holder, proof)

    answer = await replied(portal, holder, request, agree=False)
    page = await clerk.client.get(path)
    again = await asked(clerk, path)
    changed = await replied(portal, holder, request, agree=True)

    assert answer["state"] == "REFUSED"
    assert "持证人没有同意" in page.text
    assert "<form" not in page.text
    assert REFRESH not in page.text
    assert again.status_code == 422
    assert changed["code"] == "WRONG_STATE"
    for html in (page.text, again.text):
        assert STATEMENT not in html
    assert await ShowScan.all().count() == 1


async def test_a_code_dies_after_a_minute_but_not_for_who_has_scanned_it(
    portal: Portal, services: Services, clerk: Browser
) -> None:
    _, holder, proof = await a_village(services)
    start = clock.now()
    with clock.stopped(start):
        path = await shown(portal, holder, proof)
        await clerk.client.get(path)

    async with open_browser(services, development=False, address="198.51.100.7") as late:
        with clock.stopped(start + timedelta(seconds=60)):
            dead = await late.client.get(path)
            sent = await asked(late, path)
            kept = await clerk.client.get(path)
        with clock.stopped(start + timedelta(minutes=2)):
            over = await clerk.client.get(path)

    assert (dead.status_code, sent.status_code, over.status_code) == (404, 404, 404)
    assert DEAD in dead.text
    assert DEAD in over.text
    assert "王*香" in kept.text
    assert await Disclosure.filter(door=Door.SHOW).count() == 1


async def test_a_new_code_retires_the_old_one_after_ten_seconds(
    portal: Portal, services: Services, clerk: Browser
) -> None:
    _, holder, proof = await a_village(services)
    start = clock.now()

    with clock.stopped(start):
        old = await shown(portal, holder, proof)
    with clock.stopped(start + timedelta(seconds=20)):
        new = await shown(portal, holder, proof)
    with clock.stopped(start + timedelta(seconds=29)):
        in_time = await clerk.client.get(old)
    clerk.client.cookies.clear()
    with clock.stopped(start + timedelta(seconds=30)):
        retired = await clerk.client.get(old)
        living = await clerk.client.get(new)
    with clock.stopped(start + timedelta(seconds=70)):
        await shown(portal, holder, proof)

    assert [page.status_code for page in (in_time, retired, living)] == [200, 404, 200]
    assert await ShowCode.all().count() == 2  # The first is forgotten.


async def test_a_holder_who_answers_too_late_is_told_so_and_shows_nothing(
    portal: Portal, services: Services, clerk: Browser
) -> None:
    _, holder, proof = await a_village(services)
    start = clock.now()
    with clock.stopped(start):
        path = await shown(portal, holder, proof)
        await clerk.client.get(path)
        await asked(clerk, path)
        (request,) = await requests(portal, holder, proof)

    with clock.stopped(start + timedelta(minutes=2)):
        answer = await replied(portal, holder, request, agree=True)
        listed = await requests(portal, holder, proof)
        page = await clerk.client.get(path)

    assert answer["code"] == "WRONG_STATE"
    assert listed == []
    assert page.status_code == 404


async def test_nobody_but_the_holder_sees_or_answers_a_request(
    portal: Portal, services: Services, clerk: Browser
) -> None:
    _, holder, proof = await a_village(services)
    path = await shown(portal, holder, proof)
    await clerk.client.get(path)
    await asked(clerk, path)
    (request,) = await requests(portal, holder, proof)
    neighbour = await a_citizen(services, "李秀英")

    answer = await replied(portal, neighbour, request, agree=True)

    assert answer["code"] == "NOT_FOUND"
    with pytest.raises(Refused):
        await requests(portal, neighbour, proof)
    assert STATEMENT not in (await clerk.client.get(path)).text


async def test_only_three_questions_wait_before_one_holder(
    portal: Portal, services: Services, database: None
) -> None:
    _, holder, proof = await a_village(services)
    path = await shown(portal, holder, proof)

    statuses = list[int]()
    for _ in range(4):
        async with open_browser(services, development=False) as clerk:
            await clerk.client.get(path)
            statuses.append((await asked(clerk, path)).status_code)

    assert statuses == [200, 200, 200, 429]
    assert len(await requests(portal, holder, proof)) == 3


async def test_what_cannot_be_printed_comes_back_as_typed(
    portal: Portal, services: Services, clerk: Browser
) -> None:
    _, holder, proof = await a_village(services)
    path = await shown(portal, holder, proof)
    await clerk.client.get(path)

    page = await asked(clerk, path, office='"><b>登记中心🙂', purpose="过户")

    assert page.status_code == 422
    assert "<b>" not in page.text
    assert "登记中心🙂" in page.text
    assert 'value="过户"' in page.text
    assert await requests(portal, holder, proof) == []


async def test_a_proof_that_ends_meanwhile_shows_nothing_more(
    portal: Portal, services: Services, clerk: Browser
) -> None:
    committee, holder, proof = await a_village(services)
    path = await shown(portal, holder, proof)
    await clerk.client.get(path)
    await asked(clerk, path)
    (request,) = await requests(portal, holder, proof)

    await deciding.revoke(
        committee.approver, proof.id, reason=RevokeReason.FACTS_WRONG, words="内容有误。"
    )
    await replied(portal, holder, request, agree=True)
    page = await clerk.client.get(path)

    assert "已撤销" in page.text
    assert STATEMENT not in page.text
    assert copies_in(page) == []
    full = [look for look in await Disclosure.filter(door=Door.SHOW) if look.looker is not None]
    assert DisclosedField.STATEMENT not in full[0].parts


@pytest.mark.parametrize("code", ["0000-0000-0000-0000-0", "x", "\x00", "A" * 3_000, "<script>"])
async def test_what_is_no_living_code_gets_one_page(clerk: Browser, code: str) -> None:
    page = await clerk.client.get(f"/c/{quote(code, safe='')}")

    assert page.status_code == 404
    assert DEAD in page.text
    assert "<script" not in page.text


async def test_a_code_is_nowhere_in_the_database_in_the_clear(
    portal: Portal, services: Services
) -> None:
    _, holder, proof = await a_village(services)

    path = await shown(portal, holder, proof)

    row = await ShowCode.get()
    assert path.rpartition("/")[2] not in row.code_index
