"""veraPDF finds what is wrong: without that, its silence would prove nothing."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from tests.conformance import verapdf
from tests.conformance.verapdf import VeraPdf


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """A page without metadata, tags or language."""
    document = pikepdf.new()
    document.add_blank_page()
    content = BytesIO()
    document.save(content)
    (tmp_path / "plain.pdf").write_bytes(content.getvalue())
    return tmp_path / "plain.pdf"


@pytest.mark.parametrize(("flavour", "rule"), [("3a", "6.6.2.1-1"), ("ua1", "7.1-8")])
def test_a_page_without_metadata_breaks_a_rule_of_each_standard(
    vera: VeraPdf, plain: Path, flavour: str, rule: str
) -> None:
    verdict = vera.judge(plain, flavour)

    assert verdict.checks > 0
    assert [each for each in verdict.failures if each.startswith(f"{flavour} {rule} ")]


def test_one_process_judges_one_file_after_the_other(vera: VeraPdf, plain: Path) -> None:
    archive, access = vera.judge(plain, "3a"), vera.judge(plain, "ua1")

    assert archive == vera.judge(plain, "3a")
    assert archive != access


def test_two_standards_at_once_find_what_each_finds_alone(vera: VeraPdf, plain: Path) -> None:
    archive, access = vera.judge(plain, "3a"), vera.judge(plain, "ua1")

    both = vera.judge(plain, "3a", "ua1")

    assert both.checks == archive.checks + access.checks
    assert both.failures == archive.failures + access.failures


def test_what_cannot_be_read_fails_and_the_next_file_is_judged(
    vera: VeraPdf, plain: Path, tmp_path: Path
) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"no PDF")

    verdict = vera.judge(tmp_path / "broken.pdf", "3a")

    assert verdict.checks == 0
    assert verdict.failures[0].startswith("unreadable")
    assert vera.judge(plain, "3a").checks > 0


def test_without_its_jar_it_does_not_start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(verapdf, "_JAVA_LIBRARIES", tmp_path)

    with pytest.raises(FileNotFoundError, match="debian-packages"), verapdf.started():
        pass
