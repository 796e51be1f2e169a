"""What an applicant declares with a request (真实性承诺): the words, kept by their version.

The words of a version never change: what somebody declared is read again years later. New words
are a new version, added before the others. Their parts are those of a commitment in 国办发〔2020〕
42号: she knows what she was told, fulfils the conditions, is willing to be liable, and says so of
her own will.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from backend.foundation.errors import Problem, ProblemCode


@dataclass(frozen=True, kw_only=True, slots=True)
class Declaration:
    """The words of one version, in both languages."""

    version: str
    text: str
    text_en: str


_VERSIONS = (
    Declaration(
        version="2026-11",
        text="这份申请我看过了，看懂了。\n"
        "我写的和交的，都是真的、全的，没有隐瞒；我符合开这份证明的条件。\n"
        "我知道村（居）委会要核实。说了假话，证明作废，我要承担法律责任。\n"
        "这是我自己的真实意思。",
        text_en="I have read this request and I understand it.\n"
        "What I wrote and handed in is true and complete; I hide nothing, and I meet the "
        "conditions for this proof.\n"
        "I know that the committee checks it. If I say what is false, the proof is void and I "
        "answer for it before the law.\n"
        "I say this of my own free will.",
    ),
)
CURRENT = _VERSIONS[0]
"""What whoever asks today must declare."""
BY_VERSION: Mapping[str, Declaration] = {each.version: each for each in _VERSIONS}
"""Every version that somebody may have declared."""


def require_current(version: str) -> None:
    """Raises DECLARATION_NEEDED for none, and for words that are not today's."""
    if version != CURRENT.version:
        raise Problem(ProblemCode.DECLARATION_NEEDED, field="declaration")
