"""A department's system at the door of 免证通: check papers, ask for consent, read, keep up.

One file to read and to copy from: Python 3.11 and httpx, nothing else. Try it on a sandbox:

    export MIANZHENG_URL=http://localhost:8000 MIANZHENG_KEY=mzt_…
    python docs/exchange/client.py check 小阳证〔2026〕1号
    python docs/exchange/client.py read 王桂香 990101188001010015
    python docs/exchange/client.py follow
"""

import argparse
import hashlib
import itertools
import json
import os
import sys
import time
import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Self

import httpx

BATCH = 100
"""How many papers one query may check, and how many lines a page may have."""
MOST_TRIES = 5
LONGEST_PAUSE = 60.0
"""Seconds; a portal that asks for more wants to be asked another time."""
OPERATIONS = Path(__file__).with_name("operations")

Answer = dict[str, Any]


class Refused(Exception):
    """The portal refused, and says why: `code` to branch on, the sentence for a person."""

    def __init__(self, code: str, message: str, field: str | None = None) -> None:
        super().__init__(f"{code}{f' ({field})' if field else ''}: {message}")
        self.code = code
        self.field = field


class Tampered(Exception):
    """What came is not what the portal's evidence speaks of: do not use it, and tell the portal."""


class Portal:
    """One portal and one key. Keep the key out of programs and logs: in the environment."""

    def __init__(self, address: str, key: str) -> None:
        self._http = httpx.Client(
            base_url=address, headers={"authorization": f"Bearer {key}"}, timeout=30
        )

    @classmethod
    def from_environ(cls) -> Self:
        """The portal of MIANZHENG_URL with the key of MIANZHENG_KEY; KeyError without them."""
        return cls(os.environ["MIANZHENG_URL"], os.environ["MIANZHENG_KEY"])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def check(self, context: Answer, papers: Sequence[Answer]) -> Iterator[Answer]:
        """How each paper stands, in the order given; asks for a hundred at a time."""
        for start in range(0, len(papers), BATCH):
            batch = list(papers[start : start + BATCH])
            answer = self._ask("VerifyProofs", context=context, proofs=batch)
            require_evidence(answer["results"], answer["evidence"])
            yield from answer["results"]

    def ask_consent(self, wish: Answer, *, patience: float) -> Answer:
        """Asks a resident and waits for her answer, at most `patience` seconds.

        She may take days: a real system keeps `id` and looks again later, `askAgainAfter` seconds
        apart. The same `clientToken` never asks her twice.
        """
        consent = self._ask("RequestConsent", input=wish)
        end = time.monotonic() + patience
        for round_ in itertools.count():
            # Each look waits longer than the one before, and never less than the portal asks for.
            wait = max(consent["askAgainAfter"] or 0.0, min(2.0**round_, LONGEST_PAUSE))
            if consent["state"] != "ASKED" or time.monotonic() + wait > end:
                break
            time.sleep(wait)
            consent = self._ask("ConsentState", id=consent["id"])
        return consent

    def papers(self, context: Answer) -> Iterator[Answer]:
        """The papers that the resident of `context.consentId` chose, page by page."""
        after: str | None = None
        while True:
            page = self._ask("ConsentedProofs", context=context, first=BATCH, after=after)
            nodes = [edge["node"] for edge in page["edges"]]
            require_evidence(nodes, page["evidence"])
            yield from nodes
            if not page["pageInfo"]["hasNextPage"]:
                return
            after = page["pageInfo"]["endCursor"]

    def copy(self, context: Answer, proof_id: str) -> bytes:
        """The annotated copy of a paper: a PDF for you alone, fetched once and compared."""
        made = self._ask("AnnotatedCopy", context=context, proofId=proof_id)
        told = {name: made[name] for name in ("proofId", "sha256", "size", "pages")}
        require_evidence(told, made["evidence"])
        # Only the path: the key goes to the portal that you chose, whatever the address says.
        content = self._sent("GET", httpx.URL(made["url"]).path).content
        if hashlib.sha256(content).hexdigest() != made["sha256"]:
            raise Tampered("The copy does not have the SHA-256 that was told.")
        return content

    def changes(self, cursor_file: Path) -> Iterator[Answer]:
        """What changed since the last run. The cursor is kept after the lines were taken.

        Whoever is interrupted sees some lines again, and never misses one.
        """
        cursor = cursor_file.read_text(encoding="utf-8") if cursor_file.exists() else None
        while True:
            answer = self._ask("ProofChanges", updatedSince=cursor, first=BATCH)
            if answer["evidence"] is not None:
                require_evidence(answer["entries"], answer["evidence"])
            yield from answer["entries"]
            cursor = answer["cursor"]
            cursor_file.write_text(cursor, encoding="utf-8")
            if not answer["hasMore"]:
                return

    def _ask(self, name: str, **variables: Any) -> Answer:
        """The answer of one operation; raises Refused for a Problem."""
        query = (OPERATIONS / f"{name}.graphql").read_text(encoding="utf-8")
        body = {"query": query, "variables": variables}
        content = self._sent("POST", "/exchange", json=body).json()
        if content.get("errors"):
            raise Refused("GRAPHQL", "; ".join(each["message"] for each in content["errors"]))
        (answer,) = content["data"].values()
        if answer["__typename"] == "Problem":
            raise Refused(answer["code"], answer["message"], answer["field"])
        return without_names(answer)

    def _sent(self, method: str, address: str, **body: Any) -> httpx.Response:
        """A response of 200; tries again when the portal is busy, as often as makes sense."""
        response = self._http.request(method, address, **body)
        for tried in range(1, MOST_TRIES):
            if response.status_code not in (429, 503):
                break
            told = response.headers.get("retry-after")
            time.sleep(min(float(told) if told else 2.0**tried, LONGEST_PAUSE))
            response = self._http.request(method, address, **body)
        if response.status_code != 200:
            raise refusal_of(response)
        return response


