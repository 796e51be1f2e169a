"""Evidence is read again from our own tables, kept with its hash, and never believed of a page."""

import hashlib
import json
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from tortoise.exceptions import IntegrityError

from backend.catalogue.models import ProofItem, ProofItemVersion
from backend.complaints import evidence
from backend.complaints.models import Complainant, Complaint, ComplaintEvidence
from backend.disclosures import actions as looks
from backend.disclosures.look import Look
from backend.disclosures.models import DisclosedField, Disclosure, Door
from backend.foundation import clock
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.services import Services
from backend.foundation.storage import FileMissing
from backend.foundation.vault import VaultError
from backend.foundation.viewer import Citizen
from backend.proofs import attachments
from backend.proofs.actions import attaching, lending
from backend.proofs.attachments import SETTLED_AFTER
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import Attachment
from tests.complaints.complaining import (
    DRAFT,
    FILE,
    KINSHIP,
    MONDAY,
    STRANGER,
    SUPPLEMENT,
    Village,
    a_picture,
    a_village,
    an_input,
    waiting,
)
from tests.databases import as_owner
from tests.factories import a_citizen, a_proof
from tests.portal import Portal, Refused
from tests.sharing.operations import shared

pytestmark = pytest.mark.anyio

ANSWER = "a" * 64


@pytest.fixture
async def village(portal: Portal) -> Village:
    return await a_village(portal)


async def a_look(village: Village) -> Disclosure:
    """The department looked at a paper of the resident's."""
    proof = await a_proof(
        village.services, village.committee, state=ProofState.ISSUED, applicant=village.resident
    )
    look = Look(
        door=Door.EXCHANGE,
        fields=frozenset({DisclosedField.STATEMENT}),
        organisation_id=village.department.id,
        purpose="低保核查",
        answer_sha256=ANSWER,
    )
    await looks.record([proof.id], look)
    return await Disclosure.get(answer_sha256=ANSWER)


def records_of(filed: dict[str, Any]) -> dict[str, Any]:
    """The content of each record, by its kind."""
    return {piece["kind"]: json.loads(piece["record"]) for piece in filed["complaint"]["evidence"]}


async def draft(village: Village, viewer: Any, origin: str, ref: object) -> dict[str, Any]:
    return await village.asks(DRAFT, viewer, origin=origin, ref=str(ref))


async def test_an_entry_of_the_catalogue_fills_in_and_is_kept_as_it_was_that_day(
    village: Village,
) -> None:
    item = await ProofItem.get(code=KINSHIP).select_related("published_list")
    old = await ProofItemVersion.get(item_id=item.id)
    later = ProofItemVersion(**dict(old) | {"id": uuid4(), "version": 2})
    later.name, later.effective_from = "亲属关系证明（新）", date(2026, 11, 15)
    later.recorded_at = MONDAY
    await later.save(force_create=True)

    with clock.stopped(MONDAY):
        begun = await draft(village, STRANGER, "ITEM", KINSHIP)
    filed = await village.files(STRANGER, origin={"kind": "ITEM", "ref": KINSHIP})

    assert (begun["proofName"], begun["itemVersion"]) == ("亲属关系证明（新）", 2)
    assert (begun["region"], begun["accusedId"]) == (None, None)
    record = records_of(filed)["ITEM"]
    assert record["code"] == KINSHIP
    assert (record["version"], record["day"], record["inForce"]) == (1, "2026-11-13", True)
    assert record["address"] == f"http://portal.test/catalogue/items/{KINSHIP}/1"
    assert record["list"]["title"] == item.published_list.title
    assert record["documentNo"] == old.document_no
    row = await Complaint.get(id=filed["complaint"]["id"])
    assert row.item_version_id == old.id
    assert (await Complainant.get(complaint_id=row.id)).origin_id == item.id


async def test_an_entry_that_had_ended_is_kept_but_was_not_in_force(village: Village) -> None:
    item = await ProofItem.get(code=KINSHIP)
    old = await ProofItemVersion.get(item_id=item.id)
    ended = ProofItemVersion(**dict(old) | {"id": uuid4(), "version": 2})
    ended.effective_to = date(2026, 11, 1)
    await ended.save(force_create=True)

    filed = await village.files(origin={"kind": "ITEM", "ref": KINSHIP})

    record = records_of(filed)["ITEM"]
    assert (record["version"], record["inForce"]) == (2, False)
    assert (await Complaint.get(id=filed["complaint"]["id"])).item_version_id is None


