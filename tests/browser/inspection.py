"""What every page must keep in every size: axe at zero, text and targets large enough, no overflow.

Numbers: WCAG 2.2 AA; elder modes by the MIIT rules for elder-friendly apps (handbook, chapter 9).
"""

from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Page

ROOT = Path(__file__).resolve().parent.parent.parent
AXE = ROOT / "frontend-static" / "node_modules" / "axe-core" / "axe.min.js"
WIDTHS = (320, 390, 1280)
HEIGHT = 800
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@dataclass(frozen=True, slots=True)
class Size:
    """What a mode promises, in CSS pixels."""

    body: int
    smallest: int
    target: int


SIZES = {"standard": Size(18, 16, 44), "elder": Size(24, 20, 60), "xl": Size(30, 24, 60)}

_SET_MODE = "(mode) => { document.documentElement.dataset.mode = mode }"

_RUN_AXE = """async (tags) => {
  await Promise.allSettled(document.getAnimations().map((each) => each.finished));
  const found = await axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
  const say = (node) => node.html.slice(0, 200);
  return found.violations.map((each) => [each.id, each.nodes.map(say)]);
}"""

# Text that is drawn, with its size; an SVG's text is scaled with the picture.
_MEASURE = """(size) => {
  const seen = (element) => {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    return box.width > 1 && box.height > 1 && style.visibility !== 'hidden';
  };
  const say = (element) => element.outerHTML.slice(0, 160);
  const small = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !seen(element)) continue;
    const scale = element.getScreenCTM ? element.getScreenCTM().a : 1;
    const pixels = parseFloat(getComputedStyle(element).fontSize) * scale;
    if (pixels < size.smallest - 0.1) small.push([pixels, say(element)]);
  }
  const narrow = [];
  const targets = 'a[href], button, input, select, textarea, summary';
  for (const element of document.querySelectorAll(targets)) {
    // A label around a radio button or a check box is the target.
    const target = element.closest('label') || element;
    // WCAG 2.5.8 excepts a link inside a sentence.
    const inline = getComputedStyle(element).display === 'inline' && element.matches('a');
    if (inline || !seen(target) || element.closest('.unseen')) continue;
    const box = target.getBoundingClientRect();
    if (box.height < size.target - 0.5 || box.width < size.target - 0.5)
      narrow.push([box.width, box.height, say(element)]);
  }
  const page = document.documentElement;
  return {
    small, narrow,
    body: parseFloat(getComputedStyle(document.body).fontSize),
    sideways: page.scrollWidth - page.clientWidth,
  };
}"""


async def inspect(page: Page, name: str) -> None:
    """Raises AssertionError with all that is wrong with the page in any width and mode."""
    faults = await faults_of(page, name)
    assert not faults, "\n".join(faults)


async def faults_of(page: Page, name: str) -> list[str]:
    """What is wrong with the page, in each width and mode; it is left as it was."""
    faults: list[str] = []
    size_before = page.viewport_size
    mode_before = await page.evaluate("document.documentElement.dataset.mode")
    # Once for each document: a second reading would make the browser compile it anew.
    if await page.evaluate("window.axe === undefined"):
        await page.evaluate(AXE.read_text(encoding="utf-8"))
    for mode, size in SIZES.items():
        await page.evaluate(_SET_MODE, mode)
        for width in WIDTHS:
            await page.set_viewport_size({"width": width, "height": HEIGHT})
            faults += [f"{name} {mode} {width}: {each}" for each in await _faults(page, size)]
    await page.evaluate(_SET_MODE, mode_before)
    if size_before:
        await page.set_viewport_size(size_before)
    return faults


async def _faults(page: Page, size: Size) -> list[object]:
    measured = await page.evaluate(_MEASURE, {"smallest": size.smallest, "target": size.target})
    faults: list[object] = [("axe", each) for each in await page.evaluate(_RUN_AXE, TAGS)]
    faults += [("text too small", each) for each in measured["small"]]
    faults += [("target too small", each) for each in measured["narrow"]]
    if measured["sideways"] > 0:
        faults.append(("scrolls sideways by", measured["sideways"]))
    if measured["body"] < size.body:
        faults.append(("body text", measured["body"]))
    return faults
