"""An answer that is made at most so often, however often it is asked for."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from backend.foundation import asking

T = TypeVar("T")


class Kept(Generic[T]):
    """What `make` gave, for some seconds; whoever asks meanwhile waits for the same answer."""

    def __init__(self, make: Callable[[], Awaitable[T]], *, seconds: float) -> None:
        self._make = make
        self._seconds = seconds
        self._turn = asyncio.Lock()
        self._made: tuple[float, T] | None = None

    async def get(self) -> T:
        """The answer, at most so many seconds old."""
        async with self._turn:
            if self._made is None or time.monotonic() - self._made[0] >= self._seconds:
                # Whoever scrapes or asks for health is nobody, and learns figures of everybody's.
                with asking.the_portal("operations"):
                    self._made = (time.monotonic(), await self._make())
            return self._made[1]