def refusal_of(response: httpx.Response) -> Refused:
    """Why nothing was answered: a key that does not fit, a suspended client, too many requests."""
    try:
        told = response.json()
        return Refused(told["code"], told["message"])
    except (ValueError, KeyError, TypeError):
        return Refused(f"HTTP_{response.status_code}", response.text[:200])


def require_evidence(personal: object, evidence: Answer) -> None:
    """Makes the hash of an answer again: the same text on both sides, so neither can deny it.

    Keep `evidence` and the answer with your case. In a sandbox `evidence.sandbox` is true: what
    came is made up and must not decide anything.
    """
    text = json.dumps(personal, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    if hashlib.sha256(text.encode()).hexdigest() != evidence["sha256"]:
        raise Tampered(f"Answer {evidence['id']} is not the one that was kept as evidence.")


def without_names(answer: Any) -> Any:
    """The answer without `__typename`, which is no part of the evidence."""
    if isinstance(answer, dict):
        return {name: without_names(each) for name, each in answer.items() if name != "__typename"}
    return [without_names(each) for each in answer] if isinstance(answer, list) else answer


def show(answer: Answer) -> None:
    """One line of JSON on the terminal."""
    print(json.dumps(answer, ensure_ascii=False))


def check(portal: Portal, arguments: argparse.Namespace) -> None:
    """`check`: papers by number, or by the verification code."""
    context = {
        "caseNumber": arguments.case,
        "purpose": arguments.purpose,
        "legalBasis": arguments.basis,
    }
    papers = [
        {"number": mark} if mark.endswith("号") else {"verificationCode": mark}
        for mark in arguments.marks
    ]
    for mark, result in zip(arguments.marks, portal.check(context, papers), strict=True):
        show({"paper": mark, "outcome": result["outcome"], "reasons": result["reasons"]})


def read(portal: Portal, arguments: argparse.Namespace) -> None:
    """`read`: asks a resident, then lists what she gave and fetches the copies of what holds."""
    consent = portal.ask_consent(
        {
            "holderName": arguments.name,
            "holderIdNumber": arguments.id_number,
            "wanted": [],
            "purpose": arguments.purpose,
            "legalNote": "核对办件材料；不同意的，可以自行提交纸质证明。",
            "caseNumber": arguments.case,
            "days": 10,
            "clientToken": str(uuid.uuid4()),
        },
        patience=arguments.patience,
    )
    show({"consent": consent["state"], "validUntil": consent["validUntil"]})
    if consent["state"] != "AGREED":
        return
    context = {
        "caseNumber": arguments.case,
        "purpose": arguments.purpose,
        "consentId": consent["id"],
    }
    for paper in portal.papers(context):
        show({"number": paper["number"], "title": paper["title"], "outcome": paper["outcome"]})
        if paper["outcome"] == "VALID":
            file = arguments.folder / f"{paper['proofId']}.pdf"
            file.write_bytes(portal.copy(context, paper["proofId"]))
            show({"copy": str(file)})


def follow(portal: Portal, arguments: argparse.Namespace) -> None:
    """`follow`: what changed since the last time; run it every few minutes."""
    for change in portal.changes(arguments.cursor):
        show(change)


def parsed() -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(description="A department's system at the door of 免证通.")
    commands = parser.add_subparsers(required=True)
    checking = commands.add_parser("check", help="how papers stand, by number or code")
    checking.add_argument("marks", nargs="+")
    checking.add_argument("--basis", default="《中华人民共和国民事诉讼法》第六十七条")
    checking.set_defaults(run=check)
    reading = commands.add_parser("read", help="asks a resident, lists and fetches what she gives")
    reading.add_argument("name")
    reading.add_argument("id_number")
    reading.add_argument("--patience", type=float, default=30, help="seconds to wait for her")
    reading.add_argument("--folder", type=Path, default=Path(), help="where copies are put")
    reading.set_defaults(run=read)
    for each in (checking, reading):
        each.add_argument("--case", default="（2026）赣0404民初123号")
        each.add_argument("--purpose", default="立案审查")
    following = commands.add_parser("follow", help="what changed of the papers you hold")
    following.add_argument("--cursor", type=Path, default=Path("mianzheng.cursor"))
    following.set_defaults(run=follow)
    return parser.parse_args()


def main() -> None:
    """Exit status 1, with a sentence, for whatever the portal refuses."""
    arguments = parsed()
    try:
        opened = Portal.from_environ()
    except KeyError as missing:
        sys.exit(f"Set {missing} in the environment: see the head of this file.")
    try:
        with opened as portal:
            arguments.run(portal, arguments)
    except httpx.TransportError as away:
        sys.exit(f"The portal cannot be reached: {away}")
    except (Refused, Tampered) as refusal:
        sys.exit(str(refusal))


if __name__ == "__main__":
    main()
