"""The doors of seals: one verb or one list each."""

import dataclasses
from uuid import UUID

import strawberry

from backend.foundation.graphql.audience import (
    ForEveryone,
    ForOfficials,
    ForOperators,
    ForSealKeepers,
    ForSealRulers,
)
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.pages import After, Connection, First, connection_of
from backend.foundation.graphql.problems import ReturnsProblems
from backend.foundation.graphql.steps import InSteps
from backend.foundation.pages import PageRequest
from backend.seals import queries
from backend.seals.actions import confirming, deciding, enrolling, setting, stopping
from backend.seals.actions.deciding import Outcome, Wish
from backend.seals.graphql.enums import SealReason
from backend.seals.graphql.inputs import AskForSealInput, EnrolSealInput, SealingPolicyInput
from backend.seals.graphql.policies import SealingPolicy, SealingPolicyResult
from backend.seals.graphql.types import (
    Seal,
    SealDecision,
    SealDecisionOutcome,
    SealDecisionOutcomes,
    SealDecisionResult,
    SealDecisionsResult,
    SealEnrolment,
    SealResult,
    SealUse,
    SealUseAsking,
    SealUseAskingResult,
    SealUseCount,
    SealUseOutcome,
    SealUseOutcomes,
    SealUsesResult,
)


@strawberry.type
class SealQueries:
    """What may be asked about seals."""

    @strawberry.field(
        permission_classes=[ForOfficials],
        description="Seals of my committee, of my township's branch, or for operators of all.",
    )
    async def seals(self, info: Info, first: First = None, after: After = None) -> Connection[Seal]:
        """See queries.seals_of."""
        page = await queries.seals_of(info.context.official, PageRequest.asked(first, after))
        return connection_of(page, Seal.from_model)

    @strawberry.field(
        permission_classes=[ForOfficials],
        description="The register 用印登记 of my committee or branch; reading it is recorded.",
    )
    async def seal_register(
        self, info: Info, first: First = None, after: After = None
    ) -> Connection[SealUse]:
        """See queries.register."""
        vault = info.context.services.vault
        page = await queries.register(info.context.official, PageRequest.asked(first, after))
        return connection_of(page, lambda row: SealUse.from_model(row, vault))

    @strawberry.field(
        permission_classes=[ForOfficials],
        description="What a compromised seal sealed since its key is not trusted, newest first; "
        "reading it is recorded.",
    )
    async def affected_seal_uses(
        self, info: Info, seal_id: UUID, first: First = None, after: After = None
    ) -> Connection[SealUse]:
        """See queries.affected."""
        vault = info.context.services.vault
        request = PageRequest.asked(first, after)
        page = await queries.affected(info.context.official, seal_id, request)
        return connection_of(page, lambda row: SealUse.from_model(row, vault))

    @strawberry.field(
        permission_classes=[ForOfficials],
        description="What was asked and answered about the seals that I may know of, newest first; "
        "of one of them, or what waits for an answer.",
    )
    async def seal_decisions(
        self,
        info: Info,
        seal_id: UUID | None = None,
        open_only: bool = False,
        first: First = None,
        after: After = None,
    ) -> Connection[SealDecision]:
        """See queries.decisions."""
        viewer = info.context.official
        request = PageRequest.asked(first, after)
        page = await queries.decisions(viewer, request, seal_id=seal_id, open_only=open_only)
        return connection_of(page, lambda row: SealDecision.from_model(row, viewer.person_id))

    @strawberry.field(
        permission_classes=[ForSealKeepers],
        description="What waits for my word before the seal that I keep is set, newest first.",
    )
    async def seal_uses_to_confirm(
        self, info: Info, first: First = None, after: After = None
    ) -> Connection[SealUseAsking]:
        """See queries.waiting_uses."""
        request = PageRequest.asked(first, after)
        page = await queries.waiting_uses(info.context.official, request)
        return connection_of(page, SealUseAsking.from_model)

    @strawberry.field(
        permission_classes=[ForOperators],
        description="What to know of the organisation with this 统一社会信用代码 before its seal "
        "is put on record; null when no organisation here has it.",
    )
    async def seal_enrolment(self, info: Info, uscc: str) -> SealEnrolment | None:
        """See queries.enrolment_at."""
        del info
        found = await queries.enrolment_at(uscc)
        return found and SealEnrolment.from_enrolment(found)

    @strawberry.field(
        permission_classes=[ForOperators],
        description="How regions seal where that was set or asked for; elsewhere the approval is"
        " enough.",
    )
    async def sealing_policies(self, info: Info) -> list[SealingPolicy]:
        """See queries.rulings."""
        del info
        return [SealingPolicy.from_ruling(each) for each in await queries.rulings()]

    @strawberry.field(
        permission_classes=[ForEveryone],
        description="How often a committee used its seal, by quarter, newest first; three years.",
    )
    async def seal_use_counts(self, info: Info, organisation_id: UUID) -> list[SealUseCount]:
        """See queries.uses_by_quarter."""
        del info
        counts = await queries.uses_by_quarter(organisation_id)
        return [SealUseCount.from_count(count) for count in counts]


