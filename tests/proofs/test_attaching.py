"""Uploaded files: claimed once by a request, else given up, whatever happens at the same moment."""

import asyncio
import dataclasses
from contextvars import copy_context
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any
from uuid import UUID, uuid4

import pytest
from tortoise.exceptions import IntegrityError

from backend.foundation import clock
from backend.foundation.db import transaction
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.services import Services
from backend.foundation.storage import DiskStorage, FileMissing, StorageFailed, key_of
from backend.foundation.viewer import Citizen
from backend.proofs import attachments, jobs
from backend.proofs.actions import attaching, requesting
from backend.proofs.actions.attaching import MAX_LOOSE, MAX_PER_REQUEST
from backend.proofs.actions.requesting import NewRequest
from backend.proofs.attachments import KEPT_LOOSE
from backend.proofs.declaration import CURRENT
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import Attachment, Proof, ProofFile
from backend.worker import schedule
from tests.databases import somebody_waits
from tests.factories import XIAOYANG, Committee, a_citizen, a_committee, a_proof, a_request
from tests.uploaded_files import a_pdf

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("database")]

LATER = KEPT_LOOSE + timedelta(minutes=1)


@pytest.fixture
def services(services: Services, tmp_path: Path) -> Services:
    """With an empty storage."""
    return dataclasses.replace(services, storage=DiskStorage(tmp_path / "storage"))


async def a_file(services: Services, owner: Citizen, content: bytes = b"") -> Attachment:
    """One uploaded file."""
    with TemporaryFile() as file:
        file.write(content or a_pdf())
        return await attaching.attach(services, owner, file)


async def rows_of(owner: Citizen, count: int) -> list[UUID]:
    """Rows without a file, where only rows matter."""
    rows = [
        Attachment(
            owner_id=owner.person_id,
            media_type="image/jpeg",
            sha256=key_of(uuid4().bytes),
            size=1,
            uploaded_at=clock.now(),
        )
        for _ in range(count)
    ]
    await Attachment.bulk_create(rows)
    return [row.id for row in rows]


async def ask(services: Services, owner: Citizen, *files: UUID, **changes: Any) -> Proof:
    """A request with these files."""
    new = NewRequest(
        region=XIAOYANG,
        client_token=uuid4(),
        request=a_request(),
        attachments=[*files],
        declaration=CURRENT.version,
    )
    proof = await requesting.request(services, owner, dataclasses.replace(new, **changes))
    assert isinstance(proof, Proof)
    return proof


def stored_files(services: Services) -> list[Path]:
    assert isinstance(services.storage, DiskStorage)
    return [path for path in services.storage._folder.rglob("*") if path.is_file()]


@pytest.fixture
async def committee(services: Services) -> Committee:
    return await a_committee(services)


async def test_a_file_belongs_to_one_request_of_its_owner(
    services: Services, committee: Committee
) -> None:
    owner, stranger = await a_citizen(services), await a_citizen(services, "陈卫东")
    file = await a_file(services, owner)

    with pytest.raises(Problem, match="ATTACHMENT_UNKNOWN") as foreign:
        await ask(services, stranger, file.id)
    proof = await ask(services, owner, file.id)
    with pytest.raises(Problem, match="ATTACHMENT_UNKNOWN"):
        await ask(services, owner, file.id)

    assert foreign.value.field == "attachmentIds"
    assert (await Attachment.get(id=file.id)).proof_id == proof.id
    assert await Proof.all().count() == 1


async def test_a_request_has_at_most_nine_files_counting_those_it_had(
    services: Services, committee: Committee
) -> None:
    owner = await a_citizen(services)
    files = await rows_of(owner, MAX_PER_REQUEST + 1)

    with pytest.raises(Problem, match="ATTACHMENT_TOO_MANY"):
        await ask(services, owner, *files)
    proof = await ask(services, owner, *files[:8], files[0])
    async with transaction():
        with pytest.raises(Problem, match="ATTACHMENT_TOO_MANY") as refused:
            await attaching.claim(owner, proof, files[8:])
        await attaching.claim(owner, proof, files[8:9])

    assert refused.value.details == {"limit": 9}
    assert await Attachment.filter(proof_id=proof.id).count() == MAX_PER_REQUEST


async def test_a_doubled_submit_with_files_makes_one_request(
    services: Services, committee: Committee
) -> None:
    owner, token = await a_citizen(services), uuid4()
    files = await rows_of(owner, 3)

    proofs = await asyncio.gather(
        *(ask(services, owner, *files, client_token=token) for _ in range(5))
    )

    assert len({proof.id for proof in proofs}) == 1
    assert await Attachment.filter(proof_id=proofs[0].id).count() == 3


