"""The face of the guide: its answer before any form, and the regions' rules for the third lane."""

from datetime import date, datetime
from typing import Annotated
from urllib.parse import urlencode

import strawberry

from backend.catalogue import graphql as catalogue
from backend.catalogue.models import Confidence
from backend.foundation import clock
from backend.foundation.errors import Problem as ProblemRaised
from backend.foundation.errors import ProblemCode
from backend.foundation.graphql.audience import ForEveryone, ForLaneRules
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.problems import Problem, ReturnsProblems
from backend.foundation.graphql.scalars import RegionCode
from backend.guidance import actions, models, queries, wording
from backend.guidance.answers import Answer, Finding, Matched, Question
from backend.guidance.models import GuideLane, LaneRule, LaneStep

strawberry.enum(
    GuideLane,
    description="The answer of the guide 免证指引, the most welcome first.",
)
strawberry.enum(LaneRule, description="What committees do with a proof that no list names.")
strawberry.enum(LaneStep, description="What comes before a proof that no list names 附加手续.")

LONGEST = 2_000


@strawberry.type(description="A word of the question that led to an entry.")
class MatchedWords:
    """Which words, and of what."""

    field: str = strawberry.field(
        description="asked: what is to be certified; office; purpose; issuer: of the entry."
    )
    words: str = strawberry.field(description="“…” stands for any few words.")

    @classmethod
    def from_matched(cls, matched: Matched) -> "MatchedWords":
        """Copies both."""
        return cls(field=matched.field, words=matched.words)


@strawberry.type(description="An entry of a list that answers, and why it was found.")
class GuideFinding:
    """One card. An empty text is what the list leaves out."""

    lane: GuideLane = strawberry.field(description="What this entry says.")
    binding: bool = strawberry.field(
        description="Whether a request is stopped by it; past a suggestion anybody can go."
    )
    item_code: str = strawberry.field(description="The entry's code.")
    version: int = strawberry.field(description="The version that answers.")
    url: str = strawberry.field(description="The page of exactly this version.")
    complain_url: str | None = strawberry.field(
        description="Where to complain of an office that demands it all the same."
    )
    name: str = strawberry.field(description="The proof as the list names it.")
    purpose: str = strawberry.field(description="The matter it is about, as listed.")
    demanding_unit: str = strawberry.field(description="Who demands it, as listed.")
    measure: catalogue.Measure | None = strawberry.field(description="What takes its place.")
    advice: str = strawberry.field(description="What to do, in a sentence; in Chinese.")
    advice_en: str = strawberry.field(description="The same in English.")
    go_instead: str = strawberry.field(description="Where to go, or what to show, instead.")
    legal_basis: str = strawberry.field(description="Laws and documents this rests on.")
    document_no: str = strawberry.field(description="The document that published it.")
    needs_confirmation: bool = strawberry.field(
        description="待核实: the source was not read in full; such an entry never binds."
    )
    matched: list[MatchedWords] = strawberry.field(description="Which words led here.")

    @classmethod
    def from_finding(cls, finding: Finding) -> "GuideFinding":
        """Copies what everybody may see, with the sentence for it."""
        candidate, told = finding.candidate, finding.candidate.told
        advice = wording.advice(finding)
        return cls(
            lane=finding.lane,
            binding=finding.binding,
            item_code=candidate.code,
            version=candidate.version,
            url=f"/catalogue/items/{candidate.code}/{candidate.version}",
            complain_url=_complain_url(finding),
            name=told.name,
            purpose=told.purpose,
            demanding_unit=told.demanding_unit,
            measure=told.measure,
            advice=advice.zh,
            advice_en=advice.en,
            go_instead=told.go_instead or _issuer(finding),
            legal_basis=told.legal_basis,
            document_no=told.document_no,
            needs_confirmation=told.confidence.needs_confirmation,
            matched=[MatchedWords.from_matched(each) for each in finding.matched],
        )


@strawberry.type(description="What a region does with a proof that no list names 第三通道规则.")
class LanePolicy:
    """In one version, for everybody."""

    region: RegionCode = strawberry.field(description="Where it holds, with all below.")
    version: int = strawberry.field(description="1 is the first.")
    rule: LaneRule = strawberry.field(description="The rule.")
    ways: list[list[LaneStep]] = strawberry.field(
        description="Under ALLOW_WITH_REVIEW: all steps of one of these ways are needed."
    )
    legal_basis: str = strawberry.field(description="What it rests on.")
    source: str = strawberry.field(description="Where it was read, or who set it.")
    needs_confirmation: bool = strawberry.field(description="待核实; such a rule refuses nothing.")
    effective_from: date | None = strawberry.field(description="First day, where told.")
    effective_to: date | None = strawberry.field(description="Last day, if it has ended.")
    set_at: datetime = strawberry.field(description="When the portal learnt of it.")

    @classmethod
    def from_model(cls, row: models.LanePolicy) -> "LanePolicy":
        """Copies what everybody may see; not who set it."""
        return cls(
            region=RegionCode(row.region),
            version=row.version,
            rule=row.rule,
            ways=[[LaneStep(step) for step in way] for way in row.ways],
            legal_basis=row.legal_basis,
            source=row.source,
            needs_confirmation=row.confidence.needs_confirmation,
            effective_from=row.effective_from,
            effective_to=row.effective_to,
            set_at=row.set_at,
        )


