"""Whose a complaint is, and all that hangs on it, by statements without any filter."""

from dataclasses import dataclass, replace
from uuid import UUID, uuid4

import pytest

from backend.complaints import evidence, receipts
from backend.complaints.access import UNTOLD
from backend.complaints.kinds import DeclineReason
from backend.complaints.lifecycle import ComplaintState
from backend.complaints.models import (
    Complaint,
    ComplaintAssistant,
    ComplaintBundle,
    EvidenceKind,
)
from backend.complaints.records import Record
from backend.foundation import clock
from backend.foundation.asking import asking
from backend.foundation.services import Services
from backend.foundation.viewer import (
    Anonymous,
    Citizen,
    Department,
    ExchangeScope,
    Official,
    Role,
    System,
    Viewer,
)
from backend.ratings.actions import rating
from backend.ratings.actions.rating import NewRating
from backend.ratings.models import RatingLevel, SubjectKind
from tests.changes.offices import an_office
from tests.complaints.cases import TOLD, Cast, a_cast, a_complaint
from tests.complaints.complaining import STRANGER, a_village
from tests.factories import a_citizen, an_official
from tests.portal import Portal
from tests.ratings.operations import RATINGS
from tests.tenants.unfiltered import seen_by

pytestmark = pytest.mark.anyio

CASE = ("complaint", "complaint_step", "complaint_assistant", "complaint_letter", "letter")
HERS = ("complaint_evidence", "complaint_bundle", "return_visit")
RATED = ("rating", "repair", "repair_step")
PAPERS = ("letter_file", "letter_snapshot")
TABLES = (*CASE, "complainant", *HERS, *RATED, *PAPERS)
FAR = "360423000000"
"""武宁县: the same city, another county."""


@dataclass(frozen=True)
class Answered:
    """A complaint that came to its end: ordered, answered, visited, and rated badly."""

    cast: Cast
    id: UUID

    async def names(self, viewer: Viewer | None) -> set[str]:
        """The tables of which a viewer finds rows."""
        return set(await seen_by(viewer, TABLES))


@pytest.fixture
async def cast(portal: Portal) -> Cast:
    return await a_cast(portal)


@pytest.fixture
async def answered(cast: Cast) -> Answered:
    services, lead, other = cast.services, cast.lead, cast.other
    row = await a_complaint(cast)
    told = {"leadId": str(lead.organisation_id), "assistantIds": [str(other.organisation_id)]}
    await cast.does("accept", row.id)
    await cast.does("dispatch", row.id, **told)
    await cast.walks(row.id, ("begin", "find", "order", "confirm", "answer", "visit"))
    await _piece(services, row.id)
    await ComplaintBundle.create(complaint_id=row.id, asked_at=clock.now())
    said = NewRating(
        subject_kind=SubjectKind.COMPLAINT, subject_id=row.id, level=RatingLevel.DISSATISFIED
    )
    await rating.rate(services, cast.complainant, said)
    return Answered(cast, row.id)


async def _piece(services: Services, complaint_id: UUID) -> None:
    record = Record(kind=EvidenceKind.ITEM, content={"code": "某某"})
    await evidence.keep(complaint_id, [evidence.record_row(services.vault, complaint_id, record)])


async def a_supervisor_in(services: Services, region: str) -> Official:
    office = await an_office("武宁县政务服务局", "11360423MB00007219", region)
    return replace(await an_official(services, office, Role.SUPERVISOR), region=region)


async def test_it_is_hers_and_that_of_the_offices_that_deal_with_it(answered: Answered) -> None:
    everything = set(TABLES)
    for viewer in (answered.cast.complainant, answered.cast.lead, answered.cast.handler):
        assert await answered.names(viewer) == everything
    assert await answered.names(System(job="test")) == everything


async def test_who_complained_is_known_to_handler_and_lead_alone(answered: Answered) -> None:
    cast = answered.cast
    for viewer in (cast.above, cast.other):
        assert await answered.names(viewer) == set(TABLES) - {"complainant"}


async def test_the_accused_knows_nothing_until_it_is_told(cast: Cast) -> None:
    row = await a_complaint(cast)
    supervising = replace(cast.clerk, roles=frozenset({Role.SUPERVISOR}))
    for verb in (None, *TOLD[:2]):
        if verb:
            await cast.does(verb, row.id)
        assert await seen_by(cast.clerk, TABLES) == {}
        assert await seen_by(supervising, TABLES) == {}

    await cast.does("begin", row.id)
    assert set(await seen_by(cast.clerk, TABLES)) == {"complaint", "complaint_step"}


async def test_the_accused_reads_its_order_and_nothing_of_hers(answered: Answered) -> None:
    cast = answered.cast
    supervising = replace(cast.clerk, roles=frozenset({Role.SUPERVISOR}))

    for viewer in (cast.clerk, supervising):
        assert await answered.names(viewer) == {*CASE, *PAPERS}
        # The order, not the answer.
        assert await seen_by(viewer, ["letter", "complaint_letter"]) == {
            "letter": 1,
            "complaint_letter": 1,
        }
    assert await seen_by(cast.lead, ["letter"]) == {"letter": 2}


