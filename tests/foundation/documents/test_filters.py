"""The filters that templates use."""

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.foundation.documents.filters import chinese_date, even_lines, paragraphs, qr_code


def test_a_date_is_written_in_full_without_leading_zeros():
    assert chinese_date("2026-01-05") == "2026年1月5日"


def test_paragraphs_lose_their_margins_and_nothing_else():
    assert paragraphs("　　甲  乙\n\n 丙\t\n　") == ["甲  乙", "丙"]


@pytest.mark.parametrize(
    ("name", "lengths"),
    [("柴桑区江洲镇小阳村村民委员会", [14]), ("某某省某某市某某区某某镇小阳村村民委员会", [10, 10]),
     ("甲" * 31, [11, 11, 9]), ("A very long name in Latin letters", [33])],
)  # fmt: skip
def test_a_long_chinese_name_breaks_into_even_lines(name, lengths):
    assert [len(line) for line in even_lines(name, 15)] == lengths


@given(st.text(alphabet="甲乙丙丁", max_size=120), st.integers(1, 30))
def test_even_lines_keep_the_text_and_the_limit(text, longest):
    lines = even_lines(text, longest)
    assert "".join(lines) == text
    assert all(len(line) <= longest for line in lines)


def test_a_qr_code_is_a_vector_with_a_title():
    drawing = ET.fromstring(qr_code("https://proofs.example/v/<K7QM>", "核验 <二维码>"))  # noqa: S314 -- our own drawing
    assert drawing.attrib["viewBox"].startswith("0 0 ")
    assert [child.tag.rpartition("}")[2] for child in drawing] == ["title", "path"]
    assert drawing[0].text == "核验 <二维码>"
