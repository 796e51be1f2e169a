"""The people behind a change of the catalogue, and what each of them asks of the portal."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from backend.catalogue.models import Measure
from backend.changes.entries import EntryWords, NewEntry
from backend.changes.models import EntryKind
from backend.foundation import clock
from backend.foundation.clock import CHINA
from backend.foundation.services import Services
from backend.foundation.viewer import Official, Role, Visitor
from backend.identity.models import Organisation
from tests.exchange.door import a_department
from tests.factories import an_official
from tests.portal import Portal

MONDAY = datetime(2026, 11, 16, 10, tzinfo=CHINA)
"""When a request is filed and reviewed; DAYS later the public has said what it had to say."""
DAYS = 7
AFTER = MONDAY + timedelta(days=DAYS + 1)
CIVIL_AFFAIRS = ("九江市柴桑区民政局", "11360404MB0000090M")
JUSTICE = ("九江市司法局", "11360400MB0000050P")
SERVICE = ("九江市政务服务办公室", "11360400MB0000060Q")

_STEP = "verb at office role words"
REQUEST = f"""id version number state title reason entryCount commentCount openToComments
  consultationEndsOn effectiveFrom summary verbs organisation {{ name }} steps {{ {_STEP} }}"""
_ENTRY = """kind itemCode baseVersion name purpose demandingUnit issuingUnit measure cancelReason
  goInstead legalBasis before { version name measure }"""
_ANSWER = f"... on ChangeRequest {{ {REQUEST} }} ... on Problem {{ code field message }}"
LIST = f"""query ($state: ChangeState, $waiting: Boolean) {{
  changeRequests(state: $state, waiting: $waiting) {{
    totalCount edges {{ node {{ {REQUEST} }} }} }} }}"""
READ = f"query ($id: UUID!) {{ changeRequest(id: $id) {{ {REQUEST} }} }}"
ENTRIES = f"""query ($id: UUID!, $first: Int, $after: String) {{
  changeEntries(id: $id, first: $first, after: $after) {{
    totalCount pageInfo {{ hasNextPage endCursor }} edges {{ node {{ {_ENTRY} }} }} }} }}"""
COMMENTS = """query ($id: UUID!) { changeComments(id: $id) {
  totalCount edges { cursor node { words writtenOn } } } }"""
DRAFT = f"""mutation ($input: ChangeDraftInput!) {{
  draftChangeRequest(input: $input) {{ {_ANSWER} }} }}"""
EDIT = f"""mutation ($id: UUID!, $version: Int!, $input: ChangeDraftInput!) {{
  editChangeRequest(id: $id, version: $version, input: $input) {{ {_ANSWER} }} }}"""
FILE = f"""mutation ($id: UUID!, $version: Int!) {{
  fileChangeRequest(id: $id, version: $version) {{ {_ANSWER} }} }}"""
REVIEW = f"""mutation ($input: ReviewChangeInput!) {{
  reviewChangeRequest(input: $input) {{ {_ANSWER} }} }}"""
RETURN = f"""mutation ($id: UUID!, $version: Int!, $reason: String!) {{
  returnChangeRequest(id: $id, version: $version, reason: $reason) {{ {_ANSWER} }} }}"""
PUBLISH = f"""mutation ($id: UUID!, $version: Int!, $effectiveFrom: Date!, $summary: String!) {{
  publishChangeRequest(id: $id, version: $version, effectiveFrom: $effectiveFrom,
    summary: $summary) {{ {_ANSWER} }} }}"""
WITHDRAW = f"""mutation ($id: UUID!, $version: Int!, $reason: String!) {{
  withdrawChangeRequest(id: $id, version: $version, reason: $reason) {{ {_ANSWER} }} }}"""
_MINE = "number title reason state open endsOn words"
MINE = f"query ($number: String!) {{ myChangeComment(number: $number) {{ {_MINE} }} }}"
COMMENT = f"""mutation ($number: String!, $words: String!) {{
  commentOnChange(number: $number, words: $words) {{
    ... on MyChangeComment {{ {_MINE} }} ... on Problem {{ code field }} }} }}"""

LAW = "《社会救助暂行办法》第十一条"


def an_entry(**changes: Any) -> dict[str, Any]:
    """A proof that a department demands, which a commitment may replace."""
    return {
        "kind": "ADD",
        "name": "家庭经济状况证明",
        "purpose": "申请最低生活保障",
        "demandingUnit": "民政局",
        "issuingUnit": "村（居）委会",
        "measure": "COMMITMENT",
        "legalBasis": LAW,
    } | changes


def new_entries(count: int, **words: Any) -> list[NewEntry]:
    """As a workbook has them: items with names of their own."""
    usual: dict[str, Any] = {"measure": Measure.DATA_SHARE, "legal_basis": LAW}
    return [
        NewEntry(kind=EntryKind.ADD, words=EntryWords(name=f"第{n}号证明", **usual | words))
        for n in range(count)
    ]


async def an_office(name: str, uscc: str, region: str) -> Organisation:
    """A department of a region."""
    office = await a_department(name, uscc)
    office.region = region
    await office.save()
    return office


@dataclass
class Offices:
    """A department, and those in the city above it who look at what it asks for."""

    portal: Portal
    department: Organisation
    clerk: Official
    legal: Official
    policy: Official
    supervisor: Official

    async def asks(self, document: str, viewer: Visitor, **variables: Any) -> dict[str, Any]:
        """The one answer."""
        (answer,) = (await self.portal.execute(document, variables, viewer=viewer)).values()
        return answer

    async def drafts(self, *entries: dict[str, Any], **words: Any) -> dict[str, Any]:
        typed = {
            "title": "清理低保证明事项",
            "reason": "落实证明事项告知承诺制。",
            "entries": list(entries) or [an_entry()],
        } | words
        return await self.asks(DRAFT, self.clerk, input=typed)

    async def does(
        self, document: str, viewer: Visitor, request: dict[str, Any], **more: Any
    ) -> dict[str, Any]:
        """A verb, on the version that `request` shows."""
        named = {"id": request["id"], "version": request["version"]}
        return await self.asks(document, viewer, **named | more)

    async def files(self, *entries: dict[str, Any], **words: Any) -> dict[str, Any]:
        return await self.does(FILE, self.clerk, await self.drafts(*entries, **words))

    async def reviews(
        self, viewer: Official, request: dict[str, Any], kind: str, **changes: Any
    ) -> dict[str, Any]:
        said = {
            "id": request["id"],
            "version": request["version"],
            "kind": kind,
            "verdict": "PASS",
            "reason": "依据充分，同意。",
            "days": DAYS,
        } | changes
        return await self.asks(REVIEW, viewer, input=said)

    async def consults(self, *entries: dict[str, Any]) -> dict[str, Any]:
        """A request about which the public is asked from MONDAY on."""
        with clock.stopped(MONDAY):
            request = await self.files(*entries)
            request = await self.reviews(self.legal, request, "LEGAL")
            return await self.reviews(self.policy, request, "POLICY")

    async def publishes(
        self, request: dict[str, Any], day: date, *, viewer: Official | None = None
    ) -> dict[str, Any]:
        """Decided on the day AFTER the public was asked."""
        with clock.stopped(AFTER):
            return await self.does(
                PUBLISH,
                viewer or self.supervisor,
                request,
                effectiveFrom=day.isoformat(),
                summary="收到意见 2 条，采纳 1 条。",
            )

    async def reads(self, request: dict[str, Any]) -> dict[str, Any]:
        return await self.asks(READ, self.clerk, id=request["id"])


async def offices(portal: Portal, services: Services) -> Offices:
    """One person for each step."""
    department = await a_department(*CIVIL_AFFAIRS)
    justice = await an_office(*JUSTICE, "360400000000")
    service = await an_office(*SERVICE, "360400000000")
    return Offices(
        portal=portal,
        department=department,
        clerk=await an_official(services, department, Role.DEPARTMENT_STAFF, name="吴科员"),
        legal=await an_official(services, justice, Role.LEGAL_REVIEWER, name="郑司法"),
        policy=await an_official(services, service, Role.POLICY_REVIEWER, name="冯政策"),
        supervisor=await an_official(services, service, Role.SUPERVISOR, name="陈监督"),
    )


def names_of(answers: Sequence[dict[str, Any]]) -> list[str]:
    return [edge["node"]["name"] for edge in answers]


def id_of(request: dict[str, Any]) -> UUID:
    return UUID(request["id"])
