"""What residents send, and a resident with papers that a department asks for."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from backend.foundation.services import Services
from backend.foundation.viewer import Citizen
from backend.identity import people
from backend.identity.models import Person
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import Proof
from tests.exchange.door import Door
from tests.factories import Committee, a_citizen, a_committee, a_proof
from tests.portal import Portal

FACE = """{ __typename ... on Problem { code field } ... on MyConsentRequest {
  id state organisation system contact purpose legalNote caseNumber wanted kinds days askUntil
  validUntil proofIds } }"""
MINE = """query ($state: ConsentState) { myConsentRequests(state: $state) {
  totalCount edges { node {
  id state organisation system contact purpose legalNote caseNumber wanted kinds days askUntil
  validUntil overAt proofIds } } } }"""
AGREE = f"""mutation ($id: UUID!, $proofIds: [UUID!]!, $days: Int) {{
  agreeToConsent(id: $id, proofIds: $proofIds, days: $days) {FACE} }}"""
REFUSE = f"mutation ($id: UUID!) {{ refuseConsent(id: $id) {FACE} }}"
WITHDRAW = f"mutation ($id: UUID!) {{ withdrawConsent(id: $id) {FACE} }}"
PURPOSE = "立案审查住所地"


@dataclass
class Resident:
    """王桂香, with an issued paper of 小阳村."""

    portal: Portal
    viewer: Citizen
    id_number: str
    committee: Committee
    proof: Proof

    async def does(self, document: str, **asked: Any) -> dict[str, Any]:
        (answer,) = (await self.portal.execute(document, asked, viewer=self.viewer)).values()
        return answer

    async def sees(self, state: str | None = None) -> list[dict[str, Any]]:
        answer = await self.does(MINE, state=state)
        return [edge["node"] for edge in answer["edges"]]

    async def agrees(self, consent_id: str, **changes: Any) -> dict[str, Any]:
        asked = {"id": consent_id, "proofIds": [str(self.proof.id)]}
        return await self.does(AGREE, **asked | changes)


async def a_resident(portal: Portal, services: Services) -> Resident:
    viewer, committee = await a_citizen(services, "王桂香"), await a_committee(services)
    number = people.id_number_of(services.vault, await Person.get(id=viewer.person_id))
    proof = await a_proof(services, committee, state=ProofState.ISSUED, applicant=viewer)
    return Resident(portal, viewer, number, committee, proof)


def a_wish(id_number: str, **changes: Any) -> dict[str, Any]:
    """What the court asks a resident for."""
    return {
        "holderName": "王桂香",
        "holderIdNumber": id_number,
        "wanted": ["居住证明"],
        "purpose": PURPOSE,
        "legalNote": "确认管辖法院；不提供则需您自行到窗口提交纸质证明。",
        "caseNumber": "（2026）赣0404民初123号",
        "days": 10,
        "clientToken": str(uuid4()),
    } | changes


async def asked(door: Door, id_number: str, **changes: Any) -> dict[str, Any]:
    return await door.ask("RequestConsent", input=a_wish(id_number, **changes))


def on(consent_id: str, **changes: Any) -> dict[str, Any]:
    """The context of a query on a consent."""
    return {
        "caseNumber": "（2026）赣0404民初123号",
        "purpose": PURPOSE,
        "consentId": consent_id,
    } | changes
