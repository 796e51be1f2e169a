"""A resident whose name, number, phone and address exist once: where are they after she was here?

One walk through the public doors of a running portal (sign-in, request, decision, paper, share,
objection, complaint, export), then a search through everything that it wrote.
"""

import io
import os
import subprocess
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import pytest
import redis

from scripts.demo.client import Client
from scripts.local.embedded import postgres_program
from tests.complaints.complaining import FILE, an_input
from tests.journeys.village import Resident, village_at
from tests.objections.operations import FILE as OBJECT
from tests.running import RunningPortal, running
from tests.sharing.operations import CREATE
from tests.uploaded_files import a_jpeg

NAME, ADDRESS = "欧阳金丝雀", "金丝雀巷八百零八号"
WISH, WORDS = "姓名应为欧阳朱雀八百零九", "他们要我到鹧鸪巷八百一十号开亲属关系证明，不开就不给办。"
SECRETS_OF_WORDS = ("欧阳朱雀八百零九", "鹧鸪巷八百一十号")
IN_THE_CLEAR = {
    "person": "the name: staff search by it, papers bear it",
    "proof": "the words of request and statement: the committee works on them",
}
"""Tables in which names and addresses may be read, and why; numbers and phones are in none."""
GATEWAY = "backend.foundation.channels"
"""The gateway of a developer's machine is the log; production has no such line."""


@dataclass(frozen=True, kw_only=True)
class Walk:
    """Who was here, and where the portal that she was in keeps things."""

    portal: RunningPortal
    resident: Resident
    exported: bytes

    @property
    def never(self) -> tuple[str, ...]:
        """What must be nowhere in the clear."""
        account = self.resident.account
        return (account.id_number, account.phone, *SECRETS_OF_WORDS)

    @property
    def everything(self) -> tuple[str, ...]:
        return (*self.never, NAME, ADDRESS)


def found(content: bytes, canaries: Iterable[str]) -> set[str]:
    """Those that are in there as UTF-8, UTF-16, escaped as JSON does, or in hexadecimal digits."""
    lower = content.lower()
    return {
        canary
        for canary in canaries
        for form in (
            canary.encode(),
            canary.encode("utf-16-le"),
            canary.encode("unicode_escape"),
            canary.encode().hex().encode(),
        )
        if form.lower() in lower
    }


@pytest.fixture(scope="module")
def walk(
    postgres_url: str, redis_url: str, fonts: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Walk]:
    folder = tmp_path_factory.mktemp("canary")
    temporary = folder / "tmp"
    temporary.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PORTAL_LOG", "json")
        patch.setenv("TMPDIR", str(temporary))
        patch.setenv("PORTAL_REVOCATION_LISTS", str(folder / "pki" / "crl"))
        with (
            running(postgres_url, redis_url, fonts, folder) as portal,
            village_at(portal.address) as village,
        ):
            resident = village.resident(NAME)
            uploaded = resident.browser.http.post("/uploads", content=a_jpeg()).json()["id"]
            proof = resident.requests(
                text=f"{NAME}家住{ADDRESS}，自2012年3月起一直在我村居住，现仍在该处生活。",
                attachmentIds=[uploaded],
            )
            village.checks(proof, f"{NAME}家住{ADDRESS}，自2012年3月起一直在我村居住。")
            village.approves(proof)
            resident.has_received(proof)
            _uses(resident.browser, proof)
            resident.browser.confirm()
            exported = resident.browser.download("/archive/export.zip")
            yield Walk(portal=portal, resident=resident, exported=exported)


def _uses(browser: Client, proof: str) -> None:
    browser.do(
        CREATE,
        input={
            "proofIds": [proof],
            "recipient": "九江银行岷山支行",
            "purpose": "办理住房贷款",
            "view": "FULL",
            "challenge": "SURNAME",
            "clientToken": an_input()["clientToken"],
        },
    )
    browser.do(
        OBJECT,
        input={
            "proofId": proof,
            "field": "NAME",
            "words": "名字写错了。",
            "wish": WISH,
            "clientToken": an_input()["clientToken"],
        },
    )
    browser.do(FILE, input=an_input(words=WORDS))


def dumped(walk: Walk) -> dict[str, bytes]:
    """The tables of pg_dump, by name."""
    dump = subprocess.run(
        [postgres_program("pg_dump"), "--inserts", walk.portal.environment["DATABASE_URL"]],
        capture_output=True,
        check=True,
        timeout=120,
    ).stdout
    tables: dict[str, bytes] = {}
    for line in dump.splitlines():
        if line.startswith(b"INSERT INTO public."):
            table = line.removeprefix(b"INSERT INTO public.").split()[0].decode()
            tables[table] = tables.get(table, b"") + line + b"\n"
    return tables


