"""`python -m scripts.demo.keys`: the keys that the processes of a demonstration hold.

Needs the settings of the signing process and of the audit log, and runs before both.
"""

import os
import secrets
import sys
from pathlib import Path
from urllib.parse import urlsplit

from backend.auditing.notes import Signer
from backend.settings import SettingsError
from backend.signing.settings import FileKeys, SigningSettings
from scripts.demo import people
from scripts.local.private_files import kept_secret, write_private
from scripts.pki.authority import make_pki


def ensure_keys(keys: FileKeys) -> None:
    """A development PKI around the folder of keys; what is there is kept."""
    # The passphrase lies beside the keys of the development PKI; production never runs this.
    if not keys.passphrase_file.exists():
        kept_secret(keys.passphrase_file)
    village = people.ORGANISATIONS[0]
    make_pki(
        keys.folder.parent,
        {
            people.SEAL_KEY: village.name,
            people.NEXT_SEAL_KEY: village.name,
            people.SERVICE_SEAL_KEY: people.SERVICE,
            people.PORTAL_SEAL_KEY: people.PORTAL,
        },
        keys.passphrase_file.read_text(encoding="utf-8").strip(),
    )


def ensure_audit_key(file: Path, copies: Path, origin: str) -> None:
    """The key of the audit log, its public key beside it, and the folder of copies."""
    copies.mkdir(parents=True, exist_ok=True)
    if not file.exists():
        signer = Signer.made(origin, secrets.token_bytes(32))
        file.parent.mkdir(parents=True, exist_ok=True)
        write_private(file, f"{signer.secret()}\n")
        file.with_name(f"{file.name}.pub").write_text(f"{signer.public}\n", encoding="ascii")


def main() -> None:
    """A bad setting is one sentence and exit status 1."""
    try:
        settings = SigningSettings.from_environ()
    except SettingsError as error:
        sys.exit(f"settings: {error}")
    # A token or a platform has its keys from elsewhere.
    if isinstance(settings.keys, FileKeys):
        ensure_keys(settings.keys)
    ensure_audit_key(
        Path(os.environ["PORTAL_AUDIT_KEY_FILE"]),
        Path(os.environ["PORTAL_AUDIT_COPIES"]),
        f"{urlsplit(os.environ['PORTAL_PUBLIC_URL']).netloc}/audit",
    )


if __name__ == "__main__":
    main()
