"""Files by content: whole or absent, on a full disk too; never another content under a key."""

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import backend
from backend.foundation.storage import DiskStorage, FileMissing, MemoryStorage, Storage, key_of

pytestmark = pytest.mark.anyio

PROJECT = Path(backend.__file__).parent.parent
CONTENT = b"%PDF-1.7 " + bytes(range(256)) * 20


@pytest.fixture(params=[DiskStorage, MemoryStorage])
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> Storage:
    return DiskStorage(tmp_path) if request.param is DiskStorage else MemoryStorage()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 kB, where one can be mounted."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder], check=False
    )
    if mounted.returncode != 0:
        pytest.skip("only root may mount a small disk")
    yield folder
    subprocess.run(["umount", folder], check=True)


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def path_of(folder: Path, key: str) -> Path:
    return folder / key[:2] / key[2:]


async def test_a_content_comes_back_under_its_hash(storage: Storage) -> None:
    key = await storage.put(CONTENT)

    assert key == key_of(CONTENT)
    assert await storage.get(key) == CONTENT
    assert await storage.put(CONTENT) == key


async def test_an_unknown_key_is_missing(storage: Storage) -> None:
    with pytest.raises(FileMissing):
        await storage.get(key_of(b"never stored"))


@pytest.mark.parametrize(
    "key",
    [
        "",
        "..",
        "../" * 20 + "etc/passwd",
        "/etc/passwd",
        "a" * 63 + "/",
        "a" * 63,
        "a" * 65,
        "A" * 64,
        "a" * 63 + "\n",
        "a" * 63 + "\x00",
        "../../" + "a" * 58,
        "１" * 64,
    ],
)
async def test_a_key_that_is_no_hash_is_refused(storage: Storage, key: str) -> None:
    with pytest.raises(FileMissing):
        await storage.get(key)


async def test_many_at_once_store_one_file(tmp_path: Path) -> None:
    storage = DiskStorage(tmp_path)

    keys = await asyncio.gather(*(storage.put(CONTENT) for _ in range(20)))

    assert set(keys) == {key_of(CONTENT)}
    assert files(tmp_path) == [path_of(tmp_path, keys[0])]
    assert await storage.get(keys[0]) == CONTENT


@pytest.mark.parametrize("changed", [CONTENT[:-1], CONTENT[:-1] + b"!", b""])
async def test_a_file_whose_content_changed_is_missing_until_the_right_one_is_put(
    tmp_path: Path, changed: bytes
) -> None:
    storage = DiskStorage(tmp_path)
    key = await storage.put(CONTENT)
    path_of(tmp_path, key).write_bytes(changed)

    with pytest.raises(FileMissing, match="changed"):
        await storage.get(key)

    assert await storage.put(CONTENT) == key
    assert await storage.get(key) == CONTENT


async def test_a_full_disk_leaves_old_files_whole_and_no_new_one_half(small_disk: Path) -> None:
    storage = DiskStorage(small_disk)
    old = await storage.put(CONTENT)

    with pytest.raises(OSError, match="No space"):
        await storage.put(b"x" * 100_000)

    assert files(small_disk) == [path_of(small_disk, old)]
    assert await storage.get(old) == CONTENT
    assert await storage.get(await storage.put(b"small")) == b"small"


LIMITED = """
import asyncio, resource, sys
from pathlib import Path
from backend.foundation.storage import DiskStorage
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    asyncio.run(DiskStorage(Path(sys.argv[1])).put(b"x" * 2000))
except OSError as error:
    sys.exit(f"refused: {error.strerror}")
"""


async def test_a_write_that_is_cut_short_leaves_nothing_behind(tmp_path: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", LIMITED, str(tmp_path), cwd=PROJECT, stderr=asyncio.subprocess.PIPE
    )
    _, said = await process.communicate()

    assert said.decode().strip() == "refused: File too large"
    assert files(tmp_path) == []
