"""Redis' password is in a file, where no listing of an environment shows it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from backend.settings import Settings, SettingsError

Read = Callable[..., Settings]


def test_the_password_comes_from_a_file_and_is_not_shown(read: Read, tmp_path: Path) -> None:
    settings = read(REDIS_PASSWORD_FILE=str(tmp_path / "key"))

    assert str(settings.redis_password) == "hidden/+="
    assert "hidden" not in repr(settings)


def test_without_a_file_there_is_none(read: Read) -> None:
    assert read().redis_password is None


def test_a_password_in_both_places_is_refused_in_a_sentence(read: Read, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="not both"):
        read(REDIS_URL="redis://:other@redis/0", REDIS_PASSWORD_FILE=str(tmp_path / "key"))


@pytest.mark.parametrize("name", ["nowhere", "empty", "binary"])
def test_a_file_without_a_password_is_refused(read: Read, tmp_path: Path, name: str) -> None:
    with pytest.raises(SettingsError, match="REDIS_PASSWORD_FILE"):
        read(REDIS_PASSWORD_FILE=str(tmp_path / name))
