"""The static checks, each with its duration; the output of those that fail."""

import subprocess
import sys
from pathlib import Path

from scripts.local.narration import speak, step

TOOLS = Path(sys.executable).parent
CHECKS = {
    "style (ruff check)": ["ruff", "check", "--quiet"],
    "format (ruff format)": ["ruff", "format", "--check", "--quiet"],
    "types (pyright)": ["pyright"],
    "import contracts (lint-imports)": ["lint-imports", "--no-cache"],
}


def main() -> int:
    failures: list[str] = []
    for title, command in CHECKS.items():
        with step(title):
            done = subprocess.run(
                [TOOLS / command[0], *command[1:]], capture_output=True, text=True, check=False
            )
        if done.returncode != 0:
            failures.append(f"{title}:\n{done.stdout}{done.stderr}")
    print("\n".join(failures), file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(speak(main))
