"""The certificate library of a city, asked over HTTPS."""

import asyncio
import hashlib
import hmac

import httpx

from backend.foundation import clock, outgoing
from backend.foundation.certificates import wire
from backend.foundation.certificates.contract import Holdings, LibraryAway

LIBRARY_TIMEOUT_SECONDS = 2.0
"""The whole exchange: a resident waits in front of the page, whose request has 2.5 s."""
MAX_ANSWER_BYTES = 1_000_000
"""Two hundred certificates take about 100 kB."""


class HttpLibrary:
    """POSTs the question as JSON; one attempt, no redirect is followed.

    `X-Timestamp` is the time in seconds since 1970; `X-Signature` is `sha256=` and, in hex, the
    HMAC-SHA256 of that number, a full stop and the body. So the library can refuse what is old or
    not ours.
    """

    connected = True

    def __init__(self, url: str, secret: bytes) -> None:
        """`secret` is shared with the library and with nobody else."""
        self._url = url
        self._secret = secret

    async def held_by(self, id_number: str, name: str) -> Holdings:
        """Any answer but 200 with a list that can be read raises LibraryAway."""
        body = wire.question(id_number, name)
        try:
            async with (
                asyncio.timeout(LIBRARY_TIMEOUT_SECONDS),
                outgoing.client() as client,
                client.stream(
                    "POST", self._url, content=body, headers=self._headers(body)
                ) as answer,
            ):
                content = await _bounded(answer)
        except (httpx.HTTPError, TimeoutError) as error:
            raise LibraryAway(f"it cannot be reached: {type(error).__name__}") from error
        return wire.holdings_in(content)

    def _headers(self, body: bytes) -> dict[str, str]:
        timestamp = str(int(clock.now().timestamp()))
        signed = timestamp.encode() + b"." + body
        return {
            "content-type": "application/json",
            "accept": "application/json",
            # A few compressed bytes can become any number of bytes before they are counted.
            "accept-encoding": "identity",
            "x-timestamp": timestamp,
            "x-signature": "sha256=" + hmac.new(self._secret, signed, hashlib.sha256).hexdigest(),
        }


async def _bounded(answer: httpx.Response) -> bytes:
    """The body as it was sent."""
    if answer.status_code != 200:
        raise LibraryAway(f"it answered {answer.status_code}")
    if answer.headers.get("content-encoding", "identity") != "identity":
        raise LibraryAway("it answered in an encoding that was not asked for")
    content = bytearray()
    async for piece in answer.aiter_raw():
        content += piece
        if len(content) > MAX_ANSWER_BYTES:
            raise LibraryAway(f"it answered with more than {MAX_ANSWER_BYTES:,} bytes")
    return bytes(content)
