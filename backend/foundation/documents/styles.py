"""Remembers what a style comes to, from one document to the next.

WeasyPrint computes some 3,000 values of properties for a page. They follow from the style sheet
alone, which documents of a template share: only the first one needs the computing. Styles are made
anew for each document all the same, since layout writes into them, and what it writes is never
remembered. Runs in the press process only.
"""

from typing import Any

from weasyprint import css

MOST = 10_000
"""Styles remembered at a time, 1.2 kB each: all templates of ours have 7,000 in all densities."""

_computed_style: Any = css.ComputedStyle
_anonymous_style: Any = css.AnonymousStyle


class _Memory:
    """The values of one style, and the memories of the styles that inherit from it."""

    def __init__(self, declared: Any) -> None:
        self.declared = declared
        """What the style was made from: held, so that nothing else gets its identity."""
        self.values: dict[str, Any] = {}
        self.specified: dict[str, Any] = {}
        self.heirs: dict[Any, _Memory] = {}


class Memories:
    """All that is remembered; forgotten as a whole when it becomes too much."""

    def __init__(self) -> None:
        self._roots: dict[Any, _Memory] = {}
        self.count = 0

    def of(self, parent: Any, key: Any, declared: Any) -> _Memory:
        """The memory of the style that `key` names among the heirs of `parent`."""
        if parent is None:
            if self.count > MOST:
                self.__init__()
            siblings = self._roots
        else:
            # A style that layout has changed has no memory, and so have its heirs.
            siblings = parent.memory.heirs if hasattr(parent, "memory") else {}
        found = siblings.get(key)
        if found is None:
            found = siblings[key] = _Memory(declared)
            self.count += 1
        return found


class _Style(_computed_style):
    """The style of an element, of a page or of a margin box."""

    def __init__(self, parent: Any, cascaded: Any, pseudo_type: Any, *rest: Any) -> None:
        super().__init__(parent, cascaded, pseudo_type, *rest)
        declared = tuple([_named(*each) for each in cascaded.items()])
        key = (pseudo_type, declared, self.base_url, self.font_config)
        self.memory = memories.of(parent, key, cascaded)
        self.update(self.memory.values)
        self.specified.update(self.memory.specified)

    def __missing__(self, key: str) -> Any:
        value = self.memory.values[key] = super().__missing__(key)
        if key in self.specified:
            self.memory.specified[key] = self.specified[key]
        return value

    def copy(self) -> Any:
        """One for layout to change: what then follows holds for nobody else."""
        copy = _computed_style(
            self.parent_style, self.cascaded, self.pseudo_type, self.root_style, self.base_url,
            self.font_config, self.initial_page_sizes,
        )  # fmt: skip
        copy.update(self)
        copy.specified = self.specified.copy()
        return copy


class _AnonymousStyle(_anonymous_style):
    """The style of a box without an element."""

    def __init__(self, parent: Any) -> None:
        super().__init__(parent)
        self.memory = memories.of(parent, None, None)
        self.update(self.memory.values)

    def __missing__(self, key: str) -> Any:
        value = self.memory.values[key] = super().__missing__(key)
        return value

    def copy(self) -> Any:
        """One for layout to change, as above."""
        copy = _anonymous_style(self.parent_style)
        copy.update(self)
        return copy


memories = Memories()


def hasten() -> None:
    """From now on this process remembers styles."""
    css.ComputedStyle = _Style
    css.AnonymousStyle = _AnonymousStyle


def _named(name: str, declaration: Any) -> tuple[Any, ...]:
    """A declaration by its value, its origin, its layer and its specificity."""
    value, (origin, layer, specificity) = declaration
    # The sheets are kept, and their values with them; the language is read from each page.
    return name, value if name == "lang" else id(value), origin, layer, *specificity
