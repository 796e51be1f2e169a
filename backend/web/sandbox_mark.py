"""The single page of a sandbox says what it is; no other portal sends a byte more for it."""

import hashlib
from dataclasses import replace

from backend.web.static import Files, Variant

BANNER = (
    '<p class="sandbox" role="note"><strong>沙箱：数据均为虚构</strong> '
    '<span lang="en">Sandbox: all data are made up</span></p>'
)
_STYLE = '<link rel="stylesheet" href="/static/sandbox.css" />'
_PAGE = "/index.html"


def marked(files: Files) -> Files:
    """The same files, with the banner at the head of the single page, if that is built."""
    page = files.get(_PAGE)
    if page is None:
        return files
    text = page.variants["identity"].content.decode()
    text = text.replace("</head>", f"{_STYLE}</head>").replace("<body>", f"<body>{BANNER}")
    content = text.encode()
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    # The ready-made codings are of the page without the banner; it is small enough without one.
    plain = {"identity": Variant(content=content, etag=etag)}
    return {**files, _PAGE: replace(page, variants=plain)}
