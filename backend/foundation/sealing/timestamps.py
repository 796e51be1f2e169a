"""Time-stamp authorities (RFC 3161): asked in order, and left alone for a while when they fail."""

import asyncio
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import httpx
from asn1crypto import cms, tsp, x509
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.sign.timestamps.common_utils import TimestampRequestError

from backend.foundation import clock, metrics, outgoing

ANSWER_SECONDS = 3.0
"""The whole exchange. Whoever waits is a job; a decision never does."""
MAX_ANSWER_BYTES = 64 * 1024
"""A token with a long RSA chain has 8 kB."""
FAILURES_TO_REST = 3
REST = timedelta(seconds=60)
"""How long an authority that failed three times in a row is not asked."""
CLOCK_TOLERANCE = timedelta(seconds=60)
"""A token that says another time than ours is not taken: one of both clocks is wrong."""

TOKEN_ROOM = 4 * 1024
"""Bytes for a token before the first has come. It has 2 kB with P-256, up to 6 with RSA and a long
chain of certificates, and twice as much in the file."""
TOKEN_GROWTH = 512
"""Its signature and its certificates are not always of the same length."""

_QUERY, _REPLY = "application/timestamp-query", "application/timestamp-reply"


class TimestampAuthority:
    """One authority, and how it behaved lately in this process."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.name = urlsplit(url).hostname or url
        """For whoever watches: the address may hold a key."""
        self._failures = 0
        self._rests_until: datetime | None = None
        self.token_size: int | None = None
        """Of the last token; None before the first."""

    @property
    def rests(self) -> bool:
        """Whether it failed so often that it is not asked now."""
        return self._rests_until is not None and clock.now() < self._rests_until

    def succeeded(self) -> None:
        """It answered as it should; its failures are forgotten."""
        self._failures, self._rests_until = 0, None

    def failed(self) -> None:
        """It did not; with the third time in a row it rests, and after that one try at a time."""
        metrics.STAMP_FAILURES.labels(self.name).inc()
        self._failures += 1
        if self._failures >= FAILURES_TO_REST:
            self._rests_until = clock.now() + REST

    def stamper(self) -> "Stamper":
        """What pyHanko asks for tokens, for one file: it keeps what it learns of the authority."""
        return Stamper(self)


class TimestampAuthorities:
    """Several, the preferred one first."""

    def __init__(self, urls: Sequence[str]) -> None:
        self._all = [TimestampAuthority(url) for url in urls]

    @property
    def token_room(self) -> int:
        """Bytes that a seal keeps free for the token of whichever of them will be asked."""
        sizes = [authority.token_size for authority in self._all if authority.token_size]
        return max(sizes) + TOKEN_GROWTH if sizes else TOKEN_ROOM

    def __bool__(self) -> bool:
        return bool(self._all)

    @property
    def resting(self) -> dict[str, bool]:
        """Which of them are not asked now, by name."""
        return {authority.name: authority.rests for authority in self._all}

    def awake(self) -> Iterator[TimestampAuthority]:
        """Those that may be asked now, in order."""
        return (authority for authority in self._all if not authority.rests)


NOBODY = TimestampAuthorities(())


class Stamper(TimeStamper):
    """Asks one authority over HTTP for tokens, and takes none that says something else."""

    def __init__(self, authority: TimestampAuthority) -> None:
        super().__init__()
        self._authority = authority
        self._url = authority.url

    async def signers(self) -> list[x509.Certificate]:
        """The certificates that this authority signs tokens with."""
        await self._ensure_dummy()
        return list(self._certs.values())

    async def authorities(self) -> list[x509.Certificate]:
        """Those that came with its tokens."""
        await self._ensure_dummy()
        return list(self.cert_registry)

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        try:
            async with (
                asyncio.timeout(ANSWER_SECONDS),
                outgoing.client() as client,
                client.stream(
                    "POST",
                    self._url,
                    content=req.dump(),
                    headers={"content-type": _QUERY, "accept": _REPLY},
                ) as answer,
            ):
                return tsp.TimeStampResp.load(await _bounded(answer), strict=True)
        except (httpx.HTTPError, TimeoutError, ValueError) as error:
            raise TimestampRequestError(f"{self._url}: {type(error).__name__}") from error

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> cms.ContentInfo:
        token = await super().async_timestamp(message_digest, md_algorithm)
        content: Any = token["content"]
        info = content["encap_content_info"]["content"].parsed
        if info["message_imprint"]["hashed_message"].native != message_digest:
            raise TimestampRequestError(f"{self._url}: it stamped something else")
        said = info["gen_time"].native.astimezone(UTC)
        if abs(said - clock.now()) > CLOCK_TOLERANCE:
            raise TimestampRequestError(f"{self._url}: it says {said:%Y-%m-%d %H:%M:%S} UTC")
        # The first token also tells pyHanko how large they are and who signs them, so that no
        # further one is asked for and thrown away.
        self._register_dummy(md_algorithm, token)
        self._authority.token_size = len(token.dump())
        return token


async def _bounded(answer: httpx.Response) -> bytes:
    if answer.status_code != 200:
        raise TimestampRequestError(f"{answer.url}: it answered {answer.status_code}")
    content = bytearray()
    async for piece in answer.aiter_raw():
        content += piece
        if len(content) > MAX_ANSWER_BYTES:
            raise TimestampRequestError(f"{answer.url}: it answered too much")
    return bytes(content)
