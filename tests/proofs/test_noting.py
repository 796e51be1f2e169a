"""Internal notes: for the committee, append-only, and never a resident's to read."""

import pytest

from backend.foundation.audit import AuditEntry
from backend.foundation.db import connection
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen, Official
from backend.identity.models import Person
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import CaseNote, Proof
from tests.databases import as_owner
from tests.factories import FENSHUI, a_citizen, a_committee, a_proof
from tests.portal import Portal, Refused
from tests.proofs.operations import ADD_NOTE, MY_PROOF, PROOF_CASE

pytestmark = pytest.mark.anyio

NOTE = "已电话联系组长，明天上午入户。"


async def test_colleagues_and_the_township_read_what_one_noted(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee)
    for viewer, text in ((committee.preparer, NOTE), (committee.approver, "好。\n谢谢。")):
        await portal.execute(ADD_NOTE, {"id": str(proof.id), "text": text}, viewer=viewer)

    expected = [
        {"personName": "李经办", "text": NOTE},
        {"personName": "陈主任", "text": "好。\n谢谢。"},
    ]
    for reader in (committee.keeper, committee.township):
        data = await portal.execute(PROOF_CASE, {"id": str(proof.id)}, viewer=reader)
        assert data["proofCase"]["notes"] == expected


async def test_what_was_noted_is_recorded_without_its_words(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee)

    await portal.execute(ADD_NOTE, {"id": str(proof.id), "text": NOTE}, viewer=committee.preparer)

    entry = await AuditEntry.get(subject_id=proof.id, deed="proof.note")
    note = await CaseNote.get(proof_id=proof.id)
    assert entry.actor_id == committee.preparer.person_id
    assert entry.details == {"note": str(note.id)}


@pytest.mark.parametrize("about", ["applicant", "subject"])
async def test_whoever_the_case_is_about_does_not_read_the_notes_in_a_post_either(
    portal: Portal, services: Services, about: str
) -> None:
    committee = await a_committee(services)
    official = committee.approver
    me = Citizen(person_id=official.person_id, session_id=official.session_id)
    applicant = me if about == "applicant" else await a_citizen(services)
    proof = await a_proof(services, committee, applicant=applicant)
    if about == "subject":
        index = (await Person.get(id=official.person_id)).id_number_index
        await Proof.filter(id=proof.id).update(subject_index=index)
    await portal.execute(ADD_NOTE, {"id": str(proof.id), "text": NOTE}, viewer=committee.preparer)

    data = await portal.execute(PROOF_CASE, {"id": str(proof.id)}, viewer=official)
    refused = await portal.execute(ADD_NOTE, {"id": str(proof.id), "text": NOTE}, viewer=official)

    assert data["proofCase"]["notes"] == []
    assert refused["addCaseNote"]["code"] == "OWN_CASE"


async def test_the_resident_sees_nothing_of_a_note(portal: Portal, services: Services) -> None:
    committee = await a_committee(services)
    resident = await a_citizen(services)
    proof = await a_proof(services, committee, applicant=resident)
    before = await portal.execute(MY_PROOF, {"id": str(proof.id)}, viewer=resident)

    await portal.execute(ADD_NOTE, {"id": str(proof.id), "text": NOTE}, viewer=committee.preparer)

    assert await portal.execute(MY_PROOF, {"id": str(proof.id)}, viewer=resident) == before
    query = "query($id: UUID!) { myProof(id: $id) { notes { text } } }"
    with pytest.raises(Refused, match="notes"):
        await portal.execute(query, {"id": str(proof.id)}, viewer=resident)


BAD_TEXT = {
    "nothing": (" \n", "TEXT_EMPTY"),
    "501 characters": ("字" * 501, "TEXT_TOO_LONG"),
    "a NUL": ("备\x00注", "TEXT_FORBIDDEN_CHARACTER"),
    "a lone surrogate": ("备\ud800注", "TEXT_FORBIDDEN_CHARACTER"),
}


@pytest.mark.parametrize(("text", "code"), BAD_TEXT.values(), ids=BAD_TEXT.keys())
async def test_a_note_keeps_to_the_rules_of_text(
    portal: Portal, services: Services, text: str, code: str
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee)

    data = await portal.execute(
        ADD_NOTE, {"id": str(proof.id), "text": text}, viewer=committee.preparer
    )

    assert data["addCaseNote"] == {"__typename": "Problem", "code": code, "field": "text"}
    assert await CaseNote.all().count() == 0


async def test_five_hundred_characters_are_accepted_on_a_closed_case_too(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee, state=ProofState.REJECTED)

    data = await portal.execute(
        ADD_NOTE, {"id": str(proof.id), "text": "字" * 500}, viewer=committee.preparer
    )

    assert [note["text"] for note in data["addCaseNote"]["notes"]] == ["字" * 500]


async def test_notes_are_written_by_the_desk_of_the_committee_only(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)
    neighbours = await a_committee(services, FENSHUI)
    proof = await a_proof(services, committee)
    asked = {"id": str(proof.id), "text": NOTE}

    answer = await portal.execute(ADD_NOTE, asked, viewer=neighbours.preparer)
    viewers: list[Citizen | Official] = [committee.keeper, committee.township]
    for viewer in (*viewers, await a_citizen(services)):
        with pytest.raises(Refused) as refused:
            await portal.execute(ADD_NOTE, asked, viewer=viewer)
        assert refused.value.codes == ["FORBIDDEN"]

    assert answer["addCaseNote"]["code"] == "NOT_FOUND"


async def test_a_note_cannot_be_changed_or_deleted(portal: Portal, services: Services) -> None:
    committee = await a_committee(services)
    proof = await a_proof(services, committee)
    await portal.execute(ADD_NOTE, {"id": str(proof.id), "text": NOTE}, viewer=committee.preparer)

    for statement in ("DELETE FROM case_note", "UPDATE case_note SET text = ''"):
        with pytest.raises(Exception, match="append-only"), as_owner():
            await connection().execute_query(statement)
