"""The worker keeps the audit log: places, signatures and copies, whatever else goes on."""

import os
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import pytest

from backend.auditing.copies import CopyFolder
from backend.auditing.models import PendingEntry
from backend.auditing.notes import PublicKey
from backend.foundation import audit
from backend.foundation.viewer import System
from tests.auditing.scene import found_wrong
from tests.worker import workshop
from tests.worker.process import PROJECT, environment_of, worker_process

pytestmark = pytest.mark.anyio


@pytest.fixture
def environment(database_url: str, fonts: Path, pki: Path, tmp_path: Path) -> dict[str, str]:
    # The queue is away, and the log does not need it.
    return environment_of(
        database_url=database_url,
        redis_url="redis://127.0.0.1:1/0",
        storage=tmp_path,
        fonts=fonts,
        pki=pki,
    )


async def test_what_was_recorded_is_placed_signed_and_copied(
    database: None, database_url: str, environment: dict[str, str], tmp_path: Path
) -> None:
    for _ in range(3):
        await audit.record(System(job="tests"), "proof.previewed", uuid4())
    copies = CopyFolder(tmp_path / "audit" / "copies")

    async def is_copied() -> bool:
        return copies.newest() is not None

    with worker_process(environment, tmp_path / "worker.log"):
        await workshop.eventually(is_copied)

    key = PublicKey.parsed((tmp_path / "audit" / "key.pub").read_text().strip())
    assert [copy.size for copy in copies] == [3]
    assert not await PendingEntry.exists()
    assert await found_wrong(database_url, copies, [key]) == []


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        (None, "settings: Config 'PORTAL_AUDIT_KEY_FILE' is missing: the worker signs the log."),
        ("nothing of the kind", "settings: Config 'PORTAL_AUDIT_KEY_FILE' holds no key: "),
        ("", "settings: Config 'PORTAL_AUDIT_KEY_FILE' names an empty file."),
    ],
)
def test_a_worker_in_production_does_not_start_without_a_key(
    environment: dict[str, str], tmp_path: Path, key: str | None, sentence: str
) -> None:
    file = tmp_path / "audit" / "key"
    settings = os.environ | environment | {"PORTAL_ENVIRONMENT": "production"}
    settings |= {
        "PORTAL_SMS_URL": "https://sms.example",
        "PORTAL_SMS_SECRET_FILE": settings["PORTAL_SECRET_FILE"],
    }
    if key is None:
        del settings["PORTAL_AUDIT_KEY_FILE"]
    else:
        file.write_text(key)

    done = subprocess.run(
        [sys.executable, "-m", "backend.worker"],
        cwd=PROJECT,
        env=settings,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith(sentence)
