"""A department's requests to change the catalogue: one is published, of one the public is asked.

Made with the verbs that people use, some days ago, so that nothing here can be what the portal does
not allow.
"""

from datetime import timedelta
from uuid import uuid4

from backend.catalogue.models import Measure
from backend.changes.actions import commenting, drafting, publishing, reviewing
from backend.changes.actions.reviewing import Review, ReviewKind, ReviewVerdict
from backend.changes.entries import EntryWords, NewEntry
from backend.changes.models import CancelReason, ChangeRequest, EntryKind
from backend.foundation import clock
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen, Official
from backend.identity.models import Organisation
from scripts.demo import people
from scripts.demo.desk import official, person_of
from scripts.demo.people import Account

_LAW = "《公共租赁住房管理办法》第八条"
_OFFICE = "柴桑区住房和城乡建设局"


def _add(name: str, purpose: str, issuer: str, **said: object) -> NewEntry:
    words: dict[str, object] = {
        "name": name,
        "purpose": purpose,
        "demanding_unit": _OFFICE,
        "issuing_unit": issuer,
    }
    return NewEntry(kind=EntryKind.ADD, words=EntryWords(**words | said))  # type: ignore[arg-type] -- by name


PUBLISHED = (
    _add(
        "家庭住房情况证明",
        "申请公共租赁住房",
        "不动产登记中心",
        measure=Measure.DATA_SHARE,
        legal_basis=_LAW,
    ),
    _add(
        "家庭收入证明",
        "申请公共租赁住房",
        "用人单位",
        measure=Measure.COMMITMENT,
        legal_basis=_LAW,
    ),
)
CONSULTING = (
    _add(
        "无犯罪记录证明",
        "办理物业服务人员备案",
        "公安派出所",
        measure=Measure.CANCEL,
        cancel_reason=CancelReason.NO_LAW,
    ),
)


async def ensure_changes(services: Services) -> None:
    """Both, unless there are any already."""
    if await ChangeRequest.exists():
        return
    now = clock.now()
    with clock.stopped(now - timedelta(days=14)):
        first = await _consulting(
            services, "公租房申请证明事项清单", "把两项证明改为免提交。", PUBLISHED, 7
        )
    with clock.stopped(now - timedelta(days=5)):
        supervisor = await _at_work(services, people.SUPERVISOR)
        await publishing.publish(
            supervisor,
            first.id,
            first.version,
            effective_from=clock.today() + timedelta(days=30),
            summary="公开征求意见 7 天，没有收到意见。",
        )
    with clock.stopped(now - timedelta(days=2)):
        second = await _consulting(
            services, "取消物业备案中的一项证明", "没有法律法规要求提供这项证明。", CONSULTING, 20
        )
        person = await person_of(services, people.resident(1, "王桂香"))
        resident = Citizen(person_id=person.id, session_id=uuid4())
        assert second.number, "a filed request has a number"
        await commenting.comment(resident, second.number, "赞成。开这个证明要跑两趟派出所。")


async def _consulting(
    services: Services, title: str, reason: str, entries: tuple[NewEntry, ...], days: int
) -> ChangeRequest:
    clerk = await _at_work(services, people.CLERK)
    request = await drafting.draft(clerk, title, reason, entries)
    request = await drafting.file(clerk, request.id, request.version)
    for kind, account in (
        (ReviewKind.LEGAL, people.LEGAL_REVIEWER),
        (ReviewKind.POLICY, people.POLICY_REVIEWER),
    ):
        said = Review(kind=kind, verdict=ReviewVerdict.PASS, reason="依据充分，同意。", days=days)
        reviewer = await _at_work(services, account)
        request = await reviewing.review(reviewer, request.id, request.version, said)
    return request


async def _at_work(services: Services, account: Account) -> Official:
    office = await Organisation.get(uscc=account.uscc)
    return await official(services, office, account)
