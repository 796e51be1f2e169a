"""Who complains of whom, who takes it, and what complainants send through the portal's door."""

from dataclasses import dataclass
from datetime import date, datetime
from tempfile import TemporaryFile
from typing import Any
from uuid import UUID, uuid4

from backend.complaints.lifecycle import ComplaintState
from backend.complaints.models import Complaint
from backend.foundation import clock, deadlines
from backend.foundation.clock import CHINA
from backend.foundation.services import Services
from backend.foundation.viewer import Anonymous, Citizen, Official, Role, SignedIn, Visitor
from backend.identity.models import Organisation
from backend.proofs.actions import attaching
from tests.changes.offices import CIVIL_AFFAIRS, SERVICE, an_office
from tests.factories import (
    XIAOYANG,
    Committee,
    a_citizen,
    a_committee,
    an_enterprise,
    an_official,
)
from tests.portal import Portal
from tests.uploaded_files import a_jpeg, a_wav

MONDAY = datetime(2026, 11, 16, 10, tzinfo=CHINA)
KINSHIP = "NEG-CN-2020-1-KINSHIP"
STRANGER = Anonymous(source="a stranger's line")
CITY = "360400000000"
WORDS = "窗口要我回村里开亲属关系证明，不开就不给办。"

COMPLAINT = """__typename id number kind channel origin state region accusedName proofName matter
  happenedOn filedAt dueOn decideBy calendarKnown declineReason route rectifyBy answer answeredAt
  mayWithdraw maySupplement mayChooseName mayReopen reopenUntil words agreesToBeNamed
  handler { name phone } office { name phone } steps { verb state at office words }
  evidence { id kind mediaType size sha256 record }"""
_LISTED = "id number state dueOn office { name }"
_PROBLEM = "... on Problem { __typename code field message }"
_FILED = (
    f"__typename ... on FiledComplaint {{ receiptCode complaint {{ {COMPLAINT} }} }} {_PROBLEM}"
)
_ANSWER = f"__typename ... on Complaint {{ {COMPLAINT} }} {_PROBLEM}"
FILE = f"mutation($input: FileComplaintInput!) {{ fileComplaint(input: $input) {{ {_FILED} }} }}"
ENTER = f"mutation($input: EnterComplaintInput!) {{ enterComplaint(input: $input) {{ {_FILED} }} }}"
BY_RECEIPT = f"mutation($code: String!) {{ complaintByReceipt(code: $code) {{ {_ANSWER} }} }}"
WITHDRAW = f"""mutation($id: UUID, $code: String) {{
  withdrawComplaint(id: $id, receiptCode: $code) {{ {_ANSWER} }} }}"""
SUPPLEMENT = f"""mutation($id: UUID, $code: String, $words: String!, $files: [UUID!]) {{
  supplementComplaint(id: $id, receiptCode: $code, words: $words, attachmentIds: $files) {{
    {_ANSWER} }} }}"""
REOPEN = f"""mutation($id: UUID, $code: String, $words: String!) {{
  reopenComplaint(id: $id, receiptCode: $code, words: $words) {{ {_ANSWER} }} }}"""
NAME = f"""mutation($id: UUID, $code: String, $agrees: Boolean!) {{
  agreeToBeNamed(id: $id, receiptCode: $code, agrees: $agrees) {{ {_ANSWER} }} }}"""
MINE = f"""query($first: Int, $after: String) {{ myComplaints(first: $first, after: $after) {{
  totalCount pageInfo {{ hasNextPage endCursor }} edges {{ node {{ {_LISTED} }} }} }} }}"""
MY_ONE = f"query($id: UUID!) {{ myComplaint(id: $id) {{ {COMPLAINT} }} }}"
OURS = f"query {{ ourComplaints {{ totalCount edges {{ node {{ {_LISTED} }} }} }} }}"
DRAFT = """query($origin: ComplaintOrigin!, $ref: String!) {
  complaintDraft(origin: $origin, ref: $ref) {
    accusedId accusedName proofName matter region happenedOn itemCode itemVersion } }"""


def a_claim(**changes: Any) -> dict[str, Any]:
    """A bank that the portal does not know wants a proof of kinship."""
    said = {
        "kind": "COMPLAINT",
        "region": XIAOYANG,
        "accusedName": "九江银行岷山支行",
        "proofName": "亲属关系证明",
        "matter": "继承存款",
        "happenedOn": "2026-11-13",
        "words": WORDS,
    }
    return said | changes


