"""A document that was prepared when the process started is executed without another look at it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from graphql import DocumentNode

from backend.foundation.graphql.context import Context
from backend.foundation.graphql.limits import DocumentLimits


@dataclass(kw_only=True)
class RequestContext(Context):
    """What a request brings, with the trusted document it named; None when it brought a text."""

    document: DocumentNode | None = None


class LimitsUnlessPrepared(DocumentLimits):
    """The limits of every document that comes as a text.

    A prepared one was parsed, measured and validated already, and each of the three is left out.
    """

    def on_operation(self) -> Iterator[None]:
        """Puts the prepared document where the parser and the validation would leave theirs."""
        document = self._prepared()
        if document is None:
            yield from super().on_operation()
            return
        self.execution_context.graphql_document = document
        self.execution_context.pre_execution_errors = []
        yield

    def on_validate(self) -> Iterator[None]:
        """Measures what came as a text."""
        if self._prepared() is None:
            yield from super().on_validate()
        else:
            yield

    def _prepared(self) -> DocumentNode | None:
        # Tests and tools execute without a request, in a plain Context.
        context = cast("Context", self.execution_context.context)
        return context.document if isinstance(context, RequestContext) else None
