"""When a seal holds: inside its committee's term, its own days, and its certificate's."""

from datetime import date, datetime

from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.sealing.sealer import SealingFailed
from backend.identity.models import Organisation, OrganisationKind
from backend.seals.lifecycle import SealState
from backend.seals.models import Seal


class SealNotInForce(SealingFailed):
    """The seal that a decision named may not be used now."""


def require_within_term(organisation: Organisation, valid_from: date, valid_to: date) -> None:
    """Raises SEAL_TERM_INVALID unless all days lie within the committee's term of office.

    The seal changes hands with the committee (换届), so a committee without a term has no seal.
    Government offices have no such term: theirs only need days in order.
    """
    first, last = organisation.term_from, organisation.term_to
    if organisation.kind is not OrganisationKind.COMMITTEE:
        first, last = first or valid_from, last or valid_to
    if first is None or last is None or not first <= valid_from <= valid_to <= last:
        raise Problem(ProblemCode.SEAL_TERM_INVALID, field="validTo")


def may_seal(seal: Seal, *, on: date, now: datetime) -> bool:
    """Whether this seal is active, and seal and certificate are in force."""
    return (
        seal.state is SealState.ACTIVE
        and seal.valid_from <= on <= seal.valid_to
        and now < seal.certificate_not_after
    )