async def test_the_guide_is_asked_again_about_what_is_complained_of(village: Village) -> None:
    # Not on MONDAY: the lists of these tests are known since today.
    begun = an_input(origin={"kind": "GUIDE", "ref": KINSHIP})
    filed = await village.asks(FILE, village.resident, input=begun)

    records = records_of(filed)
    assert list(records) == ["ITEM", "GUIDE"]
    assert records["GUIDE"]["lane"] == "OTHER_AUTHORITY"
    assert records["GUIDE"]["itemCode"] == KINSHIP
    assert records["GUIDE"]["office"] == "九江银行岷山支行"


@pytest.mark.parametrize("state", [ProofState.REJECTED, ProofState.SENT_BACK])
async def test_her_refused_request_is_kept_with_the_refusal(
    village: Village, state: ProofState
) -> None:
    proof = await a_proof(
        village.services, village.committee, state=state, applicant=village.resident
    )

    begun = await draft(village, village.resident, "PROOF", proof.id)
    filed = await village.files(origin={"kind": "PROOF", "ref": str(proof.id)})

    assert begun == {
        "accusedId": None,
        "accusedName": "柴桑区人民法院",
        "proofName": "居住证明",
        "matter": "向人民法院立案，确认管辖",
        "region": "360404204202",
        "happenedOn": clock.today().isoformat(),
        "itemCode": None,
        "itemVersion": None,
    }
    record = records_of(filed)["PROOF"]
    (refusal,) = record["refusals"]
    assert (record["state"], record["guideLane"]) == (state.name, proof.guide_lane.name)
    assert refusal["words"] in {"村里无法核实。", "没有写居住时间。"}


async def test_a_line_of_who_looked_is_kept_with_the_hash_of_the_answer(village: Village) -> None:
    look = await a_look(village)

    begun = await draft(village, village.resident, "DISCLOSURE", look.id)
    filed = await village.files(origin={"kind": "DISCLOSURE", "ref": str(look.id)})

    assert begun["accusedId"] == str(village.department.id)
    assert (begun["accusedName"], begun["matter"]) == (village.department.name, "低保核查")
    record = records_of(filed)["LOG"]
    assert (record["answerSha256"], record["door"]) == (ANSWER, "EXCHANGE")
    assert record["looker"] == village.department.name


async def test_a_share_is_kept_with_whom_it_was_for(village: Village) -> None:
    proof = await a_proof(
        village.services, village.committee, state=ProofState.ISSUED, applicant=village.resident
    )
    share = await shared(village.portal, village.resident, proof)

    begun = await draft(village, village.resident, "SHARE", share["id"])
    filed = await village.files(origin={"kind": "SHARE", "ref": share["id"]})

    assert (begun["accusedName"], begun["proofName"]) == ("九江银行岷山支行", "居住证明")
    record = records_of(filed)["SHARE"]
    assert record["papers"] == [{"id": str(proof.id), "title": "居住证明"}]
    assert record["openedAt"] == []


async def test_what_is_anothers_fills_in_nothing_and_is_no_evidence(village: Village) -> None:
    look = await a_look(village)
    refused = await a_proof(
        village.services,
        village.committee,
        state=ProofState.REJECTED,
        applicant=village.resident,
    )
    requested = await a_proof(village.services, village.committee, applicant=village.resident)
    share = await shared(village.portal, village.resident, await look.proof)
    hers = [("PROOF", refused.id), ("DISCLOSURE", look.id), ("SHARE", share["id"])]
    nothing = [("PROOF", requested.id), ("PROOF", "x"), ("ITEM", "NONE-1"), ("GUIDE", "\0")]
    strangers = [STRANGER, await a_citizen(village.services), await village.agent()]

    for viewer, (origin, ref) in [
        *((viewer, each) for viewer in strangers for each in hers),
        *((village.resident, each) for each in nothing),
    ]:
        with pytest.raises(Refused) as refusal:
            await draft(village, viewer, origin, ref)
        assert refusal.value.codes == ["NOT_FOUND"]
        begun = {"kind": origin, "ref": str(ref)}
        answer = await village.asks(FILE, viewer, input=an_input(origin=begun))
        assert answer["code"] == "NOT_FOUND"
    assert not await Complaint.exists()


