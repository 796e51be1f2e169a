"""PDFs open, have a few pages, and ask nobody for a password."""

from collections.abc import Awaitable, Callable

import pikepdf
import pytest

from backend.foundation.intake.verdict import MAX_PAGES, InspectedFile, Refusal
from tests.uploaded_files import a_jpeg, a_pdf

pytestmark = pytest.mark.anyio

Inspect = Callable[[bytes], Awaitable[InspectedFile | Refusal]]


@pytest.mark.parametrize("pages", [1, 3, MAX_PAGES])
async def test_a_pdf_stays_as_it_is_and_its_pages_are_counted(inspect: Inspect, pages: int) -> None:
    content = a_pdf(pages)

    assert await inspect(content) == InspectedFile(
        content=content, media_type="application/pdf", pages=pages
    )


async def test_a_pdf_of_too_many_pages_is_refused(inspect: Inspect) -> None:
    assert await inspect(a_pdf(MAX_PAGES + 1)) is Refusal.PAGES


@pytest.mark.parametrize("user", ["", "password"])
async def test_a_pdf_with_a_password_is_refused(inspect: Inspect, user: str) -> None:
    locked = a_pdf(encryption=pikepdf.Encryption(owner="owner", user=user))

    assert await inspect(locked) is Refusal.ENCRYPTED


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n",
        b"%PDF-1.7\n" + bytes(5000),
        b"%PDF-1.7\n<script>alert(1)</script>",
        a_pdf(0),
        a_pdf(20)[:300],
        b"%PDF-1.7\n" + a_jpeg(),
    ],
    ids=["a line", "zeros", "HTML", "no page", "a part", "a JPEG"],
)
async def test_what_only_begins_like_a_pdf_is_refused(inspect: Inspect, content: bytes) -> None:
    assert await inspect(content) is Refusal.BROKEN
