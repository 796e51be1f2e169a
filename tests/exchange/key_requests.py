"""What the tests of requests for keys ask, and who asks it."""

from typing import Any
from uuid import UUID, uuid4

from backend.foundation.services import Services
from backend.foundation.viewer import Official, Role
from backend.identity.models import Organisation
from tests.exchange.door import ADDRESS, BASIS, a_department
from tests.factories import XIAOYANG, an_official
from tests.portal import Portal

TERMS = "scopes regions { code fullName } itemTypes ipRanges legalBases"
MINE = f"""id state system contact purpose wished {{ {TERMS} }} granted {{ {TERMS} }} filedAt dueOn
  overdue answeredAt answer collectUntil collectable key {{ prefix expiresAt endingSoon }}"""
FILE = f"""mutation ($input: FileKeyRequestInput!, $clientToken: UUID!) {{
  fileKeyRequest(input: $input, clientToken: $clientToken) {{
    ... on MyKeyRequest {{ {MINE} }} ... on Problem {{ code field }} }} }}"""
WITHDRAW = """mutation ($id: UUID!) { withdrawKeyRequest(id: $id) {
    ... on MyKeyRequest { state } ... on Problem { code } } }"""
MY_LIST = f"""{{ myKeyRequests(first: 10) {{ totalCount edges {{ node {{ {MINE} }} }} }} }}"""
COLLECT = """mutation ($id: UUID!) { collectKey(id: $id) {
    ... on CollectedKey { secret key { prefix expiresAt endingSoon } }
    ... on Problem { code } } }"""
LIST = f"""query ($state: KeyRequestState) {{ keyRequests(state: $state, first: 10) {{ totalCount
    edges {{ node {{ id state system applicant overdue organisation {{ name }}
      wished {{ {TERMS} }} granted {{ {TERMS} }} client {{ name contact }}
      token {{ prefix }} }} }} }} }}"""
GRANT = f"""mutation ($id: UUID!, $changes: GrantKeyRequestInput!) {{
  grantKeyRequest(id: $id, changes: $changes) {{
    ... on KeyRequest {{ state answer keyDays collectUntil client {{ id name contact }}
      granted {{ {TERMS} }} token {{ id }} }}
    ... on Problem {{ code field }} }} }}"""
DECLINE = """mutation ($id: UUID!, $words: String!) { declineKeyRequest(id: $id, words: $words) {
    ... on KeyRequest { state answer } ... on Problem { code field } } }"""
WAITING = "{ keyWaitingTime { promised median longest open openLongest } }"


def wish(**changes: Any) -> dict[str, Any]:
    return {
        "system": "社会救助审核系统",
        "contact": "社会救助股 0792-6810009",
        "purpose": "办理低保复核时核验村里开的居住证明。",
        "scopes": ["VERIFY", "CONSENT"],
        "regions": [XIAOYANG],
        "itemTypes": ["free-form-proof"],
        "ipRanges": [ADDRESS],
        "legalBases": [BASIS],
    } | changes


async def a_clerk(
    services: Services, organisation: Organisation | None = None, name: str = "吴科员"
) -> Official:
    """Somebody of a department, stepped up."""
    department = organisation or await a_department()
    return await an_official(services, department, Role.DEPARTMENT_STAFF, name=name)


async def filed(
    portal: Portal, clerk: Official, *, token: UUID | None = None, **changes: Any
) -> dict[str, Any]:
    asked = {"input": wish(**changes), "clientToken": str(token or uuid4())}
    return (await portal.execute(FILE, asked, viewer=clerk))["fileKeyRequest"]


async def granted(
    portal: Portal, operator: Official, request_id: str, **changes: Any
) -> dict[str, Any]:
    asked = {"id": request_id, "changes": changes}
    return (await portal.execute(GRANT, asked, viewer=operator))["grantKeyRequest"]


async def collected(portal: Portal, clerk: Official, request_id: str) -> dict[str, Any]:
    return (await portal.execute(COLLECT, {"id": request_id}, viewer=clerk))["collectKey"]


async def waiting_time(portal: Portal) -> dict[str, Any]:
    return (await portal.execute(WAITING))["keyWaitingTime"]
