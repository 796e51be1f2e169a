"""A short day of disorder. PostgreSQL's own restarts are in tests/operations and in longer days."""

import asyncio

import pytest

from scripts.disorder.__main__ import main
from tests.databases import new_database


def test_nothing_is_lost_or_doubled_while_everything_fails(
    postgres_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    database_url = asyncio.run(new_database(postgres_url, "chaos"))

    status = main(
        ["--seed=45", "--rate=3", "--proofs=24", "--kills=4", "--restarts=0"],
        database_url=database_url,
    )

    told = capsys.readouterr().out
    assert status == 0, told
    assert "  issued               24\n" in told
    assert "nothing lost, nothing doubled" in told
