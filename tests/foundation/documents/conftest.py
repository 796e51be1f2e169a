"""A renderer with the real templates and fonts, and the tools that judge its documents."""

import copy
import json
import subprocess
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from backend.foundation.documents.renderer import DocumentRenderer, RenderedDocument

TEMPLATES = Path(__file__).parents[3] / "templates"


@pytest.fixture(scope="session")
async def renderer(fonts: Path, anyio_backend: str) -> AsyncIterator[DocumentRenderer]:
    renderer = DocumentRenderer(templates=TEMPLATES, fonts=fonts)
    await renderer.start()
    yield renderer
    await renderer.close()


@pytest.fixture(scope="session")
def sample() -> dict[str, Any]:
    text = (TEMPLATES / "proofs/free-form/v1/sample.json").read_text(encoding="utf-8")
    return json.loads(text)


@pytest.fixture(scope="session")
def a_copy() -> dict[str, Any]:
    """The content of an annotated copy."""
    text = (TEMPLATES / "proofs/annotated-copy/v1/sample.json").read_text(encoding="utf-8")
    return json.loads(text)


@pytest.fixture
def a_snapshot(sample: dict[str, Any]) -> Callable[..., dict[str, Any]]:
    def make(**changes: Any) -> dict[str, Any]:
        return {**copy.deepcopy(sample), **changes}

    return make


@pytest.fixture
def text_of(tmp_path: Path) -> Callable[[RenderedDocument], list[str]]:
    """The text of each page as poppler reads it, without line breaks and blanks."""

    def read(document: RenderedDocument) -> list[str]:
        file = tmp_path / "text.pdf"
        file.write_bytes(document.pdf)
        command = ["pdftotext", "-raw", str(file), "-"]
        text = subprocess.run(command, capture_output=True, check=True, text=True).stdout
        return ["".join(page.split()) for page in text.split("\f")[:-1]]

    return read


@pytest.fixture
def verdict(tmp_path: Path) -> Callable[..., str]:
    """What a tool we did not write prints about a document."""

    def ask(document: RenderedDocument, *command: str) -> str:
        file = tmp_path / "document.pdf"
        file.write_bytes(document.pdf)
        run = subprocess.run([*command, str(file)], capture_output=True, check=True, text=True)
        return run.stdout

    return ask
