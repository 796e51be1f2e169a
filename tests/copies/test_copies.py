"""A receiver gets a copy that says whom it is for, what for and until when."""

import asyncio
import json
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from backend.bootstrap import TEMPLATES
from backend.copies import queries
from backend.copies.actions import copy_for
from backend.copies.annotation import Annotation
from backend.copies.models import AnnotatedCopy
from backend.foundation import clock
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.services import Services
from backend.proofs import queries as proofs
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import FileKind, ProofSnapshot
from tests.enclosed import faults_of, files_in, metadata_in, unsaid
from tests.factories import a_committee, a_proof
from tests.foundation.documents.reading import lines_of

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("database")]

LAST_DAY = date(2026, 12, 31)


def an_annotation(source_id: UUID | None = None) -> Annotation:
    return Annotation(
        recipient="九江银行岷山支行",
        purpose="核实居住情况",
        valid_until=LAST_DAY,
        source_id=source_id or uuid4(),
    )


async def test_a_copy_says_for_whom_what_for_and_until_when(services: Services) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.ISSUED)

    copy = await copy_for(services, proof.id, an_annotation())

    pdf = await services.storage.get(copy.sha256)
    text = "".join(lines_of(pdf))
    for words in (
        "加注件（复制件，不是原件）",
        "九江银行岷山支行",
        "核实居住情况",
        "2026年12月31日",
    ):
        assert words in text
    assert copy.code in text
    assert len(pdf) == copy.size


async def test_a_copy_neither_carries_the_seal_nor_the_code_of_the_original(
    services: Services,
) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.ISSUED)

    copy = await copy_for(services, proof.id, an_annotation())

    pdf = await services.storage.get(copy.sha256)
    original = await ProofSnapshot.get(proof_id=proof.id)
    assert b"/ByteRange" not in pdf
    assert original.code not in "".join(lines_of(pdf))
    assert copy.sha256 != (await proofs.file_of(proof.id, FileKind.SEALED)).sha256


async def test_a_copy_carries_its_annotation_and_nothing_that_its_page_does_not_say(
    services: Services,
) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.ISSUED)
    schema = json.loads((TEMPLATES / "proofs/proof.schema.json").read_text("utf-8"))

    copy = await copy_for(services, proof.id, an_annotation())

    pdf = await services.storage.get(copy.sha256)
    original = await ProofSnapshot.get(proof_id=proof.id)
    files = files_in(pdf)
    words, metadata = json.loads(files["proof.json"].content), files["metadata.xml"].content
    told = metadata_in(metadata)
    assert faults_of(words, schema) == []
    assert words["annotation"]["recipient"] == told["KZ_JZJSYDW"] == "九江银行岷山支行"
    assert words["verification_code"] == told["KZ_YZM"] == copy.code
    assert (told["JZJZZSY"], told["JZJYXQJZSJ"]) == ("核实居住情况", LAST_DAY.isoformat())
    assert original.code.encode() not in files["proof.json"].content + metadata
    words.pop("schema")
    assert unsaid(words, pdf) == []


async def test_one_ground_has_one_copy_even_when_two_ask_at_once(services: Services) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.ISSUED)
    wanted = an_annotation()

    one, other = await asyncio.gather(
        copy_for(services, proof.id, wanted), copy_for(services, proof.id, wanted)
    )
    again = await copy_for(services, proof.id, wanted)

    assert one.id == other.id == again.id
    assert await AnnotatedCopy.all().count() == 1


async def test_another_ground_has_a_copy_of_its_own(services: Services) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.ISSUED)

    one = await copy_for(services, proof.id, an_annotation())
    other = await copy_for(services, proof.id, an_annotation())

    assert (one.code, one.sha256) != (other.code, other.sha256)


async def test_a_copy_is_found_by_its_bytes(services: Services) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.ISSUED)
    copy = await copy_for(services, proof.id, an_annotation())

    found = await queries.with_file(copy.sha256)

    assert found is not None
    assert found.id == copy.id
    assert await queries.with_file("0" * 64) is None


@pytest.mark.parametrize("state", [ProofState.REVOKED, ProofState.SUPERSEDED, ProofState.EXPIRED])
async def test_what_does_not_hold_any_more_is_not_copied(
    services: Services, state: ProofState
) -> None:
    proof = await a_proof(services, await a_committee(services), state=state)

    with pytest.raises(Problem) as refused:
        await copy_for(services, proof.id, an_annotation())

    assert refused.value.code is ProblemCode.PROOF_NOT_VALID


async def test_a_copy_is_not_given_again_once_the_proof_has_ended(services: Services) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee, state=ProofState.ISSUED)
    wanted = an_annotation()
    await copy_for(services, proof.id, wanted)
    proof.valid_until = clock.today()
    await proof.save(update_fields=["valid_until"])

    tomorrow = clock.now() + timedelta(days=1)
    with clock.stopped(tomorrow), pytest.raises(Problem) as refused:
        await copy_for(services, proof.id, wanted)

    assert refused.value.code is ProblemCode.PROOF_NOT_VALID