async def test_of_two_requests_that_want_one_file_one_gets_it(
    services: Services, committee: Committee
) -> None:
    owner = await a_citizen(services)
    for _ in range(10):
        (file,) = await rows_of(owner, 1)
        results = await asyncio.gather(
            *(ask(services, owner, file) for _ in range(3)), return_exceptions=True
        )

        (won,) = [each for each in results if isinstance(each, Proof)]
        assert {each.code for each in results if isinstance(each, Problem)} == {
            ProblemCode.ATTACHMENT_UNKNOWN
        }
        assert (await Attachment.get(id=file)).proof_id == won.id


async def test_two_uploads_at_once_do_not_pass_the_limit_together(services: Services) -> None:
    owner = await a_citizen(services)
    await rows_of(owner, MAX_LOOSE - 1)

    results = await asyncio.gather(
        *(a_file(services, owner) for _ in range(4)), return_exceptions=True
    )

    assert [type(each) for each in results].count(Attachment) == 1
    assert {each.code for each in results if isinstance(each, Problem)} == {
        ProblemCode.ATTACHMENT_LIMIT
    }
    assert await Attachment.all().count() == MAX_LOOSE
    assert len(stored_files(services)) == 1


async def test_what_no_request_claims_in_two_days_is_deleted(
    services: Services, committee: Committee
) -> None:
    owner = await a_citizen(services)
    content = a_pdf()
    claimed, loose = [await a_file(services, owner, content) for _ in range(2)]
    proof = await ask(services, owner, claimed.id)

    with clock.stopped(clock.now() + KEPT_LOOSE - timedelta(minutes=1)):
        await jobs.give_up_loose_attachments(services)
    assert await Attachment.all().count() == 2

    with clock.stopped(clock.now() + LATER):
        young = await a_file(services, owner)
        await jobs.give_up_loose_attachments(services)
        await jobs.give_up_loose_attachments(services)

    assert {row.id for row in await Attachment.all()} == {claimed.id, young.id}
    assert len(stored_files(services)) == 2
    assert (await attachments.read(services, owner, claimed.id))[1] == content
    assert (await Attachment.get(id=claimed.id)).proof_id == proof.id
    with pytest.raises(FileMissing):
        await services.storage.get(loose.sha256)


async def test_the_clock_starts_it_every_hour(services: Services) -> None:
    await a_file(services, await a_citizen(services))
    (job,) = [job for job in schedule.cron_jobs() if job.name == "proofs.give_up_loose_attachments"]
    assert (job.hour, job.minute) == (None, 35)

    with clock.stopped(clock.now() + LATER):
        await job.coroutine({"services": services})  # type: ignore[call-arg] -- arq passes its own

    assert stored_files(services) == []


async def test_files_of_proofs_are_never_touched(services: Services, committee: Committee) -> None:
    owner = await a_citizen(services)
    await a_file(services, owner)
    proof = await a_proof(services, committee, state=ProofState.ISSUED, applicant=owner)

    with clock.stopped(clock.now() + 10 * KEPT_LOOSE):
        await jobs.give_up_loose_attachments(services)

    kept = await ProofFile.filter(proof_id=proof.id)
    assert len(kept) == len(stored_files(services)) == 2
    for file in kept:
        await services.storage.get(file.sha256)


async def test_a_file_that_a_request_is_about_to_claim_is_not_given_up(
    services: Services, committee: Committee
) -> None:
    owner = await a_citizen(services)
    file = await a_file(services, owner)
    proof = await a_proof(services, committee, applicant=owner)

    somebody_else = copy_context()
    async with transaction():
        await attaching.claim(owner, proof, [file.id])
        giving_up = asyncio.create_task(attaching.give_up(services, file.id), context=somebody_else)
        await somebody_waits()
    await giving_up

    assert (await Attachment.get(id=file.id)).proof_id == proof.id
    assert await services.storage.get(file.sha256)


async def test_a_file_that_is_about_to_be_given_up_is_not_claimed(
    services: Services, committee: Committee
) -> None:
    owner = await a_citizen(services)
    file = await a_file(services, owner)
    proof = await a_proof(services, committee, applicant=owner)

    async def claim() -> None:
        async with transaction():
            await attaching.claim(owner, proof, [file.id])

    somebody_else = copy_context()
    async with transaction():
        await attaching.give_up(services, file.id)
        claiming = asyncio.create_task(claim(), context=somebody_else)
        await somebody_waits()
    with pytest.raises(Problem, match="ATTACHMENT_UNKNOWN"):
        await claiming

    assert not await Attachment.exists(id=file.id)


async def test_a_file_is_either_claimed_or_given_up_when_both_happen_at_once(
    services: Services, committee: Committee
) -> None:
    owner = await a_citizen(services)
    proof = await a_proof(services, committee, applicant=owner)

    async def claim(file: UUID) -> bool:
        try:
            async with transaction():
                await attaching.claim(owner, proof, [file])
        except Problem:
            return False
        return True

    for number in range(60):
        (file,) = await rows_of(owner, 1)
        key = await services.storage.put(file.bytes)
        await Attachment.filter(id=file).update(sha256=key)
        # Now the one has a start, now the other.
        racing = [claim(file), attaching.give_up(services, file)]
        results = await asyncio.gather(*(racing if number % 2 else racing[::-1]))

        if True in results:
            assert (await Attachment.get(id=file)).proof_id == proof.id
            assert await services.storage.get(key)
            await Attachment.filter(id=file).update(proof_id=None)
        else:
            assert not await Attachment.exists(id=file)
            with pytest.raises(FileMissing):
                await services.storage.get(key)


