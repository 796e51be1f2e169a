"""The container of packages: what other tools read, every byte accounted for, harmless to open."""

import asyncio
import io
import stat
from collections.abc import AsyncIterator
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.preservation import container
from backend.preservation.container import ContainerFault, ContainerRefused, Part
from tests.preservation.scene import DAY

PARTS = (
    Part(path="proof/sealed-01.pdf", content=b"%PDF-1.7 " + bytes(range(256))),
    Part(path="process/timeline.json", content=b"{}\n"),
    Part(path="manifest.json", content=b""),
)


def packed(*parts: Part) -> bytes:
    async def each() -> AsyncIterator[Part]:
        for part in parts:
            yield part

    out = io.BytesIO()
    asyncio.run(container.write(out, each(), DAY))
    return out.getvalue()


def fault_of(package: bytes) -> ContainerFault:
    with pytest.raises(ContainerRefused) as refused:
        container.read(io.BytesIO(package))
    return refused.value.fault


def by_others(*entries: tuple[str | ZipInfo, bytes], compression: int = 0) -> bytes:
    """A ZIP as other programs write it."""
    out = io.BytesIO()
    with ZipFile(out, "w", compression) as file:
        for name, content in entries:
            file.writestr(name, content)
    return out.getvalue()


def test_other_tools_read_what_is_written() -> None:
    with ZipFile(io.BytesIO(packed(*PARTS))) as file:
        assert file.testzip() is None
        assert {each: file.read(each) for each in file.namelist()} == {
            part.path: part.content for part in PARTS
        }
        assert {each.date_time for each in file.infolist()} == {(2026, 11, 23, 16, 30, 0)}


def test_what_is_written_is_read_again_and_always_the_same() -> None:
    package = packed(*PARTS)
    file = io.BytesIO(package)
    found = [
        Part(path=each.path, content=container.content(file, each)) for each in container.read(file)
    ]
    assert tuple(found) == PARTS
    assert packed(*PARTS) == package


@settings(max_examples=300)
@given(place=st.integers(0, len(packed(*PARTS)) - 1), change=st.integers(1, 255))
def test_any_changed_byte_is_noticed(place: int, change: int) -> None:
    package = bytearray(packed(*PARTS))
    package[place] ^= change
    with pytest.raises(ContainerRefused):
        container.read(io.BytesIO(bytes(package)))


@settings(max_examples=100)
@given(cut=st.integers(0, len(packed(*PARTS)) - 1), more=st.binary(min_size=1, max_size=40))
def test_neither_a_part_of_a_package_nor_more_than_it_is_taken(cut: int, more: bytes) -> None:
    package = packed(*PARTS)
    for other in (package[:cut], package[:cut] + more + package[cut:]):
        with pytest.raises(ContainerRefused):
            container.read(io.BytesIO(other))


@settings(max_examples=200)
@given(content=st.binary(max_size=400))
def test_nonsense_is_refused_and_nothing_else_happens(content: bytes) -> None:
    assert fault_of(content) is ContainerFault.NO_ZIP


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd.txt",
        "/etc/passwd.txt",
        "proof/../../x.pdf",
        "c:\\windows\\x.pdf",
        "proof//x.pdf",
        ".ssh/config.txt",
        "Proof/X.PDF",
        "证明.pdf",
        "proof/",
        "a" * 120 + ".pdf",
        "x.pdf\n",
    ],
)
def test_names_that_lead_elsewhere_are_refused(name: str) -> None:
    assert fault_of(by_others((name, b"x"))) in {ContainerFault.UNSAFE_NAME, ContainerFault.NO_ZIP}
    with pytest.raises(ValueError, match="cannot be a name"):
        packed(Part(path=name, content=b"x"))


def test_a_bomb_is_refused_before_anything_of_it_is_unpacked() -> None:
    bomb = by_others(("proof/sealed-01.pdf", bytes(30_000_000)), compression=ZIP_DEFLATED)
    assert len(bomb) < 100_000
    assert fault_of(bomb) is ContainerFault.COMPRESSED


def test_two_files_of_one_name_are_refused() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        package = by_others(("manifest.json", b"{}"), ("manifest.json", b"[]"))
    assert fault_of(package) is ContainerFault.DUPLICATE_NAME
    with pytest.raises(ValueError, match="cannot be a name"):
        packed(PARTS[0], PARTS[0])


def test_a_link_is_refused() -> None:
    link = ZipInfo("proof/sealed-01.pdf")
    link.create_system = 3
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert fault_of(by_others((link, b"/etc/passwd"))) is ContainerFault.LINK


def test_an_encrypted_file_is_refused() -> None:
    package = bytearray(packed(PARTS[1]))
    package[package.index(b"PK\x01\x02") + 8] |= 1
    assert fault_of(bytes(package)) is ContainerFault.ENCRYPTED


def test_files_that_lie_upon_one_another_are_refused() -> None:
    """A bomb without compression: a thousand names for the same bytes."""
    package = packed(*PARTS)
    directory = package.index(b"PK\x01\x02")
    record = package[directory : package.index(b"PK\x01\x02", directory + 1)]
    twice = record.replace(b"sealed-01", b"sealed-02")
    end = bytearray(package[-22:])
    begin, count = directory, 2
    end[8:12] = count.to_bytes(2, "little") * 2
    end[12:16] = (2 * len(record)).to_bytes(4, "little")
    end[16:20] = begin.to_bytes(4, "little")
    forged = package[:directory] + record + twice + bytes(end)
    assert fault_of(forged) is ContainerFault.CHANGED


def test_more_files_than_a_case_has_are_refused() -> None:
    many = [(f"x{number}.json", b"") for number in range(container.MOST_FILES + 1)]
    assert fault_of(by_others(*many)) is ContainerFault.TOO_LARGE
    with pytest.raises(ValueError, match="more than 500 files"):
        packed(*(Part(path=name, content=content) for name, content in many))
