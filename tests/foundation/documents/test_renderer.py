"""The renderer's promises: the same bytes, the exact text, a sound PDF, and limits that hold."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pikepdf
import pytest

from backend.foundation.documents import press
from backend.foundation.documents.fonts import FontsMissing
from backend.foundation.documents.renderer import DocumentRenderer, RenderFailed

PROJECT = Path(__file__).parents[3]
pytestmark = pytest.mark.anyio

TEMPLATES = PROJECT / "templates"
FREE_FORM = ("proofs/free-form", "v1")


@pytest.fixture
async def own_renderer(fonts: Path) -> AsyncIterator[DocumentRenderer]:
    """A renderer whose press a test may stop or kill."""
    renderer = DocumentRenderer(templates=TEMPLATES, fonts=fonts)
    await renderer.start()
    yield renderer
    await renderer.close()


def press_id(renderer: DocumentRenderer) -> int:
    process = renderer._presses[0]._process
    assert process is not None
    return process.pid


async def test_the_same_content_gives_the_same_bytes_in_another_process(
    renderer, sample, fonts, monkeypatch
):
    first = await renderer.render(*FREE_FORM, sample)
    for name, value in {"TZ": "Asia/Tokyo", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "7"}.items():
        monkeypatch.setenv(name, value)
    other = DocumentRenderer(templates=TEMPLATES, fonts=fonts)
    await other.start()
    try:
        await other.render(*FREE_FORM, {**sample, "statement": "先打印另一份。"})
        second = await other.render(*FREE_FORM, sample)
    finally:
        await other.close()
    assert second == first


async def test_the_text_of_the_document_is_the_text_of_the_snapshot(renderer, sample, text_of):
    text = "".join(text_of(await renderer.render(*FREE_FORM, sample)))
    for paragraph in sample["statement"].split("\n"):
        assert paragraph in text
    for expected in (
        f"编号：{sample['number']}",
        f"姓名：{sample['subject']['name']}，公民身份号码：{sample['subject']['id_number']}。",
        f"此证明仅用于{sample['purpose']}。",
        f"负责人：{sample['person_in_charge']}",
        f"经办人：{sample['preparer']}",
        "2026年11月22日",
        sample["identifier"],
        sample["verification_code"],
        sample["verification_url"],
        sample["issuer"]["contact_phone"],
        "演示印章，不具法律效力",
    ):
        assert "".join(expected.split()) in text


async def test_rare_characters_and_signs_print_as_themselves(renderer, a_snapshot, text_of):
    statement = "𠮷䶮𬭚㛃霏買·买〔〕×℃，买买提·阿布都热西提，𪜀𫠠囍한ＡA１1"
    document = await renderer.render(*FREE_FORM, a_snapshot(statement=statement))
    assert statement in "".join(text_of(document))


@pytest.mark.parametrize("char", ["😀", "བ", "ئ", "\u202e", "\x00", "\ud800", "\ue000"])
async def test_a_character_without_a_glyph_stops_the_document_and_is_named(
    renderer, a_snapshot, char
):
    with pytest.raises(RenderFailed, match=f"U\\+{ord(char):04X}") as failure:
        await renderer.render(*FREE_FORM, a_snapshot(preparer=f"王{char}芳"))
    assert failure.value.permanent


async def test_the_document_is_archivable_tagged_and_dated_by_its_day_of_issue(
    renderer, sample, verdict
):
    document = await renderer.render(*FREE_FORM, sample)
    assert "No syntax or stream encoding errors" in verdict(document, "qpdf", "--check")
    info = verdict(document, "pdfinfo", "-isodates")
    assert "2026-11-22T00:00:00+08" in info
    assert "Tagged:          yes" in info
    assert "A4" in info
    xmp = verdict(document, "pdfinfo", "-meta")
    assert 'part="3"' in xmp
    assert 'conformance="A"' in xmp


async def test_the_document_says_its_language_and_title(renderer, sample, tmp_path):
    file = tmp_path / "document.pdf"
    file.write_bytes((await renderer.render(*FREE_FORM, sample)).pdf)
    with pikepdf.open(file) as pdf:
        assert str(pdf.Root.Lang) == "zh-CN"
        assert str(pdf.docinfo.Title) == f"居住证明（{sample['number']}）"


async def test_every_font_is_embedded_and_comes_from_the_font_folder(renderer, a_snapshot, verdict):
    document = await renderer.render(*FREE_FORM, a_snapshot(statement="常用字，한，𪜀"))
    rows = [line.split() for line in verdict(document, "pdffonts").splitlines()[2:]]
    assert all(row[-5:-2] == ["yes", "yes", "yes"] for row in rows)
    families = {row[0].partition("+")[2].partition("-")[0] for row in rows}
    assert families == {"Mianzheng", "Noto", "HanaMinB"}


async def test_a_page_of_common_characters_stays_small(renderer, sample):
    document = await renderer.render(*FREE_FORM, sample)
    assert len(document.pdf) < 60_000


async def test_a_press_killed_while_idle_is_replaced(own_renderer, sample):
    before = await own_renderer.render(*FREE_FORM, sample)
    os.kill(press_id(own_renderer), signal.SIGKILL)
    assert await own_renderer.render(*FREE_FORM, sample) == before


async def test_a_press_that_made_enough_documents_gives_its_place_to_another(
    own_renderer, sample, monkeypatch
):
    monkeypatch.setattr(press, "RETIRED_AFTER", 2)
    presses, files = [], []
    for _ in range(5):
        files.append((await own_renderer.render(*FREE_FORM, sample)).pdf)
        presses.append(press_id(own_renderer))
    first, second, third = presses[0], presses[2], presses[4]
    assert presses == [first, first, second, second, third]
    assert len({first, second, third}) == 3
    assert not is_alive(first)
    assert len(set(files)) == 1


async def test_a_press_killed_in_the_middle_is_replaced_and_the_document_made(own_renderer, sample):
    victim = press_id(own_renderer)
    os.kill(victim, signal.SIGSTOP)
    rendering = asyncio.create_task(own_renderer.render(*FREE_FORM, sample))
    await asyncio.sleep(0.1)
    os.kill(victim, signal.SIGKILL)
    assert (await rendering).pages == 1
    assert press_id(own_renderer) != victim


async def test_a_press_that_hangs_is_killed_and_the_failure_is_not_final(
    own_renderer, sample, monkeypatch
):
    monkeypatch.setattr(press, "REPLY_LIMIT", 0.3)
    os.kill(press_id(own_renderer), signal.SIGSTOP)
    with pytest.raises(RenderFailed) as failure:
        await own_renderer.render(*FREE_FORM, sample)
    assert not failure.value.permanent
    monkeypatch.undo()
    assert (await own_renderer.render(*FREE_FORM, sample)).pages == 1


async def test_a_caller_who_leaves_does_not_leave_his_answer_to_the_next(own_renderer, a_snapshot):
    rendering = asyncio.create_task(own_renderer.render(*FREE_FORM, a_snapshot(number="甲1号")))
    await asyncio.sleep(0)
    rendering.cancel()
    with pytest.raises(asyncio.CancelledError):
        await rendering
    wanted = a_snapshot(number="乙2号")
    assert await own_renderer.render(*FREE_FORM, wanted) == await own_renderer.render(
        *FREE_FORM, wanted
    )


async def test_documents_wait_their_turn(renderer, a_snapshot):
    snapshots = [a_snapshot(number=f"小阳证〔2026〕{number}号") for number in range(5)]
    together = await asyncio.gather(*(renderer.render(*FREE_FORM, one) for one in snapshots))
    assert len({document.pdf for document in together}) == 5


def test_a_press_does_not_survive_the_portal(fonts):
    program = """
