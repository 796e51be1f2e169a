"""The enumerations of changes as the schema has them, described once for all faces."""

import strawberry

from backend.catalogue.models import CancelReason
from backend.changes.actions.reviewing import ReviewKind, ReviewVerdict
from backend.changes.lifecycle import ChangeState, ChangeVerb
from backend.changes.models import EntryKind

__all__ = [
    "CancelReason",
    "ChangeState",
    "ChangeVerb",
    "EntryKind",
    "ReviewKind",
    "ReviewVerdict",
]

strawberry.enum(ChangeState, description="Where a request for changes stands.")
strawberry.enum(ChangeVerb, description="What is done to a request; ENFORCE is the clock's.")
strawberry.enum(
    EntryKind, name="ChangeKind", description="What an entry does to its item of the catalogue."
)
strawberry.enum(CancelReason, description="七个一律: the grounds on which a proof is cancelled.")
strawberry.enum(ReviewKind, description="合法性审查 or 政策性审核.")
strawberry.enum(ReviewVerdict, description="What a review says: 通过 or 退回修改.")