@strawberry.type(description="The answer given before any form is filled in 免证指引.")
class GuideAnswer:
    """Whose matter it is, and by which entries; nothing was stored."""

    lane: GuideLane = strawberry.field(description="The answer in one word.")
    binding: bool = strawberry.field(
        description="Whether a request would be stopped; else everybody can go on."
    )
    findings: list[GuideFinding] = strawberry.field(
        description="The entries, the deciding one first; none under THIRD_LANE."
    )
    policy: LanePolicy | None = strawberry.field(
        description="Under THIRD_LANE: the region's rule, if it has one."
    )

    @classmethod
    def from_answer(cls, answer: Answer) -> "GuideAnswer":
        """Copies all of it."""
        return cls(
            lane=answer.lane,
            binding=answer.binding,
            findings=[GuideFinding.from_finding(each) for each in answer.findings],
            policy=answer.policy and LanePolicy.from_model(answer.policy),
        )


@strawberry.type(description="No committee gives this proof; here is where to go instead.")
class NotOurs:
    """Why a request was stopped. Nothing was stored."""

    finding: GuideFinding = strawberry.field(description="The entry that says so.")
    name: str = strawberry.field(description="The proof as the list names it.")
    go_instead: str = strawberry.field(description="Where to go, or what to show, instead.")
    message: str = strawberry.field(description="The sentence to show, in Chinese.")
    message_en: str = strawberry.field(description="The same sentence in English.")

    @classmethod
    def from_finding(cls, finding: Finding) -> "NotOurs":
        """Copies what may leave, and says it in a sentence."""
        told = finding.candidate.told
        stopped = ProblemRaised(
            ProblemCode.ANOTHER_AUTHORITY,
            name=told.name,
            document=told.document_no,
            go=told.go_instead,
        )
        return cls(
            finding=GuideFinding.from_finding(finding),
            name=told.name,
            go_instead=told.go_instead,
            message=stopped.message,
            message_en=stopped.message_en,
        )


@strawberry.input(description="A rule as it is to hold from now on or from a day.")
class SetLanePolicyInput:
    """The next version of a region's rule."""

    region: RegionCode = strawberry.field(description="Where, with all below.")
    rule: LaneRule = strawberry.field(description="The rule.")
    ways: list[list[LaneStep]] = strawberry.field(
        default_factory=list[list[LaneStep]],
        description="Only and at least one for ALLOW_WITH_REVIEW; at most 8.",
    )
    legal_basis: str = strawberry.field(description="The document, at most 1,000 characters.")
    source: str = strawberry.field(description="Where it can be read, at most 500 characters.")
    effective_from: date | None = strawberry.field(default=None, description="First day.")
    effective_to: date | None = strawberry.field(default=None, description="Last day.")

    def value(self) -> actions.NewPolicy:
        """As the action takes it."""
        return actions.NewPolicy(
            region=self.region,
            rule=self.rule,
            ways=tuple(tuple(way) for way in self.ways),
            legal_basis=self.legal_basis,
            source=self.source,
            confidence=Confidence.A,
            effective_from=self.effective_from,
            effective_to=self.effective_to,
        )


LanePolicyResult = Annotated[LanePolicy | Problem, strawberry.union("LanePolicyResult")]


@strawberry.type
class GuidanceQueries:
    """What everybody may ask before a form."""

    @strawberry.field(
        permission_classes=[ForEveryone],
        description=(
            "Whether a proof has to be asked for at all, and of whom; by what a form says, or by"
            " `words`, one's own. At most 2,000 characters of each are read."
        ),
    )
    async def guide(
        self,
        info: Info,
        region_code: RegionCode,
        title: str = "",
        purpose: str = "",
        text: str = "",
        office: str = "",
        words: str = "",
    ) -> GuideAnswer:
        """See queries.answer_for."""
        del info
        asked = [each[:LONGEST] for each in (title, purpose, text, office, words)]
        question = Question(
            title=asked[0], purpose=asked[1], text=asked[2], office=asked[3], words=asked[4]
        )
        return GuideAnswer.from_answer(await queries.answer_for(region_code, question))

    @strawberry.field(
        permission_classes=[ForEveryone],
        description="The rule of a region for what no list names; of the nearest above it that"
        " has one, or null.",
    )
    async def lane_policy(self, info: Info, region_code: RegionCode) -> LanePolicy | None:
        """See queries.policy_for."""
        del info
        found = await queries.policy_for(region_code, clock.now())
        return found and LanePolicy.from_model(found)


@strawberry.type
class GuidanceMutations:
    """What operators and supervisors set."""

    @strawberry.mutation(
        permission_classes=[ForLaneRules],
        extensions=[ReturnsProblems()],
        description="Sets what a region does with proofs that no list names; the next version.",
    )
    async def set_lane_policy(self, info: Info, input: SetLanePolicyInput) -> LanePolicyResult:
        """See actions.set_lane_policy."""
        row = await actions.set_lane_policy(info.context.official, input.value())
        return LanePolicy.from_model(row)


def _complain_url(finding: Finding) -> str | None:
    if finding.lane not in {GuideLane.ABOLISHED, GuideLane.REPLACED}:
        return None
    candidate = finding.candidate
    return "/complaints/new?" + urlencode({"item": candidate.code, "version": candidate.version})


def _issuer(finding: Finding) -> str:
    """Who issues it, for an entry that sends elsewhere and does not say more."""
    elsewhere = finding.lane is GuideLane.OTHER_AUTHORITY
    return finding.candidate.told.issuing_unit if elsewhere else ""
