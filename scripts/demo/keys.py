"""`python -m scripts.demo.keys`: the keys that the signing process of a demonstration holds.

Needs the settings of that process, and runs before it.
"""

import sys

from backend.settings import SettingsError
from backend.signing.settings import FileKeys, SigningSettings
from scripts.demo import people
from scripts.local.private_files import kept_secret
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


def main() -> None:
    """A bad setting is one sentence and exit status 1."""
    try:
        settings = SigningSettings.from_environ()
    except SettingsError as error:
        sys.exit(f"settings: {error}")
    # A token or a platform has its keys from elsewhere.
    if isinstance(settings.keys, FileKeys):
        ensure_keys(settings.keys)


if __name__ == "__main__":
    main()
