"""The desk of 小阳村: cases are asked for and checked beforehand, and approved at a rate."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import httpx

from scripts.demo import people
from scripts.demo.client import Client, Refusal, token
from scripts.demo.journey import APPROVE, CHECK, REQUEST

CASES_OF_ONE = 100
RESIDENTS_AT_ONCE = 8
STEP_UP_SECONDS = 150
"""A confirmation lasts five minutes."""
GIVE_UP_SECONDS = 60
STATEMENT = "兹证明王桂香住在我村第三村民小组（登记第{serial}次）。"


def checked_cases(address: str, count: int) -> list[str]:
    """As many cases, ready to be approved; each resident brings up to a hundred."""
    with Client(address) as preparer, ThreadPoolExecutor(RESIDENTS_AT_ONCE) as threads:
        preparer.sign_in(people.PREPARER)
        preparer.act_for(people.VILLAGE_USCC)
        brought = [
            threads.submit(
                _brought, address, preparer, range(first, min(first + CASES_OF_ONE, count))
            )
            for first in range(0, count, CASES_OF_ONE)
        ]
        return [case for each in brought for case in each.result()]


def _brought(address: str, preparer: Client, serials: range) -> list[str]:
    with Client(address) as resident:
        resident.sign_in(people.resident(1 + serials.start // CASES_OF_ONE, "王桂香"))
        return [_checked(resident, preparer, serial) for serial in serials]


def _checked(resident: Client, preparer: Client, serial: int) -> str:
    case = ask(resident, serial)
    check(preparer, case)
    return case


def ask(resident: Client, serial: int) -> str:
    """The id of one more request; no two have the same words."""
    asked = {
        "clientToken": token(),
        "regionCode": "360404204202",
        "title": "居住证明",
        "purpose": "办理居住登记",
        "recipient": "柴桑区人民法院",
        "text": STATEMENT.format(serial=serial),
        "declaration": resident.declares(),
    }
    return resident.do(REQUEST, input=asked)["id"]


def check(preparer: Client, case: str) -> None:
    """From her own knowledge."""
    finding = {"id": case, "statement": STATEMENT.format(serial=case), "evidence": "OWN_KNOWLEDGE"}
    preparer.do(CHECK, input=finding)


@dataclass
class Approver(threading.Thread):
    """Approves one case after the other, again and again until it is told that it was done."""

    address: str
    cases: list[str]
    rate: float
    """Approvals a second, at most."""
    approved: int = 0
    asked: int = 0
    failed: list[str] = field(default_factory=list[str])
    """What went wrong when asked, each once a try."""
    error: BaseException | None = None

    def __post_init__(self) -> None:
        super().__init__(daemon=True)

    def __hash__(self) -> int:
        return id(self)

    def run(self) -> None:
        """The work; what ends it early is kept for whoever waits."""
        try:
            with Client(self.address) as client:
                self._work(client)
        except BaseException as error:  # noqa: BLE001 -- told by the main thread
            self.error = error

    def _work(self, client: Client) -> None:
        client.sign_in(people.APPROVER)
        client.act_for(people.VILLAGE_USCC)
        stepped_up = float("-inf")
        for case in self.cases:
            began = time.monotonic()
            if began - stepped_up > STEP_UP_SECONDS:
                self._tried(client.step_up)
                stepped_up = time.monotonic()
            self._tried(lambda case=case: client.do(APPROVE, id=case))
            self.approved += 1
            time.sleep(max(0.0, began + 1 / self.rate - time.monotonic()))

    def _tried(self, deed: object) -> None:
        end = time.monotonic() + GIVE_UP_SECONDS
        while True:
            self.asked += 1
            try:
                deed()  # type: ignore[operator]
            except Refusal as refusal:
                # An answer that got lost after the commit: it is decided, once.
                if str(refusal).startswith("WRONG_STATE"):
                    return
                self._failed(str(refusal), end)
            except httpx.TransportError as error:
                self._failed(type(error).__name__, end)
            else:
                return

    def _failed(self, why: str, end: float) -> None:
        self.failed.append(why)
        if time.monotonic() > end:
            raise Refusal(why)
        time.sleep(0.5)
