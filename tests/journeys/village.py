"""小阳村 at work in a running portal: residents ask, the committee checks, approves and issues."""

import itertools
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

from backend.foundation.viewer import Role
from scripts.demo import people
from scripts.demo.client import Client, token, wait_until
from scripts.demo.journey import APPROVE, CHECK, PROGRESS, REQUEST
from scripts.demo.people import Account

PATIENCE_SECONDS = 60
_APPROVE_ALL = """mutation($ids: [UUID!]!) { approveProofs(ids: $ids) { __typename
  ... on BulkApproval { outcomes { problem { code } } } ... on Problem { code message } } }"""
_APPOINT = """mutation($input: AppointInput!) { appoint(input: $input) {
  __typename ... on Problem { code message } } }"""
_residents = itertools.count(501)


@dataclass
class Resident:
    """Somebody of the village who signed up."""

    account: Account
    browser: Client

    @property
    def subject(self) -> dict[str, str]:
        """Whom a department names when it asks about her."""
        return {"name": self.account.name, "idNumber": self.account.id_number}

    def requests(self, **words: Any) -> str:
        """Asks for a proof about herself; returns its id."""
        asked = {
            "clientToken": token(),
            "regionCode": "360404204202",
            "title": "居住证明",
            "purpose": "向人民法院立案，确认管辖",
            "recipient": "柴桑区人民法院",
            "text": f"{self.account.name}自2012年3月起一直在我村第三村民小组居住，现仍在该处生活。",
        }
        asked["declaration"] = self.browser.declares()
        return self.browser.do(REQUEST, input=asked | words)["id"]

    def has_received(self, proof_id: str) -> dict[str, Any]:
        """Waits until it is issued; returns it with its numbers and the address of its file."""

        def issued() -> dict[str, Any] | None:
            proof = self.browser.send(PROGRESS, id=proof_id)["proofProgress"]["proof"]
            return proof if proof["state"] == "ISSUED" else None

        return wait_until(issued, seconds=PATIENCE_SECONDS)


@dataclass
class Village:
    """The desk, with those who work at it signed in and stepped up."""

    address: str
    preparer: Client
    approver: Client
    _browsers: ExitStack = field(repr=False)

    def resident(self, name: str) -> Resident:
        """A new person of this name."""
        account = people.resident(next(_residents), name)
        return Resident(account, self.browser_of(account))

    def browser_of(self, account: Account) -> Client:
        """A browser in which this person has signed in."""
        browser = self._browsers.enter_context(Client(self.address))
        browser.sign_in(account)
        return browser

    def checks(self, proof_id: str, statement: str) -> None:
        """The preparer's part."""
        finding = {"id": proof_id, "statement": statement, "evidence": "HOME_VISIT"}
        self.preparer.do(CHECK, input=finding)

    def approves(self, proof_id: str) -> None:
        """The part of the person in charge; the paper is made and issued by the worker."""
        self.approver.confirm()
        self.approver.do(APPROVE, id=proof_id)

    def issues(self, resident: Resident, **words: Any) -> dict[str, Any]:
        """One proof, from the question to the sealed paper."""
        (proof,) = self.issues_many(resident, 1, **words)
        return proof

    def issues_many(self, resident: Resident, count: int, **words: Any) -> list[dict[str, Any]]:
        """As many, approved at once."""
        statement = f"{resident.account.name}自2012年3月起一直在我村第三村民小组居住。"
        ids = [resident.requests(**words) for _ in range(count)]
        for proof_id in ids:
            self.checks(proof_id, statement)
        self.approver.confirm()
        outcomes = self.approver.do(_APPROVE_ALL, ids=ids)["outcomes"]
        assert all(outcome["problem"] is None for outcome in outcomes), outcomes
        return [resident.has_received(proof_id) | {"id": proof_id} for proof_id in ids]


def appoint(operator: Client, posts: Mapping[Role, Account]) -> None:
    """By the portal's operator, each to an organisation of the account."""
    for role, account in posts.items():
        person = {
            "name": account.name,
            "idNumber": account.id_number,
            "phone": account.phone,
        }
        post = {
            "role": role.name,
            "organisationUscc": account.uscc,
            "validFrom": people.TERM_FROM.isoformat(),
        }
        operator.do(_APPOINT, input=person | post)


@contextmanager
def village_at(
    address: str, *, preparer: Account = people.PREPARER, approver: Account = people.APPROVER
) -> Iterator[Village]:
    """The village's people come to work."""
    with ExitStack() as browsers:
        village = Village(address, Client(address), Client(address), browsers)
        for staff, account in (
            (village.preparer, preparer),
            (village.approver, approver),
        ):
            browsers.enter_context(staff)
            staff.sign_in(account)
            staff.act_for(people.VILLAGE_USCC)
        yield village
