"""How much one document may ask: one pass over the document, each fragment measured once.

The stock depth and alias limiters walk fragments again at every spread, which is exponential for
fragments that spread one another; here every fragment is measured once and remembered.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
)
from strawberry.extensions import SchemaExtension

from backend.foundation.pages import DEFAULT_PAGE, MAX_PAGE

MAX_TOKENS = 2_000
"""The portal's largest own operation has about 300 tokens."""
MAX_DEPTH = 12
"""The deepest own operation reaches 7: connection, edges, node, proof, region, name."""
MAX_ALIASES = 30
"""A page repeats a field under other names a few times; an attack does it by thousands."""
MAX_ROOT_FIELDS = 10
"""A screen loads at most six things at once."""
MAX_DEFINITIONS = 50
"""Operations and fragments of one document."""
MAX_COST = 5_000
"""Fields that may be resolved, pages multiplied by their size: two pages of 100 with 20 fields."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What a selection asks: levels, aliases, and fields to resolve."""

    depth: int = 0
    aliases: int = 0
    cost: int = 0

    def beside(self, other: "Measure") -> "Measure":
        """Both selections at the same level."""
        return Measure(
            max(self.depth, other.depth), self.aliases + other.aliases, self.cost + other.cost
        )


class _Meter:
    def __init__(self, document: DocumentNode, variables: Mapping[str, Any]) -> None:
        self._variables = variables
        self._fragments = {
            node.name.value: node
            for node in document.definitions
            if isinstance(node, FragmentDefinitionNode)
        }
        self._known: dict[str, Measure] = {}
        self._open: set[str] = set()

    def selection(self, node: SelectionSetNode | None) -> Measure:
        total = Measure()
        for part in node.selections if node else ():
            match part:
                case FieldNode():
                    total = total.beside(self._field(part))
                case InlineFragmentNode():
                    total = total.beside(self.selection(part.selection_set))
                case FragmentSpreadNode():
                    total = total.beside(self._fragment(part.name.value))
                case _:
                    raise GraphQLError("The document has a selection of an unknown kind.")
        return total

    def _field(self, node: FieldNode) -> Measure:
        inside = self.selection(node.selection_set)
        return Measure(
            inside.depth + 1,
            inside.aliases + (1 if node.alias else 0),
            1 + inside.cost * self._page_size(node),
        )

    def _fragment(self, name: str) -> Measure:
        if name not in self._known:
            if name in self._open or name not in self._fragments:
                raise GraphQLError(f"Fragment {name!r} is unknown or spreads itself.")
            self._open.add(name)
            self._known[name] = self.selection(self._fragments[name].selection_set)
            self._open.discard(name)
        return self._known[name]

    def _page_size(self, node: FieldNode) -> int:
        for argument in node.arguments or ():
            if argument.name.value == "first":
                return self._size(argument.value)
        pages = any(
            isinstance(part, FieldNode) and part.name.value == "edges"
            for part in (node.selection_set.selections if node.selection_set else ())
        )
        return DEFAULT_PAGE if pages else 1

    def _size(self, value: object) -> int:
        asked: object = None
        if isinstance(value, IntValueNode):
            asked = int(value.value[:9])
        elif isinstance(value, VariableNode):
            asked = self._variables.get(value.name.value)
        return min(max(asked, 1), MAX_PAGE) if isinstance(asked, int) else DEFAULT_PAGE


def check(document: DocumentNode, variables: Mapping[str, Any]) -> None:
    """Raises GraphQLError, naming the limit, when the document asks too much."""
    if len(document.definitions) > MAX_DEFINITIONS:
        raise GraphQLError(f"At most {MAX_DEFINITIONS} operations and fragments are allowed.")
    meter = _Meter(document, variables)
    for node in document.definitions:
        if isinstance(node, OperationDefinitionNode):
            _check_operation(node, meter.selection(node.selection_set))


def _check_operation(node: OperationDefinitionNode, asked: Measure) -> None:
    if len(node.selection_set.selections) > MAX_ROOT_FIELDS:
        raise GraphQLError(f"At most {MAX_ROOT_FIELDS} root fields are allowed.")
    for name, amount, limit in (
        ("depth", asked.depth, MAX_DEPTH),
        ("number of aliases", asked.aliases, MAX_ALIASES),
        ("cost", asked.cost, MAX_COST),
    ):
        if amount > limit:
            raise GraphQLError(f"The {name} of this document is over the limit of {limit}.")


class DocumentLimits(SchemaExtension):
    """Checks a document after it was parsed and before the specification's own rules run."""

    def on_operation(self) -> Iterator[None]:
        """Bounds the parser."""
        self.execution_context.parse_options["max_tokens"] = MAX_TOKENS
        yield

    def on_validate(self) -> Iterator[None]:
        """An overdrawn document is refused here; the costlier rules never see it."""
        context = self.execution_context
        try:
            if context.graphql_document is not None:
                check(context.graphql_document, context.variables or {})
        except GraphQLError as error:
            context.pre_execution_errors = [error]
        yield
