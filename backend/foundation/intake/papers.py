"""PDFs: that they open, how many pages they have, and that nobody needs a password."""

from typing import BinaryIO

from pypdfium2 import PdfDocument, PdfiumError, raw

from backend.foundation.intake.verdict import MAX_PAGES, FileRefused, InspectedFile, Refusal


def checked(file: BinaryIO) -> InspectedFile:
    """How many pages it has; the content stays what it is, and is not repeated here.

    Raises FileRefused for a password, for no page or too many, and for one that cannot be loaded.
    """
    try:
        paper = PdfDocument(file.read())
    except PdfiumError as error:
        encrypted = error.err_code == raw.FPDF_ERR_PASSWORD
        raise FileRefused(Refusal.ENCRYPTED if encrypted else Refusal.BROKEN) from None
    # With an empty password for reading it opens here, but not in every reader.
    if raw.FPDF_GetSecurityHandlerRevision(paper) != -1:
        raise FileRefused(Refusal.ENCRYPTED)
    if len(paper) > MAX_PAGES:
        raise FileRefused(Refusal.PAGES)
    if len(paper) == 0 or not all(_loads(paper, number) for number in range(len(paper))):
        raise FileRefused(Refusal.BROKEN)
    return InspectedFile(content=b"", media_type="application/pdf", pages=len(paper))


def _loads(paper: PdfDocument, number: int) -> bool:
    try:
        page = paper[number]
    except PdfiumError:
        return False
    return page.get_width() > 0 and page.get_height() > 0
