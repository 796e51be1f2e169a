"""The built pages use nothing that Chrome 71, Safari 12.1 or Firefox 69 lack.

The build lowers syntax to that floor but leaves interfaces as they are written, and one that is
missing blanks a page. Versions are those of MDN's compatibility tables. What pages ask for before
they use it (`typeof`, `in`) is not listed here.
"""

import re
from pathlib import Path

import pytest
import tinycss2
import tinycss2.ast as css

from scripts.local.frontend import frontend_of

PROJECT = Path(__file__).resolve().parents[2]
DIST = PROJECT / "frontend-static" / "dist"

NEWER_INTERFACES = {
    r"\.replaceAll\(": "Chrome 85",
    r"\.matchAll\(": "Chrome 73",
    r"\.at\(": "Chrome 92",
    r"\.findLast(Index)?\(": "Chrome 97",
    r"\.to(Sorted|Reversed|Spliced)\(": "Chrome 110",
    r"\.replaceChildren\(": "Chrome 86",
    r"\.requestSubmit\(": "Chrome 76",
    r"\bstructuredClone\(": "Chrome 98",
    r"\bObject\.fromEntries\(": "Chrome 73",
    r"\bObject\.(hasOwn|groupBy)\(": "Chrome 93",
    r"\bPromise\.(allSettled|any|withResolvers|try)\(": "Chrome 76",
    r"\bAbortSignal\.(timeout|any)\(": "Chrome 103",
    r"\.randomUUID\(": "Chrome 92",
    r"\bIntl\.(RelativeTimeFormat|ListFormat|DisplayNames|Segmenter)\b": "Safari 14",
    r"\b(dateStyle|timeStyle):": "Chrome 76",
    r"\(\?<[=!]": "Safari 16.4, and throws",
    r"\(\?<\w": "Firefox 78, and throws",
    r"\\p\{": "Firefox 78, and throws",
}

NEWER_PROPERTIES = {
    "inset": "Chrome 87",
    "inset-block": "Chrome 87",
    "inset-inline": "Chrome 87",
    "aspect-ratio": "Chrome 88",
    "translate": "Chrome 104",
    "rotate": "Chrome 104",
    "scale": "Chrome 104",
}
NEWER_RULES = {"layer", "container", "scope", "property", "starting-style"}
NEWER_SELECTORS = r":(has|is|where|modal|popover-open|user-invalid)\b|&"
# A list of selectors is dropped whole for one that is not known.
ALONE_IN_ITS_RULE = r":(focus-visible|any-link|placeholder-shown)\b"
NEWER_VALUES = r"\b(min|max|clamp|color-mix|oklch)\(|\d(dvh|svh|lvh|dvw|cqw|cqi)\b"


def newer_interfaces(script: str) -> list[str]:
    return [
        f"{since}: {found[0]}"
        for pattern, since in NEWER_INTERFACES.items()
        if (found := re.search(pattern, script))
    ]


def newer_styles(sheet: str) -> list[str]:
    """What an old browser would drop to the page's harm; what stands in @supports is asked for."""
    faults: list[str] = []
    for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
        if isinstance(rule, css.QualifiedRule):
            faults += _faults_of_rule(rule)
        elif isinstance(rule, css.AtRule) and rule.at_keyword in NEWER_RULES:
            faults.append(f"@{rule.at_keyword}")
        elif isinstance(rule, css.AtRule) and rule.at_keyword == "media":
            if re.search(r"[<>]", tinycss2.serialize(rule.prelude)):
                faults.append("@media with < or >")
            faults += newer_styles(tinycss2.serialize(rule.content or []))
    return faults


def _faults_of_rule(rule: css.QualifiedRule) -> list[str]:
    selector = tinycss2.serialize(rule.prelude).strip()
    faults = [selector] if re.search(NEWER_SELECTORS, selector) else []
    if "," in selector and re.search(ALONE_IN_ITS_RULE, selector):
        faults.append(f"{selector}: drops its neighbours")
    declared: dict[str, str] = {}
    for entry in tinycss2.parse_blocks_contents(rule.content):
        if isinstance(entry, css.QualifiedRule):
            faults.append(f"{selector}: a rule inside of it")
        if not isinstance(entry, css.Declaration):
            continue
        value = tinycss2.serialize(entry.value)
        has_older = entry.lower_name in declared
        if entry.lower_name in NEWER_PROPERTIES or (
            re.search(NEWER_VALUES, value) and not has_older
        ):
            faults.append(f"{selector} {{ {entry.name}: {value} }}")
        declared[entry.lower_name] = value
    # Between flex items Chrome 84; in a grid it is as old as the grid.
    if declared.keys() & {"gap", "row-gap", "column-gap"} and "grid" not in declared.get(
        "display", ""
    ):
        faults.append(f"{selector}: gap outside of a grid")
    return faults


def built(suffix: str) -> list[Path]:
    assert frontend_of(PROJECT).is_built(), "run scripts/build-frontend"
    files = sorted(DIST.rglob(f"*{suffix}"))
    assert files
    return files


def test_the_scripts_use_no_newer_interface() -> None:
    faults = {path.name: newer_interfaces(path.read_text()) for path in built(".js")}
    assert {name: found for name, found in faults.items() if found} == {}


def test_the_styles_use_nothing_newer_without_something_older_before() -> None:
    faults = {path.name: newer_styles(path.read_text()) for path in built(".css")}
    assert {name: found for name, found in faults.items() if found} == {}


@pytest.mark.parametrize(
    "script",
    ["a.replaceAll('b','c')", "list.at(-1)", "structuredClone(a)", "/(?<=a)b/", "/\\p{L}/u"],
)
def test_a_newer_interface_is_noticed(script: str) -> None:
    assert newer_interfaces(script)


@pytest.mark.parametrize("script", ["a.flat()", "globalThis", "queueMicrotask(a)", "a.format(b)"])
def test_what_the_floor_has_is_left_alone(script: str) -> None:
    assert newer_interfaces(script) == []


@pytest.mark.parametrize(
    "sheet",
    [
        "p{display:flex;gap:1px}",
        "@media(min-width:1px){p{inset:0}}",
        "p{width:min(1px,2px)}",
        "p{height:100dvh}",
        "p:has(a){top:0}",
        "a:hover,a:focus-visible{top:0}",
        "p{& a{top:0}}",
        "@layer a{p{top:0}}",
        "@media (width>=1px){p{top:0}}",
    ],
)
def test_a_newer_style_is_noticed(sheet: str) -> None:
    assert newer_styles(sheet)


@pytest.mark.parametrize(
    "sheet",
    [
        "p{display:grid;gap:1px}",
        "p{width:1px;width:min(1px,2px)}",
        ":focus:not(:focus-visible){outline:none}",
        "@supports(gap:1px){p{display:flex;gap:1px}}",
    ],
)
def test_a_style_with_something_older_before_it_is_left_alone(sheet: str) -> None:
    assert newer_styles(sheet) == []
