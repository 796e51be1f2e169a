"""What the environment says of signing in: the identity platform, the second factor of staff."""

from collections.abc import Callable
from pathlib import Path

import pytest

from backend.settings import Settings, SettingsError

Read = Callable[..., Settings]


def test_outside_of_development_staff_have_a_second_factor(read: Read) -> None:
    assert read().second_factor_demanded
    assert not read(PORTAL_STAFF_SECOND_FACTOR="false").second_factor_demanded
    development = {"PORTAL_ENVIRONMENT": "development"}
    assert not read(**development).second_factor_demanded
    assert read(**development, PORTAL_STAFF_SECOND_FACTOR="true").second_factor_demanded


def test_without_an_issuer_there_is_no_platform(read: Read) -> None:
    assert read().platform is None


def test_a_platform_has_issuer_client_and_secret(read: Read, tmp_path: Path) -> None:
    secret = tmp_path / "client"
    secret.write_text("a secret\n")
    given = {
        "PORTAL_OIDC_ISSUER": "https://id.example/realm",
        "PORTAL_OIDC_CLIENT_ID": "portal",
        "PORTAL_OIDC_SECRET_FILE": str(secret),
    }

    platform = read(**given).platform

    assert platform is not None
    assert (platform.issuer, platform.client_id) == ("https://id.example/realm", "portal")
    assert str(platform.secret) == "a secret"
    assert "a secret" not in repr(platform)
    assert platform.id_number_claim == "id_number"
    for name in given:
        if name != "PORTAL_OIDC_ISSUER":
            with pytest.raises(SettingsError, match=name):
                read(**(given | {name: None}))
    with pytest.raises(SettingsError, match="PORTAL_OIDC_ISSUER"):
        read(**(given | {"PORTAL_OIDC_ISSUER": "http://id.example"}))
