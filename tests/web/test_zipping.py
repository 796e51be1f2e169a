"""A ZIP that is sent while it grows is a ZIP like any other, and a part of one is none."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from io import BytesIO
from zipfile import BadZipFile, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.web.zipping import MANIFEST, Entry, zipped

pytestmark = pytest.mark.anyio

AT = datetime(2026, 11, 22, 20, tzinfo=UTC)
CONTENTS = st.dictionaries(st.text("ab小〔.", min_size=1, max_size=20), st.binary(max_size=5000))


async def entries(contents: dict[str, bytes]) -> AsyncIterator[Entry]:
    for path, content in contents.items():
        yield Entry(f"files/{path}", content)


@given(CONTENTS)
async def test_what_goes_in_comes_out(contents: dict[str, bytes]) -> None:
    pieces = [piece async for piece in zipped(entries(contents), AT)]

    archive = ZipFile(BytesIO(b"".join(pieces)))
    assert archive.testzip() is None
    read = {name: archive.read(f"files/{name}") for name in contents}
    assert read == contents
    assert len(archive.read(MANIFEST).splitlines()) == len(contents)
    assert archive.getinfo(MANIFEST).date_time == (2026, 11, 23, 4, 0, 0)


async def test_every_piece_is_sent_before_the_next_file_is_read() -> None:
    read: list[int] = []

    async def files() -> AsyncIterator[Entry]:
        for number in range(3):
            read.append(number)
            yield Entry(f"{number}.pdf", bytes(1_000_000))

    seen = [(len(read), len(piece) > 1_000_000) async for piece in zipped(files(), AT)]

    assert seen == [(1, True), (2, True), (3, True), (3, False)]


async def test_a_download_that_breaks_off_does_not_pass_for_a_whole_one() -> None:
    contents = {"a": b"1" * 100, "b": b"2" * 100}
    pieces = [piece async for piece in zipped(entries(contents), AT)]

    with pytest.raises(BadZipFile):
        ZipFile(BytesIO(b"".join(pieces[:-1])))
