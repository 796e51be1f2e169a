"""Room for a few at a time: whoever finds none is told so, instead of waiting without end."""

from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager

from backend.foundation.errors import Problem, ProblemCode


class Places:
    """At most `total` at a time in this process, and `per_source` of one source."""

    def __init__(self, *, total: int, per_source: int) -> None:
        self._total = total
        self._per_source = per_source
        self._taken: Counter[str] = Counter()

    @contextmanager
    def taken(self, source: str) -> Generator[None]:
        """A place for the code inside; raises VERIFICATION_BUSY at once when there is none."""
        if self._taken.total() >= self._total or self._taken[source] >= self._per_source:
            raise Problem(ProblemCode.VERIFICATION_BUSY)
        self._taken[source] += 1
        try:
            yield
        finally:
            self._taken[source] -= 1
            # Sources that have left must not fill the memory.
            if not self._taken[source]:
                del self._taken[source]
