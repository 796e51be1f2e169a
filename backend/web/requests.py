"""From bytes to one GraphQL request: everything malformed ends here, as a 400."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

from starlette.requests import ClientDisconnect

MAX_BODY = 100_000
"""The longest own request, 2,000 characters of text in \\u escapes, has about 15 kB."""


class BadRequest(Exception):
    """Answered with `status` and a sentence; nothing was executed."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


@dataclass(frozen=True, kw_only=True, slots=True)
class GraphQLRequest:
    """One operation to execute."""

    query: str
    variables: dict[str, Any]
    operation_name: str | None


async def read_body(chunks: AsyncIterator[bytes], *, limit: int = MAX_BODY) -> bytes:
    """The whole body, or BadRequest: 413 as soon as it is longer than `limit`."""
    body = bytearray()
    try:
        async for chunk in chunks:
            body += chunk
            if len(body) > limit:
                raise BadRequest(413, f"The body is longer than {limit:,} bytes.")
    except ClientDisconnect:  # Common on mobile networks, and nobody's fault.
        raise BadRequest(400, "The body is not complete.") from None
    return bytes(body)


def parse(body: bytes, content_type: str) -> GraphQLRequest:
    """Raises BadRequest for whatever is not one GraphQL request in JSON."""
    # Other content types are what a cross-site form can send without asking first (CSRF).
    if content_type.partition(";")[0].strip().lower() != "application/json":
        raise BadRequest(415, "The content type must be application/json.")
    content = _json(body)
    if not isinstance(content, dict):
        raise BadRequest(400, "The body must be a JSON object.")
    query = content.get("query")
    variables = content.get("variables")
    operation_name = content.get("operationName")
    if not isinstance(query, str) or not query.strip() or not _is_encodable(query):
        raise BadRequest(400, "“query” must be a GraphQL document.")
    if not isinstance(variables, dict | None):
        raise BadRequest(400, "“variables” must be an object.")
    if not isinstance(operation_name, str | None):
        raise BadRequest(400, "“operationName” must be a string.")
    return GraphQLRequest(
        query=query, variables=variables or {}, operation_name=operation_name or None
    )


def _json(body: bytes) -> Any:
    try:
        return json.loads(body.decode("utf-8"), parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise BadRequest(400, "The body is not JSON in UTF-8.") from None


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _is_encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
