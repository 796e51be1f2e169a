"""Every provider of the same authority, and the way to take each of them away."""

import os
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from backend.foundation.sealing.custody import KeyCustody
from backend.foundation.sealing.pkcs11_keys import Pkcs11Keys, Token
from backend.foundation.sealing.platform import PlatformProvider
from backend.foundation.sealing.process import ProcessProvider
from backend.foundation.sealing.provider import SealProvider
from backend.signing.server import served
from scripts.pki.platform import DevelopmentPlatform
from scripts.pki.token import LABEL, softhsm_module
from tests.foundation.sealing.authorities import Authority

SECRET = b"shared with the platform, 32 bytes"

Absence = Callable[[], AbstractContextManager[None]]


@dataclass(frozen=True, kw_only=True)
class Provided:
    """A provider, and what it is asked for."""

    provider: SealProvider
    away: Absence
    """While it lasts, the keys cannot be reached."""
    key_ref: str = "xiaoyang"


@asynccontextmanager
async def files(authority: Authority) -> AsyncIterator[Provided]:
    """PKCS#12 files in this process."""
    yield Provided(provider=KeyCustody(authority.keys), away=lambda: _moved(_seals(authority)))


@asynccontextmanager
async def token(authority: Authority) -> AsyncIterator[Provided]:
    """A PKCS#11 token."""
    keys = Pkcs11Keys(token_of(authority))
    yield Provided(
        provider=KeyCustody(keys),
        away=lambda: _moved(authority.folder / "token" / "tokens"),
        key_ref="in-token",
    )


@asynccontextmanager
async def process(authority: Authority) -> AsyncIterator[Provided]:
    """What stands behind the socket of the signing process."""
    path = authority.folder / "signing.sock"
    everybody = frozenset({os.geteuid()})
    async with served(KeyCustody(authority.keys), path, everybody):
        yield Provided(provider=ProcessProvider(path), away=lambda: _moved(path))


@asynccontextmanager
async def platform(authority: Authority) -> AsyncIterator[Provided]:
    """A platform over HTTP, which lets each signature wait for a confirmation."""
    development = DevelopmentPlatform(KeyCustody(authority.keys), SECRET, polls=2)
    with listening(development.app) as url:
        provider = PlatformProvider(url, SECRET, poll_seconds=0.01)
        yield Provided(provider=provider, away=lambda: _unplugged(provider))


def token_of(authority: Authority, label: str = LABEL) -> Token:
    folder = authority.folder / "token"
    return Token(
        module=softhsm_module(),
        label=label,
        pin_file=folder / "pin",
        certificates=folder / "certs",
    )


@contextmanager
def listening(app: Callable[..., Awaitable[None]]) -> Iterator[str]:
    """The address of an application in a thread of its own."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", ws="none"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive()
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.should_exit = True
        thread.join()


PROVIDERS = (files, token, process, platform)
"""What test_providers.py asks; a new provider is added here and in docs/decisions/0033."""


def _seals(authority: Authority) -> Path:
    return authority.folder / "seals"


@contextmanager
def _moved(place: Path) -> Iterator[None]:
    elsewhere = place.rename(place.with_name(place.name + ".away"))
    try:
        yield
    finally:
        elsewhere.rename(place)


@contextmanager
def _unplugged(provider: PlatformProvider) -> Iterator[None]:
    url, provider._url = provider._url, "http://127.0.0.1:1/"
    try:
        yield
    finally:
        provider._url = url
