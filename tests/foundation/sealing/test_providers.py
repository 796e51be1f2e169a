"""What every provider of signatures promises, asked of each."""

import asyncio
import hashlib
import subprocess
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from uuid import uuid4

import pytest
from asn1crypto import cms, pem, x509

from backend.foundation.sealing.answer import signer_of
from backend.foundation.sealing.provider import KeyUnavailable, SigningOrder, SigningRefused
from backend.foundation.sealing.sealer import Sealer
from scripts.pki.token import make_token
from tests.foundation.sealing.authorities import COMMITTEE, SPOT, Authority, new_authority
from tests.foundation.sealing.providers import PROVIDERS, Provided
from tests.pressing import pressed

pytestmark = pytest.mark.anyio

DOCUMENT = "同意盖章。".encode() * 1000


def order_of(key_ref: str, document: bytes = DOCUMENT) -> SigningOrder:
    digest = hashlib.sha256(document).digest()
    return SigningOrder(key_ref=key_ref, digest=digest, intent_id=uuid4())


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """One that has also certified keys of a token: one elliptic, one of RSA."""
    made = new_authority(tmp_path_factory.mktemp("authority"))
    seals = {"in-token": COMMITTEE, "in-token-rsa": "九江市柴桑区岷山乡分水村村民委员会"}
    rsa = frozenset({"in-token-rsa"})
    make_token(made.folder / "token", made.folder, seals, rsa=rsa)
    return made


@pytest.fixture(params=PROVIDERS, ids=lambda provider: provider.__name__)
async def provided(request: pytest.FixtureRequest, authority: Authority) -> AsyncIterator[Provided]:
    opened: Callable[[Authority], AbstractAsyncContextManager[Provided]] = request.param
    async with opened(authority) as made:
        yield made


async def test_the_certificate_is_the_one_that_the_authority_made(
    provided: Provided, authority: Authority
) -> None:
    certificate = await provided.provider.certificate_of(provided.key_ref)

    assert certificate.der == _certificate(authority, f"seal-{provided.key_ref}")
    assert certificate.chain == (_certificate(authority, "issuer"),)
    assert certificate.subject == COMMITTEE


async def test_openssl_verifies_the_signature_over_the_document(
    provided: Provided, authority: Authority, tmp_path: Path
) -> None:
    signature = await provided.provider.sign(order_of(provided.key_ref))

    assert openssl_verifies(signature, DOCUMENT, authority, tmp_path)
    assert not openssl_verifies(signature, DOCUMENT + b"\n", authority, tmp_path)


async def test_it_says_what_pades_wants_and_nothing_more(
    provided: Provided, authority: Authority
) -> None:
    signed = cms.ContentInfo.load(await provided.provider.sign(order_of(provided.key_ref)))[
        "content"
    ]

    (signer,) = signed["signer_infos"]
    assert {each["type"].native for each in signer["signed_attrs"]} == {
        "content_type",
        "message_digest",
        "signing_certificate_v2",
    }
    assert not signer["unsigned_attrs"].native
    assert {each.chosen.dump() for each in signed["certificates"]} == {
        _certificate(authority, f"seal-{provided.key_ref}"),
        _certificate(authority, "issuer"),
    }


async def test_a_page_that_it_seals_is_trusted(
    provided: Provided, authority: Authority, proof: bytes, face: bytes
) -> None:
    sealed = await pressed(
        Sealer(provided.provider), proof, key_ref=provided.key_ref, face=face, spot=SPOT
    )

    report = await authority.inspector.inspect(sealed)

    assert report.intact
    assert report.trusted


async def test_ten_at_once_get_each_their_own(provided: Provided) -> None:
    orders = [order_of(provided.key_ref, bytes([n])) for n in range(10)]

    signatures = await asyncio.gather(*map(provided.provider.sign, orders))

    pairs = zip(signatures, orders, strict=True)
    assert len({signer_of(signature, order.digest) for signature, order in pairs}) == 1
    assert len(set(signatures)) == 10


@pytest.mark.parametrize("key_ref", ["nobody", "../xiaoyang", "XIAOYANG", "", "a" * 65, "钥匙"])
async def test_what_is_no_key_is_unavailable_for_good(provided: Provided, key_ref: str) -> None:
    provider = provided.provider
    for asked in (provider.certificate_of(key_ref), provider.sign(order_of(key_ref))):
        with pytest.raises(KeyUnavailable) as refused:
            await asked
        assert (refused.value.key_ref, refused.value.permanent) == (key_ref, True)


async def test_keys_that_were_away_sign_again_when_they_are_back(provided: Provided) -> None:
    order = order_of(provided.key_ref)
    await provided.provider.sign(order)

    with provided.away():
        with pytest.raises(KeyUnavailable):
            await provided.provider.sign(order)
        with pytest.raises(KeyUnavailable):
            await provided.provider.certificate_of(provided.key_ref)

    assert await provided.provider.sign(order)


@pytest.mark.parametrize("size", [0, 20, 31, 33, 64])
def test_a_digest_of_another_size_cannot_be_ordered(size: int) -> None:
    with pytest.raises(SigningRefused):
        SigningOrder(key_ref="xiaoyang", digest=b"d" * size, intent_id=uuid4())


def openssl_verifies(signature: bytes, document: bytes, authority: Authority, folder: Path) -> bool:
    """`-cades` also asks that signing-certificate-v2 names the signer."""
    (folder / "signature").write_bytes(signature)
    (folder / "document").write_bytes(document)
    command = ["openssl", "cms", "-verify", "-cades", "-binary", "-purpose", "any"]
    command += ["-inform", "DER", "-in", folder / "signature", "-content", folder / "document"]
    command += ["-CAfile", authority.folder / "trust.pem", "-out", "/dev/null"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _certificate(authority: Authority, label: str) -> bytes:
    content = (authority.folder / "certs" / f"{label}.crt").read_bytes()
    _, _, der = pem.unarmor(content)
    return x509.Certificate.load(der).dump()
