"""Complaints: MANY of the holder and of the cooperative, each with offices of its own."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from backend.complaints import evidence, testimony
from backend.complaints.letter_models import ComplaintLetter
from backend.complaints.lifecycle import ComplaintState, ComplaintVerb
from backend.complaints.models import (
    Complainant,
    Complaint,
    ComplaintBundle,
    ComplaintChannel,
    ComplaintEvidence,
    ComplaintKind,
    ComplaintOrigin,
    ComplaintStep,
    EvidenceKind,
    StepReader,
)
from backend.complaints.records import Record
from backend.foundation import clock
from backend.foundation.viewer import Citizen, Role
from tests.complaints.complaining import a_picture, an_input
from tests.factories import XIAOYANG, a_citizen, an_official
from tests.statements.asking import Arrangements, Asked, World
from tests.statements.crowd import MANY, Crowd

COMPLAINANTS = Arrangements()
A_FILE = 2
"""Each is read, encrypted anew and stored for itself, so that one is in memory at a time: its
row, and that of the copy, which answers for it until the complaint does."""
MOST_FILES = 9


async def complaints(crowd: Crowd) -> None:
    """Answered, so that they may be reopened; each with a step and a piece of evidence."""
    township = crowd.committee.township.organisation_id
    office = await crowd.committee.organisation.get(id=township)
    await an_official(crowd.services, office, Role.SUPERVISOR, name="周督查")
    whose: tuple[dict[str, Any], ...] = (
        {"person_id": crowd.holder.person_id},
        {"person_id": crowd.agent.person_id, "organisation_id": crowd.agent.organisation_id},
    )
    rows = [_complaint(crowd, n) for n in range(len(whose) * MANY)]
    await Complaint.bulk_create(rows)
    await Complainant.bulk_create(
        _complainant(crowd, row, whose[n // MANY]) for n, row in enumerate(rows)
    )
    await ComplaintStep.bulk_create(_step(row) for row in rows)
    await ComplaintLetter.bulk_create(_letter(row) for row in rows)
    await ComplaintEvidence.bulk_create(_piece(crowd, row) for row in rows)
    await ComplaintBundle.bulk_create(
        ComplaintBundle(complaint_id=row.id, asked_at=row.filed_at) for row in rows
    )


def _complaint(crowd: Crowd, n: int) -> Complaint:
    offices, now = crowd.people.committees, clock.now()
    return Complaint(
        id=uuid4(),
        number=f"2025-{n + 1:04d}",
        kind=ComplaintKind.COMPLAINT,
        channel=ComplaintChannel.ONLINE,
        origin=ComplaintOrigin.FREE,
        state=ComplaintState.ANSWERED,
        region=XIAOYANG,
        accused_name="某某银行",
        proof_name="某某证明",
        matter="某某事项",
        handler_id=offices[n % MANY].id,
        lead_id=offices[(n + 1) % MANY].id,
        summary="摘要。",
        finding="属实。",
        answer="已改正。",
        answered_at=now,
        term_from=now.date(),
        filed_at=now - timedelta(minutes=n),
    )


def _complainant(crowd: Crowd, complaint: Complaint, whose: dict[str, Any]) -> Complainant:
    row = Complainant(
        id=uuid4(),
        complaint_id=complaint.id,
        client_token=uuid4(),
        source="test",
        filed_at=complaint.filed_at,
        **whose,
    )
    testimony.put(crowd.services.vault, row, words="不开就不给办。")
    return row


def _step(complaint: Complaint) -> ComplaintStep:
    return ComplaintStep(
        complaint_id=complaint.id,
        serial=1,
        verb=ComplaintVerb.ANSWER,
        state=complaint.state,
        at=clock.now(),
        organisation_id=complaint.lead_id,
        reader=StepReader.COMPLAINANT,
        words="已改正。",
    )


def _letter(complaint: Complaint) -> ComplaintLetter:
    now = clock.now()
    return ComplaintLetter(
        complaint_id=complaint.id,
        letter_id=uuid4(),
        verb=ComplaintVerb.ANSWER,
        words="已改正。",
        asked_at=now,
        ended_at=now,
        step_serial=1,
    )


def _piece(crowd: Crowd, complaint: Complaint) -> ComplaintEvidence:
    record = Record(kind=EvidenceKind.ITEM, content={"code": "某某"})
    row = evidence.record_row(crowd.services.vault, complaint.id, record)
    row.position = 1
    return row


@COMPLAINANTS.of("portal query myComplaints", rows="edges")
async def _mine(world: World, size: int) -> Asked:
    return Asked(world.crowd.holder, {"first": size})


@COMPLAINANTS.of("portal query ourComplaints", rows="edges")
async def _ours(world: World, size: int) -> Asked:
    return Asked(world.crowd.agent, {"first": size})


async def _files(world: World, owner: Citizen, size: int) -> list[str]:
    services = world.crowd.services
    return [str(await a_picture(services, owner)) for _ in range(size)]


@COMPLAINANTS.of(
    "portal mutation fileComplaint", rows="complaint.evidence", most=MOST_FILES, each=A_FILE
)
async def _file(world: World, size: int) -> Asked:
    resident = await a_citizen(world.crowd.services)
    files = await _files(world, resident, size)
    return Asked(resident, {"input": an_input(attachmentIds=files)})


async def _asked(resident: Citizen, crowd: Crowd) -> UUID:
    complaint = _complaint(crowd, 0)
    complaint.state, complaint.term_left = ComplaintState.WAITING, 3
    complaint.number = uuid4().hex[:12]
    await complaint.save(force_create=True)
    whose = {"person_id": resident.person_id}
    await _complainant(crowd, complaint, whose).save(force_create=True)
    await _step(complaint).save(force_create=True)
    return complaint.id


@COMPLAINANTS.of("portal mutation supplementComplaint", rows=None, most=MOST_FILES, each=A_FILE)
async def _supplement(world: World, size: int) -> Asked:
    resident = await a_citizen(world.crowd.services)
    files = await _files(world, resident, size)
    named = {"id": str(await _asked(resident, world.crowd)), "receiptCode": None}
    return Asked(resident, named | {"words": "补充说明。", "attachmentIds": files})
