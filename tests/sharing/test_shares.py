"""What the receiver of a link meets in a browser: a question, the papers, or one plain answer."""

import asyncio
import dataclasses
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from backend.disclosures.models import DisclosedField, Disclosure, Door
from backend.foundation import clock
from backend.foundation.outbox import OutboxEvent
from backend.foundation.sealing.process import ProcessProvider
from backend.foundation.sealing.sealer import Sealer
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen
from backend.identity import people
from backend.identity.models import Person
from backend.proofs.actions import deciding
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import Proof, RevokeReason
from backend.sharing import access
from backend.sharing.models import ShareGrant, ShareView
from tests.factories import COOPERATIVE, Committee, a_proof, represented
from tests.portal import Portal
from tests.seals.office import OFFICE, an_office_that_seals
from tests.sharing.operations import (
    FORM,
    MY_SHARE,
    NAME,
    ROTATE,
    STATEMENT,
    WITHDRAW,
    a_village,
    answered,
    copies_in,
    issued,
    path,
    phone_of,
    shared,
)
from tests.web.browser import Browser, open_browser

pytestmark = pytest.mark.anyio

DEAD = "此链接已失效，请向分享人索取新的链接。"


@pytest.fixture
async def receiver(services: Services, database: None) -> AsyncIterator[Browser]:
    async with open_browser(services, development=False) as browser:
        yield browser


async def share_of(portal: Portal, holder: Citizen, share: dict[str, Any]) -> dict[str, Any]:
    return (await portal.execute(MY_SHARE, {"id": share["id"]}, viewer=holder))["myShare"]


async def revoke(services: Services, committee: Committee, proof: Proof) -> None:
    await deciding.revoke(
        committee.approver, proof.id, reason=RevokeReason.FACTS_WRONG, words="内容有误。"
    )


async def test_before_the_answer_the_page_says_what_the_share_is_and_nothing_of_the_holder(
    portal: Portal, services: Services, receiver: Browser
) -> None:
    committee, holder, proof = await a_village(services)
    share = await shared(portal, holder, proof)
    person = await Person.get(id=holder.person_id)
    secrets = {NAME, STATEMENT, "王*香", people.id_number_of(services.vault, person), proof.title}
    secrets |= {await phone_of(services, holder), "小阳证", committee.organisation.name}

    page = await receiver.client.get(path(share["link"]))
    wrong = await receiver.client.post(path(share["link"]), data={"answer": "李"})

    assert (page.status_code, wrong.status_code) == (200, 403)
    for html in (page.text, wrong.text):
        assert "九江银行岷山支行" in html
        assert "办理住房贷款" in html
        assert [secret for secret in secrets if secret in html] == []
    assert [secret for secret in secrets if secret in share["link"]] == []
    assert "set-cookie" not in page.headers
    assert await Disclosure.filter(door=Door.SHARE).count() == 0


async def test_the_right_answer_opens_a_full_view_with_a_copy_and_both_looks_are_told(
    portal: Portal, services: Services, receiver: Browser
) -> None:
    _, holder, proof = await a_village(services)
    share = await shared(portal, holder, proof)

    page = await answered(receiver, share["link"], "王")
    (copy,) = copies_in(page)
    pdf = await receiver.client.get(copy)

    assert page.status_code == 200
    for shown in (NAME, STATEMENT, "小阳证〔2026〕1号", "有效", proof.purpose):
        assert shown in page.text
    assert pdf.headers["content-type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF")
    assert NAME not in copy
    assert NAME not in pdf.headers["content-disposition"]
    looks = await Disclosure.filter(door=Door.SHARE).order_by("at")
    assert {look.looker for look in looks} == {"九江银行岷山支行"}
    assert {look.purpose for look in looks} == {"办理住房贷款"}
    assert {str(look.source_id) for look in looks} == {share["id"]}
    assert DisclosedField.STATEMENT in looks[0].parts
    assert DisclosedField.SUBJECT in looks[0].parts
    assert looks[1].parts == [DisclosedField.COPY]
    assert (await share_of(portal, holder, share))["viewsUsed"] == 1
    assert await OutboxEvent.filter(name="share.opened").count() == 1


