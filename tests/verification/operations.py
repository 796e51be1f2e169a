"""What strangers and owners send, and who the strangers are."""

from backend.foundation.viewer import Anonymous

STRANGER = Anonymous(source="counter of a bank")

ANSWER = """
  __typename
  ... on VerificationResult {
    outcome message messageEn checkedAt
    reasons { code on number message messageEn }
    paper {
      title number identifier version issuerName issuerUscc issuerPhone issuedOn validUntil
      subjectName subjectIdNumber subjectUscc purpose recipient sealLevel demonstrationSeal
    }
  }
  ... on Problem { code field message messageEn }
"""
VERIFY_CODE = f"mutation ($code: String!) {{ verifyCode(code: $code) {{ {ANSWER} }} }}"
VERIFY_FILE = f"mutation ($sha256: Sha256!) {{ verifyFile(sha256: $sha256) {{ {ANSWER} }} }}"
CHECKS = """
query ($id: UUID!, $first: Int, $after: String) {
  checksOfMyProof(id: $id, first: $first, after: $after) {
    totalCount
    pageInfo { hasNextPage endCursor }
    edges { node { at method outcome } }
  }
}
"""
