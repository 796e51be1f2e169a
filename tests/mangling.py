"""Files with a piece cut out and rubbish put in.

Drawn before the test begins: Hypothesis ends an example that draws too much with an exception that
is no Exception, and inside an asynchronous test that would end the loop of all tests after it.
"""

from dataclasses import dataclass

from hypothesis import strategies as st


@dataclass(frozen=True)
class Mangling:
    """What gives way to what, in a file of any size."""

    place: int
    cut: int
    filling: bytes

    def of(self, content: bytes) -> bytes:
        """The content without the piece, and with the filling."""
        start = self.place % len(content)
        return content[:start] + self.filling + content[start + self.cut :]


def manglings(most_cut: int, filling: st.SearchStrategy[bytes]) -> st.SearchStrategy[Mangling]:
    """All places alike; a cut of at most so many bytes."""
    return st.builds(
        Mangling, place=st.integers(0, 2**24), cut=st.integers(0, most_cut), filling=filling
    )
