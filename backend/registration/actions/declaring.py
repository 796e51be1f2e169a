"""What comes of a filed form: matters with their materials, and who assists with a material."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from uuid import uuid4

from backend.foundation import clock
from backend.foundation.vault import Vault
from backend.identity.models import Organisation
from backend.registration import secrets
from backend.registration.models import (
    Assistance,
    AssistanceContact,
    Filing,
    FilingRow,
    FormCode,
    Matter,
    MatterMaterial,
)
from backend.registration.words import VERIFICATIONS, alternatives, validity

_YES = "是"
_NAMES, _ISSUERS = "name", "issuer"


async def declare(vault: Vault, filing: Filing) -> None:
    """Fills the typed tables from a form that has them; call it in the transaction of filing."""
    rows = await FilingRow.filter(filing_id=filing.id).order_by("position")
    match filing.form:
        case FormCode.MATERIALS:
            await _declare_matters(filing, rows)
        case FormCode.ASSISTANCE:
            await _declare_assistance(vault, filing, rows)
        case _:
            pass


async def _declare_matters(filing: Filing, rows: Sequence[FilingRow]) -> None:
    """Known matters keep their addresses; one that is no longer named has ended."""
    office = await Organisation.get(id=filing.organisation_id)
    known = {each.name: each for each in await Matter.filter(organisation_id=office.id)}
    by_name = sorted(rows, key=lambda row: (row.cells["matter"], row.position))
    named = {name: list(found) for name, found in groupby(by_name, lambda row: row.cells["matter"])}
    await MatterMaterial.filter(matter__organisation_id=office.id).delete()
    matters = [_matter(office, filing, known.get(name), found) for name, found in named.items()]
    fresh = [matter for matter in matters if matter.name not in known]
    await Matter.bulk_create(fresh)
    if changed := [matter for matter in matters if matter.name in known]:
        columns = ["region", "online", "offline_reason", "filing_id", "declared_at", "ended_at"]
        await Matter.bulk_update(changed, fields=columns)
    gone = [each.id for name, each in known.items() if name not in named]
    await Matter.filter(id__in=gone, ended_at=None).update(ended_at=clock.now())
    await MatterMaterial.bulk_create(
        [each for matter in matters for each in _materials(matter, named[matter.name])]
    )


def _matter(
    office: Organisation, filing: Filing, known: Matter | None, rows: Iterable[FilingRow]
) -> Matter:
    """One row that gives a reason is enough: then not all of it can be done online."""
    rows = list(rows)
    reasons = [row.cells["online"] for row in rows if row.cells["online"] != _YES]
    matter = known or Matter(id=uuid4(), organisation_id=office.id, name=rows[0].cells["matter"])
    return matter.update_from_dict(
        {
            "region": office.region,
            "online": not reasons,
            "offline_reason": reasons[0] if reasons else "",
            "filing_id": filing.id,
            "declared_at": filing.filed_at,
            "ended_at": None,
        }
    )


def _materials(matter: Matter, rows: Iterable[FilingRow]) -> list[MatterMaterial]:
    return [
        MatterMaterial(
            id=uuid4(),
            matter_id=matter.id,
            position=position,
            alternatives=[
                {"name": name, "issuer": issuer}
                for name, issuer in zip(
                    alternatives(row.cells[_NAMES]), alternatives(row.cells[_ISSUERS]), strict=True
                )
            ],
            kind=row.cells.get("kind", ""),
            accepts_electronic=row.cells.get("electronic") == _YES,
            accepts_image=row.cells.get("image") == _YES,
            verification=VERIFICATIONS.get(row.cells.get("verification", "")),
        )
        for position, row in enumerate(rows, start=1)
    ]


async def _declare_assistance(vault: Vault, filing: Filing, rows: Sequence[FilingRow]) -> None:
    """The sheet of one material, in place of the one before. A nil return names no material."""
    if filing.nil:
        return
    term = validity(filing.head["validity"])
    assert term is not None, "the head of a filed form has no fault"
    columns = {
        "filing_id": filing.id,
        "issuer": filing.head["issuer"],
        "validity_amount": term.amount,
        "validity_unit": term.unit,
    }
    material, _ = await Assistance.update_or_create(
        organisation_id=filing.organisation_id, material=filing.subject, defaults=columns
    )
    await AssistanceContact.filter(assistance_id=material.id).delete()
    await AssistanceContact.bulk_create(
        [_contact(vault, material, row, at) for at, row in enumerate(rows, start=1)]
    )


def _contact(
    vault: Vault, material: Assistance, row: FilingRow, position: int
) -> AssistanceContact:
    cells = secrets.cells_of(vault, row, whole=True)
    contact = AssistanceContact(
        id=uuid4(),
        assistance_id=material.id,
        position=position,
        unit=cells["unit"],
        name=cells["person"],
        **{place: cells.get(place, "") for place in ("city", "county", "township", "village")},
    )
    secrets.put_assisting_phone(vault, contact, cells["phone"])
    return contact
