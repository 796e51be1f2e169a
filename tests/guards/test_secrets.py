"""No file that is kept in history holds a key, a token or a password (reliability goal S15)."""

import re
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
PATTERNS = {
    "a private key": rb"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----\s*[A-Za-z0-9+/]{40}",
    "a PKCS #12 file": rb"\A0\x82..\x02\x01\x03\x30",
    "a key of a cloud": rb"\b(?:AKIA|ASIA|LTAI|AKID)[0-9A-Za-z]{16,}\b",
    "a token of a forge": rb"\b(?:gh[pousr]_|glpat-|xox[abprs]-|npm_|pypi-)[A-Za-z0-9]{20,}",
    "a signed token": rb"\beyJ[A-Za-z0-9_-]{16,}\.eyJ[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}",
    "an address with a password": rb"\b(?:postgres(?:ql)?|rediss?)://\w+:(?!password@)\w{16,}@",
    "32 random bytes with a name": (
        rb"(?i)(?:secret|key|token)\w*\s*[=:]\s*[\"']?[A-Za-z0-9+/]{43}="
    ),
}


def found_in(content: bytes) -> list[str]:
    """What a file seems to hold."""
    return [name for name, pattern in PATTERNS.items() if re.search(pattern, content, re.DOTALL)]


def test_no_tracked_file_holds_a_secret() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, check=True
    ).stdout
    files = [PROJECT / name.decode() for name in listed.split(b"\0") if name]
    files = [file for file in files if file.is_file()]

    assert len(files) > 1000
    found = {str(file.relative_to(PROJECT)): found_in(file.read_bytes()) for file in files}
    assert {name: kinds for name, kinds in found.items() if kinds} == {}


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("-----BEGIN " + "EC PRIVATE KEY-----\n" + "M" * 64, "a private key"),
        ("AK" + "IA" + "Q" * 16, "a key of a cloud"),
        ("gh" + "p_" + "a1" * 18, "a token of a forge"),
        (".".join(["ey" + "J" + "a" * 20, "ey" + "J" + "b" * 20, "c" * 20]), "a signed token"),
        ("postgres" + "://portal:" + "x7" * 10 + "@db/portal", "an address with a password"),
        ("SECRET" + "=" + "azE" * 14 + "a=", "32 random bytes with a name"),
    ],
)
def test_what_looks_like_one_is_noticed(content: str, kind: str) -> None:
    assert kind in found_in(content.encode())
