"""The verification page in three sizes: the numbers of the design, without any script."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STYLE = (ROOT / "frontend-static" / "public" / "verify.css").read_text(encoding="utf-8")
TOKENS = (ROOT / "frontend-static" / "src" / "styles" / "tokens.css").read_text(encoding="utf-8")
SIZES = ("fs", "fs-s", "fs-l", "fs-xl", "leading", "tap", "gap")
# Body, smallest, h2, h1 and gap in pixels; WCAG 2.2, and 适老化通用设计规范: main text 18, largest
# 30, targets 60 in the elder modes. The rows are the design's own, which ask for more.
MODES = {
    ":root": (18, 16, 22, 28, 1.6, 48, 8),
    '[data-mode="elder"]': (24, 20, 28, 36, 1.6, 64, 12),
    '[data-mode="xl"]': (30, 24, 32, 36, 1.5, 64, 12),
}


def values_in(style: str, mode: str) -> dict[str, str]:
    """The custom properties of a mode, with those that it takes over from the standard one."""
    blocks = dict(
        re.findall(r"([^{}]+?)\s*\{([^}]*)\}", re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL))
    )
    named = {name.strip().replace("'", '"'): block for name, block in blocks.items()}
    return {
        name: value
        for block in (named[":root"], named[mode])
        for name, value in re.findall(r"--([\w-]+):\s*([^;]+);", block)
    }


def pixels(value: str) -> float:
    return float(value.removesuffix("rem")) * (16 if value.endswith("rem") else 1)


@pytest.mark.parametrize("mode", MODES)
def test_each_mode_has_the_sizes_of_the_design(mode: str) -> None:
    values = values_in(STYLE, mode)

    assert tuple(pixels(values[name]) for name in SIZES) == MODES[mode]


@pytest.mark.parametrize("mode", MODES)
def test_the_sizes_are_those_of_the_browser_pages(mode: str) -> None:
    ours, theirs = values_in(STYLE, mode), values_in(TOKENS, mode)

    assert {name: ours[name] for name in SIZES} == {name: theirs[name] for name in SIZES}


def test_no_text_has_a_size_beside_those_of_its_mode() -> None:
    sizes = set(re.findall(r"font-size: ([^;]+);", STYLE))

    assert sizes == {"var(--fs)", "var(--fs-s)", "var(--fs-l)", "var(--fs-xl)", "inherit"}
    assert not re.search(r"\bfont: (?!inherit)", STYLE)


def test_every_text_has_a_contrast_of_at_least_four_and_a_half_to_one() -> None:
    colours = dict(re.findall(r"--(\w+): #([0-9a-f]{6});", STYLE))
    pairs = [(text, "card") for text in ("text", "quiet", "valid", "ended", "caution", "action")]
    pairs += [("text", "ground"), ("quiet", "ground"), ("action", "ground"), ("card", "action")]

    low = {pair: ratio for pair in pairs if (ratio := _contrast(*map(colours.get, pair))) < 4.5}

    assert low == {}


def _contrast(one: str | None, other: str | None) -> float:
    """WCAG 2.2, 1.4.3."""
    darker, lighter = sorted(_luminance(colour) for colour in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str | None) -> float:
    assert colour is not None
    channels = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