async def test_while_nobody_can_seal_the_receiver_is_told_when_to_come_again(
    portal: Portal, services: Services, receiver: Browser, tmp_path: Path
) -> None:
    await an_office_that_seals(services)
    _, holder, proof = await a_village(services)
    share = await shared(portal, holder, proof)
    (address,) = copies_in(await answered(receiver, share["link"], "王"))
    away = dataclasses.replace(services, sealer=Sealer(ProcessProvider(tmp_path / "nobody.sock")))

    async with open_browser(away, development=False) as browser:
        refused = await browser.client.get(address)
    later = await receiver.client.get(address)

    assert refused.status_code == 503
    assert refused.headers["retry-after"] == "300"
    assert "请过 5 分钟再试" in refused.text
    report = await services.inspector.inspect(later.content)
    assert report.problems == ()
    assert report.signer_common_name == OFFICE
    looks = await Disclosure.filter(door=Door.SHARE).order_by("at")
    assert [DisclosedField.COPY in look.parts for look in looks] == [False, True]


async def test_a_light_view_shows_that_the_proof_holds_but_not_what_it_says(
    portal: Portal, services: Services, receiver: Browser
) -> None:
    _, holder, proof = await a_village(services)
    share = await shared(portal, holder, proof, view="LIGHT", challenge="DIGITS")
    digits = (await phone_of(services, holder))[-4:]

    page = await answered(receiver, share["link"], digits)
    (cookie,) = receiver.client.cookies.jar
    view = cookie.value
    copy = await receiver.client.get(f"/s/files/{view}/{proof.id}.pdf")

    assert "王*香" in page.text
    assert NAME not in page.text
    assert STATEMENT not in page.text
    assert copies_in(page) == []
    assert copy.status_code == 404
    (look,) = await Disclosure.filter(door=Door.SHARE)
    assert DisclosedField.MASKED_SUBJECT in look.parts
    assert not {DisclosedField.SUBJECT, DisclosedField.STATEMENT} & set(look.parts)


@pytest.mark.parametrize("view", ["LIGHT", "FULL"])
async def test_an_organisation_is_named_with_its_credit_code_since_both_are_public(
    portal: Portal, services: Services, receiver: Browser, view: str
) -> None:
    committee, holder, _ = await a_village(services)
    proof = await a_proof(
        services, committee, state=ProofState.ISSUED, applicant=holder, subject=represented()
    )
    share = await shared(portal, holder, proof, view=view)

    page = await answered(receiver, share["link"], NAME[0])

    assert "小阳村橘园农民专业合作社" in page.text
    assert COOPERATIVE in page.text


async def test_five_minutes_of_reloading_are_one_look_and_then_the_question_comes_again(
    portal: Portal, services: Services, receiver: Browser
) -> None:
    _, holder, proof = await a_village(services)
    share = await shared(portal, holder, proof)
    start = clock.now()

    with clock.stopped(start):
        page = await answered(receiver, share["link"], "王")
        (copy,) = copies_in(page)
    with clock.stopped(start + timedelta(minutes=4, seconds=59)):
        reloaded = await receiver.client.get(path(share["link"]))
        still = await receiver.client.get(copy)
    with clock.stopped(start + timedelta(minutes=5)):
        asked_again = await receiver.client.get(path(share["link"]))
        dead = await receiver.client.get(copy)

    assert NAME in reloaded.text
    assert still.status_code == 200
    assert NAME not in asked_again.text
    assert (dead.status_code, DEAD in dead.text) == (404, True)
    assert (await share_of(portal, holder, share))["viewsUsed"] == 1
    assert await Disclosure.filter(door=Door.SHARE).count() == 2


async def test_a_file_link_needs_no_cookie_and_a_cookie_opens_no_other_link(
    portal: Portal, services: Services, receiver: Browser
) -> None:
    _, holder, proof = await a_village(services)
    one = await shared(portal, holder, proof)
    other = await shared(portal, holder, proof)
    page = await answered(receiver, one["link"], "王")
    (cookie,) = receiver.client.cookies.jar

    async with open_browser(services, development=False) as stranger:
        file = await stranger.client.get(copies_in(page)[0])
        forced = await stranger.client.get(
            path(other["link"]), headers={"cookie": f"{cookie.name}={cookie.value}"}
        )

    assert file.status_code == 200
    assert NAME not in forced.text
    assert cookie.path == "/"
    assert cookie.has_nonstandard_attr("HttpOnly")


