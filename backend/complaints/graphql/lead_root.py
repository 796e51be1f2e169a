"""The doors of the lead: looking into a complaint, finding, setting right, answering."""

from uuid import UUID

import strawberry

from backend.complaints.actions import (
    answering,
    dispatching,
    finding,
    investigating,
    lettering,
    rectifying,
)
from backend.complaints.actions.investigating import Telling
from backend.complaints.composing import Handover
from backend.complaints.graphql.case_inputs import ReturnVisitInput
from backend.complaints.graphql.cases import ComplaintCase, ComplaintCaseResult
from backend.foundation.graphql.audience import ForSupervisors
from backend.foundation.graphql.context import Info
from backend.foundation.graphql.problems import ReturnsProblems


@strawberry.type
class ComplaintLeadMutations:
    """The verbs of the lead, in their order."""

    @strawberry.mutation(
        permission_classes=[ForSupervisors],
        extensions=[ReturnsProblems()],
        description="管辖异议: the lead says why it is not its own; once.",
    )
    async def object_to_complaint(
        self, info: Info, id: UUID, version: int, reason: str
    ) -> ComplaintCaseResult:
        """See dispatching.object_to."""
        viewer = info.context.official
        row = await dispatching.object_to(viewer, id, version, reason=reason)
        return ComplaintCase.from_model(viewer, row)

    @strawberry.mutation(
        permission_classes=[ForSupervisors],
        extensions=[ReturnsProblems()],
        description=(
            "Tells the accused office what it is said to have done, in words of the lead; matter"
            ", proof and office's name where the complainant's own would tell who she is."
        ),
    )
    async def begin_complaint(
        self,
        info: Info,
        id: UUID,
        version: int,
        summary: str,
        matter: str | None = None,
        proof_name: str | None = None,
        accused_name: str | None = None,
    ) -> ComplaintCaseResult:
        """See investigating.begin."""
        viewer = info.context.official
        telling = Telling(
            summary=summary, matter=matter, proof_name=proof_name, accused_name=accused_name
        )
        row = await investigating.begin(info.context.services, viewer, id, version, telling)
        return ComplaintCase.from_model(viewer, row)

    @strawberry.mutation(
        permission_classes=[ForSupervisors],
        extensions=[ReturnsProblems()],
        description="Asks the complainant for more; the term rests meanwhile.",
    )
    async def ask_complainant(
        self, info: Info, id: UUID, version: int, words: str
    ) -> ComplaintCaseResult:
        """See investigating.ask."""
        viewer = info.context.official
        row = await investigating.ask(viewer, id, version, words=words)
        return ComplaintCase.from_model(viewer, row)

    @strawberry.mutation(
        permission_classes=[ForSupervisors],
        extensions=[ReturnsProblems()],
        description="延期: so many working days longer, once; the complainant is told why.",
    )
    async def extend_complaint(
        self, info: Info, id: UUID, version: int, days: int, reason: str
    ) -> ComplaintCaseResult:
        """See investigating.extend."""
        viewer = info.context.official
        row = await investigating.extend(viewer, id, version, days=days, reason=reason)
        return ComplaintCase.from_model(viewer, row)

    @strawberry.mutation(
        permission_classes=[ForSupervisors],
        extensions=[ReturnsProblems()],
        description="属实: what was found, and on which rule it rests.",
    )
    async def find_complaint_founded(
        self, info: Info, id: UUID, version: int, words: str, basis: str
    ) -> ComplaintCaseResult:
        """See finding.find."""
        viewer = info.context.official
        row = await finding.find(
            info.context.services, viewer, id, version, words=words, basis=basis
        )
        return ComplaintCase.from_model(viewer, row)

    @strawberry.mutation(
        permission_classes=[ForSupervisors],
        extensions=[ReturnsProblems()],
        description="不属实, with reasons.",
    )
    async def dismiss_complaint(
        self, info: Info, id: UUID, version: int, reasons: str
    ) -> ComplaintCaseResult:
        """See finding.dismiss."""
        viewer = info.context.official
        row = await finding.dismiss(info.context.services, viewer, id, version, reasons=reasons)
        return ComplaintCase.from_model(viewer, row)

    @strawberry.mutation(
        permission_classes=[ForSupervisors],
        extensions=[ReturnsProblems()],
        description="Answers a suggestion at once.",
    )
    async def reply_to_suggestion(
        self, info: Info, id: UUID, version: int, words: str
    ) -> ComplaintCaseResult:
        """See finding.reply."""
        viewer = info.context.official
        row = await finding.reply(viewer, id, version, words=words)
        return ComplaintCase.from_model(viewer, row)

    @strawberry.mutation(
        permission_classes=[ForSupervisors],
        extensions=[ReturnsProblems()],
        description=(
            "责令限期整改: drafts the letter that orders what is to be set right, one demand in"
            " a line, within so many working days of its issue."
        ),
    )
    async def order_rectification(
        self, info: Info, id: UUID, version: int, days: int, words: str
    ) -> ComplaintCaseResult:
        """See rectifying.order."""
        viewer = info.context.official
        row = await rectifying.order(
            info.context.services, viewer, id, version, days=days, words=words
        )
        return ComplaintCase.from_model(viewer, row)

    @strawberry.mutation(
        permission_classes=[ForSupervisors],
        extensions=[ReturnsProblems()],
        description="Confirms that it is set right, in time or late.",
    )
    async def confirm_rectification(
        self, info: Info, id: UUID, version: int, words: str
    ) -> ComplaintCaseResult:
        """See rectifying.confirm."""
        viewer = info.context.official
        row = await rectifying.confirm(info.context.services, viewer, id, version, words=words)
        return ComplaintCase.from_model(viewer, row)

    @strawberry.mutation(
        permission_classes=[ForSupervisors],
        extensions=[ReturnsProblems()],
        description="通报: everybody reads which office did not set what right.",
    )
    async def publicise_complaint(
        self, info: Info, id: UUID, version: int, words: str
    ) -> ComplaintCaseResult:
        """See rectifying.publicise."""
        viewer = info.context.official
        row = await rectifying.publicise(info.context.services, viewer, id, version, words=words)
        return ComplaintCase.from_model(viewer, row)

    @strawberry.mutation(
        permission_classes=[ForSupervisors],
        extensions=[ReturnsProblems()],
        description=(
            "转办: drafts the letter by which it is handed on to the discipline body that is named,"
            " by a rule, and why."
        ),
    )
    async def transfer_complaint(
        self, info: Info, id: UUID, version: int, addressee: str, basis: str, words: str
    ) -> ComplaintCaseResult:
        """See rectifying.transfer."""
        viewer = info.context.official
        handover = Handover(addressee=addressee, basis=basis, words=words)
        row = await rectifying.transfer(info.context.services, viewer, id, version, handover)
        return ComplaintCase.from_model(viewer, row)

    @strawberry.mutation(
        permission_classes=[ForSupervisors],
        extensions=[ReturnsProblems()],
        description="答复: drafts the letter that tells the complainant what came of it.",
    )
    async def answer_complaint(
        self, info: Info, id: UUID, version: int, words: str
    ) -> ComplaintCaseResult:
        """See answering.answer."""
        viewer = info.context.official
        row = await answering.answer(info.context.services, viewer, id, version, words=words)
        return ComplaintCase.from_model(viewer, row)

    @strawberry.mutation(
        permission_classes=[ForSupervisors],
        extensions=[ReturnsProblems()],
        description="Takes the letter back that a complaint waits for, before it is approved 收回.",
    )
    async def take_back_complaint_letter(
        self, info: Info, id: UUID, words: str
    ) -> ComplaintCaseResult:
        """See lettering.take_back."""
        viewer = info.context.official
        row = await lettering.take_back(viewer, id, words=words)
        return ComplaintCase.from_model(viewer, row)

    @strawberry.mutation(
        permission_classes=[ForSupervisors],
        extensions=[ReturnsProblems()],
        description="回访: keeps whether it helped, as the complainant says.",
    )
    async def record_return_visit(self, info: Info, input: ReturnVisitInput) -> ComplaintCaseResult:
        """See answering.visit."""
        viewer = info.context.official
        row = await answering.visit(viewer, input.id, input.version, input.value())
        return ComplaintCase.from_model(viewer, row)

    @strawberry.mutation(
        permission_classes=[ForSupervisors],
        extensions=[ReturnsProblems()],
        description="办结: after a return visit, or when the term for one is over.",
    )
    async def close_complaint(self, info: Info, id: UUID, version: int) -> ComplaintCaseResult:
        """See answering.close."""
        viewer = info.context.official
        row = await answering.close(viewer, id, version)
        return ComplaintCase.from_model(viewer, row)
