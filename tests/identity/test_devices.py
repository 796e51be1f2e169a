"""Where somebody is signed in: she sees all of it, and ends what she wants."""

from datetime import timedelta
from typing import Any

import pytest

from backend.foundation import clock
from backend.foundation.audit import AuditEntry
from backend.foundation.services import Services
from backend.identity import user_agents
from backend.identity.models import Device, Session
from tests.factories import a_phone
from tests.web.browser import Browser, open_browser

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("database")]

DEVICES = "{ accountSafety { devices { id device here atWork } secondFactor { since } } }"
END = "mutation($id: UUID!) { endSession(id: $id) { __typename ... on Problem { code } } }"
EVERYWHERE = "mutation { signOutEverywhere { __typename } }"

AGENTS = {
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) MicroMessenger/8.0": Device.IPHONE,
    "Mozilla/5.0 (Linux; Android 13; M2012K11AC) MicroMessenger/8.0": Device.ANDROID,
    "Mozilla/5.0 (Phone; OpenHarmony 5.0) ArkWeb/4.1": Device.ANDROID,
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140": Device.WINDOWS,
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605": Device.MAC,
    "Mozilla/5.0 (X11; Linux x86_64) Kylin": Device.LINUX,
    "": Device.OTHER,
    "\ud800" * 10_000: Device.OTHER,
}


@pytest.mark.parametrize(("agent", "device"), AGENTS.items())
async def test_a_device_is_told_by_its_kind(agent: str, device: Device) -> None:
    assert user_agents.device_of(agent) is device


async def devices_of(browser: Browser) -> list[dict[str, Any]]:
    return (await browser.ask(DEVICES))["data"]["accountSafety"]["devices"]


async def test_all_devices_are_listed_and_the_present_one_is_marked(services: Services) -> None:
    phone = a_phone()
    async with open_browser(services) as one, open_browser(services) as other:
        one.client.headers["user-agent"] = "Mozilla/5.0 (Windows NT 10.0)"
        other.client.headers["user-agent"] = "Mozilla/5.0 (iPhone)"
        await one.sign_in(phone=phone)
        await other.sign_in(phone=phone)
        async with open_browser(services) as stranger:
            await stranger.sign_in()
        listed = await devices_of(one)

    assert {(each["device"], each["here"]) for each in listed} == {
        ("WINDOWS", True),
        ("IPHONE", False),
    }


async def test_a_device_that_is_ended_is_nobody_at_its_next_request(services: Services) -> None:
    phone = a_phone()
    async with open_browser(services) as one, open_browser(services) as lost:
        await one.sign_in(phone=phone)
        await lost.sign_in(phone=phone)
        (other,) = [each for each in await devices_of(one) if not each["here"]]
        answer = await one.ask(END, id=other["id"])

        assert answer["data"]["endSession"]["__typename"] == "Done"
        assert await lost.name() is None
        assert await one.name() == "王桂香"
        assert len(await devices_of(one)) == 1
        again = await one.ask(END, id=other["id"])
        assert again["data"]["endSession"]["code"] == "NOT_FOUND"
    assert await AuditEntry.filter(deed="session.ended").count() == 1


async def test_nobody_ends_the_session_of_another(services: Services) -> None:
    async with open_browser(services) as one, open_browser(services) as stranger:
        await one.sign_in()
        await stranger.sign_in()
        (hers,) = await devices_of(one)
        answer = await stranger.ask(END, id=hers["id"])

        assert answer["data"]["endSession"]["code"] == "NOT_FOUND"
        assert await one.name() == "王桂香"


async def test_signing_out_everywhere_ends_all_at_once(services: Services) -> None:
    phone = a_phone()
    async with open_browser(services) as one, open_browser(services) as other:
        await one.sign_in(phone=phone)
        await other.sign_in(phone=phone)
        await one.ask(EVERYWHERE)

        assert await one.name() is None
        assert await other.name() is None
    assert await Session.filter(ended_at=None).count() == 0


async def test_who_signs_in_where_another_was_leaves_nothing_of_her_session(
    services: Services,
) -> None:
    async with open_browser(services) as shared:
        await shared.sign_in(name="王桂香")
        first = shared.client.cookies["session"]
        await shared.sign_in(name="李小妹")
        shared.client.cookies.clear()
        shared.client.cookies.set("session", first)

        assert await shared.name() is None


async def test_sessions_that_are_over_are_not_listed(services: Services) -> None:
    phone, begin = a_phone(), clock.now()
    async with open_browser(services) as one:
        with clock.stopped(begin - timedelta(minutes=31)):
            async with open_browser(services) as idle:
                await idle.sign_in(phone=phone)
        await one.sign_in(phone=phone)

        assert [each["here"] for each in await devices_of(one)] == [True]