async def test_over_https_the_cookie_is_bound_to_this_host_and_each_link_has_its_own(
    portal: Portal, services: Services
) -> None:
    _, holder, proof = await a_village(services)
    links = [(await shared(portal, holder, proof))["link"] for _ in range(2)]
    secure = dataclasses.replace(services, public_url="https://portal.test")

    async with open_browser(secure, development=False) as receiver:
        for link in links:
            await answered(receiver, link, "王")
        pages = [await receiver.client.get(path(link)) for link in links]
        cookies = list(receiver.client.cookies.jar)
        planted = {"cookie": "; ".join(f"{each.name[7:]}={each.value}" for each in cookies)}
        receiver.client.cookies.clear()
        asked = await receiver.client.get(path(links[0]), headers=planted)

    assert all(each.name.startswith("__Host-view-") and each.secure for each in cookies)
    assert len({each.name for each in cookies}) == 2
    assert all(NAME in page.text for page in pages)
    assert NAME not in asked.text


async def test_each_wrong_answer_says_how_many_are_left_and_the_fifth_locks_for_an_hour(
    portal: Portal, services: Services, receiver: Browser
) -> None:
    _, holder, proof = await a_village(services)
    share = await shared(portal, holder, proof)
    link, start = share["link"], clock.now()

    with clock.stopped(start):
        answers = [await answered(receiver, link, "李") for _ in range(5)]
        right = await answered(receiver, link, "王")
        locked = await share_of(portal, holder, share)
        looked = await receiver.client.get(path(link))
    with clock.stopped(start + timedelta(minutes=59, seconds=59)):
        early = await answered(receiver, link, "王")
    with clock.stopped(start + timedelta(hours=1)):
        opened = await answered(receiver, link, "王")
        free = await share_of(portal, holder, share)

    assert [answer.status_code for answer in answers] == [403, 403, 403, 403, 429]
    for left, answer in zip((4, 3, 2, 1), answers[:4], strict=True):
        assert f"还可以再试 {left} 次" in answer.text
    assert "请 60 分钟后再试" in answers[4].text
    assert NAME not in right.text
    assert "<form" not in looked.text
    assert looked.headers["retry-after"] == "3600"
    assert locked["lockedUntil"] == (start + timedelta(hours=1)).isoformat()
    assert "请 1 分钟后再试" in early.text
    assert NAME in opened.text
    assert free["lockedUntil"] is None
    assert await OutboxEvent.filter(name="share.locked").count() == 1


async def test_a_link_locked_for_the_third_time_is_dead_until_the_holder_makes_a_new_one(
    portal: Portal, services: Services, receiver: Browser
) -> None:
    _, holder, proof = await a_village(services)
    share = await shared(portal, holder, proof)
    start = clock.now()

    for hour in range(3):
        with clock.stopped(start + timedelta(hours=hour)):
            last = [await answered(receiver, share["link"], "李") for _ in range(5)][-1]
    with clock.stopped(start + timedelta(days=2)):
        dead = await receiver.client.get(path(share["link"]))
        known = await share_of(portal, holder, share)
        rotated = (await portal.execute(ROTATE, {"id": share["id"]}, viewer=holder))["rotateShare"]
        opened = await answered(receiver, rotated["link"], "王")

    assert (last.status_code, dead.status_code) == (404, 404)
    assert DEAD in dead.text
    assert known["lockedUntil"] == known["expiresAt"]
    assert NAME in opened.text


async def test_an_empty_answer_costs_no_try(
    portal: Portal, services: Services, receiver: Browser
) -> None:
    _, holder, proof = await a_village(services)
    share = await shared(portal, holder, proof)

    empty = await answered(receiver, share["link"], " \u3000")

    assert empty.status_code == 422
    assert (await ShareGrant.get()).wrong_tries == 0


