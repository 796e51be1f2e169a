"""Stored files on record come in one order, each once, however many there are of one moment."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from backend.copies.actions import copy_for
from backend.copies.jobs import extend_copies
from backend.copies.queries import file_of
from backend.foundation import db
from backend.foundation.services import Services
from backend.preservation import casefile, holdings, records
from backend.preservation.holdings import HoldingKind
from backend.preservation.verifying import FaultCode, faults_of
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import Attachment
from tests.copies.test_copies import an_annotation
from tests.databases import as_owner
from tests.factories import a_citizen, a_committee, a_proof
from tests.seals.office import an_office_that_seals

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("database")]
FIRST = datetime(2026, 1, 1, tzinfo=UTC)


async def test_every_file_comes_once_and_the_oldest_first(services: Services) -> None:
    owner = await a_citizen(services)
    # Three pages, in which two hundred and fifty rows share a moment over the edge of a page.
    moments = [FIRST + timedelta(seconds=min(number, 150)) for number in range(450)]
    moments[400:] = [FIRST + timedelta(minutes=10)] * 50
    await Attachment.bulk_create(
        Attachment(
            owner_id=owner.person_id,
            media_type="image/jpeg",
            sha256=f"{uuid4().hex}{uuid4().hex}",
            size=number,
            uploaded_at=at,
        )
        for number, at in enumerate(moments)
    )
    await a_proof(services, await a_committee(services), state=ProofState.ISSUED)

    found = [each async for each in holdings.in_order(services, FIRST)]
    later = [each async for each in holdings.in_order(services, FIRST + timedelta(minutes=5))]

    assert [each.made_at for each in found] == sorted(each.made_at for each in found)
    attached = Counter(each.size for each in found if each.kind is HoldingKind.ATTACHMENT)
    assert attached == Counter(range(450))
    assert [each.kind for each in found[-2:]] == [
        HoldingKind.PROOF_RENDERED,
        HoldingKind.PROOF_SEALED,
    ]
    assert len(found) == await holdings.count(FIRST) == 452
    assert len(later) == await holdings.count(FIRST + timedelta(minutes=5)) == 52


async def test_every_file_of_a_sealed_copy_is_kept_and_checked(
    services: Services, stamping: Services
) -> None:
    await an_office_that_seals(services)
    proof = await a_proof(services, await a_committee(services), state=ProofState.ISSUED)
    copy = await copy_for(services, proof.id, an_annotation())
    await extend_copies(stamping)

    found = [each async for each in holdings.in_order(services, FIRST)]
    kept = [each for each in found if each.kind is HoldingKind.COPY_SEALED]
    faults = [await faults_of(stamping, each, reprint=False) for each in found]
    with as_owner():
        await db.connection().execute_script(
            "BEGIN; SET LOCAL session_replication_role = replica;"
            f" UPDATE seal_use SET sha256 = '0' WHERE document_id = '{copy.id}'; COMMIT"
        )
    unregistered = await faults_of(stamping, kept[0], reprint=False)

    assert [each.subject_id for each in kept] == [copy.id, copy.id]
    assert HoldingKind.COPY in {each.kind for each in found}
    assert faults == [[]] * len(found)
    assert [each.code for each in unregistered] == [FaultCode.NOT_REGISTERED]


async def test_a_package_refers_to_every_file_of_a_copy(services: Services) -> None:
    await an_office_that_seals(services)
    proof = await a_proof(services, await a_committee(services), state=ProofState.ISSUED)
    copy = await copy_for(services, proof.id, an_annotation())

    told = records.references(await casefile.case_of(proof.id))["annotatedCopies"]

    given = await file_of(copy)
    assert [(each["sha256"], each["sealed"]) for each in told] == [(copy.sha256, [given.sha256])]
