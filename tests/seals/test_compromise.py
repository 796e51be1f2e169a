"""From a key in foreign hands to the last paper that was looked into: everybody is told."""

import csv
import io
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest
from tortoise.exceptions import IntegrityError

from backend.exchange.models import ConsentChange
from backend.foundation import clock
from backend.foundation.audit import AuditEntry
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.lifecycle import WrongState
from backend.foundation.outbox import OutboxEvent
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen, Official, Role, SignedIn
from backend.identity.models import Organisation
from backend.letters import jobs as letter_jobs
from backend.letters.actions import doubting as letter_doubting
from backend.letters.models import Letter
from backend.notices.models import Notice, NoticeKind
from backend.proofs import jobs
from backend.proofs.actions import deciding, doubting
from backend.proofs.doubt_models import ProofDoubt
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import (
    FileKind,
    Proof,
    ProofFile,
    ProofSnapshot,
    RevokeReason,
)
from backend.seals.actions import enrolling
from backend.seals.lifecycle import SealState, SealVerb
from backend.seals.models import Seal, SealUse
from tests.exchange.consents import a_resident
from tests.exchange.door import an_operator, open_door
from tests.exchange.test_following import given_to, news
from tests.factories import SYSTEM, Committee, a_citizen, a_committee, a_proof, an_official
from tests.letters.office import Office, a_sealed_office, an_issued_letter
from tests.portal import Portal, Refused
from tests.seals.following import follow
from tests.seals.village import decided
from tests.sharing.operations import CREATE, a_share_input
from tests.verification.operations import STRANGER, VERIFY_CODE, VERIFY_FILE
from tests.web.browser import Browser, open_browser
from tests.web.sessions import cookies_of

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("database")]

