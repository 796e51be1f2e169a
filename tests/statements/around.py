"""What residents, the desk and the township find around the papers of a crowd."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from backend.catalogue.actions import import_lists
from backend.catalogue.lists import ListedItem
from backend.catalogue.models import Confidence, Lane
from backend.disclosures.models import DisclosedField, Disclosure, Door
from backend.foundation import clock
from backend.foundation.viewer import Role, System
from backend.identity.lifecycle import ResetState
from backend.identity.models import Post, SecondFactorReset
from backend.notices.models import Notice, NoticeKind
from backend.objections import wishes
from backend.objections.lifecycle import ObjectionState
from backend.objections.models import DisputedField, Objection
from backend.seals import register
from backend.seals.actions.enrolling import COPIES_ITEM
from backend.seals.lifecycle import SealState
from backend.seals.models import SealUse
from backend.seals.standing.models import StandingOrder
from backend.sharing import links
from backend.sharing.lifecycle import ScanState
from backend.sharing.models import (
    Challenge,
    ShareGrant,
    ShareItem,
    ShareView,
    ShowScan,
    ViewLevel,
)
from backend.verification.models import (
    VerificationMethod,
    VerificationOutcome,
    VerificationRecord,
)
from tests.statements.copies import copied
from tests.statements.crowd import LISTED, MANY, Crowd

QUARTERS = 12
"""As many as are published of a seal's uses."""


async def surround(crowd: Crowd) -> None:
    """MANY of everything that has pages, and LISTED of what has none."""
    await _looks(crowd)
    await _notices(crowd)
    await _shares(crowd)
    await _scans(crowd)
    await _objections(crowd)
    await _seals(crowd)
    await _list(crowd)
    await _posts(crowd)


async def _looks(crowd: Crowd) -> None:
    """At papers of the holder, by officials; and checks of one of them."""
    now = clock.now()
    await Disclosure.bulk_create(
        Disclosure(
            at=now - timedelta(hours=n),
            proof_id=paper.id,
            holder_id=crowd.holder.person_id,
            title=paper.title,
            door=Door.DESK,
            parts=[DisclosedField.STATUS.value],
            looker=crowd.people.committees[n].name,
            organisation_id=crowd.people.committees[n].id,
            person_id=crowd.people.preparers[n].id,
        )
        for n, paper in enumerate(crowd.papers.own)
    )
    await VerificationRecord.bulk_create(
        VerificationRecord(
            at=now - timedelta(minutes=n),
            method=VerificationMethod.CODE,
            asked=f"{n:064d}",
            outcome=VerificationOutcome.VALID,
            proof_id=crowd.issued.id,
            source=f"{n}",
            actor_kind="anonymous",
        )
        for n in range(MANY)
    )


async def _notices(crowd: Crowd) -> None:
    await Notice.bulk_create(
        Notice(
            person_id=crowd.holder.person_id,
            kind=NoticeKind.PROOF_ISSUED,
            subject_id=paper.id,
            told_of=uuid4(),
            title="证明已办好",
            body="证明已办好。",
            title_en="Your proof is ready",
            body_en="Your proof is ready.",
            created_at=clock.now() - timedelta(minutes=n),
        )
        for n, paper in enumerate(crowd.papers.own)
    )


async def _shares(crowd: Crowd) -> None:
    """Each of one paper, and opened once."""
    grants = [_grant(crowd, n) for n in range(MANY)]
    await ShareGrant.bulk_create(grants)
    await ShareItem.bulk_create(
        ShareItem(grant_id=grant.id, proof_id=paper.id, place=0)
        for grant, paper in zip(grants, crowd.papers.own, strict=True)
    )
    await ShareView.bulk_create(
        ShareView(
            grant_id=grant.id,
            at=grant.granted_at,
            expires_at=grant.expires_at,
            source="test",
            token_hash=uuid4().hex * 2,
        )
        for grant in grants
    )


def _grant(crowd: Crowd, n: int) -> ShareGrant:
    at = clock.now() - timedelta(minutes=n)
    grant = ShareGrant(
        id=uuid4(),
        holder_id=crowd.holder.person_id,
        client_token=uuid4(),
        request_hash="0" * 64,
        recipient="柴桑区人民法院",
        purpose="立案",
        view=ViewLevel.LIGHT,
        challenge=Challenge.SURNAME,
        granted_at=at,
        linked_at=at,
        expires_at=at + timedelta(days=7),
        max_views=10,
        views_used=1,
    )
    links.put(crowd.services.vault, grant)
    return grant


async def _scans(crowd: Crowd) -> None:
    """LISTED of one of the holder's papers, one of another."""
    now = clock.now()
    await ShowScan.bulk_create(
        ShowScan(
            proof_id=paper.id,
            holder_id=crowd.holder.person_id,
            state=ScanState.ASKED,
            code_index=f"{n}",
            token_hash=uuid4().hex * 2,
            source="test",
            opened_at=now,
            expires_at=now + timedelta(hours=1),
            office="区法院",
            purpose="立案",
            asked_at=now,
        )
        for n, paper in enumerate([crowd.papers.own[0]] * LISTED + [crowd.papers.own[1]])
    )


