"""Where the keys of the benchmark lie, and the drawn seal beside them."""

from pathlib import Path

P256, RSA = "p256", "rsa"
PASSPHRASE = "benchmark"  # noqa: S105 -- of keys that live for one run
FACE = "face.pdf"


def bundle(folder: Path, kind: str) -> Path:
    """Key and certificates of a kind as PKCS#12."""
    return folder / f"seals/{kind}.p12"
