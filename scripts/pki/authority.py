"""Makes the development PKI with certomancer: authorities, responders, and a key for each seal.

The folder it fills:

- `seals/<key_ref>.p12`   key and certificate of a seal, under the passphrase
- `trust.pem`             the root certificate, for the inspector
- `crl/*.crl`             revocation lists of the root and of the issuing authority
- `certs/*.crt`, `keys/*.pem`   every certificate and every private key
- `certomancer.yml`       the complete description, with which certomancer can play OCSP and TSA
"""

import re
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml
from asn1crypto import pem
from certomancer.registry import (
    ArchLabel,
    CertLabel,
    CertomancerConfig,
    PKIArchitecture,
    ServiceLabel,
)
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

TEMPLATE = Path(__file__).with_name("certomancer.yml")
LIFETIME = timedelta(days=3650)  # a demonstration must not expire under the one who shows it
# What proves a seal lives longer than the seal, or there would be nothing to renew it with.
AUTHORITY_LIFETIME = timedelta(days=9131)
CLOCK_SKEW = timedelta(days=1)  # a machine with a slow clock still finds its certificates in force

_ARCHITECTURE = "development"
_KEY_REF = re.compile(r"[a-z0-9-]{1,64}")  # it becomes a file name
_SEAL = "seal-"  # keeps the labels of seals apart from those of authorities


def make_pki(
    out: Path, seals: Mapping[str, str], passphrase: str, *, begins: datetime | None = None
) -> None:
    """Fills the folder so that every seal (key reference → name of the organisation) has a key.

    What is there is kept: a second run adds new seals and renews the revocation lists. It can be
    stopped at any point and run again. New certificates are in force from `begins`, by default from
    now. Raises ValueError for a reference that is malformed or
    already belongs to another organisation.
    """
    for folder in ("keys", "certs", "crl", "seals"):
        (out / folder).mkdir(parents=True, exist_ok=True)
    (out / "keys").chmod(0o700)
    begin = begins or datetime.now(UTC).replace(microsecond=0)
    description = _description(out, begin)
    for key_ref, organisation in seals.items():
        _enter_seal(description, key_ref, organisation, begin)
    # Serial numbers and dates are kept before anything is issued under them.
    _write_description(out, description)
    _make_missing_keys(out, description)
    architecture = _architecture(out, description)
    _write_certificates(out, description, architecture)
    _write_bundles(out, seals, passphrase, architecture)
    _write_revocation_lists(out, architecture)
    _write_description(out, description)


def certify(out: Path, key_ref: str, organisation: str, public_key: bytes) -> bytes:
    """The certificate, in PEM, of a seal whose private key is elsewhere; `public_key` is PEM too.

    The folder has been filled by make_pki. A certificate of that reference is kept.
    """
    begin = datetime.now(UTC).replace(microsecond=0)
    description = _description(out, begin)
    _enter_seal(description, key_ref, organisation, begin)
    label = _SEAL + key_ref
    (out / "keys" / f"{label}.pem").write_bytes(public_key)
    _keys(description)[label] = {"path": f"{label}.pem", "public-only": True}
    _write_certificates(out, description, _architecture(out, description))
    _write_description(out, description)
    return (out / _certificate_file(label)).read_bytes()


def issuer_of(out: Path) -> bytes:
    """The certificate, in PEM, of the authority that certifies seals."""
    return (out / _certificate_file("issuer")).read_bytes()


def architecture_of(out: Path) -> PKIArchitecture:
    """What `make_pki` made there, ready to answer. Raises OSError where it made nothing."""
    return _architecture(out, yaml.safe_load((out / "certomancer.yml").read_text("utf-8")))


def _description(out: Path, begin: datetime) -> dict[str, Any]:
    """The description kept in the folder, or a new one whose authorities begin to be valid then."""
    kept = out / "certomancer.yml"
    if kept.exists():
        return yaml.safe_load(kept.read_text("utf-8"))
    description = yaml.safe_load(TEMPLATE.read_text("utf-8"))
    for label, certificate in _part(description)["certs"].items():
        certificate["validity"] = _validity(begin - CLOCK_SKEW, AUTHORITY_LIFETIME)
        _keys(description)[label] = {"path": f"{label}.pem"}
    return description


