"""The static checks, each with its duration; the output of those that fail."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from scripts.local.narration import speak, step
from scripts.local.node import PROJECT, npm_of

TOOLS = Path(sys.executable).parent
FRONTEND = PROJECT / "frontend-static"

Outcome = subprocess.CompletedProcess[str]


def main() -> int:
    failures: list[str] = []
    for title, check in CHECKS.items():
        with step(title):
            done = check()
        if done.returncode != 0:
            failures.append(f"{title}:\n{done.stdout}{done.stderr}")
    print("\n".join(failures), file=sys.stderr)
    return 1 if failures else 0


def tool(name: str, *arguments: str, folder: Path = PROJECT) -> Callable[[], Outcome]:
    """A program of the virtual environment."""
    return lambda: subprocess.run(
        [TOOLS / name, *arguments], cwd=folder, capture_output=True, text=True, check=False
    )


def npm(*arguments: str) -> Callable[[], Outcome]:
    return lambda: npm_of(PROJECT).run(*arguments)


CHECKS: dict[str, Callable[[], Outcome]] = {
    "style (ruff check)": tool("ruff", "check", "--quiet"),
    "format (ruff format)": tool("ruff", "format", "--check", "--quiet"),
    "types (pyright)": tool("pyright"),
    "types of the scripts (pyright)": tool("pyright", "--project", "scripts"),
    "import contracts (lint-imports)": tool("lint-imports", "--no-cache"),
    "style and accessibility of the front end (oxlint)": tool(
        "oxlint", "--deny-warnings", folder=FRONTEND
    ),
    "types of the front end (tsc)": npm("run", "check"),
    "documents against the schema (npm run gen)": npm("run", "gen", "--", "--check"),
}


if __name__ == "__main__":
    sys.exit(speak(main))
