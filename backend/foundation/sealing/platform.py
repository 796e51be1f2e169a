"""A seal platform of others (电子签章平台), asked over HTTPS for a signature over a digest.

It is asked and answers in the JSON of `wire`, each question a POST to one address. `X-Timestamp` is
the time in seconds since 1970; `X-Signature` is `sha256=` and, in hex, the HMAC-SHA256 of that
number, a full stop and the body, with a secret that only the two know. Where the keeper confirms
each use on the platform, it answers `{"pending": ticket}`, and is asked again with
`{"ask": "poll", "pending": ticket}` until it has a signature.
"""

import asyncio
import hashlib
import hmac
import json
import re
from collections.abc import Mapping
from typing import cast

import httpx

from backend.foundation import clock, outgoing
from backend.foundation.sealing import wire
from backend.foundation.sealing.answer import NotAsOrdered, signer_of
from backend.foundation.sealing.certificate import SealCertificate
from backend.foundation.sealing.provider import KeyUnavailable, SigningOrder, require_key_ref

CERTIFICATE_SECONDS = 5.0
"""Half of what the portal waits for the signing process."""
SIGNING_SECONDS = 20.0
"""All waiting for one signature, with a keeper who confirms it meanwhile; the portal waits 40 s."""
POLL_SECONDS = 1.0
_TICKET = re.compile(r"[A-Za-z0-9_-]{1,100}")


class PlatformProvider:
    """Trusts the platform with keys and with nothing else: every answer is checked."""

    def __init__(
        self,
        url: str,
        secret: bytes,
        *,
        signing_seconds: float = SIGNING_SECONDS,
        poll_seconds: float = POLL_SECONDS,
    ) -> None:
        """`secret` is shared with the platform and with nobody else."""
        self._url = url
        self._secret = secret
        self._signing_seconds = signing_seconds
        self._poll_seconds = poll_seconds

    async def certificate_of(self, key_ref: str) -> SealCertificate:
        """See SealProvider."""
        require_key_ref(key_ref)
        try:
            async with asyncio.timeout(CERTIFICATE_SECONDS), outgoing.client() as client:
                message = await self._asked(client, wire.question(key_ref))
                given = wire.answered_in(message, key_ref=key_ref)
        except (httpx.HTTPError, TimeoutError, wire.Malformed) as error:
            raise _away(key_ref, error) from error
        if not isinstance(given, SealCertificate):
            raise KeyUnavailable(key_ref, "the platform answered no certificate", permanent=False)
        return given

    async def sign(self, order: SigningOrder) -> bytes:
        """See SealProvider. A confirmation that takes too long is worth another try later."""
        certificate = await self.certificate_of(order.key_ref)
        try:
            async with asyncio.timeout(self._signing_seconds), outgoing.client() as client:
                given = wire.answered_in(await self._decided(client, order), key_ref=order.key_ref)
            return _checked(given, order, certificate)
        except NotAsOrdered as error:
            raise KeyUnavailable(order.key_ref, f"the platform erred: {error}") from error
        except (httpx.HTTPError, TimeoutError, wire.Malformed) as error:
            raise _away(order.key_ref, error) from error

    async def _decided(self, client: httpx.AsyncClient, order: SigningOrder) -> wire.Message:
        """The first answer that is not “wait”."""
        message = await self._asked(client, wire.question(order))
        while (ticket := message.get("pending")) is not None:
            if not isinstance(ticket, str) or not _TICKET.fullmatch(ticket):
                raise wire.Malformed("a ticket that cannot be used")
            await asyncio.sleep(self._poll_seconds)
            message = await self._asked(client, {"ask": "poll", "pending": ticket})
        return message

    async def _asked(self, client: httpx.AsyncClient, question: Mapping[str, str]) -> wire.Message:
        body = json.dumps(question).encode()
        async with client.stream(
            "POST", self._url, content=body, headers=self._headers(body)
        ) as answer:
            return _message(await _bounded(answer))

    def _headers(self, body: bytes) -> dict[str, str]:
        timestamp = str(int(clock.now().timestamp()))
        return {
            "content-type": "application/json",
            # A few compressed bytes can become any number of bytes before they are counted.
            "accept-encoding": "identity",
            "x-timestamp": timestamp,
            "x-signature": signature_of(self._secret, timestamp, body),
        }


def signature_of(secret: bytes, timestamp: str, body: bytes) -> str:
    """What proves to the platform that the portal asks, and now."""
    signed = timestamp.encode() + b"." + body
    return "sha256=" + hmac.new(secret, signed, hashlib.sha256).hexdigest()


def _checked(
    given: SealCertificate | bytes, order: SigningOrder, certificate: SealCertificate
) -> bytes:
    if not isinstance(given, bytes):
        raise NotAsOrdered("it answered no signature")
    if signer_of(given, order.digest) != certificate.der:
        raise NotAsOrdered("it signed with another key")
    return given


async def _bounded(answer: httpx.Response) -> bytes:
    """The body as it was sent."""
    if answer.status_code != 200:
        raise wire.Malformed(f"status {answer.status_code}")
    content = bytearray()
    async for piece in answer.aiter_raw():
        content += piece
        if len(content) > wire.MAX_FRAME_BYTES:
            raise wire.Malformed(f"more than {wire.MAX_FRAME_BYTES:,} bytes")
    return bytes(content)


def _message(content: bytes) -> wire.Message:
    try:
        said = json.loads(content)
    # Braces nested without end exhaust Python's stack before anything else.
    except (ValueError, RecursionError):
        raise wire.Malformed("no JSON") from None
    if not isinstance(said, dict):
        raise wire.Malformed("no object")
    return cast("dict[str, object]", said)


def _away(key_ref: str, error: Exception) -> KeyUnavailable:
    said = str(error) if isinstance(error, wire.Malformed) else type(error).__name__
    return KeyUnavailable(key_ref, f"the platform does not answer: {said}", permanent=False)
