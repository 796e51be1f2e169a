"""Complaints as offices read them: MANY with parties of their own, MANY about one office."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID, uuid4

from backend.catalogue.models import ProofItemVersion
from backend.complaints.letter_models import ComplaintLetter
from backend.complaints.lifecycle import ComplaintState, ComplaintVerb
from backend.complaints.models import (
    Complainant,
    Complaint,
    ComplaintAssistant,
    ComplaintBundle,
    ComplaintChannel,
    ComplaintEvidence,
    ComplaintKind,
    ComplaintOrigin,
    ComplaintStep,
    EvidenceKind,
    ReturnVisit,
    StepReader,
    VisitWay,
)
from backend.foundation import clock
from backend.foundation.viewer import Official, Role
from backend.identity.models import Post
from tests.complaints.cases import TOLD, a_cast, a_complaint
from tests.portal import Portal
from tests.statements.asking import Arrangements, Asked, World
from tests.statements.crowd import MANY, Crowd

COMPLAINTS = Arrangements()
ABOVE = Official(
    person_id=uuid4(),
    session_id=uuid4(),
    organisation_id=uuid4(),
    region="360000000000",
    roles=frozenset({Role.SUPERVISOR}),
)
"""Of the whole province; may look on more closely."""
_STEPS = (ComplaintVerb.BEGIN, ComplaintVerb.ORDER, ComplaintVerb.PUBLICISE)


async def complaint_cases(crowd: Crowd) -> None:
    """All of them made public, with steps, help, evidence and visits."""
    people, versions = crowd.people, await ProofItemVersion.all().order_by("id").limit(MANY)
    apart = [_complaint(crowd, n, people.committees[n].id, versions[n].id) for n in range(MANY)]
    about_one = [
        _complaint(crowd, n, crowd.committee.organisation.id, versions[n].id) for n in range(MANY)
    ]
    rows = [*apart, *about_one]
    for row, first in zip(apart, about_one, strict=True):
        row.repeats_id = first.id
        first.filed_at -= timedelta(days=1)  # So that lists begin with those that repeat it.
    await Complaint.bulk_create([*about_one, *apart])
    await Complainant.bulk_create(_complainant(crowd, row) for row in rows)
    await _parts(crowd, rows)


def _complaint(crowd: Crowd, n: int, accused_id: UUID, version_id: UUID) -> Complaint:
    today, people = clock.today(), crowd.people
    return Complaint(
        id=uuid4(),
        number=uuid4().hex[:12],
        kind=ComplaintKind.COMPLAINT,
        channel=ComplaintChannel.ONLINE,
        origin=ComplaintOrigin.FREE,
        state=ComplaintState.PUBLICISED,
        region=people.committees[n].region,
        accused_id=accused_id,
        accused_name="某某村民委员会",
        item_version_id=version_id,
        proof_name="居住证明",
        matter="入学",
        handler_id=people.enterprises[n].id,
        lead_id=people.enterprises[(n + 1) % MANY].id,
        summary="要求提供证明。",
        finding="属实。",
        term_from=today,
        term_days=3,
        due_on=today,
        rectify_by=today,
        filed_at=clock.now() - timedelta(minutes=n),
    )


def _complainant(crowd: Crowd, row: Complaint) -> Complainant:
    key, vault = uuid4(), crowd.services.vault
    return Complainant(
        id=key,
        complaint_id=row.id,
        client_token=uuid4(),
        source="test",
        receipt_index=row.number.rjust(64, "0"),
        name=vault.encrypt("王桂香", place="complainant.name", row=key),
        words=vault.encrypt("窗口要我开证明。", place="complainant.words", row=key),
        agrees_to_be_named=True,
        filed_at=row.filed_at,
    )


async def _parts(crowd: Crowd, rows: Sequence[Complaint]) -> None:
    now, people = clock.now(), crowd.people
    await ComplaintStep.bulk_create(
        ComplaintStep(
            complaint_id=row.id,
            serial=serial,
            verb=verb,
            state=row.state,
            at=now - timedelta(minutes=n),
            organisation_id=row.lead_id,
            reader=StepReader.BOTH,
            words="停止索要。",
        )
        for n, row in enumerate(rows)
        for serial, verb in enumerate(_STEPS, start=1)
    )
    await ComplaintLetter.bulk_create(
        letter for row in rows for letter in (_letter(row, step_serial=2), _letter(row))
    )
    await Post.bulk_create(
        Post(
            person_id=people.approvers[n].id,
            organisation_id=people.enterprises[(n + 1) % MANY].id,
            role=Role.APPROVER,
            valid_from=clock.today(),
        )
        for n in range(MANY)
    )
    await ComplaintAssistant.bulk_create(
        ComplaintAssistant(complaint_id=row.id, organisation_id=row.handler_id, given_at=now)
        for row in rows
    )
    await ComplaintEvidence.bulk_create(
        ComplaintEvidence(
            complaint_id=row.id,
            position=1,
            kind=EvidenceKind.PICTURE,
            media_type="image/jpeg",
            stored_as="0" * 64,
            sha256="0" * 64,
            size=1,
            made_at=now,
        )
        for row in rows
    )
    await ComplaintBundle.bulk_create(
        ComplaintBundle(complaint_id=row.id, asked_at=now) for row in rows
    )
    await ReturnVisit.bulk_create(
        ReturnVisit(
            complaint_id=row.id,
            at=now,
            way=VisitWay.PHONE,
            reached=False,
            words="无人接听。",
            person_id=people.preparers[n % MANY].id,
        )
        for n, row in enumerate(rows)
    )


def _letter(row: Complaint, *, step_serial: int | None = None) -> ComplaintLetter:
    """The order, or the notice of transfer that is to come."""
    now = clock.now()
    return ComplaintLetter(
        complaint_id=row.id,
        letter_id=uuid4(),
        verb=ComplaintVerb.TRANSFER if step_serial is None else ComplaintVerb.ORDER,
        words="停止索要。",
        days=None if step_serial is None else 5,
        asked_at=now,
        ended_at=None if step_serial is None else now,
        step_serial=step_serial,
    )


@COMPLAINTS.of("portal query complaintCases", rows="edges")
async def _cases(world: World, size: int) -> Asked:
    # Those that were filed since are newer, and have less to tell.
    return Asked(ABOVE, {"filter": {"state": "PUBLICISED"}, "first": size})


@COMPLAINTS.of("portal query accusedCases", rows="edges")
async def _accused(world: World, size: int) -> Asked:
    return Asked(world.crowd.committee.preparer, {"first": size})


@COMPLAINTS.of("portal query publicNotices", rows="edges")
async def _public(world: World, size: int) -> Asked:
    return Asked(world.crowd.holder, {"first": size})


@COMPLAINTS.of("portal mutation dispatchComplaint", rows=None, most=2)
async def _dispatch(world: World, size: int) -> Asked:
    cast = await a_cast(Portal(world.crowd.services))
    row = await a_complaint(cast)
    await cast.walks(row.id, TOLD[:1])
    helping = [cast.other, cast.handler][:size]
    said = {"id": str(row.id), "version": 2, "leadId": str(cast.lead.organisation_id)}
    assistants = [str(each.organisation_id) for each in helping]
    return Asked(cast.handler, {"input": said | {"assistantIds": assistants}})
