"""A development PKI, the drawing of a seal, and a realistic proof to seal."""

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

from backend.foundation.documents.fonts import SONG_REGULAR
from backend.foundation.sealing.face import SealFace, face_pdf
from tests.foundation.sealing.authorities import COMMITTEE, Authority, new_authority

# Built by scripts/build-fonts, which scripts/test runs first.
FONTS = Path(__file__).resolve().parents[3] / "var/fonts"

PROOF = """<!doctype html><html lang="zh-CN"><head><title>居住证明</title>
<meta name="dcterms.created" content="2026-11-22"><style>
@font-face { font-family: Song; src: url(song.ttf) }
@page { size: A4; margin: 37mm 26mm 35mm 28mm }
body { font: 16pt/29pt Song } p { text-indent: 2em }
</style></head><body><h1>居住证明</h1>%s</body></html>"""
PARAGRAPH = "<p>兹证明王桂香自2012年3月起一直在我村第三村民小组居住，现仍在该处生活。</p>"


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return new_authority(tmp_path_factory.mktemp("pki"))


@pytest.fixture(scope="session")
def fonts() -> Path:
    return FONTS


@pytest.fixture(scope="session")
def face(fonts: Path) -> bytes:
    return face_pdf(SealFace.for_name(COMMITTEE), fonts)


@pytest.fixture(scope="session")
def proof(tmp_path_factory: pytest.TempPathFactory, fonts: Path) -> bytes:
    """Three pages of PDF/A-3a with tags, as the renderer makes them."""
    folder = tmp_path_factory.mktemp("proof")
    (folder / "proof.html").write_text(PROOF % (PARAGRAPH * 20), "utf-8")
    (folder / "song.ttf").symlink_to(fonts / SONG_REGULAR)
    command = [sys.executable, "-m", "weasyprint", "--pdf-variant", "pdf/a-3a", "--pdf-tags"]
    subprocess.run([*command, "proof.html", "proof.pdf"], cwd=folder, check=True)
    return (folder / "proof.pdf").read_bytes()


@pytest.fixture(scope="session")
def sealed(authority: Authority, proof: bytes, face: bytes) -> bytes:
    return asyncio.run(authority.seal(proof, face))
