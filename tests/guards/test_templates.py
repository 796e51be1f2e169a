"""Every template prints its own sample, so that a broken one never reaches a resident."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from backend.bootstrap import TEMPLATES
from backend.foundation.documents.renderer import DocumentRenderer, RenderFailed

pytestmark = pytest.mark.anyio


async def unprintable(templates: Path, fonts: Path) -> list[str]:
    """Templates (folder and version) whose sample does not print."""
    renderer = DocumentRenderer(templates=templates, fonts=fonts)
    await renderer.start()
    faults: list[str] = []
    for template, version, sample in _samples(templates):
        try:
            await renderer.render(template, version, sample)
        except RenderFailed:
            faults.append(f"{template}/{version}")
    await renderer.close()
    return faults


def _samples(templates: Path) -> list[tuple[str, str, Any]]:
    return [
        (
            sample.parent.parent.relative_to(templates).as_posix(),
            sample.parent.name,
            json.loads(sample.read_bytes()),
        )
        for sample in sorted(templates.rglob("sample.json"))
    ]


async def test_every_template_prints_its_sample(fonts: Path) -> None:
    assert await unprintable(TEMPLATES, fonts) == []


async def test_a_template_that_asks_for_more_than_its_sample_is_noticed(
    fonts: Path, tmp_path: Path
) -> None:
    shutil.copytree(TEMPLATES / "proofs", tmp_path / "proofs")
    page = tmp_path / "proofs" / "free-form" / "v1" / "proof.html"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("{{ purpose }}", "{{ forgotten }}"), encoding="utf-8")

    assert await unprintable(tmp_path, fonts) == ["proofs/free-form/v1"]
