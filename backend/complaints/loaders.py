"""Batch reads of what belongs to a complaint."""

from uuid import UUID

from backend.catalogue.models import ProofItemVersion
from backend.complaints import overseers, testimony
from backend.complaints.letter_models import ComplaintLetter
from backend.complaints.lifecycle import ComplaintVerb
from backend.complaints.models import (
    Complainant,
    Complaint,
    ComplaintAssistant,
    ComplaintEvidence,
    ComplaintStep,
    ReturnVisit,
    StepReader,
)
from backend.foundation import asking
from backend.foundation.viewer import Role
from backend.identity import loaders as identity

_FOR_ACCUSED = (StepReader.ACCUSED, StepReader.BOTH)


async def steps_by_complaint(ids: list[UUID]) -> list[list[ComplaintStep]]:
    """Every step of each complaint, in their order, with the offices that took them."""
    rows = ComplaintStep.filter(complaint_id__in=ids).select_related("organisation")
    steps = await rows.order_by("serial")
    return [[step for step in steps if step.complaint_id == id_] for id_ in ids]


async def accused_steps_by_complaint(ids: list[UUID]) -> list[list[ComplaintStep]]:
    """Those steps that the accused may read; the others are not even fetched."""
    rows = ComplaintStep.filter(complaint_id__in=ids, reader__in=_FOR_ACCUSED)
    steps = await rows.select_related("organisation").order_by("serial")
    return [[step for step in steps if step.complaint_id == id_] for id_ in ids]


async def assistants_by_complaint(ids: list[UUID]) -> list[list[ComplaintAssistant]]:
    """The offices that help today, with their names."""
    rows = ComplaintAssistant.filter(complaint_id__in=ids, ended_at=None)
    helping = await rows.select_related("organisation").order_by("organisation__name")
    return [[each for each in helping if each.complaint_id == id_] for id_ in ids]


async def evidence_by_complaint(ids: list[UUID]) -> list[list[ComplaintEvidence]]:
    """What is on file of each piece; the pieces themselves are not fetched."""
    rows = ComplaintEvidence.filter(complaint_id__in=ids).order_by("position")
    columns = ("id", "complaint_id", "position", "kind", "media_type", "sha256", "size", "made_at")
    pieces = await rows.only(*columns)
    return [[each for each in pieces if each.complaint_id == id_] for id_ in ids]


async def visits_by_complaint(ids: list[UUID]) -> list[list[ReturnVisit]]:
    """Every time the complainant was asked whether it helped, the oldest first."""
    visits = await ReturnVisit.filter(complaint_id__in=ids).order_by("at", "id")
    return [[each for each in visits if each.complaint_id == id_] for id_ in ids]


@asking.as_the_portal("the number alone of the first in a series")
async def numbers_by_complaint(ids: list[UUID]) -> list[str]:
    """The number of each complaint; a reference always points to one."""
    found = dict(await Complaint.filter(id__in=ids).values_list("id", "number"))
    return [found[id_] for id_ in ids]


async def items_by_version(ids: list[UUID]) -> list[ProofItemVersion]:
    """Versions of the catalogue with their items; a reference always points to one."""
    rows = await ProofItemVersion.filter(id__in=ids).select_related("item__published_list")
    found = {row.id: row for row in rows}
    return [found[id_] for id_ in ids]


@asking.as_the_portal("what was made public")
async def orders_before(places: list[tuple[UUID, int]]) -> list[str]:
    """What was ordered last before a step, by its complaint and serial number."""
    ids = {complaint_id for complaint_id, _ in places}
    rows = ComplaintStep.filter(complaint_id__in=ids, verb=ComplaintVerb.ORDER)
    orders = await rows.order_by("serial")
    return [
        [each.words for each in orders if each.complaint_id == id_ and each.serial < serial][-1]
        for id_, serial in places
    ]


async def pending_letters_by_complaint(ids: list[UUID]) -> list[ComplaintLetter | None]:
    """The letter that each complaint waits for, if it does."""
    rows = await ComplaintLetter.filter(complaint_id__in=ids, ended_at=None)
    found = {row.complaint_id: row for row in rows}
    return [found.get(id_) for id_ in ids]


async def letters_by_step(places: list[tuple[UUID, int]]) -> list[ComplaintLetter | None]:
    """The letter by which each step happened, by its complaint and serial number."""
    ids = {complaint_id for complaint_id, _ in places}
    rows = await ComplaintLetter.filter(complaint_id__in=ids, step_serial__isnull=False)
    found = {(row.complaint_id, row.step_serial): row for row in rows}
    return [found.get(place) for place in places]


async def approvers_by_office(ids: list[UUID]) -> list[list[str]]:
    """The names of those who may approve letters of each office today."""
    posts = (
        await overseers.holding(Role.APPROVER)
        .filter(organisation_id__in=ids)
        .values_list("organisation_id", "person_id")
    )
    holders = sorted({person_id for _, person_id in posts})
    named = dict(zip(holders, await identity.names_by_id(holders), strict=True))
    return [sorted({named[who] for office, who in posts if office == id_}) for id_ in ids]


async def named_complainants_by_complaint(ids: list[UUID]) -> list[Complainant | None]:
    """Of each complaint who complained, where she agreed to be named to the accused."""
    named = Complainant.filter(complaint_id__in=ids, agrees_to_be_named=True)
    rows = await testimony.with_accounts(named)
    found = {row.complaint_id: row for row in rows}
    return [found.get(id_) for id_ in ids]
