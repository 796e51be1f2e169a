"""The operations that tests of objections send through the portal's door."""

from typing import Any
from uuid import uuid4

from backend.foundation.services import Services
from backend.foundation.viewer import Citizen
from backend.objections.actions import filing
from backend.objections.actions.filing import NewObjection
from backend.objections.models import DisputedField, Objection
from backend.objections.wording import Statement
from backend.proofs.models import Proof

MINE = """__typename ... on Objection { id proofId proofTitle state disputedField words wish filedAt
  dueOn calendarKnown overdue answeredAt answer route correctionId }
  ... on Problem { code field message messageEn }"""
CASE = """__typename ... on ObjectionCase { id state disputedField words wish overdue answer route
  answeredAt answeredBy proofCase { id title applicant { name } }
  correction { id state text purpose recipient corrects subject { name idNumber } } }
  ... on Problem { code field }"""

FILE = f"mutation($input: FileObjectionInput!) {{ fileObjection(input: $input) {{ {MINE} }} }}"
WITHDRAW = f"mutation($id: UUID!) {{ withdrawObjection(id: $id) {{ {MINE} }} }}"
ACCEPT = f"""mutation($id: UUID!, $words: String) {{
  acceptObjection(id: $id, words: $words) {{ {CASE} }} }}"""
DECLINE = f"""mutation($id: UUID!, $words: String!, $route: String!) {{
  declineObjection(id: $id, words: $words, route: $route) {{ {CASE} }} }}"""
MY_OBJECTIONS = """query($proofId: UUID, $first: Int, $after: String) {
  myObjections(proofId: $proofId, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { node { id state overdue answer correctionId } } } }"""
OBJECTIONS = """query($state: ObjectionState, $overdue: Boolean) {
  objections(state: $state, overdue: $overdue) {
    totalCount edges { node { id state overdue proofCase { id } correction { id } } } }
  objectionCounts { filed accepted overdue } }"""

MY_OBJECTION = "query($id: UUID!) { myObjection(id: $id) { id state words } }"
OBJECTION_CASE = """query($id: UUID!) {
  objectionCase(id: $id) { id words proofCase { id } } }"""


def an_objection_input(proof: Proof, **changes: Any) -> dict[str, Any]:
    """What a resident's page sends."""
    said = {
        "clientToken": str(uuid4()),
        "proofId": str(proof.id),
        "field": "DATES",
        "words": "居住的起始年份写错了，应为2013年。",
    }
    return {**said, **changes}


async def an_objection(
    services: Services,
    holder: Citizen,
    proof: Proof,
    field: DisputedField = DisputedField.FACTS,
    wish: str | None = None,
) -> Objection:
    """An objection filed by the holder."""
    statement = Statement(field=field, words="写得不对。", wish=wish)
    new = NewObjection(proof_id=proof.id, client_token=uuid4(), statement=statement)
    return await filing.file(services, holder, new)
