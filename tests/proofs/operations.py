"""The operations that tests of proofs send through the portal's door."""

from typing import Any
from uuid import uuid4

from tests.factories import XIAOYANG

REQUEST = """mutation($input: RequestProofInput!) { requestProof(input: $input) {
  __typename
  ... on Proof { id state revision dueOn calendarKnown waitingForMe fileUrl
                 subjectName committee { name } numbers { number }
                 steps { verb state reason remedy words } }
  ... on NotOurs { message goInstead }
  ... on Problem { code field message messageEn } } }"""

MY_PROOF = """query($id: UUID!) { myProof(id: $id) {
  id state revision dueOn waitingForMe fileUrl text
  numbers { number identifier verificationCode version }
  steps { verb state reason remedy words } } }"""

CASE = """... on ProofCase { id state statement trouble numbers { number }
  applicant { name idNumber phone } subject { name idNumber }
  steps { step { verb } personName } } ... on Problem { code field }"""

CHECK = f"""mutation($input: CheckProofInput!) {{ checkProof(input: $input) {{
  __typename {CASE} }} }}"""
SEND_BACK = f"""mutation($input: SendBackProofInput!) {{ sendBackProof(input: $input) {{
  __typename {CASE} }} }}"""
REJECT = f"""mutation($input: RejectProofInput!) {{ rejectProof(input: $input) {{
  __typename {CASE} }} }}"""
APPROVE = f"""mutation($id: UUID!) {{ approveProof(id: $id) {{ __typename {CASE} }} }}"""
REVOKE = f"""mutation($input: RevokeProofInput!) {{ revokeProof(input: $input) {{
  __typename {CASE} }} }}"""
CORRECT = f"""mutation($input: CorrectProofInput!) {{ correctProof(input: $input) {{
  __typename {CASE} }} }}"""
RETRY = f"""mutation($id: UUID!) {{ retryProof(id: $id) {{ __typename {CASE} }} }}"""
RESUBMIT = """mutation($input: ResubmitProofInput!) { resubmitProof(input: $input) {
  __typename ... on Proof { id state text } ... on Problem { code field } } }"""
WITHDRAW = """mutation($id: UUID!) { withdrawProof(id: $id) {
  __typename ... on Proof { id state } ... on Problem { code field } } }"""
MY_PROOFS = """query($first: Int, $after: String) { myProofs(first: $first, after: $after) {
  edges { node { id } } pageInfo { hasNextPage endCursor } totalCount } }"""
WORKLIST = """query($stage: Stage!) { worklist(stage: $stage) {
  edges { node { id } } totalCount } worklistCounts { stage count } }"""


def a_request_input(**changes: Any) -> dict[str, Any]:
    """What a resident's page sends."""
    words = {
        "clientToken": str(uuid4()),
        "regionCode": XIAOYANG,
        "title": "居住证明",
        "purpose": "向人民法院立案，确认管辖",
        "recipient": "柴桑区人民法院",
        "text": "兹证明王桂香自2012年3月起一直在我村第三村民小组居住，现仍在该处生活。",
    }
    return {**words, **changes}