AFFECTED = """
query ($id: UUID!) { affectedSealUses(sealId: $id) {
  totalCount edges { node { content documentId applicantName applicantPhone } } } }
"""
MY_PROOF = "query ($id: UUID!) { myProof(id: $id) { state doubtedAt steps { verb words } } }"
VOUCH = """
mutation ($id: UUID!) { vouchForProof(id: $id, words: "已入户核实，情况属实。") {
  ... on ProofCase { doubt { words vouchedByMe vouchedByName } } ... on Problem { code } } }
"""
CLEAR = """
mutation ($id: UUID!) { clearProof(id: $id) {
  ... on ProofCase { state doubt { words } } ... on Problem { code } } }
"""
VOUCH_LETTER = """
mutation ($id: UUID!, $words: String!) { vouchForLetter(id: $id, words: $words) {
  ... on Letter { doubtedAt vouchedWords vouchedByMe } ... on Problem { code } } }
"""
CLEAR_LETTER = """
mutation ($id: UUID!) { clearLetter(id: $id) {
  ... on Letter { doubtedAt clearedByName } ... on Problem { code } } }
"""
LETTERS_FOR_ME = "{ letters(stage: FOR_ME) { edges { node { id } } } }"
WORKLIST = "{ worklist(stage: DOUBTED) { totalCount edges { node { id } } } }"
ARCHIVE = "{ myArchive(state: DOUBTED) { edges { node { state } } } }"


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A committee with a proof from before the moment and one from after it."""

    services: Services
    committee: Committee
    second: Official
    resident: Citizen
    before: Proof
    after: Proof
    since: datetime

    async def reported(self) -> Seal:
        """Two persons of the township say so, and the worker does what follows."""
        seal = await decided(
            self.committee.township,
            self.second,
            self.committee.seal,
            SealVerb.COMPROMISE,
            since=self.since,
        )
        await follow(self.services, "seal.compromised")
        return seal


@pytest.fixture
async def scene(services: Services, database: None) -> Scene:
    committee = await a_committee(services)
    office = await Organisation.get(id=committee.township.organisation_id)
    resident = await a_citizen(services)
    before = await a_proof(services, committee, state=ProofState.ISSUED, applicant=resident)
    since = clock.now()
    return Scene(
        services=services,
        committee=committee,
        second=await an_official(services, office, Role.TOWNSHIP, name="吴镇"),
        resident=resident,
        before=before,
        after=await a_proof(
            services, committee, state=ProofState.ISSUED, applicant=resident, title="=居住证明"
        ),
        since=since,
    )


async def checked(portal: Portal, proof: Proof) -> dict[str, Any]:
    code = (await ProofSnapshot.get(proof_id=proof.id)).code
    return (await portal.execute(VERIFY_CODE, {"code": code}, viewer=STRANGER))["verifyCode"]


async def refused(doing: Any) -> ProblemCode:
    with pytest.raises(Problem) as problem:
        await doing
    return problem.value.code


async def test_what_was_sealed_since_the_moment_is_in_doubt_for_everybody_and_nothing_else(
    portal: Portal, scene: Scene
) -> None:
    await scene.reported()

    assert (await checked(portal, scene.before))["outcome"] == "VALID"
    answer = await checked(portal, scene.after)
    assert (answer["outcome"], answer["reasons"][0]["code"]) == ("DOUBTED", "SEAL_IN_DOUBT")
    assert "不要采信" in answer["message"]
    file = await ProofFile.get(proof_id=scene.after.id, kind=FileKind.SEALED)
    by_file = await portal.execute(VERIFY_FILE, {"sha256": file.sha256}, viewer=STRANGER)
    assert by_file["verifyFile"]["outcome"] == "DOUBTED"
    mine = await portal.execute(MY_PROOF, {"id": str(scene.after.id)}, viewer=scene.resident)
    assert mine["myProof"]["doubtedAt"] is not None
    assert (mine["myProof"]["state"], mine["myProof"]["steps"][-1]["verb"]) == ("ISSUED", "doubt")
    todo = await portal.execute(WORKLIST, viewer=scene.committee.approver)
    assert [edge["node"]["id"] for edge in todo["worklist"]["edges"]] == [str(scene.after.id)]


async def test_a_second_run_of_what_follows_changes_nothing(scene: Scene) -> None:
    await scene.reported()
    await follow(scene.services, "seal.compromised")
    assert await ProofDoubt.all().count() == 1
    assert await OutboxEvent.filter(name="proof.doubted").count() == 1


async def test_a_doubted_paper_is_not_given_or_copied_and_its_share_says_so(
    portal: Portal, scene: Scene
) -> None:
    await scene.reported()
    asked = {"input": a_share_input(scene.after)}
    told = await portal.execute(CREATE, asked, viewer=scene.resident)
    assert told["createShare"]["code"] == "PROOF_NOT_VALID"
    listed = await portal.execute(ARCHIVE, viewer=scene.resident)
    assert listed["myArchive"]["edges"] == []


async def test_holder_desk_township_and_reading_departments_are_told_once(
    portal: Portal, services: Services, database: None
) -> None:
    resident = await a_resident(portal, services)
    committee = resident.committee
    office = await Organisation.get(id=committee.township.organisation_id)
    second = await an_official(services, office, Role.TOWNSHIP, name="吴镇")
    async with open_door(services) as door:
        await given_to(door, resident)
        known = await news(door)
        reader = await Organisation.get(id=door.client.organisation_id)
        staff = await an_official(services, reader, Role.DEPARTMENT_STAFF, name="郑法")
        since = clock.now() - timedelta(hours=1)
        await decided(committee.township, second, committee.seal, SealVerb.COMPROMISE, since=since)
        for _ in range(2):
            await follow(services, "seal.compromised")
            await follow(services, "proof.doubted")
        changed = await news(door, known["cursor"])

    assert {entry["standing"] for entry in changed["entries"]} == {"DOUBTED"}
    told = {
        kind: [row.person_id async for row in Notice.filter(kind=kind)]
        for kind in (
            NoticeKind.PROOF_DOUBTED,
            NoticeKind.PROOF_DOUBTED_FOR_READERS,
            NoticeKind.SEAL_COMPROMISED,
        )
    }
    assert told[NoticeKind.PROOF_DOUBTED] == [resident.viewer.person_id]
    assert told[NoticeKind.PROOF_DOUBTED_FOR_READERS] == [staff.person_id]
    assert set(told[NoticeKind.SEAL_COMPROMISED]) == {
        committee.preparer.person_id,
        committee.approver.person_id,
        committee.keeper.person_id,
        committee.township.person_id,
        second.person_id,
    }
    assert await ConsentChange.all().count() >= 2


async def test_one_looks_again_and_another_one_clears(portal: Portal, scene: Scene) -> None:
    await scene.reported()
    asked = {"id": str(scene.after.id)}

    early = await portal.execute(CLEAR, asked, viewer=scene.committee.approver)
    assert early["clearProof"] == {"code": "WRONG_STATE"}, "nobody vouched for it"
    vouched = await portal.execute(VOUCH, asked, viewer=scene.committee.preparer)
    assert vouched["vouchForProof"]["doubt"] == {
        "words": "已入户核实，情况属实。",
        "vouchedByMe": True,
        "vouchedByName": "李经办",
    }
    cleared = await portal.execute(CLEAR, asked, viewer=scene.committee.approver)
    assert cleared["clearProof"] == {"state": "ISSUED", "doubt": None}

    assert (await checked(portal, scene.after))["outcome"] == "VALID"
    await follow(scene.services, "proof.cleared")
    assert await Notice.filter(kind=NoticeKind.PROOF_CLEARED).count() == 1
    again = await portal.execute(VOUCH, asked, viewer=scene.committee.preparer)
    assert again["vouchForProof"] == {"code": "WRONG_STATE"}
    await follow(scene.services, "seal.compromised")
    assert (await checked(portal, scene.after))["outcome"] == "VALID", "it is looked into once"


async def test_who_vouched_does_not_clear_in_the_database_neither(scene: Scene) -> None:
    await scene.reported()
    approver = scene.committee.approver
    await doubting.vouch(approver, scene.after.id, words="已核对。")
    clearing = doubting.clear(approver, scene.after.id)
    assert await refused(clearing) is ProblemCode.TWO_PERSONS_REQUIRED
    with pytest.raises(IntegrityError, match="proof_doubt_two_persons"):
        await ProofDoubt.all().update(cleared_by_id=approver.person_id, cleared_at=clock.now())


async def test_clearing_needs_the_person_in_charge_and_her_step_up(scene: Scene) -> None:
    await scene.reported()
    await doubting.vouch(scene.committee.preparer, scene.after.id, words="已核对。")
    tired = replace(scene.committee.approver, stepped_up_at=None)
    assert await refused(doubting.clear(tired, scene.after.id)) is ProblemCode.STEP_UP_REQUIRED
    other = doubting.clear(scene.committee.preparer, scene.after.id)
    assert await refused(other) is ProblemCode.FORBIDDEN


async def test_a_doubted_paper_can_be_revoked_and_says_so_then(
    portal: Portal, scene: Scene
) -> None:
    await scene.reported()
    await deciding.revoke(
        scene.committee.approver,
        scene.after.id,
        reason=RevokeReason.SEAL_COMPROMISED,
        words="重新出具。",
    )
    answer = await checked(portal, scene.after)
    assert (answer["outcome"], answer["reasons"][0]["code"]) == ("REVOKED", "SEAL_COMPROMISED")


async def test_what_is_approved_goes_on_with_the_seal_that_took_over(
    services: Services, scene: Scene
) -> None:
    waiting = await a_proof(services, scene.committee, state=ProofState.RENDERED)
    await scene.reported()
    new = await enrolling.enrol(
        services,
        SYSTEM,
        organisation_id=scene.committee.organisation.id,
        name=scene.committee.organisation.name,
        key_ref="xiaoyang-next",
        keeper_id=scene.committee.keeper.person_id,
        valid_from=scene.committee.seal.valid_from,
        valid_to=scene.committee.seal.valid_to,
    )
    await decided(
        scene.committee.township,
        scene.second,
        new,
        SealVerb.ROTATE,
        replaces=scene.committee.seal.id,
    )

    await jobs.seal_proof(services, proof_id=waiting.id)
    await jobs.issue_proof(services, proof_id=waiting.id)

    assert (await SealUse.get(document_id=waiting.id)).seal_id == new.id
    assert (await Proof.get(id=waiting.id)).state is ProofState.ISSUED
    assert (await Seal.get(id=scene.committee.seal.id)).state is SealState.COMPROMISED


async def test_the_list_is_for_the_office_and_who_rules_over_the_seal(
    portal: Portal, scene: Scene
) -> None:
    asked = {"id": str(scene.committee.seal.id)}
    with pytest.raises(Refused):
        await portal.execute(AFFECTED, asked, viewer=scene.committee.township)
    await scene.reported()
    for viewer in (scene.committee.township, scene.committee.preparer):
        found = (await portal.execute(AFFECTED, asked, viewer=viewer))["affectedSealUses"]
        [edge] = found["edges"]
        assert edge["node"]["documentId"] == str(scene.after.id)
        assert edge["node"]["applicantPhone"].count("*") == 4
    operator = await an_operator_like(scene)
    with pytest.raises(Refused):
        await portal.execute(AFFECTED, asked, viewer=operator)


async def an_operator_like(scene: Scene) -> Official:
    """Operators run the portal; who applied for what is none of their business."""
    return replace(scene.second, roles=frozenset({Role.OPERATOR}))


async def fetched(browser: Browser, viewer: SignedIn | None, seal: Seal) -> Any:
    browser.client.cookies = await cookies_of(viewer) if viewer else {}
    return await browser.client.get(f"/reports/seals/{seal.id}/affected.csv")


async def test_the_list_comes_as_a_table_that_no_spreadsheet_runs(scene: Scene) -> None:
    seal = scene.committee.seal
    async with open_browser(scene.services) as browser:
        early = await fetched(browser, scene.committee.township, seal)
        await scene.reported()
        for viewer in (scene.committee.township, scene.committee.keeper):
            answer = await fetched(browser, viewer, seal)
            assert answer.status_code == 200
        stranger = await fetched(browser, None, seal)
        resident = await fetched(browser, scene.resident, seal)

    assert (early.status_code, stranger.status_code, resident.status_code) == (404, 401, 401)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.content.startswith(b"\xef\xbb\xbf")
    head, line = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert head[:3] == ["盖章时间", "文件", "现在的状态"]
    assert line[1].startswith("'=居住证明")
    assert (line[2], line[3]) == ("存疑，待核实", "王桂香")


async def a_doubted_letter(services: Services) -> tuple[Office, Letter]:
    """Issued with a seal whose key is reported afterwards."""
    office = await a_sealed_office(services)
    letter = await an_issued_letter(services, office)
    first, second = [
        replace(await an_operator(services), stepped_up_at=clock.now()) for _ in range(2)
    ]
    since = clock.now() - timedelta(hours=1)
    await decided(first, second, office.seal, SealVerb.COMPROMISE, since=since)
    await follow(services, "seal.compromised")
    await follow(services, "letter.doubted")
    return office, await Letter.get(id=letter.id)


async def test_a_letter_with_such_a_seal_is_marked_too(services: Services, database: None) -> None:
    office, letter = await a_doubted_letter(services)

    assert letter.doubted_at is not None
    told = Notice.filter(kind=NoticeKind.LETTER_DOUBTED)
    assert {row.person_id async for row in told} == {
        office.supervisor.person_id,
        office.approver.person_id,
    }


async def test_a_letter_is_cleared_by_two_and_comes_in_doubt_once(
    portal: Portal, services: Services
) -> None:
    office, letter = await a_doubted_letter(services)
    named = {"id": str(letter.id)}

    early = await portal.execute(CLEAR_LETTER, named, viewer=office.approver)
    said = named | {"words": "案卷和签发记录一致。"}
    vouched = await portal.execute(VOUCH_LETTER, said, viewer=office.supervisor)
    waiting = await portal.execute(LETTERS_FOR_ME, viewer=office.approver)
    cleared = await portal.execute(CLEAR_LETTER, named, viewer=office.approver)
    again = await portal.execute(CLEAR_LETTER, named, viewer=office.approver)
    await letter_jobs.doubt_sealed(
        services, seal_id=office.seal.id, organisation_id=office.organisation.id
    )

    assert early["clearLetter"]["code"] == "WRONG_STATE"
    assert vouched["vouchForLetter"]["vouchedWords"] == said["words"]
    assert vouched["vouchForLetter"]["doubtedAt"] is not None
    assert [each["node"]["id"] for each in waiting["letters"]["edges"]] == [named["id"]]
    assert cleared["clearLetter"]["doubtedAt"] is None
    assert cleared["clearLetter"]["clearedByName"] == "邓主任"
    assert again["clearLetter"]["code"] == "WRONG_STATE"
    assert not (await Letter.get(id=letter.id)).is_in_doubt
    deeds = AuditEntry.filter(subject_id=letter.id, deed__in=("letter.vouch", "letter.clear"))
    assert [row.actor_id async for row in deeds.order_by("id")] == [
        office.supervisor.person_id,
        office.approver.person_id,
    ]


async def test_a_cleared_letter_is_an_ordinary_one_in_the_table(
    portal: Portal, services: Services
) -> None:
    office, letter = await a_doubted_letter(services)
    named = {"id": str(letter.id)}

    async with open_browser(services) as browser:
        doubted = await fetched(browser, office.keeper, office.seal)
        said = named | {"words": "案卷和签发记录一致。"}
        await portal.execute(VOUCH_LETTER, said, viewer=office.supervisor)
        await portal.execute(CLEAR_LETTER, named, viewer=office.approver)
        cleared = await fetched(browser, office.keeper, office.seal)

    assert [_states(each) for each in (doubted, cleared)] == [["存疑，待核实"], ["文书"]]


def _states(table: httpx.Response) -> list[str]:
    return [line[2] for line in csv.reader(io.StringIO(table.text))][1:]


async def test_nobody_clears_a_letter_alone(services: Services, database: None) -> None:
    office, letter = await a_doubted_letter(services)
    await letter_doubting.vouch(services, office.approver, letter.id, words="已核对。")
    alone = letter_doubting.clear(services, office.approver, letter.id)
    tired = letter_doubting.clear(services, replace(office.approver, stepped_up_at=None), letter.id)

    assert await refused(alone) is ProblemCode.TWO_PERSONS_REQUIRED
    assert await refused(tired) is ProblemCode.STEP_UP_REQUIRED
    with pytest.raises(IntegrityError, match="letter_cleared_by_two"):
        await Letter.filter(id=letter.id).update(
            cleared_by_id=office.approver.person_id, cleared_at=clock.now()
        )


async def test_a_letter_that_is_not_in_doubt_is_not_vouched_for(
    services: Services, database: None
) -> None:
    office = await a_sealed_office(services)
    letter = await an_issued_letter(services, office)

    vouching = letter_doubting.vouch(services, office.approver, letter.id, words="已核对。")

    with pytest.raises(WrongState):
        await vouching
