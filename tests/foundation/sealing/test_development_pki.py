import subprocess
import sys
from pathlib import Path

import pytest

from scripts.pki.authority import make_pki
from tests.foundation.sealing.authorities import COMMITTEE, Authority, new_authority

ROOT = Path(__file__).resolve().parents[3]


def told_by_openssl(*command: str | Path) -> str:
    return subprocess.run(["openssl", *command], capture_output=True, check=True, text=True).stdout


def contents(folder: Path) -> dict[str, bytes]:
    files = [file for file in folder.rglob("*") if file.is_file() and file.suffix != ".crl"]
    return {str(file.relative_to(folder)): file.read_bytes() for file in files}


def test_a_second_run_keeps_every_key_and_certificate(tmp_path: Path) -> None:
    authority = new_authority(tmp_path)
    before = contents(tmp_path)
    make_pki(tmp_path, {"xiaoyang": COMMITTEE}, authority.passphrase)
    assert contents(tmp_path) == before


def test_a_later_run_adds_a_seal_beside_the_others(tmp_path: Path) -> None:
    authority = new_authority(tmp_path)
    before = contents(tmp_path)
    make_pki(tmp_path, {"yicun": "乙村村民委员会"}, authority.passphrase)
    after = contents(tmp_path)
    assert before.keys() < after.keys()
    assert {name for name in before if before[name] != after[name]} == {"certomancer.yml"}
    assert "seals/yicun.p12" in after


def test_an_interrupted_run_is_completed_by_the_next(tmp_path: Path) -> None:
    authority = new_authority(tmp_path)
    bundle = tmp_path / "seals/xiaoyang.p12"
    certificate = (tmp_path / "certs/seal-xiaoyang.crt").read_bytes()
    bundle.unlink()
    (tmp_path / "keys/ocsp.pem.new").write_bytes(b"half a ke")
    make_pki(tmp_path, {"xiaoyang": COMMITTEE}, authority.passphrase)
    assert bundle.exists()
    assert (tmp_path / "certs/seal-xiaoyang.crt").read_bytes() == certificate


def test_a_reference_does_not_change_hands(tmp_path: Path) -> None:
    authority = new_authority(tmp_path)
    with pytest.raises(ValueError, match="xiaoyang"):
        make_pki(tmp_path, {"xiaoyang": "乙村村民委员会"}, authority.passphrase)


def test_a_reference_is_not_a_path(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="key reference"):
        make_pki(tmp_path, {"../xiaoyang": COMMITTEE}, "x")


def test_openssl_accepts_every_certificate(authority: Authority) -> None:
    trust, issuer = authority.folder / "trust.pem", authority.folder / "certs/issuer.crt"
    for file in (authority.folder / "certs").iterdir():
        told = told_by_openssl("verify", "-CAfile", trust, "-untrusted", issuer, file)
        assert told.endswith("OK\n")


def test_openssl_accepts_the_revocation_lists(authority: Authority) -> None:
    for name in ("root", "issuer"):
        crl = authority.folder / f"crl/{name}.crl"
        issuer = authority.folder / f"certs/{name}.crt"
        command = ["openssl", "crl", "-inform", "DER", "-in", crl, "-CAfile", issuer, "-noout"]
        told = subprocess.run(command, capture_output=True, check=True, text=True)
        assert "verify OK" in told.stdout + told.stderr


def test_a_seal_certificate_says_that_it_is_for_demonstration(authority: Authority) -> None:
    file = authority.folder / "certs/seal-xiaoyang.crt"
    told = told_by_openssl(
        "x509", "-in", file, "-noout", "-subject", "-nameopt", "utf8,sep_comma_plus"
    )
    assert "C=CN" in told
    assert f"O={COMMITTEE}" in told
    assert f"CN={COMMITTEE}" in told
    assert "OU=演示印章" in told


def test_the_responder_needs_no_check_of_itself(authority: Authority) -> None:
    # Without it, long-term evidence cannot be completed, and nothing says so until years later.
    told = told_by_openssl("x509", "-in", authority.folder / "certs/ocsp.crt", "-noout", "-text")
    assert "OCSP No Check" in told


def test_the_time_stamp_certificate_has_its_purpose(authority: Authority) -> None:
    told = told_by_openssl("x509", "-in", authority.folder / "certs/tsa.crt", "-noout", "-purpose")
    assert "Time Stamp signing : Yes" in told


def test_secrets_are_readable_by_their_owner_only(authority: Authority) -> None:
    secret = [*(authority.folder / "keys").iterdir(), *(authority.folder / "seals").iterdir()]
    assert len(secret) == 6
    assert {file.stat().st_mode & 0o777 for file in secret} == {0o600}


def test_the_command_makes_a_passphrase_and_seals(tmp_path: Path) -> None:
    command = [sys.executable, ROOT / "scripts/make-dev-pki", "--out", tmp_path / "pki"]
    for _ in range(2):
        subprocess.run([*command, "--seal", f"xiaoyang={COMMITTEE}"], check=True)
    passphrase = tmp_path / "pki/passphrase"
    assert passphrase.stat().st_mode & 0o777 == 0o600
    assert len(passphrase.read_text()) >= 32
    bundle = tmp_path / "pki/seals/xiaoyang.p12"
    told_by_openssl("pkcs12", "-in", bundle, "-passin", f"file:{passphrase}", "-noout")


def test_the_command_refuses_a_seal_without_name(tmp_path: Path) -> None:
    command = [sys.executable, ROOT / "scripts/make-dev-pki", "--out", tmp_path, "--seal", "x"]
    told = subprocess.run(command, capture_output=True, check=False, text=True)
    assert told.returncode == 2
    assert "KEY_REF=组织名称" in told.stderr
