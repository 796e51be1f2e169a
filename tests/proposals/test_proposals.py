"""A founded complaint proposes the change that would prevent the next one; people decide on it."""

import asyncio
import json
from typing import Any
from uuid import UUID

import pytest

from backend.catalogue.models import ProofItemVersion
from backend.changes.lifecycle import ChangeState
from backend.changes.models import ChangeEntry, ChangeRequest
from backend.complaints.models import Complaint
from backend.foundation.services import Services
from backend.foundation.viewer import Official, Role
from backend.identity.models import Organisation, Person
from backend.notices import jobs as notices
from backend.notices.models import NoticeKind
from backend.proposals import jobs
from backend.proposals.models import CatalogueProposal, ProposalComplaint
from tests.complaints.cases import (
    SAID,
    TOLD,
    WORDS,
    Cast,
    a_cast,
    a_complaint,
    reactions_follow,
    told,
)
from tests.factories import an_official
from tests.portal import Portal

pytestmark = pytest.mark.anyio

_PROPOSAL = """id version state ground itemCode measure cancelReason declineReason verbs office
  complaints { number accusedName proofName finding } change { id number state }"""
_ANSWER = f"... on CatalogueProposal {{ {_PROPOSAL} }} ... on Problem {{ code field }}"
LIST = f"""query ($state: ProposalState) {{ catalogueProposals(state: $state) {{
  totalCount edges {{ node {{ {_PROPOSAL} }} }} }} }}"""
OF_COMPLAINT = f"query ($id: UUID!) {{ proposalOfComplaint(complaintId: $id) {{ {_PROPOSAL} }} }}"
TAKE_UP = f"""mutation ($id: UUID!, $version: Int!) {{
  takeUpProposal(id: $id, version: $version) {{ {_ANSWER} }} }}"""
DECLINE = f"""mutation ($id: UUID!, $version: Int!, $reason: String!) {{
  declineProposal(id: $id, version: $version, reason: $reason) {{ {_ANSWER} }} }}"""


async def founded(cast: Cast, **columns: Any) -> Complaint:
    """Found to be true; what follows has followed."""
    row = await a_complaint(cast, **columns)
    await cast.walks(row.id, (*TOLD, "find"))
    await jobs.propose(cast.services, complaint_id=row.id)
    return row


async def listed(cast: Cast, viewer: Official | None = None) -> list[Any]:
    edges = (await cast.asks(LIST, viewer or cast.clerk))["edges"]
    return [edge["node"] for edge in edges]


async def takes_up(cast: Cast, viewer: Official | None = None) -> Any:
    """The one proposal, as it is now."""
    row = await CatalogueProposal.get()
    given = {"id": str(row.id), "version": row.version}
    return await cast.asks(TAKE_UP, viewer or cast.clerk, **given)


async def test_it_is_put_before_the_department_with_number_and_finding(portal: Portal) -> None:
    cast = await a_cast(portal)
    complaint = await founded(cast)

    (shown,) = await listed(cast)

    assert (shown["state"], shown["ground"], shown["measure"]) == ("OPEN", "UNLISTED", "CANCEL")
    assert shown["cancelReason"] == "OUTSIDE_KEPT_LIST"
    assert shown["verbs"] == ["TAKE_UP", "DECLINE"]
    (cited,) = shown["complaints"]
    assert cited["number"] == complaint.number
    assert SAID in cited["finding"]
    assert await ChangeRequest.all().count() == 0, "nothing is ever filed by itself"


async def test_who_complained_is_in_no_part_of_it(portal: Portal) -> None:
    cast = await a_cast(portal)
    await founded(cast)
    await takes_up(cast)
    person = await Person.get(id=cast.complainant.person_id)

    read = json.dumps(await listed(cast), ensure_ascii=False)
    request, entry = await ChangeRequest.get(), await ChangeEntry.get()

    for text in (read, request.title, request.reason, entry.name, entry.purpose):
        for hidden in (person.name, WORDS[:10], str(person.id)):
            assert hidden not in text


async def test_it_is_made_once_however_often_and_by_however_many_at_once(portal: Portal) -> None:
    cast = await a_cast(portal)
    row = await founded(cast)

    await asyncio.gather(*(jobs.propose(cast.services, complaint_id=row.id) for _ in range(4)))

    assert await CatalogueProposal.all().count() == 1
    assert await ProposalComplaint.all().count() == 1


async def test_repeats_of_the_series_join_the_proposal(portal: Portal) -> None:
    cast = await a_cast(portal)
    first = await founded(cast)
    await founded(cast, repeats_id=first.id)
    (open_one,) = await listed(cast)
    outdated = await cast.asks(TAKE_UP, cast.clerk, id=open_one["id"], version=1)
    await takes_up(cast)
    await founded(cast, repeats_id=first.id)

    (shown,) = await listed(cast)

    assert len(open_one["complaints"]) == 2
    assert outdated["code"] == "VERSION_OUTDATED"
    assert (len(shown["complaints"]), shown["state"]) == (3, "TAKEN_UP")


