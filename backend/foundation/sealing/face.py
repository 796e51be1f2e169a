"""The drawing of a round committee seal (印模) from its data, as vector paths.

Shape and sizes: State Council 国发〔1999〕25号 art. 1 (round, star in the centre); the rule for
committees (Beijing): 4.2 cm, star, the name in Song (宋体) wholly in the ring from left to right,
or its first part in the ring and the last in a straight line under the star; ring line 0.10 to
0.12 cm and star 1.4 cm by customary practice of the police.
"""

import math
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from backend.foundation.sealing.outlines import Glyph, Outline, Segment, typefaces

ONE_PART_LIMIT = 18  # characters; more than these are cramped in the ring alone
RING_LIMIT = 40  # characters; beyond these each is narrower than 1.5 mm on a 42 mm seal
STRAIGHT_LIMIT = 14  # characters; the same in the line under the star

_TOWNSHIP_END = re.compile(r"街道办事处|街道|镇|乡|苏木")
_COMMITTEE = re.compile(r"(?:社区)?(?:居民|村民|牧民)委员会|(?:村|居)委会")
_SPECIAL_PURPOSE = re.compile(r"(?<=.)电子证明加注专用章$")
_COLOUR = re.compile(r"#[0-9a-f]{6}")

# Distances of a seal of 42 mm; another diameter scales them.
_NORMAL_DIAMETER = 42.0
_GAP = 1.1  # between ring line and text
_TALLEST = 5.4  # characters of a short name
_SLIMMEST = 0.55  # width to height; a narrower Song is hard to read
_WIDEST = 0.84  # width to height; seal characters stand taller than wide
_PITCH = math.radians(27)  # between neighbours, as wide as a short name is spread
_ONE_PART_SWEEP = math.radians(282)  # from the first to the last character
_TWO_PART_SWEEP = math.radians(228)  # leaves the lower third to the straight line
_STRAIGHT_CENTRE = -10.6
_STRAIGHT_HEIGHT = 4.0
_STRAIGHT_WIDTH = 22.0  # ends before the feet of the first and last character of the ring
_STRAIGHT_PITCH = 3.5

# Ideographic em box of Noto Serif CJK and what is derived from it: 880 above, 120 below.
_EM_BOTTOM = -0.12
_UNITS = 50  # per millimetre: coordinates are whole numbers, 1,270 to the inch


