"""Operators sign somebody out, and take away a lost second factor, two of them."""

import dataclasses
import logging
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from tortoise.exceptions import BaseORMException

from backend.foundation import clock
from backend.foundation.audit import AuditEntry
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen, Official, Role
from backend.identity import jobs, lifecycle, people, sessions
from backend.identity.actions import second_factors
from backend.identity.models import Person, RecoveryCode, SecondFactor, SecondFactorReset, Session
from backend.reactions import REACTIONS
from tests.databases import as_owner
from tests.factories import an_id_number, an_official
from tests.identity.test_second_factors import Staff, a_member_of_staff
from tests.portal import Portal
from tests.seals.office import Office, an_office
from tests.web.sessions import a_session

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("database")]

END = """mutation($input: EndSessionsInput!) { endSessionsOf(input: $input) {
  ... on SessionsEnded { count } ... on Problem { code field } } }"""
ASK = """mutation($input: AskSecondFactorResetInput!) { askSecondFactorReset(input: $input) {
  ... on SecondFactorResetOutcome { id state } ... on Problem { code field } } }"""
ANSWER = """mutation($input: AnswerSecondFactorResetInput!) {
  answerSecondFactorReset(input: $input) {
  ... on SecondFactorResetOutcome { id state } ... on Problem { code field } } }"""
LIST = """{ secondFactorResets { edges { node { id personName personIdNumber words state isMine
  askedByName answeredByName answerWords expiresAt } } } }"""
WORDS = "本人持身份证到场，张三、李四见证，凭证已归档。"
BEGIN = clock.now()


@dataclasses.dataclass
class Scene:
    """A member of staff who lost her authenticator, and the operators."""

    portal: Portal
    office: Office
    staff: Staff
    named: dict[str, str]

    async def ask(self, who: Official | None = None, **changes: str) -> Any:
        asked = {"input": {**self.named, "words": WORDS, **changes}}
        viewer = who or self.office.asker
        return (await self.portal.execute(ASK, asked, viewer=viewer))["askSecondFactorReset"]

    async def answer(self, reset: Any, *, agree: bool = True, **more: Any) -> Any:
        viewer = more.pop("viewer", self.office.approver)
        asked = {"input": {"id": reset["id"], "agree": agree, **more}}
        return (await self.portal.execute(ANSWER, asked, viewer=viewer))["answerSecondFactorReset"]

    async def listed(self, viewer: Official) -> list[Any]:
        edges = (await self.portal.execute(LIST, viewer=viewer))["secondFactorResets"]["edges"]
        return [edge["node"] for edge in edges]


@pytest.fixture
async def scene(services: Services, portal: Portal) -> Scene:
    staff = await a_member_of_staff(services)
    await staff.enrol()
    person = await Person.get(id=staff.official.person_id)
    named = {"name": person.name, "idNumber": people.id_number_of(services.vault, person)}
    return Scene(portal, await an_office(services), staff, named)


async def test_an_operator_signs_somebody_out_everywhere_with_a_reason(scene: Scene) -> None:
    await scene.staff.sign_in()
    asked = {"input": {**scene.named, "reason": "DEVICE_LOST"}}

    answer = await scene.portal.execute(END, asked, viewer=scene.office.asker)

    assert answer["endSessionsOf"] == {"count": 2}
    assert not await Session.filter(
        person_id=scene.staff.official.person_id, ended_at=None
    ).exists()
    entry = await AuditEntry.get(deed="session.all_ended")
    assert (entry.actor_id, entry.subject_id) == (
        scene.office.asker.person_id,
        scene.staff.official.person_id,
    )
    assert entry.details == {"reason": "device_lost", "sessions": 2}
    assert REACTIONS[lifecycle.SessionsEnded] == (jobs.tell_of_ended_sessions,)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": "王小二"}, "NOT_FOUND"),
        ({"idNumber": an_id_number()}, "NOT_FOUND"),
        ({"idNumber": "1"}, "ID_NUMBER_INVALID"),
    ],
)
async def test_number_and_name_must_be_one_persons(
    scene: Scene, changes: dict[str, str], code: str
) -> None:
    asked = {"input": {**scene.named, "reason": "ACCOUNT_AT_RISK", **changes}}

    answer = await scene.portal.execute(END, asked, viewer=scene.office.asker)

    assert answer["endSessionsOf"]["code"] == code
    assert (await scene.ask(**changes))["code"] == code


async def test_operators_confirm_first_who_they_are(scene: Scene) -> None:
    unsure = dataclasses.replace(scene.office.asker, stepped_up_at=None)
    asked = {"input": {**scene.named, "reason": "ACCOUNT_AT_RISK"}}

    answer = await scene.portal.execute(END, asked, viewer=unsure)

    assert answer["endSessionsOf"]["code"] == "STEP_UP_REQUIRED"
    assert (await scene.ask(unsure))["code"] == "STEP_UP_REQUIRED"
    reset = await scene.ask()
    later = dataclasses.replace(scene.office.approver, stepped_up_at=None)
    assert (await scene.answer(reset, viewer=later))["code"] == "STEP_UP_REQUIRED"


