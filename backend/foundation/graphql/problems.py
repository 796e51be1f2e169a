"""Problems as values: every mutation returns a union of its result and Problem."""

from typing import Any

import strawberry
from strawberry.extensions.field_extension import AsyncExtensionResolver, FieldExtension

from backend.foundation import errors, metrics
from backend.foundation.errors import ProblemCode
from backend.foundation.graphql import refusals
from backend.foundation.graphql.context import Info

strawberry.enum(
    ProblemCode,
    description="What kind of problem this is; each has one sentence in schema/README.md.",
)


@strawberry.type(description="Something the caller can act on. Nothing was stored or changed.")
class Problem:
    """The GraphQL face of errors.Problem."""

    code: ProblemCode = strawberry.field(description="Stable; safe to branch on.")
    message: str = strawberry.field(description="The sentence to show, in Chinese.")
    message_en: str = strawberry.field(description="The same sentence in English.")
    field: str | None = strawberry.field(description="The input it is about, if one.")

    @classmethod
    def from_problem(cls, problem: errors.Problem) -> "Problem":
        """Copies what may leave."""
        metrics.PROBLEMS.labels(problem.code.value).inc()
        return cls(
            code=problem.code,
            message=problem.message,
            message_en=problem.message_en,
            field=problem.field,
        )


class ReturnsProblems(FieldExtension):
    """Turns a raised Problem into the Problem member of the field's union."""

    async def resolve_async(
        self, next_: AsyncExtensionResolver, source: Any, info: Info, **kwargs: Any
    ) -> Any:
        """Runs the resolver; only errors.Problem is caught, everything else is a bug."""
        try:
            return await next_(source, info, **kwargs)
        except errors.Problem as problem:
            refusals.note(problem, info.field_name, info.context.viewer)
            return Problem.from_problem(problem)
