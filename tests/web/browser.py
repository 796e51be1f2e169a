"""A browser for tests: the real application over ASGI, with a cookie jar."""

import json
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx

from backend.foundation.services import Services
from backend.web.main import NOTHING, app_of
from backend.web.static import Files, read_files
from backend.web.trusted import TrustedDocuments
from tests.factories import a_phone, an_id_number

SEND_CODE = """mutation($phone: String!) { requestSignInCode(phone: $phone) {
  ... on CodeSent { shownCode minutes } ... on Problem { code } } }"""
SIGN_IN = """mutation($input: SignInInput!) { signIn(input: $input) {
  __typename ... on Problem { code } } }"""
SIGN_OUT = "mutation { signOut { __typename } }"
WHO = "{ me { name } }"
UNBUILT = read_files(built=Path("never built"))
"""What is there on a machine where nobody built the browser pages."""


class Browser:
    """Sends what the portal's pages send; answers are httpx responses."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client

    async def post(
        self, body: Any, *, kind: str = "application/json", **headers: str
    ) -> httpx.Response:
        """The raw bytes, or the chunks, of a GraphQL request."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return await self.client.post(
            "/graphql", content=body, headers={"content-type": kind, **named}
        )

    async def ask(self, query: str, **variables: Any) -> dict[str, Any]:
        """The whole answer to a well-formed request."""
        answer = await self.post(json.dumps({"query": query, "variables": variables}))
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def sign_in(self, *, phone: str | None = None, name: str = "王桂香") -> httpx.Response:
        """Signs in, or registers at the first time; answers the response with the cookie."""
        phone = phone or a_phone()
        sent = await self.ask(SEND_CODE, phone=phone)
        code = sent["data"]["requestSignInCode"]["shownCode"]
        asked = {"phone": phone, "code": code, "name": name, "idNumber": an_id_number()}
        answer = await self.post(json.dumps({"query": SIGN_IN, "variables": {"input": asked}}))
        assert answer.json()["data"]["signIn"]["__typename"] == "Done", answer.text
        return answer

    async def name(self) -> str | None:
        """The name of whoever is signed in."""
        me = (await self.ask(WHO))["data"]["me"]
        return me and me["name"]


@asynccontextmanager
async def open_browser(
    services: Services,
    *,
    development: bool = True,
    documents: TrustedDocuments = NOTHING,
    files: Files = UNBUILT,
    address: str = "192.0.2.1",
    hosts: Iterable[str] = (),
) -> AsyncIterator[Browser]:
    """A browser at the portal's own address; the application's exceptions become its 500."""
    transport = httpx.ASGITransport(
        app_of(services, development=development, documents=documents, files=files, hosts=hosts),
        raise_app_exceptions=False,
        client=(address, 50_000),
    )
    async with httpx.AsyncClient(transport=transport, base_url=services.public_url) as client:
        yield Browser(client)
