"""Makes a development token with SoftHSM2: its keys are born in it and certified by our PKI.

The folder it fills: `softhsm2.conf`, which SOFTHSM2_CONF must name, `tokens`, `pin`, and `certs`
with `<key_ref>.crt` for each key.
"""

import os
import secrets
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pkcs11
from asn1crypto import keys, pem
from pkcs11 import Attribute, KeyType, ObjectClass
from pkcs11.util.ec import encode_ec_public_key, encode_named_curve_parameters
from pkcs11.util.rsa import encode_rsa_public_key

from scripts.local.private_files import write_private
from scripts.pki.authority import certify, issuer_of

LABEL = "seals"
INITIALISE = ("softhsm2-util", "--init-token", "--free")
MODULES = ("softhsm/libsofthsm2.so", "*/softhsm/libsofthsm2.so", "pkcs11/libsofthsm2.so")
"""Where Debian, Ubuntu and others put it below /usr/lib, /usr/lib64 and /usr/local/lib."""


class NoToken(Exception):
    """SoftHSM2 is not installed."""


def softhsm_module() -> Path:
    """The PKCS#11 library of SoftHSM2. Raises NoToken."""
    for root in map(Path, ("/usr/lib", "/usr/lib64", "/usr/local/lib")):
        for place in MODULES:
            for found in sorted(root.glob(place)):
                return found
    raise NoToken("SoftHSM2 is missing: install the package softhsm2")


def make_token(
    out: Path, pki: Path, seals: Mapping[str, str], *, rsa: frozenset[str] = frozenset()
) -> None:
    """A key in the token for each seal (key reference → name of the organisation).

    Keys are P-256, those in `rsa` RSA-2048. What is there is kept. Leaves SOFTHSM2_CONF in the
    environment of this process set to the token made.
    """
    configure(out)
    pin = _initialised(out)
    token = pkcs11.lib(str(softhsm_module())).get_token(token_label=LABEL)
    with token.open(rw=True, user_pin=pin) as session:
        for key_ref, organisation in seals.items():
            public = _public_key(session, key_ref) or generate(session, key_ref, key_ref in rsa)
            certificate = certify(pki, key_ref, organisation, pem.armor("PUBLIC KEY", public))
            (out / "certs" / f"{key_ref}.crt").write_bytes(certificate + issuer_of(pki))


def configure(out: Path) -> None:
    """Makes this process, and those it starts, see the tokens of a folder."""
    for name in ("tokens", "certs"):
        (out / name).mkdir(mode=0o700, parents=True, exist_ok=True)
    configuration = out / "softhsm2.conf"
    configuration.write_text(
        f"directories.tokendir = {out.resolve() / 'tokens'}\nobjectstore.backend = file\n"
    )
    os.environ["SOFTHSM2_CONF"] = str(configuration)
    # The module reads it when it is initialised, which the next to ask for it does.
    pkcs11.lib(str(softhsm_module())).finalize()


def generate(session: Any, key_ref: str, rsa: bool = False, **attributes: Any) -> bytes:
    """A new key pair in the token that cannot leave it; its public key as SubjectPublicKeyInfo.

    `attributes` of the private key may say otherwise, for tests.
    """
    private = {Attribute.SENSITIVE: True, Attribute.EXTRACTABLE: False}
    private |= {Attribute[name]: value for name, value in attributes.items()}
    options: dict[str, Any] = {"store": True, "label": key_ref, "private_template": private}
    if rsa:
        session.generate_keypair(KeyType.RSA, 2048, **options)
    else:
        curve = {Attribute.EC_PARAMS: encode_named_curve_parameters("secp256r1")}
        parameters = session.create_domain_parameters(KeyType.EC, curve, local=True)
        parameters.generate_keypair(**options)
    public = _public_key(session, key_ref)
    assert public, "a pair has a public key"
    return public


def _public_key(session: Any, key_ref: str) -> bytes | None:
    try:
        key = session.get_key(object_class=ObjectClass.PUBLIC_KEY, label=key_ref)
    except pkcs11.NoSuchKey:
        return None
    if key.key_type is KeyType.RSA:
        modulus = keys.RSAPublicKey.load(encode_rsa_public_key(key))
        return keys.PublicKeyInfo.wrap(modulus, "rsa").dump()
    return encode_ec_public_key(key)


def _initialised(out: Path) -> str:
    """The PIN of the token, which is made when it is missing."""
    file = out / "pin"
    if not file.exists():
        pin = secrets.token_hex(8)
        # On the command line, where others of this machine can read it: for development only.
        done = subprocess.run(
            [*INITIALISE, "--label", LABEL, "--so-pin", secrets.token_hex(8), "--pin", pin],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            raise NoToken(f"softhsm2-util failed: {done.stderr.strip()}")
        write_private(file, pin)
    return file.read_text()
