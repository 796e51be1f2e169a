"""The portal's GraphQL door for tests: any viewer, no HTTP. HTTP has its own tests."""

from dataclasses import dataclass
from typing import Any

from strawberry.types import ExecutionResult

from backend.foundation.graphql.context import Context
from backend.foundation.services import Services
from backend.foundation.viewer import Anonymous, Visitor
from backend.web.schema import portal as schema


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
        result = await schema.execute(
            query,
            variable_values=variables,
            context_value=Context(viewer=viewer, services=self.services),
        )
        assert isinstance(result, ExecutionResult)
        if result.errors:
            raise Refused(result)
        assert result.data is not None
        return result.data
