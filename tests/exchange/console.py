"""A member of staff of a department without a system, in front of the portal's page."""

from dataclasses import dataclass
from typing import Any

from backend.exchange.actions import consoles
from backend.foundation.services import Services
from backend.foundation.viewer import Official, Role
from backend.identity.models import Organisation
from tests.exchange.door import BASIS, CASE, a_department
from tests.factories import SYSTEM, an_official
from tests.portal import Portal

_EVIDENCE = "evidence { id sha256 at }"
_PROBLEM = "... on Problem { code field }"
_PAPER = """proofId outcome reasons { code on number } title number identifier issuer { name uscc }
  issuedOn validUntil sealLevel purpose recipient subjectName subjectIdNumber statement"""
_CONSENT = "id state caseNumber purpose wanted days validUntil"
VERIFY = f"""mutation ($context: CaseContext!, $proofs: [PaperInput!]!) {{
  departmentVerify(context: $context, proofs: $proofs) {{ {_PROBLEM} ... on CheckedPapers {{
    results {{ outcome reasons {{ code on number }} issuer {{ name uscc }} issuedOn validUntil
      sealLevel title number subjectMatches }} {_EVIDENCE} }} }} }}"""
ASK = f"""mutation ($input: RequestConsentInput!) {{
  requestDepartmentConsent(input: $input) {{ {_PROBLEM} ... on DepartmentConsent {{ {_CONSENT} }} }}
}}"""
LIST = f"""query ($state: ConsentState) {{ departmentConsents(state: $state) {{
  totalCount edges {{ node {{ {_CONSENT} }} }} }} }}"""
READ = f"""query ($id: UUID!) {{ departmentConsent(id: $id) {{ {_PROBLEM}
  ... on DepartmentConsent {{ {_CONSENT} }} }} }}"""
PAPERS = f"""query ($id: UUID!) {{ departmentPapers(consentId: $id) {{ {_PROBLEM}
  ... on ConsentedPapers {{ {_EVIDENCE} edges {{ node {{ {_PAPER} }} }} }} }} }}"""
COPY = f"""mutation ($consentId: UUID!, $proofId: UUID!) {{
  departmentCopy(consentId: $consentId, proofId: $proofId) {{ {_PROBLEM} ... on AnnotatedCopy {{
    proofId sha256 size pages url expiresAt {_EVIDENCE} }} }} }}"""
CONSOLE = (
    f"{{ departmentConsole {{ {_PROBLEM} ... on DepartmentConsole {{ legalBases contact }} }} }}"
)
SET = f"""mutation ($id: UUID!, $contact: String!, $bases: [String!]!) {{
  setDepartmentConsole(organisationId: $id, contact: $contact, legalBases: $bases) {{
    {_PROBLEM} ... on DepartmentConsole {{ legalBases contact }} }} }}"""


@dataclass
class Console:
    """`await console.does(VERIFY, context=…, proofs=…)` gives the one answer."""

    portal: Portal
    viewer: Official
    department: Organisation

    async def does(self, document: str, **asked: Any) -> dict[str, Any]:
        (answer,) = (await self.portal.execute(document, asked, viewer=self.viewer)).values()
        return answer

    async def verify(self, *papers: dict[str, Any], **context: Any) -> dict[str, Any]:
        return await self.does(VERIFY, context=CASE | context, proofs=list(papers))


async def a_console(
    portal: Portal, services: Services, *, name: str = "张住建", bases: tuple[str, ...] = (BASIS,)
) -> Console:
    """A new member of staff of the court, whose console an operator has opened."""
    department = await a_department()
    await consoles.set_up(
        SYSTEM, department.id, contact="立案庭 0792-6810001", legal_bases=list(bases)
    )
    viewer = await an_official(services, department, Role.DEPARTMENT_STAFF, name=name)
    return Console(portal, viewer, department)
