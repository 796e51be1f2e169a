"""What is in a package: the case and its register, under the archive's own names, and no more."""

import json

import pytest
from defusedxml import ElementTree

from backend.archive import retention
from backend.foundation.services import Services
from backend.foundation.storage import key_of
from backend.identity import people
from backend.identity.models import Person
from backend.preservation import manifest, materials, numbering
from backend.preservation.formats import formats
from backend.proofs import attachments
from backend.proofs.actions import noting
from backend.proofs.models import Attachment, FileKind, ProofFile, ProofSnapshot
from backend.seals.models import SealUse
from tests.exchange.consents import a_resident, asked
from tests.exchange.door import open_door
from tests.factories import a_citizen, a_committee
from tests.objections.operations import an_objection
from tests.portal import Portal
from tests.preservation.scene import a_finished_case, packed, parts_of

pytestmark = pytest.mark.anyio


async def test_the_whole_case_is_in_it(services: Services, database: None) -> None:
    committee, owner = await a_committee(services), await a_citizen(services)
    proof = await a_finished_case(services, committee, owner=owner)
    await noting.add_note(committee.preparer, proof.id, text="邻居也说住了十多年。")
    snapshot = await ProofSnapshot.get(proof_id=proof.id)
    person = await Person.get(id=owner.person_id)

    parts = {part.path: part.content for part in parts_of(await packed(services, proof))}

    sealed = await ProofFile.get(proof_id=proof.id, kind=FileKind.SEALED)
    assert key_of(parts["proof/sealed-01.pdf"]) == sealed.sha256
    assert key_of(parts[materials.CONTENT]) == snapshot.sha256
    rows = await Attachment.filter(proof_id=proof.id).order_by("uploaded_at")
    given = [await attachments.content_of(services, row) for row in rows]
    assert [
        parts["application/attachment-01.jpg"],
        parts["application/attachment-02.pdf"],
    ] == given
    application = json.loads(parts[materials.APPLICATION])
    assert application["applicant"]["idNumber"] == people.id_number_of(services.vault, person)
    assert application["attachments"] == 2
    timeline = json.loads(parts[materials.TIMELINE])
    assert [step["verb"] for step in timeline["steps"]] == [
        *("request", "check", "approve", "render", "seal", "issue")
    ]
    assert timeline["notes"][0]["text"] == "邻居也说住了十多年。"
    use = json.loads(parts[materials.SEAL_USE])
    line = await SealUse.get(document_id=proof.id)
    assert (use["sha256"], use["approver"], use["keeper"]) == (line.sha256, "陈主任", "赵印")
    assert use["applicant"]["name"] == person.name


async def test_the_metadata_has_the_keys_of_the_standards(
    services: Services, database: None
) -> None:
    committee = await a_committee(services)
    proof = await a_finished_case(services, committee)
    snapshot = await ProofSnapshot.get(proof_id=proof.id)

    parts = {part.path: part.content for part in parts_of(await packed(services, proof))}
    root = ElementTree.fromstring(parts[materials.METADATA])

    told = {each.tag: each.text for section in root for each in section}
    uscc = committee.organisation.uscc
    assert told["档号"] == f"{uscc}-WS·2026-D10-0001"
    assert (told["保管期限"], told["保管至"], told["开放状态"]) == ("10年", "2036-12-31", "控制")
    assert (told["ZZBH"], told["ZZBS"]) == (snapshot.number, snapshot.identifier)
    assert (told["ZZBFJGDM"], told["ZZLXDM"]) == (uscc, services.certificate_type)
    assert (told["CZZT"], told["CZZTDMLXDM"]) == (proof.subject_name, "111")
    assert told["ZZYXQJZRQ"] == "长期"
    listed = manifest.parsed(parts[manifest.NAME])
    assert told["件数"] == str(len(listed.files))
    assert [line.order for line in listed.files] == list(range(1, len(listed.files) + 1))


async def test_objections_are_in_it_and_of_the_residents_own_dealings_nothing_but_that_they_are(
    portal: Portal, services: Services
) -> None:
    resident = await a_resident(portal, services)
    objection = await an_objection(services, resident.viewer, resident.proof)
    async with open_door(services) as door:
        request = await asked(door, resident.id_number)
        await resident.agrees(request["id"])

    whole = {part.path: part.content for part in parts_of(await packed(services, resident.proof))}
    told = json.loads(whole[materials.REFERENCES])

    assert [each["id"] for each in told["objections"]] == [str(objection.id)]
    assert [each["id"] for each in told["consents"]] == [request["id"]]
    assert set(told["consents"][0]) == {"id", "state", "chosenAt", "validUntil"}
    assert "法院".encode() not in whole[materials.REFERENCES]
    assert "complaints" not in told


def test_a_guardianship_proof_is_kept_for_ever() -> None:
    kept = retention.rule_of_proof("监护关系证明")
    code = numbering.code_of(
        region="360404204202", uscc="54360404ME000001X0", year=2026, item=7, kept=kept
    )
    assert code.text == "54360404ME000001X0-WS·2026-Y-0007"


def test_a_term_that_is_no_archives_has_no_code() -> None:
    with pytest.raises(ValueError, match="no term of an archive"):
        numbering.retention_code(retention.rules()["phone"])


def test_every_rule_and_format_says_where_it_comes_from() -> None:
    assert all(rule.basis and rule.category for rule in numbering.rules())
    assert all(each.basis and each.name for each in formats().values())
