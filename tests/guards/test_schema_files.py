"""The published contract is the one the code fulfils."""

import pytest
from graphql import build_schema, find_breaking_changes

from scripts.local import export_schema


@pytest.mark.parametrize("file", export_schema.FILES)
def test_the_sdl_file_is_current(file: str) -> None:
    written = (export_schema.SCHEMA / file).read_text(encoding="utf-8")

    assert written == export_schema.sdl(file), "run scripts/export-schema"


def test_the_reference_of_the_departments_door_is_current() -> None:
    written = export_schema.REFERENCE.read_text(encoding="utf-8")

    assert written == export_schema.exchange_reference(), "run scripts/export-schema"


def broken(released: str, current: str) -> list[str]:
    """What a system that was written for `released` would meet otherwise in `current`."""
    changes = find_breaking_changes(build_schema(released), build_schema(current))
    return [change.description for change in changes]


def test_nothing_that_departments_rely_on_was_taken_away_or_changed() -> None:
    released = (export_schema.SCHEMA / "exchange-released.graphql").read_text(encoding="utf-8")

    assert broken(released, export_schema.sdl("exchange.graphql")) == []


@pytest.mark.parametrize(
    "change",
    [
        ('  """Whether it is worth asking again at once."""\n  hasMore: Boolean!\n', ""),
        ("  subjectMatches: Boolean\n", "  subjectMatches: Int\n"),
        ("  clientToken: UUID!\n", "  clientToken: UUID!\n\n  region: String!\n"),
        ("  UNREADABLE\n", ""),
    ],
    ids=["a lost field", "another type", "something new to give", "a lost value"],
)
def test_a_change_that_breaks_departments_is_noticed(change: tuple[str, str]) -> None:
    current = export_schema.sdl("exchange.graphql")

    assert len(broken(current, current.replace(*change))) == 1
    assert broken(current.replace("  UNREADABLE\n", ""), current) == []


def test_every_problem_code_is_documented() -> None:
    written = (export_schema.SCHEMA / "README.md").read_text(encoding="utf-8")

    assert written == export_schema.readme(written), "run scripts/export-schema"


def test_a_stale_list_of_codes_is_noticed() -> None:
    written = (export_schema.SCHEMA / "README.md").read_text(encoding="utf-8")
    stale = written.replace("| `TEXT_EMPTY` |", "| `TEXT_VOID` |")

    assert stale != export_schema.readme(stale)
