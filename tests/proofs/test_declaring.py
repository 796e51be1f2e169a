"""With every request its applicant declares, in the words of today, that what she says is true."""

import hashlib
from typing import Any
from uuid import uuid4

import pytest

from backend.foundation import clock
from backend.foundation.audit import AuditEntry
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen
from backend.proofs import declaration
from backend.proofs.declaration import BY_VERSION, CURRENT, Declaration
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import Proof
from tests.factories import a_citizen, a_committee, a_proof
from tests.portal import Portal, Refused
from tests.proofs.operations import REQUEST, RESUBMIT, a_request_input

pytestmark = pytest.mark.anyio

DECLARATION = "{ declaration { version text textEn } }"
MY_COMMITMENTS = """query($first: Int, $after: String) {
  myCommitments(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
    edges { node { id proofId proofTitle version text textEn madeAt } } } }"""
NEXT = Declaration(version="2027-01", text="新的承诺。", text_en="New words.")
PUBLISHED = {"2026-11": "f808d39510f866cf"}


def with_next_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(declaration, "CURRENT", NEXT)


async def ask(portal: Portal, owner: Citizen, **changes: Any) -> dict[str, Any]:
    asked = {"input": a_request_input(**changes)}
    return (await portal.execute(REQUEST, asked, viewer=owner))["requestProof"]


async def commitments_of(portal: Portal, owner: Citizen, **asked: Any) -> dict[str, Any]:
    return (await portal.execute(MY_COMMITMENTS, asked, viewer=owner))["myCommitments"]


def test_words_that_somebody_declared_are_never_changed() -> None:
    hashes = {
        version: hashlib.sha256((each.text + each.text_en).encode()).hexdigest()[:16]
        for version, each in BY_VERSION.items()
    }

    assert hashes == PUBLISHED, "change no words: add a version, and its hash here"


def test_it_says_all_that_a_commitment_must_say() -> None:
    known, fulfilled, checked, liable, willing = (
        "看懂了", "没有隐瞒；我符合", "要核实", "证明作废，我要承担法律责任", "真实意思"
    )  # fmt: skip
    for part in (known, fulfilled, checked, liable, willing):
        assert part in CURRENT.text


async def test_everybody_can_read_the_words_before_asking(portal: Portal) -> None:
    told = (await portal.execute(DECLARATION))["declaration"]

    assert told == {"version": "2026-11", "text": CURRENT.text, "textEn": CURRENT.text_en}


@pytest.mark.parametrize("declared", ["", "2020-01", "2026-11 "])
async def test_nothing_is_asked_for_without_the_words_of_today(
    portal: Portal, services: Services, declared: str
) -> None:
    await a_committee(services)
    owner = await a_citizen(services)

    problem = await ask(portal, owner, declaration=declared)

    assert (problem["code"], problem["field"]) == ("DECLARATION_NEEDED", "declaration")
    assert "刷新" in problem["message"]
    assert "reload" in problem["messageEn"]
    assert not await Proof.exists()


async def test_it_is_kept_what_was_declared_and_when(portal: Portal, services: Services) -> None:
    await a_committee(services)
    owner = await a_citizen(services)

    made = await ask(portal, owner)

    proof = await Proof.get(id=made["id"])
    assert proof.declaration_version == CURRENT.version
    assert proof.declared_at
    assert proof.requested_at <= proof.declared_at <= clock.now()
    entry = await AuditEntry.get(deed="proof.declare", subject_id=proof.id)
    assert (entry.actor_id, entry.details) == (owner.person_id, {"version": CURRENT.version})


async def test_a_submit_repeated_after_the_words_changed_finds_its_request(
    portal: Portal, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    await a_committee(services)
    owner, token = await a_citizen(services), str(uuid4())
    made = await ask(portal, owner, clientToken=token)

    with_next_words(monkeypatch)
    again = await ask(portal, owner, clientToken=token)
    new = await ask(portal, owner)

    assert again["id"] == made["id"]
    assert new["code"] == "DECLARATION_NEEDED"


async def test_mended_words_are_declared_anew(
    portal: Portal, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    committee, owner = await a_committee(services), await a_citizen(services)
    proof = await a_proof(services, committee, state=ProofState.SENT_BACK, applicant=owner)
    words = a_request_input(text="住在三组18号。")
    mended = {name: words[name] for name in ("title", "purpose", "recipient", "text")}
    with_next_words(monkeypatch)

    async def resubmit(version: str) -> dict[str, Any]:
        sent = {"input": {"id": str(proof.id), "declaration": version, **mended}}
        return (await portal.execute(RESUBMIT, sent, viewer=owner))["resubmitProof"]

    old = await resubmit("2026-11")
    unchanged = await Proof.get(id=proof.id)
    new = await resubmit(NEXT.version)

    assert old["code"] == "DECLARATION_NEEDED"
    assert (unchanged.state, unchanged.text) == (ProofState.SENT_BACK, proof.text)
    assert new["state"] == "REQUESTED"
    assert (await Proof.get(id=proof.id)).declaration_version == NEXT.version
    trail = AuditEntry.filter(deed="proof.declare", subject_id=proof.id).order_by("id")
    assert [entry.details["version"] for entry in await trail] == ["2026-11", NEXT.version]


async def test_my_commitments_tell_which_request_which_words_and_when(
    portal: Portal, services: Services
) -> None:
    committee, owner = await a_committee(services), await a_citizen(services)
    first = await a_proof(services, committee, applicant=owner)
    second = await a_proof(services, committee, applicant=owner, title="务农情况证明")
    old = await a_proof(services, committee, applicant=owner, title="以前的证明")
    await Proof.filter(id=old.id).update(declaration_version=None, declared_at=None)
    await a_proof(services, committee)

    everything = await commitments_of(portal, owner)
    page = await commitments_of(portal, owner, first=1)
    rest = await commitments_of(portal, owner, after=page["pageInfo"]["endCursor"])

    nodes = [edge["node"] for edge in everything["edges"]]
    assert [node["proofId"] for node in nodes] == [str(second.id), str(first.id)]
    assert nodes[0]["proofTitle"] == "务农情况证明"
    assert (nodes[0]["version"], nodes[0]["text"]) == (CURRENT.version, CURRENT.text)
    assert nodes[0]["textEn"] == CURRENT.text_en
    assert nodes[0]["madeAt"][:10] == clock.now().isoformat()[:10]
    assert everything["totalCount"] == 2
    assert page["edges"] + rest["edges"] == everything["edges"]


async def test_a_correction_that_the_committee_starts_declares_nothing_for_the_resident(
    portal: Portal, services: Services
) -> None:
    committee, owner = await a_committee(services), await a_citizen(services)
    await a_proof(services, committee, state=ProofState.SUPERSEDED, applicant=owner)

    assert (await commitments_of(portal, owner))["totalCount"] == 1
    assert await Proof.filter(declaration_version=None).count() == 1


async def test_only_a_resident_has_commitments(portal: Portal, services: Services) -> None:
    committee = await a_committee(services)

    with pytest.raises(Refused) as refused:
        await portal.execute(MY_COMMITMENTS, viewer=committee.preparer)

    assert refused.value.codes == ["FORBIDDEN"]
