"""A preview is the proof to the line and to the page, and nobody can take it for one."""

import json
import shutil
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from backend.foundation.documents.renderer import DocumentRenderer, RenderFailed
from tests.foundation.documents.reading import characters_of, lines_of

TEMPLATES = Path(__file__).parents[3] / "templates"
FREE_FORM = ("proofs/free-form", "v1")
SENTENCE = "兹证明王桂香自2012年3月起一直在我村第三村民小组居住，现仍在该处生活。"
MARKS = set("预览PREVIEW不是证明，没有效力Notaproof“#”、日期和二维码以批准时生成的为准盖章处")
VERSIONS = sorted(
    path.parent for path in TEMPLATES.glob("*/*/v*/proof.html") if "_base" not in path.parts
)
pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("length", [0, 90, 330, 420, 700, 1100, 1500, 2000])
async def test_a_preview_has_the_very_lines_and_pages_of_the_proof(renderer, a_snapshot, length):
    snapshot = a_snapshot(statement=(SENTENCE * 60)[:length] or "情况属实。")
    proof = await renderer.render(*FREE_FORM, snapshot)
    preview = await renderer.render(*FREE_FORM, snapshot, preview=True)

    assert preview.pages == proof.pages
    assert preview.seal_spot == proof.seal_spot
    for printed, marked in zip(characters_of(proof.pdf), characters_of(preview.pdf), strict=True):
        assert printed - marked == Counter()
        assert {char for char, _, _ in marked - printed} <= MARKS


@pytest.mark.parametrize("folder", VERSIONS, ids=str)
async def test_every_page_of_every_templates_preview_says_so(renderer, folder):
    snapshot = json.loads((folder / "sample.json").read_text(encoding="utf-8"))
    snapshot["statement"] = SENTENCE * 55
    template = folder.parent.relative_to(TEMPLATES).as_posix()
    preview = await renderer.render(template, folder.name, snapshot, preview=True)

    lines = lines_of(preview.pdf)
    assert preview.pages > 1
    assert lines.count("预览PREVIEW不是证明，没有效力Notaproof") == preview.pages
    assert lines.count("PREVIEW") == 6 * preview.pages
    assert lines.count("盖章处") == 1


async def test_a_preview_has_no_code_to_scan(renderer, sample):
    proof = await renderer.render(*FREE_FORM, sample)
    preview = await renderer.render(*FREE_FORM, sample, preview=True)

    assert darkest_square(await renderer.draw(proof.pdf, 1, 640)) > 0.35
    assert darkest_square(await renderer.draw(preview.pdf, 1, 640)) < 0.2


def darkest_square(png: bytes) -> float:
    """The share of black in the darkest 20 mm of the column where the QR code stands."""
    picture = Image.open(BytesIO(png)).convert("L")
    millimetre = picture.width / 210
    left, side = round(32 * millimetre), round(20 * millimetre)
    shares = []
    for top in range(0, picture.height - side, 4):
        dark = picture.crop((left, top, left + side, top + side)).point(lambda grey: grey < 128)
        shares.append(sum(dark.get_flattened_data()) / side**2)
    return max(shares)


async def test_proofs_are_printed_as_if_there_were_no_previews(renderer, sample, fonts, tmp_path):
    shutil.copytree(TEMPLATES / "proofs", tmp_path / "proofs")
    for sheet in tmp_path.rglob("preview.css"):
        sheet.unlink()
    await renderer.render(*FREE_FORM, sample, preview=True)
    marked = await renderer.render(*FREE_FORM, sample)
    bare = DocumentRenderer(templates=tmp_path, fonts=fonts)
    try:
        assert await bare.render(*FREE_FORM, sample) == marked
        with pytest.raises(RenderFailed, match="no preview") as failure:
            await bare.render(*FREE_FORM, sample, preview=True)
        assert failure.value.permanent
    finally:
        await bare.close()
