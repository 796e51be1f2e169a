"""Sets a machine up: packages, virtual environment, fonts, front end. Quick when all is there."""

import argparse
import os
import pwd
import subprocess
import sys
from pathlib import Path

from scripts.local import chromium, debian
from scripts.local.environment import Environment
from scripts.local.frontend import frontend_of
from scripts.local.narration import Refused, speak, step

PROJECT = Path(__file__).resolve().parents[2]


def main() -> int:
    parser = argparse.ArgumentParser(prog="scripts/setup", description=__doc__)
    parser.add_argument("--tests", action="store_true", help="also what scripts/test needs")
    tests = parser.parse_args().tests
    # Root's own habit of closing new files to others would hide PostgreSQL from its account.
    os.umask(0o022)
    environment = Environment(PROJECT / ".venv", PROJECT / "requirements")
    frontend = frontend_of(PROJECT)
    check_writable(PROJECT, environment.folder, *frontend.places, *_places_of_data(PROJECT / "var"))
    package_list = PROJECT / "scripts" / "debian-packages.txt"
    debian.ensure_packages(
        debian.needed_packages(package_list, environment=environment.folder, tests=tests)
    )
    environment.ensure("development" if tests else "demo")
    build_fonts(environment.python)
    frontend.ensure()
    if tests and chromium.is_missing():
        chromium.download(environment.python)
    return 0


def check_writable(*folders: Path) -> None:
    """Raises Refused for the first folder that exists and that we may not write in."""
    for folder in folders:
        if folder.exists() and not os.access(folder, os.W_OK | os.X_OK):
            us = pwd.getpwuid(os.geteuid()).pw_name
            raise Refused(
                f"The folder {folder} belongs to {folder.owner()} and {us} may not write in it: "
                f"run this as {folder.owner()}, or hand it over with "
                f"`chown --recursive {us} {folder}` as root."
            )


def build_fonts(python: Path) -> None:
    with step("fonts"):
        command = [python, PROJECT / "scripts" / "build-fonts", "--fonts", PROJECT / "var/fonts"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise Refused(f"The fonts could not be built:\n{done.stderr.strip()}")


def _places_of_data(var: Path) -> list[Path]:
    return [var, *sorted(entry for entry in var.glob("*") if entry.is_dir())]


if __name__ == "__main__":
    sys.exit(speak(main))
