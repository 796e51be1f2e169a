"""Every problem code has a sentence in both languages, with the same placeholders."""

import re
from collections.abc import Mapping

from backend.foundation.errors import SENTENCES, ProblemCode, Sentence


def faults(sentences: Mapping[ProblemCode, Sentence]) -> list[str]:
    """Codes without a sentence, or whose sentences ask for different details."""
    found: list[str] = []
    for code in ProblemCode:
        words = sentences.get(code)
        if (
            words is None
            or not words.zh
            or not words.en
            or _details(words.zh) != _details(words.en)
        ):
            found.append(code.value)
    return found


def _details(sentence: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", sentence))


def test_every_code_has_its_sentences() -> None:
    assert faults(SENTENCES) == []


def test_a_code_without_a_sentence_is_noticed() -> None:
    shorter = {code: words for code, words in SENTENCES.items() if code != "FORBIDDEN"}

    assert faults(shorter) == ["FORBIDDEN"]


def test_a_translation_that_lost_a_detail_is_noticed() -> None:
    changed = SENTENCES | {ProblemCode.TEXT_TOO_LONG: Sentence("最多 {limit} 个字。", "Too long.")}

    assert faults(changed) == ["TEXT_TOO_LONG"]
