"""A person with a phone in front of the portal: signs in, sends operations, downloads files."""

import itertools
import time
from dataclasses import dataclass, field
from ipaddress import IPv4Address
from typing import Any, Self
from uuid import uuid4

import httpx

from scripts.demo.people import Account

_ME = "{ me { name actingFor { id } offices { organisation { id uscc } } } }"
_ASK_CODE = """mutation($phone: String!) { requestSignInCode(phone: $phone) {
  __typename ... on CodeSent { shownCode } ... on Problem { code message } } }"""
_SIGN_IN = """mutation($input: SignInInput!) { signIn(input: $input) {
  __typename ... on Problem { code message } } }"""
_ACT_FOR = """mutation($id: UUID) { actFor(organisationId: $id) {
  __typename ... on Problem { code message } } }"""
_IS_CONFIRMED = "{ me { steppedUp } }"
_DECLARATION = "{ declaration { version } }"
_ASK_STEP_UP = """mutation { requestStepUpCode {
  __typename ... on CodeSent { shownCode } ... on Problem { code message } } }"""
_STEP_UP = """mutation($code: String!) { stepUp(code: $code) {
  __typename ... on Problem { code message } } }"""


class Refusal(Exception):
    """The portal answered with a problem or an error; its words."""


_SOURCES = itertools.count(int(IPv4Address("198.18.0.1")))


def from_elsewhere() -> dict[str, str]:
    """The header by which a proxy on the portal's machine tells where a visitor is.

    Each call is another place, of the range that RFC 2544 keeps for tests: people come from many
    addresses, and the portal counts codes by address. Believed only from the portal's own proxy.
    """
    return {"X-Forwarded-For": str(IPv4Address(next(_SOURCES)))}


@dataclass
class Client:
    """One browser: the portal's address, a place in the network, and a cookie jar."""

    address: str
    http: httpx.Client = field(init=False)

    def __post_init__(self) -> None:
        self.http = httpx.Client(base_url=self.address, timeout=30, headers=from_elsewhere())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.http.close()

    def send(self, query: str, **variables: Any) -> dict[str, Any]:
        """The data of one operation; raises Refusal for errors."""
        answer = self.http.post("/graphql", json={"query": query, "variables": variables})
        content = answer.json()
        if "data" not in content and "errors" not in content:
            # A door before GraphQL: too large, too many, or the database is away.
            raise Refusal(f"{answer.status_code} {content.get('code', '')}".strip())
        if "errors" in content:
            raise Refusal("; ".join(error["message"] for error in content["errors"]))
        return content["data"]

    def do(self, query: str, **variables: Any) -> dict[str, Any]:
        """The result of a single mutation; raises Refusal for a Problem."""
        (result,) = self.send(query, **variables).values()
        if result["__typename"] == "Problem":
            raise Refusal(f"{result['code']}: {result['message']}")
        return result

    def sign_in(self, account: Account) -> None:
        """Signs in, and signs up when the phone is new."""
        code = self.do(_ASK_CODE, phone=account.phone)["shownCode"]
        person = {"name": account.name, "idNumber": account.id_number}
        self.do(_SIGN_IN, input={"phone": account.phone, "code": code, **person})

    def act_for(self, uscc: str) -> None:
        """Steps into the posts held in an organisation."""
        offices = self.send(_ME)["me"]["offices"]
        office = next(o for o in offices if o["organisation"]["uscc"] == uscc)
        self.do(_ACT_FOR, id=office["organisation"]["id"])

    def step_up(self) -> None:
        """Confirms the identity again."""
        self.do(_STEP_UP, code=self.do(_ASK_STEP_UP)["shownCode"])

    def confirm(self) -> None:
        """The same, unless it was done just now: it lasts for minutes, and phones get few codes."""
        if not self.send(_IS_CONFIRMED)["me"]["steppedUp"]:
            self.step_up()

    def declares(self) -> str:
        """The version of the words that are declared with a request today."""
        return self.send(_DECLARATION)["declaration"]["version"]

    def download(self, path: str) -> bytes:
        """A file, with the session's cookie."""
        answer = self.http.get(path)
        answer.raise_for_status()
        return answer.content


def token() -> str:
    """A client token for one submit."""
    return str(uuid4())


def wait_until(check: Any, *, seconds: float, pause: float = 0.05) -> Any:
    """The first true answer of `check`, or Refusal after `seconds`."""
    end = time.monotonic() + seconds
    while not (answer := check()):
        if time.monotonic() > end:
            raise Refusal("等待超时：证明没有按时办结")
        time.sleep(pause)
    return answer
