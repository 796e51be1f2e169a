"""The enumerations of complaints as the schema has them, described once for all faces."""

import strawberry

from backend.complaints.board import BoardStage, TermAge
from backend.complaints.lifecycle import ComplaintState, ComplaintVerb
from backend.complaints.models import (
    ComplaintChannel,
    ComplaintKind,
    ComplaintOrigin,
    DeclineReason,
    EvidenceKind,
    Reminder,
    StepReader,
    Supervision,
    VisitWay,
)

__all__ = [
    "BoardStage",
    "ComplaintChannel",
    "ComplaintKind",
    "ComplaintOrigin",
    "ComplaintState",
    "ComplaintVerb",
    "DeclineReason",
    "EvidenceKind",
    "Reminder",
    "StepReader",
    "Supervision",
    "TermAge",
    "VisitWay",
]

strawberry.enum(
    BoardStage, name="ComplaintStage", description="What is to be done next with a complaint."
)
strawberry.enum(ComplaintKind, description="投诉, 举报 or 建议.")
strawberry.enum(ComplaintChannel, description="How a complaint came.")
strawberry.enum(ComplaintOrigin, description="From where in the portal a complaint was begun.")
strawberry.enum(ComplaintState, description="Where a complaint stands.")
strawberry.enum(
    ComplaintVerb, description="What is done to a complaint; LAPSE and MISS are the clock's."
)
strawberry.enum(DeclineReason, description="Why a complaint is not taken up 不予受理.")
strawberry.enum(EvidenceKind, description="What speaks for a complaint.")
strawberry.enum(
    Reminder,
    name="ComplaintReminder",
    description="How much of a term had passed when somebody was last reminded of it.",
)
strawberry.enum(StepReader, description="Who reads the words of a step besides the offices.")
strawberry.enum(Supervision, description="督办: how closely an office above looks on.")
strawberry.enum(
    TermAge,
    name="ComplaintTermAge",
    description="How much of the present term is over: the marks of the reminders.",
)
strawberry.enum(VisitWay, description="How the complainant was asked afterwards 回访.")
