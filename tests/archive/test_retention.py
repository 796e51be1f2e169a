"""What is kept how long is data; what is deleted is only what no proof rests on."""

from datetime import date, datetime, timedelta
from tempfile import TemporaryFile
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.archive import jobs, retention
from backend.archive.retention import Kept, RetentionUnit
from backend.catalogue.models import ProofKind
from backend.foundation import clock
from backend.foundation.audit import AuditEntry
from backend.foundation.clock import CHINA
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen
from backend.identity.models import CodePurpose, Session, SignInCode
from backend.privacy import jobs as privacy
from backend.proofs import jobs as proofs
from backend.proofs.actions import attaching, requesting
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import Attachment, Proof, ProofStep
from backend.proofs.snapshot import ITEM
from tests.factories import a_citizen, a_committee, a_proof, some_regions
from tests.portal import Portal
from tests.uploaded_files import a_jpeg
from tests.web.sessions import a_session

pytestmark = pytest.mark.anyio

DAYS = st.dates(date(2000, 1, 1), date(2200, 1, 1))
TERMS = [rule for rule in retention.rules().values() if rule.unit is not RetentionUnit.PERMANENT]


@pytest.mark.parametrize("rule", retention.rules().values(), ids=lambda rule: rule.code)
def test_every_rule_says_what_on_which_ground_and_from_where(rule: object) -> None:
    assert isinstance(rule, retention.RetentionRule)
    assert rule.name
    assert rule.name_en
    assert rule.basis
    assert rule.source


@given(st.sampled_from(TERMS), DAYS, DAYS)
def test_nothing_is_deleted_before_its_last_day(
    rule: retention.RetentionRule, began: date, today: date
) -> None:
    last = rule.kept_until(began)

    assert last is not None
    if began < rule.begins_before(today):
        assert last <= today


@pytest.mark.parametrize(
    ("title", "last"),
    [("居住证明", date(2036, 12, 31)), ("监护关系证明", None), ("赡养情况说明", None)],
)
def test_a_proof_is_kept_by_what_it_is_about(title: str, last: date | None) -> None:
    assert retention.rule_of_proof(title).kept_until(date(2026, 11, 22)) == last


async def test_the_catalogue_and_the_rules_agree_about_proofs(
    services: Services, database: None
) -> None:
    await some_regions()
    item = await ProofKind.get(code=ITEM)

    assert item.retention_years == retention.rule(Kept.PROOF).amount


async def test_everybody_can_read_the_rules_and_the_owner_when_her_paper_may_go(
    portal: Portal, services: Services
) -> None:
    committee, owner = await a_committee(services), await a_citizen(services)
    proof = await a_proof(services, committee, state=ProofState.ISSUED, applicant=owner)
    with clock.stopped(datetime(2026, 12, 31, 23, 30, tzinfo=CHINA)):
        await jobs.file_issued_proof(services, proof_id=proof.id)

    told = await portal.execute("{ retentionRules { code amount unit basis needsConfirmation } }")
    mine = await portal.execute("{ myArchive { edges { node { keptUntil } } } }", viewer=owner)

    rules = {rule["code"]: rule for rule in told["retentionRules"]}
    assert rules["disclosure"] == {
        "code": "disclosure",
        "amount": 3,
        "unit": "YEARS",
        "basis": "《网络数据安全管理条例》第十二条",
        "needsConfirmation": False,
    }
    assert (rules["guardianship_proof"]["amount"], rules["proof"]["needsConfirmation"]) == (
        None,
        True,
    )
    assert mine["myArchive"]["edges"][0]["node"]["keptUntil"] == "2036-12-31"


async def test_records_of_signing_in_go_after_six_months(
    services: Services, database: None
) -> None:
    owner, now = await a_citizen(services), clock.now()
    for age in (timedelta(days=170), timedelta(days=200)):
        await a_session(owner)
        await Session.filter(started_at__gt=now - timedelta(days=1)).update(started_at=now - age)
        await SignInCode.create(
            purpose=CodePurpose.SIGN_IN,
            phone_index="a",
            source="b",
            code_index="c",
            sent_at=now - age,
        )

    for _ in range(2):
        await privacy.delete_outlived(services)

    assert (await Session.all().count(), await SignInCode.all().count()) == (1, 1)
    told = await AuditEntry.filter(deed="retention.deleted").order_by("id")
    assert [each.details for each in told] == [
        {"table": "sign_in_code", "rows": 1}, {"table": "session", "rows": 1}
    ]  # fmt: skip


async def given_with(services: Services, owner: Citizen, proof: Proof) -> Attachment:
    with TemporaryFile() as file:
        file.write(a_jpeg())
        attachment = await attaching.attach(services, owner, file)
    await Attachment.filter(id=attachment.id).update(proof_id=proof.id)
    return attachment


@pytest.mark.parametrize(
    ("state", "age", "left"),
    [
        (ProofState.REJECTED, 400, 0),
        (ProofState.WITHDRAWN, 400, 0),
        (ProofState.WITHDRAWN, 300, 1),
        (ProofState.ISSUED, 4000, 1),
        (ProofState.REQUESTED, 4000, 1),
    ],
)
async def test_files_of_a_request_that_came_to_nothing_go_after_a_year(
    services: Services, database: None, state: ProofState, age: int, left: int
) -> None:
    committee, owner = await a_committee(services), await a_citizen(services)
    long_ago = clock.now() - timedelta(days=age)
    with clock.stopped(long_ago):
        proof = await a_proof(services, committee, applicant=owner)
        attachment = await given_with(services, owner, proof)
        if state is ProofState.WITHDRAWN:
            await requesting.withdraw(owner, proof.id)
    if state in {ProofState.REJECTED, ProofState.ISSUED}:
        await Proof.filter(id=proof.id).update(state=state)
    if state is ProofState.REJECTED:
        await ProofStep.create(
            id=uuid4(), proof=proof, at=long_ago, verb="reject", state=ProofState.REJECTED
        )

    await privacy.delete_outlived(services)
    with clock.stopped(clock.now() + timedelta(hours=2)):
        await proofs.give_up_loose_attachments(services)

    assert await Attachment.filter(id=attachment.id).count() == left
