"""What may be asked about seals: which one may seal, what one shows, and the register."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from uuid import UUID

from tortoise.queryset import QuerySet

from backend.foundation import asking, audit, clock, db
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.pages import Page, PageRequest, page_of
from backend.foundation.sealing.face import SealFace, face_pdf
from backend.foundation.services import Services
from backend.foundation.viewer import Official, Role, Viewer
from backend.identity import uscc as social_credit
from backend.identity.models import Organisation, Person
from backend.identity.queries import holders_of
from backend.seals import access, askings, intents, succession, validity, wishes
from backend.seals.lifecycle import DecisionState, SealState
from backend.seals.models import Seal, SealAsking, SealDecision, SealingPolicy, SealUse
from backend.seals.wishes import Ruling

PUBLISHED_QUARTERS = 12
"""Three years, a committee's term and the time its records are asked for."""

_QUARTERS = """
SELECT extract(year FROM day)::int AS year, extract(quarter FROM day)::int AS quarter,
       count(*)::int AS uses, sum(copies)::int AS copies
FROM (SELECT at AT TIME ZONE 'Asia/Shanghai' AS day, copies FROM seal_use
      WHERE organisation_id = $1) AS used
GROUP BY 1, 2 ORDER BY 1 DESC, 2 DESC LIMIT $2
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class QuarterCount:
    """How often a committee's seal was used in a quarter (村务公开: numbers, no names)."""

    year: int
    quarter: int
    uses: int
    copies: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Enrolment:
    """An organisation, and who may keep a seal of it today."""

    organisation: Organisation
    keepers: list[Person]


async def seal_for(organisation_id: UUID, item: str, on: date) -> Seal:
    """The seal with which an organisation may seal an item on a day, or SEAL_NOT_AVAILABLE."""
    seal = await Seal.filter(
        organisation_id=organisation_id,
        state=SealState.ACTIVE,
        scopes__item=item,
        scopes__valid_from__lte=on,
        scopes__valid_to__gte=on,
    ).first()
    if seal is None or not validity.may_seal(seal, on=on, now=clock.now()):
        raise Problem(ProblemCode.SEAL_NOT_AVAILABLE)
    return seal


async def any_active_seal() -> Seal | None:
    """One that is in use, always the same while it is; for whoever asks whether keys answer."""
    return await Seal.filter(state=SealState.ACTIVE).order_by("id").first()


async def seal_by_id(seal_id: UUID) -> Seal:
    """The seal that a decision named or its successor, for the job that sets it.

    Raises SealNotInForce, to be tried again, while the seal may not be used.
    """
    seal = await succession.seal_today(seal_id)
    if not validity.may_seal(seal, on=clock.today(), now=clock.now()):
        raise validity.SealNotInForce(f"it is {seal.state.value} or out of time", permanent=False)
    return seal


async def seal_used(document_id: UUID) -> Seal:
    """The seal that a sealed document bears."""
    return (await SealUse.get(document_id=document_id).select_related("seal")).seal


async def seal_with_certificate(fingerprint: str) -> Seal | None:
    """The seal on record with this certificate, by its SHA-256 in lower-case hexadecimal.

    Of several terms with one certificate, the latest.
    """
    found = Seal.filter(certificate_fingerprint=fingerprint)
    return await found.order_by("-valid_to", "-enrolled_at").first()


def face_of(services: Services, seal: Seal) -> bytes:
    """The drawing of the seal as a one-page PDF."""
    return _drawn(SealFace(**seal.face), services.fonts)


async def seals_of(viewer: Viewer, page: PageRequest) -> Page[Seal]:
    """The seals the viewer may know of, newest first."""
    return await page_of(access.visible_to(viewer), page, order="enrolled_at")


async def register(viewer: Viewer, page: PageRequest) -> Page[SealUse]:
    """The register 用印登记, newest first; that somebody read it is recorded."""
    lines = access.uses_visible_to(viewer).select_related("organisation")
    uses = await page_of(lines, page, order="at")
    await audit.record(viewer, "seal_register.read", None, lines=len(uses.items))
    return uses


async def affected(viewer: Official, seal_id: UUID, page: PageRequest) -> Page[SealUse]:
    """What a compromised seal sealed since its key is not trusted, newest first.

    NotFound for a seal that is not compromised, or not the viewer's to look into.
    """
    seal = await access.affected_seal(viewer, seal_id)
    lines = affected_uses(seal).select_related("organisation")
    uses = await page_of(lines, page, order="at")
    await audit.record(viewer, "seal_register.affected_read", seal.id, lines=len(uses.items))
    return uses


def affected_uses(seal: Seal) -> QuerySet[SealUse]:
    """What the register says was sealed with it from the moment on."""
    return SealUse.filter(seal_id=seal.id, at__gte=seal.compromised_since)


async def uses_in_doubt(seal_id: UUID) -> QuerySet[SealUse]:
    """The same of a compromised seal by its id, for whoever marks the documents."""
    return affected_uses(await Seal.get(id=seal_id))


async def decisions(
    viewer: Viewer, page: PageRequest, *, seal_id: UUID | None, open_only: bool
) -> Page[SealDecision]:
    """What two persons decided or are to decide, newest first; of one seal, or of all."""
    rows = access.decisions_visible_to(viewer)
    if seal_id is not None:
        rows = rows.filter(seal_id=seal_id)
    if open_only:
        rows = rows.filter(state=DecisionState.ASKED, expires_at__gt=clock.now())
    return await page_of(rows, page, order="asked_at")


def state_at(decision: SealDecision, now: datetime) -> DecisionState:
    """The state as it is, though nobody may have written that its time is over."""
    if decision.state is DecisionState.ASKED and decision.expires_at <= now:
        return DecisionState.EXPIRED
    return decision.state


async def waiting_uses(viewer: Official, page: PageRequest) -> Page[SealAsking]:
    """What waits for the word of this keeper, newest first."""
    rows = askings.waiting_for(viewer).select_related("warrant")
    return await page_of(rows, page, order="at")


async def enrolment_at(uscc: str) -> Enrolment | None:
    """What an operator has to know before she puts a seal on record; None for an unknown code.

    Raises USCC_INVALID for what is no such code.
    """
    organisation = await Organisation.get_or_none(uscc=social_credit.normalise(uscc))
    if organisation is None:
        return None
    keepers = await holders_of(Role.SEAL_KEEPER, organisation.id, without=Role.APPROVER)
    return Enrolment(organisation=organisation, keepers=keepers)


async def rulings() -> list[Ruling]:
    """What was set or asked for regions, by region; elsewhere the portal's own rule holds."""
    asked = {wish.region: wish for wish in await wishes.all_open()}
    held = {row.region: row for row in await SealingPolicy.all()}
    # A place without a rule of its own, for which one was asked: there are few.
    held |= {code: await intents.policy_of(code) for code in asked if code not in held}
    return [
        Ruling(region=code, rule=wishes.rule_of(held[code]), wish=asked.get(code))
        for code in sorted(held)
    ]


@asking.as_the_portal("a figure without names")
async def uses_by_quarter(organisation_id: UUID) -> list[QuarterCount]:
    """The published count, newest quarter first; quarters without a use are left out."""
    rows = await db.connection().execute_query_dict(
        _QUARTERS, [organisation_id, PUBLISHED_QUARTERS]
    )
    return [QuarterCount(**row) for row in rows]


@lru_cache(maxsize=256)  # A drawing has about 30 kB, and a worker seals for some dozen committees.
def _drawn(face: SealFace, fonts: Path) -> bytes:
    return face_pdf(face, fonts)
