"""Filing a complaint: by a resident, an agent, somebody without a name, or for one who called."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

from backend.complaints import evidence, offices, origins, receipts, records, terms, testimony
from backend.complaints.actions import advancing
from backend.complaints.lifecycle import ComplaintFiled, ComplaintVerb
from backend.complaints.models import (
    Complainant,
    Complaint,
    ComplaintEvidence,
    ComplaintOrigin,
    StepReader,
)
from backend.complaints.origins import Found
from backend.complaints.records import Record
from backend.complaints.submits import Caller, NewComplaint, Submit
from backend.complaints.terms import Stage
from backend.complaints.wording import Claim
from backend.foundation import asking, clock, db, numbering
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.numbering import Series
from backend.foundation.services import Services
from backend.foundation.viewer import Anonymous, Official, Role, Visitor
from backend.identity.models import Organisation
from backend.regions import queries as regions

MOST_OF_PERSON = 10
"""Who has more to say in a day says it in one complaint."""
MOST_OF_SOURCE = 20
"""A village office's line serves many; a flood from one is stopped."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Filed:
    """What was stored, and the receipt code of who has no other way back to it."""

    complaint: Complaint
    receipt_code: str | None


async def file(services: Services, viewer: Visitor, new: NewComplaint) -> Filed:
    """Says that an office demanded what it may not; the handler's term to accept begins.

    The same token with the same content gives the same complaint again; with other content
    TOKEN_REUSED. Raises FORBIDDEN for officials who are no agents, TOO_MANY_ATTEMPTS beyond the
    limits of a day, REGION_UNKNOWN or _ABOLISHED, COMPLAINT_NAMELESS, COMPLAINT_NO_HANDLER,
    NOT_FOUND for an accused that is none or an origin that the viewer may not know of, and what
    evidence.file_rows raises.
    """
    if isinstance(viewer, Official) and Role.AGENT not in viewer.roles:
        raise Problem(ProblemCode.FORBIDDEN)
    return await _file(services, Submit(viewer=viewer, new=new))


async def enter(services: Services, viewer: Official, new: NewComplaint, caller: Caller) -> Filed:
    """The same for who came to a counter or called 12345; her receipt code lets her follow it.

    Raises FORBIDDEN for others than supervisors, OWN_CASE when it is about the viewer's office.
    """
    if Role.SUPERVISOR not in viewer.roles:
        raise Problem(ProblemCode.FORBIDDEN)
    return await _file(services, Submit(viewer=viewer, new=new, caller=caller))


async def _file(services: Services, typed: Submit) -> Filed:
    submit = typed.clean(services.glyphs)
    if code := _receipt(services, submit):
        asking.hold_receipt(receipts.index_of(services.vault, code))
    known = await _known(services, submit)
    if known is not None:
        return known
    await regions.region_for_request(submit.claim.region)
    accused = await offices.accused_of(submit.claim)
    if isinstance(submit.viewer, Official) and accused is not None:
        _refuse_own_office(submit.viewer, accused)
    handler = await offices.handler_for(submit.claim.region, accused)
    found = await origins.found(submit.viewer, submit.new.origin, submit.claim.day)
    complaint = _complaint(submit, accused, handler, found)
    pieces = await _pieces(services, submit, complaint, found)
    async with transaction():
        # A doubled submit waits here, and then finds the first one's complaint.
        await db.serialise(f"complaints of {submit.filer}")
        known = await _known(services, submit)
        if known is not None:
            return known
        await _refuse_too_many(submit)
        complaint.number = await _next_number()
        # After the number is taken: two first ones at once come one after the other.
        first = await offices.first_about(accused, submit.claim)
        complaint.repeats_id = first and first.id
        await complaint.save(force_create=True)
        await _complainant(services, submit, complaint, found).save(force_create=True)
        await evidence.keep(complaint.id, pieces)
        await _tell(submit.viewer, complaint)
    return Filed(complaint=complaint, receipt_code=_receipt(services, submit))


async def _tell(viewer: Visitor, complaint: Complaint) -> None:
    await advancing.tell(
        viewer,
        complaint,
        ComplaintVerb.FILE,
        ComplaintFiled,
        words="",
        reader=StepReader.COMPLAINANT,
        shielded=True,
    )


