"""What handlers and leads send where it is more than an id and words."""

from uuid import UUID

import strawberry

from backend.complaints.actions.answering import Visit
from backend.complaints.graphql.enums import BoardStage, DeclineReason, TermAge, VisitWay
from backend.complaints.lifecycle import ComplaintState
from backend.complaints.queries import Wanted


@strawberry.input(description="Which complaints a supervising office asks for.")
class ComplaintCaseFilter:
    """What is left out does not matter."""

    state: ComplaintState | None = strawberry.field(default=None, description="In this state.")
    mine: bool | None = strawberry.field(
        default=None, description="Handled or led by my office, or by others."
    )
    overdue: bool | None = strawberry.field(
        default=None, description="Whether the present term is over."
    )
    accused_id: UUID | None = strawberry.field(default=None, description="About this office.")
    lead_id: UUID | None = strawberry.field(default=None, description="Led by this office.")
    stage: BoardStage | None = strawberry.field(default=None, description="In this stage.")
    age: TermAge | None = strawberry.field(
        default=None, description="With so much of the present term over, and not ended."
    )
    supervised: bool | None = strawberry.field(
        default=None, description="Whether 督办 is in force: an office above looks on."
    )

    def value(self) -> Wanted:
        """As the query takes it."""
        return Wanted(
            state=self.state,
            mine=self.mine,
            overdue=self.overdue,
            accused_id=self.accused_id,
            lead_id=self.lead_id,
            stage=self.stage,
            age=self.age,
            supervised=self.supervised,
        )


@strawberry.input(description="Why a complaint is not taken up, and where to go instead.")
class DeclineComplaintInput:
    """Both are told to the complainant."""

    id: UUID = strawberry.field(description="The complaint.")
    version: int = strawberry.field(description="The version that was read.")
    reason: DeclineReason = strawberry.field(description="Why.")
    words: str = strawberry.field(description="Why, in words.")
    route: str = strawberry.field(description="Where to go instead, at most 500 characters.")


@strawberry.input(description="Who looks into a complaint.")
class DispatchComplaintInput:
    """Offices of the branch with supervising staff; never the accused, never a community."""

    id: UUID = strawberry.field(description="The complaint.")
    version: int = strawberry.field(description="The version that was read.")
    lead_id: UUID = strawberry.field(description="The lead.")
    assistant_ids: list[UUID] = strawberry.field(
        default_factory=list[UUID], description="Who helps the lead, at most 5."
    )
    words: str | None = strawberry.field(default=None, description="What they should know.")


@strawberry.input(description="What the complainant said afterwards.")
class ReturnVisitInput:
    """`solved` and `satisfied` are needed when she was reached."""

    id: UUID = strawberry.field(description="The complaint.")
    version: int = strawberry.field(description="The version that was read.")
    way: VisitWay = strawberry.field(description="How she was asked.")
    reached: bool = strawberry.field(description="Whether she could be reached.")
    solved: bool | None = strawberry.field(default=None, description="Whether it is solved.")
    satisfied: bool | None = strawberry.field(default=None, description="Whether she is satisfied.")
    words: str = strawberry.field(description="What was said, at most 500 characters.")

    def value(self) -> Visit:
        """As the action takes it."""
        return Visit(
            way=self.way,
            reached=self.reached,
            solved=self.solved,
            satisfied=self.satisfied,
            words=self.words,
        )
