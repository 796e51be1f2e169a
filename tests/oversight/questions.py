"""What supervisors and others ask of units, talks and figures."""

from typing import Any
from uuid import UUID, uuid4

from tests.complaints.cases import Cast

_PROBLEM = "... on Problem { code field }"
_TALK = "heldOn participants agreed dueOn office heldBy complaintNumbers"
BOARD = """query ($filter: ComplaintCaseFilter) { complaintCounts(filter: $filter) {
  cells { stage age count } } }"""
UNIT = """query ($id: UUID!) { overseenUnit(id: $id) { organisation { name }
  rates { filed response solution satisfaction reached } ratings { total } } }"""
SERIES = """query ($id: UUID!) { complaintSeries(accusedId: $id) { totalCount edges { node {
  proofName complaints { number state filedOn } } } } }"""
LETTERS = """query ($id: UUID!) { complaintLetters(accusedId: $id) { edges { node {
  kind title number issuedOn complaintId } } } }"""
TALKS = f"""query ($id: UUID) {{ talks(organisationId: $id) {{ totalCount edges {{ node {{
  {_TALK} }} }} }} }}"""
OWN_TALKS = f"{{ talksWithMyOffice {{ totalCount edges {{ node {{ {_TALK} }} }} }} }}"
RECORD = f"""mutation ($input: RecordTalkInput!) {{ recordTalk(input: $input) {{
  ... on Talk {{ id {_TALK} }} {_PROBLEM} }} }}"""
_LINE = "figures { filed founded rectified response solution satisfaction }"
FIGURES = f"""query ($year: Int!, $region: RegionCode) {{
  complaintFigures(year: $year, region: $region) {{
    total {{ filed founded rectified response solution satisfaction }}
    months {{ month {_LINE} }} places {{ region name {_LINE} }} }} }}"""
AGREED = "停止索要家庭经济状况证明，改由部门核验。"


def a_talk(cast: Cast, *about: UUID, **changes: Any) -> dict[str, Any]:
    """With the accused of the cast, on the day on which its complaints are filed."""
    usual = {
        "clientToken": str(uuid4()),
        "organisationId": str(cast.accused.id),
        "complaintIds": [str(each) for each in about],
        "heldOn": "2026-11-16",
        "participants": "局长、分管副局长",
        "agreed": AGREED,
        "dueOn": "2026-11-30",
    }
    return {"input": usual | changes}