@strawberry.type
class SealMutations:
    """The verbs of a seal."""

    @strawberry.mutation(
        permission_classes=[ForOperators],
        extensions=[InSteps(), ReturnsProblems()],
        description="Puts a seal on record; two persons bring it into use.",
    )
    async def enrol_seal(self, info: Info, input: EnrolSealInput) -> SealResult:
        """See enrolling.enrol."""
        context = info.context
        row = await enrolling.enrol(context.services, context.official, **dataclasses.asdict(input))
        return Seal.from_model(row)

    @strawberry.mutation(
        permission_classes=[ForSealRulers],
        extensions=[ReturnsProblems()],
        description="Asks that a seal be brought into use, replaced, ended, or that its key be "
        "counted as compromised, which stops it at once. Another person answers.",
    )
    async def ask_for_seal(self, info: Info, input: AskForSealInput) -> SealDecisionResult:
        """See deciding.ask."""
        viewer = info.context.official
        row = await deciding.ask(viewer, Wish(**dataclasses.asdict(input)))
        return SealDecision.from_model(row, viewer.person_id)

    @strawberry.mutation(
        permission_classes=[ForSealRulers],
        extensions=[ReturnsProblems()],
        description="Stops the use of a seal at once. Another person confirms it afterwards, or "
        "asks to start it again.",
    )
    async def suspend_seal(
        self, info: Info, id: UUID, reason: SealReason, words: str
    ) -> SealDecisionResult:
        """See stopping.suspend."""
        viewer = info.context.official
        row = await stopping.suspend(viewer, id, reason=reason, words=words)
        return SealDecision.from_model(row, viewer.person_id)

    @strawberry.mutation(
        permission_classes=[ForSealRulers],
        extensions=[InSteps(), ReturnsProblems()],
        description="Stops up to 100 seals at once for the election of their committees 换届.",
    )
    async def suspend_seals_for_election(
        self, info: Info, ids: list[UUID], words: str
    ) -> SealDecisionsResult:
        """See stopping.suspend_for_election."""
        viewer = info.context.official
        outcomes = await stopping.suspend_for_election(viewer, ids, words=words)
        return _outcomes(outcomes, viewer.person_id)

    @strawberry.mutation(
        permission_classes=[ForSealRulers],
        extensions=[InSteps(), ReturnsProblems()],
        description="Answers up to 100 decisions that others asked for; what is agreed to happens "
        "at once. A refusal needs words.",
    )
    async def answer_seal_decisions(
        self, info: Info, ids: list[UUID], agree: bool, words: str | None = None
    ) -> SealDecisionsResult:
        """See deciding.answer_each."""
        viewer = info.context.official
        outcomes = await deciding.answer_each(viewer, ids, agree=agree, words=words)
        return _outcomes(outcomes, viewer.person_id)

    @strawberry.mutation(
        permission_classes=[ForSealRulers],
        extensions=[ReturnsProblems()],
        description="Takes back what I asked for; what was stopped stays stopped.",
    )
    async def withdraw_seal_decision(self, info: Info, id: UUID) -> SealDecisionResult:
        """See deciding.withdraw."""
        viewer = info.context.official
        return SealDecision.from_model(await deciding.withdraw(viewer, id), viewer.person_id)

    @strawberry.mutation(
        permission_classes=[ForSealKeepers],
        extensions=[InSteps(), ReturnsProblems()],
        description="Confirms up to 20 uses of the seal that I keep; each is sealed by itself.",
    )
    async def confirm_seal_uses(self, info: Info, ids: list[UUID]) -> SealUsesResult:
        """See confirming.confirm_each."""
        confirmed = await confirming.confirm_each(info.context.official, ids)
        return SealUseOutcomes(outcomes=[SealUseOutcome.from_confirmed(each) for each in confirmed])

    @strawberry.mutation(
        permission_classes=[ForSealKeepers],
        extensions=[ReturnsProblems()],
        description="Refuses a use of the seal that I keep; the office decides how it goes on.",
    )
    async def refuse_seal_use(self, info: Info, id: UUID, words: str) -> SealUseAskingResult:
        """See confirming.refuse."""
        row = await confirming.refuse(info.context.official, id, words=words)
        return SealUseAsking.from_model(row)

    @strawberry.mutation(
        permission_classes=[ForOperators],
        extensions=[ReturnsProblems()],
        description="Says how a region and all below it seal; a looser rule holds when a second"
        " operator sets the same.",
    )
    async def set_sealing_policy(
        self, info: Info, input: SealingPolicyInput
    ) -> SealingPolicyResult:
        """See setting.set_policy."""
        ruling = await setting.set_policy(info.context.official, **dataclasses.asdict(input))
        return SealingPolicy.from_ruling(ruling)


def _outcomes(outcomes: list[Outcome], viewer_id: UUID) -> SealDecisionOutcomes:
    told = [SealDecisionOutcome.from_outcome(each, viewer_id) for each in outcomes]
    return SealDecisionOutcomes(outcomes=told)
