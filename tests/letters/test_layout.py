"""How a letter looks: no warning, at most three pages, the seal with the last words."""

import json
import logging
from pathlib import Path
from typing import Any

import pytest

from backend.bootstrap import TEMPLATES
from backend.foundation.services import Services
from backend.letters.models import LetterKind
from backend.letters.snapshot import FORMS, TEMPLATE_VERSION
from tests.letters.office import said_by

pytestmark = pytest.mark.anyio

SENTENCE = "该单位窗口要求申请人到村民委员会开具无犯罪记录证明，申请人因此往返两次。"
LAST_WORDS = {
    LetterKind.RECTIFICATION_ORDER: "转有关机关处理。",
    LetterKind.TRANSFER_NOTICE: "告知我单位。",
    LetterKind.ANSWER: "特此答复。",
    LetterKind.EVIDENCE_BUNDLE: "即未经改动。",
}


# In the order of the kinds, so that two processes collect the same.
PROSE = [kind for kind in LetterKind if kind is not LetterKind.EVIDENCE_BUNDLE]


def sample_of(kind: LetterKind) -> dict[str, Any]:
    file = TEMPLATES / FORMS[kind].template / TEMPLATE_VERSION / "sample.json"
    return json.loads(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("kind", LetterKind)
async def test_the_sample_of_every_kind_prints_without_a_warning(
    services: Services, kind: LetterKind, caplog: pytest.LogCaptureFixture
) -> None:
    sample = sample_of(kind)
    with caplog.at_level(logging.WARNING):
        document = await services.documents.render(FORMS[kind].template, TEMPLATE_VERSION, sample)
    assert sample["title"] == FORMS[kind].title
    assert FORMS[kind].mark in sample["number"]
    assert caplog.messages == []
    assert document.pages <= 2


@pytest.mark.parametrize("length", range(0, 1801, 200))
@pytest.mark.parametrize("kind", PROSE)
async def test_the_seal_is_on_the_last_page_together_with_the_last_words(
    services: Services, tmp_path: Path, kind: LetterKind, length: int
) -> None:
    sample = sample_of(kind)
    finding = (SENTENCE * 60)[:length] or "情况属实。"
    sample["text"]["finding"] = finding

    document = await services.documents.render(FORMS[kind].template, TEMPLATE_VERSION, sample)

    path = tmp_path / "letter.pdf"
    path.write_bytes(document.pdf)
    pages = (await said_by("pdftotext", "-raw", path, "-")).split("\f")[:-1]
    last = "".join(pages[-1].split())
    assert 1 <= document.pages <= 3
    assert document.seal_spot.page == document.pages - 1
    assert all(part in last for part in (LAST_WORDS[kind], "2026年11月22日"))


async def test_a_bundle_lists_as_many_pieces_as_it_may_hold(services: Services) -> None:
    sample = sample_of(LetterKind.EVIDENCE_BUNDLE)
    sample["pieces"] = sample["pieces"][:1] * 30

    document = await services.documents.render(
        FORMS[LetterKind.EVIDENCE_BUNDLE].template, TEMPLATE_VERSION, sample
    )

    assert document.pages <= 5
    assert document.seal_spot.page == document.pages - 1
