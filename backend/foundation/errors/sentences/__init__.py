"""What a person reads when there is a problem: one sentence per code, by what it is about."""

from backend.foundation.errors.codes import ProblemCode
from backend.foundation.errors.sentences import (
    cases,
    changes,
    complaints,
    handling,
    outside,
    people,
    typed,
)
from backend.foundation.errors.sentences.sentence import Sentence

_ALL = (
    typed.SENTENCES
    | people.SENTENCES
    | cases.SENTENCES
    | changes.SENTENCES
    | complaints.SENTENCES
    | handling.SENTENCES
    | outside.SENTENCES
)

SENTENCES: dict[ProblemCode, Sentence] = {code: _ALL[code] for code in ProblemCode}
"""In the order of the codes; a code without a sentence stops the process at its start."""
