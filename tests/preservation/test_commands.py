"""The commands, as an operator runs them: what is damaged is reported, what is there is kept."""

import csv
import json
import re
from pathlib import Path
from uuid import UUID

import pytest

from backend.foundation import clock, db
from backend.foundation.services import Services
from backend.foundation.storage.contract import place_of
from backend.letters.models import LetterFile, LetterFileKind
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import Attachment, FileKind, ProofFile
from tests.databases import as_owner
from tests.factories import a_committee, a_proof
from tests.letters.office import BUNDLE, PIECES, a_sealed_office, an_issued_letter
from tests.preservation.scene import a_finished_case, environment, run

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("database")]


@pytest.fixture
def settings(
    services: Services, database_url: str, pki: Path, fonts: Path, tmp_path: Path
) -> dict[str, str]:
    return environment(services, database_url, pki, fonts, tmp_path)


def stored(settings: dict[str, str], key: str) -> Path:
    return Path(settings["PORTAL_STORAGE"]) / place_of(key)


async def freely(statement: str) -> None:
    """As somebody with the database in her hands changes what nobody may."""
    script = f"SET session_replication_role = replica; {statement}"
    with as_owner():
        await db.connection().execute_script(f"{script}; SET session_replication_role = origin")


async def reprintable_no_more(services: Services, proof_id: UUID) -> None:
    """As after another version of a font: the stored file is sound, and cannot be made again."""
    file = await ProofFile.get(proof_id=proof_id)
    other = await services.storage.get(file.sha256) + b"\n"
    key = await services.storage.put(other)
    await freely(
        f"UPDATE proof_file SET sha256 = '{key}', size = {len(other)} WHERE id = '{file.id}'"
    )


async def test_every_damage_is_reported_and_nothing_else(
    services: Services, settings: dict[str, str]
) -> None:
    committee = await a_committee(services)
    one = await a_finished_case(services, committee)
    three = [await a_proof(services, committee, state=ProofState.ISSUED) for _ in range(3)]
    unsealed = await a_proof(services, committee, state=ProofState.RENDERED)
    letter = await an_issued_letter(
        services, await a_sealed_office(services), BUNDLE, pieces=PIECES
    )

    sound = run("verify-archive", settings)

    assert sound.returncode == 0, sound.stdout + sound.stderr
    assert re.search(r"^all +16 .* 0$", sound.stdout, re.MULTILINE), sound.stdout
    assert "6 printed again" in sound.stdout

    attachment = await Attachment.filter(proof_id=one.id).order_by("uploaded_at").first()
    assert attachment is not None
    stored(settings, attachment.sha256).unlink()
    sealed = await ProofFile.get(proof_id=three[0].id, kind=FileKind.SEALED)
    path = stored(settings, sealed.sha256)
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    rendered = await ProofFile.get(proof_id=three[1].id, kind=FileKind.RENDERED)
    await freely(f"UPDATE proof_file SET size = size + 1 WHERE id = '{rendered.id}'")
    await freely(f"UPDATE proof_snapshot SET sha256 = '0' WHERE proof_id = '{one.id}'")
    await freely(f"DELETE FROM seal_use WHERE document_id = '{three[2].id}'")
    other = await LetterFile.get(letter_id=letter.id, kind=LetterFileKind.RENDERED)
    await freely(
        f"UPDATE letter_file SET stored_as = '{other.stored_as}'"
        f" WHERE letter_id = '{letter.id}' AND kind = 'sealed'"
    )

    await reprintable_no_more(services, unsealed.id)

    damaged = run("verify-archive", settings)

    assert damaged.returncode == 1
    assert sorted(damaged.stdout.split("kind  ")[0].splitlines()) == sorted(
        [
            "小阳证〔2026〕1号 attachment missing",
            "小阳证〔2026〕1号 proof-rendered snapshot-changed",
            "小阳证〔2026〕2号 proof-sealed changed",
            "小阳证〔2026〕3号 proof-rendered changed",
            "小阳证〔2026〕4号 proof-sealed not-registered",
            "小阳证〔2026〕5号 proof-rendered printed-otherwise",
            f"{letter.number} letter-sealed changed",
            f"{letter.number} letter-sealed other-signer",
            f"{letter.number} letter-sealed seal-broken (no-seal)",
        ]
    )
    assert "王桂香" not in damaged.stdout + damaged.stderr


async def test_a_run_begins_where_it_is_told_and_prints_a_sample(
    services: Services, settings: dict[str, str]
) -> None:
    committee = await a_committee(services)
    await a_proof(services, committee, state=ProofState.ISSUED)
    moment = clock.now()
    for _ in range(3):
        await a_proof(services, committee, state=ProofState.ISSUED)

    done = run("verify-archive", settings, "--since", moment.isoformat(), "--sample", "2")

    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"^all +6 ", done.stdout, re.MULTILINE)
    assert "2 printed again" in done.stdout
    assert "0 printed again" in run("verify-archive", settings, "--no-render").stdout


async def test_packages_are_exported_once_and_pass_the_check(
    services: Services, settings: dict[str, str], tmp_path: Path
) -> None:
    committee = await a_committee(services)
    await a_finished_case(services, committee)
    await a_proof(services, committee, state=ProofState.ISSUED)
    await a_proof(services, committee, state=ProofState.CHECKED)
    out = tmp_path / "out"
    uscc = committee.organisation.uscc

    first = run("export-archive", settings, "--organisation", uscc, "--year", "2026", out)
    assert first.returncode == 0, first.stderr
    assert first.stdout == "2 packages made, 0 there already, 0 failed\n"
    index = (out / "index.csv").read_text("utf-8")
    again = run("export-archive", settings, out)
    assert again.stdout == "0 packages made, 2 there already, 0 failed\n"
    assert (out / "index.csv").read_text("utf-8") == index

    rows = list(csv.DictReader(index.splitlines()))
    assert [row["number"] for row in rows] == ["小阳证〔2026〕1号", "小阳证〔2026〕2号"]
    assert sorted(each.name for each in out.iterdir()) == sorted(
        ["index.csv", *(row["package"] for row in rows)]
    )
    report = run("check-package", settings, out / rows[0]["package"], "--json")
    assert report.returncode == 0, report.stdout + report.stderr
    told = json.loads(report.stdout)
    assert told["manifestSha256"] == rows[0]["manifest_sha256"]
    assert told["packageSha256"] == rows[0]["sha256"]


async def test_what_cannot_be_packed_is_named_and_leaves_nothing(
    services: Services, settings: dict[str, str], tmp_path: Path
) -> None:
    proof = await a_proof(services, await a_committee(services), state=ProofState.ISSUED)
    sealed = await ProofFile.get(proof_id=proof.id, kind=FileKind.SEALED)
    stored(settings, sealed.sha256).unlink()

    done = run("export-archive", settings, tmp_path / "out")

    assert done.returncode == 1
    assert done.stdout == (
        "小阳证〔2026〕1号 FileMissing\n0 packages made, 0 there already, 1 failed\n"
    )
    assert [each.name for each in (tmp_path / "out").iterdir()] == ["index.csv"]


async def test_a_package_that_fails_says_so_by_its_exit_code(
    settings: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "none.zip").write_bytes(b"nothing")
    done = run("check-package", settings, tmp_path / "none.zip")
    assert done.returncode == 1
    assert "不通过 · failed: U1" in done.stdout
    missing = run("check-package", settings, tmp_path / "missing.zip")
    assert missing.returncode == 2
    assert "No such file" in missing.stderr
    assert "Traceback" not in missing.stderr
