"""A request made of a filed form: the department need not type its table a second time."""

from dataclasses import dataclass
from uuid import UUID

from backend.catalogue import queries as catalogue
from backend.changes.actions import drafting
from backend.changes.models import ChangeRequest
from backend.changes.registered import derived
from backend.changes.registers import register_of
from backend.foundation import clock
from backend.foundation.errors import NotFound, Problem, ProblemCode
from backend.foundation.lifecycle import WrongState
from backend.foundation.viewer import Official
from backend.identity.models import Organisation
from backend.registration import queries as registration
from backend.registration.lifecycle import FilingState
from backend.registration.published_forms import FORMS


@dataclass(frozen=True, kw_only=True, slots=True)
class DerivedRequest:
    """The draft, and the proofs that the form tells too little of to be in it."""

    request: ChangeRequest
    left_out: list[str]


async def draft_from(viewer: Official, filing_id: UUID) -> DerivedRequest:
    """Drafts what makes the office's list say what it filed; it may be mended like any draft.

    Raises NotFound, WRONG_STATE for a filing that is not in force, ENTRIES_EMPTY when the list
    says all of it already, and what drafting.draft raises.
    """
    filing = await registration.filing(viewer, filing_id)
    if filing.organisation_id != viewer.organisation_id:
        raise NotFound
    if filing.state is not FilingState.FILED:
        raise WrongState(filing.state, "derive")
    register = await register_of(await Organisation.get(id=viewer.organisation_id))
    today = clock.today()
    items = [
        item
        for item in await catalogue.newest_of_list(register.code)
        if item.effective_to is None or item.effective_to >= today
    ]
    found = derived(await registration.entries_of(filing), items, register)
    if not found.entries:
        raise Problem(ProblemCode.ENTRIES_EMPTY, field="filingId")
    form = FORMS[filing.form].title
    request = await drafting.draft(
        viewer,
        title=f"按登记表调整证明事项清单（{filing.filled_on or today}）",
        reason=f"根据本单位填报的《{form}》提出。",
        entries=found.entries,
    )
    return DerivedRequest(request=request, left_out=found.left_out)
