"""What a build of the browser pages leaves, as far as the server cares."""

import gzip
from pathlib import Path

import brotli

INDEX = b"<!doctype html><title>\xe5\x85\x8d\xe8\xaf\x81\xe9\x80\x9a</title><main id=app></main>"
SCRIPT = b"export const name = 'home';\n" * 40
HASHED = "/assets/home-Bx3O6Yu0.js"


def a_build(folder: Path) -> Path:
    """A built site below `folder`: two files with both twins, the others without."""
    (folder / "assets").mkdir(parents=True)
    for name, content in (("index.html", INDEX), (HASHED[1:], SCRIPT)):
        (folder / name).write_bytes(content)
        (folder / f"{name}.br").write_bytes(brotli.compress(content))
        (folder / f"{name}.gz").write_bytes(gzip.compress(content))
    (folder / "assets" / "home-CZj6gnFM.css").write_bytes(b"body { margin: 0 }\n")
    (folder / "sw.js").write_bytes(b"self.skipWaiting();\n")
    (folder / "boot.js").write_bytes(b"'use strict';\n")
    (folder / "manifest.webmanifest").write_bytes(b"{}\n")
    (folder / "icon.svg").write_bytes(b'<svg xmlns="http://www.w3.org/2000/svg"/>\n')
    return folder