async def test_every_link_that_leads_nowhere_gets_the_same_page(
    portal: Portal, services: Services, receiver: Browser
) -> None:
    _, holder, proof = await a_village(services)
    shares = {what: await shared(portal, holder, proof, maxViews=1) for what in ("used", "back")}
    shares["turned"] = await shared(portal, holder, proof)
    shares["late"] = await shared(portal, holder, proof, days=1)
    start = clock.now()
    with clock.stopped(start):
        used = await answered(receiver, shares["used"]["link"], "王")
    await portal.execute(WITHDRAW, {"id": shares["back"]["id"]}, viewer=holder)
    await portal.execute(ROTATE, {"id": shares["turned"]["id"]}, viewer=holder)
    paths = [path(share["link"]) for share in shares.values()] + ["/s/" + "A" * 43]

    with clock.stopped(start + timedelta(days=1)):
        pages = [await receiver.client.get(each) for each in paths]
        posts = [await receiver.client.post(each, data={"answer": "王"}) for each in paths]

    assert NAME in used.text
    told = {(page.status_code, _without(page, each)) for page, each in _with(pages, posts, paths)}
    assert len(told) == 1
    (only,) = told
    assert only[0] == 404
    assert DEAD in only[1]
    names = {frozenset(page.headers) for page in (*pages, *posts)}
    assert len(names) == 1


def _with(
    pages: list[httpx.Response], posts: list[httpx.Response], paths: list[str]
) -> list[tuple[httpx.Response, str]]:
    return [*zip(pages, paths, strict=True), *zip(posts, paths, strict=True)]


def _without(page: httpx.Response, address: str) -> str:
    """The page but for its own address, to which its choices of size lead."""
    return page.text.replace(address, "")


@pytest.mark.parametrize("verb", [WITHDRAW, ROTATE])
async def test_withdrawing_and_rotating_close_what_is_open_at_once(
    portal: Portal, services: Services, receiver: Browser, verb: str
) -> None:
    _, holder, proof = await a_village(services)
    share = await shared(portal, holder, proof, maxViews=1)
    page = await answered(receiver, share["link"], "王")
    if verb == ROTATE:
        await ShareGrant.filter(id=share["id"]).update(state="granted", max_views=2)

    await portal.execute(verb, {"id": share["id"]}, viewer=holder)

    assert (await receiver.client.get(path(share["link"]))).status_code == 404
    assert (await receiver.client.get(copies_in(page)[0])).status_code == 404


async def test_the_last_look_may_be_finished(
    portal: Portal, services: Services, receiver: Browser
) -> None:
    _, holder, proof = await a_village(services)
    share = await shared(portal, holder, proof, maxViews=1)

    await answered(receiver, share["link"], "王")
    reloaded = await receiver.client.get(path(share["link"]))

    assert NAME in reloaded.text
    assert (await share_of(portal, holder, share))["state"] == "USED_UP"


async def test_a_proof_that_ended_is_shown_as_such_at_once_and_its_copy_is_not_given(
    portal: Portal, services: Services, receiver: Browser
) -> None:
    committee, holder, proof = await a_village(services)
    other = await issued(services, committee, holder)
    share = await shared(portal, holder, proof, other)
    page = await answered(receiver, share["link"], "王")
    await receiver.client.get(copies_in(page)[0])

    await revoke(services, committee, proof)
    reloaded = await receiver.client.get(path(share["link"]))
    refused = await receiver.client.get(copies_in(page)[0])

    assert "已撤销" not in page.text
    assert "已撤销" in reloaded.text
    assert reloaded.text.count(STATEMENT) == 1
    assert copies_in(reloaded) == [copies_in(page)[1]]
    assert refused.status_code == 404
    assert "不能再提供给别人" in refused.text
    items = (await share_of(portal, holder, share))["items"]
    assert [item["standing"] for item in items] == ["REVOKED", "VALID"]


