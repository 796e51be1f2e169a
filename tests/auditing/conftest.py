"""A log in the test's database, with a key and a folder of copies."""

from pathlib import Path

import pytest

from backend.auditing.copies import CopyFolder
from backend.auditing.jobs import AuditLog
from tests.auditing.scene import SIGNER


@pytest.fixture
def kept(database: None, tmp_path: Path) -> AuditLog:
    """An empty log."""
    folder = tmp_path / "copies"
    folder.mkdir()
    return AuditLog(signer=SIGNER, copies=CopyFolder(folder))
