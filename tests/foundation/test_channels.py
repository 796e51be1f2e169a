"""Short messages: signed, taken over or failed within the limit, the number never in the error."""

import hashlib
import hmac
import json
import logging
import traceback
from collections.abc import Iterator

import pytest

from backend.foundation import channels
from backend.foundation.channels import CallbackChannel, ChannelFailed, LogChannel, Message
from tests.worker.gateway import Gateway, gateway

pytestmark = pytest.mark.anyio

KEY = b"k" * 32
MESSAGE = Message(phone="13900000001", text="【免证通】证明已出具。", reference="notice 1")


@pytest.fixture
def sms() -> Iterator[Gateway]:
    with gateway() as running:
        yield running


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channels, "GATEWAY_TIMEOUT_SECONDS", 0.5)


async def failure_of(url: str) -> str:
    """Everything a log could show of the failure."""
    with pytest.raises(ChannelFailed) as failed:
        await CallbackChannel(url, KEY).send(MESSAGE)
    shown = "".join(traceback.format_exception(failed.value))
    assert MESSAGE.phone not in shown
    return str(failed.value)


async def test_a_message_reaches_the_gateway_once_and_its_signature_verifies(sms: Gateway) -> None:
    await CallbackChannel(sms.url, KEY).send(MESSAGE)

    ((headers, body),) = sms.requests
    assert headers["x-signature"] == "sha256=" + hmac.new(KEY, body, hashlib.sha256).hexdigest()
    assert headers["content-type"] == "application/json"
    assert json.loads(body) == {
        "phone": "13900000001",
        "text": "【免证通】证明已出具。",
        "reference": "notice 1",
    }


@pytest.mark.parametrize("status", [302, 400, 429, 500, 503])
async def test_any_answer_but_success_is_a_failure(sms: Gateway, status: int) -> None:
    sms.status = status

    assert await failure_of(sms.url) == f"the gateway answered {status}"
    assert len(sms.requests) == 1


async def test_a_gateway_that_keeps_silent_is_a_failure(sms: Gateway, impatient: None) -> None:
    sms.answers.clear()

    assert (await failure_of(sms.url)).startswith("the gateway cannot be reached")


async def test_a_gateway_that_never_ends_its_answer_is_a_failure(
    sms: Gateway, impatient: None
) -> None:
    sms.drip = True

    assert (await failure_of(sms.url)).startswith("the gateway cannot be reached")


async def test_a_gateway_that_is_not_there_is_a_failure() -> None:
    with gateway() as gone:
        url = gone.url

    assert (await failure_of(url)).startswith("the gateway cannot be reached")


async def test_in_development_the_message_is_a_line_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.INFO, logger="backend.foundation.channels"):
        await LogChannel().send(MESSAGE)

    assert MESSAGE.text in caplog.text


def test_only_the_development_channel_lets_codes_be_shown_on_screen() -> None:
    assert LogChannel().shows_codes
    assert not CallbackChannel("http://gateway.test", KEY).shows_codes
