"""How a proof looks: one to three pages, the seal over name and date, never on a page alone."""

import json
import logging
import re
from pathlib import Path

import pytest

TEMPLATES = Path(__file__).parents[3] / "templates"
pytestmark = pytest.mark.anyio

FREE_FORM = ("proofs/free-form", "v1")
SENTENCE = "兹证明王桂香自2012年3月起一直在我村第三村民小组居住，现仍在该处生活。"
SEAL_RADIUS = 21 / 25.4 * 72
A4 = (595.28, 841.89)

VERSIONS = sorted(
    path.parent for path in TEMPLATES.glob("*/*/v*/proof.html") if "_base" not in path.parts
)
STYLES = sorted(TEMPLATES.rglob("*.css"))


@pytest.mark.parametrize("folder", VERSIONS, ids=str)
async def test_every_template_renders_its_sample_without_a_warning(renderer, folder, caplog):
    sample = json.loads((folder / "sample.json").read_text(encoding="utf-8"))
    template = folder.parent.relative_to(TEMPLATES).as_posix()
    assert (sample["template"], sample["template_version"]) == (template, folder.name)
    with caplog.at_level(logging.WARNING):
        document = await renderer.render(template, folder.name, sample)
    assert caplog.messages == []
    assert document.pages == 1


@pytest.mark.parametrize("style", STYLES, ids=str)
def test_style_sheets_keep_to_the_print_profile(style):
    text = re.sub(r"/\*.*?\*/", "", style.read_text(encoding="utf-8"), flags=re.DOTALL)
    for banned in ("flex", "grid", "display: table", "http:", "https:", "@font-face"):
        assert banned not in text


@pytest.mark.parametrize("length", range(0, 2001, 125))
async def test_the_seal_lies_on_the_last_page_together_with_body_text(
    renderer, a_snapshot, text_of, length
):
    statement = (SENTENCE * 60)[:length] or "情况属实。"
    document = await renderer.render(*FREE_FORM, a_snapshot(statement=statement))
    pages = text_of(document)
    assert 1 <= document.pages <= 3
    assert document.seal_spot.page == document.pages - 1
    assert all(part in pages[-1] for part in ("此证明仅用于", "特此证明。", "2026年11月22日"))
    assert "".join(statement.split()) in "".join(body_of(page) for page in pages)


def body_of(page: str) -> str:
    """The page without its number."""
    return page.partition("小阳证〔2026〕15号第")[0]


@pytest.mark.parametrize(
    "issuer", ["小村委", "柴桑区江洲镇小阳村村民委员会", "内蒙古自治区鄂伦春自治旗" * 3]
)
async def test_the_whole_seal_lies_on_the_page_over_name_and_date(
    renderer, a_snapshot, verdict, issuer
):
    details = {"name": issuer, "uscc": "54421202ME000001XB", "contact_phone": "0792-5550101"}
    document = await renderer.render(*FREE_FORM, a_snapshot(issuer=details))
    spot = document.seal_spot
    assert SEAL_RADIUS <= spot.x <= A4[0] - SEAL_RADIUS
    assert SEAL_RADIUS <= spot.y <= A4[1] - SEAL_RADIUS
    box = ["-x", spot.x - SEAL_RADIUS, "-y", A4[1] - spot.y - SEAL_RADIUS]
    box += ["-W", 2 * SEAL_RADIUS, "-H", 2 * SEAL_RADIUS]
    under = verdict_of_box(verdict, document, box)
    assert "2026年11月22日" in under
    assert any(char in under for char in issuer)
    assert "经办人" not in under
    assert "扫码" not in under


def verdict_of_box(verdict, document, box) -> str:
    page = str(document.seal_spot.page + 1)
    area = [str(round(value)) if isinstance(value, float) else value for value in box]

    def command(*arguments: str) -> str:
        return verdict(
            document, "sh", "-c", f'pdftotext -f {page} -l {page} {" ".join(arguments)} "$0" -'
        )

    return "".join(command(*area).split())


async def test_words_without_end_and_long_names_stay_inside_the_type_area(
    renderer, a_snapshot, verdict
):
    snapshot = a_snapshot(
        statement="A" * 900 + "…" * 200,
        title="W" * 120,
        preparer="买买提·" * 20,
        purpose="x" * 200,
        recipient="y" * 200,
        number="z" * 100,
    )
    document = await renderer.render(*FREE_FORM, snapshot)
    words = verdict(document, "sh", "-c", 'pdftotext -bbox "$0" -')
    edges = [
        float(line.split('xMax="')[1].split('"')[0])
        for line in words.splitlines()
        if "xMax" in line
    ]
    right = A4[0] - 26 / 25.4 * 72
    assert max(edges) <= right + 1


async def test_hand_made_indents_are_not_doubled_and_empty_lines_vanish(
    renderer, a_snapshot, verdict
):
    typed = await renderer.render(*FREE_FORM, a_snapshot(statement="　　第一段。\n\n  第二段。\n"))
    plain = await renderer.render(*FREE_FORM, a_snapshot(statement="第一段。\n第二段。"))
    assert verdict(typed, "sh", "-c", 'pdftotext -bbox "$0" -') == verdict(
        plain, "sh", "-c", 'pdftotext -bbox "$0" -'
    )


async def test_what_is_not_given_is_not_printed(renderer, a_snapshot, text_of):
    subject = {"name": "王桂香", "id_number": None}
    snapshot = a_snapshot(subject=subject, valid_until=None, recipient="", demo_seal=False)
    text = "".join(text_of(await renderer.render(*FREE_FORM, snapshot)))
    for absent in ("公民身份号码", "有效期", "人民法院：", "演示印章", "取代", "None"):
        assert absent not in text


async def test_a_correction_names_what_it_replaces(renderer, a_snapshot, text_of):
    snapshot = a_snapshot(version="002", supersedes={"number": "小阳证〔2026〕3号"})
    text = "".join(text_of(await renderer.render(*FREE_FORM, snapshot)))
    assert "本证明为第002版，取代编号为小阳证〔2026〕3号的证明。" in text
