"""Makes what the benchmark seals with: a key of each kind under one authority, and a drawn seal."""

from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from backend.foundation.sealing.face import SealFace, face_pdf
from scripts.bench.sealing.keys import FACE, P256, PASSPHRASE, RSA
from scripts.bench.sealing.page import OFFICE
from scripts.pki.authority import make_pki, write_secret


def prepare(folder: Path, fonts: Path) -> None:
    """Fills the folder with what `keys` names."""
    (folder / "keys").mkdir(parents=True)
    key = rsa.generate_private_key(65537, 2048)
    # The maker of the PKI takes a key that it finds, and would make one on P-256.
    write_secret(
        folder / f"keys/seal-{RSA}.pem",
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
    )
    make_pki(folder, {P256: OFFICE, RSA: OFFICE}, PASSPHRASE)
    (folder / FACE).write_bytes(face_pdf(SealFace.for_name(OFFICE), fonts))
