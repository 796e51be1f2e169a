"""The time stamp of the signature itself: a token beside it, in the place kept free for that."""

import hashlib
import logging
from typing import Any

from asn1crypto import cms
from pyhanko.sign.general import simple_cms_attribute
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

log = logging.getLogger(__name__)

_DIGEST = "sha256"


async def with_signature_stamped(
    pdf: bytes, seal: EmbeddedPdfSignature, stamper: TimeStamper
) -> bytes:
    """The file as it was, but for the place of the signature, which nothing has signed yet.

    Validators take this token, and not the later one over the whole file, for the time of the
    signature (ETSI EN 319 102-1, 5.5). A token for which the seal kept too little room is left out:
    the one over the whole file proves the same to those who take it. Raises TimestampRequestError.
    """
    signature: Any = seal.signer_info["signature"].native
    token = await stamper.async_timestamp(hashlib.new(_DIGEST, signature).digest(), _DIGEST)
    content = cms.ContentInfo.load(seal.pkcs7_content)
    signer: Any = content["content"]["signer_infos"][0]
    signer["unsigned_attrs"] = cms.CMSAttributes(
        [simple_cms_attribute("signature_time_stamp_token", token)]
    )
    declared: Any = seal.byte_range
    first, second = int(declared[1]), int(declared[2])
    room = second - first - len("<>")
    digits = content.dump().hex().upper().encode().ljust(room, b"0")
    if len(digits) != room:
        log.warning("the time stamp of a signature does not fit into its place of %d digits", room)
        return pdf
    return b"".join((pdf[:first], b"<", digits, b">", pdf[second:]))
