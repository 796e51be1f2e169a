"""A sandbox as a developer meets it: a test key, known papers, and the example client."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from scripts.demo import people
from scripts.demo.client import Client, wait_until
from tests.running import ROOT, RunningPortal, running

CLIENT = ROOT / "docs" / "exchange" / "client.py"
AGREES = ("王桂香", "990101188001010015")
REFUSES = ("刘长根", "990101188001010023")
NEVER_ANSWERS = ("沈有福", "990102189912310036")
REVOKE = """mutation ($id: UUID!) {
  revokeProof(input: {id: $id, reason: HOLDER_ASKED, words: "联调"}) {
    __typename ... on Problem { code message } } }"""


@pytest.fixture(scope="module")
def sandbox(
    postgres_url: str, redis_url: str, fonts: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RunningPortal]:
    """One sandbox for the tests of this file."""
    folder = tmp_path_factory.mktemp("sandbox")
    with running(postgres_url, redis_url, fonts, folder, sandbox=True) as portal:
        yield portal


def run(
    portal: RunningPortal, *command: str | Path, **changes: str | None
) -> subprocess.CompletedProcess[str]:
    """The example client, run as a developer would; `changes` of its environment."""
    named = {"MIANZHENG_URL": portal.address, "MIANZHENG_KEY": portal.seeded["key"]} | changes
    return subprocess.run(
        [sys.executable, CLIENT, *map(str, command)],
        env={name: value for name, value in named.items() if value} | {"PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def lines(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    """What the client printed, when it succeeded."""
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_papers_in_every_standing_are_found_by_number_and_by_code(sandbox: RunningPortal) -> None:
    papers = sandbox.seeded["papers"]
    marks = [paper[mark] for mark in ("number", "code") for paper in papers]

    answers = lines(run(sandbox, "check", *marks))

    assert [each["outcome"] for each in answers] == 2 * [paper["standing"] for paper in papers]
    assert {each["outcome"] for each in answers} == {"VALID", "REVOKED", "SUPERSEDED", "EXPIRED"}


def test_the_page_for_developers_lists_the_papers_that_there_are(sandbox: RunningPortal) -> None:
    page = (ROOT / "docs" / "exchange" / "sandbox.md").read_text(encoding="utf-8")
    written = re.findall(r"^\| (\d+) \| `(\S+)` \| (\w+) \|", page, re.MULTILINE)

    papers = sandbox.seeded["papers"]
    assert written == [
        (re.sub(r".*〕(\d+)号", r"\1", paper["number"]), paper["code"], paper["standing"])
        for paper in papers
    ]


def test_a_list_of_more_than_a_hundred_is_asked_in_batches(sandbox: RunningPortal) -> None:
    paper = sandbox.seeded["papers"][0]

    answers = lines(run(sandbox, "check", *[paper["code"]] * 101))

    assert [each["outcome"] for each in answers] == ["VALID"] * 101


def test_who_agrees_is_read_copied_and_followed(sandbox: RunningPortal, tmp_path: Path) -> None:
    cursor = tmp_path / "cursor"

    consent, *told = lines(run(sandbox, "read", *AGREES, "--folder", tmp_path))
    first = lines(run(sandbox, "follow", "--cursor", cursor))
    again = lines(run(sandbox, "follow", "--cursor", cursor))

    assert consent["consent"] == "AGREED"
    listed = [each for each in told if "number" in each]
    valid = [p["number"] for p in sandbox.seeded["papers"] if _is_given(p)]
    assert sorted(each["number"] for each in listed) == sorted(valid)
    copies = [Path(each["copy"]) for each in told if "copy" in each]
    assert len(copies) == len(valid)
    assert all(copy.read_bytes().startswith(b"%PDF-") for copy in copies)
    assert sorted(each["number"] for each in first) == sorted(valid)
    assert {each["standing"] for each in first} == {"VALID"}
    assert again == []


def _is_given(paper: dict[str, str]) -> bool:
    return (paper["holder"], paper["standing"]) == (AGREES[0], "VALID")


@pytest.mark.parametrize(
    ("person", "state"), [(REFUSES, "REFUSED"), (NEVER_ANSWERS, "ASKED")], ids=["no", "silence"]
)
def test_who_does_not_agree_gives_nothing(
    sandbox: RunningPortal, tmp_path: Path, person: tuple[str, str], state: str
) -> None:
    answers = lines(run(sandbox, "read", *person, "--patience", "15", "--folder", tmp_path))

    assert answers == [{"consent": state, "validUntil": None}]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("command", "changes", "words"),
    [
        (("check", "小阳证〔2026〕1号", "--basis", "无"), {}, "LEGAL_BASIS_UNKNOWN (context"),
        (("check", "x"), {"MIANZHENG_KEY": "mzt_wrong"}, "TOKEN_INVALID"),
        (("check", "x"), {"MIANZHENG_KEY": "mzx_" + "a" * 43}, "TOKEN_FOR_PRODUCTION"),
        (("check", "x"), {"MIANZHENG_KEY": None}, "Set 'MIANZHENG_KEY' in the environment"),
        (("check", "x"), {"MIANZHENG_URL": "http://127.0.0.1:9"}, "cannot be reached"),
        (("read", "王桂香", "990101188001010016"), {}, "ID_NUMBER_CHECKSUM (holderIdNumber)"),
    ],
    ids=["basis", "wrong key", "real key", "no key", "no portal", "slip"],
)
def test_every_refusal_is_one_sentence_with_its_code(
    sandbox: RunningPortal, command: tuple[str, ...], changes: dict[str, str | None], words: str
) -> None:
    done = run(sandbox, *command, **changes)

    assert done.returncode == 1
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_an_answer_that_is_not_the_kept_one_is_refused(sandbox: RunningPortal) -> None:
    changed = """
