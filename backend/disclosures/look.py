"""One look at papers, as the context that allowed it describes it."""

from dataclasses import dataclass
from uuid import UUID

from backend.disclosures.models import DisclosedField, Door


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """By which door, at which parts, by whom, what for, on which ground.

    `looker` is at most 100 characters, `purpose` and `legal_basis` 200, `case_number` 60.
    """

    door: Door
    fields: frozenset[DisclosedField]
    looker: str | None = None
    organisation_id: UUID | None = None
    person_id: UUID | None = None
    purpose: str | None = None
    legal_basis: str | None = None
    case_number: str | None = None
    source_id: UUID | None = None
    answer_sha256: str | None = None

    @property
    def parts(self) -> list[DisclosedField]:
        """The parts in the order in which people are told of them."""
        return [part for part in DisclosedField if part in self.fields]
