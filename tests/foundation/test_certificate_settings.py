"""One certificate library or none: its key is a file of its own, and the line is closed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from backend import bootstrap
from backend.foundation.certificates import FolderLibrary, HttpLibrary, NoLibrary
from backend.settings import PartnerSettings, Settings, SettingsError

Read = Callable[..., Settings]


def test_a_library_is_an_address_and_a_key_of_its_own(read: Read) -> None:
    settings = read()

    assert isinstance(settings.certificates, PartnerSettings)
    assert settings.certificates.url == "https://library.example/held"
    assert settings.certificates.secret_bytes == b"shared with the library, 32 bytes"
    assert settings.certificates.secret_bytes not in settings.keys.secrets.values()
    assert str(settings.certificates.secret) not in repr(settings)
    assert isinstance(bootstrap._certificates(settings.certificates), HttpLibrary)


def test_without_an_address_nothing_is_connected_and_no_key_is_needed(read: Read) -> None:
    settings = read(CERTIFICATE_LIBRARY_URL=None, CERTIFICATE_LIBRARY_SECRET_FILE=None)

    assert settings.certificates is None
    assert isinstance(bootstrap._certificates(settings.certificates), NoLibrary)


def test_in_development_a_folder_will_do(read: Read) -> None:
    settings = read(
        PORTAL_ENVIRONMENT="development",
        CERTIFICATE_LIBRARY_URL=None,
        CERTIFICATE_LIBRARY_FOLDER="var/certificates",
    )

    assert settings.certificates == Path("var/certificates")
    assert isinstance(bootstrap._certificates(settings.certificates), FolderLibrary)


def test_in_development_the_line_may_be_open(read: Read) -> None:
    settings = read(
        PORTAL_ENVIRONMENT="development", CERTIFICATE_LIBRARY_URL="http://127.0.0.1:9000"
    )

    assert isinstance(settings.certificates, PartnerSettings)


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"CERTIFICATE_LIBRARY_FOLDER": "certificates"}, "not both"),
        (
            {"CERTIFICATE_LIBRARY_FOLDER": "certificates", "CERTIFICATE_LIBRARY_URL": None},
            "CERTIFICATE_LIBRARY_FOLDER' is for development only",
        ),
        ({"CERTIFICATE_LIBRARY_URL": "http://library.example"}, "personal data"),
        ({"CERTIFICATE_LIBRARY_URL": "library.example"}, "CERTIFICATE_LIBRARY_URL"),
        ({"CERTIFICATE_LIBRARY_URL": "https:///held"}, "CERTIFICATE_LIBRARY_URL"),
        ({"CERTIFICATE_LIBRARY_URL": "ftp://library.example"}, "CERTIFICATE_LIBRARY_URL"),
        ({"CERTIFICATE_LIBRARY_SECRET_FILE": None}, "CERTIFICATE_LIBRARY_SECRET_FILE"),
        ({"CERTIFICATE_LIBRARY_SECRET_FILE": "/nowhere"}, "CERTIFICATE_LIBRARY_SECRET_FILE"),
    ],
)
def test_an_impossible_library_is_named_in_a_sentence(
    read: Read, changes: dict[str, str | None], named: str
) -> None:
    with pytest.raises(SettingsError, match=named):
        read(**changes)


def test_a_short_key_is_refused(read: Read, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"CERTIFICATE_LIBRARY_SECRET_FILE.*32 bytes"):
        read(CERTIFICATE_LIBRARY_SECRET_FILE=str(tmp_path / "empty"))