import asyncio, sys
from pathlib import Path
from backend.foundation.documents.renderer import DocumentRenderer
async def main():
    renderer = DocumentRenderer(templates=Path(sys.argv[1]), fonts=Path(sys.argv[2]))
    await renderer.start()
    print(renderer._presses[0]._process.pid, flush=True)
    await asyncio.sleep(600)
asyncio.run(main())
"""
    command = [sys.executable, "-c", program, str(TEMPLATES), str(fonts)]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE) as portal:
        assert portal.stdout is not None
        victim = int(portal.stdout.readline())
        os.kill(victim, signal.SIGSTOP)  # So that it cannot notice by itself.
        portal.kill()
    for _ in range(100):
        if not is_alive(victim):
            return
        time.sleep(0.05)
    os.kill(victim, signal.SIGKILL)
    pytest.fail("the press outlived the portal")


def is_alive(process: int) -> bool:
    """Not gone, and not a zombie that nobody has collected yet."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


async def test_a_renderer_without_fonts_says_how_to_get_them(tmp_path):
    with pytest.raises(FontsMissing, match="scripts/build-fonts"):
        await DocumentRenderer(templates=TEMPLATES, fonts=tmp_path).start()


@pytest.mark.parametrize(
    ("template", "version"),
    [("proofs/none", "v1"), ("proofs/free-form", "v9"), ("proofs/../proofs/free-form", "v1"),
     ("/etc", "v1"), ("proofs/free-form", "../v1"), ("", "")],
)  # fmt: skip
async def test_only_a_template_version_that_exists_is_rendered(renderer, sample, template, version):
    with pytest.raises(RenderFailed) as failure:
        await renderer.render(template, version, sample)
    assert failure.value.permanent


async def test_a_snapshot_that_lacks_something_is_refused(renderer, sample):
    partial = {key: value for key, value in sample.items() if key != "purpose"}
    with pytest.raises(RenderFailed, match="purpose") as failure:
        await renderer.render(*FREE_FORM, partial)
    assert failure.value.permanent
