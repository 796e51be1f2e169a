"""A process dies on purpose in development only, and only when it was told so at its start."""

from collections.abc import Callable
from pathlib import Path

import pytest

from backend.foundation.crash_points import CrashPoint
from backend.settings import Settings, SettingsError
from backend.signing.settings import SigningSettings

DEVELOPMENT = {"PORTAL_ENVIRONMENT": "development", "CERTIFICATE_LIBRARY_URL": None}


def test_nothing_dies_unless_it_is_told_so(read: Callable[..., Settings]) -> None:
    assert read().crash_at is None
    assert read(**DEVELOPMENT).crash_at is None


def test_in_development_a_process_dies_where_it_is_told(read: Callable[..., Settings]) -> None:
    assert read(PORTAL_CRASH_AT="sealed", **DEVELOPMENT).crash_at is CrashPoint.SEALED


@pytest.mark.parametrize("point", ["sealed", "nowhere", ""])
def test_in_production_one_that_is_told_does_not_start(
    read: Callable[..., Settings], monkeypatch: pytest.MonkeyPatch, point: str
) -> None:
    with pytest.raises(SettingsError, match="'PORTAL_CRASH_AT' is for development only"):
        read(PORTAL_CRASH_AT=point)

    monkeypatch.setenv("DATABASE_URL", "postgres://portal@127.0.0.1/portal")
    monkeypatch.setenv("PORTAL_SIGNING_SOCKET", "signing.sock")
    monkeypatch.setenv("PORTAL_SEAL_KEYS", "seals")
    monkeypatch.setenv("PORTAL_SEAL_PASSPHRASE_FILE", "passphrase")
    monkeypatch.setenv("PORTAL_CRASH_AT", point)
    with pytest.raises(SettingsError, match="'PORTAL_CRASH_AT' is for development only"):
        SigningSettings.from_environ()


def test_a_clock_is_off_on_purpose_in_development_only(
    read: Callable[..., Settings], tmp_path: Path
) -> None:
    file = tmp_path / "clock"

    assert read(**DEVELOPMENT).clock is None
    assert read(PORTAL_CLOCK=str(file), **DEVELOPMENT).clock == file
    with pytest.raises(SettingsError, match="'PORTAL_CLOCK' is for development only"):
        read(PORTAL_CLOCK=str(file))


def test_a_point_that_is_none_is_told_at_once(read: Callable[..., Settings]) -> None:
    with pytest.raises(SettingsError, match="must be one of numbered, approved, "):
        read(PORTAL_CRASH_AT="nowhere", **DEVELOPMENT)
