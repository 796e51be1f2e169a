"""The virtual environment: made once, filled from a hash-locked list, kept while that holds."""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.local.narration import Refused, step

# Each lock holds all of the locks before it, at the same versions (scripts/lock sees to that).
LOCKS = ("portal", "demo", "development")


class Environment:
    """The folder .venv and the locks it was filled from; a stamp per lock remembers its hash."""

    def __init__(self, folder: Path, requirements: Path) -> None:
        self.folder = folder
        self.requirements = requirements
        self.python = folder / "bin" / "python"

    def ensure(self, lock: str) -> None:
        """Returns when everything in the lock is installed; no network when it already was."""
        if not self._works():
            with step(f"virtual environment for Python {sys.version.split()[0]}"):
                self._make()
        if not self._holds(lock):
            with step(f"Python packages from requirements/{lock}.txt"):
                self._install(lock)

    def _works(self) -> bool:
        """False when it is missing, or its Python was removed, or it is too old."""
        if not self.python.exists():
            return False
        too_old = "import sys; sys.exit(sys.version_info < (3, 11))"
        asked = subprocess.run([self.python, "-c", too_old], capture_output=True, check=False)
        return asked.returncode == 0

    def _make(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        command = [sys.executable, "-m", "venv", self.folder]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise Refused(f"The virtual environment could not be made:\n{done.stdout.strip()}")

    def _holds(self, lock: str) -> bool:
        larger = LOCKS[LOCKS.index(lock) :]
        return any(self._stamp(each) == self._digest(each) for each in larger)

    def _install(self, lock: str) -> None:
        # The lock is complete, so nothing is resolved; wheels only, since building would need a
        # compiler and run foreign code.
        options = ["--require-hashes", "--no-deps", "--only-binary=:all:", "--quiet"]
        options += ["--no-input", "--disable-pip-version-check"]
        command = [self.python, "-m", "pip", "install", *options, "-r", self._lock_file(lock)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise Refused(f"The Python packages could not be installed:\n{done.stderr.strip()}")
        for each in LOCKS[: LOCKS.index(lock) + 1]:
            self._stamp_file(each).write_text(self._digest(each))

    def _lock_file(self, lock: str) -> Path:
        return self.requirements / f"{lock}.txt"

    def _stamp_file(self, lock: str) -> Path:
        return self.folder / f"installed-{lock}"

    def _digest(self, lock: str) -> str:
        return hashlib.sha256(self._lock_file(lock).read_bytes()).hexdigest()

    def _stamp(self, lock: str) -> str | None:
        try:
            return self._stamp_file(lock).read_text()
        except FileNotFoundError:
            return None