async def test_every_piece_is_encrypted_and_has_the_hash_of_its_clear_content(
    village: Village,
) -> None:
    picture = await a_picture(village.services, village.resident)
    filed = await village.files(
        origin={"kind": "GUIDE", "ref": KINSHIP}, attachmentIds=[str(picture)]
    )

    rows = await ComplaintEvidence.all().order_by("position")
    assert [row.position for row in rows] == [1, 2, 3]
    for row, shown in zip(rows, filed["complaint"]["evidence"], strict=True):
        clear = await evidence.content_of(village.services, row)
        assert hashlib.sha256(clear).hexdigest() == row.sha256 == shown["sha256"]
        assert len(clear) == row.size == shown["size"]
        if row.content is not None:
            assert shown["record"].encode() == clear
            assert clear not in bytes(row.content)
    moved = rows[0].clone(pk=uuid4())
    with pytest.raises(VaultError):
        await evidence.content_of(village.services, moved)


async def test_a_photograph_is_copied_and_outlives_the_one_that_was_uploaded(
    village: Village,
) -> None:
    picture = await a_picture(village.services, village.resident)
    uploaded = await attachments.content_of(village.services, await Attachment.get(id=picture))

    filed = await village.files(attachmentIds=[str(picture), str(picture)])
    await attaching.give_up(village.services, picture)

    (piece,) = filed["complaint"]["evidence"]
    assert (piece["kind"], piece["mediaType"]) == ("PICTURE", "image/jpeg")
    row = await ComplaintEvidence.get(id=piece["id"])
    assert await evidence.content_of(village.services, row) == uploaded
    assert not await Attachment.exists(), "nobody else answers for the copy any more"


async def test_files_are_added_to_what_was_asked_for(village: Village) -> None:
    filed = await village.files(origin={"kind": "ITEM", "ref": KINSHIP})
    await waiting(filed)
    picture = await a_picture(village.services, village.resident)

    answer = await village.asks(
        SUPPLEMENT,
        village.resident,
        id=filed["complaint"]["id"],
        words="这是窗口贴的告示。",
        files=[str(picture)],
    )

    assert [piece["kind"] for piece in answer["evidence"]] == ["ITEM", "STATEMENT", "PICTURE"]


async def test_only_residents_give_files_and_only_their_own(village: Village) -> None:
    picture = await a_picture(village.services, village.resident)
    for viewer in (STRANGER, await a_citizen(village.services), await village.agent()):
        asked = an_input(attachmentIds=[str(picture)])
        answer = await village.asks(FILE, viewer, input=asked)
        assert (answer["code"], answer["field"]) == ("ATTACHMENT_UNKNOWN", "attachmentIds")
    many = [str(uuid4()) for _ in range(10)]
    answer = await village.asks(FILE, village.resident, input=an_input(attachmentIds=many))
    assert answer["code"] == "ATTACHMENT_TOO_MANY"
    assert not await Complaint.exists()


async def test_a_copy_that_no_complaint_took_over_is_given_up(village: Village) -> None:
    services, row = village.services, uuid4()
    picture = await a_picture(services, village.resident)
    lent = await lending.lend(services, village.resident, picture, place="x", row=row)

    with pytest.raises(Problem) as unknown:
        await _lend_again(services, village.resident, row)
    assert unknown.value.code is ProblemCode.ATTACHMENT_UNKNOWN, "nobody can reach it"
    with clock.stopped(clock.now() + SETTLED_AFTER + timedelta(minutes=1)):
        assert await attachments.loose_for_too_long() == [row]
        await attaching.give_up(services, row)

    with pytest.raises(FileMissing):
        await services.storage.get(lent.stored_as)
    with pytest.raises(Problem) as gone:
        await lending.take_over([row])
    assert gone.value.code is ProblemCode.ATTACHMENT_UNKNOWN


async def _lend_again(services: Services, owner: Citizen, row: UUID) -> None:
    await lending.lend(services, owner, row, place="x", row=uuid4())


async def test_evidence_is_kept_by_the_database_itself(village: Village) -> None:
    await village.files(origin={"kind": "ITEM", "ref": KINSHIP})
    with as_owner(), pytest.raises(IntegrityError, match="append-only"):
        await ComplaintEvidence.all().update(size=1)
