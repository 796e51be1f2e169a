"""scripts/import-committee-lists, run as an operator runs it."""

import os
import subprocess
from pathlib import Path

import pytest

from backend.catalogue.actions import DATA
from backend.catalogue.models import ProofItem

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("database")]

COMMAND = Path(__file__).resolve().parents[2] / "scripts" / "import-committee-lists"


def run(url: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [COMMAND, *arguments],
        env=os.environ | {"DATABASE_URL": url},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


async def test_without_a_file_all_lists_of_the_portal_are_imported_once(database_url: str) -> None:
    assert run(database_url).stdout == "472 added, 0 changed, 0 unchanged\n"
    assert run(database_url).stdout == "0 added, 0 changed, 472 unchanged\n"
    again = run(database_url, DATA / "national-negative-2020.csv")
    assert again.stdout == "0 added, 0 changed, 20 unchanged\n"
    assert await ProofItem.all().count() == 472


async def test_a_wrong_file_is_named_and_nothing_imported(
    database_url: str, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.csv"
    text = (DATA / "national-negative-2020.csv").read_text(encoding="utf-8")
    wrong.write_text(text.replace("negative,", "grey,", 3), encoding="utf-8")
    done = run(database_url, wrong)
    assert done.returncode == 1
    assert "line 2: lane 'grey'" in done.stderr
    assert "Traceback" not in done.stderr
    assert await ProofItem.all().count() == 0


async def test_a_file_in_another_encoding_is_one_sentence(
    database_url: str, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.csv"
    wrong.write_bytes("证明".encode("gb18030"))
    done = run(database_url, wrong)
    assert done.returncode == 1
    assert "Nothing was imported." in done.stderr
    assert "Traceback" not in done.stderr
