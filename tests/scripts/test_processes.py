"""Children: what they leave in words when they fail, and that they do stop."""

import sys
from pathlib import Path

import pytest

from scripts.local.narration import Refused
from scripts.local.processes import Child, run_to_end


def test_a_child_that_ends_at_its_start_is_told_with_its_last_words(tmp_path: Path) -> None:
    child = Child("Nobody", [sys.executable, "-c", "exit('no bread')"], log=tmp_path / "log")
    with pytest.raises(Refused, match=r"(?s)Nobody ended at its start \(exit status 1\).*no bread"):
        child.wait_until(lambda: False, seconds=10)


def test_a_child_that_is_late_is_stopped_and_told(tmp_path: Path) -> None:
    child = Child("Snail", ["sleep", "60"], log=tmp_path / "log")
    with pytest.raises(Refused, match="Snail was not ready"):
        child.wait_until(lambda: False, seconds=0)
    assert not child.alive


def test_a_child_that_ignores_the_request_to_stop_is_killed(tmp_path: Path) -> None:
    stubborn = "trap '' TERM; echo deaf; while true; do sleep 0.1; done"
    child = Child("Donkey", ["sh", "-c", stubborn], log=tmp_path / "log")
    child.wait_until(lambda: "deaf" in child.said(), seconds=10)
    child.stop(seconds=0.1)
    assert child.ending() == "SIGKILL"


def test_a_log_is_read_from_the_present_start_only(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text("worker ready\n")
    child = Child("Worker", ["true"], log=log)
    child.process.wait()
    assert child.said() == ""


def test_a_command_that_fails_is_told_with_its_error() -> None:
    with pytest.raises(Refused, match=r"(?s)failed \(1\).*the pot is empty"):
        run_to_end(["sh", "-c", "echo the pot is empty >&2; exit 1"], {})
