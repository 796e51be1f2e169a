"""Who is asking: decided once per request, passed to everything that depends on it."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class Role(StrEnum):
    """What a post allows (岗位). Names follow the regulation; see docs/glossary.md."""

    PREPARER = "preparer"
    APPROVER = "approver"
    SEAL_KEEPER = "seal_keeper"
    TOWNSHIP = "township"
    SUPERVISOR = "supervisor"
    DEPARTMENT_STAFF = "department_staff"
    OPERATOR = "operator"


@dataclass(frozen=True, kw_only=True, slots=True)
class Anonymous:
    """Nobody signed in: a stranger with a QR code, or a resident before sign-in."""

    source: str = ""
    """A keyed hash of the network address, for limits; never the address itself."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Citizen:
    """A resident acting for herself."""

    person_id: UUID
    session_id: UUID
    stepped_up_at: datetime | None = None
    source: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Official:
    """A person acting in posts of one organisation. `region` is the branch it serves."""

    person_id: UUID
    session_id: UUID
    organisation_id: UUID
    region: str
    roles: frozenset[Role] = field(default_factory=frozenset[Role])
    stepped_up_at: datetime | None = None
    source: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class System:
    """The portal itself, in jobs and commands."""

    job: str


SignedIn = Citizen | Official
Visitor = Anonymous | SignedIn
Viewer = Visitor | System
