"""The SMS gateway has a secret of its own; residents cannot sign in without a gateway."""

from collections.abc import Callable
from pathlib import Path

import pytest

from backend import bootstrap
from backend.foundation.channels import CallbackChannel, LogChannel
from backend.settings import Settings, SettingsError

Read = Callable[..., Settings]


def test_the_gateway_shares_no_secret_with_the_database(read: Read) -> None:
    settings = read()

    assert settings.sms is not None
    assert settings.sms.secret_bytes == b"shared with the gateway, 32 bytes"
    assert settings.sms.secret_bytes not in settings.keys.secrets.values()
    assert isinstance(bootstrap._channel(settings), CallbackChannel)


def test_in_development_messages_are_written_to_the_log(read: Read) -> None:
    settings = read(
        PORTAL_ENVIRONMENT="development", PORTAL_SMS_URL=None, PORTAL_SMS_SECRET_FILE=None
    )

    assert isinstance(bootstrap._channel(settings), LogChannel)


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"PORTAL_SMS_URL": None}, "residents sign in by message"),
        ({"PORTAL_SMS_URL": "http://sms.example"}, "personal data"),
        ({"PORTAL_SMS_URL": "sms.example"}, "PORTAL_SMS_URL"),
        ({"PORTAL_SMS_SECRET_FILE": None}, "PORTAL_SMS_SECRET_FILE"),
        ({"PORTAL_SMS_SECRET_FILE": "/nowhere"}, "PORTAL_SMS_SECRET_FILE"),
    ],
)
def test_an_impossible_gateway_is_named_in_a_sentence(
    read: Read, changes: dict[str, str | None], named: str
) -> None:
    with pytest.raises(SettingsError, match=named):
        read(**changes)


def test_a_short_secret_is_refused(read: Read, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"PORTAL_SMS_SECRET_FILE.*32 bytes"):
        read(PORTAL_SMS_SECRET_FILE=str(tmp_path / "empty"))
