"""How much one document may ask: one pass over the document, each fragment measured once.

The stock depth and alias limiters walk fragments again at every spread, which is exponential for
fragments that spread one another; here every fragment is measured once and remembered.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, cast

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    InlineFragmentNode,
    IntValueNode,
    ListValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
    Visitor,
    visit,
)
from strawberry.extensions import SchemaExtension

from backend.foundation.graphql.context import Reach
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
MAX_DIRECTIVES = 8
"""Parts that are asked for or left out (@include, @skip); nothing else takes one."""
MAX_COST = 5_000
"""Fields that may be resolved, pages multiplied by their size: two pages of 100 with 20 fields."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """What one document may ask at one door; the defaults are the portal's."""

    tokens: int = MAX_TOKENS
    depth: int = MAX_DEPTH
    aliases: int = MAX_ALIASES
    root_fields: int = MAX_ROOT_FIELDS
    definitions: int = MAX_DEFINITIONS
    directives: int = MAX_DIRECTIVES
    cost: int = MAX_COST
    lists: frozenset[str] = frozenset()
    """Arguments that are lists of things to answer for: each is worth its length."""

    @property
    def nested(self) -> int:
        """Braces within braces, fragments included: what this guards is Python's stack."""
        return 4 * self.depth


PORTAL = Limits()
_INTROSPECTION = frozenset({"__schema", "__type"})


@dataclass(frozen=True, slots=True)
class Measure:
    """What a selection asks: levels, aliases, fields to resolve, fields side by side at its top."""

    depth: int = 0
    aliases: int = 0
    cost: int = 0
    width: int = 0
    has_edges: bool = False
    """Whether it is the inside of a page."""

    def beside(self, other: "Measure") -> "Measure":
        """Both selections at the same level."""
        return Measure(
            max(self.depth, other.depth),
            self.aliases + other.aliases,
            self.cost + other.cost,
            self.width + other.width,
            self.has_edges or other.has_edges,
        )


class _Meter:
    def __init__(
        self,
        document: DocumentNode,
        variables: Mapping[str, Any],
        limits: Limits,
        *,
        introspection: bool,
    ) -> None:
        self._limits = limits
        self._variables = variables
        self._introspection = introspection
        self._fragments = {
            node.name.value: node
            for node in document.definitions
            if isinstance(node, FragmentDefinitionNode)
        }
        self._known: dict[str, Measure] = {}
        self._open: set[str] = set()
        self._nested = 0

    def selection(self, node: SelectionSetNode | None) -> Measure:
        if self._nested == self._limits.nested:
            raise _over("depth", self._limits.depth)
        self._nested += 1
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
        self._nested -= 1
        return total

    def _field(self, node: FieldNode) -> Measure:
        name = node.name.value
        if name in _INTROSPECTION:
            return self._introspected(node)
        inside = self.selection(node.selection_set)
        return Measure(
            depth=inside.depth + 1,
            aliases=inside.aliases + (1 if node.alias else 0),
            cost=1 + inside.cost * self._page_size(node, inside),
            width=1,
            has_edges=name == "edges",
        )

    def _introspected(self, node: FieldNode) -> Measure:
        if not self._introspection:
            raise GraphQLError("Introspection is off. The schema is published as a file.")
        # Tools ask about the schema more deeply than any screen asks about proofs; how many lists
        # lie within lists is graphql-core's rule, how often each is repeated is ours.
        aliases = self.selection(node.selection_set).aliases
        return Measure(depth=1, aliases=aliases, cost=1, width=1)

    def _fragment(self, name: str) -> Measure:
        if name not in self._known:
            if name in self._open or name not in self._fragments:
                raise GraphQLError(f"Fragment {name!r} is unknown or spreads itself.")
            self._open.add(name)
            self._known[name] = self.selection(self._fragments[name].selection_set)
            self._open.discard(name)
        return self._known[name]

    def _page_size(self, node: FieldNode, inside: Measure) -> int:
        for argument in node.arguments or ():
            if argument.name.value == "first":
                return self._size(argument.value)
            if argument.name.value in self._limits.lists:
                return self._length(argument.value)
        return DEFAULT_PAGE if inside.has_edges else 1

    def _size(self, value: object) -> int:
        asked: object = None
        if isinstance(value, IntValueNode):
            asked = int(value.value[:9])
        elif isinstance(value, VariableNode):
            asked = self._variables.get(value.name.value)
        # An absent variable may have a default in the document: the most is assumed.
        return min(max(asked, 1), MAX_PAGE) if isinstance(asked, int) else MAX_PAGE

    def _length(self, value: object) -> int:
        """Unlike a page, a list is as long as it is, whatever the action says to it later."""
        asked: object = None
        if isinstance(value, ListValueNode):
            asked = value.values
        elif isinstance(value, VariableNode):
            asked = self._variables.get(value.name.value)
        return max(len(asked), 1) if isinstance(asked, list | tuple) else MAX_PAGE


def check(
    document: DocumentNode,
    variables: Mapping[str, Any],
    limits: Limits = PORTAL,
    *,
    introspection: bool = False,
) -> None:
    """Raises GraphQLError, naming the limit, when the document asks too much."""
    if len(document.definitions) > limits.definitions:
        raise _over("number of operations and fragments", limits.definitions)
    if _directives(document) > limits.directives:
        raise _over("number of directives", limits.directives)
    for asked in measures(document, variables, limits, introspection=introspection):
        _check_operation(asked, limits)


def measures(
    document: DocumentNode,
    variables: Mapping[str, Any],
    limits: Limits = PORTAL,
    *,
    introspection: bool = False,
) -> list[Measure]:
    """What each operation of the document asks; GraphQLError for what cannot be measured."""
    meter = _Meter(document, variables, limits, introspection=introspection)
    return [
        meter.selection(node.selection_set)
        for node in document.definitions
        if isinstance(node, OperationDefinitionNode)
    ]


def _directives(document: DocumentNode) -> int:
    """Wherever they stand: each that is unknown or out of place is an error of its own."""
    found = _Directives()
    visit(document, found)
    return found.count


class _Directives(Visitor):
    count = 0

    def enter_directive(self, *_: object) -> None:
        self.count += 1


def _check_operation(asked: Measure, limits: Limits) -> None:
    for name, amount, limit in (
        ("number of root fields", asked.width, limits.root_fields),
        ("depth", asked.depth, limits.depth),
        ("number of aliases", asked.aliases, limits.aliases),
        ("cost", asked.cost, limits.cost),
    ):
        if amount > limit:
            raise _over(name, limit)


def _over(name: str, limit: int) -> GraphQLError:
    return GraphQLError(f"The {name} of this document is over the limit of {limit:,}.")


class DocumentLimits(SchemaExtension):
    """Checks a document after it was parsed and before the specification's own rules run."""

    limits: ClassVar[Limits] = PORTAL

    def on_operation(self) -> Iterator[None]:
        """Bounds the parser."""
        self.execution_context.parse_options["max_tokens"] = self.limits.tokens
        yield

    def on_validate(self) -> Iterator[None]:
        """Raises, so that neither the costlier rules nor their cache can overrule the refusal."""
        asked = self.execution_context
        context = cast("Reach", asked.context)
        if asked.graphql_document is not None:
            check(
                asked.graphql_document,
                asked.variables or {},
                self.limits,
                introspection=context.introspection,
            )
        yield
