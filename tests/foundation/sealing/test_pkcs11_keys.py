"""Keys of a PKCS#11 token: what is refused, and what is never said."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pkcs11
import pytest
from asn1crypto import pem

from backend.foundation.sealing.answer import signer_of
from backend.foundation.sealing.custody import KeyCustody
from backend.foundation.sealing.pkcs11_keys import Pkcs11Keys, Token
from backend.foundation.sealing.provider import KeyUnavailable, SigningOrder
from scripts.pki import token as tokens
from scripts.pki.authority import certify, issuer_of
from tests.foundation.sealing.authorities import COMMITTEE, Authority, new_authority
from tests.foundation.sealing.providers import token_of

pytestmark = pytest.mark.anyio

ORDER = SigningOrder(key_ref="in-token-rsa", digest=b"d" * 32, intent_id=uuid4())


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """With a token whose keys are of every kind that may and may not sign."""
    made = new_authority(tmp_path_factory.mktemp("authority"))
    out = made.folder / "token"
    tokens.make_token(
        out,
        made.folder,
        {"in-token": COMMITTEE, "in-token-rsa": COMMITTEE},
        rsa=frozenset({"in-token-rsa"}),
    )
    with _session(out) as session:
        for key_ref, attributes in _OPEN_KEYS.items():
            public = tokens.generate(session, key_ref, **attributes)
            public = pem.armor("PUBLIC KEY", public)
            certificate = certify(made.folder, key_ref, COMMITTEE, public)
            (out / "certs" / f"{key_ref}.crt").write_bytes(certificate + issuer_of(made.folder))
    return made


_OPEN_KEYS = {"extractable": {"EXTRACTABLE": True}, "not-sensitive": {"SENSITIVE": False}}


def _session(out: Path) -> pkcs11.Session:
    token = pkcs11.lib(str(tokens.softhsm_module())).get_token(token_label=tokens.LABEL)
    return token.open(rw=True, user_pin=(out / "pin").read_text())


@pytest.fixture(autouse=True)
def nothing_stays_open(authority: Authority) -> Iterator[None]:
    yield
    pkcs11.lib(str(tokens.softhsm_module())).finalize()


def custody_of(token: Token) -> KeyCustody:
    return KeyCustody(Pkcs11Keys(token))


async def refusal_of(custody: KeyCustody, key_ref: str) -> KeyUnavailable:
    with pytest.raises(KeyUnavailable) as refused:
        await custody.certificate_of(key_ref)
    return refused.value


async def test_an_rsa_key_signs_too(authority: Authority) -> None:
    custody = custody_of(token_of(authority))

    signer = signer_of(await custody.sign(ORDER), ORDER.digest)

    assert signer == (await custody.certificate_of("in-token-rsa")).der


@pytest.mark.parametrize("key_ref", list(_OPEN_KEYS))
async def test_a_key_that_can_be_copied_is_no_key_of_a_seal(
    authority: Authority, key_ref: str
) -> None:
    refused = await refusal_of(custody_of(token_of(authority)), key_ref)
    assert (refused.reason, refused.permanent) == ("it can be read out of its token", True)


async def test_a_certificate_of_another_key_is_refused(
    authority: Authority, tmp_path: Path
) -> None:
    other = token_of(authority).certificates / "in-token-rsa.crt"  # type: ignore[operator]
    (tmp_path / "in-token.crt").write_bytes(other.read_bytes())
    mixed = replace(token_of(authority), certificates=tmp_path)

    refused = await refusal_of(custody_of(mixed), "in-token")

    assert refused.reason == "its certificate belongs to another key"


async def test_the_token_may_hold_the_certificates_itself(
    authority: Authority, tmp_path: Path
) -> None:
    folder = token_of(authority).certificates
    assert folder
    pieces = pem.unarmor((folder / "in-token.crt").read_bytes(), multiple=True)
    with _session(authority.folder / "token") as session:
        for (_, _, der), label in zip(pieces, ("in-token", "issuer"), strict=True):
            session.create_object(
                {
                    pkcs11.Attribute.CLASS: pkcs11.ObjectClass.CERTIFICATE,
                    pkcs11.Attribute.CERTIFICATE_TYPE: pkcs11.CertificateType.X_509,
                    pkcs11.Attribute.TOKEN: True,
                    pkcs11.Attribute.LABEL: label,
                    pkcs11.Attribute.SUBJECT: b"",
                    pkcs11.Attribute.VALUE: der,
                }
            )

    from_token = custody_of(replace(token_of(authority), certificates=None))

    from_folder = await custody_of(token_of(authority)).certificate_of("in-token")
    assert await from_token.certificate_of("in-token") == from_folder
    assert len(from_folder.chain) == 1
    without = await refusal_of(from_token, "in-token-rsa")
    assert without.reason == "there is no certificate for the key"


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620])
async def test_a_pin_that_others_can_read_opens_nothing(
    authority: Authority, tmp_path: Path, mode: int
) -> None:
    pin = tmp_path / "pin"
    pin.write_text((authority.folder / "token" / "pin").read_text())
    pin.chmod(mode)

    refused = await refusal_of(custody_of(replace(token_of(authority), pin_file=pin)), "in-token")

    assert "chmod 600" in refused.reason


async def test_a_wrong_pin_is_tried_once_until_its_file_changes(
    authority: Authority, tmp_path: Path
) -> None:
    pin = tmp_path / "pin"
    pin.touch(mode=0o600)
    pin.write_text("00000000")
    custody = custody_of(replace(token_of(authority), pin_file=pin))

    first = await refusal_of(custody, "in-token")
    second = await refusal_of(custody, "in-token")

    assert "PinIncorrect" in first.reason
    assert second.reason == "its token refused this PIN before"
    assert first.permanent
    assert "00000000" not in str(first) + str(second)
    pin.write_text((authority.folder / "token" / "pin").read_text())
    os.utime(pin, ns=(0, 0))
    assert await custody.certificate_of("in-token")


async def test_another_token_or_none_is_away(authority: Authority) -> None:
    refused = await refusal_of(custody_of(token_of(authority, label="other")), "in-token")
    assert not refused.permanent


async def test_a_forked_child_does_not_touch_the_token(authority: Authority) -> None:
    keys = Pkcs11Keys(token_of(authority))
    assert await KeyCustody(keys).certificate_of("in-token")
    keys._process = os.getppid()

    refused = await refusal_of(KeyCustody(keys), "in-token")

    assert "forked" in refused.reason
