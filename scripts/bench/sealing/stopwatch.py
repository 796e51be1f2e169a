"""How long the parts of a program take, each without those inside it: together, the whole."""

import functools
import inspect
import time
from collections import defaultdict
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any


class Stopwatch:
    """Processor time of this process by the name of a part; parts may lie within one another.

    It knows one line of work: nothing else may run meanwhile.
    """

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._running: list[str] = []
        self._since = 0.0

    @contextmanager
    def part(self, name: str) -> Generator[None]:
        """Time spent inside is of this part, unless another one begins inside."""
        self._settle()
        self._running.append(name)
        try:
            yield
        finally:
            self._settle()
            self._running.pop()

    def time(self, owner: Any, attribute: str, name: str) -> None:
        """Replaces a function or method of a library, plain or asynchronous, by one that is timed.

        For this process only, which ends with the measuring.
        """
        original = inspect.getattr_static(owner, attribute)
        if isinstance(original, classmethod):
            timed: Any = classmethod(self._timed(original.__func__, name))
        else:
            timed = self._timed(original, name)
        setattr(owner, attribute, timed)

    def _timed(self, function: Callable[..., Any], name: str) -> Callable[..., Any]:
        if inspect.iscoroutinefunction(function):

            @functools.wraps(function)
            async def awaited(*arguments: Any, **options: Any) -> Any:
                with self.part(name):
                    return await function(*arguments, **options)

            return awaited

        @functools.wraps(function)
        def called(*arguments: Any, **options: Any) -> Any:
            with self.part(name):
                return function(*arguments, **options)

        return called

    def _settle(self) -> None:
        now = time.process_time()
        if self._running:
            self.seconds[self._running[-1]] += now - self._since
        self._since = now
