"""Which request this is about: told by every line of the log, and handed on to what follows."""

import secrets
from contextvars import ContextVar

LENGTH = 16

_current: ContextVar[str | None] = ContextVar("request_id", default=None)


def fresh() -> str:
    """An id of our own making: those of callers could break lines, or name somebody."""
    return secrets.token_hex(LENGTH // 2)


def current() -> str | None:
    """The request that this task works for; None outside of requests and of what follows them."""
    return _current.get()


def enter(request_id: str | None) -> None:
    """From here on this task, and all that it starts, works for this request."""
    _current.set(request_id)
