"""Made-up papers are never sealed with legal force."""

from collections.abc import Callable

import pytest

from backend.settings import Settings, SettingsError


def test_a_portal_is_no_sandbox_unless_it_is_told_so(read: Callable[..., Settings]) -> None:
    assert read(PORTAL_SANDBOX=None).sandbox is False


@pytest.mark.parametrize(
    "changes",
    [
        {"PORTAL_ENVIRONMENT": "development", "CERTIFICATE_LIBRARY_URL": None},
        {"PORTAL_DEMONSTRATION_SEALS": "1"},
    ],
    ids=["development", "a hosted one"],
)
def test_a_sandbox_has_demonstration_seals(
    read: Callable[..., Settings], changes: dict[str, str | None]
) -> None:
    settings = read(PORTAL_SANDBOX="1", **changes)

    assert settings.sandbox
    assert settings.seals.demonstration


@pytest.mark.parametrize(
    "changes",
    [{}, {"PORTAL_ENVIRONMENT": "development", "PORTAL_DEMONSTRATION_SEALS": "0"}],
    ids=["production", "development with real seals"],
)
def test_a_sandbox_with_real_seals_does_not_start(
    read: Callable[..., Settings], changes: dict[str, str]
) -> None:
    with pytest.raises(SettingsError, match="PORTAL_DEMONSTRATION_SEALS"):
        read(PORTAL_SANDBOX="1", **changes)