@pytest.mark.parametrize("over", [ChangeState.IN_FORCE, ChangeState.WITHDRAWN])
async def test_a_repeat_after_all_was_decided_proposes_anew(
    portal: Portal, over: ChangeState
) -> None:
    cast = await a_cast(portal)
    first = await founded(cast)
    shown = await takes_up(cast)
    if over is ChangeState.WITHDRAWN:
        await ChangeRequest.filter(id=shown["change"]["id"]).update(state=over)
    else:
        await CatalogueProposal.all().update(
            state="declined", change_id=None, decline_reason="清单已经写明。"
        )

    await founded(cast, repeats_id=first.id)

    newest, _ = await listed(cast)
    assert newest["state"] == "OPEN"


async def test_one_press_drafts_a_request_that_people_file(portal: Portal) -> None:
    cast = await a_cast(portal)
    complaint = await founded(cast)

    shown = await takes_up(cast)

    assert (shown["state"], shown["verbs"]) == ("TAKEN_UP", [])
    assert shown["change"]["state"] == "DRAFT"
    request = await ChangeRequest.get(id=shown["change"]["id"])
    entry = await ChangeEntry.get(request_id=request.id)
    assert (request.number, request.organisation_id) == (None, cast.accused.id)
    assert complaint.number in request.title
    assert complaint.number in request.reason
    assert (entry.name, entry.purpose) == (complaint.proof_name, complaint.matter)
    assert (entry.kind, entry.measure, entry.cancel_reason) == (
        "add",
        "CANCEL",
        "outside_kept_list",
    )


async def test_it_is_declined_with_a_reason_that_the_lead_is_told(
    portal: Portal, services: Services
) -> None:
    cast = await a_cast(portal)
    complaint = await founded(cast)
    row = await CatalogueProposal.get()
    given = {"id": str(row.id), "version": row.version}

    empty = await cast.asks(DECLINE, cast.clerk, **given, reason=" ")
    shown = await cast.asks(DECLINE, cast.clerk, **given, reason="清单已经写明。")
    again = await takes_up(cast)
    await notices.tell_leads_of_decision(services, proposal_id=row.id)

    assert (empty["code"], empty["field"]) == ("TEXT_EMPTY", "reason")
    assert (shown["state"], shown["declineReason"]) == ("DECLINED", "清单已经写明。")
    assert again["code"] == "WRONG_STATE"
    assert await told(NoticeKind.COMPLAINT_PROPOSAL_DECIDED) == {cast.lead.person_id}
    of_complaint = await cast.asks(OF_COMPLAINT, cast.lead, id=str(complaint.id))
    assert of_complaint["declineReason"] == "清单已经写明。"


async def test_supervisors_read_it_and_only_the_department_decides(portal: Portal) -> None:
    cast = await a_cast(portal)
    complaint = await founded(cast)

    for supervisor in (cast.lead, cast.above):
        (shown,) = await listed(cast, supervisor)
        assert shown["verbs"] == []
        assert (await cast.asks(OF_COMPLAINT, supervisor, id=str(complaint.id)))["id"] == (
            shown["id"]
        )
        assert (await takes_up(cast, supervisor))["code"] == "FORBIDDEN"


async def test_another_department_knows_nothing_of_it(portal: Portal, services: Services) -> None:
    cast = await a_cast(portal)
    await founded(cast)
    office = cast.other.organisation_id
    stranger = await _clerk_of(services, office)

    assert await listed(cast, stranger) == []
    assert (await takes_up(cast, stranger))["code"] == "NOT_FOUND"


async def test_nothing_is_proposed_for_an_office_that_the_portal_does_not_know(
    portal: Portal,
) -> None:
    cast = await a_cast(portal)
    await founded(cast, accused_id=None, accused_name="九江银行岷山支行")

    assert await CatalogueProposal.all().count() == 0


async def test_of_an_entry_the_measure_and_ground_are_the_entrys(portal: Portal) -> None:
    cast = await a_cast(portal)
    version = await ProofItemVersion.filter(lane="negative", effective_to=None).first()
    assert version
    await founded(cast, item_version_id=version.id)

    (shown,) = await listed(cast)

    assert (shown["ground"], shown["cancelReason"]) == ("NOT_ISSUED", "ISSUER_CANNOT_VERIFY")
    assert shown["itemCode"] == (await version.item).code
    assert (await takes_up(cast))["state"] == "TAKEN_UP"
    assert (await ChangeEntry.get()).name == version.name


async def test_the_department_is_told_once(portal: Portal, services: Services) -> None:
    cast = await a_cast(portal)
    row = await a_complaint(cast)
    await cast.walks(row.id, (*TOLD, "find"))
    await reactions_follow(services)
    proposal = await CatalogueProposal.get()

    for _ in range(2):
        await notices.tell_office_of_proposal(services, proposal_id=proposal.id)

    assert await told(NoticeKind.PROPOSAL_MADE) == {cast.clerk.person_id}


async def _clerk_of(services: Services, organisation_id: UUID) -> Official:
    office = await Organisation.get(id=organisation_id)
    return await an_official(services, office, Role.DEPARTMENT_STAFF, name="何科员")
