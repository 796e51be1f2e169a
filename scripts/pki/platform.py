"""A seal platform for development, with the keys of the development PKI.

`python -m scripts.pki.platform PKI_FOLDER PASSPHRASE_FILE SECRET_FILE [PORT]` answers on this
machine; see foundation/sealing/platform.py for what it is asked.
"""

import base64
import hmac
import json
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from uuid import uuid4

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from backend.foundation.sealing import wire
from backend.foundation.sealing.custody import KeyCustody
from backend.foundation.sealing.keys import Pkcs12Keys
from backend.foundation.sealing.platform import signature_of
from backend.foundation.sealing.provider import (
    KeyUnavailable,
    SealProvider,
    SigningOrder,
    SigningRefused,
)

PORT = 8100
TOO_OLD_SECONDS = 300


class DevelopmentPlatform:
    """Signs at once, or lets the portal poll as often as `polls` says before it does."""

    def __init__(self, provider: SealProvider, secret: bytes, *, polls: int = 0) -> None:
        self.polls = polls
        self._provider = provider
        self._secret = secret
        self._waiting: dict[str, tuple[SigningOrder, int]] = {}

    @property
    def app(self) -> Starlette:
        return Starlette(routes=[Route("/", self._answer, methods=["POST"])])

    async def _answer(self, request: Request) -> Response:
        body = await request.body()
        if not self._is_known(request, body):
            return JSONResponse({"refused": "not signed by the portal, or too old"}, 401)
        return JSONResponse(await self._given(json.loads(body)))

    def _is_known(self, request: Request, body: bytes) -> bool:
        timestamp = request.headers.get("x-timestamp", "")
        expected = signature_of(self._secret, timestamp, body)
        genuine = hmac.compare_digest(expected, request.headers.get("x-signature", ""))
        return genuine and abs(time.time() - int(timestamp)) < TOO_OLD_SECONDS

    async def _given(self, message: wire.Message) -> Mapping[str, object]:
        try:
            if message.get("ask") == "poll":
                return await self._polled(str(message.get("pending")))
            asked = wire.asked_in(message)
            if not isinstance(asked, SigningOrder):
                return wire.answer(await self._provider.certificate_of(asked))
            return await self._waited(asked, self.polls)
        except (KeyUnavailable, SigningRefused) as refused:
            return wire.answer(refused)

    async def _polled(self, ticket: str) -> Mapping[str, object]:
        order, left = self._waiting.pop(ticket)
        return await self._waited(order, left - 1)

    async def _waited(self, order: SigningOrder, left: int) -> Mapping[str, object]:
        if left > 0:
            ticket = uuid4().hex
            self._waiting[ticket] = (order, left)
            return {"pending": ticket}
        return wire.answer(await self._provider.sign(order))


def main() -> None:
    """Answers until Ctrl-C."""
    folder, passphrase, secret, *port = sys.argv[1:]
    keys = Pkcs12Keys(Path(folder) / "seals", Path(passphrase).read_text("utf-8").strip())
    shared = base64.b64decode(Path(secret).read_text("ascii"))
    platform = DevelopmentPlatform(KeyCustody(keys), shared)
    uvicorn.run(platform.app, port=int(port[0]) if port else PORT)


if __name__ == "__main__":
    main()