def test_the_export_is_the_proof_that_the_canaries_were_there(walk: Walk) -> None:
    """What is searched for below was given to the portal, and it gives it back to its owner."""
    index = ZipFile(io.BytesIO(walk.exported)).read("index.json")

    assert found(index, walk.everything) == set(walk.everything)


def test_a_dump_of_the_database_has_no_number_and_names_only_where_work_needs_them(
    walk: Walk,
) -> None:
    tables = dumped(walk)

    assert tables.keys() >= {"person", "proof", "complainant", "objection", "outbox_event"}
    assert {table for table, rows in tables.items() if found(rows, walk.never)} == set()
    named = {table for table, rows in tables.items() if found(rows, (NAME, ADDRESS))}
    assert named == IN_THE_CLEAR.keys()


def contents(listed: Callable[[], Iterable[Path]]) -> dict[Path, bytes]:
    """What files hold that others work with: when one goes or gets a name, all are read again."""
    for _ in range(100):
        with suppress(FileNotFoundError):
            return {path: path.read_bytes() for path in listed() if path.is_file()}
    raise AssertionError("the files never stay where they are")


def test_the_journal_of_the_database_has_none(walk: Walk) -> None:
    """What backups follow by the second, as bytes."""
    told = subprocess.run(
        [
            postgres_program("psql"),
            "-Atc",
            "SELECT current_setting('data_directory')",
            walk.portal.environment["DATABASE_URL"],
        ],
        capture_output=True,
        check=True,
        text=True,
        timeout=60,
    )
    journal = contents((Path(told.stdout.strip()) / "pg_wal").iterdir)

    assert journal
    assert {path.name for path, held in journal.items() if found(held, walk.never)} == set()


def test_the_queue_has_none(walk: Walk) -> None:
    client = redis.Redis.from_url(walk.portal.environment["REDIS_URL"])
    kept = {key: value_of(client, key) for key in client.scan_iter()}

    assert kept
    assert {key for key, value in kept.items() if found(key + value, walk.everything)} == set()


def value_of(client: redis.Redis, key: bytes) -> bytes:
    """What a key holds, as it is: the form in which Redis saves it may be compressed."""
    match client.type(key):
        case b"string":
            return client.get(key) or b""
        case b"zset":
            return b" ".join(client.zrange(key, 0, -1))
        case b"hash":
            return repr(client.hgetall(key)).encode()
        case b"list":
            return b" ".join(client.lrange(key, 0, -1))
        case b"set":
            return b" ".join(client.smembers(key))
        case other:
            raise AssertionError(f"{key!r} is a {other!r}: how is it read?")


@pytest.mark.parametrize("process", ["web", "worker", "signing"])
def test_logs_have_none(walk: Walk, process: str) -> None:
    lines = [line for line in walk.portal.log_of(process).splitlines() if GATEWAY not in line]

    assert [line for line in lines if found(line.encode(), walk.everything)] == []


def test_files_left_behind_have_none(walk: Walk) -> None:
    """Temporary folders of all processes, and copies of checkpoints: whatever lies around."""
    folder = walk.portal.folder
    around = contents(
        lambda: (
            path
            for path in folder.rglob("*")
            if "storage" not in path.parts and path.suffix != ".log"
        )
    )

    assert around
    assert {path for path, held in around.items() if found(held, walk.everything)} == set()
    assert contents(lambda: (folder / "tmp").rglob("*")) == {}


def test_the_storage_has_her_upload_as_a_cipher_text_only(walk: Walk) -> None:
    """Sealed papers are readable by their nature; see READABLE_FILES in privacy.ciphers."""
    storage = walk.portal.folder / "storage"
    files = contents(lambda: storage.rglob("*")).values()
    others = [content for content in files if not content.startswith(b"%PDF")]

    assert files
    assert others
    assert all(content[0] == 1 for content in others), "the number of a key"
    assert not any(content.startswith(b"\xff\xd8") for content in files)


@pytest.mark.parametrize(
    "form", [NAME.encode(), NAME.encode().hex().encode(), NAME.encode("unicode_escape")]
)
def test_the_search_finds_what_it_looks_for(form: bytes) -> None:
    assert found(b"..." + form + os.urandom(8), [NAME, ADDRESS]) == {NAME}