def an_input(*, token: UUID | None = None, **changes: Any) -> dict[str, Any]:
    """What a page sends."""
    return {"clientToken": str(token or uuid4())} | a_claim(**changes)


@dataclass
class Village:
    """小阳村, a department of its county, and those above that take complaints."""

    portal: Portal
    committee: Committee
    resident: Citizen
    department: Organisation
    clerk: Official
    township: Official
    city: Official

    @property
    def services(self) -> Services:
        return self.portal.services

    async def asks(self, document: str, viewer: Visitor, **variables: Any) -> Any:
        """The one answer."""
        (answer,) = (await self.portal.execute(document, variables, viewer=viewer)).values()
        return answer

    async def files(self, viewer: Visitor | None = None, **changes: Any) -> dict[str, Any]:
        """What was filed, on MONDAY."""
        with clock.stopped(MONDAY):
            answer = await self.asks(FILE, viewer or self.resident, input=an_input(**changes))
        assert answer["__typename"] == "FiledComplaint", answer
        return answer

    async def enters(self, **changes: Any) -> dict[str, Any]:
        """What the township's supervisor enters for somebody, on MONDAY."""
        with clock.stopped(MONDAY):
            answer = await self.asks(ENTER, self.township, input=an_input(**changes))
        assert answer["__typename"] == "FiledComplaint", answer
        return answer

    async def agent(self) -> Official:
        """Somebody who looks after the papers of the village's cooperative."""
        return await an_official(self.services, await an_enterprise(), Role.AGENT, name="何经办")


async def a_village(portal: Portal) -> Village:
    """With supervisors in the township and in the city, and none in the county."""
    services = portal.services
    committee = await a_committee(services)
    township = await Organisation.get(id=committee.township.organisation_id)
    department = await an_office(*CIVIL_AFFAIRS, "360404000000")
    city = await an_office(*SERVICE, CITY)
    return Village(
        portal=portal,
        committee=committee,
        resident=await a_citizen(services),
        department=department,
        clerk=await an_official(services, department, Role.DEPARTMENT_STAFF, name="吴科员"),
        township=await an_official(services, township, Role.SUPERVISOR, name="周督查"),
        city=await an_official(services, city, Role.SUPERVISOR, name="陈监督"),
    )


async def brought_to(filed: dict[str, Any], state: ComplaintState, **columns: Any) -> Complaint:
    """The complaint as its handler and lead would have it in a state; they have their own tests."""
    row = await Complaint.get(id=filed["complaint"]["id"])
    told = {"summary": "群众反映窗口要求开具证明。", "lead_id": row.handler_id}
    await Complaint.filter(id=row.id).update(**({"state": state} | told | columns))
    return await Complaint.get(id=row.id)


async def waiting(filed: dict[str, Any], *, left: int = 3) -> Complaint:
    """The complainant is asked for more; so many working days are left of the lead's term."""
    return await brought_to(filed, ComplaintState.WAITING, term_left=left)


async def answered(filed: dict[str, Any], at: datetime, **columns: Any) -> Complaint:
    """Answered at a moment."""
    said = {
        "answer": "已责成立即改正。",
        "finding": "反映属实。",
        "answered_at": at,
        "found_at": at,
    }
    return await brought_to(filed, ComplaintState.ANSWERED, **(said | columns))


def own_affairs_of(viewer: Official) -> Citizen:
    """The same person, who has stepped back to her own affairs."""
    return Citizen(person_id=viewer.person_id, session_id=uuid4(), source="test")


def working_days_after(day: date, days: int) -> date:
    return deadlines.add_working_days(day, days).on


async def a_picture(services: Services, owner: Citizen) -> UUID:
    """A photograph that was uploaded and belongs to no request."""
    with TemporaryFile() as file:
        file.write(a_jpeg())
        return (await attaching.attach(services, owner, file)).id


async def a_recording(services: Services, owner: SignedIn) -> UUID:
    """The same of a recording, which only complaints take."""
    with TemporaryFile() as file:
        file.write(a_wav())
        return (await attaching.attach_evidence(services, owner, file)).id
