"""A committee's desk in mid-week: cases claimed, noted, sent back, doubled, overdue, decided.

Made with the verbs that people use, so that nothing here can be what the portal does not allow.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

from backend.foundation import clock
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen, Official
from backend.guidance.answers import Finding
from backend.identity import people as persons
from backend.identity.models import Organisation, Person
from backend.proofs import declaration, wording
from backend.proofs.actions import claiming, deciding, noting, requesting
from backend.proofs.actions.requesting import NewRequest
from backend.proofs.models import Evidence, Proof, Relation, SendBackReason
from scripts.demo import people
from scripts.demo.people import Account

Deed = Callable[[Services, Official, Proof], Awaitable[object]]


async def _claim(services: Services, viewer: Official, proof: Proof) -> None:
    del services
    await claiming.claim(viewer, proof.id)


async def _note(services: Services, viewer: Official, proof: Proof) -> None:
    del services
    text = "已和第二村民小组组长约好，明天上午到橘园看一看。"
    await noting.add_note(viewer, proof.id, text=text)


async def _check(services: Services, viewer: Official, proof: Proof) -> None:
    await deciding.check(
        services, viewer, proof.id, statement=proof.text, evidence=Evidence.HOME_VISIT
    )


async def _send_back(services: Services, viewer: Official, proof: Proof) -> None:
    del services
    await deciding.send_back(
        viewer,
        proof.id,
        reason=SendBackReason.FACTS_UNCLEAR,
        remedy="请写明从哪年哪月开始居住，以及门牌号。",
        words="您好，申请里没有写居住时间和门牌号，补充后我们马上办理。",
    )


async def _approve(services: Services, viewer: Official, proof: Proof) -> None:
    """The worker makes the paper and issues it."""
    office = await Organisation.get(id=viewer.organisation_id)
    approver = await official(services, office, people.APPROVER)
    await deciding.approve(services, approver, proof.id)


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """What somebody asked some days ago, and what the preparer did with it since."""

    applicant: Account
    request: wording.Request
    days_ago: int = 0
    deeds: tuple[Deed, ...] = ()


_GUARDIAN = people.resident(202, "李秀英")

CASES = (
    Case(
        applicant=people.resident(201, "刘长根"),
        request=wording.Request(
            title="自产自销证明",
            purpose="销售自种柑橘",
            recipient="农贸市场管理处",
            text="兹证明刘长根在本村种植柑橘约十二亩，预计本季产量一万五千斤，系本人自产。",
        ),
        deeds=(_claim, _note),
    ),
    Case(
        applicant=_GUARDIAN,
        request=wording.Request(
            title="监护情况证明",
            purpose="办理孙子入学",
            recipient="柴桑区教育体育局",
            text="兹证明吴小满（未成年人）的父母外出务工，日常由其祖母李秀英照料并共同居住。",
        ),
        days_ago=2,
    ),
    Case(
        applicant=_GUARDIAN,
        request=wording.Request(
            title="监护证明",
            purpose="孙子上学要用",
            recipient="区教育体育局",
            text="请证明我孙子吴小满平时由我照料，和我一起住，他父母在外打工。",
        ),
    ),
    Case(
        applicant=people.resident(203, "孙立平"),
        request=wording.Request(
            title="供水报装房屋情况证明",
            purpose="申请自来水开户",
            recipient="区自来水公司",
            text="兹证明孙立平在本村第一村民小组自建住房一栋，门牌为小阳村一组26号，由其家庭自住。",
        ),
        days_ago=1,
        deeds=(_check,),
    ),
    Case(
        applicant=people.resident(1, "王桂香"),
        request=wording.Request(
            title="居住证明",
            purpose="办理异地就医备案",
            recipient="柴桑区医疗保障局",
            text="兹证明王桂香一直在我村居住。",
        ),
        days_ago=1,
        deeds=(_send_back,),
    ),
    Case(
        applicant=people.resident(204, "赵有福"),
        request=wording.Request(
            title="迁坟情况证明",
            purpose="办理公墓安葬",
            recipient="区殡葬管理所",
            text="兹证明因本村道路建设，赵家坟山三处坟墓已于2026年4月清明前迁移完毕，"
            "涉及赵有福户一处。",
        ),
        days_ago=12,
    ),
    Case(
        applicant=people.resident(205, "黄敏"),
        request=wording.Request(
            title="种植情况证明",
            purpose="办理农业保险投保",
            recipient="柴桑区农业保险服务中心",
            text="该合作社自2019年3月起在本村第二村民小组种植柑橘，现有面积约四十亩。",
            subject=wording.Subject(
                name=people.COOPERATIVE,
                id_number=None,
                relation=Relation.REPRESENTED,
                uscc=people.COOPERATIVE_USCC,
            ),
        ),
        days_ago=3,
        deeds=(_check, _approve),
    ),
)


async def ensure_desk(services: Services) -> None:
    """The cases, unless the portal has any already."""
    if await Proof.exists():
        return
    village = await Organisation.get(uscc=people.VILLAGE_USCC)
    preparer = await official(services, village, people.PREPARER)
    for case in CASES:
        await _play(services, village, preparer, case)


async def _play(services: Services, village: Organisation, preparer: Official, case: Case) -> None:
    person = await person_of(services, case.applicant)
    resident = Citizen(person_id=person.id, session_id=uuid4())
    new = NewRequest(
        region=village.region,
        client_token=uuid4(),
        request=case.request,
        declaration=declaration.CURRENT.version,
    )
    with clock.stopped(clock.now() - timedelta(days=case.days_ago)):
        proof = await requesting.request(services, resident, new)
    assert not isinstance(proof, Finding), "the demonstration asks for what committees give"
    for deed in case.deeds:
        await deed(services, preparer, proof)


async def official(services: Services, village: Organisation, account: Account) -> Official:
    """Somebody of the staff, acting for the village, stepped up just now."""
    person = await person_of(services, account)
    assert account.role is not None, "staff have a role"
    return Official(
        person_id=person.id,
        session_id=uuid4(),
        organisation_id=village.id,
        region=village.region,
        roles=frozenset({account.role}),
        stepped_up_at=clock.now(),
    )


async def person_of(services: Services, account: Account) -> Person:
    """The person of an account, who is made when she is not known."""
    person = persons.new_person(
        services.vault, name=account.name, id_number=account.id_number, phone=account.phone
    )
    known = await Person.get_or_none(id_number_index=person.id_number_index)
    if known is None:
        await person.save()
    return known or person
