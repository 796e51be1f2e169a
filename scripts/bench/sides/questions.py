"""What both sides are asked, as alike as their schemas allow."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_PORTAL = Path(__file__).resolve().parents[3] / "schema" / "operations.json"

CHECK = """mutation CheckCode($code: String!) {
  verifyCode(code: $code) {
    __typename
    ... on VerificationResult {
      outcome
      checkedAt
      reasons { code on number }
      paper {
        title number identifier version issuerName issuerUscc issuerPhone issuedOn validUntil
        subjectName subjectIdNumber purpose recipient sealLevel
      }
    }
    ... on Problem { code message }
  }
}"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """A document of ours, by its text."""

    name: str
    kind: str
    body: str

    @property
    def identifier(self) -> str:
        """As trusted.identifier_of gives it."""
        return "sha256:" + hashlib.sha256(self.body.encode()).hexdigest()


def _of_pages(name: str) -> Question:
    """One that the pages send, as they send it."""
    operations = json.loads(_PORTAL.read_text(encoding="utf-8"))["operations"]
    (entry,) = (each for each in operations.values() if each["name"] == name)
    return Question(name=name, kind=entry["type"], body=entry["body"])


OURS: Mapping[str, Question] = {
    "verify": Question(name="CheckCode", kind="mutation", body=CHECK),
    "list": _of_pages("MyProofs"),
}

# The paper's words are encrypted where they lie, so that PostGraphile gives them out as they are:
# it opens nothing and masks nothing.
READ_ONLY = """query Paper($code: String!) {
  proofSnapshotByCode(code: $code) {
    number identifier version issuedOn content
    organisationByOrganisationId { name uscc contactPhone }
  }
}"""
RECORDED = """mutation Check($code: String!, $asked: String!, $source: String!) {
  benchVerifyCode(input: {code: $code, asked: $asked, source: $source}) {
    result { outcome state validUntil content sealLevel endingReason endingAt endingNumber }
  }
}"""
LIST = """query MyProofs($me: UUID!) {
  allProofs(condition: {applicantId: $me}, first: 20, orderBy: [REQUESTED_AT_DESC, ROW_ID_DESC]) {
    totalCount
    pageInfo { hasNextPage endCursor }
    edges { cursor node {
      rowId state title requestedAt dueOn validUntil doubtedAt
      organisationByOrganisationId { name }
    } }
  }
}"""
