"""Who is asking, as PostgreSQL is told in every transaction; its row level security believes that.

The door of a request says it, and every other process once at its start; `pool` hands it on. As
long as nobody has said it, PostgreSQL shows no row of any tenant (decision 0043).
"""

from collections.abc import Generator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar

from backend.foundation.viewer import Anonymous, Citizen, Department, Official, System, Viewer

APPLICATION = "portal_app"
"""The role in the database of web, worker and commands; backend/migrations/_roles.py says what
each role may."""
SIGNING = "portal_signing"
"""Of the process that holds the keys of seals."""

_asking: ContextVar[Viewer | None] = ContextVar("asking", default=None)


def current() -> Viewer | None:
    """Who is asking in this task."""
    return _asking.get()


def enter(viewer: Viewer | None) -> None:
    """From here on this viewer is asking in this task, and in all that it starts."""
    _asking.set(viewer)


@contextmanager
def asking(viewer: Viewer | None) -> Generator[None]:
    """This viewer is asking until the end of the block."""
    before = _asking.set(viewer)
    try:
        yield
    finally:
        _asking.reset(before)


def the_portal(purpose: str) -> AbstractContextManager[None]:
    """The portal itself looks, for somebody who may not: each place says why it must."""
    return asking(System(job=purpose))


def told(role: str | None) -> str:
    """The statement that tells it to the running transaction, which also takes on a role.

    It has no parameters, so that it shares a round trip with BEGIN.
    """
    settings = {f"portal.{name}": value for name, value in _settings(_asking.get()).items()}
    if role is not None:
        settings["role"] = role
    calls = (f"set_config('{name}', '{_quoted(value)}', true)" for name, value in settings.items())
    return f"SELECT {', '.join(calls)}"


def _settings(viewer: Viewer | None) -> dict[str, str]:
    """All of them each time: what the viewer before had is not left behind."""
    nobody = dict.fromkeys(("kind", "person", "organisation", "roles", "regions", "client"), "")
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
                "regions": viewer.region,
            }
        case Department():
            return nobody | {
                "kind": "department",
                "person": str(viewer.person_id or ""),
                "organisation": str(viewer.organisation_id),
                "regions": ",".join(viewer.regions),
                "client": str(viewer.client_id),
            }


def _quoted(value: str) -> str:
    return value.replace("'", "''")
