"""Files cross the pipe to the press as they are, and come out of the document as they went in."""

from datetime import date

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.foundation.documents.embedding import (
    EmbeddedFile,
    Relationship,
    files_of,
    headers_of,
)

files = st.builds(
    EmbeddedFile,
    name=st.from_regex(r"[a-z0-9]{1,8}\.[a-z]{3}", fullmatch=True),
    description=st.text(max_size=8),
    dated=st.dates(),
    relationship=st.sampled_from(Relationship),
    content=st.binary(max_size=64),
)


@given(st.lists(files, max_size=4))
def test_headers_and_contents_make_the_same_files_again(given: list[EmbeddedFile]) -> None:
    joined = b"".join(file.content for file in given)

    assert files_of(headers_of(given), joined) == given


@pytest.mark.anyio
async def test_an_embedded_file_keeps_its_bytes_its_words_and_its_day(
    renderer, a_snapshot, tmp_path
):
    file = EmbeddedFile(
        name="01.json",
        description="清单条目",
        dated=date(2026, 11, 22),
        relationship=Relationship.DATA,
        content=b'{"a": 1}',
    )
    first, again = [
        await renderer.render("proofs/free-form", "v1", a_snapshot(), files=[file])
        for _ in range(2)
    ]
    (tmp_path / "with.pdf").write_bytes(first.pdf)

    assert first.pdf == again.pdf
    with pikepdf.open(tmp_path / "with.pdf") as document:
        spec = document.attachments["01.json"]
        assert spec.get_file().read_bytes() == file.content
        assert spec.description == "清单条目"
        assert spec.obj.AFRelationship == "/Data"
        assert spec.get_file().obj.Params.ModDate == "D:20261122000000Z"
