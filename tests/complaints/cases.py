"""Complaints that are there already, the offices around them, and what each asks of the portal."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from backend import reactions
from backend.complaints import jobs, terms
from backend.complaints.letter_models import ComplaintLetter
from backend.complaints.lifecycle import ComplaintState, ComplaintVerb
from backend.complaints.models import (
    Complainant,
    Complaint,
    ComplaintChannel,
    ComplaintKind,
    ComplaintOrigin,
    ComplaintStep,
    StepReader,
)
from backend.complaints.terms import Stage
from backend.foundation import clock
from backend.foundation.clock import CHINA
from backend.foundation.outbox import OutboxEvent
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen, Official, Role, Visitor
from backend.identity import people
from backend.identity.models import Organisation, Person
from backend.letters import jobs as letters
from backend.letters.actions import deciding
from backend.notices.models import Notice, NoticeKind
from tests.changes.offices import an_office
from tests.factories import XIAOYANG, a_citizen, an_official
from tests.letters.office import produced, sealed_by
from tests.portal import Portal

MONDAY = datetime(2026, 11, 16, 10, tzinfo=CHINA)
"""When complaints are filed here; no holiday is near."""
SUMMARY = "有群众反映，该单位在办理低保时要求提供家庭经济状况证明。"
WORDS = "我去窗口问了三次，每次都叫我回村里开这个证明，不开就不给办，孩子还在家里等着我回去。"
"""What the complainant wrote."""
SAID = "已核实，按规定办理。"
_numbers = itertools.count(1)

_CASE = """id version number kind channel hotlineNumber origin state region accusedName proofName
  matter happenedOn settled summary finding answer declineReason route dueOn calendarKnown overdue
  daysLeft reminded decideBy extended rectifyBy missed supervision escalatedTo verbs repeats
  handler { id name } lead { id name } accused { id } assistants { id } item { code version }
  pendingLetter { verb askedAt approvers letter { id title state } }
  steps { verb state office reader words } evidence { kind sha256 } visits { reached solved }"""
_ACCUSED = """id number kind state proofName matter happenedOn summary finding rectifyBy dueOn
  overdue missed item { code version } steps { verb day office words fileUrl } complainantName"""
_PROBLEM = "... on Problem { code field message messageEn }"


def _verb(name: str, typed: str, face: str = "ComplaintCase") -> str:
    """A mutation with the id, and besides it what `typed` names: `words: String!`."""
    head = ", ".join(f"${each.strip()}" for each in typed.split(","))
    given = ", ".join(f"{each}: ${each}" for each in _names(typed))
    fields = _CASE if face == "ComplaintCase" else _ACCUSED
    return f"mutation ({head}) {{ {name}({given}) {{ ... on {face} {{ {fields} }} {_PROBLEM} }} }}"


def _names(typed: str) -> list[str]:
    return [each.partition(":")[0].strip() for each in typed.split(",")]


_ID = "id: UUID!, version: Int!"
_REWORDED = "matter: String, proofName: String, accusedName: String"
_WITH_WORDS = f"{_ID}, words: String!"
LIST = """query ($filter: ComplaintCaseFilter, $first: Int, $after: String) {
  complaintCases(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { node { id number state overdue verbs steps { words } } } } }"""
READ = f"query ($id: UUID!) {{ complaintCase(id: $id) {{ {_CASE} }} }}"
COUNTS = """query ($filter: ComplaintCaseFilter) { complaintCounts(filter: $filter) {
  total overdue states { state count } } }"""
ACCUSED_LIST = f"""query ($first: Int, $after: String) {{
  accusedCases(first: $first, after: $after) {{
    totalCount pageInfo {{ hasNextPage endCursor }}
    edges {{ cursor node {{ {_ACCUSED} }} }} }} }}"""
ACCUSED_READ = f"query ($id: UUID!) {{ accusedCase(id: $id) {{ {_ACCUSED} }} }}"
PUBLIC = """{ publicNotices { totalCount edges { node {
  office proofName words publishedOn rectifyBy rectifiedOn ordered } } } }"""
LOOK = f"""mutation ($id: UUID!) {{ lookAtComplainant(id: $id) {{
  ... on ComplainantIdentity {{ name phone words agreesToBeNamed }} {_PROBLEM} }} }}"""
VERBS = {
    "accept": _verb("acceptComplaint", _ID),
    "decline": _verb("declineComplaint", "input: DeclineComplaintInput!"),
    "dispatch": _verb("dispatchComplaint", "input: DispatchComplaintInput!"),
    "supervise": _verb("superviseComplaint", f"{_WITH_WORDS}, level: Supervision!"),
    "object": _verb("objectToComplaint", f"{_ID}, reason: String!"),
    "begin": _verb("beginComplaint", f"{_ID}, summary: String!, {_REWORDED}"),
    "ask": _verb("askComplainant", _WITH_WORDS),
    "extend": _verb("extendComplaint", f"{_ID}, days: Int!, reason: String!"),
    "find": _verb("findComplaintFounded", f"{_WITH_WORDS}, basis: String!"),
    "dismiss": _verb("dismissComplaint", f"{_ID}, reasons: String!"),
    "reply": _verb("replyToSuggestion", _WITH_WORDS),
    "order": _verb("orderRectification", f"{_WITH_WORDS}, days: Int!"),
    "confirm": _verb("confirmRectification", _WITH_WORDS),
    "publicise": _verb("publiciseComplaint", _WITH_WORDS),
    "transfer": _verb("transferComplaint", f"{_WITH_WORDS}, addressee: String!, basis: String!"),
    "answer": _verb("answerComplaint", _WITH_WORDS),
    "take back": _verb("takeBackComplaintLetter", "id: UUID!, words: String!"),
    "visit": _verb("recordReturnVisit", "input: ReturnVisitInput!"),
    "close": _verb("closeComplaint", _ID),
    "state": _verb("stateOurSide", "id: UUID!, words: String!", "AccusedCase"),
    "report": _verb("reportRectification", "id: UUID!, words: String!", "AccusedCase"),
}
HANDLERS = frozenset({"accept", "decline", "dispatch"})
DEFENCES = frozenset({"state", "report"})
LETTERED = frozenset({"order", "transfer", "answer"})
"""What happens when its letter is issued."""
UNVERSIONED = DEFENCES | {"take back"}
_INPUTS = frozenset({"decline", "dispatch", "visit"})


@dataclass
class Cast:
    """Who has to do with complaints about one county department."""

    portal: Portal
    accused: Organisation
    clerk: Official
    """Of the accused."""
    handler: Official
    lead: Official
    other: Official
    """Of another office of the county that might lead."""
    above: Official
    """Of the city."""
    complainant: Citizen
    approver: Official
    """Of the lead; she signs its letters."""

    @property
    def services(self) -> Services:
        return self.portal.services

    async def asks(self, document: str, viewer: Visitor, **variables: Any) -> Any:
        """The one answer."""
        (answer,) = (await self.portal.execute(document, variables, viewer=viewer)).values()
        return answer

    def whose(self, verb: str) -> Official:
        """Who usually does this."""
        if verb in DEFENCES:
            return self.clerk
        if verb == "supervise":
            return self.above
        return self.handler if verb in HANDLERS else self.lead

    async def does(
        self, verb: str, complaint_id: UUID, *, viewer: Official | None = None, **changes: Any
    ) -> Any:
        """A verb with what is usually said, on the newest version."""
        said: dict[str, Any] = {"id": str(complaint_id)}
        if verb not in UNVERSIONED:
            said["version"] = (await Complaint.get(id=complaint_id)).version
        said |= self._usual(verb) | changes
        variables = {"input": said} if verb in _INPUTS else said
        return await self.asks(VERBS[verb], viewer or self.whose(verb), **variables)

    async def walks(self, complaint_id: UUID, verbs: Sequence[str]) -> Any:
        """One verb after the other; the last answer."""
        answer = None
        for verb in verbs:
            answer = await self.does(verb, complaint_id)
            assert "code" not in answer, (verb, answer)
            if verb in LETTERED:
                await self.sends_letter(complaint_id)
                answer = await self.reads(complaint_id)
        return answer

    async def sends_letter(self, complaint_id: UUID) -> UUID:
        """What a complaint waits for is approved, made and issued; gives its id."""
        pending = await ComplaintLetter.get(complaint_id=complaint_id, ended_at=None)
        letter_id = pending.letter_id
        now = replace(self.approver, stepped_up_at=clock.now())
        await deciding.approve(self.services, now, letter_id)
        await produced(self.services, letter_id)
        await jobs.follow_letter(self.services, letter_id=letter_id)
        return letter_id

    async def reads(self, complaint_id: UUID, viewer: Official | None = None) -> Any:
        return await self.asks(READ, viewer or self.lead, id=str(complaint_id))

    def _usual(self, verb: str) -> dict[str, Any]:
        if verb == "dispatch":
            return {"leadId": str(self.lead.organisation_id)}
        return _USUAL.get(verb, {"words": SAID})


_USUAL: dict[str, dict[str, Any]] = {
    "accept": {},
    "close": {},
    "decline": {"reason": "PETITION", "words": SAID, "route": "请向信访部门反映。"},
    "object": {"reason": "不属于本单位职责。"},
    "begin": {"summary": SUMMARY},
    "extend": {"days": 5, "reason": "需要外出核实。"},
    "dismiss": {"reasons": "经核实，没有要求提供。"},
    "find": {"words": SAID, "basis": "国办发〔2018〕47号"},
    "order": {"words": "停止索要，并公开说明。", "days": 5},
    "transfer": {
        "words": SAID,
        "addressee": "中共九江市柴桑区纪律检查委员会",
        "basis": "《关于开展“无证明城市”建设的实施方案》第四部分第五项",
    },
    "supervise": {"words": SAID, "level": "LISTED"},
    "visit": {
        "way": "PHONE",
        "reached": True,
        "solved": True,
        "satisfied": True,
        "words": "已解决。",
    },
}
"""What is said where it is more, or less, than words."""


async def a_cast(portal: Portal) -> Cast:
    """One person in each office."""
    services, supervisor = portal.services, Role.SUPERVISOR
    county, city = "360404000000", "360400000000"
    accused = await an_office("九江市柴桑区民政局", "11360404MB0000713E", county)
    handler = await an_office("九江市柴桑区政务服务局", "11360404MB00007219", county)
    lead = await an_office("九江市柴桑区政府督查室", "11360404MB000073X1", county)
    other = await an_office("九江市柴桑区司法局", "11360404MB0000756U", county)
    above = await an_office("九江市政务服务管理局", "11360400MB00007487", city)
    sealed = await sealed_by(services, lead, "service")
    return Cast(
        portal=portal,
        approver=sealed.approver,
        accused=accused,
        clerk=await an_official(services, accused, Role.DEPARTMENT_STAFF, name="吴科员"),
        handler=await an_official(services, handler, supervisor, name="郑受理"),
        lead=sealed.supervisor,
        other=await an_official(services, other, supervisor, name="何司法"),
        above=await an_official(services, above, supervisor, name="陈监督"),
        complainant=await a_citizen(services, "王桂香"),
    )


async def a_complaint(cast: Cast, *, agrees: bool = False, **changes: Any) -> Complaint:
    """Filed just now by the complainant of the cast, about its accused."""
    services, key, now = cast.services, uuid4(), clock.now()
    usual: dict[str, Any] = {
        "number": f"2026-{next(_numbers):05d}",
        "kind": ComplaintKind.COMPLAINT,
        "channel": ComplaintChannel.ONLINE,
        "origin": ComplaintOrigin.FREE,
        "region": XIAOYANG,
        "accused_id": cast.accused.id,
        "accused_name": cast.accused.name,
        "proof_name": "家庭经济状况证明",
        "matter": "申请最低生活保障",
        "handler_id": cast.handler.organisation_id,
        "filed_at": now,
    }
    row = Complaint(id=key, **(usual | changes))
    term = terms.term_of(row.kind, cast.handler.region, Stage.ACCEPT)
    terms.begin(row, clock.today(), term.days)
    await row.save(force_create=True)
    await _file(services, cast.complainant, row, agrees=agrees)
    return row


async def _file(services: Services, who: Citizen, row: Complaint, *, agrees: bool) -> None:
    person = await Person.get(id=who.person_id)
    key = uuid4()

    def hidden(column: str, value: str) -> bytes:
        return services.vault.encrypt(value, place=f"complainant.{column}", row=key)

    phone = people.phone_of(services.vault, person)
    assert phone
    await Complainant.create(
        id=key,
        complaint_id=row.id,
        person_id=person.id,
        client_token=uuid4(),
        source="test",
        name=hidden("name", person.name),
        phone=hidden("phone", phone),
        words=hidden("words", WORDS),
        agrees_to_be_named=agrees,
        filed_at=row.filed_at,
    )
    await ComplaintStep.create(
        complaint_id=row.id,
        serial=1,
        verb=ComplaintVerb.FILE,
        state=ComplaintState.FILED,
        at=row.filed_at,
        reader=StepReader.NEITHER,
        words="",
    )


TOLD = ("accept", "dispatch", "begin")
ORDERED = (*TOLD, "find", "order")


_FOLLOWED = ("complaint.", "letter.")
_MAKING = (letters.render_letter, letters.seal_letter, letters.issue_letter)
"""Cast.sends_letter does these."""


async def reactions_follow(services: Services) -> None:
    """What follows all that has happened so far, and once more what followed before."""
    for event in await OutboxEvent.all().order_by("id"):
        kind = reactions.EVENTS[event.name]
        for job in reactions.REACTIONS[kind] if event.name.startswith(_FOLLOWED) else ():
            if job not in _MAKING:
                await job(services, **reactions.arguments_of(event.name, event.payload))


async def told(kind: NoticeKind) -> set[UUID]:
    """Who was told of this, in the whole test."""
    return {notice.person_id for notice in await Notice.filter(kind=kind)}
