"""How forms are asked for with one row and with many, by an office and by its supervisor."""

import itertools
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from backend.foundation import clock
from backend.foundation.services import Services
from backend.foundation.viewer import Anonymous, Official, Role
from backend.identity.models import Organisation
from backend.registration import secrets
from backend.registration.actions import drafting
from backend.registration.lifecycle import FilingState
from backend.registration.models import (
    Filing,
    FilingRow,
    FormCode,
    Matter,
    MatterMaterial,
    VerificationNeed,
)
from backend.registration.published_forms import FORMS
from backend.registration.troubles import Trouble, TroubleCode
from tests.exchange.door import a_department
from tests.factories import an_official
from tests.registration.office import RIGHT, signature
from tests.statements.asking import Arrangements, Asked, World
from tests.statements.copies import copied

REGISTRATION = Arrangements()
_numbers = itertools.count(1)


async def _office() -> Organisation:
    """A department nobody else has asked about."""
    (made,) = await copied(await a_department(), 1, lambda _: _named(next(_numbers)))
    return made


def _named(n: int) -> dict[str, Any]:
    return {"mark": f"{n}登记", "uscc": f"11360404MD{n:08d}", "name": f"第{n}局"}


async def _clerk(services: Services) -> Official:
    return await an_official(services, await _office(), Role.DEPARTMENT_STAFF, name="钱民政")


def _filing(services: Services, office: UUID, person: UUID, **changes: Any) -> Filing:
    """With something in each of its columns."""
    made = Filing(
        id=uuid4(),
        organisation_id=office,
        form=FormCode.ASSISTANCE,
        subject=f"证明{uuid4()}",
        head={"material": "证明"},
        filled_on=date(2026, 11, 22),
        leader="孙局长",
        contact_name="钱民政",
        letters={"unit": "B"},
        rows_total=1,
        troubles=[Trouble(TroubleCode.HEADING_UNKNOWN, "备注").stored()],
        started_by_id=person,
        started_at=clock.now(),
        **changes,
    )
    secrets.put_contact_phone(services.vault, made, "0792-6800301")
    return made


def _in_force(person: UUID) -> dict[str, Any]:
    return {"state": FilingState.FILED, "filed_by_id": person, "filed_at": clock.now()}


def _row(services: Services, filing: Filing, position: int, cells: dict[str, str]) -> FilingRow:
    row = FilingRow(id=uuid4(), filing_id=filing.id, position=position, line=position)
    drafting.fill(services.vault, FORMS[filing.form], row, cells)
    return row


@REGISTRATION.of("portal query filings", rows="edges")
async def _filings(world: World, size: int) -> Asked:
    services = world.crowd.services
    clerk = await _clerk(services)
    own = clerk.organisation_id, clerk.person_id
    drafts = [_filing(services, *own) for _ in range(size)]
    await Filing.bulk_create(drafts)
    await FilingRow.bulk_create([_row(services, each, 1, {"unit": "甲"}) for each in drafts])
    await Filing.filter(organisation_id=own[0]).update(**_in_force(own[1]))
    return Asked(clerk, {"first": size})


@REGISTRATION.of("portal query filingRows", rows="edges")
async def _rows(world: World, size: int) -> Asked:
    services = world.crowd.services
    clerk = await _clerk(services)
    draft = _filing(services, clerk.organisation_id, clerk.person_id)
    await draft.save(force_create=True)
    rows = [_row(services, draft, at, {"unit": "甲", "phone": "1"}) for at in range(size)]
    await FilingRow.bulk_create(rows)
    return Asked(clerk, {"filingId": str(draft.id), "faulty": True, "first": size})


@REGISTRATION.of("portal query registrationOffices", rows="edges")
async def _offices(world: World, size: int) -> Asked:
    services = world.crowd.services
    supervisor = await an_official(services, await _office(), Role.SUPERVISOR, name="周督查")
    person = supervisor.person_id
    offices = await Organisation.filter(kind="department").only("id")
    made = [_filing(services, each.id, person, **_in_force(person)) for each in offices]
    await Filing.bulk_create(made)
    return Asked(supervisor, {"first": size})


@REGISTRATION.of("portal query matters", rows="edges")
async def _matters(world: World, size: int) -> Asked:
    services = world.crowd.services
    clerk = await _clerk(services)
    filing = _filing(services, clerk.organisation_id, clerk.person_id)
    await filing.save(force_create=True)
    word = uuid4().hex
    offices = await copied(await a_department(), size, lambda _: _named(next(_numbers)))
    matters = [
        Matter(
            id=uuid4(),
            organisation_id=office.id,
            region=office.region,
            name=f"{word}{at}",
            online=True,
            offline_reason="须本人到场",
            filing_id=filing.id,
            declared_at=clock.now(),
        )
        for at, office in enumerate(offices)
    ]
    await Matter.bulk_create(matters)
    await MatterMaterial.bulk_create(
        [
            MatterMaterial(
                id=uuid4(),
                matter_id=each.id,
                position=1,
                alternatives=[{"name": "身份证", "issuer": "公安机关"}],
                kind="原件",
                accepts_electronic=True,
                accepts_image=True,
                verification=VerificationNeed.ACCEPTED,
            )
            for each in matters
        ]
    )
    return Asked(Anonymous(source="test"), {"search": word, "first": size})


@REGISTRATION.of("portal mutation putFilingRow", rows=None)
async def _put(world: World, size: int) -> Asked:
    """The same cell many times: its last text counts."""
    clerk = await _clerk(world.crowd.services)
    draft = await drafting.start(clerk, FormCode.SUMMARY)
    cells = [{"column": "name", "text": "婚姻状况证明"}] * size
    return Asked(clerk, {"input": {"filingId": str(draft.id), "cells": cells}})


@REGISTRATION.of("portal mutation fileRegistration", rows=None)
async def _file(world: World, size: int) -> Asked:
    services = world.crowd.services
    clerk = await _clerk(services)
    draft = await drafting.start(clerk, FormCode.MATERIALS)
    right = RIGHT[FormCode.MATERIALS]
    await FilingRow.bulk_create(
        [_row(services, draft, at, right | {"matter": f"事项{at}"}) for at in range(size)]
    )
    return Asked(clerk, {"input": signature(str(draft.id))})


@REGISTRATION.of("portal mutation deriveChangeRequest", rows=None)
async def _derive(world: World, size: int) -> Asked:
    services = world.crowd.services
    clerk = await _clerk(services)
    filed = await drafting.start(clerk, FormCode.DEMANDED)
    right = RIGHT[FormCode.DEMANDED]
    await FilingRow.bulk_create(
        [_row(services, filed, at, right | {"matter": f"事项{at}"}) for at in range(size)]
    )
    await Filing.filter(id=filed.id).update(**_in_force(clerk.person_id))
    return Asked(clerk, {"filingId": str(filed.id)})