async def test_a_source_that_tries_dead_links_is_stopped_even_with_a_living_one(
    portal: Portal, services: Services, receiver: Browser
) -> None:
    _, holder, proof = await a_village(services)
    share = await shared(portal, holder, proof)
    window, most = access._WINDOWS[access.AttemptKind.DEAD_LINK]
    start = clock.now()

    with clock.stopped(start):
        for number in range(most):
            await receiver.client.get(f"/s/guess-{number}")
        stopped = await receiver.client.get(path(share["link"]))
        async with open_browser(services, development=False, address="198.51.100.7") as other:
            elsewhere = await other.client.get(path(share["link"]))
    with clock.stopped(start + window):
        later = await receiver.client.get(path(share["link"]))

    assert stopped.status_code == 429
    assert stopped.headers["retry-after"] == "60"
    assert (elsewhere.status_code, later.status_code) == (200, 200)


async def test_a_source_that_answers_wrongly_at_many_links_is_stopped(
    portal: Portal, services: Services, receiver: Browser
) -> None:
    _, holder, proof = await a_village(services)
    links = [(await shared(portal, holder, proof))["link"] for _ in range(6)]

    for link in links[:5]:
        for _ in range(4):
            await answered(receiver, link, "李")
    stopped = await answered(receiver, links[5], "王")

    assert stopped.status_code == 429
    assert "操作太频繁" in stopped.text
    assert await ShareView.all().count() == 0


async def test_answers_that_come_at_once_are_counted_one_by_one(
    portal: Portal, services: Services, receiver: Browser
) -> None:
    _, holder, proof = await a_village(services)
    share = await shared(portal, holder, proof, maxViews=2)

    answers = await asyncio.gather(
        *(receiver.client.post(path(share["link"]), data={"answer": "王"}) for _ in range(6))
    )

    assert sorted(answer.status_code for answer in answers) == [303, 303, 404, 404, 404, 404]
    assert (await ShareGrant.get()).views_used == 2


HOSTILE = {
    "no form": (b'{"answer": "x"}', "application/json", 415),
    "no text": (b"\xff\xfe", FORM["content-type"], 400),
    "a flood of fields": (b"&".join(b"a=1" for _ in range(50)), FORM["content-type"], 400),
    "a flood": (b"answer=" + b"a" * 20_000, FORM["content-type"], 413),
    "half an escape": (b"answer=%E7%8", FORM["content-type"], 403),
}


async def test_no_body_however_strange_breaks_the_page(
    portal: Portal, services: Services, receiver: Browser
) -> None:
    _, holder, proof = await a_village(services)
    share = await shared(portal, holder, proof)

    for what, (body, kind, status) in HOSTILE.items():
        sent = await receiver.client.post(
            path(share["link"]), content=body, headers={"content-type": kind}
        )
        assert sent.status_code == status, what


@pytest.mark.parametrize("token", ["%00", "%ED%A0%80", "A" * 5_000, "%3Cscript%3E", "..%2F.."])
async def test_no_link_however_strange_breaks_the_page(receiver: Browser, token: str) -> None:
    answer = await receiver.client.get(f"/s/{token}")

    assert answer.status_code == 404
    assert "<script" not in answer.text
    assert len(answer.content) < 10_000


async def test_size_and_language_are_chosen_without_losing_the_page(
    portal: Portal, services: Services, receiver: Browser
) -> None:
    _, holder, proof = await a_village(services)
    share = await shared(portal, holder, proof)
    await answered(receiver, share["link"], "王")

    chosen = await receiver.client.get(
        path(share["link"]), params={"mode": "xl", "lang": "en"}, follow_redirects=True
    )

    assert chosen.url.path == path(share["link"])
    assert '<html lang="en" data-mode="xl">' in chosen.text
    assert "What it says" in chosen.text
    assert NAME in chosen.text
    assert (await ShareGrant.get()).views_used == 1


async def test_the_pages_have_no_script_and_are_kept_by_nobody(
    portal: Portal, services: Services, receiver: Browser
) -> None:
    _, holder, proof = await a_village(services)
    share = await shared(portal, holder, proof)

    page = await answered(receiver, share["link"], "王")

    assert "<script" not in page.text
    assert "style=" not in page.text
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["referrer-policy"] == "no-referrer"
    assert 'content="noindex, nofollow"' in page.text
