"""What the portal and the signing process say to each other: one question, one answer, in JSON.

A frame is its length in four bytes and as many bytes of JSON. Questions are
`{"ask": "certificate_of", "key_ref": …}` and
`{"ask": "sign", "key_ref": …, "digest": hexadecimal, "intent_id": …}`; answers are
`{"certificate": base64, "chain": [base64]}`, `{"signature": base64}`,
`{"unavailable": reason, "permanent": …}` and `{"refused": reason}`.
"""

import asyncio
import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import Any, cast
from uuid import UUID

from backend.foundation.sealing.certificate import SealCertificate, seal_certificate
from backend.foundation.sealing.provider import KeyUnavailable, SigningOrder, SigningRefused

Message = Mapping[str, object]
Answer = SealCertificate | bytes | KeyUnavailable | SigningRefused

MAX_FRAME_BYTES = 64 * 1024
"""A certificate with a chain of RSA-4096 takes about 10 kB in base64."""

_LENGTH_BYTES = 4


class Malformed(ValueError):
    """A frame that neither side sends."""


def framed(message: Mapping[str, Any]) -> bytes:
    """A message as it is sent."""
    content = json.dumps(message).encode()
    return len(content).to_bytes(_LENGTH_BYTES, "big") + content


async def read_frame(reader: asyncio.StreamReader) -> Message:
    """The next message. Raises Malformed, also when the other side hangs up early."""
    try:
        length = int.from_bytes(await reader.readexactly(_LENGTH_BYTES), "big")
        if length > MAX_FRAME_BYTES:
            raise Malformed("a frame is too large")
        message = json.loads(await reader.readexactly(length))
    except asyncio.IncompleteReadError:
        raise Malformed("a frame ends early") from None
    # Braces nested without end exhaust Python's stack before anything else.
    except (ValueError, RecursionError):
        raise Malformed("a frame is no JSON") from None
    if not isinstance(message, dict):
        raise Malformed("a frame is no object")
    return cast("dict[str, object]", message)


def question(asked: SigningOrder | str) -> dict[str, str]:
    """An order to sign, or a key reference whose certificate is wanted."""
    if isinstance(asked, str):
        return {"ask": "certificate_of", "key_ref": asked}
    return {
        "ask": "sign",
        "key_ref": asked.key_ref,
        "digest": asked.digest.hex(),
        "intent_id": str(asked.intent_id),
    }


def asked_in(message: Message) -> SigningOrder | str:
    """The other way round. Raises Malformed, or SigningRefused for a digest of another size."""
    match message:
        case {"ask": "certificate_of", "key_ref": str(key_ref)}:
            return key_ref
        case {
            "ask": "sign",
            "key_ref": str(key_ref),
            "digest": str(digest),
            "intent_id": str(intent_id),
        }:
            try:
                said, intent = bytes.fromhex(digest), UUID(intent_id)
            except ValueError:
                raise Malformed("an order is malformed") from None
            return SigningOrder(key_ref=key_ref, digest=said, intent_id=intent)
        case _:
            raise Malformed("a question that nobody asks")


def answer(given: Answer) -> dict[str, Any]:
    """What is sent back."""
    match given:
        case SealCertificate():
            return {
                "certificate": b64encode(given.der).decode(),
                "chain": [b64encode(der).decode() for der in given.chain],
            }
        case bytes():
            return {"signature": b64encode(given).decode()}
        case KeyUnavailable():
            return {"unavailable": given.reason, "permanent": given.permanent}
        case SigningRefused():
            return {"refused": given.reason}


def answered_in(message: Message, *, key_ref: str) -> SealCertificate | bytes:
    """The certificate or signature in an answer.

    Raises KeyUnavailable or SigningRefused when it says so, and Malformed.
    """
    try:
        match message:
            case {"certificate": str(der), "chain": list(chain)}:
                authorities = cast("list[str]", chain)
                return seal_certificate(_decoded(der), tuple(map(_decoded, authorities)))
            case {"signature": str(signature)}:
                return _decoded(signature)
            case {"unavailable": str(reason), "permanent": bool(permanent)}:
                raise KeyUnavailable(key_ref, reason, permanent=permanent)
            case {"refused": str(reason)}:
                raise SigningRefused(reason)
            case _:
                raise Malformed("an answer that nobody gives")
    except (ValueError, TypeError) as error:
        raise Malformed(f"an answer that cannot be read: {error}") from error


def _decoded(text: str) -> bytes:
    return b64decode(text, validate=True)
