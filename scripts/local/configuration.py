"""The environment that scripts/run gives the portal's processes; what is set already, stays."""

import base64
import secrets
import shlex
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.local.embedded import free_port
from scripts.local.narration import Refused
from scripts.local.private_files import write_private


@dataclass(frozen=True, kw_only=True, slots=True)
class Address:
    """Where the web process listens."""

    host: str
    port: int

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> "Address":
        typed = environ.get("PORTAL_PORT", "8000")
        if not typed.isascii() or not typed.isdigit() or not 0 < int(typed) < 65536:
            raise Refused(f"PORTAL_PORT must be a number from 1 to 65535, not {typed!r}.")
        return cls(host=environ.get("PORTAL_HOST", "127.0.0.1"), port=int(typed))

    def check_free(self) -> None:
        """Raises Refused when another program listens here, or when we may not."""
        family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        with socket.socket(family) as probe:
            # What TIME_WAIT still holds from our own last run is not in use.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((self.host, self.port))
            except OSError as error:
                raise Refused(
                    f"Port {self.port} on {self.host} cannot be used ({error.strerror}): stop "
                    "the program that has it, or choose another, for example "
                    f"PORTAL_PORT={self.port + 1} scripts/run"
                ) from error

    @property
    def local_url(self) -> str:
        """How this machine itself reaches it, also when it listens on every address."""
        host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.host, self.host)  # noqa: S104 - no bind
        return f"http://[{host}]:{self.port}" if ":" in host else f"http://{host}:{self.port}"


def portal_settings(var: Path, address: Address, given: Mapping[str, str]) -> dict[str, str]:
    """The settings of a local run, without those that were given from outside."""
    secret = var / "secret"
    settings = {
        "PORTAL_ENVIRONMENT": "development",
        "PORTAL_HOST": address.host,
        "PORTAL_PORT": str(address.port),
        "PORTAL_PUBLIC_URL": f"http://localhost:{address.port}",
        "PORTAL_STORAGE": str(var / "storage"),
        "PORTAL_FONTS": str(var / "fonts"),
        "PORTAL_SIGNING_SOCKET": str(var / "signing.sock"),
        "PORTAL_SEAL_KEYS": str(var / "pki" / "seals"),
        "PORTAL_SEAL_PASSPHRASE_FILE": str(var / "pki" / "passphrase"),
        "PORTAL_TRUST_ROOTS": str(var / "pki" / "trust.pem"),
        "PORTAL_REVOCATION_LISTS": str(var / "pki" / "crl"),
        "PORTAL_SECRET_FILE": str(secret),
        "PORTAL_AUDIT_KEY_FILE": str(var / "audit" / "key"),
        "PORTAL_AUDIT_COPIES": str(var / "audit" / "copies"),
    }
    if "CERTIFICATE_LIBRARY_URL" not in given:
        settings["CERTIFICATE_LIBRARY_FOLDER"] = str(var / "certificates")
    if "PORTAL_TSA_URLS" not in given:
        authority = f"http://127.0.0.1:{free_port()}"
        settings |= {"PORTAL_TSA_URLS": f"{authority}/tsa", "PORTAL_OCSP_URL": f"{authority}/ocsp"}
    if "PORTAL_SECRET_FILE" not in given:
        keep_secret(secret)
    return {name: value for name, value in settings.items() if name not in given}


def keep_secret(path: Path) -> None:
    """Makes the portal's secret once: 32 random bytes in base64, readable by their owner only."""
    if not path.exists():
        write_private(path, base64.b64encode(secrets.token_bytes(32)).decode() + "\n")


def write_shell_file(path: Path, settings: Mapping[str, str]) -> None:
    """Writes the settings for other shells to read; only the owner may, for it holds passwords."""
    lines = (f"export {name}={shlex.quote(value)}\n" for name, value in settings.items())
    write_private(path, "".join(lines))