def _enter_seal(
    description: dict[str, Any], key_ref: str, organisation: str, begin: datetime
) -> None:
    if not _KEY_REF.fullmatch(key_ref):
        raise ValueError(f"a key reference is 1 to 64 of a-z, 0-9 and -, not {key_ref!r}")
    label = _SEAL + key_ref
    known = _part(description)["entities"].get(label)
    if known is not None:
        if known["common-name"] != organisation:
            raise ValueError(f"{key_ref} is the seal of {known['common-name']}, not {organisation}")
        return
    _part(description)["entities"][label] = {
        "common-name": organisation,
        "organization-name": organisation,
    }
    _part(description)["certs"][label] = {
        "subject": label,
        "issuer": "issuer",
        # Twice the 64 random bits that the CA/Browser Forum asks of a serial number.
        "serial": secrets.randbits(126) + 1,
        "validity": _validity(begin - CLOCK_SKEW / 2, LIFETIME),
        "profiles": ["digsig-commitment"],
    }
    _keys(description)[label] = {"path": f"{label}.pem"}


def _make_missing_keys(out: Path, description: dict[str, Any]) -> None:
    for entry in _keys(description).values():
        file = out / "keys" / entry["path"]
        if not file.exists():
            key = ec.generate_private_key(ec.SECP256R1())
            content = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
            write_secret(file, content)


def _architecture(out: Path, description: dict[str, Any]) -> PKIArchitecture:
    for label, certificate in _part(description)["certs"].items():
        file = _certificate_file(label)
        if (out / file).exists():
            certificate["certificate-file"] = file
    config = CertomancerConfig(
        description, key_search_dir=str(out), config_search_dir=str(out), lazy_load_keys=True
    )
    return config.get_pki_arch(ArchLabel(_ARCHITECTURE))


def _write_certificates(
    out: Path, description: dict[str, Any], architecture: PKIArchitecture
) -> None:
    for label, certificate in _part(description)["certs"].items():
        if "certificate-file" not in certificate:
            issued = architecture.get_cert(CertLabel(label)).dump()
            _write_whole(out / _certificate_file(label), pem.armor("CERTIFICATE", issued))
            certificate["certificate-file"] = _certificate_file(label)
    _write_whole(out / "trust.pem", (out / _certificate_file("root")).read_bytes())


def _write_bundles(
    out: Path, seals: Mapping[str, str], passphrase: str, architecture: PKIArchitecture
) -> None:
    for key_ref in seals:
        file = out / "seals" / f"{key_ref}.p12"
        if not file.exists():
            content = architecture.package_pkcs12(
                CertLabel(_SEAL + key_ref),
                # Without the root: who verifies must have it from elsewhere.
                certs_to_embed=[CertLabel("issuer")],
                password=passphrase.encode(),
            )
            write_secret(file, content)


def _write_revocation_lists(out: Path, architecture: PKIArchitecture) -> None:
    for authority in ("root", "issuer"):
        content = architecture.service_registry.get_crl(ServiceLabel(authority)).dump()
        _write_whole(out / "crl" / f"{authority}.crl", content)


def _write_description(out: Path, description: dict[str, Any]) -> None:
    text = yaml.safe_dump(description, allow_unicode=True, sort_keys=False)
    _write_whole(out / "certomancer.yml", text.encode())


def write_secret(file: Path, content: bytes) -> None:
    """Writes the file whole or not at all, never readable by others even for a moment."""
    draft = file.with_name(file.name + ".new")
    draft.unlink(missing_ok=True)
    draft.touch(mode=0o600, exist_ok=False)
    draft.write_bytes(content)
    draft.replace(file)


def _write_whole(file: Path, content: bytes) -> None:
    draft = file.with_name(file.name + ".new")
    draft.write_bytes(content)
    draft.replace(file)


def _part(description: dict[str, Any]) -> dict[str, Any]:
    return description["pki-architectures"][_ARCHITECTURE]


def _keys(description: dict[str, Any]) -> dict[str, Any]:
    return description["keysets"][_ARCHITECTURE]["keys"]


def _validity(begin: datetime, lifetime: timedelta) -> dict[str, str]:
    return {"valid-from": begin.isoformat(), "valid-to": (begin + lifetime).isoformat()}


def _certificate_file(label: str) -> str:
    return f"certs/{label}.crt"
