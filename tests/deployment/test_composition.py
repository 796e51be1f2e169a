"""docs/deploy: not started here, but read: commands, settings and mounts are what they must be."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from backend.backups.settings import BackupSettings
from backend.settings import Settings
from backend.signing.settings import SigningSettings

PROJECT = Path(__file__).resolve().parents[2]
FOLDER = PROJECT / "docs" / "deploy"
DEPLOY = (PROJECT / "docs" / "deploy.md").read_text(encoding="utf-8")
DOCKERFILE = (PROJECT / "Dockerfile").read_text(encoding="utf-8")
COMPOSITION = yaml.safe_load((FOLDER / "compose.yaml").read_text(encoding="utf-8"))
SERVICES = COMPOSITION["services"]
IMAGE = {  # What the image sets itself.
    name: value
    for name, value in re.findall(r"(PORTAL_\w+)=(\S+)", DOCKERFILE)
    if not name.startswith("PORTAL_HOST")
}


SetUp = Callable[..., None]


def settings_of(file: str) -> dict[str, str]:
    """The lines of an example."""
    lines = (FOLDER / f"{file}.env.example").read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines)


@pytest.fixture
def set_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> SetUp:
    """Sets an environment in which every file that is named exists."""

    def environment(*files: str) -> None:
        for name, value in IMAGE.items():
            monkeypatch.setenv(name, value)
        for file in files:
            for name, value in settings_of(file).items():
                if name.endswith("_FILE"):
                    secret = tmp_path / name
                    secret.write_text("azE" * 16)
                    monkeypatch.setenv(name, str(secret))
                else:
                    monkeypatch.setenv(name, value)

    return environment


def test_web_and_worker_accept_their_settings(set_up: SetUp) -> None:
    set_up("portal", "audit")
    assert Settings.from_environ().audit is not None


def test_the_signing_process_accepts_its_settings(set_up: SetUp) -> None:
    set_up("signing")
    assert SigningSettings.from_environ().clients == {10001}


def test_backups_accept_their_settings(set_up: SetUp) -> None:
    set_up("backup")
    assert BackupSettings.from_environ().place


def test_every_setting_is_described() -> None:
    named = {
        name
        for file in ("portal", "owner", "signing", "audit", "backup")
        for name in settings_of(file)
    } | {
        name
        for service in SERVICES.values()
        for name in service.get("environment", {})
        if name.startswith("PORTAL_") and name != "PORTAL_HOSTNAME"
    }
    assert [name for name in sorted(named) if f"`{name}`" not in DEPLOY] == []


def test_our_services_run_commands_of_the_image() -> None:
    ours = {name: each for name, each in SERVICES.items() if each["image"].startswith("mianzheng")}
    assert set(ours) == {"migrate", "signing", "web", "worker", "backup"}
    for service in ours.values():
        command = service["command"][0]
        assert (PROJECT / command).exists()
        assert re.search(rf"COPY [^&]*{command}\b", DOCKERFILE)


def test_everything_that_is_mounted_is_declared_or_described() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    for service in SERVICES.values():
        for mount in service.get("volumes", []):
            source = mount.split(":")[0]
            if not source.startswith("."):
                assert source in COMPOSITION["volumes"]
            elif Path(source).suffix or source == "./Caddyfile":
                assert (FOLDER / source).exists(), source
            else:
                assert f"`{source.removeprefix('./')}/`" in readme, source


def test_services_wait_for_services_that_there_are() -> None:
    for service in SERVICES.values():
        assert set(service.get("depends_on", [])) <= set(SERVICES)


def test_only_the_proxy_is_seen_from_outside() -> None:
    assert [name for name, each in SERVICES.items() if "ports" in each] == ["proxy"]


def test_each_setting_of_a_process_stays_with_it() -> None:
    """Keys of seals with the signing process, that of the log with the worker, and so on."""
    assert [name for name, each in SERVICES.items() if "owner.env" in each.get("env_file", [])] == [
        "migrate"
    ]
    assert [
        name for name, each in SERVICES.items() if "./keys:/keys:ro" in each.get("volumes", [])
    ] == ["signing"]
    assert [name for name, each in SERVICES.items() if "audit.env" in each.get("env_file", [])] == [
        "worker"
    ]
