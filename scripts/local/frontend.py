"""The front end: its packages from the lock, dist/ from its sources. Quick when all is there."""

import fcntl
import hashlib
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.local.narration import Refused, speak, step
from scripts.local.node import PROJECT, Npm, npm_of

# What the build does not read. Hidden files are settings of other tools.
NOT_SOURCES = {"node_modules", "dist", "dist.new", "dist.old", "tests"}


class Frontend:
    """The folder frontend-static; stamps beside the results remember what they were made from."""

    def __init__(self, folder: Path, npm: Npm) -> None:
        self.folder = folder
        self.npm = npm
        self.dist = folder / "dist"
        self.installed_stamp = folder / "node_modules" / ".installed-from"
        self.built_stamp = self.dist / ".built-from"
        self.places = (folder, self.installed_stamp.parent, self.dist)

    def ensure(self) -> None:
        """Returns when dist/ is what the sources say; raises Refused with npm's own words."""
        with self._alone():
            if _read(self.installed_stamp) != self._digest_of_lock():
                with step("packages of the front end"):
                    self._install()
            if not self.is_built():
                with step("front end"):
                    self._build()

    def is_built(self) -> bool:
        """Whether dist/ was made from just these sources."""
        return _read(self.built_stamp) == self._digest_of_sources()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One build at a time in this folder; the kernel lets go however the process ends."""
        handle = os.open(self.folder, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)

    def _install(self) -> None:
        # No package of ours needs to run code to be installed, so none may. The build tools are
        # development packages, which an environment set up for production would leave out.
        done = self.npm.run("ci", "--ignore-scripts", "--include=dev", "--prefer-offline")
        if done.returncode != 0:
            raise Refused(
                f"The packages of the front end could not be installed:\n{done.stderr.strip()}\n"
                "npm uses your own settings: where packages come by another way, set `registry`, "
                "`https-proxy` or `cafile` in ~/.npmrc or /etc/npmrc, or the same as npm_config_… "
                "in the environment (`scripts/npm help config`)."
            )
        # npm empties the folder first, so that a cut short installation has no stamp.
        self.installed_stamp.write_text(self._digest_of_lock())

    def _build(self) -> None:
        sources = self._digest_of_sources()
        new = self.folder / "dist.new"
        done = self.npm.run("run", "build", "--", "--outDir", new.name, "--emptyOutDir")
        if done.returncode != 0:
            raise Refused(f"The front end could not be built:\n{done.stdout}{done.stderr}".strip())
        (new / self.built_stamp.name).write_text(sources)
        self._put_in_place(new)

    def _put_in_place(self, new: Path) -> None:
        """Only whole folders change places: a portal that starts just now reads no half of one."""
        old = self.folder / "dist.old"
        shutil.rmtree(old, ignore_errors=True)
        if self.dist.exists():
            self.dist.rename(old)
        new.rename(self.dist)
        shutil.rmtree(old, ignore_errors=True)

    def _digest_of_lock(self) -> str:
        return hashlib.sha256((self.folder / "package-lock.json").read_bytes()).hexdigest()

    def _digest_of_sources(self) -> str:
        digest = hashlib.sha256()
        for path in sorted(self._sources()):
            digest.update(f"{path.relative_to(self.folder)}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
        return digest.hexdigest()

    def _sources(self) -> Iterator[Path]:
        for entry in self.folder.iterdir():
            if entry.name in NOT_SOURCES or entry.name.startswith("."):
                continue
            files = entry.rglob("*") if entry.is_dir() else [entry]
            yield from (path for path in files if path.is_file())


def _read(stamp: Path) -> str | None:
    try:
        return stamp.read_text()
    except FileNotFoundError:
        return None


def frontend_of(project: Path) -> Frontend:
    return Frontend(project / "frontend-static", npm_of(project))


def main() -> int:
    frontend_of(PROJECT).ensure()
    return 0


if __name__ == "__main__":
    sys.exit(speak(main))
