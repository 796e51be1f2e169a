"""The front end's lists and generated files: no addresses, exact versions, ids that are hashes."""

import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from scripts.local.frontend import frontend_of

PROJECT = Path(__file__).resolve().parents[2]
FRONTEND = PROJECT / "frontend-static"
DIST = FRONTEND / "dist"


def read_json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def addresses(lock: Any) -> list[str]:
    """Where a lock says that packages come from: anything but versions and hashes."""
    return [
        f"{name}: {value}"
        for name, package in lock["packages"].items()
        for key, value in package.items()
        if key == "resolved" or (key != "funding" and "://" in json.dumps(value))
    ]


def test_the_lock_names_no_address() -> None:
    assert addresses(read_json(FRONTEND / "package-lock.json")) == []


def test_an_address_in_a_lock_is_noticed() -> None:
    lock = {
        "packages": {
            "a": {"resolved": "a.tgz"},
            "b": {"version": "git+ssh://host/b"},
            "c": {"version": "1.0.0", "funding": {"url": "https://host"}},
        }
    }
    assert [entry[0] for entry in addresses(lock)] == ["a", "b"]


POLLUTING = re.compile(
    r"__proto__|\.prototype\b|\bReflect\.|\bfor \((?:const|let) \w+ in "
    r"|\bObject\.(?:assign|setPrototypeOf|defineProperty|defineProperties)\b"
    # What is written below a computed key: in `all[key].more`, `all[key]` may be a prototype.
    r"|\[[A-Za-z_$][^\]]*\]!?(?:\.\w+|\[[^\]]+\]) ?=(?![=>])"
)
"""What can reach a prototype that all objects share. One write at one computed key cannot."""


def test_no_script_can_write_to_a_shared_prototype() -> None:
    scripts = [
        path for path in (FRONTEND / "src").rglob("*") if path.suffix in {".ts", ".tsx", ".js"}
    ]
    assert len(scripts) > 200
    assert [
        f"{path.name}: {found[0]}"
        for path in scripts
        if (found := POLLUTING.search(path.read_text(encoding="utf-8")))
    ] == []


def test_a_way_to_a_prototype_is_noticed() -> None:
    ways = ("all[key].more = 1;", "all[key][more] = 1;", "Object.assign(all, told);")
    assert all(POLLUTING.search(way) for way in ways)
    plain = ("all[key] = 1;", "const same = all[key].more === 1;", "bytes[6] = 1;")
    assert not any(POLLUTING.search(way) for way in plain)


def test_every_locked_package_has_its_hash() -> None:
    packages = read_json(FRONTEND / "package-lock.json")["packages"]
    assert len(packages) > 10
    assert [name for name, each in packages.items() if name and "integrity" not in each] == []


def test_versions_are_exact_and_those_of_the_lock() -> None:
    package = read_json(FRONTEND / "package.json")
    root = read_json(FRONTEND / "package-lock.json")["packages"][""]
    for kind in ("dependencies", "devDependencies"):
        assert package[kind] == root[kind]
        inexact = [
            each for each in package[kind].values() if not re.fullmatch(r"\d+(\.\d+){2}", each)
        ]
        assert inexact == []


def test_npm_settings_of_the_project_keep_addresses_out_and_name_none() -> None:
    lines = (FRONTEND / ".npmrc").read_text().split()
    assert {
        "omit-lockfile-registry-resolved=true",
        "save-exact=true",
        "fund=false",
        "audit=false",
    } <= set(lines)
    assert [line for line in lines if re.search(r"registry=|proxy|cafile|://", line)] == []


def test_what_is_made_is_not_committed() -> None:
    ignored = (PROJECT / ".gitignore").read_text().split()
    assert {"/frontend-static/dist/", "/frontend-static/node_modules"} <= set(ignored)


def misnamed(operations: dict[str, Any]) -> list[str]:
    """Operations whose identifier is not `sha256:` and the hash of their text in UTF-8."""
    return [
        operation["name"]
        for identifier, operation in operations.items()
        if identifier != f"sha256:{hashlib.sha256(operation['body'].encode()).hexdigest()}"
    ]


def test_the_identifier_of_a_trusted_document_is_the_hash_of_its_text() -> None:
    for path in (PROJECT / "schema").glob("operations*.json"):
        assert misnamed(read_json(path)["operations"]) == []


def test_a_changed_text_under_an_old_identifier_is_noticed() -> None:
    body = "query Me { me { name } }"
    identifier = f"sha256:{hashlib.sha256(body.encode()).hexdigest()}"
    assert misnamed({identifier: {"name": "Me", "body": body}}) == []
    assert misnamed({identifier: {"name": "Me", "body": body + " "}}) == ["Me"]


def test_the_pages_send_just_the_trusted_documents() -> None:
    trusted = read_json(PROJECT / "schema" / "operations.json")["operations"]
    sent = {
        identifier: name
        for path in (FRONTEND / "src" / "generated").glob("*.ts")
        for name, identifier in re.findall(
            r"export const (\w+): Document<.+?> = \{\s+id: '(sha256:\w+)'", path.read_text()
        )
    }
    assert sent
    assert sent == {identifier: operation["name"] for identifier, operation in trusted.items()}


class InlineCode(HTMLParser):
    """Collects what `script-src 'self'; style-src 'self'` would refuse."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = {name for name, _ in attrs}
        if tag == "style" or (tag == "script" and "src" not in names):
            self.found.append(tag)
        self.found += sorted(name for name in names if name == "style" or name.startswith("on"))
        self.found += [value for _, value in attrs if value and value.startswith("javascript:")]


def test_the_page_has_no_inline_code() -> None:
    assert frontend_of(PROJECT).is_built(), "run scripts/build-frontend"
    assert InlineCode((DIST / "index.html").read_text(encoding="utf-8")).found == []


def test_nothing_writes_html_or_runs_text() -> None:
    """What strangers typed is shown as text; messages of other windows are not listened to."""
    banned = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write"
        r"|\beval\(|new Function|[Pp]ostMessage"
    )
    source = PROJECT / "frontend-static" / "src"
    files = [path for path in source.rglob("*") if path.suffix in {".ts", ".tsx", ".js"}]
    assert len(files) > 100
    assert [path.name for path in files if banned.search(path.read_text(encoding="utf-8"))] == []


def test_inline_code_is_noticed() -> None:
    page = '<p style="a" onclick="b"><a href="javascript:c">d</a><script>e</script><style>f</style>'
    assert InlineCode(page).found == ["onclick", "style", "javascript:c", "script", "style"]
    assert InlineCode('<script src="/boot.js"></script>').found == []


def test_what_compresses_has_both_twins() -> None:
    assert frontend_of(PROJECT).is_built(), "run scripts/build-frontend"
    files = [path for path in DIST.rglob("*") if path.suffix in {".js", ".css", ".html", ".svg"}]
    assert files
    assert [
        path.name
        for path in files
        for twin in (".br", ".gz")
        if not path.with_name(path.name + twin).is_file()
    ] == []