async def _known(services: Services, submit: Submit) -> Filed | None:
    """What the same submit stored before; TOKEN_REUSED when it said something else."""
    rows = Complainant.filter(client_token=submit.new.client_token, **submit.owner)
    before = await rows.select_related("complaint").first()
    if before is None:
        return None
    complaint, claim = before.complaint, submit.claim
    said = Claim(
        kind=complaint.kind,
        region=complaint.region,
        accused_id=claim.accused_id and complaint.accused_id,
        accused_name=None if claim.accused_id else complaint.accused_name,
        proof_name=complaint.proof_name,
        matter=complaint.matter,
        happened_on=complaint.happened_on,
        words=testimony.words_of(services.vault, before),
    )
    if said != claim:
        raise Problem(ProblemCode.TOKEN_REUSED, field="clientToken")
    return Filed(complaint=complaint, receipt_code=_receipt(services, submit))


def _complaint(
    submit: Submit, accused: Organisation | None, handler: Organisation, found: Found
) -> Complaint:
    """The row, but for its number and what it repeats."""
    claim = submit.claim
    complaint = Complaint(
        id=uuid4(),
        kind=claim.kind,
        channel=submit.channel,
        hotline_number=submit.caller and submit.caller.hotline_number,
        origin=submit.new.origin.kind,
        region=claim.region,
        accused_id=accused and accused.id,
        accused_name=claim.accused_name if accused is None else accused.name,
        item_version_id=found.item_in_force_on(claim.day),
        proof_name=claim.proof_name,
        matter=claim.matter,
        happened_on=claim.happened_on,
        handler_id=handler.id,
        filed_at=clock.now(),
    )
    days = terms.term_of(claim.kind, handler.region, Stage.ACCEPT).days
    terms.begin(complaint, clock.today(), days)
    return complaint


def _complainant(
    services: Services, submit: Submit, complaint: Complaint, found: Found
) -> Complainant:
    viewer, caller = submit.viewer, submit.caller
    code = _receipt(services, submit)
    enterprise = viewer if isinstance(viewer, Official) and caller is None else None
    row = Complainant(
        id=uuid4(),
        complaint_id=complaint.id,
        organisation_id=enterprise and enterprise.organisation_id,
        client_token=submit.new.client_token,
        receipt_index=None if code is None else receipts.index_of(services.vault, code),
        agrees_to_be_named=submit.new.agrees_to_be_named,
        origin_id=found.id,
        filed_at=complaint.filed_at,
        **({"source": viewer.source} | submit.owner),
    )
    testimony.put(
        services.vault,
        row,
        words=submit.claim.words,
        name=caller and caller.name,
        phone=caller and caller.phone,
    )
    return row


async def _pieces(
    services: Services, submit: Submit, complaint: Complaint, found: Found
) -> list[ComplaintEvidence]:
    """The evidence, made anew from our own tables; copies of files are in the storage by then."""
    claim, made = submit.claim, list[Record]()
    if found.item is not None:
        made.append(records.of_item(found.item, claim.day, services.public_url))
    if submit.new.origin.kind is ComplaintOrigin.GUIDE:
        made.append(await records.of_guide(claim, complaint.accused_name))
    made += found.records
    rows = [evidence.record_row(services.vault, complaint.id, each) for each in made]
    chosen = submit.new.attachment_ids
    return rows + await evidence.file_rows(services, submit.viewer, complaint.id, chosen)


def _receipt(services: Services, submit: Submit) -> str | None:
    if not submit.has_receipt:
        return None
    return receipts.code_for(services.vault, submit.filer, submit.new.client_token)


def _refuse_own_office(viewer: Official, accused: Organisation) -> None:
    if viewer.organisation_id == accused.id:
        raise Problem(ProblemCode.OWN_CASE, field="accusedId")


@asking.as_the_portal("what came from one source, under whatever receipt")
async def _refuse_too_many(submit: Submit) -> None:
    """Those who enter what others say are not counted. The filer's others wait meanwhile."""
    if submit.caller is not None:
        return
    most = MOST_OF_SOURCE if isinstance(submit.viewer, Anonymous) else MOST_OF_PERSON
    recent = Complainant.filter(filed_at__gt=clock.now() - _DAY, **submit.owner)
    oldest = await recent.order_by("-filed_at").offset(most - 1).first()
    if oldest is not None:
        wait = oldest.filed_at + _DAY - clock.now()
        raise Problem(ProblemCode.TOO_MANY_ATTEMPTS, minutes=-(-wait // timedelta(minutes=1)))


@asking.as_the_portal("numbers count everybody's complaints")
async def _next_number() -> str:
    return await numbering.next_number(Series.COMPLAINT, Complaint.all())
