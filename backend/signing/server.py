"""The socket of the signing process: who may connect, and what is answered."""

import asyncio
import logging
import os
import socket
import struct
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from backend.foundation.sealing import wire
from backend.foundation.sealing.provider import (
    KeyUnavailable,
    SealProvider,
    SigningOrder,
    SigningRefused,
)

log = logging.getLogger(__name__)

QUESTION_TIMEOUT_SECONDS = 5.0
"""Whoever connects asks at once; one who does not must not hold a place."""
_NOT_FOR_OTHERS = 0o117  # Leaves 0660: owner and group.
_CREDENTIALS = struct.Struct("3i")


@asynccontextmanager
async def served(
    provider: SealProvider, path: Path, clients: frozenset[int]
) -> AsyncGenerator[None]:
    """Answers on the socket while the context lasts, to processes of the users in `clients`.

    Two locks on one door: the socket is open to its owner and group alone, and the kernel says who
    is at the other end. A socket that an ended process left is replaced.
    """

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await _answer(provider, clients, reader, writer)
        finally:
            writer.close()

    before = os.umask(_NOT_FOR_OTHERS)
    try:
        server = await asyncio.start_unix_server(answer, path)
    finally:
        os.umask(before)
    async with server:
        yield


async def _answer(
    provider: SealProvider,
    clients: frozenset[int],
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
) -> None:
    process, user = _peer(writer)
    if user not in clients:
        log.warning("process %d of user %d was turned away", process, user)
        return
    try:
        async with asyncio.timeout(QUESTION_TIMEOUT_SECONDS):
            message = await wire.read_frame(reader)
        given = await _given(provider, message)
    except (wire.Malformed, TimeoutError) as error:
        log.warning("process %d asked nothing that can be answered: %r", process, error)
        return
    writer.write(wire.framed(wire.answer(given)))
    # Who has stopped waiting asks again; the intent is used up, and another one is opened.
    with suppress(ConnectionError):
        await writer.drain()


async def _given(provider: SealProvider, message: wire.Message) -> wire.Answer:
    try:
        asked = wire.asked_in(message)
        if isinstance(asked, SigningOrder):
            signature = await provider.sign(asked)
            log.info("signed with %s for intent %s", asked.key_ref, asked.intent_id)
            return signature
        return await provider.certificate_of(asked)
    except SigningRefused as refused:
        log.warning("refused: %s: %s", refused, _logged(message))
        return refused
    except KeyUnavailable as away:
        log.warning("%s", away)
        return away


def _peer(writer: asyncio.StreamWriter) -> tuple[int, int]:
    """Process and user at the other end, from the kernel."""
    connection = writer.get_extra_info("socket")
    stored = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _CREDENTIALS.size)
    process, user, _ = _CREDENTIALS.unpack(stored)
    return process, user


def _logged(message: wire.Message) -> str:
    """Which order it was, as text that no asker can break a line with."""
    return repr([message.get("key_ref"), message.get("intent_id")])[:200]
