"""The operations that tests of proofs send through the portal's door."""

from typing import Any
from uuid import uuid4

from backend.proofs.declaration import CURRENT
from tests.factories import XIAOYANG

REQUEST = """mutation($input: RequestProofInput!) { requestProof(input: $input) {
  __typename
  ... on Proof { id state revision dueOn calendarKnown waitingForMe fileUrl
                 subjectName committee { name } numbers { number }
                 steps { verb state reason remedy words } }
  ... on NotOurs { message goInstead }
  ... on Problem { code field message messageEn } } }"""

MY_PROOF = """query($id: UUID!) { myProof(id: $id) {
  id state revision dueOn waitingForMe fileUrl imageUrl fileSize pages text
  numbers { number identifier verificationCode version }
  steps { verb state reason remedy words } } }"""

CASE = """... on ProofCase { id state statement trouble numbers { number }
  applicant { name idNumber phone } subject { name idNumber }
  steps { step { verb } personName } } ... on Problem { code field }"""
CLAIMED = """__typename ... on ProofCase { id handlerName handledByMe claimedAt }
  ... on Problem { code field }"""

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
CLAIM = f"""mutation($id: UUID!, $takeOver: Boolean! = false) {{
  claimProof(id: $id, takeOver: $takeOver) {{ {CLAIMED} }} }}"""
RECUSE = """mutation($id: UUID!, $reason: RecusalReason! = RELATIVE) {
  recuseFromProof(id: $id, reason: $reason) { __typename ... on ProofCase {
    state revision handlerName recusedByMe recusedNames colleaguesLeft notes { text }
    steps { step { verb reason words } personName } } ... on Problem { code message } } }"""
RELEASE = f"""mutation($id: UUID!) {{ releaseProof(id: $id) {{ {CLAIMED} }} }}"""
ADD_NOTE = """mutation($id: UUID!, $text: String!) { addCaseNote(id: $id, text: $text) {
  __typename ... on ProofCase { notes { personName text } } ... on Problem { code field } } }"""
APPROVE_ALL = """mutation($ids: [UUID!]!) { approveProofs(ids: $ids) {
  __typename ... on BulkApproval { outcomes { id proofCase { state numbers { number } }
                                              problem { code } } }
  ... on Problem { code field message } } }"""
PROOF_CASE = """query($id: UUID!) { proofCase(id: $id) {
  id handlerName handledByMe claimedAt notes { personName text }
  committee { name } applicant { phone } attachments { id mediaType size url } fileUrl } }"""
RESUBMIT = """mutation($input: ResubmitProofInput!) { resubmitProof(input: $input) {
  __typename ... on Proof { id state text attachments { id mediaType size url } }
  ... on Problem { code field } } }"""
WITHDRAW = """mutation($id: UUID!) { withdrawProof(id: $id) {
  __typename ... on Proof { id state } ... on Problem { code field } } }"""
MY_PROOFS = """query($first: Int, $after: String) { myProofs(first: $first, after: $after) {
  edges { node { id } } pageInfo { hasNextPage endCursor } totalCount } }"""
WORKLIST = """query($stage: Stage!) { worklist(stage: $stage) {
  edges { node { id } } totalCount } worklistCounts { stage count } }"""
PAGE = """query($stage: Stage!, $search: String, $first: Int, $after: String) {
  worklist(stage: $stage, search: $search, first: $first, after: $after) {
    edges { node { id title } } pageInfo { hasNextPage endCursor } totalCount } }"""
DESK_REVISION = "{ deskRevision }"
DUPLICATES = "query($id: UUID!) { duplicateCases(id: $id) { id } }"
SIMILAR = """query($input: SimilarProofsInput!) { similarProofs(input: $input) { id } }"""
TERMS = """query($region: RegionCode!) { requestTerms(regionCode: $region) {
  __typename ... on RequestTerms { committee { name contactPhone } dueOn calendarKnown workingDays }
  ... on Problem { code field } } }"""


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
    return {**words, "declaration": CURRENT.version, **changes}
