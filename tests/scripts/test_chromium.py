"""Which browser the tests drive: never a snap, and a clear sentence when there is none."""

import platform
from pathlib import Path

import pytest

from scripts.local import chromium
from scripts.local.debian import needed_packages
from scripts.local.narration import Refused

PACKAGE_LIST = Path(__file__).resolve().parents[2] / "scripts" / "debian-packages.txt"

UBUNTU_STAND_IN = """#!/bin/sh
if ! [ -x /snap/bin/chromium ]; then
    echo "Command '$0' requires the chromium snap to be installed." >&2
    exit 1
fi
exec /snap/bin/chromium "$@"
"""


@pytest.fixture(autouse=True)
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without any browser; the folder is its PATH."""
    monkeypatch.delenv(chromium.CHOICE, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(chromium, "BROWSERS", tmp_path / "browsers")
    return tmp_path


def program(path: Path, content: str = "#!/bin/sh\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content)
    path.chmod(0o755)
    return path


def test_an_installed_one_is_taken(machine: Path) -> None:
    installed = program(machine / "chromium")
    assert chromium.chromium_path() == installed
    assert not chromium.is_missing()


def test_ubuntus_stand_in_for_the_snap_is_none(machine: Path) -> None:
    program(machine / "chromium-browser", UBUNTU_STAND_IN)
    assert chromium.is_missing()
    chrome = program(machine / "google-chrome")
    assert chromium.chromium_path() == chrome


def test_a_link_to_a_snap_is_none(machine: Path) -> None:
    snap = program(machine / "snap" / "bin" / "chromium")
    (machine / "chromium").symlink_to(snap)
    assert chromium.is_missing()


def test_of_downloaded_ones_the_newest_is_taken(machine: Path) -> None:
    for build in (999, 1255):
        folder = machine / "browsers" / f"chromium_headless_shell-{build}"
        program(folder / "chrome-headless-shell-linux64" / "chrome-headless-shell")
    assert "chromium_headless_shell-1255" in chromium.chromium_path().parts


def test_one_without_windows_goes_before_one_with(machine: Path) -> None:
    program(machine / "chromium")
    shell = program(machine / "chromium-headless-shell")
    assert chromium.chromium_path() == shell


def test_a_choice_goes_before_everything(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(machine / "chromium")
    chosen = program(machine / "other" / "chrome")
    monkeypatch.setenv(chromium.CHOICE, str(chosen))
    assert chromium.chromium_path() == chosen


def test_a_wrong_choice_is_told_and_not_corrected(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(machine / "chromium")
    monkeypatch.setenv(chromium.CHOICE, "/no/such/chrome")
    with pytest.raises(Refused, match="PORTAL_TEST_CHROMIUM=/no/such/chrome names no program"):
        chromium.chromium_path()
    assert not chromium.is_missing()


def test_without_one_the_ways_to_get_one_are_told() -> None:
    with pytest.raises(Refused, match=r"(?s)PORTAL_TEST_CHROMIUM.*playwright install"):
        chromium.chromium_path()


@pytest.mark.parametrize(
    ("release", "asked_for"),
    [
        ({"ID": "debian"}, True),
        ({"ID": "ubuntu", "ID_LIKE": "debian"}, False),
        ({"ID": "fedora"}, False),
    ],
)
def test_the_package_is_asked_for_where_it_is_one_and_by_the_tests_only(
    machine: Path, monkeypatch: pytest.MonkeyPatch, release: dict[str, str], *, asked_for: bool
) -> None:
    monkeypatch.setattr(platform, "freedesktop_os_release", lambda: release)
    testing = needed_packages(PACKAGE_LIST, environment=machine, tests=True)
    running = needed_packages(PACKAGE_LIST, environment=machine, tests=False)
    assert ("chromium-headless-shell" in testing) is asked_for
    assert "chromium-headless-shell" not in running
