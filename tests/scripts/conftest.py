"""Fixtures for the commands: a folder servers may use, and a project with stand-in processes."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.local.embedded import EmbeddedPostgres

PROJECT = Path(__file__).resolve().parents[2]

STAND_INS = {
    "backend/__init__.py": "",
    "backend/migrations.py": "print('migrated')",
    "backend/web.py": """
import os
from http.server import BaseHTTPRequestHandler, HTTPServer

class Health(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()

HTTPServer(("127.0.0.1", int(os.environ["PORTAL_PORT"])), Health).serve_forever()
""",
    "backend/signing.py": """
import time
print("signing ready", flush=True)
time.sleep(600)
""",
    "scripts/demo/keys.py": "print('made')",
    "scripts/pki.py": """
import time
print("running on a port", flush=True)
time.sleep(600)
""",
    "backend/worker.py": """
import time
print("worker ready", flush=True)
time.sleep(600)
""",
    "scripts/seed-sandbox": """#!/bin/sh
echo '{"key": "mzt_secret", "papers": [{"number": "1号", "code": "C0DE", "standing": "VALID"}]}'
""",
    "scripts/seed-demo": """#!/bin/sh
echo a line for people
echo '{"accounts": [{"role": "居民", "name": "张三", "phone": "13800000000"}]}'
""",
}


@pytest.fixture
def server_folder() -> Iterator[Path]:
    """A folder outside pytest's own, which is closed to the account that PostgreSQL runs as."""
    with tempfile.TemporaryDirectory(prefix="mianzheng-test-") as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def new_cluster() -> Iterator[Path]:
    """The folder of a PostgreSQL that was started and stopped once; making it takes a second."""
    with tempfile.TemporaryDirectory(prefix="mianzheng-test-") as folder:
        with EmbeddedPostgres(Path(folder) / "postgres", durable=False) as server:
            pass
        yield server.folder


@pytest.fixture
def postgres_folder(server_folder: Path, new_cluster: Path) -> Path:
    """A copy of that folder, with its owner."""
    subprocess.run(["cp", "--archive", new_cluster, server_folder], check=True)
    return server_folder / new_cluster.name


@pytest.fixture
def project(server_folder: Path) -> Path:
    """A copy of the commands with the smallest web, worker, migrations and demonstration data."""
    shutil.copytree(PROJECT / "scripts" / "local", server_folder / "scripts" / "local")
    for path, source in STAND_INS.items():
        (server_folder / path).parent.mkdir(exist_ok=True)
        (server_folder / path).write_text(source)
    for seeder in ("seed-demo", "seed-sandbox"):
        (server_folder / "scripts" / seeder).chmod(0o755)
    return server_folder
