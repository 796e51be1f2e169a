"""scripts/import-regions, run as an operator runs it."""

import os
import subprocess
from pathlib import Path

import pytest

from backend.regions.models import Region
from tests.regions.national_list import SAMPLE

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("database")]

COMMAND = Path(__file__).resolve().parents[2] / "scripts" / "import-regions"


def run(url: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [COMMAND, *arguments],
        env=os.environ | {"DATABASE_URL": url},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


async def test_the_sample_is_imported(database_url: str) -> None:
    done = run(database_url, SAMPLE, "--edition", "2023-06-30")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("4497 listed, 4497 added, 0 changed, 0 abolished, 0 succ")
    assert await Region.all().count() == 4497


async def test_a_wrong_file_is_named_and_nothing_imported(
    database_url: str, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("code,name,level,parent_code\n36,江西省,province,\n", "utf-8")
    done = run(database_url, wrong)
    assert done.returncode == 1
    assert "line 2: '36' is not a code of 12 digits" in done.stderr
    assert "Nothing was imported." in done.stderr
    assert "Traceback" not in done.stderr
    assert await Region.all().count() == 0


async def test_a_missing_file_is_one_sentence(database_url: str, tmp_path: Path) -> None:
    done = run(database_url, tmp_path / "none.csv")
    assert done.returncode == 1
    assert "No such file" in done.stderr
    assert "Traceback" not in done.stderr
