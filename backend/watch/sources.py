"""What a scan compares: what offices declare to demand, and the items in force today."""

from collections.abc import Iterable
from datetime import date

from tortoise.expressions import F, Q

from backend.catalogue.models import Lane, Measure, ProofItemVersion
from backend.identity.models import Organisation
from backend.registration import queries as registration
from backend.registration.entries import Entry
from backend.registration.models import FormCode, MatterMaterial, VerificationNeed
from backend.watch.matching import REPLACING, Alternative, Demand, Rule, stem


async def demands() -> list[Demand]:
    """What offices declare today, on all forms, in a lasting order. Two statements."""
    rows = (
        await MatterMaterial.filter(matter__ended_at=None)
        .select_related("matter__organisation")
        .order_by("matter__organisation_id", "matter__name", "position")
    )
    return [_demand(row) for row in rows] + _registered(await registration.registered())


async def rules(today: date) -> list[Rule]:
    """What every item with a place says today, in its newest version. One statement."""
    rows = await ProofItemVersion.filter(
        Q(item__effective_from=None) | Q(item__effective_from__lte=today),
        Q(item__effective_to=None) | Q(item__effective_to__gte=today),
        version=F("item__version"),
        item__region__not_isnull=True,
    ).values_list(
        "id", "region", "lane", "measure", "name", "purpose", "demanding_unit", "legal_basis"
    )
    return [
        Rule(
            version=version,
            region=region,
            lane=Lane(lane),
            measure=Measure(measure) if measure else None,
            name=name,
            purpose=purpose,
            demanding_unit=unit,
            legal_basis=basis,
        )
        for version, region, lane, measure, name, purpose, unit, basis in rows
    ]


def _demand(row: MatterMaterial) -> Demand:
    matter = row.matter
    accepted: set[Measure] = set()
    if row.accepts_electronic:
        accepted |= {Measure.DATA_SHARE, Measure.SUBSTITUTE}
    if row.verification is VerificationNeed.ACCEPTED:
        accepted |= {Measure.DATA_SHARE, Measure.DEPT_VERIFY}
    return Demand(
        organisation=matter.organisation_id,
        office=matter.organisation.name,
        region=matter.region,
        matter=matter.name,
        matter_id=matter.id,
        alternatives=tuple(
            Alternative(name=each["name"], issuer=each["issuer"]) for each in row.alternatives
        ),
        accepted=frozenset(accepted),
        legal_basis=None,
    )


def _registered(told: Iterable[tuple[Organisation, FormCode, Entry]]) -> list[Demand]:
    """The proofs that forms keep. One that an office has a measure for, on any, is spared."""
    rows = list(told)
    spared = {
        (office.id, stem(entry.name))
        for office, _, entry in rows
        if not REPLACING.isdisjoint(entry.measures)
    }
    return [
        Demand(
            organisation=office.id,
            office=office.name,
            region=office.region,
            matter=entry.matter,
            matter_id=None,
            alternatives=(Alternative(name=entry.name, issuer=entry.issuer),),
            accepted=REPLACING if (office.id, stem(entry.name)) in spared else frozenset(),
            legal_basis=entry.legal_basis,
        )
        for office, form, entry in rows
        # The form of measures repeats what the others keep, without its matter and its law.
        if entry.keep and form is not FormCode.MEASURES
    ]
