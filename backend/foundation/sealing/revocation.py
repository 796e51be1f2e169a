"""Whether certificates are revoked, asked of their authority today (OCSP, RFC 6960)."""

import asyncio
from collections.abc import Iterable

import httpx
from asn1crypto import ocsp, x509
from pyhanko_certvalidator.authority import AuthorityWithCert
from pyhanko_certvalidator.errors import OCSPValidationError
from pyhanko_certvalidator.fetchers.common_utils import (
    format_ocsp_request,
    process_ocsp_response_data,
)

from backend.foundation import outgoing

ANSWER_SECONDS = 3.0
"""The whole exchange for one certificate."""
MAX_ANSWER_BYTES = 64 * 1024
"""An answer has 1 to 3 kB, with the certificate of the responder."""
_QUERY, _REPLY = "application/ocsp-request", "application/ocsp-response"


class NoAnswer(Exception):
    """The authority cannot be reached, or answers nonsense; the message says which."""


async def answer_on(
    certificate: x509.Certificate, known: Iterable[x509.Certificate], *, url: str | None
) -> ocsp.OCSPResponse | None:
    """What its authority says of the certificate; whoever uses the answer checks its signature.

    `known` holds the certificate of the issuer. `url` is asked instead of the address that the
    certificate names. None where neither is there: then a revocation list has to do. Raises
    NoAnswer.
    """
    url = url or next(iter(certificate.ocsp_urls), None)
    issuer = next((each for each in known if each.subject == certificate.issuer), None)
    if url is None or issuer is None:
        return None
    question = format_ocsp_request(
        certificate, AuthorityWithCert(issuer), certid_hash_algo="sha1", request_nonces=True
    )
    try:
        content = await _asked(url, question.dump())
        return process_ocsp_response_data(content, ocsp_request=question, ocsp_url=url)
    except (httpx.HTTPError, TimeoutError, OCSPValidationError, ValueError) as error:
        raise NoAnswer(f"{url}: {type(error).__name__}") from error


async def _asked(url: str, question: bytes) -> bytes:
    headers = {"content-type": _QUERY, "accept": _REPLY}
    content = bytearray()
    async with (
        asyncio.timeout(ANSWER_SECONDS),
        outgoing.client() as client,
        client.stream("POST", url, content=question, headers=headers) as answer,
    ):
        answer.raise_for_status()
        async for piece in answer.aiter_raw():
            content += piece
            if len(content) > MAX_ANSWER_BYTES:
                raise NoAnswer(f"{url}: too much")
    return bytes(content)
