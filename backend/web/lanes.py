"""How many requests are worked on at once and for how long each: what is beyond is told so at once.

Every route that does work is in a lane. Lanes have places of their own, so that departments cannot
crowd out residents, nor slow uploads either; health, files and pages in memory are in none.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from functools import partial

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from backend.foundation.errors import ProblemCode
from backend.foundation.graphql.context import Reach
from backend.web.refusals import refusal
from backend.web.requests import BadRequest, read_body

log = logging.getLogger(__name__)

ARRIVAL_SECONDS = 10.0
"""For a body of a form's size: 15 kB at 12 kbit/s."""
CLEANING_SECONDS = 0.1
SEALING_SECONDS = 7.0
"""More, for a request that has a paper printed and sealed: a cold press alone takes a second."""


class Lane:
    """So many places, so many who wait for one, and the time for one request from then on."""

    def __init__(self, *, places: int, waiting: int, seconds: float, awaits_body: bool) -> None:
        """`awaits_body`: a place is for work, so the body is there first (at most MAX_BODY)."""
        self._places = asyncio.Semaphore(places)
        self._most = places + waiting
        self._inside: set[asyncio.Task[None]] = set()
        self.seconds = seconds
        self.awaits_body = awaits_body

    @property
    def is_full(self) -> bool:
        """Whether one more would wait for too long."""
        return len(self._inside) >= self._most

    def enter(self, work: Callable[[], Awaitable[None]]) -> "asyncio.Task[None]":
        """Begins the work, at the first free place; it holds the place until it really ends."""
        task = asyncio.create_task(self._at_a_place(work))
        self._inside.add(task)
        task.add_done_callback(self._inside.discard)
        return task

    async def _at_a_place(self, work: Callable[[], Awaitable[None]]) -> None:
        async with self._places:
            await work()


class InLane:
    """ASGI middleware around one route."""

    def __init__(self, app: ASGIApp, lane: Lane) -> None:
        self._app = app
        self._lane = lane

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on; 503 when there is no place, or no answer in time."""
        if self._lane.awaits_body:
            receive = await _with_body(scope, receive)
        if self._lane.is_full:
            scope["state"]["outcome"] = "shed"
            await refusal(scope, ProblemCode.PORTAL_BUSY)(scope, receive, send)
            return
        answer = _Answer(send)
        work = self._lane.enter(partial(self._app, scope, receive, answer.send))
        try:
            await asyncio.wait({work}, timeout=self._lane.seconds)
            context: Reach | None = scope["state"].get("context")
            if context is not None and context.is_sealing:
                await asyncio.wait({work}, timeout=SEALING_SECONDS)
        finally:
            is_late = work.cancel()
        if not is_late:
            work.result()
            return
        answer.is_given_up = True
        work.add_done_callback(_note)
        log.warning("no answer in %s s, which is the most", self._lane.seconds)
        # To roll back and to give back a connection. A server that is away may keep it for longer:
        # the caller does not wait for that.
        await asyncio.wait({work}, timeout=CLEANING_SECONDS)
        if answer.is_begun:
            raise TimeoutError("the answer was cut off")
        await refusal(scope, ProblemCode.PORTAL_UNAVAILABLE)(scope, receive, send)


class _Answer:
    """What the application sends, until it is given up."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.is_begun = False
        self.is_given_up = False

    async def send(self, message: Message) -> None:
        if self.is_given_up:
            return
        self.is_begun = True
        await self._send(message)


def _note(work: "asyncio.Task[None]") -> None:
    """Work that was given up has ended; whatever it says, the caller was told already."""
    if not work.cancelled() and (error := work.exception()):
        log.warning("work that was given up ended with %s", type(error).__name__)


async def _with_body(scope: Scope, receive: Receive) -> Receive:
    """`receive` with the whole body at hand; what is wrong with it is raised to its reader."""
    fault: BadRequest | None = None
    body = b""
    try:
        async with asyncio.timeout(ARRIVAL_SECONDS):
            body = await read_body(Request(scope, receive).stream())
    except TimeoutError:
        fault = BadRequest(408, "The body did not arrive in time.")
    except BadRequest as bad:
        fault = bad
    is_read = False

    async def receive_again() -> Message:
        nonlocal is_read
        if fault:
            raise fault
        if is_read:
            return await receive()
        is_read = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive_again
