"""The import contracts of pyproject.toml hold, and notice what breaks them."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


def broken_contracts(root: Path) -> list[str]:
    """The names of the contracts that the tree below `root` breaks."""
    command = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run(
        [command, "--config", "pyproject.toml", "--no-cache"],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Contracts:" in result.stdout, result.stdout + result.stderr
    return re.findall(r"^(.+) BROKEN\b", result.stdout, flags=re.MULTILINE)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the code that a test may break."""
    shutil.copytree(ROOT / "backend", tmp_path / "backend")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_all_contracts_hold() -> None:
    assert broken_contracts(ROOT) == []


def test_each_forbidden_import_is_noticed(tree: Path) -> None:
    violations = {
        "backend/archive/queries.py": "import backend.verification.models",
        "backend/proofs/models.py": "import backend.proofs.queries",
        "backend/proofs/queries.py": "import strawberry",
        "backend/proofs/jobs.py": "import arq",
        "backend/seals/queries.py": "import pyhanko",
        "backend/notices/jobs.py": "import weasyprint",
    }
    for file, line in violations.items():
        path = tree / file
        path.write_text(path.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")

    assert len(broken_contracts(tree)) == len(violations)
