"""The main job, end to end, over HTTP, with real processes; checked by tools we did not write."""

import json
import subprocess
from pathlib import Path

from PIL import Image

from scripts.demo.journey import REQUESTS, Journey
from tests.running import RunningPortal

NAMES = ("买买提·阿布都热西提", "龙㛃霏")


def said_by(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_twelve_requests_become_eleven_sealed_proofs_and_one_guided_refusal(
    running_portal: RunningPortal, tmp_path: Path
) -> None:
    folder = tmp_path / "pdfs"

    outcome = Journey(running_portal.address, folder).play()

    requests = json.loads(REQUESTS.read_text(encoding="utf-8"))
    assert (len(outcome.pdfs), outcome.refusals) == (11, 1)
    for path in outcome.pdfs:
        request = requests[int(path.name[:2]) - 1]
        _assert_sound(path)
        _assert_says(path, request["text"], request["title"])
        _assert_shows_a_red_seal(path, tmp_path)
    assert all(any(name in _text(path) for path in outcome.pdfs) for name in NAMES)


def _assert_sound(path: Path) -> None:
    report = said_by("pdfsig", "-nocert", path)
    assert "Signature is Valid" in report
    assert "Total document signed" in report
    assert "ETSI.CAdES.detached" in report
    assert "No syntax or stream encoding errors" in said_by("qpdf", "--check", path)
    fonts = said_by("pdffonts", path).splitlines()[2:]
    assert fonts
    assert all(line.split()[-5] == "yes" for line in fonts), "every font is embedded"


def _assert_says(path: Path, text: str, title: str) -> None:
    seen = _text(path)
    assert text in seen
    assert title in seen
    assert "演示印章" in seen


def _text(path: Path) -> str:
    return "".join(said_by("pdftotext", "-raw", path, "-").split())


def _assert_shows_a_red_seal(path: Path, folder: Path) -> None:
    page = folder / path.stem
    said_by("pdftoppm", "-r", "50", "-png", "-singlefile", path, page)
    with Image.open(f"{page}.png") as image:
        channels = image.convert("RGB").tobytes()
    pixels = zip(channels[::3], channels[1::3], channels[2::3], strict=True)
    red = sum(r > 150 and g < 90 and b < 90 for r, g, b in pixels)
    # A 42 mm ring with star and text covers some 600 of its 6,800 pixels at 50 dpi.
    assert red > 300