async def test_with_a_second_operators_yes_factor_codes_and_sessions_are_gone(
    scene: Scene,
) -> None:
    person_id = scene.staff.official.person_id
    reset = await scene.ask()
    assert await second_factors.has_one(person_id)

    answer = await scene.answer(reset)

    assert answer["state"] == "AGREED"
    assert not await SecondFactor.filter(person_id=person_id).exists()
    assert not await RecoveryCode.filter(person_id=person_id).exists()
    assert not await Session.filter(person_id=person_id, ended_at=None).exists()
    deeds = await AuditEntry.filter(subject_id=person_id).order_by("id").values_list("deed")
    assert [deed for (deed,) in deeds][-2:] == [
        "second_factor.reset_asked",
        "second_factor.reset_agreed",
    ]
    again = Staff(scene.staff.services, scene.staff.official)
    again.token = await a_session(
        Citizen(person_id=person_id, session_id=uuid4(), stepped_up_at=clock.now())
    )
    await again.enrol()
    assert await second_factors.has_one(person_id)


async def test_who_asked_does_not_answer(scene: Scene) -> None:
    reset = await scene.ask()

    answer = await scene.answer(reset, viewer=scene.office.asker)

    assert answer["code"] == "TWO_PERSONS_REQUIRED"
    assert await second_factors.has_one(scene.staff.official.person_id)


async def test_nobody_asks_or_answers_for_herself(scene: Scene, services: Services) -> None:
    operator = await an_official(services, scene.office.organisation, Role.OPERATOR, name="周自己")
    hers = Staff(services, operator)
    hers.token = await a_session(
        Citizen(person_id=operator.person_id, session_id=uuid4(), stepped_up_at=clock.now())
    )
    await hers.enrol()
    person = await Person.get(id=operator.person_id)
    number = people.id_number_of(services.vault, person)

    own = await scene.ask(operator, name="周自己", idNumber=number)
    reset = await scene.ask(name="周自己", idNumber=number)
    answer = await scene.answer(reset, viewer=operator)

    assert own["code"] == answer["code"] == "TWO_PERSONS_REQUIRED"


async def test_the_database_refuses_one_person_and_another_answer(scene: Scene) -> None:
    reset = await scene.ask()
    row = SecondFactorReset.filter(id=reset["id"])
    answered = {"state": lifecycle.ResetState.AGREED, "ended_at": clock.now()}
    with pytest.raises(BaseORMException):
        await row.update(answered_by_id=scene.office.asker.person_id, **answered)
    with pytest.raises(BaseORMException):
        await row.update(answered_by_id=scene.staff.official.person_id, **answered)
    await scene.answer(reset, agree=False, words="没有看到书面凭证。")
    with as_owner(), pytest.raises(BaseORMException):
        await row.update(**answered)


async def test_a_refusal_has_a_reason_and_changes_nothing(scene: Scene) -> None:
    reset = await scene.ask()

    silent = await scene.answer(reset, agree=False)
    refused = await scene.answer(reset, agree=False, words="没有看到书面凭证。")
    late = await scene.answer(reset)

    assert silent["code"] == "TEXT_EMPTY"
    assert refused["state"] == "DECLINED"
    assert late["code"] == "WRONG_STATE"
    assert await second_factors.has_one(scene.staff.official.person_id)


async def test_what_nobody_answers_is_over_after_three_days_and_may_be_asked_anew(
    scene: Scene,
) -> None:
    reset = await scene.ask()
    assert (await scene.ask())["code"] == "WRONG_STATE"

    with clock.stopped(clock.now() + timedelta(days=3, seconds=1)):
        now = clock.now()
        asker, approver = (
            dataclasses.replace(each, stepped_up_at=now)
            for each in (scene.office.asker, scene.office.approver)
        )
        late = await scene.answer(reset, viewer=approver)
        anew = await scene.ask(asker)

    assert late["code"] == "WRONG_STATE"
    assert anew["state"] == "ASKED"
    assert {row["state"] for row in await scene.listed(scene.office.asker)} == {"EXPIRED", "ASKED"}


async def test_somebody_without_a_second_factor_has_none_to_lose(
    scene: Scene, services: Services
) -> None:
    other = await an_official(services, scene.office.organisation, Role.OPERATOR, name="赵没有")
    person = await Person.get(id=other.person_id)

    answer = await scene.ask(name="赵没有", idNumber=people.id_number_of(services.vault, person))

    assert answer["code"] == "SECOND_FACTOR_NOT_SET"


async def test_operators_see_who_asked_what_for_whom_but_no_number(scene: Scene) -> None:
    reset = await scene.ask()
    (mine,) = await scene.listed(scene.office.asker)
    (others,) = await scene.listed(scene.office.approver)

    assert (mine["isMine"], others["isMine"]) == (True, False)
    assert others["id"] == reset["id"]
    assert (others["personName"], others["words"]) == (scene.named["name"], WORDS)
    assert (others["askedByName"], others["answeredByName"]) == ("吴敏", None)
    assert "*" in others["personIdNumber"]
    assert scene.named["idNumber"] not in str(others)


async def test_its_holder_is_told_by_message_at_each_step(
    scene: Scene, services: Services, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    for event, tell in (
        (lifecycle.SecondFactorResetAsked, jobs.tell_of_reset_asked),
        (lifecycle.SecondFactorReset, jobs.tell_of_reset),
        (lifecycle.SessionsEnded, jobs.tell_of_ended_sessions),
    ):
        assert REACTIONS[event] == (tell,)
        await tell(services, person_id=scene.staff.official.person_id)

    assert "申请解除您的动态口令" in caplog.text
    assert "已由两位管理员解除" in caplog.text
    assert "在所有设备上退出登录" in caplog.text


async def test_a_new_second_factor_ends_all_other_sessions(services: Services) -> None:
    staff = await a_member_of_staff(services)
    elsewhere = await a_session(staff.official)

    await staff.enrol()

    assert isinstance(await staff.viewer(), Citizen)
    assert not isinstance(await sessions.viewer_of(elsewhere, source="test"), Official)
