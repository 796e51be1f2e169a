"""The operator of a running portal, and departments' systems in front of the exchange's door."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from scripts.demo import people
from scripts.demo.client import Client
from tests.exchange.consents import PURPOSE, a_wish
from tests.exchange.door import BASIS, CASE, operation
from tests.journeys.village import Resident, Village

COURT = "九江市柴桑区人民法院（演示）"
_REGISTER = """mutation($input: RegisterOrganisationInput!) { registerOrganisation(input: $input) {
  __typename ... on Organisation { id } ... on Problem { code message } } }"""
_LET_IN = """mutation($organisationId: UUID!, $name: String!, $contact: String!) {
  registerExchangeClient(organisationId: $organisationId, name: $name, contact: $contact) {
    __typename ... on ExchangeClient { id state } ... on Problem { code message } } }"""
_ISSUE_KEY = """mutation($input: IssueExchangeTokenInput!) { issueExchangeToken(input: $input) {
  __typename ... on IssuedExchangeToken { secret } ... on Problem { code message } } }"""
_ALERTS = """{ exchangeAlerts(open: true, first: 100) { edges { node {
  id kind severe client { id state } } } } }"""


@dataclass(frozen=True, slots=True)
class System:
    """A department's system with its key; it sends what docs/exchange/operations has."""

    id: str
    http: httpx.Client

    def sends(self, name: str, **variables: Any) -> httpx.Response:
        """The answer to one operation."""
        return self.http.post("/exchange", json={"query": operation(name), "variables": variables})

    def asks(self, name: str, **variables: Any) -> dict[str, Any]:
        """The result of one operation: what was asked for, or a Problem."""
        answer = self.sends(name, **variables)
        assert answer.status_code == 200, answer.text
        content = answer.json()
        assert "errors" not in content, content
        (result,) = content["data"].values()
        return result

    def verifies(self, *papers: dict[str, Any]) -> dict[str, Any]:
        """Papers that somebody brought, in a case with a legal basis."""
        return self.asks("VerifyProofs", context=CASE, proofs=list(papers))

    def wishes(self, resident: Resident, **changes: Any) -> dict[str, Any]:
        """Asks the resident for her consent."""
        return self.asks("RequestConsent", input=a_wish(resident.account.id_number, **changes))

    def changes(self, since: str | None = None) -> dict[str, Any]:
        """What happened to the papers it holds."""
        return self.asks("ProofChanges", updatedSince=since, first=100)


@dataclass(frozen=True, slots=True)
class Operator:
    """Who lets systems in. `court` is the organisation whose systems they are."""

    browser: Client
    court: str
    _doors: ExitStack = field(repr=False)

    def lets_in(self, name: str) -> System:
        """Registers a system of the court and issues it a key for 小阳村, with every scope."""
        asked = {"organisationId": self.court, "name": name, "contact": "立案庭 0792-6810001"}
        client = self.browser.do(_LET_IN, **asked)
        assert client["state"] == "ACTIVE"
        entered = {
            "clientId": client["id"],
            "label": "生产",
            "scopes": ["VERIFY", "LIST", "COPY", "SYNC", "CONSENT"],
            "regions": ["360404204202"],
            "itemTypes": ["free-form-proof"],
            "ipRanges": ["127.0.0.1/32"],
            "legalBases": [BASIS],
            "expiresAt": (datetime.now(UTC) + timedelta(days=90)).isoformat(),
        }
        key = self.browser.do(_ISSUE_KEY, input=entered)["secret"]
        door = httpx.Client(
            base_url=self.browser.address, timeout=30, headers={"authorization": f"Bearer {key}"}
        )
        return System(client["id"], self._doors.enter_context(door))

    def alerts_about(self, system: System) -> list[dict[str, Any]]:
        """What nobody has handled yet, newest first."""
        found = [edge["node"] for edge in self.browser.send(_ALERTS)["exchangeAlerts"]["edges"]]
        return [alert for alert in found if alert["client"]["id"] == system.id]


@contextmanager
def operator_of(village: Village) -> Iterator[Operator]:
    """The operator, who has registered the court and confirmed who she is."""
    account = people.OPERATOR
    browser = village.browser_of(account)
    browser.act_for(people.PORTAL_USCC)
    browser.step_up()
    new = {
        "kind": "DEPARTMENT",
        "name": COURT,
        "mark": "柴桑法院",
        "uscc": "11360404MB0000025X",
        "region": "360404000000",
        "contactPhone": "0792-6810000",
    }
    court = browser.do(_REGISTER, input=new)["id"]
    with ExitStack() as doors:
        yield Operator(browser, court, doors)


def evidence_of(answered: object) -> str:
    """The hash of what was answered, made as docs/exchange tells departments to make it."""
    plain = json.dumps(answered, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def agrees(resident: Resident, request: dict[str, Any], *proofs: str) -> None:
    """The resident reads on her phone who asks, and gives these papers."""
    asked = "{ myConsentRequests(state: ASKED) { edges { node { id organisation purpose } } } }"
    waiting = resident.browser.send(asked)["myConsentRequests"]["edges"]
    node = {"id": request["id"], "organisation": COURT, "purpose": PURPOSE}
    assert [edge["node"] for edge in waiting] == [node]
    agree = """mutation($id: UUID!, $proofIds: [UUID!]!) {
      agreeToConsent(id: $id, proofIds: $proofIds) {
        __typename ... on MyConsentRequest { state } ... on Problem { code message } } }"""
    assert resident.browser.do(agree, id=request["id"], proofIds=proofs)["state"] == "AGREED"
