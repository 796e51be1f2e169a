"""Bodies that hold a file: taken into a temporary one as they arrive, and never beyond a limit."""

from collections.abc import AsyncGenerator

from starlette.requests import Request

from backend.foundation.errors import Problem, ProblemCode


async def bounded(
    request: Request, limit: int, too_large: ProblemCode
) -> AsyncGenerator[bytes, None]:
    """The body in its chunks; raises the problem as soon as it is longer than `limit`."""
    announced = request.headers.get("content-length", "")
    size = int(announced[:20]) if announced.isascii() and announced.isdecimal() else 0
    if size <= limit:
        size = 0
        async for chunk in request.stream():
            size += len(chunk)
            if size > limit:
                break
            yield chunk
    if size > limit:
        raise Problem(too_large, limit=limit // 1_000_000)
