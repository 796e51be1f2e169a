"""From bytes to one GraphQL request, or to a form: everything malformed ends here, as a 400."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect

MAX_BODY = 100_000
"""The longest own request, 2,000 characters of text in \\u escapes, has about 15 kB."""
MAX_FORM = 10_000
"""Three hundred characters in nine bytes each, with room for names."""
MAX_FIELDS = 10


class BadRequest(Exception):
    """Answered with `status` and a sentence; nothing was executed."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


@dataclass(frozen=True, kw_only=True, slots=True)
class GraphQLRequest:
    """One operation to execute: by the text of a document, or by the id of a trusted one."""

    query: str | None
    document_id: str | None
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


async def form_fields(chunks: AsyncIterator[bytes], content_type: str) -> dict[str, str]:
    """The fields of a form of a page without script, the last of each name; or BadRequest."""
    if content_type.partition(";")[0].strip().lower() != "application/x-www-form-urlencoded":
        raise BadRequest(415, "The content type must be application/x-www-form-urlencoded.")
    body = await read_body(chunks, limit=MAX_FORM)
    try:
        pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=MAX_FIELDS)
    except ValueError:  # A UnicodeDecodeError is one too.
        raise BadRequest(400, "The body is not a form.") from None
    return dict(pairs)


def parse(body: bytes, content_type: str) -> GraphQLRequest:
    """Raises BadRequest for whatever is not one GraphQL request in JSON."""
    content = json_object(body, content_type)
    query, document_id = _document(content)
    variables = content.get("variables")
    operation_name = content.get("operationName")
    if not isinstance(variables, dict | None):
        raise BadRequest(400, "“variables” must be an object.")
    if not isinstance(operation_name, str | None):
        raise BadRequest(400, "“operationName” must be a string.")
    if not isinstance(content.get("extensions"), dict | None):
        raise BadRequest(400, "“extensions” must be an object.")
    return GraphQLRequest(
        query=query,
        document_id=document_id,
        variables=variables or {},
        operation_name=operation_name or None,
    )


def json_object(body: bytes, content_type: str) -> dict[str, Any]:
    """The JSON object that the body is; raises BadRequest for every other one."""
    # Other content types are what a cross-site form can send without asking first (CSRF).
    if content_type.partition(";")[0].strip().lower() != "application/json":
        raise BadRequest(415, "The content type must be application/json.")
    content = _json(body)
    if not isinstance(content, dict):
        raise BadRequest(400, "The body must be a JSON object.")
    return content


def _document(content: dict[str, Any]) -> tuple[str | None, str | None]:
    """Text and id, of which exactly one is there."""
    query, document_id = content.get("query"), content.get("documentId")
    if query is not None and document_id is not None:
        raise BadRequest(400, "“query” and “documentId” exclude one another.")
    if document_id is not None:
        if not isinstance(document_id, str):
            raise BadRequest(400, "“documentId” must be a string.")
        return None, document_id
    if not isinstance(query, str) or not query.strip() or not _is_encodable(query):
        raise BadRequest(400, "“query” must be a GraphQL document.")
    return query, None


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
