"""Files by content: whole or absent, on a full disk too; never another content under a key."""

import asyncio
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest

import backend
from backend.foundation.storage import (
    DiskStorage,
    FileMissing,
    Storage,
    StorageFailed,
    key_of,
)
from tests.s3_server import BUCKET, S3Server, s3_server

pytestmark = pytest.mark.anyio

PROJECT = Path(backend.__file__).parent.parent
CONTENT = b"%PDF-1.7 " + bytes(range(256)) * 20


@pytest.fixture(scope="module")
def s3(tmp_path_factory: pytest.TempPathFactory) -> Iterator[S3Server]:
    with s3_server(tmp_path_factory.mktemp("s3") / "log") as server:
        yield server


@dataclass(frozen=True)
class Kind:
    """A storage, and a way to damage its files behind its back."""

    storage: Storage
    damage: Callable[[str, bytes], None]


@pytest.fixture(params=["disk", "s3"])
def kind(request: pytest.FixtureRequest, tmp_path: Path) -> Kind:
    if request.param == "disk":

        def overwrite_file(key: str, content: bytes) -> None:
            path_of(tmp_path, key).write_bytes(content)

        return Kind(DiskStorage(tmp_path), overwrite_file)
    server: S3Server = request.getfixturevalue("s3")
    prefix = uuid4().hex

    def overwrite_object(key: str, content: bytes) -> None:
        server.client().put_object(Bucket=BUCKET, Key=f"{prefix}/{key[:2]}/{key[2:]}", Body=content)

    return Kind(server.storage(prefix=prefix), overwrite_object)


@pytest.fixture
def storage(kind: Kind) -> Storage:
    return kind.storage


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
    with pytest.raises(FileMissing):
        await storage.delete(key)


@pytest.mark.parametrize("content", [b"", b"\x00", bytes(9_999_999)], ids=["none", "NUL", "10 MB"])
async def test_a_content_may_have_any_size(storage: Storage, content: bytes) -> None:
    assert await storage.get(await storage.put(content)) == content


async def test_what_is_deleted_is_missing_and_can_be_put_again(storage: Storage) -> None:
    key, other = await storage.put(CONTENT), await storage.put(b"other")

    await storage.delete(key)
    await storage.delete(key)

    with pytest.raises(FileMissing):
        await storage.get(key)
    assert await storage.get(other) == b"other"
    assert await storage.get(await storage.put(CONTENT)) == CONTENT


async def test_many_put_the_same_at_once(storage: Storage) -> None:
    keys = await asyncio.gather(*(storage.put(CONTENT) for _ in range(20)))

    assert set(keys) == {key_of(CONTENT)}
    assert await storage.get(keys[0]) == CONTENT


async def test_many_at_once_store_one_file(tmp_path: Path) -> None:
    storage = DiskStorage(tmp_path)

    keys = await asyncio.gather(*(storage.put(CONTENT) for _ in range(20)))

    assert set(keys) == {key_of(CONTENT)}
    assert files(tmp_path) == [path_of(tmp_path, keys[0])]
    assert await storage.get(keys[0]) == CONTENT


@pytest.mark.parametrize("changed", [CONTENT[:-1], CONTENT[:-1] + b"!", b""])
async def test_a_file_whose_content_changed_is_missing_until_the_right_one_is_put(
    kind: Kind, changed: bytes
) -> None:
    key = await kind.storage.put(CONTENT)
    kind.damage(key, changed)

    with pytest.raises(FileMissing, match="changed"):
        await kind.storage.get(key)

    assert await kind.storage.put(CONTENT) == key
    assert await kind.storage.get(key) == CONTENT


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


async def test_files_lie_below_the_prefix_of_a_bucket(s3: S3Server) -> None:
    key = await s3.storage(prefix="city/files").put(CONTENT)

    assert s3.objects("city/") == [f"city/files/{key[:2]}/{key[2:]}"]
    assert await s3.storage(prefix="city/files").get(key) == CONTENT
    with pytest.raises(FileMissing):
        await s3.storage(prefix="town").get(key)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"secret_key": "guessed"}, "SignatureDoesNotMatch"),
        ({"access_key": "AKIAGUESSED"}, "InvalidAccessKeyId"),
        ({"bucket": "no-such-bucket"}, "NoSuchBucket"),
    ],
    ids=["a wrong secret", "a wrong key", "a bucket that is none"],
)
async def test_a_store_that_refuses_us_is_a_fault_and_no_missing_file(
    s3: S3Server, wrong: dict[str, str], code: str
) -> None:
    key = await s3.storage().put(CONTENT)
    refused = s3.storage(**wrong)

    for operation in (refused.put(b"new"), refused.get(key), refused.delete(key)):
        with pytest.raises(StorageFailed, match=code) as failure:
            await operation
        assert "guessed" not in str(failure.value)
    assert await s3.storage().get(key) == CONTENT
    with pytest.raises(FileMissing):
        await s3.storage().get(key_of(b"new"))


async def test_a_store_that_is_away_or_silent_is_told_from_a_missing_file(s3: S3Server) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        mute = f"http://127.0.0.1:{silent.getsockname()[1]}"
        for endpoint in (mute, "http://127.0.0.1:1"):
            storage = s3.storage(endpoint=endpoint, patience=0.5)
            for operation in (
                storage.put(CONTENT),
                storage.get(key_of(CONTENT)),
                storage.delete(key_of(CONTENT)),
            ):
                with pytest.raises(StorageFailed):
                    await operation


async def test_a_404_that_is_not_the_stores_own_is_no_missing_file(s3: S3Server) -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 404 Not Found\r\ncontent-length: 4\r\n\r\nlost")
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as proxy:
        port = proxy.sockets[0].getsockname()[1]
        with pytest.raises(StorageFailed, match="404"):
            await s3.storage(endpoint=f"http://127.0.0.1:{port}").get(key_of(CONTENT))


async def test_a_store_that_fails_for_a_moment_is_asked_again(s3: S3Server) -> None:
    asked = 0

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal asked
        await reader.readuntil(b"\r\n\r\n")
        asked += 1
        head = b"503 Slow Down" if asked < 3 else b"200 OK"
        body = b"" if asked < 3 else CONTENT
        writer.write(
            b"HTTP/1.1 %s\r\ncontent-length: %d\r\netag: x\r\n"
            b"last-modified: Sun, 22 Nov 2026 08:00:00 GMT\r\n\r\n%s" % (head, len(body), body)
        )
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as moody:
        port = moody.sockets[0].getsockname()[1]
        storage = s3.storage(endpoint=f"http://127.0.0.1:{port}")
        assert await storage.get(key_of(CONTENT)) == CONTENT
    assert asked == 3


async def test_a_bucket_may_stand_in_the_host_name(s3: S3Server) -> None:
    # Nobody has this name; what the storage could not reach tells what it asked for.
    storage = s3.storage(
        bucket="files", prefix="", endpoint="http://store.invalid:9000", path_style=False
    )

    with pytest.raises(StorageFailed, match=r"http://files\.store\.invalid:9000/aa/a{62}"):
        await storage.get("a" * 64)
