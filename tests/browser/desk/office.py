"""A committee's office: its staff and residents, with a session each, in windows or by request."""

import itertools
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.async_api import Browser, Locator, Page

from scripts.demo import people
from scripts.demo.client import Client, token, wait_until
from scripts.demo.journey import APPROVE, CHECK, PROGRESS, REQUEST
from scripts.demo.people import Account
from scripts.walk.person import Person, Setting
from tests.browser.inspection import inspect
from tests.running import RunningPortal

PATIENCE_SECONDS = 30
WORDS = {
    "title": "居住证明",
    "purpose": "办理异地就医备案",
    "recipient": "柴桑区医疗保障局",
    "text": "兹证明申请人自2012年3月起一直在本村居住。",
}


@dataclass
class Office:
    """One portal and everybody's sessions with it. A phone gets five codes in ten minutes."""

    portal: RunningPortal
    chromium: Browser
    _opened: ExitStack = field(default_factory=ExitStack)
    _sessions: dict[Account, Client] = field(default_factory=dict)
    _serials: Iterator[int] = field(default_factory=lambda: itertools.count(401))

    def close(self) -> None:
        """Ends what was opened."""
        self._opened.close()

    def session(self, account: Account) -> Client:
        """Signed in, and in office if there is one; always the same session."""
        if account not in self._sessions:
            self._sessions[account] = self.new_session(account)
        return self._sessions[account]

    def new_session(self, account: Account) -> Client:
        """Another session of the same person, e.g. one whose identity was not confirmed again."""
        client = self._opened.enter_context(Client(self.portal.address))
        client.sign_in(account)
        if account.role is not None:
            client.act_for(account.uscc)
        return client

    @asynccontextmanager
    async def browser_of(
        self, account: Account, *, width: int = 1280, session: Client | None = None
    ) -> AsyncIterator[Person]:
        """A window with the person's session; at the end nothing may have gone wrong in it."""
        setting = Setting(width=width)
        person = await Person.arrives(self.chromium, self.portal.address, setting, inspect)
        client = session or self.session(account)
        cookie = client.http.cookies["session"]
        site = {"domain": urlsplit(self.portal.address).hostname or "", "path": "/"}
        await person.context.add_cookies([{"name": "session", "value": cookie, **site}])
        try:
            yield person
        finally:
            await _keep_token(client, person, before=cookie)
            await person.leaves()
        assert person.troubles == []

    def resident(self, name: str) -> Account:
        """Somebody new."""
        return people.resident(next(self._serials), name)

    def request(self, resident: Account, **words: object) -> str:
        """Asks for a proof, about residence unless told otherwise; returns the case's id."""
        client = self.session(resident)
        region = people.ORGANISATIONS[0].region
        asked = {"clientToken": token(), "regionCode": region, **WORDS, **words}
        asked["declaration"] = client.declares()
        return client.do(REQUEST, input=asked)["id"]

    def check(self, case: str) -> str:
        """The preparer vouches; returns the case."""
        finding = {"id": case, "statement": WORDS["text"], "evidence": "HOME_VISIT"}
        self.session(people.PREPARER).do(CHECK, input=finding)
        return case

    def attach(self, resident: Account, content: bytes, media_type: str) -> str:
        """Uploads a file for a request to come; returns its id."""
        told = {"content-type": media_type}
        answer = self.session(resident).http.post("/uploads", content=content, headers=told)
        answer.raise_for_status()
        return answer.json()["id"]

    def confirmed(self, account: Account) -> Client:
        """The person's session, with her identity confirmed again, which holds for five minutes."""
        client = self.session(account)
        client.confirm()
        return client

    def approve(self, case: str) -> None:
        """The person in charge decides."""
        self.confirmed(people.APPROVER).do(APPROVE, id=case)

    def issue(self, resident: Account, **words: object) -> dict[str, str]:
        """The whole way to a sealed proof; returns its id and numbers."""
        case = self.check(self.request(resident, **words))
        self.approve(case)
        return {"id": case, **self.numbers(resident, case)}

    def numbers(self, resident: Account, case: str) -> dict[str, str]:
        """Waits until the proof is issued."""

        def issued() -> dict[str, str] | None:
            proof = self.session(resident).send(PROGRESS, id=case)["proofProgress"]["proof"]
            return proof["numbers"] if proof["state"] == "ISSUED" else None

        return wait_until(issued, seconds=PATIENCE_SECONDS)


async def _keep_token(client: Client, person: Person, *, before: str) -> None:
    """Who confirmed her identity in the window has another token since: the session goes on."""
    held = {each["name"]: each["value"] for each in await person.context.cookies()}
    now = held.get("session", before)
    for kept in client.http.cookies.jar:
        if kept.name == "session" and now != before:
            kept.value = now


def row_of(page: Page, case: str) -> Locator:
    """The case's line in a list of the desk."""
    return page.locator(".data tbody tr", has=page.locator(f"a[href='/desk/cases/{case}']"))
