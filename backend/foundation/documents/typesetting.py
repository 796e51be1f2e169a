"""One template version and one snapshot become one PDF; the same two make the same bytes.

Runs in the press process only. The PDF is PDF/A-3a and PDF/UA-1: archives can keep it, screen
readers can read it. Its dates are the day of issue, never the clock, so that an unsealed proof can
be made again and compared.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from pydyf import PDF
from weasyprint import CSS, Attachment
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration

from backend.foundation.documents import accessibility, packing, strokes, styles, subsetting
from backend.foundation.documents.accessibility import POINTS_PER_PIXEL
from backend.foundation.documents.embedding import EmbeddedFile
from backend.foundation.documents.fetcher import TemplateFetcher
from backend.foundation.documents.filters import FILTERS
from backend.foundation.documents.glyphs import name_of
from backend.foundation.documents.markup import Markup
from backend.foundation.sealing.spot import SealSpot

PDF_OPTIONS: dict[str, Any] = {"pdf_variant": "pdf/a-3a", "pdf_tags": True}
SEAL_ANCHOR = "seal"
"""The id of the element whose top left corner marks the centre of the seal."""

SEAL_RADIUS = 21 / 25.4 * 72
"""Half of 42 mm, the seal of a committee (国发〔1999〕25号 and the rules of the provinces)."""

PAGES = ("proof", "letter", "report")
"""What the page and the style sheet of a template are called, by what is printed."""

MOST_PAGES = 3
"""A proof on more pages is printed as small as it can be read."""

TEMPLATE_NAME = re.compile(r"[a-z][a-z0-9-]*(/[a-z][a-z0-9-]*)+")
VERSION_NAME = re.compile(r"v[1-9][0-9]*")


class Unprintable(Exception):
    """This content cannot be printed with this template, however often it is tried."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Typeset:
    """A finished document and where its seal goes."""

    pdf: bytes
    pages: int
    spot: SealSpot


class Typesetter:
    """Holds what is costly to make once: the fonts, the templates and their style sheets."""

    def __init__(self, templates: Path) -> None:
        for part in (strokes, styles, subsetting):
            part.hasten()
        self._templates = templates.resolve()
        self._fetcher = TemplateFetcher(self._templates)
        self._fonts = FontConfiguration()
        self._sheets: dict[Path, CSS] = {}
        self._environment = SandboxedEnvironment(
            loader=FileSystemLoader(self._templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters.update(FILTERS)

    def typeset(
        self,
        template: str,
        version: str,
        content: Mapping[str, Any],
        *,
        preview: bool = False,
        files: Sequence[EmbeddedFile] = (),
    ) -> Typeset:
        """Print `content`; raises Unprintable, or jinja2's TemplateError for a wrong snapshot.

        A preview has the same lines on the same pages, under the marks of the version's
        `preview.css`; without that sheet there is none.
        """
        page = self._page_of(template, version)
        sheets = [self._sheet(page.with_suffix(".css"))]
        if preview:
            sheets.append(self._preview_sheet(page.parent))
        document = self._lay_out_closely(page, content, sheets)
        # The names of embedded files are a name tree, which is sorted (ISO 32000-2, 7.9.6).
        ordered = sorted(files, key=lambda file: file.name)
        document.metadata.attachments += [self._attachment(file) for file in ordered]
        spot = _seal_spot(document)
        output = BytesIO()
        accessibility.claim(document.metadata)
        document.write_pdf(output, finisher=_finish, **PDF_OPTIONS)
        _refuse_missing_glyphs(document)
        return Typeset(pdf=output.getvalue(), pages=len(document.pages), spot=spot)

    def _page_of(self, template: str, version: str) -> Path:
        if not TEMPLATE_NAME.fullmatch(template) or not VERSION_NAME.fullmatch(version):
            raise Unprintable("this is not the name of a template and a version")
        folder = self._templates / template / version
        for name in PAGES:
            if (page := folder / f"{name}.html").is_file():
                return page
        raise Unprintable(f"there is no template {template} {version}")

    def _lay_out_closely(
        self, page: Path, content: Mapping[str, Any], sheets: list[CSS]
    ) -> Document:
        """The standard type, or a smaller one where that saves a page.

        The signature stays with the last lines of the text, so a text that ends low on a page
        pushes both to the next one. GB/T 9704 (7.3.5) then asks to adjust the spacing.
        """
        document = self._lay_out(page, content, sheets, "normal")
        if len(document.pages) > 1:
            compact = self._lay_out(page, content, sheets, "compact")
            if len(compact.pages) < len(document.pages):
                document = compact
        if len(document.pages) > MOST_PAGES:
            document = self._lay_out(page, content, sheets, "dense")
        return document

    def _lay_out(
        self, page: Path, content: Mapping[str, Any], sheets: list[CSS], density: str
    ) -> Document:
        name = page.relative_to(self._templates).as_posix()
        template = self._environment.get_template(name)
        html = Markup(
            template.render(content, density=density),
            base_url=page.parent.as_uri() + "/",
            url_fetcher=self._fetcher,
        )
        return html.render(font_config=self._fonts, stylesheets=sheets, **PDF_OPTIONS)

    def _attachment(self, file: EmbeddedFile) -> Attachment:
        day = datetime.combine(file.dated, time())
        return Attachment(
            file_obj=BytesIO(file.content),
            url_fetcher=self._fetcher,  # else one is made for each, with all it could fetch from
            name=file.name,
            description=file.description,
            created=day,
            modified=day,
            relationship=file.relationship,
        )

    def _preview_sheet(self, folder: Path) -> CSS:
        # A preview without its marks could be taken for a proof: then rather none.
        if not (folder / "preview.css").is_file():
            raise Unprintable("this version of the template has no preview")
        return self._sheet(folder / "preview.css")

    def _sheet(self, file: Path) -> CSS:
        if file not in self._sheets:
            self._sheets[file] = CSS(
                filename=file, font_config=self._fonts, url_fetcher=self._fetcher
            )
        return self._sheets[file]


def _finish(document: Document, pdf: PDF) -> None:
    accessibility.finish(document, pdf)
    packing.pack(pdf)


def _seal_spot(document: Document) -> SealSpot:
    """The first seal anchor, in points from the bottom left corner of its page."""
    for number, page in enumerate(document.pages):
        if SEAL_ANCHOR in page.anchors:
            left, top = page.anchors[SEAL_ANCHOR][:2]
            x, y = left * POINTS_PER_PIXEL, (page.height - top) * POINTS_PER_PIXEL
            width, height = page.width * POINTS_PER_PIXEL, page.height * POINTS_PER_PIXEL
            if not (SEAL_RADIUS <= x <= width - SEAL_RADIUS):
                raise Unprintable("the seal would lie over the side of the page")
            if not (SEAL_RADIUS <= y <= height - SEAL_RADIUS):
                raise Unprintable("the seal would lie over the top or bottom of the page")
            return SealSpot(page=number, x=round(x, 2), y=round(y, 2))
    raise Unprintable("the template has no place for the seal")


def _refuse_missing_glyphs(document: Document) -> None:
    """The last check, on what was really drawn: coverage and the chosen fonts must agree."""
    for font in document.fonts.values():
        for codepoint in font.missing:
            raise Unprintable(f"the fonts left out {name_of(chr(codepoint))}")
