"""Complaints that wait for their rating: of a resident, an agent, or one without an account."""

from dataclasses import dataclass
from typing import Any

from backend.complaints.models import Complaint
from backend.foundation import clock
from backend.foundation.viewer import Official, Visitor
from tests.complaints.complaining import STRANGER, Village, a_village, answered
from tests.portal import Portal
from tests.ratings.operations import MINE, RATE, REPAIRS, VERBS, WORDS

BY_RECEIPT = f"mutation($code: String!) {{ ratingByReceipt(code: $code) {{ {MINE} }} }}"
REPLY = """mutation($ratingId: UUID!, $words: String!, $receiptCode: String) {
  replyToCallBack(ratingId: $ratingId, words: $words, receiptCode: $receiptCode) {
    __typename ... on MyRepair { state mayReply steps { verb words } }
    ... on Problem { code field } } }"""
OF_COMPLAINT = """query($id: UUID!) { myRating(subjectKind: COMPLAINT, subjectId: $id) {
  id level words repair { state mayReply steps { verb words } } } }"""


@dataclass(frozen=True, kw_only=True)
class Complained:
    """An answered complaint, and what leads its complainant to it."""

    village: Village
    complaint: Complaint
    code: str | None

    async def rates(self, viewer: Visitor, level: str = "DISSATISFIED", **more: Any) -> Any:
        """What the rater is answered."""
        said = {"subjectKind": "COMPLAINT", "subjectId": str(self.complaint.id), "level": level}
        return await self.village.asks(RATE, viewer, input=said | more)

    async def repair(self, viewer: Official) -> Any:
        """The one repair, as an office or a supervisor reads it; None when there is none."""
        edges = (await self.village.asks(REPAIRS, viewer))["edges"]
        return edges[0]["node"] if edges else None

    async def does(self, verb: str, viewer: Official, **asked: Any) -> Any:
        """A verb on the one repair, as it is now."""
        known = await self.repair(viewer)
        given = {"id": known["id"], "version": known["version"], "words": WORDS} | asked
        return await self.village.asks(VERBS[verb], viewer, **given)


async def an_answered_complaint(
    portal: Portal, viewer: Visitor = STRANGER, **columns: Any
) -> Complained:
    """Filed and answered by the township, unless `columns` say otherwise."""
    village = await a_village(portal)
    return await answered_in(village, viewer, **columns)


async def answered_in(village: Village, viewer: Visitor, **columns: Any) -> Complained:
    """One more in the same village."""
    filed = await village.files(viewer)
    complaint = await answered(filed, clock.now(), **columns)
    return Complained(village=village, complaint=complaint, code=filed["receiptCode"])
