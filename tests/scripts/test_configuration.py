"""The settings of a local run: the address, what is given from outside, the secret."""

import base64
import socket
import stat
import subprocess
from pathlib import Path

import pytest

from scripts.local.configuration import Address, keep_secret, portal_settings, write_shell_file
from scripts.local.narration import Refused

HERE = Address(host="127.0.0.1", port=8000)


def test_a_taken_port_is_one_sentence_with_a_way_out() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(Refused) as refusal:
            Address(host="127.0.0.1", port=port).check_free()
    assert str(refusal.value).startswith(f"Port {port} on 127.0.0.1 cannot be used")
    assert f"PORTAL_PORT={port + 1} scripts/run" in str(refusal.value)


@pytest.mark.parametrize("typed", ["", "http", "-1", "0", "65536", "８０００"])
def test_a_port_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="from 1 to 65535"):
        Address.from_environ({"PORTAL_PORT": typed})


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000"),
        ("0.0.0.0", "http://127.0.0.1:8000"),  # noqa: S104 -- not bound here
        ("::", "http://[::1]:8000"),
    ],
)
def test_a_server_on_every_address_is_asked_over_the_loopback(host: str, url: str) -> None:
    assert Address(host=host, port=8000).local_url == url


def test_settings_given_from_outside_stay(tmp_path: Path) -> None:
    settings = portal_settings(tmp_path, HERE, {"PORTAL_PUBLIC_URL": "https://portal.example"})
    assert "PORTAL_PUBLIC_URL" not in settings
    assert settings["PORTAL_FONTS"] == str(tmp_path / "fonts")


def test_a_certificate_library_given_from_outside_replaces_the_folder(tmp_path: Path) -> None:
    given = {"CERTIFICATE_LIBRARY_URL": "http://127.0.0.1:9000"}

    assert "CERTIFICATE_LIBRARY_FOLDER" not in portal_settings(tmp_path, HERE, given)
    settings = portal_settings(tmp_path, HERE, {})
    assert settings["CERTIFICATE_LIBRARY_FOLDER"] == str(tmp_path / "certificates")


def test_the_secret_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    keep_secret(secret)
    first = secret.read_text()
    keep_secret(secret)
    assert secret.read_text() == first
    assert len(base64.b64decode(first)) == 32
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600


def test_settings_reach_a_shell_as_they_are(tmp_path: Path) -> None:
    written = tmp_path / "environment"
    write_shell_file(written, {"DATABASE_URL": "postgres://a:p'$(x) q@b/c"})
    script = f'. {written}; printf %s "$DATABASE_URL"'
    heard = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=True)
    assert heard.stdout == "postgres://a:p'$(x) q@b/c"
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
