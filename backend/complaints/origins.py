"""From where a complaint was begun: what one tap fills in, and the records that speak for it.

Whatever the page sends besides the name of the thing is not believed: everything is read again from
our own tables, and only what the viewer may know of. Everything else is NotFound.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from backend.catalogue import queries as catalogue
from backend.catalogue.models import ProofItemVersion
from backend.complaints import records
from backend.complaints.models import ComplaintOrigin
from backend.complaints.records import Record
from backend.complaints.wording import MATTER_LENGTH
from backend.disclosures import access as disclosures
from backend.foundation.clock import CHINA
from backend.foundation.errors import NotFound
from backend.foundation.viewer import Citizen, Visitor
from backend.identity.models import Organisation
from backend.proofs import access as proofs
from backend.proofs.lifecycle import ProofState
from backend.sharing import access as sharing

_TURNED_AWAY = (ProofState.REJECTED, ProofState.SENT_BACK)


@dataclass(frozen=True, kw_only=True, slots=True)
class Origin:
    """A thing in the portal: `ref` is the code of an item, the id of anything else."""

    kind: ComplaintOrigin = ComplaintOrigin.FREE
    ref: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """What is filled in, for the complainant to mend; empty where the thing does not tell."""

    accused: Organisation | None = None
    accused_name: str = ""
    proof_name: str = ""
    matter: str = ""
    region: str | None = None
    happened_on: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """The thing behind an origin: its own id, what it fills in, and its records.

    `item` is the entry of the catalogue that it leads to, in the version of the day.
    """

    id: UUID | None = None
    draft: Draft = Draft()
    item: ProofItemVersion | None = None
    records: tuple[Record, ...] = ()

    def item_in_force_on(self, day: date) -> UUID | None:
        """That version, unless it had ended or not begun."""
        in_force = self.item is not None and records.was_in_force(self.item, day)
        return self.item.id if self.item is not None and in_force else None


async def found(viewer: Visitor, origin: Origin, day: date) -> Found:
    """What the viewer's origin is, as it was on a day; NotFound for what she may not know of."""
    if origin.kind is ComplaintOrigin.FREE:
        return Found()
    if origin.kind in (ComplaintOrigin.ITEM, ComplaintOrigin.GUIDE):
        return await _item(origin.ref, day)
    if not isinstance(viewer, Citizen):
        raise NotFound
    return await _OWN[origin.kind](viewer, _id_of(origin.ref), day)


async def _item_on(code: str, day: date) -> ProofItemVersion:
    """What the lists said of an item on a day, else what they say now; NotFound for no item."""
    known = await catalogue.version_begun_by(code, day) or await catalogue.proof_item(code)
    if known is None:
        raise NotFound
    return known


async def _item(code: str, day: date) -> Found:
    version = await _item_on(code, day)
    nationwide = not (version.item.region or "").strip("0")
    return Found(
        id=version.item_id,
        item=version,
        draft=Draft(
            accused_name=version.demanding_unit,
            proof_name=version.name,
            matter=version.purpose[:MATTER_LENGTH],
            region=None if nationwide else version.item.region,
        ),
    )


async def _proof(viewer: Citizen, proof_id: UUID, day: date) -> Found:
    rows = proofs.visible_to(viewer).filter(state__in=_TURNED_AWAY)
    proof = await rows.select_related("organisation", "catalogue_version__item").get_or_none(
        id=proof_id
    )
    if proof is None:
        raise NotFound
    version = proof.catalogue_version
    item = None if version is None else await _item_on(version.item.code, day)
    return Found(
        id=proof.id,
        item=item,
        draft=Draft(
            accused_name=proof.recipient,
            proof_name=proof.title,
            matter=proof.purpose,
            region=proof.region,
            happened_on=_day(proof.requested_at),
        ),
        records=(await records.of_proof(proof),),
    )


async def _disclosure(viewer: Citizen, look_id: UUID, day: date) -> Found:
    del day
    rows = disclosures.visible_to(viewer).select_related("organisation", "proof")
    look = await rows.get_or_none(id=look_id)
    if look is None:
        raise NotFound
    office = look.organisation
    return Found(
        id=look.id,
        draft=Draft(
            accused=office,
            accused_name=look.looker or "",
            proof_name=look.title,
            matter=look.purpose or look.legal_basis or "",
            region=look.proof.region if office is None else office.region,
            happened_on=_day(look.at),
        ),
        records=(records.of_look(look),),
    )


async def _share(viewer: Citizen, grant_id: UUID, day: date) -> Found:
    del day
    grant = await sharing.visible_to(viewer).get_or_none(id=grant_id)
    if grant is None:
        raise NotFound
    papers = await sharing.papers_in(grant)
    return Found(
        id=grant.id,
        draft=Draft(
            accused_name=grant.recipient,
            proof_name=papers[0].title,
            matter=grant.purpose,
            region=papers[0].region,
            happened_on=_day(grant.granted_at),
        ),
        records=(await records.of_share(grant, papers),),
    )


_OWN: dict[ComplaintOrigin, Callable[[Citizen, UUID, date], Awaitable[Found]]] = {
    ComplaintOrigin.PROOF: _proof,
    ComplaintOrigin.DISCLOSURE: _disclosure,
    ComplaintOrigin.SHARE: _share,
}


def _day(moment: datetime) -> date:
    return moment.astimezone(CHINA).date()


def _id_of(ref: str) -> UUID:
    try:
        return UUID(ref)
    except ValueError:
        raise NotFound from None
