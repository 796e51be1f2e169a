"""Whoever leaves is gone, but for what the law makes the portal keep, which is listed here."""

import dataclasses
from datetime import timedelta
from tempfile import TemporaryFile
from uuid import uuid4

import pytest
from tortoise import Tortoise

from backend.archive import actions as archive
from backend.foundation import clock
from backend.foundation.audit import AuditEntry
from backend.foundation.errors import Problem
from backend.foundation.services import Services
from backend.foundation.storage import FileMissing
from backend.foundation.viewer import Citizen
from backend.identity import people
from backend.identity.actions import signing_in
from backend.identity.lifecycle import AccountClosed
from backend.identity.models import Person
from backend.notices.models import Notice, NoticeKind
from backend.privacy import jobs
from backend.privacy.actions import erasing
from backend.proofs import jobs as proofs
from backend.proofs.actions import attaching
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import Attachment
from backend.reactions import REACTIONS
from tests.factories import a_citizen, a_committee, a_proof
from tests.identity.test_privacy import everything_stored
from tests.uploaded_files import a_jpeg
from tests.web.sessions import a_session

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("database")]

NAME = "欧阳金丝雀"
KEPT = {
    "person": "the name that papers bear, while one of them is kept",
    "proof": "the words of her request and of the paper (国家档案局令第8号)",
}
"""Where a name may be found once its account is closed, and why."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Traces:
    """What would tell that somebody was here."""

    viewer: Citizen
    number: str
    phone: str
    indices: tuple[str, ...]

    async def tables(self, *wanted: str) -> set[str]:
        """Tables in which any of these texts is, in the clear or as bytes."""
        forms = {form for each in wanted for form in (each, each.encode().hex())}
        stored = await everything_stored()
        return {table for table, text in stored.items() if any(form in text for form in forms)}


async def a_resident(services: Services) -> Traces:
    viewer = dataclasses.replace(await a_citizen(services, NAME), stepped_up_at=clock.now())
    await a_session(viewer)
    person = await Person.get(id=viewer.person_id)
    phone = people.phone_of(services.vault, person)
    assert phone
    assert person.phone_index
    return Traces(
        viewer=viewer,
        number=people.id_number_of(services.vault, person),
        phone=phone,
        indices=(person.id_number_index, person.phone_index),
    )


async def leave(services: Services, who: Traces) -> None:
    """What the page does, and what follows from it."""
    await archive.close_account(who.viewer)
    for job in REACTIONS[AccountClosed]:
        await job(services, person_id=who.viewer.person_id)


async def test_of_somebody_without_any_record_nothing_is_left_but_ids(services: Services) -> None:
    who = await a_resident(services)
    await Notice.create(
        person_id=who.viewer.person_id,
        kind=NoticeKind.PROOF_ISSUED,
        subject_id=uuid4(),
        told_of=uuid4(),
        title=f"{NAME}，您好",
        body=NAME,
        title_en="",
        body_en="",
        created_at=clock.now(),
    )
    assert await who.tables(NAME) == {"person", "notice"}

    await leave(services, who)

    assert await who.tables(NAME, who.number, who.phone, *who.indices) == set()
    # The log knows that somebody was here, by an id that leads nowhere any more.
    assert await AuditEntry.filter(subject_id=who.viewer.person_id).exists()
    assert (await Person.get(id=who.viewer.person_id)).name == erasing.NOBODY


async def test_of_somebody_with_papers_only_what_the_law_keeps_is_left(services: Services) -> None:
    who = await a_resident(services)
    committee = await a_committee(services)
    await a_proof(
        services,
        committee,
        state=ProofState.ISSUED,
        applicant=who.viewer,
        text=f"兹证明{NAME}自2012年3月起一直在我村第三村民小组居住，现仍在该处生活。",
    )

    await leave(services, who)

    assert await who.tables(NAME) == KEPT.keys()
    assert await who.tables(who.number, who.phone) == set()
    assert await who.tables(who.indices[0]) <= {"person", "proof"}
    assert await who.tables(who.indices[1]) == {"person"}, "by it she can come back"


async def test_files_that_no_request_has_go_from_the_storage(services: Services) -> None:
    who = await a_resident(services)
    with TemporaryFile() as file:
        file.write(a_jpeg())
        attachment = await attaching.attach(services, who.viewer, file)

    await leave(services, who)
    with clock.stopped(clock.now() + timedelta(hours=2)):
        await proofs.give_up_loose_attachments(services)

    assert not await Attachment.exists()
    with pytest.raises(FileMissing):
        await services.storage.get(attachment.sha256)
    assert await who.tables(NAME, who.number) == set()


async def test_a_request_under_way_is_refused_and_nothing_is_erased(services: Services) -> None:
    who = await a_resident(services)
    await a_proof(services, await a_committee(services), applicant=who.viewer)

    with pytest.raises(Problem, match="ACCOUNT_HAS_REQUESTS"):
        await archive.close_account(who.viewer)
    await jobs.erase_traces(services, person_id=who.viewer.person_id)

    assert (await Person.get(id=who.viewer.person_id)).name == NAME


async def test_who_opens_the_account_again_at_once_keeps_it(services: Services) -> None:
    who = await a_resident(services)
    await archive.close_account(who.viewer)
    sent = await signing_in.request_sign_in_code(services, "test", phone=who.phone)
    assert sent.shown
    back = await signing_in.sign_in(
        services, phone=who.phone, code=sent.shown, name=NAME, id_number=who.number
    )

    await jobs.erase_traces(services, person_id=who.viewer.person_id)

    assert back.person.id == who.viewer.person_id
    assert (await Person.get(id=back.person.id)).name == NAME


async def test_who_comes_back_after_everything_is_gone_is_somebody_new(services: Services) -> None:
    who = await a_resident(services)
    await leave(services, who)
    await jobs.erase_traces(services, person_id=who.viewer.person_id)
    sent = await signing_in.request_sign_in_code(services, "test", phone=who.phone)
    assert sent.shown

    back = await signing_in.sign_in(
        services, phone=who.phone, code=sent.shown, name=NAME, id_number=who.number
    )

    assert back.person.id != who.viewer.person_id
    assert await AuditEntry.filter(deed="account.traces_erased").count() == 1


async def test_a_new_table_that_refers_to_people_asks_for_their_name() -> None:
    """Records are all references of the models but the transient ones: none is forgotten."""
    assert Tortoise.apps is not None
    known = {table for table, _ in erasing.records()}
    referring = {
        model._meta.db_table
        for model in Tortoise.apps["portal"].values()
        for field in model._meta.fields_map.values()
        if getattr(field, "model_name", "") == "portal.Person"
    }

    assert referring - known == erasing.TRANSIENT.keys()
