"""Stored files on record come in one order, each once, however many there are of one moment."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from backend.foundation.services import Services
from backend.preservation import holdings
from backend.preservation.holdings import HoldingKind
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import Attachment
from tests.factories import a_citizen, a_committee, a_proof

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
