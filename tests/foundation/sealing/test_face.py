import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from backend.foundation.sealing.face import FaceUndrawable, SealFace, face_pdf, face_svg

NAMES = {
    8: "小阳村村民委员会",
    18: "江西省九江市柴桑区狮子街道小阳村委会",
    21: "江西省九江市柴桑区狮子街道小阳村村民委员会",
    30: "福建省泉州市德化县浔中镇蒲坂第一社区居民委员会第三居民小组",
    40: "新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县孙扎齐牛录镇孙扎齐村村民委员会",
}
CHARACTERS = "小阳村民委员会江西省九市柴桑区狮子街道社居镇乡第一"


def rendered(pdf: bytes, folder: Path) -> Image.Image:
    (folder / "face.pdf").write_bytes(pdf)
    command = ["pdftoppm", "-r", "254", "-gray", "-singlefile", "face.pdf", "face"]
    subprocess.run(command, cwd=folder, check=True)
    return Image.open(folder / "face.pgm")


def glyph_points(face: SealFace, fonts: Path) -> list[complex]:
    """The points of all contours but ring and star, in millimetres from the centre."""
    svg = face_svg(face, fonts)
    drawing = re.search(r' d="([^"]+)"', svg)
    box = re.search(r'viewBox="\S+ \S+ (\d+) ', svg)
    assert drawing
    assert box
    units = int(box.group(1)) / face.diameter_mm
    contours = drawing.group(1).split("Z")[3:]
    numbers = [list(map(int, re.findall(r"-?\d+", contour))) for contour in contours]
    return [
        complex(x, -y) / units
        for line in numbers
        for x, y in zip(line[::2], line[1::2], strict=True)
    ]


@pytest.mark.parametrize(
    ("name", "ring", "straight"),
    [
        (NAMES[8], NAMES[8], ""),
        (NAMES[18], NAMES[18], ""),
        (NAMES[21], "江西省九江市柴桑区狮子街道", "小阳村村民委员会"),
        # The example of the rule for committees: township in the ring, committee under the star.
        (
            "北京市海淀区中关村街道科育社区居民委员会",
            "北京市海淀区中关村街道",
            "科育社区居民委员会",
        ),
        (
            "福建省泉州市德化县浔中镇蒲坂村村民委员会",
            "福建省泉州市德化县浔中镇",
            "蒲坂村村民委员会",
        ),
        (
            "内蒙古自治区锡林郭勒盟苏尼特左旗满都拉图苏木巴彦淖尔嘎查牧民委员会",
            "内蒙古自治区锡林郭勒盟苏尼特左旗满都拉图苏木",
            "巴彦淖尔嘎查牧民委员会",
        ),
        (
            "江西省九江市柴桑区城门乡很长很长很长的村名村民委员会",
            "江西省九江市柴桑区城门乡很长很长很长的村名",
            "村民委员会",
        ),
        ("柴桑区运行中心电子证明加注专用章", "柴桑区运行中心", "电子证明加注专用章"),
        (
            "九江市免证通运行中心（演示）电子证明加注专用章",
            "九江市免证通运行中心（演示）",
            "电子证明加注专用章",
        ),
        (NAMES[30], "福建省泉州市德化县浔中镇蒲坂第一社区居民委员会", "第三居民小组"),
    ],
)
def test_a_long_name_breaks_where_a_seal_maker_would(name: str, ring: str, straight: str) -> None:
    face = SealFace.for_name(name)
    assert (face.ring_text, face.straight_text) == (ring, straight)


@given(st.text(CHARACTERS, min_size=1, max_size=48))
def test_no_character_of_a_name_is_lost(name: str) -> None:
    face = SealFace.for_name(name)
    assert face.ring_text + face.straight_text == name


def test_a_name_without_room_is_refused() -> None:
    with pytest.raises(ValueError, match="characters"):
        SealFace.for_name("村" * 60)


@pytest.mark.parametrize(
    "wrong",
    [
        {"ring_text": ""},
        {"straight_text": "村" * 15},
        {"diameter_mm": 420.0},
        {"ring_mm": 12.0},
        {"star_mm": 30.0},
        {"colour": '#c8161d"/><script>'},
    ],
)
def test_impossible_seal_data_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        SealFace(**{"ring_text": "小阳村村民委员会", **wrong})  # type: ignore[arg-type] - that is the test


@pytest.mark.parametrize("length", NAMES)
@pytest.mark.parametrize("diameter_mm", [38.0, 42.0])
def test_text_touches_neither_ring_nor_star(length: int, diameter_mm: float, fonts: Path) -> None:
    face = SealFace.for_name(NAMES[length], diameter_mm=diameter_mm)
    distances = [abs(point) for point in glyph_points(face, fonts)]
    assert max(distances) < diameter_mm / 2 - face.ring_mm - 0.3
    assert min(distances) > face.star_mm / 2 + 0.3


