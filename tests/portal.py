"""The portal's GraphQL door for tests: any viewer, no HTTP. HTTP has its own tests."""

from dataclasses import dataclass
from typing import Any

import strawberry
from strawberry.types import ExecutionResult

from backend.foundation.asking import asking
from backend.foundation.graphql.context import Context, DepartmentContext
from backend.foundation.services import Services
from backend.foundation.viewer import Anonymous, Department, Visitor
from backend.web.exchange_schema import exchange
from backend.web.schema import portal


class Refused(AssertionError):
    """The answer had errors; `codes` are their extension codes."""

    def __init__(self, result: ExecutionResult) -> None:
        errors = result.errors or []
        super().__init__([f"{error.path}: {error.message}" for error in errors])
        self.codes = [
            getattr(error.original_error, "code", None) or (error.extensions or {}).get("code")
            for error in errors
        ]


@dataclass(frozen=True)
class Portal:
    """`await portal.execute("{ me { name } }", viewer=viewer)` gives the data or raises Refused."""

    services: Services

    async def execute(
        self,
        query: str,
        variables: dict[str, Any] | None = None,
        *,
        viewer: Visitor = Anonymous(source="test"),  # noqa: B008 -- frozen
    ) -> dict[str, Any]:
        return await answered(
            portal, query, variables, Context(viewer=viewer, services=self.services)
        )


@dataclass(frozen=True)
class Exchange:
    """The departments' door in the same manner; `viewer` has been admitted already."""

    services: Services

    async def execute(
        self, query: str, variables: dict[str, Any] | None = None, *, viewer: Department
    ) -> dict[str, Any]:
        context = DepartmentContext(viewer=viewer, services=self.services)
        return await answered(exchange, query, variables, context)


async def answered(
    schema: strawberry.Schema,
    query: str,
    variables: dict[str, Any] | None,
    context: Context | DepartmentContext,
) -> dict[str, Any]:
    """The data, or Refused."""
    with asking(context.viewer):
        result = await schema.execute(query, variable_values=variables, context_value=context)
    assert isinstance(result, ExecutionResult)
    if result.errors:
        raise Refused(result)
    assert result.data is not None
    return result.data
