"""How a sentence reaches a phone: one interface, the gateway's callback, and a development log."""

import asyncio
import hashlib
import hmac
import json
import logging
from dataclasses import asdict, dataclass
from typing import Protocol

import httpx

from backend.foundation import outgoing

log = logging.getLogger(__name__)

# A gateway slower than this is down for us; the job retries later.
GATEWAY_TIMEOUT_SECONDS = 3.0


class ChannelFailed(Exception):
    """The message was not taken over; its text says why, without the phone number."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """One short message. `reference` lets the gateway drop a repeated one."""

    phone: str
    text: str
    reference: str


class Channel(Protocol):
    """Takes a message over for delivery, or raises ChannelFailed."""

    @property
    def shows_codes(self) -> bool:
        """Whether a sign-in code may also be shown on screen: only where nobody real signs in."""
        ...

    async def send(self, message: Message) -> None:
        """Returns once the gateway has accepted the message."""
        ...


class CallbackChannel:
    """POSTs JSON to the city's SMS gateway, signed with HMAC-SHA256 in `X-Signature`."""

    shows_codes = False

    def __init__(self, url: str, key: bytes) -> None:
        self._url = url
        self._key = key

    async def send(self, message: Message) -> None:
        """One attempt; any answer but 2xx is a failure."""
        body = json.dumps(asdict(message), ensure_ascii=False).encode()
        signature = hmac.new(self._key, body, hashlib.sha256).hexdigest()
        headers = {"content-type": "application/json", "x-signature": f"sha256={signature}"}
        try:
            async with asyncio.timeout(GATEWAY_TIMEOUT_SECONDS), outgoing.client() as client:
                answer = await client.post(self._url, content=body, headers=headers)
        except (httpx.HTTPError, TimeoutError) as error:
            raise ChannelFailed(f"the gateway cannot be reached: {type(error).__name__}") from error
        if not answer.is_success:
            raise ChannelFailed(f"the gateway answered {answer.status_code}")


class LogChannel:
    """The development implementation: the message is a line in the log of this machine."""

    shows_codes = True

    async def send(self, message: Message) -> None:
        """Writes the line."""
        log.info("short message to %s: %s", message.phone, message.text)
