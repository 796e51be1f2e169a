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
    LEGAL_REVIEWER = "legal_reviewer"
    POLICY_REVIEWER = "policy_reviewer"
    OPERATOR = "operator"
    AGENT = "agent"


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


class ExchangeScope(StrEnum):
    """What a department's token is good for (接口权限)."""

    VERIFY = "verify"
    LIST = "list"
    COPY = "copy"
    SYNC = "sync"
    CONSENT = "consent"


@dataclass(frozen=True, kw_only=True, slots=True)
class Department:
    """Another organisation that asks: a system with its token, or a member of staff at the console.

    Exactly one of `token_id` and `person_id` is there; `client_id` is who is counted and watched.
    `regions` are branch codes, `item_types` codes of the catalogue; of what lies outside of either
    the department learns nothing. `legal_bases` are the texts an operator has checked.
    """

    client_id: UUID
    token_id: UUID | None = None
    person_id: UUID | None = None
    organisation_id: UUID
    organisation_name: str
    scopes: frozenset[ExchangeScope]
    regions: tuple[str, ...]
    item_types: frozenset[str]
    legal_bases: frozenset[str]
    source: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class System:
    """The portal itself, in jobs and commands."""

    job: str


SignedIn = Citizen | Official
Visitor = Anonymous | SignedIn
Viewer = Visitor | Department | System
