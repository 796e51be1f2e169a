"""The font folder: a clear sentence when a source is missing, and fonts made for documents."""

import importlib.machinery
import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from fontTools.ttLib import TTFont

from backend.foundation.documents import fonts as files

PROJECT = Path(__file__).parents[3]


@pytest.fixture
def script(monkeypatch) -> ModuleType:
    path = PROJECT / "scripts/build-fonts"
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    loader = importlib.machinery.SourceFileLoader("build_fonts", str(path))
    spec = importlib.util.spec_from_loader("build_fonts", loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


def test_a_missing_source_names_the_debian_package(script, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(script, "PACKAGES", {Path("/nowhere/HanaMinA.ttf"): "fonts-hanazono"})
    monkeypatch.setattr("sys.argv", ["build-fonts", "--fonts", str(tmp_path)])
    assert script.main() == 1
    message = capsys.readouterr().err
    assert "fonts-hanazono" in message
    assert message.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_current_only_for_the_same_sources_and_with_all_files(script, tmp_path, fonts):
    stamp = {"source": "1"}
    assert not script.is_current(tmp_path, stamp)
    for file in fonts.iterdir():
        if file.is_file():
            (tmp_path / file.name).touch()
    (tmp_path / "built.json").write_text('{"source": "1"}')
    assert script.is_current(tmp_path, stamp)
    assert not script.is_current(tmp_path, {"source": "2"})
    (tmp_path / files.SONG_BOLD).unlink()
    assert not script.is_current(tmp_path, stamp)


@pytest.mark.parametrize("name", [files.SONG_REGULAR, files.SONG_BOLD])
def test_the_small_song_is_truetype_with_a_glyph_for_each_character(fonts, script, name):
    with TTFont(fonts / name) as font:
        names = font.getBestCmap()
        assert "glyf" in font
        assert "CFF " not in font
        assert len(set(names.values())) == len(names)
        assert all(ord(char) in names for char in "证明〔〕·×℃喆㛃䶮𬭚𠮷AZ09")
    assert (fonts / name).stat().st_size < 5_000_000


def test_fonts_carry_the_date_of_their_source_not_of_the_build(fonts, script):
    with TTFont(fonts / files.SONG_REGULAR) as font, script.open_face(script.REGULAR) as source:
        assert font["head"].modified == source["head"].modified


def test_ranges_join_neighbours_only(script):
    assert script.ranges([1, 2, 3, 7, 9, 10]) == [[1, 3], [7, 7], [9, 10]]
