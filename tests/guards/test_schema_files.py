"""The published contract is the one the code fulfils."""

from scripts.local import export_schema


def test_the_sdl_file_is_current() -> None:
    written = (export_schema.SCHEMA / "portal.graphql").read_text(encoding="utf-8")

    assert written == export_schema.sdl(), "run scripts/export-schema"


def test_every_problem_code_is_documented() -> None:
    written = (export_schema.SCHEMA / "README.md").read_text(encoding="utf-8")

    assert written == export_schema.readme(written), "run scripts/export-schema"


def test_a_stale_list_of_codes_is_noticed() -> None:
    written = (export_schema.SCHEMA / "README.md").read_text(encoding="utf-8")
    stale = written.replace("| `TEXT_EMPTY` |", "| `TEXT_VOID` |")

    assert stale != export_schema.readme(stale)