async def test_the_same_content_uploaded_while_an_older_one_is_given_up_stays(
    services: Services,
) -> None:
    owner, content = await a_citizen(services), a_pdf(2)
    for _ in range(10):
        older = await a_file(services, owner, content)
        _, younger = await asyncio.gather(
            attaching.give_up(services, older.id), a_file(services, owner, content)
        )

        assert (await attachments.read(services, owner, younger.id))[1] == content
        await attaching.give_up(services, younger.id)
    assert stored_files(services) == []


async def test_two_workers_giving_up_the_same_files_do_no_harm(services: Services) -> None:
    owner = await a_citizen(services)
    for _ in range(4):
        await a_file(services, owner)

    with clock.stopped(clock.now() + LATER):
        await asyncio.gather(*(jobs.give_up_loose_attachments(services) for _ in range(3)))

    assert await Attachment.all().count() == 0
    assert stored_files(services) == []


class Crashed(BaseException):
    """The process ends here."""


@dataclasses.dataclass
class CrashingStorage:
    """A disk that crashes before or after an operation."""

    disk: DiskStorage
    before: str = ""
    after: str = ""

    async def put(self, content: bytes) -> str:
        self._crash_if(self.before == "put")
        key = await self.disk.put(content)
        self._crash_if(self.after == "put")
        return key

    async def get(self, key: str) -> bytes:
        return await self.disk.get(key)

    async def delete(self, key: str) -> None:
        self._crash_if(self.before == "delete")
        await self.disk.delete(key)
        self._crash_if(self.after == "delete")

    def _crash_if(self, now: bool) -> None:
        if now:
            raise Crashed


@pytest.mark.parametrize("at", [{"before": "put"}, {"after": "put"}], ids=str)
async def test_an_upload_cut_short_leaves_nothing_for_long(
    services: Services, at: dict[str, str]
) -> None:
    owner = await a_citizen(services)
    assert isinstance(services.storage, DiskStorage)
    crashing = dataclasses.replace(services, storage=CrashingStorage(services.storage, **at))

    with pytest.raises(Crashed):
        await a_file(crashing, owner)
    with clock.stopped(clock.now() + LATER):
        await jobs.give_up_loose_attachments(services)

    assert await Attachment.all().count() == 0
    assert stored_files(services) == []


@pytest.mark.parametrize("at", [{"before": "delete"}, {"after": "delete"}], ids=str)
async def test_giving_up_cut_short_is_finished_by_the_next_run(
    services: Services, at: dict[str, str]
) -> None:
    owner = await a_citizen(services)
    file = await a_file(services, owner)
    assert isinstance(services.storage, DiskStorage)
    crashing = dataclasses.replace(services, storage=CrashingStorage(services.storage, **at))

    with clock.stopped(clock.now() + LATER):
        with pytest.raises(Crashed):
            await jobs.give_up_loose_attachments(crashing)
        with pytest.raises(Problem, match="NOT_FOUND"):
            await attachments.read(services, owner, file.id)
        await jobs.give_up_loose_attachments(services)

    assert await Attachment.all().count() == 0
    assert stored_files(services) == []


async def test_a_file_that_could_not_be_stored_is_out_of_reach_and_soon_gone(
    services: Services, committee: Committee
) -> None:
    owner = await a_citizen(services)

    class Away(CrashingStorage):
        async def put(self, content: bytes) -> str:
            # As when the answer is lost: the file is there all the same.
            await self.disk.put(content)
            raise StorageFailed("no answer")

    assert isinstance(services.storage, DiskStorage)
    with pytest.raises(StorageFailed):
        await a_file(dataclasses.replace(services, storage=Away(services.storage)), owner)

    (row,) = await Attachment.all()
    with pytest.raises(Problem, match="ATTACHMENT_UNKNOWN"):
        await ask(services, owner, row.id)
    await jobs.give_up_loose_attachments(services)
    assert await Attachment.all().count() == 1
    with clock.stopped(clock.now() + timedelta(hours=2)):
        await jobs.give_up_loose_attachments(services)
    assert await Attachment.all().count() == 0
    assert stored_files(services) == []


async def test_the_database_lets_nobody_give_up_what_a_request_has(
    services: Services, committee: Committee
) -> None:
    owner = await a_citizen(services)
    (file,) = await rows_of(owner, 1)
    await ask(services, owner, file)

    with pytest.raises(IntegrityError, match="attachment_in_use_is_kept"):
        await Attachment.filter(id=file).update(discarded_at=clock.now())
    await attaching.give_up(services, file)
    assert await Attachment.exists(id=file, discarded_at=None)
