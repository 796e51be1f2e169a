"""The SignedData of a seal: the bytes that pyHanko would write, for every kind of key."""

import asyncio
import hashlib
from collections.abc import AsyncIterator

import pytest
from asn1crypto import cms
from hypothesis import given
from hypothesis import strategies as st
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes

from backend.foundation.sealing.cms import SignatureForm
from backend.foundation.sealing.keys import SealKey
from backend.foundation.sealing.pkcs11_keys import Pkcs11Keys
from scripts.pki.token import make_token
from tests.foundation.sealing.authorities import COMMITTEE, Authority, KeySigner, new_authority
from tests.foundation.sealing.providers import token_of

pytestmark = pytest.mark.anyio

DIGEST = hashlib.sha256("同意盖章。".encode()).digest()


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    made = new_authority(tmp_path_factory.mktemp("authority"))
    make_token(made.folder / "token", made.folder, {"rsa": COMMITTEE}, rsa=frozenset({"rsa"}))
    return made


@pytest.fixture(params=["elliptic", "rsa"])
async def key(request: pytest.FixtureRequest, authority: Authority) -> AsyncIterator[SealKey]:
    """A key whose signatures are remembered, since those of ECDSA differ from each other."""
    keys = authority.keys if request.param == "elliptic" else Pkcs11Keys(token_of(authority))
    async with keys.open("xiaoyang" if request.param == "elliptic" else "rsa") as opened:
        made: dict[bytes, bytes] = {}
        yield SealKey(
            certificate=opened.certificate,
            sign=lambda data: made.setdefault(data, opened.sign(data)),
        )


async def test_it_is_what_pyhanko_writes(key: SealKey) -> None:
    form = SignatureForm(key.certificate)

    ours = form.filled(DIGEST, key.sign(form.attributes(DIGEST)))

    theirs = await KeySigner(key).async_sign(
        DIGEST, "sha256", use_pades=True, signed_attr_settings=PdfCMSSignedAttributes()
    )
    assert ours == theirs.dump()


@pytest.fixture(scope="module")
def shared_form(authority: Authority) -> SignatureForm:
    return SignatureForm(asyncio.run(authority.sealer.certificate_of("xiaoyang")))


@given(digest=st.binary(min_size=32, max_size=32), signature=st.binary(max_size=70_000))
def test_any_signature_of_any_length_is_read_back(
    shared_form: SignatureForm, digest: bytes, signature: bytes
) -> None:
    read = cms.ContentInfo.load(shared_form.filled(digest, signature), strict=True)

    (signer,) = read["content"]["signer_infos"]
    attributes = {each["type"].native: each["values"][0] for each in signer["signed_attrs"]}
    assert attributes["message_digest"].native == digest
    assert signer["signature"].native == signature
    assert signer["signed_attrs"].dump()[1:] == shared_form.attributes(digest)[1:]