def test_the_straight_line_stays_clear_of_the_ring_text(fonts: Path) -> None:
    whole = SealFace.for_name(NAMES[40])
    ring = SealFace(ring_text=whole.ring_text, straight_text=" ")
    straight = SealFace(ring_text="　", straight_text=whole.straight_text)
    lowest = min(point.imag for point in glyph_points(ring, fonts))
    box = glyph_points(straight, fonts)
    beside = [p for p in glyph_points(ring, fonts) if p.imag < max(q.imag for q in box) + 0.3]
    widest = max(abs(point.real) for point in box)
    assert lowest < 0
    assert all(abs(point.real) > widest + 0.3 for point in beside)


@pytest.mark.parametrize("count", [1, 2, 7, 8, 18, 25])
def test_the_seal_is_symmetric(count: int, fonts: Path, tmp_path: Path) -> None:
    # 一 is nearly its own mirror image, so the two halves of the drawing must nearly agree.
    face = SealFace(ring_text="一" * count, straight_text="一" * 6)
    image = rendered(face_pdf(face, fonts), tmp_path)
    mirrored = image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    difference = ImageChops.difference(image, mirrored).histogram()
    differing = sum(difference[128:]) / (image.width * image.height)
    assert differing < 0.01


def test_characters_stand_with_their_feet_to_the_centre(fonts: Path) -> None:
    # 丄 is broad at the foot and 丅 at the head.
    broad_foot = glyph_points(SealFace(ring_text="丄丄丄"), fonts)
    broad_head = glyph_points(SealFace(ring_text="丅丅丅"), fonts)
    inner = min(abs(point) for point in broad_foot)
    outer = max(abs(point) for point in broad_head)

    def breadth(points: list[complex], radius: float) -> int:
        return sum(abs(abs(point) - radius) < 0.8 for point in points)

    assert breadth(broad_foot, inner) > breadth(broad_foot, max(map(abs, broad_foot)))
    assert breadth(broad_head, outer) > breadth(broad_head, min(map(abs, broad_head)))


def test_equal_faces_are_equal_files_in_every_process(fonts: Path) -> None:
    program = (
        "import sys; from pathlib import Path;"
        "from backend.foundation.sealing.face import SealFace, face_pdf;"
        f"sys.stdout.buffer.write(face_pdf(SealFace.for_name({NAMES[21]!r}), Path({str(fonts)!r})))"
    )
    other = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert other.stdout == face_pdf(SealFace.for_name(NAMES[21]), fonts)


def test_the_page_has_exactly_the_size_of_the_seal(face: bytes, tmp_path: Path) -> None:
    (tmp_path / "face.pdf").write_bytes(face)
    told = subprocess.run(
        ["pdfinfo", "face.pdf"], cwd=tmp_path, capture_output=True, check=True, text=True
    ).stdout
    # 42 mm are 119.055 points.
    assert re.search(r"Page size: +119.055 x 119.055 pts", told)


@pytest.mark.parametrize("tool", ["pdffonts", "pdfimages -list"])
def test_the_drawing_holds_no_font_and_no_raster(face: bytes, tmp_path: Path, tool: str) -> None:
    (tmp_path / "face.pdf").write_bytes(face)
    told = subprocess.run(
        [*tool.split(), "face.pdf"], cwd=tmp_path, capture_output=True, check=True, text=True
    ).stdout
    assert len(told.splitlines()) == 2  # nothing but the heading


def test_the_drawing_is_a_clean_pdf(face: bytes, tmp_path: Path) -> None:
    (tmp_path / "face.pdf").write_bytes(face)
    subprocess.run(["qpdf", "--check", "face.pdf"], cwd=tmp_path, check=True)


def test_the_preview_is_one_path_of_real_size(fonts: Path) -> None:
    svg = ET.fromstring(face_svg(SealFace.for_name(NAMES[21]), fonts))  # noqa: S314 - our own output
    assert (svg.get("width"), svg.get("height")) == ("42mm", "42mm")
    assert [element.tag.rpartition("}")[2] for element in svg.iter()] == ["svg", "path"]


def test_a_character_without_glyph_is_named(fonts: Path) -> None:
    with pytest.raises(FaceUndrawable, match=r"U\+0F56"):
        face_pdf(SealFace(ring_text="小阳村བ村民委员会"), fonts)


def test_rare_characters_of_place_names_are_drawn(fonts: Path) -> None:
    assert face_pdf(SealFace(ring_text="𠮷䶮㛃村村民委员会"), fonts)
