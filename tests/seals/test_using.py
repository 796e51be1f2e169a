"""The register of uses."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from tortoise.exceptions import BaseORMException, IntegrityError

from backend.foundation import db
from backend.foundation.audit import AuditEntry
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.services import Services
from backend.seals.actions import using
from backend.seals.models import Seal, SealUse
from backend.seals.register import applicant_of
from tests.databases import as_owner
from tests.seals.village import (
    SYSTEM,
    Village,
    a_person,
    a_village,
    an_active_seal,
    suspended,
)

DAY = timedelta(days=1)

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("database")]


def use_of(seal: Seal, village: Village, **changes: Any) -> dict[str, Any]:
    return {
        "seal_id": seal.id,
        "document_id": uuid4(),
        "content": "居住证明 小阳证〔2026〕15号",
        "copies": 1,
        "approver_id": village.approver.id,
        "handler_id": village.approver.id,
        "applicant_name": "王桂香",
        "applicant_phone": "13800000000",
        "sha256": "ab" * 32,
    } | changes


async def recorded(services: Services, **use: Any) -> SealUse:
    async with transaction():
        return await using.record_use(SYSTEM, services=services, **use)


async def test_a_use_is_registered_with_everybody_who_had_a_part(services: Services) -> None:
    village = await a_village(services)
    seal = await an_active_seal(services, village)
    use = await recorded(services, **use_of(seal, village))
    stored = await SealUse.get(id=use.id)
    assert stored.keeper_id == village.keeper.id
    assert stored.approver_id == village.approver.id
    assert stored.organisation_id == village.committee.id
    assert b"13800000000" not in stored.applicant_phone
    applicant = applicant_of(services.vault, stored)
    assert (applicant.name, applicant.phone) == ("王桂香", "13800000000")


async def test_registering_a_proof_again_changes_nothing(services: Services) -> None:
    village = await a_village(services)
    use = use_of(await an_active_seal(services, village), village)
    first = await recorded(services, **use)
    again = await recorded(services, **use | {"copies": 7})
    assert (again.id, again.copies) == (first.id, 1)
    assert await SealUse.all().count() == 1
    assert await AuditEntry.filter(deed="seal.used").count() == 1


async def test_a_seal_suspended_since_the_decision_is_not_used(services: Services) -> None:
    village = await a_village(services)
    seal = await an_active_seal(services, village)
    await suspended(seal)
    with pytest.raises(Problem) as refused:
        await recorded(services, **use_of(seal, village))
    assert refused.value.code is ProblemCode.SEAL_NOT_AVAILABLE
    assert await SealUse.all().count() == 0


async def test_the_keeper_never_approves_a_use(services: Services) -> None:
    village = await a_village(services)
    seal = await an_active_seal(services, village)
    with pytest.raises(Problem) as refused:
        await recorded(services, **use_of(seal, village, approver_id=village.keeper.id))
    assert refused.value.code is ProblemCode.TWO_PERSONS_REQUIRED


async def test_the_database_refuses_a_use_approved_by_its_keeper_as_well(
    services: Services,
) -> None:
    village = await a_village(services)
    use = await recorded(services, **use_of(await an_active_seal(services, village), village))
    stored = await SealUse.get(id=use.id)
    copy = stored.clone(pk=uuid4())
    copy.document_id = uuid4()
    copy.approver_id = copy.keeper_id
    with pytest.raises(IntegrityError, match="seal_use_two_persons"):
        await copy.save(force_create=True)


@pytest.mark.parametrize("statement", ["UPDATE seal_use SET copies = 2", "DELETE FROM seal_use"])
async def test_the_database_keeps_the_register_append_only(
    services: Services, statement: str
) -> None:
    village = await a_village(services)
    await recorded(services, **use_of(await an_active_seal(services, village), village))
    with pytest.raises(BaseORMException, match="append-only"), as_owner():
        await db.connection().execute_query(statement)


async def test_a_handler_may_be_anybody_else(services: Services) -> None:
    village = await a_village(services)
    handler = await a_person(services, "周经办", 777)
    seal = await an_active_seal(services, village)
    use = await recorded(services, **use_of(seal, village, handler_id=handler.id))
    assert isinstance(use.id, UUID)
    assert use.handler_id == handler.id
