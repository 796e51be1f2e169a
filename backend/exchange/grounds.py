"""On what a department acts: its case, the purpose, and a legal basis or a resident's consent."""

from dataclasses import dataclass
from uuid import UUID

from backend.exchange import access
from backend.exchange.models import ConsentRequest
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.text import clean_text
from backend.foundation.viewer import Department

CASE_NUMBER_LENGTH = 60
PURPOSE_LENGTH = 200
"""useCause 申请事由: mandatory, at most 200 characters, in the national sharing interface."""
LEGAL_BASIS_LENGTH = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """What the department says of its case, as it came."""

    case_number: str
    purpose: str
    legal_basis: str | None = None
    consent_id: UUID | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Ground:
    """A case that may be answered. `consent` is in force, and its purpose is the case's.

    A sync has no case and no one consent: it rests on those that its lines name.
    """

    purpose: str
    case_number: str | None = None
    legal_basis: str | None = None
    consent: ConsentRequest | None = None


def case_of(consent: ConsentRequest) -> Case:
    """The case for which the consent was asked, where nobody needs to type it again."""
    return Case(case_number=consent.case_number, purpose=consent.purpose, consent_id=consent.id)


async def require(viewer: Department, case: Case) -> Ground:
    """The ground of a query about papers.

    Raises what is wrong with the texts, GROUND_REQUIRED unless exactly one of legal basis and
    consent is named, LEGAL_BASIS_UNKNOWN, CONSENT_NOT_IN_FORCE or CONSENT_PURPOSE.
    """
    number = clean_text(case.case_number, field="context.caseNumber", max_length=CASE_NUMBER_LENGTH)
    purpose = clean_text(case.purpose, field="context.purpose", max_length=PURPOSE_LENGTH)
    if (case.legal_basis is None) == (case.consent_id is None):
        raise Problem(ProblemCode.GROUND_REQUIRED, field="context")
    if case.legal_basis is not None:
        basis = _registered(viewer, case.legal_basis)
        return Ground(case_number=number, purpose=purpose, legal_basis=basis)
    assert case.consent_id is not None, "exactly one of the two is there"
    consent = await access.consent_in_force(viewer, case.consent_id)
    if consent.purpose != purpose:
        # 个人信息保护法 art. 14: a new purpose needs a new consent.
        raise Problem(ProblemCode.CONSENT_PURPOSE, field="context.purpose")
    return Ground(case_number=number, purpose=purpose, consent=consent)


async def require_consent(viewer: Department, case: Case) -> tuple[Ground, ConsentRequest]:
    """The same where no law can stand in for the resident; raises GROUND_REQUIRED without one."""
    if case.consent_id is None:
        raise Problem(ProblemCode.GROUND_REQUIRED, field="context.consentId")
    ground = await require(viewer, case)
    assert ground.consent is not None, "a case without a legal basis has a consent"
    return ground, ground.consent


def _registered(viewer: Department, typed: str) -> str:
    basis = clean_text(typed, field="context.legalBasis", max_length=LEGAL_BASIS_LENGTH)
    if basis not in viewer.legal_bases:
        raise Problem(ProblemCode.LEGAL_BASIS_UNKNOWN, field="context.legalBasis")
    return basis
