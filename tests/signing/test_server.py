"""The socket of the signing process: who may ask, and what becomes of who asks nonsense."""

import asyncio
import os
import socket
import stat
from pathlib import Path
from uuid import uuid4

import pytest

from backend.foundation.sealing import wire
from backend.foundation.sealing.custody import KeyCustody
from backend.foundation.sealing.keys import Pkcs12Keys
from backend.foundation.sealing.process import ProcessProvider
from backend.foundation.sealing.provider import KeyUnavailable, SealProvider
from backend.signing.server import served
from tests.conftest import PASSPHRASE

pytestmark = pytest.mark.anyio

US = frozenset({os.geteuid()})


@pytest.fixture
def provider(pki: Path) -> SealProvider:
    return KeyCustody(Pkcs12Keys(pki / "seals", PASSPHRASE))


async def test_the_socket_is_its_owners_and_its_groups(
    provider: SealProvider, tmp_path: Path
) -> None:
    path = tmp_path / "signing.sock"
    async with served(provider, path, US):
        assert stat.S_IMODE(path.stat().st_mode) == 0o660
    (tmp_path / "after").touch()
    assert stat.S_IMODE((tmp_path / "after").stat().st_mode) == 0o644


async def test_another_user_is_turned_away_whatever_the_socket_allows(
    provider: SealProvider, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "signing.sock"
    async with served(provider, path, frozenset({os.geteuid() + 1})):
        with pytest.raises(KeyUnavailable):
            await ProcessProvider(path).certificate_of("xiaoyang")
    assert f"of user {os.geteuid()} was turned away" in caplog.text


async def test_what_an_ended_process_left_is_replaced(
    provider: SealProvider, tmp_path: Path
) -> None:
    path = tmp_path / "signing.sock"
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(str(path))
    async with served(provider, path, US):
        assert await ProcessProvider(path).certificate_of("xiaoyang")


@pytest.mark.parametrize(
    "question",
    [
        b"",
        b"\x00\x00",
        b"\xff\xff\xff\xff",
        b"\x00\x00\x00\x02[]",
        b"\x00\x00\x00\x09not JSON!",
        wire.framed({}),
        wire.framed({"ask": "certificate_of", "key_ref": 7}),
        wire.framed({"ask": "sign", "key_ref": "x", "digest": "zz", "intent_id": str(uuid4())}),
        wire.framed({"ask": "sign", "key_ref": "x", "digest": "00" * 32, "intent_id": "7"}),
    ],
)
async def test_nonsense_gets_no_answer_and_the_next_one_does(
    provider: SealProvider, tmp_path: Path, question: bytes
) -> None:
    path = tmp_path / "signing.sock"
    async with served(provider, path, US):
        reader, writer = await asyncio.open_unix_connection(path)
        writer.write(question)
        writer.write_eof()
        assert await reader.read() == b""
        writer.close()
        assert await ProcessProvider(path).certificate_of("xiaoyang")


async def test_a_digest_of_another_size_is_refused(provider: SealProvider, tmp_path: Path) -> None:
    path = tmp_path / "signing.sock"
    order = {"ask": "sign", "key_ref": "xiaoyang", "digest": "00", "intent_id": str(uuid4())}
    async with served(provider, path, US):
        reader, writer = await asyncio.open_unix_connection(path)
        writer.write(wire.framed(order))
        answer = await wire.read_frame(reader)
        writer.close()
    assert answer == {"refused": "a digest has 32 bytes, not 1"}
