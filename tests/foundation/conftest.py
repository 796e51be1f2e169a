"""The whole configuration of a process, for tests that change a part of it."""

import base64
from collections.abc import Callable
from pathlib import Path

import pytest

from backend.settings import Settings


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Settings]:
    """Settings from a complete environment with these changes; None takes a variable away."""
    files = {
        "secret": base64.b64encode(b"k" * 32),
        "library": base64.b64encode(b"shared with the library, 32 bytes"),
        "gateway": base64.b64encode(b"shared with the gateway, 32 bytes"),
        "access": b"AKIA\n",
        "key": b"hidden/+=\n",
        "empty": b"\n",
        "binary": b"\xff",
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    usual = {
        "DATABASE_URL": "postgres://localhost/portal",
        "REDIS_URL": "redis://localhost",
        "PORTAL_ENVIRONMENT": "production",
        "PORTAL_PUBLIC_URL": "https://portal.example",
        "PORTAL_FONTS": "fonts",
        "PORTAL_SIGNING_SOCKET": "signing.sock",
        "PORTAL_TRUST_ROOTS": "trust.pem",
        "PORTAL_SECRET_FILE": str(tmp_path / "secret"),
        "PORTAL_SMS_URL": "https://sms.example",
        "PORTAL_SMS_SECRET_FILE": str(tmp_path / "gateway"),
        "PORTAL_STORAGE": "s3://portal-files/city/files/",
        "PORTAL_S3_ENDPOINT": "https://store.example:9000/",
        "PORTAL_S3_ACCESS_KEY_FILE": str(tmp_path / "access"),
        "PORTAL_S3_SECRET_KEY_FILE": str(tmp_path / "key"),
        "CERTIFICATE_LIBRARY_URL": "https://library.example/held",
        "CERTIFICATE_LIBRARY_FOLDER": None,
        "CERTIFICATE_LIBRARY_SECRET_FILE": str(tmp_path / "library"),
    }

    def settings(**changes: str | None) -> Settings:
        for name, value in (usual | changes).items():
            if value is None:
                monkeypatch.delenv(name, raising=False)
            else:
                monkeypatch.setenv(name, value)
        return Settings.from_environ()

    return settings
