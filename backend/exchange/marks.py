"""What a department has of a paper, read exactly: a number, a code or the hash of a file."""

import re
from dataclasses import dataclass

from backend.exchange.kinds import Mark
from backend.foundation import codes
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.text import fold_full_width

_SHA256 = re.compile("[0-9a-f]{64}")
_NUMBER = re.compile(r"(.{1,40}〔[0-9]{4}〕)([0-9]{1,9})号")
# What keyboards offer in place of 〔〕, the brackets of document numbers (GB/T 9704-2012).
_BRACKETS = str.maketrans("[(【［（", "〔〔〔〔〔") | str.maketrans("])】］）", "〕〕〕〕〕")


@dataclass(frozen=True, kw_only=True, slots=True)
class Subject:
    """The person whom the department believes the paper to be about."""

    name: str
    id_number: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """One paper that is asked for, as it came: exactly one of the first three."""

    number: str | None = None
    verification_code: str | None = None
    file_sha256: str | None = None
    subject: Subject | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Sought:
    """The same, read. `value` is None for what cannot be a mark of this kind: a slip of typing."""

    mark: Mark
    value: str | None
    subject: Subject | None

    @property
    def serial(self) -> tuple[str, int] | None:
        """The series and the running number of a number: 小阳证〔2026〕 and 15."""
        found = _NUMBER.fullmatch(self.value or "") if self.mark is Mark.NUMBER else None
        return None if found is None else (found[1], int(found[2]))


def read(asked: Asked, place: int) -> Sought:
    """Raises MARK_REQUIRED, naming the place, unless exactly one mark is given."""
    given = {
        Mark.NUMBER: asked.number,
        Mark.CODE: asked.verification_code,
        Mark.FILE: asked.file_sha256,
    }
    marks = [(mark, typed) for mark, typed in given.items() if typed is not None]
    if len(marks) != 1:
        raise Problem(ProblemCode.MARK_REQUIRED, field=f"proofs[{place}]")
    ((mark, typed),) = marks
    return Sought(mark=mark, value=_READERS[mark](typed), subject=asked.subject)


def _number(typed: str) -> str | None:
    if len(typed) > 100:
        return None
    plain = fold_full_width("".join(typed.split())).translate(_BRACKETS)
    return plain if _NUMBER.fullmatch(plain) else None


def _code(typed: str) -> str | None:
    try:
        return codes.normalise(typed)
    except Problem:
        return None


def _file(typed: str) -> str | None:
    plain = typed.strip().lower()
    return plain if _SHA256.fullmatch(plain) else None


_READERS = {Mark.NUMBER: _number, Mark.CODE: _code, Mark.FILE: _file}
