"""Providers elsewhere that err or lie: their answers never become a seal."""

import asyncio
import json
from base64 import b64encode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from backend.foundation.sealing import wire
from backend.foundation.sealing.custody import KeyCustody
from backend.foundation.sealing.platform import PlatformProvider
from backend.foundation.sealing.process import ProcessProvider
from backend.foundation.sealing.provider import (
    KeyUnavailable,
    SealProvider,
    SigningOrder,
    SigningRefused,
)
from scripts.pki.platform import DevelopmentPlatform
from tests.foundation.sealing.authorities import Authority, new_authority
from tests.foundation.sealing.providers import SECRET, listening

pytestmark = pytest.mark.anyio

ORDER = SigningOrder(key_ref="xiaoyang", digest=b"d" * 32, intent_id=uuid4())
NESTED = b"[" * 20_000 + b"]" * 20_000


@dataclass
class Liar:
    """Whoever is asked for signatures, and what it says whatever the question."""

    provider: SealProvider
    certificate: bytes
    says: bytes = b""


@asynccontextmanager
async def lying_process(folder: Path, certificate: bytes) -> AsyncIterator[Liar]:
    path = folder / "liar.sock"
    provider = ProcessProvider(path, certificate_timeout=1.0, signing_timeout=1.0)
    liar = Liar(provider, certificate)

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await wire.read_frame(reader)
        writer.write(len(liar.says).to_bytes(4, "big") + liar.says)
        writer.close()

    async with await asyncio.start_unix_server(answer, path):
        yield liar


@asynccontextmanager
async def lying_platform(folder: Path, certificate: bytes) -> AsyncIterator[Liar]:
    async def answer(request: Request) -> Response:
        asked = json.loads(await request.body())["ask"]
        return Response(liar.certificate if asked == "certificate_of" else liar.says)

    app = Starlette(routes=[Route("/", answer, methods=["POST"])])
    with listening(app) as url:
        provider = PlatformProvider(url, SECRET, signing_seconds=1.0, poll_seconds=0.01)
        liar = Liar(provider, certificate)
        yield liar


@pytest.fixture(scope="module")
def impostor(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return new_authority(tmp_path_factory.mktemp("impostor"))


@pytest.fixture(params=[lying_process, lying_platform], ids=lambda liar: liar.__name__)
async def liar(
    request: pytest.FixtureRequest, authority: Authority, tmp_path: Path
) -> AsyncIterator[Liar]:
    certificate = await KeyCustody(authority.keys).certificate_of("xiaoyang")
    said = json.dumps(wire.answer(certificate)).encode()
    async with request.param(tmp_path, said) as opened:
        yield opened


def said(**answer: object) -> bytes:
    return json.dumps(answer).encode()


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"\x00\xff", id="no text"),
        pytest.param(NESTED, id="nested"),
        pytest.param(b"[]", id="no object"),
        pytest.param(b"{}", id="says nothing"),
        pytest.param(said(signature=7), id="a number"),
        pytest.param(said(signature="***"), id="no base64"),
        pytest.param(said(signature=""), id="empty"),
        pytest.param(said(signature=b64encode(b"0" * 40_000).decode()), id="too long a signature"),
        pytest.param(said(signature="A" * 70_000), id="too long an answer"),
        pytest.param(said(certificate="AAAA", chain=[]), id="a broken certificate"),
        pytest.param(said(certificate="AAAA", chain=[7]), id="a broken chain"),
        pytest.param(said(pending="../" * 3), id="a ticket that is a path"),
    ],
)
async def test_nonsense_is_a_key_that_is_away(liar: Liar, answer: bytes) -> None:
    liar.says = answer
    with pytest.raises(KeyUnavailable):
        await liar.provider.sign(ORDER)


async def test_the_truth_passes(liar: Liar, authority: Authority) -> None:
    liar.says = await _signed(authority, ORDER)
    assert await liar.provider.sign(ORDER)


async def test_a_signature_over_another_digest_is_not_taken(
    liar: Liar, authority: Authority
) -> None:
    other = SigningOrder(key_ref="xiaoyang", digest=b"e" * 32, intent_id=uuid4())
    liar.says = await _signed(authority, other)
    with pytest.raises(KeyUnavailable, match="another digest"):
        await liar.provider.sign(ORDER)


async def test_a_signature_that_was_changed_is_not_taken(liar: Liar, authority: Authority) -> None:
    signature = bytearray(await KeyCustody(authority.keys).sign(ORDER))
    signature[-1] ^= 1
    liar.says = said(signature=b64encode(signature).decode())
    with pytest.raises(KeyUnavailable):
        await liar.provider.sign(ORDER)


async def test_a_refusal_stays_a_refusal(liar: Liar) -> None:
    liar.says = said(refused="nobody approved")
    with pytest.raises(SigningRefused, match="nobody approved"):
        await liar.provider.sign(ORDER)


async def test_the_key_of_another_does_not_sign_for_this_one(
    authority: Authority, impostor: Authority, tmp_path: Path
) -> None:
    certificate = await KeyCustody(authority.keys).certificate_of("xiaoyang")
    honest = json.dumps(wire.answer(certificate)).encode()
    async with lying_platform(tmp_path, honest) as liar:
        liar.says = await _signed(impostor, ORDER)
        with pytest.raises(KeyUnavailable, match="another key"):
            await liar.provider.sign(ORDER)


async def test_a_keeper_who_does_not_confirm_in_time_is_worth_another_try(
    authority: Authority,
) -> None:
    platform = DevelopmentPlatform(KeyCustody(authority.keys), SECRET, polls=10_000)
    with listening(platform.app) as url:
        provider = PlatformProvider(url, SECRET, signing_seconds=0.3, poll_seconds=0.01)
        with pytest.raises(KeyUnavailable) as refused:
            await provider.sign(ORDER)
    assert not refused.value.permanent


async def test_a_platform_answers_nobody_who_does_not_know_the_secret(
    authority: Authority,
) -> None:
    platform = DevelopmentPlatform(KeyCustody(authority.keys), SECRET)
    with listening(platform.app) as url:
        stranger = PlatformProvider(url, b"another secret of at least 32 bytes")
        with pytest.raises(KeyUnavailable, match="401"):
            await stranger.sign(ORDER)


async def _signed(authority: Authority, order: SigningOrder) -> bytes:
    signature = await KeyCustody(authority.keys).sign(order)
    return said(signature=b64encode(signature).decode())