class FaceUndrawable(Exception):
    """The seal cannot be drawn; the message names the character that no font has."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SealFace:
    """What a seal shows. Equal faces give equal drawings, byte for byte."""

    ring_text: str
    """Along the ring, clockwise from the left."""
    straight_text: str = ""
    """Under the star; empty in the one-part layout."""
    diameter_mm: float = _NORMAL_DIAMETER
    """To the outer edge of the ring line."""
    ring_mm: float = 1.2
    star_mm: float = 14.0
    """Across the circle through the five points."""
    colour: str = "#c8161d"

    def __post_init__(self) -> None:
        if not 1 <= len(self.ring_text) <= RING_LIMIT:
            raise ValueError(f"a ring holds 1 to {RING_LIMIT} characters, not {self.ring_text!r}")
        if len(self.straight_text) > STRAIGHT_LIMIT:
            raise ValueError(f"the straight line holds at most {STRAIGHT_LIMIT} characters")
        if not 30 <= self.diameter_mm <= 50:
            raise ValueError(f"a seal of {self.diameter_mm} mm is not between 30 and 50 mm")
        if not 0 < self.ring_mm <= 2 or not 0 < self.star_mm <= self.diameter_mm / 2.5:
            raise ValueError("ring or star do not leave room for the text")
        if not _COLOUR.fullmatch(self.colour):
            raise ValueError(f"a colour is written #rrggbb in lower case, not {self.colour!r}")

    @classmethod
    def for_name(
        cls,
        name: str,
        *,
        diameter_mm: float = _NORMAL_DIAMETER,
        ring_mm: float = 1.2,
        star_mm: float = 14.0,
    ) -> "SealFace":
        """The customary layout of a full name: in one part, or in two when it is long.

        What a seal is only good for (专用章) stands in the straight line, however short the name.

        Raises ValueError for a name too long for any layout (about 50 characters).
        """
        whole = len(name) <= ONE_PART_LIMIT and not _SPECIAL_PURPOSE.search(name)
        head, tail = (name, "") if whole else _two_parts(name)
        return cls(
            ring_text=head,
            straight_text=tail,
            diameter_mm=diameter_mm,
            ring_mm=ring_mm,
            star_mm=star_mm,
        )


def face_svg(face: SealFace, fonts: Path) -> str:
    """The seal as SVG of its real size, text as outlines."""
    size = _number(face.diameter_mm)
    half = round(face.diameter_mm * _UNITS / 2)
    path = " ".join(
        segment.operator
        + " ".join(f"{round(p.real * _UNITS)} {-round(p.imag * _UNITS)}" for p in segment.points)
        for segment in _drawing(face, fonts)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}mm" height="{size}mm" '
        f'viewBox="{-half} {-half} {2 * half} {2 * half}">'
        f'<path fill="{face.colour}" d="{path}"/></svg>'
    )


def face_pdf(face: SealFace, fonts: Path) -> bytes:
    """The seal as one PDF page of exactly its diameter: one filled path, no font, no raster."""
    side = _number(face.diameter_mm * 72 / 25.4)
    scale = _number(72 / 25.4 / _UNITS)
    middle = _number(face.diameter_mm * 36 / 25.4)
    red, green, blue = (int(face.colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    operators = {"M": "m", "L": "l", "C": "c", "Z": "h"}
    lines = [
        f"{_number(red)} {_number(green)} {_number(blue)} rg",
        f"{scale} 0 0 {scale} {middle} {middle} cm",
    ]
    for segment in _drawing(face, fonts):
        points = (f"{round(p.real * _UNITS)} {round(p.imag * _UNITS)}" for p in segment.points)
        lines.append(" ".join((*points, operators[segment.operator])))
    content = zlib.compress("\n".join((*lines, "f")).encode("ascii"), level=9)
    return _one_page_pdf(content, side)


def _two_parts(name: str) -> tuple[str, str]:
    """The name before and from the break: at its purpose, after the township, else at the
    committee's word.

    北京市×区××街道 | ××社区居民委员会 is the example of the rule for committees.
    """
    breaks = [found.start() for found in _SPECIAL_PURPOSE.finditer(name)]
    breaks += [found.end() for found in _TOWNSHIP_END.finditer(name)]
    for found in _COMMITTEE.finditer(name):
        breaks += found.span()
    roomy = [at for at in breaks if 4 <= len(name) - at <= 11]
    at = roomy[0] if roomy else len(name) - 8
    return name[:at], name[at:]


def _drawing(face: SealFace, fonts: Path) -> Iterator[Segment]:
    """Everything the seal shows, in millimetres from its centre, to be filled as one path."""
    radius = face.diameter_mm / 2
    yield from _circle(radius, clockwise=True)
    # Drawn the other way round, the inner circle cuts the disc to a ring.
    yield from _circle(radius - face.ring_mm, clockwise=False)
    yield from _star(face.star_mm / 2)
    yield from _ring_text(face, fonts)
    yield from _straight_text(face, fonts)


def _circle(radius: float, *, clockwise: bool) -> Iterator[Segment]:
    handle = 4 / 3 * (math.sqrt(2) - 1)  # of a quarter circle as a cubic curve, 0.03 % off
    turn = -1j if clockwise else 1j
    point = complex(radius, 0)
    yield Segment("M", (point,))
    for _ in range(4):
        end = point * turn
        yield Segment("C", (point + handle * end, end + handle * point, end))
        point = end
    yield Segment("Z", ())


def _star(radius: float) -> Iterator[Segment]:
    inner = math.sin(math.radians(18)) / math.sin(math.radians(54))  # of a regular pentagram
    for step in range(10):
        length = radius if step % 2 == 0 else radius * inner
        point = 1j * length * _turned(-math.radians(36) * step)
        yield Segment("L" if step else "M", (point,))
    yield Segment("Z", ())


def _ring_text(face: SealFace, fonts: Path) -> Iterator[Segment]:
    """The characters on the arc, their heads towards the ring, symmetric about the vertical."""
    scale = face.diameter_mm / _NORMAL_DIAMETER
    top = face.diameter_mm / 2 - face.ring_mm - _GAP * scale
    count = len(face.ring_text)
    sweep = _TWO_PART_SWEEP if face.straight_text else _ONE_PART_SWEEP
    pitch = min(_PITCH, sweep / max(count - 1, 1))
    # So tall that the feet, which stand closest, still get the slimmest width.
    height = min(_TALLEST * scale, pitch * top / (_SLIMMEST + pitch))
    width = min(height * _WIDEST, pitch * (top - height))
    for position, character in enumerate(face.ring_text):
        turned = _turned(pitch * ((count - 1) / 2 - position))
        glyph = _glyph(character, fonts)
        for segment in _cell(glyph, width=width, height=height, bottom=top - height):
            yield Segment(segment.operator, tuple(p * turned for p in segment.points))


def _straight_text(face: SealFace, fonts: Path) -> Iterator[Segment]:
    count = len(face.straight_text)
    if not count:
        return
    scale = face.diameter_mm / _NORMAL_DIAMETER
    pitch = min(_STRAIGHT_PITCH, _STRAIGHT_WIDTH / count) * scale
    height = _STRAIGHT_HEIGHT * scale
    bottom = _STRAIGHT_CENTRE * scale - height / 2
    for position, character in enumerate(face.straight_text):
        shift = pitch * (position - (count - 1) / 2)
        glyph = _glyph(character, fonts)
        width = min(pitch, height * _WIDEST)
        for segment in _cell(glyph, width=width, height=height, bottom=bottom):
            yield Segment(segment.operator, tuple(p + shift for p in segment.points))


def _glyph(character: str, fonts: Path) -> Glyph:
    glyph = typefaces(fonts).glyph(character)
    if glyph is None:
        raise FaceUndrawable(f"no font has the character {character!r} (U+{ord(character):04X})")
    return glyph


def _cell(glyph: Glyph, *, width: float, height: float, bottom: float) -> Outline:
    """The glyph in a cell of the given size, centred on the vertical axis."""
    return tuple(
        Segment(
            segment.operator,
            tuple(
                complex(
                    (p.real - glyph.advance / 2) * width, bottom + (p.imag - _EM_BOTTOM) * height
                )
                for p in segment.points
            ),
        )
        for segment in glyph.outline
    )


def _turned(angle: float) -> complex:
    return complex(math.cos(angle), math.sin(angle))


def _number(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")


def _one_page_pdf(content: bytes, side: str) -> bytes:
    """A PDF 1.4 file of one square page; deterministic, hence no dates and no identifier."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {side} {side}]/Resources<<>>"
        f"/Contents 4 0 R>>".encode("ascii"),
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(content), content),
    ]
    file = b"%PDF-1.4\n"
    offsets: list[int] = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return file + (
        b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
        + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(file))
    )
