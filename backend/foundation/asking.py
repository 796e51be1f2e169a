"""Who is asking, as PostgreSQL is told in every transaction; its row level security believes that.

The door of a request says it, and every other process once at its start; `pool` hands it on. As
long as nobody has said it, PostgreSQL shows no row of any tenant (decision 0043).
"""

import re
from collections.abc import Awaitable, Callable, Coroutine, Generator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from backend.foundation.viewer import Anonymous, Citizen, Department, Official, System, Viewer

P = ParamSpec("P")
R = TypeVar("R")

APPLICATION = "portal_app"
"""The role in the database of web and commands; backend/migrations/_roles.py says what each may."""
WORKER = "portal_worker"
"""The same, and the keeper of the audit log's tree."""
SIGNING = "portal_signing"
"""Of the process that holds the keys of seals."""

EVERYTHING = {"portal.kind": "system"}
"""For connections of their own, which copy or restore what is there, whoever's it is."""

_ZEROS = re.compile(r"(0{10}|0{8}|0{6}|0{3})$")
"""What a code ends in after the digits of its branch (regions/branches.py)."""


@dataclass(frozen=True, slots=True)
class _Asking:
    viewer: Viewer | None = None
    receipt: str = ""


_asking: ContextVar[_Asking] = ContextVar("asking", default=_Asking())  # noqa: B039 -- frozen


def current() -> Viewer | None:
    """Who is asking in this task."""
    return _asking.get().viewer


def enter(viewer: Viewer | None) -> None:
    """From here on this viewer is asking in this task, and in all that it starts."""
    _asking.set(_Asking(viewer))


def hold_receipt(index: str) -> None:
    """From here on whoever is asking holds the receipt with this keyed hash, until another asks.

    PostgreSQL compares it as it does the person of who signed in: a receipt that leads to nothing
    shows nothing.
    """
    _asking.set(replace(_asking.get(), receipt=index))


@contextmanager
def asking(viewer: Viewer | None) -> Generator[None]:
    """This viewer is asking until the end of the block."""
    before = _asking.set(_Asking(viewer))
    try:
        yield
    finally:
        _asking.reset(before)


def the_portal(purpose: str) -> AbstractContextManager[None]:
    """The portal itself looks, for somebody who may not: each place says why it must."""
    return asking(System(job=purpose))


def as_the_portal(
    purpose: str,
) -> Callable[[Callable[P, Awaitable[R]]], Callable[P, Coroutine[Any, Any, R]]]:
    """The same for a whole function."""

    def decorate(look: Callable[P, Awaitable[R]]) -> Callable[P, Coroutine[Any, Any, R]]:
        @wraps(look)
        async def looking(*args: P.args, **kwargs: P.kwargs) -> R:
            with the_portal(purpose):
                return await look(*args, **kwargs)

        return looking

    return decorate


def told(role: str | None) -> str:
    """The statement that tells it to the running transaction, which also takes on a role.

    It has no parameters, so that it shares a round trip with BEGIN.
    """
    settings = {f"portal.{name}": value for name, value in _settings().items()}
    if role is not None:
        settings["role"] = role
    calls = (f"set_config('{name}', '{quoted(value)}', true)" for name, value in settings.items())
    return f"SELECT {', '.join(calls)}"


def _settings() -> dict[str, str]:
    """All of them each time: what the viewer before had is not left behind."""
    return _named(_asking.get().viewer) | {"receipt": _asking.get().receipt}


def _named(viewer: Viewer | None) -> dict[str, str]:
    names: list[str] = ["kind", "person", "organisation", "roles", "branches", "client"]
    nobody = dict.fromkeys(names, "")
    match viewer:
        case None:
            return nobody
        case System():
            return nobody | {"kind": "system"}
        case Anonymous():
            return nobody | {"kind": "anonymous"}
        case Citizen():
            return nobody | {"kind": "citizen", "person": str(viewer.person_id)}
        case Official():
            return nobody | {
                "kind": "official",
                "person": str(viewer.person_id),
                "organisation": str(viewer.organisation_id),
                "roles": ",".join(sorted(viewer.roles)),
                "branches": _branches(viewer.region),
            }
        case Department():
            return nobody | {
                "kind": "department",
                "person": str(viewer.person_id or ""),
                "organisation": str(viewer.organisation_id),
                "branches": _branches(*viewer.regions),
                "client": str(viewer.client_id),
            }


def _branches(*regions: str) -> str:
    """A regular expression of the codes in them, which is what PostgreSQL compares with."""
    return "|".join("^" + _ZEROS.sub("", region) for region in regions)


def quoted(value: str) -> str:
    """A value as it stands between the quotes of a literal of SQL, whatever it holds."""
    return value.replace("'", "''")
