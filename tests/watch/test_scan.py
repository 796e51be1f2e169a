"""The nightly scan as the office and its supervisors see it: found, answered, gone."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from backend.catalogue.models import Confidence, Measure
from backend.foundation import clock
from backend.foundation.outbox import OutboxEvent
from backend.foundation.services import Services
from backend.foundation.viewer import Official, Role
from backend.identity.models import Organisation
from backend.notices import jobs
from backend.notices.models import Notice, NoticeKind
from backend.registration.models import FormCode, Matter, MatterMaterial
from backend.watch import actions
from backend.watch.lifecycle import FindingsOpened
from backend.watch.models import Finding
from tests.exchange.door import a_department
from tests.factories import a_person, an_official
from tests.portal import Portal, Refused
from tests.registration.office import RIGHT, filed
from tests.watch.declarations import POVERTY, a_matter, an_item, lists_say

pytestmark = pytest.mark.anyio

FINDINGS = """query($kind: FindingKind, $state: FindingState) {
  findings(kind: $kind, state: $state, first: 100) {
    edges { node {
      id kind state office matter matterId material otherOffice answer ruling resolvedAt
      rule { code version name listTitle needsConfirmation }
    } }
  }
  findingCounts { open answered }
}"""
ANSWER = """mutation($id: UUID!, $words: String!) { answerFinding(id: $id, words: $words) {
  ... on Finding { state answer } ... on Problem { code field } } }"""
DISMISS = """mutation($id: UUID!, $words: String!) { dismissFinding(id: $id, words: $words) {
  ... on Finding { state ruling } ... on Problem { code field } } }"""


@pytest.fixture
async def office(database: None) -> Organisation:
    return await a_department("九江市柴桑区民政局", "11360404MB0000030F")


@pytest.fixture
async def clerk(services: Services, office: Organisation) -> Official:
    return await an_official(services, office, Role.DEPARTMENT_STAFF)


@pytest.fixture
async def supervisor(services: Services) -> Official:
    return await an_official(services, await a_department(), Role.SUPERVISOR, name="监督")


@pytest.fixture
async def matter(services: Services, office: Organisation) -> Matter:
    """It demands what the list has cancelled."""
    await lists_say(an_item(POVERTY, Measure.CANCEL, confidence=Confidence.B))
    person = await a_person(services)
    return await a_matter(office, person.id, "临时救助", POVERTY)


async def found(portal: Portal, viewer: Official, **asked: str) -> list[dict[str, Any]]:
    data = await portal.execute(FINDINGS, asked, viewer=viewer)
    return [edge["node"] for edge in data["findings"]["edges"]]


async def test_the_office_and_its_supervisors_see_what_does_not_fit_and_which_list_says_so(
    portal: Portal, matter: Matter, clerk: Official, supervisor: Official
) -> None:
    done = await actions.scan()
    (mine,) = await found(portal, clerk)
    assert (done.opened, done.seen, done.resolved) == (1, 0, 0)
    assert (mine["kind"], mine["state"]) == ("ABOLISHED_DEMANDED", "OPEN")
    assert (mine["office"], mine["matter"]) == ("九江市柴桑区民政局", "临时救助")
    assert mine["rule"]["name"] == mine["material"] == POVERTY
    assert mine["rule"]["needsConfirmation"] is True
    assert await found(portal, supervisor) == [mine]
    assert await found(portal, clerk, kind="CONTRADICTION") == []


async def test_a_second_scan_opens_nothing_and_tells_nobody_again(
    portal: Portal, services: Services, matter: Matter, clerk: Official
) -> None:
    first = await actions.scan()
    second = await actions.scan()
    assert (first.opened, second.opened, second.seen) == (1, 0, 1)
    assert await Finding.all().count() == 1


async def test_a_mended_declaration_ends_the_finding(
    portal: Portal, matter: Matter, clerk: Official
) -> None:
    await actions.scan()
    await MatterMaterial.filter(matter_id=matter.id).delete()
    done = await actions.scan()
    (mine,) = await found(portal, clerk)
    assert (done.resolved, mine["state"]) == (1, "RESOLVED")
    assert mine["resolvedAt"]


async def test_a_matter_that_is_done_no_more_demands_nothing(
    portal: Portal, matter: Matter, clerk: Official
) -> None:
    await Matter.filter(id=matter.id).update(ended_at=clock.now())
    assert (await actions.scan()).opened == 0


async def test_a_list_that_says_otherwise_is_another_finding(
    portal: Portal, matter: Matter, clerk: Official
) -> None:
    await actions.scan()
    item = an_item(POVERTY, Measure.COMMITMENT, confidence=Confidence.B)
    await lists_say(item)
    await actions.scan()
    states = {each["kind"]: each["state"] for each in await found(portal, clerk)}
    assert states == {"ABOLISHED_DEMANDED": "RESOLVED", "REPLACEABLE_DEMANDED": "OPEN"}


async def test_a_list_that_ended_says_nothing_any_more(
    portal: Portal, matter: Matter, clerk: Official
) -> None:
    item = an_item(POVERTY, Measure.CANCEL, confidence=Confidence.B)
    await lists_say(replace(item, effective_to=clock.today() - timedelta(days=1)))
    await actions.scan()
    kinds = [each["kind"] for each in await found(portal, clerk)]
    assert kinds == ["NO_LEGAL_BASIS"]


async def test_a_list_of_next_year_says_nothing_yet(
    portal: Portal, matter: Matter, clerk: Official
) -> None:
    item = an_item(POVERTY, Measure.CANCEL, confidence=Confidence.B)
    next_year = date(clock.today().year + 1, 1, 1)
    await lists_say(replace(item, effective_from=next_year))
    await actions.scan()
    assert [each["kind"] for each in await found(portal, clerk)] == ["NO_LEGAL_BASIS"]


async def test_a_filed_form_is_a_declaration_and_a_measure_on_another_spares(
    portal: Portal, services: Services, clerk: Official
) -> None:
    demanded = RIGHT[FormCode.DEMANDED]
    await lists_say(an_item(demanded["name"], Measure.DATA_SHARE))
    await filed(services, clerk, FormCode.DEMANDED, demanded)
    await actions.scan()
    (mine,) = await found(portal, clerk)
    assert (mine["kind"], mine["matter"]) == ("REPLACEABLE_DEMANDED", demanded["matter"])
    assert mine["matterId"] is None

    await filed(services, clerk, FormCode.MEASURES, RIGHT[FormCode.MEASURES])
    done = await actions.scan()
    assert (done.opened, done.resolved) == (0, 1)


async def test_what_a_form_cancels_is_asked_for_no_more(
    portal: Portal, services: Services, clerk: Official
) -> None:
    demanded = RIGHT[FormCode.DEMANDED]
    await lists_say(an_item(demanded["name"], Measure.CANCEL))
    await filed(services, clerk, FormCode.DEMANDED, demanded | {"keep": "", "cancel": "√"})
    assert (await actions.scan()).opened == 0
    await filed(services, clerk, FormCode.DEMANDED, demanded)
    assert (await actions.scan()).opened == 1


async def test_two_offices_that_contradict_are_both_named(
    portal: Portal, services: Services, office: Organisation, clerk: Official
) -> None:
    await lists_say(an_item(POVERTY, Measure.KEPT, legal_basis="某条例第一条"))
    person = await a_person(services)
    other = await a_department("九江市柴桑区人力资源和社会保障局", "11360404MB0000049C")
    await a_matter(office, person.id, "临时救助", POVERTY)
    await a_matter(other, person.id, "临时救助", "居民身份证")
    await actions.scan()
    (mine,) = await found(portal, clerk)
    assert (mine["kind"], mine["otherOffice"]) == ("CONTRADICTION", other.name)


async def test_an_answer_stays_while_the_finding_does(
    portal: Portal, matter: Matter, clerk: Official
) -> None:
    await actions.scan()
    (mine,) = await found(portal, clerk)
    said = {"id": mine["id"], "words": "本周内改正登记。"}
    answered = await portal.execute(ANSWER, said, viewer=clerk)
    again = await portal.execute(ANSWER, said, viewer=clerk)
    assert answered["answerFinding"] == {"state": "ANSWERED", "answer": "本周内改正登记。"}
    assert again["answerFinding"]["code"] == "WRONG_STATE"
    assert (await actions.scan()).opened == 0
    assert [each["id"] for each in await found(portal, clerk, state="ANSWERED")] == [mine["id"]]


async def test_what_a_supervisor_dismissed_is_not_opened_again(
    portal: Portal, matter: Matter, clerk: Official, supervisor: Official
) -> None:
    await actions.scan()
    (mine,) = await found(portal, clerk)
    said = {"id": mine["id"], "words": "名称相同，不是同一种证明。"}
    ruled = await portal.execute(DISMISS, said, viewer=supervisor)
    assert ruled["dismissFinding"]["state"] == "DISMISSED"
    assert (await actions.scan()).opened == 0
    data = await portal.execute(FINDINGS, viewer=clerk)
    assert data["findingCounts"] == {"open": 0, "answered": 0}


async def test_only_the_office_answers_and_only_supervisors_dismiss(
    portal: Portal, services: Services, matter: Matter, clerk: Official, supervisor: Official
) -> None:
    await actions.scan()
    (mine,) = await found(portal, clerk)
    said = {"id": mine["id"], "words": "本周内改正登记。"}
    for document, viewer in ((ANSWER, supervisor), (DISMISS, clerk)):
        with pytest.raises(Refused):
            await portal.execute(document, said, viewer=viewer)
    stranger = await an_official(services, await a_department(), Role.DEPARTMENT_STAFF)
    answer = await portal.execute(ANSWER, said, viewer=stranger)
    assert answer["answerFinding"]["code"] == "NOT_FOUND"
    assert await found(portal, stranger) == []


async def test_staff_who_supervise_others_do_not_answer_for_them(
    portal: Portal, services: Services, matter: Matter, clerk: Official
) -> None:
    await actions.scan()
    both = await an_official(services, await a_department(), Role.SUPERVISOR, Role.DEPARTMENT_STAFF)
    (seen,) = await found(portal, both)
    said = {"id": seen["id"], "words": "本周内改正登记。"}
    answer = await portal.execute(ANSWER, said, viewer=both)
    assert answer["answerFinding"]["code"] == "FORBIDDEN"


async def test_the_office_is_told_once_of_what_a_scan_found(
    services: Services, matter: Matter, clerk: Official
) -> None:
    await actions.scan()
    await actions.scan()
    events = await OutboxEvent.filter(name=FindingsOpened.NAME)
    (event,) = [FindingsOpened.from_payload(each.payload) for each in events]

    for _ in range(2):
        await jobs.tell_office_of_findings(
            services,
            organisation_id=event.organisation_id,
            scan_id=event.scan_id,
            count=event.count,
        )

    (told,) = await Notice.filter(kind=NoticeKind.FINDINGS_OPENED)
    assert told.person_id == clerk.person_id
    assert "1 处与清单不一致" in told.body
