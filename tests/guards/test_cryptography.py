"""Every use of cryptography in the server is found; what is weak stands where it is harmless."""

import ast
import re
from pathlib import Path

import pytest

BACKEND = Path(__file__).resolve().parents[2] / "backend"
PAGE = (BACKEND.parent / "docs" / "security.md").read_text(encoding="utf-8")
WEAK = re.compile(
    r"\b(?:md[45]|sha_?1|SHA-?1|des3?|TripleDES|rc4|ARC4|blowfish|PKCS1v15|ECB|CBC|RSA_PKCS)\b",
    re.IGNORECASE,
)
HARMLESS = {
    "catalogue/queries.py": "md5: whether a list has changed, for a cache",
    "foundation/sealing/revocation.py": "sha1: names a certificate in a question (RFC 6960)",
    "foundation/sealing/answer.py": "PKCS #1 v1.5: a signature, as the certificate says",
    "foundation/sealing/keys.py": "the same",
    "foundation/sealing/pkcs11_keys.py": "the same",
}
TOLD = {
    r"\bAESGCM\b": "AES-256-GCM",
    r"\bHKDF\b": "HKDF-SHA-256",
    r"\bhmac\b": "HMAC-SHA-256",
    r"\bEd25519\w*\b": "Ed25519",
    r"\bSECP256R1\b|\bEllipticCurve\w*\b": "P-256",
    r"\bRSAP\w+Key\b": "RSA",
}
"""What is imported, and how docs/security.md calls it."""
LIBRARIES = re.compile(
    r"^\s*(?:from|import) (cryptography|nacl|Crypto|pkcs11|joserfc|authlib|pyotp)\b", re.MULTILINE
)


def code_of(path: Path) -> str:
    """Without comments and docstrings: they may speak of anything."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            kept = [each for each in body if not _is_docstring(each)]
            node.body = kept or [ast.Pass()]  # type: ignore[attr-defined]
    return ast.unparse(tree)


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


CODE = {
    path.relative_to(BACKEND).as_posix(): code_of(path)
    for path in BACKEND.rglob("*.py")
    if "migrations" not in path.parts
}


def test_what_is_weak_is_used_only_where_it_protects_nothing() -> None:
    assert {name for name, code in CODE.items() if WEAK.search(code)} == set(HARMLESS)


@pytest.mark.parametrize(("pattern", "name"), TOLD.items())
def test_every_algorithm_in_use_is_in_the_inventory(pattern: str, name: str) -> None:
    assert any(re.search(pattern, code) for code in CODE.values())
    assert name in PAGE


def test_libraries_of_cryptography_are_those_of_the_inventory() -> None:
    used = {library for code in CODE.values() for library in LIBRARIES.findall(code)}
    assert used == {"cryptography", "pkcs11", "joserfc", "authlib", "pyotp"}
