"""The operations that tests of ratings send through the portal's door."""

from dataclasses import dataclass
from typing import Any

from backend.foundation.services import Services
from backend.foundation.viewer import Citizen, Official, Role
from backend.identity.models import Organisation
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import Proof
from tests.factories import Committee, a_citizen, a_committee, a_proof, an_official
from tests.portal import Portal

MINE = """__typename ... on MyRating { id subjectKind subjectId level words tags ratedOn
  repair { state dueOn overdue outcome mayReply steps { verb on words } } }
  ... on Problem { code field message messageEn }"""
REPAIR_PARTS = """id version state dueOn overdue extended ground outcome verbs
  rating { id level words tags ratedOn office repairState } steps { verb on words }"""
REPAIR = f"__typename ... on Repair {{ {REPAIR_PARTS} }} ... on Problem {{ code field }}"

RATE = f"mutation($input: RateInput!) {{ rate(input: $input) {{ {MINE} }} }}"
REPLY = """mutation($ratingId: UUID!, $words: String!) {
  replyToCallBack(ratingId: $ratingId, words: $words) {
    __typename ... on MyRepair { state mayReply steps { verb words } }
    ... on Problem { code field } } }"""
MY_RATING = """query($id: UUID!) { myRating(subjectKind: PROOF, subjectId: $id) {
  id level words tags ratedOn
  repair { state dueOn overdue outcome mayReply steps { verb on words } } } }"""
RATINGS = """query($level: RatingLevel, $first: Int, $after: String) {
  officeRatings(level: $level, first: $first, after: $after) {
    totalCount pageInfo { endCursor hasNextPage }
    edges { cursor node { id level words tags ratedOn office repairState } } } }"""
REPAIRS = f"""query($state: RepairState, $overdue: Boolean) {{
  repairs(state: $state, overdue: $overdue) {{
    totalCount edges {{ node {{ {REPAIR_PARTS} }} }} }} }}"""
ONE_REPAIR = f"query($id: UUID!) {{ repair(id: $id) {{ {REPAIR_PARTS} }} }}"
FIGURES = """query($organisationId: UUID, $region: RegionCode) {
  ratingFigures(organisationId: $organisationId, region: $region) {
    total satisfaction levels { level count } } }"""

_VERB = "mutation($id: UUID!, $version: Int!, $words: String!{more}) {{ {verb} {{ {repair} }} }}"
_ID = "id: $id, version: $version, words: $words"
VERBS = {
    verb: _VERB.format(verb=f"{verb}({_ID}{given})", more=more, repair=REPAIR)
    for verb, more, given in (
        ("callBackRater", "", ""),
        ("extendRepair", "", ""),
        ("settleRepair", ", $outcome: RepairOutcome!", ", outcome: $outcome"),
        ("answerRater", "", ""),
        ("appealRating", ", $ground: AppealGround!", ", ground: $ground"),
        ("decideRatingAppeal", ", $excludes: Boolean!", ", excludes: $excludes"),
    )
}
WORDS = "谢谢您的意见，请说说是哪一步不方便。"


@dataclass(frozen=True, kw_only=True)
class Rated:
    """An issued proof, its holder, the committee that is rated, and who supervises it."""

    portal: Portal
    committee: Committee
    rater: Citizen
    proof: Proof
    supervisor: Official

    async def rates(self, level: str = "DISSATISFIED", **changes: Any) -> dict[str, Any]:
        """What the rater is answered."""
        asked = {"input": an_input(self.proof, level=level, **changes)}
        return (await self.portal.execute(RATE, asked, viewer=self.rater))["rate"]

    async def repair(self) -> dict[str, Any]:
        """The one repair as the office reads it."""
        answer = await self.portal.execute(REPAIRS, viewer=self.committee.approver)
        return answer["repairs"]["edges"][0]["node"]

    async def does(
        self, verb: str, viewer: Official | None = None, /, **asked: Any
    ) -> dict[str, Any]:
        """A verb of the office, or of another viewer, on the one repair as it is now."""
        known = await self.repair()
        given = {"id": known["id"], "version": known["version"], "words": WORDS} | asked
        official = viewer or self.committee.approver
        return (await self.portal.execute(VERBS[verb], given, viewer=official))[verb]

    async def replies(self, words: str = "等了一个星期没人理。") -> dict[str, Any]:
        """The rater's reply to a question."""
        mine = await self.mine()
        asked = {"ratingId": mine["id"], "words": words}
        return (await self.portal.execute(REPLY, asked, viewer=self.rater))["replyToCallBack"]

    async def mine(self) -> dict[str, Any]:
        """The rating as the rater reads it."""
        asked = {"id": str(self.proof.id)}
        return (await self.portal.execute(MY_RATING, asked, viewer=self.rater))["myRating"]

    async def figures(self, **asked: Any) -> dict[str, Any]:
        """As everybody reads them."""
        return (await self.portal.execute(FIGURES, asked))["ratingFigures"]


async def a_rated_office(
    portal: Portal, services: Services, state: ProofState = ProofState.ISSUED
) -> Rated:
    """A proof that waits for its rating."""
    committee, rater = await a_committee(services), await a_citizen(services)
    return Rated(
        portal=portal,
        committee=committee,
        rater=rater,
        proof=await a_proof(services, committee, state=state, applicant=rater),
        supervisor=await a_supervisor(services, committee),
    )


async def a_supervisor(services: Services, committee: Committee) -> Official:
    """Of the township above a committee."""
    township = await Organisation.get(id=committee.township.organisation_id)
    return await an_official(services, township, Role.SUPERVISOR, name="陈监督")


def an_input(proof: Proof, **changes: Any) -> dict[str, Any]:
    """What a resident's page sends."""
    said = {"subjectKind": "PROOF", "subjectId": str(proof.id), "level": "SATISFIED"}
    return {**said, **changes}