async def _objections(crowd: Crowd) -> None:
    """To the holder's papers, and to those of all applicants; all of them accepted."""
    papers = crowd.papers
    await Objection.bulk_create(
        _objection(crowd, n, proof_id=paper.id, holder_id=paper.applicant_id)
        for disputed in (papers.ended, papers.own)
        for n, paper in enumerate(disputed)
    )


def _objection(crowd: Crowd, n: int, **whose: Any) -> Objection:
    # Those to the papers of all applicants are the newer ones.
    at = clock.now() - timedelta(minutes=n, days=whose["holder_id"] == crowd.holder.person_id)
    objection = Objection(
        id=uuid4(),
        state=ObjectionState.ACCEPTED,
        client_token=uuid4(),
        field=DisputedField.DATES,
        words="年份写错了。",
        filed_at=at,
        due_on=at.date(),
        calendar_known=True,
        answer="已核实。",
        answered_at=at,
        answered_by_id=crowd.people.approvers[n].id,
        correction_id=crowd.papers.corrections[n].id,
        **whose,
    )
    wishes.put(crowd.services.vault, objection, "2013年")
    return objection


async def _seals(crowd: Crowd) -> None:
    """One of each committee with a line of its register; QUARTERS lines of the first committee."""
    people = crowd.people
    seals = await copied(
        crowd.committee.seal,
        MANY,
        lambda n: {
            "organisation_id": people.committees[n].id,
            "keeper_id": people.preparers[n].id,
            "state": SealState.ENROLLED,
        },
    )
    uses = [
        a_use(crowd, n, seal.id, organisation_id=seal.organisation_id)
        for n, seal in enumerate(seals)
    ]
    uses += [
        a_use(
            crowd,
            n,
            crowd.committee.seal.id,
            organisation_id=crowd.committee.organisation.id,
            at=clock.now() - timedelta(days=92 * n + 1),
        )
        for n in range(1, QUARTERS)
    ]
    await SealUse.bulk_create(uses)
    await StandingOrder.bulk_create(
        StandingOrder(
            seal_id=seal.id,
            item=COPIES_ITEM,
            hourly_limit=100,
            valid_from=clock.today(),
            valid_to=clock.today(),
            asked_by_id=people.applicants[n].id,
            asked_at=clock.now() - timedelta(minutes=n),
            approved_by_id=people.approvers[n].id,
            approved_at=clock.now(),
            ended_by_id=people.preparers[n].id,
            ended_at=clock.now(),
        )
        for n, seal in enumerate(seals)
    )
    await SecondFactorReset.bulk_create(
        SecondFactorReset(
            person_id=people.preparers[n].id,
            words="本人持身份证到场。",
            state=ResetState.AGREED,
            asked_by_id=people.applicants[n].id,
            asked_at=clock.now() - timedelta(minutes=n),
            expires_at=clock.now(),
            answered_by_id=people.approvers[n].id,
            answer_words="凭证已核对。",
            ended_at=clock.now(),
        )
        for n in range(len(seals))
    )


def a_use(crowd: Crowd, n: int, seal_id: Any, **changes: Any) -> SealUse:
    """The n-th line of the register of a seal."""
    people = crowd.people
    usual = {"at": clock.now() - timedelta(minutes=n)}
    use = SealUse(
        id=uuid4(),
        seal_id=seal_id,
        content="居住证明",
        copies=1,
        approver_id=people.approvers[n].id,
        handler_id=people.applicants[n].id,
        keeper_id=people.preparers[n].id,
        document_id=uuid4(),
        sha256=f"{n:064d}",
        **usual | changes,
    )
    register.put_applicant(crowd.services.vault, use, name="王桂香", phone="13900000000")
    return use


async def _list(crowd: Crowd) -> None:
    rows = [
        ListedItem(
            list_id="TEST",
            lane=Lane.NEGATIVE,
            region_name="",
            region=committee.region,
            item_no=str(n),
            type_code=f"T{n}",
            name="某某证明",
            go_instead="公安机关",
            legal_basis="《居民身份证法》",
            document_no="〔2020〕1号",
            source="测试",
            confidence=Confidence.A,
        )
        for n, committee in enumerate(crowd.people.committees)
    ]
    await import_lists(System(job="test"), rows)


async def _posts(crowd: Crowd) -> None:
    """The holder may act for all committees, the second applicant for one."""
    people, today = crowd.people, clock.today()
    holders = [(crowd.holder.person_id, each) for each in people.committees]
    await Post.bulk_create(
        Post(person_id=person, organisation_id=office.id, role=Role.PREPARER, valid_from=today)
        for person, office in [*holders, (people.applicants[1].id, people.committees[0])]
    )