import runpy, sys
client = runpy.run_path(sys.argv[1])
client["require_evidence"]([{"outcome": "VALID"}], {"id": "1", "sha256": "0" * 64})
"""
    done = subprocess.run(
        [sys.executable, "-c", changed, CLIENT], capture_output=True, text=True, check=False
    )

    assert "Tampered: Answer 1 is not the one that was kept as evidence." in done.stderr


def test_its_pages_say_what_it_is_and_its_people_can_sign_in(sandbox: RunningPortal) -> None:
    page = httpx.get(f"{sandbox.address}/v").text
    with Client(sandbox.address) as resident:
        resident.sign_in(people.resident(1, AGREES[0]))

    assert "沙箱：数据均为虚构" in page


def test_seeding_again_keeps_the_papers_and_makes_another_key(sandbox: RunningPortal) -> None:
    again = seeded_again(sandbox)

    assert again.returncode == 0, again.stderr
    told = json.loads(again.stdout.splitlines()[-1])
    assert told["papers"] == sandbox.seeded["papers"]
    assert told["key"] != sandbox.seeded["key"]
    assert lines(run(sandbox, "check", told["papers"][0]["code"], MIANZHENG_KEY=told["key"]))


def test_a_portal_that_is_no_sandbox_is_not_seeded(sandbox: RunningPortal) -> None:
    refused = seeded_again(sandbox, PORTAL_SANDBOX="0")

    assert refused.returncode == 1
    assert "PORTAL_SANDBOX is not set" in refused.stderr


def test_a_paper_that_is_revoked_at_the_desk_is_told_by_the_next_sync(
    sandbox: RunningPortal, tmp_path: Path
) -> None:
    # The last test: from here on one of the papers is another.
    cursor = tmp_path / "cursor"
    lines(run(sandbox, "read", *AGREES, "--case", "另案", "--folder", tmp_path))
    held = lines(run(sandbox, "follow", "--cursor", cursor))[-1]
    with Client(sandbox.address) as approver:
        approver.sign_in(people.APPROVER)
        approver.act_for(people.VILLAGE_USCC)
        approver.step_up()
        approver.do(REVOKE, id=held["proofId"])

    told = wait_until(lambda: lines(run(sandbox, "follow", "--cursor", cursor)), seconds=30)

    assert {(each["number"], each["standing"]) for each in told} == {(held["number"], "REVOKED")}


def seeded_again(portal: RunningPortal, **changes: str) -> subprocess.CompletedProcess[str]:
    """`scripts/seed-sandbox` in the portal's environment."""
    return subprocess.run(
        [ROOT / "scripts" / "seed-sandbox"],
        env=portal.environment | changes,
        capture_output=True,
        text=True,
        check=False,
    )
