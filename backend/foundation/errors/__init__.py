"""A Problem is something a person can act on: a code, a sentence in two languages, a field."""

from backend.foundation.errors.codes import ProblemCode
from backend.foundation.errors.sentences import SENTENCES, Sentence

__all__ = ["SENTENCES", "NotFound", "Problem", "ProblemCode", "Sentence"]


class Problem(Exception):
    """Raised by actions and rules when a person can act on it; shown, never logged as a bug.

    `field` is the GraphQL name of the input it is about; `details` fill the sentence and must
    never hold personal data.
    """

    def __init__(self, code: ProblemCode, *, field: str | None = None, **details: object) -> None:
        super().__init__(code.value)
        self.code = code
        self.field = field
        self.details = details

    @property
    def message(self) -> str:
        """The Chinese sentence."""
        return SENTENCES[self.code].zh.format(**self.details)

    @property
    def message_en(self) -> str:
        """The English sentence."""
        return SENTENCES[self.code].en.format(**self.details)


class NotFound(Problem):
    """What does not exist and what the viewer may not know of: one answer, on purpose."""

    def __init__(self) -> None:
        super().__init__(ProblemCode.NOT_FOUND)