async def test_the_accused_finds_her_name_where_she_agreed_to_it(cast: Cast) -> None:
    row = await a_complaint(cast, agrees=True)
    await cast.does("accept", row.id)
    assert await seen_by(cast.clerk, ["complainant"]) == {}

    await cast.walks(row.id, TOLD[1:])
    assert await seen_by(cast.clerk, ["complainant"]) == {"complainant": 1}
    assert await seen_by(cast.above, ["complainant"]) == {}


async def test_everybody_else_finds_nothing(answered: Answered) -> None:
    services, cast = answered.cast.services, answered.cast
    systems = [
        Department(
            client_id=uuid4(),
            token_id=uuid4(),
            organisation_id=office,
            organisation_name="某单位",
            scopes=frozenset(ExchangeScope),
            regions=(cast.above.region,),
            item_types=frozenset(),
            legal_bases=frozenset(),
        )
        for office in (cast.accused.id, cast.lead.organisation_id, uuid4())
    ]
    strangers: list[Viewer | None] = [
        await a_citizen(services, "周晓明"),
        Anonymous(source="test"),
        # Its complainant's source, without a receipt.
        Anonymous(source=cast.complainant.source),
        await a_supervisor_in(services, FAR),
        # Of the same county, but supervising nobody.
        replace(cast.other, organisation_id=uuid4(), roles=frozenset({Role.APPROVER, Role.AGENT})),
        *systems,
        None,
    ]
    for viewer in strangers:
        assert await answered.names(viewer) == set(), viewer


async def test_an_office_that_helps_sees_it_as_long_as_it_does(cast: Cast) -> None:
    row = await a_complaint(cast)
    helper = await a_supervisor_in(cast.services, FAR)
    assert await seen_by(helper, CASE) == {}

    helping = await ComplaintAssistant.create(
        complaint_id=row.id, organisation_id=helper.organisation_id, given_at=clock.now()
    )
    assert set(await seen_by(helper, CASE)) >= {"complaint", "complaint_step"}

    await ComplaintAssistant.filter(id=helping.id).update(ended_at=clock.now())
    assert await seen_by(helper, CASE) == {"complaint_assistant": 1}


async def test_a_receipt_leads_to_one_complaint_and_to_no_other(portal: Portal) -> None:
    village = await a_village(portal)
    codes = [(await village.files(STRANGER))["receiptCode"] for _ in range(2)]
    hers = {"complaint": 1, "complaint_step": 1, "complainant": 1}
    vault = village.services.vault

    for code in codes:
        held = receipts.index_of(vault, code)
        assert await seen_by(STRANGER, TABLES, receipt=held) == hers
    # Whoever it is: the receipt is the secret.
    assert await seen_by(village.resident, TABLES, receipt=held) == hers
    for wrong in ("", held[:-1], "0" * 64, "' OR true --"):
        assert await seen_by(STRANGER, TABLES, receipt=wrong) == {}


async def test_what_an_agent_complains_of_is_her_enterprises(portal: Portal) -> None:
    village = await a_village(portal)
    agent = await village.agent()
    await village.files(agent)
    colleague = replace(agent, person_id=uuid4())

    hers = await seen_by(agent, TABLES)
    assert await seen_by(colleague, TABLES) == hers != {}
    assert await seen_by(replace(colleague, roles=frozenset()), TABLES) == {}
    assert await seen_by(replace(colleague, organisation_id=uuid4()), TABLES) == {}


async def test_nobody_changes_what_is_not_hers(answered: Answered) -> None:
    stranger = Citizen(person_id=uuid4(), session_id=uuid4())
    assert await _renamed(stranger) == 0
    assert await _renamed(answered.cast.lead) == 1


async def _renamed(viewer: Viewer) -> int:
    with asking(viewer):
        return await Complaint.all().update(matter="别的事")


async def test_the_accused_is_told_in_the_states_in_which_the_portal_tells(cast: Cast) -> None:
    row = await a_complaint(
        cast,
        lead_id=cast.lead.organisation_id,
        summary="某某",
        decline_reason=DeclineReason.PETITION,
        route="某某",
        rectify_by=clock.today(),
        finding="某某",
        answer="某某",
        answered_at=clock.now(),
    )
    told = set[ComplaintState]()
    for state in ComplaintState:
        await Complaint.filter(id=row.id).update(state=state)
        told |= {state} if await seen_by(cast.clerk, ["complaint"]) else set()

    assert told == set(ComplaintState) - UNTOLD


async def test_a_rating_stays_hidden_from_the_accused_when_the_complaint_is_again(
    answered: Answered,
) -> None:
    """Reopened and taken back: whoever it was about sees it no more, and may supervise the lead."""
    cast = answered.cast
    supervising = replace(cast.clerk, roles=frozenset({Role.SUPERVISOR}))
    assert await seen_by(supervising, RATED) == {}

    await Complaint.filter(id=answered.id).update(state=ComplaintState.WITHDRAWN)

    assert await seen_by(supervising, CASE) == {}
    assert await seen_by(supervising, RATED) == {}
    assert (await cast.asks(RATINGS, supervising))["totalCount"] == 0
    assert (await cast.asks(RATINGS, cast.other))["totalCount"] == 1
