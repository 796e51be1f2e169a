"""The services of the development PKI over HTTP: time stamps (RFC 3161) and OCSP (RFC 6960)."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

from asn1crypto import ocsp, tsp
from certomancer.registry import ServiceLabel
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from backend.foundation import clock
from scripts.pki.authority import architecture_of

MAX_QUESTION_BYTES = 4096


def application(pki: Path) -> Starlette:
    """Answers POST /tsa and POST /ocsp with the keys that `make_pki` put into the folder."""
    services = architecture_of(pki).service_registry

    def stamp(question: bytes) -> bytes:
        asked = tsp.TimeStampReq.load(question, strict=True)
        stamper = services.summon_timestamper(ServiceLabel("tsa"), at_time=clock.now())
        return stamper.request_tsa_response(asked).dump()

    def standing(question: bytes) -> bytes:
        asked = ocsp.OCSPRequest.load(question, strict=True)
        responder = services.summon_responder(ServiceLabel("issuer"), datetime.now(UTC))
        return responder.build_ocsp_response(asked).dump()

    return Starlette(
        routes=[
            Route("/tsa", _answering(stamp, "application/timestamp-reply"), methods=["POST"]),
            Route("/ocsp", _answering(standing, "application/ocsp-response"), methods=["POST"]),
        ]
    )


def _answering(
    answer: Callable[[bytes], bytes], media_type: str
) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        question = await request.body()
        if len(question) > MAX_QUESTION_BYTES:
            return Response(status_code=413)
        try:
            return Response(answer(question), media_type=media_type)
        except ValueError:
            return Response(status_code=400)

    return endpoint
