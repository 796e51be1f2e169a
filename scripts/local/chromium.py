"""The Chromium that the browser tests drive: one that is installed, else Playwright's own build.

Wanted is the headless shell, the build without windows that Playwright is tested with: a full
browser without a screen draws into windows nobody sees, and once in thousands of clicks waits for
a frame that never comes. Debian has it as a package like any other. Ubuntu has none: its
`chromium-browser` only sends for a snap, which needs snapd running, so not in a container, and
whose confinement hides /tmp, where Playwright puts its profiles. There, and wherever else none is
found, Playwright downloads the build that it was tested with into var/browsers.
"""

import os
import platform
import shutil
import subprocess
from pathlib import Path

from scripts.local.narration import Refused, step

PROJECT = Path(__file__).resolve().parents[2]
BROWSERS = PROJECT / "var" / "browsers"
CHOICE = "PORTAL_TEST_CHROMIUM"
NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
REMEDY = (
    f"Install Chromium or Google Chrome, or name the program in {CHOICE}, or have "
    f"Playwright fetch one, as root:\n\n    PLAYWRIGHT_BROWSERS_PATH={BROWSERS} "
    ".venv/bin/python -m playwright install --with-deps --only-shell chromium"
)


def chromium_path() -> Path:
    """The program to start; raises Refused, saying what to do, when there is none."""
    if named := os.environ.get(CHOICE):
        found, reason = _program(named), f"{CHOICE}={named} names no program"
    else:
        found, reason = _installed() or _downloaded(), "there is none here"
    if found is None:
        raise Refused(f"The browser tests need a Chromium, and {reason}. {REMEDY}")
    return found


def is_missing() -> bool:
    """Whether one has to be installed; a choice is never corrected."""
    return CHOICE not in os.environ and not (_installed() or _downloaded())


def is_a_debian_package() -> bool:
    """False on Ubuntu and what is made from it, and where nobody says what this is."""
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return False
    family = [release["ID"], *release.get("ID_LIKE", "").split()]
    return "debian" in family and "ubuntu" not in family


def download(python: Path) -> None:
    """Has Playwright fetch its build and the libraries below it, which takes root or sudo."""
    with step("Chromium for the browser tests, by Playwright"):
        command = [python, "-m", "playwright", "install", "--with-deps", "--only-shell", "chromium"]
        done = subprocess.run(
            command,
            env=os.environ | {"PLAYWRIGHT_BROWSERS_PATH": str(BROWSERS)},
            start_new_session=True,  # With no terminal, sudo and su refuse instead of asking.
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            raise Refused(f"Playwright could not install it:\n{done.stderr.strip()}\n{REMEDY}")


def _program(name: str) -> Path | None:
    found = shutil.which(name)
    return Path(found) if found else None


def _installed() -> Path | None:
    programs = filter(None, map(_program, NAMES))
    return next((program for program in programs if not _is_snap(program)), None)


def _is_snap(program: Path) -> bool:
    """A link to the snap, or Ubuntu's script that stands in for it."""
    if "snap" in program.resolve().parts:
        return True
    with program.open("rb") as file:
        beginning = file.read(4096)
    return beginning.startswith(b"#!") and b"/snap/" in beginning


def _downloaded() -> Path | None:
    """The newest, when Playwright was updated meanwhile; folders are named by build number."""
    folders = BROWSERS.glob("chromium_headless_shell-*")
    builds = sorted(folders, key=lambda folder: int(folder.name.split("-")[1]))
    inside = "chrome-headless-shell-linux*/chrome-headless-shell"
    programs = (next(folder.glob(inside), None) for folder in reversed(builds))
    return next(filter(None, programs), None)
