"""The certificate library: asked under a signature, believed within limits, never in a log."""

import gzip
import hashlib
import hmac
import json
import logging
import traceback
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.foundation import clock
from backend.foundation.certificates import (
    Certificate,
    CertificateStatus,
    FolderLibrary,
    Holdings,
    HttpLibrary,
    LibraryAway,
    NoLibrary,
    remote,
)
from backend.foundation.certificates.wire import answer_with, holdings_in
from tests.factories import an_id_number
from tests.worker.gateway import Gateway, gateway

pytestmark = pytest.mark.anyio

SECRET = b"s" * 32
ID_NUMBER = an_id_number()
NAME = "王桂香"
CARD = Certificate(
    name="居民身份证",
    type_code="11360400MB0000000J101",
    number=ID_NUMBER,
    identifier="1.2.156.3005.2.11360400MB0000000J101.11360404MB00000202.1.001.0",
    issuer="柴桑分局（测试）",
    issuer_code="11360404MB00000202",
    issued_on=date(2026, 1, 5),
    valid_from=date(2026, 1, 5),
    valid_until=date(2046, 1, 5),
    holder=NAME,
    status=CertificateStatus.VALID,
)


@pytest.fixture
def server() -> Iterator[Gateway]:
    """A library that holds one card."""
    with gateway() as running:
        running.answer = answer_with([CARD])
        yield running


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "LIBRARY_TIMEOUT_SECONDS", 0.5)


async def asked(url: str) -> Holdings:
    return await HttpLibrary(url, SECRET).held_by(ID_NUMBER, NAME)


async def failure_of(url: str) -> str:
    """Why the library counts as away, after looking for her number in all that a log could show."""
    with pytest.raises(LibraryAway) as away:
        await asked(url)
    shown = "".join(traceback.format_exception(away.value))
    assert ID_NUMBER not in shown
    assert NAME not in shown
    return str(away.value)


def entry(**changes: Any) -> dict[str, Any]:
    """The card as a library writes it, with changes; a change to `...` leaves the key out."""
    (card,) = json.loads(answer_with([CARD]))["certificates"]
    return {key: value for key, value in (card | changes).items() if value is not ...}


def told(*entries: Any) -> Holdings:
    return holdings_in(json.dumps({"certificates": entries}).encode())


async def test_the_library_is_asked_once_and_its_certificates_come_back(server: Gateway) -> None:
    assert await asked(server.url) == Holdings(certificates=(CARD,))

    ((headers, body),) = server.requests
    assert headers["content-type"] == "application/json"
    assert json.loads(body) == {"CZZT": NAME, "CZZTDM": ID_NUMBER, "CZZTDMLXDM": "111"}


async def test_the_signature_covers_the_time_and_the_question(server: Gateway) -> None:
    with clock.stopped(datetime(2026, 11, 22, tzinfo=UTC)):
        await asked(server.url)

    ((headers, body),) = server.requests
    assert headers["x-timestamp"] == "1795305600"
    signed = b"1795305600." + body
    assert (
        headers["x-signature"] == "sha256=" + hmac.new(SECRET, signed, hashlib.sha256).hexdigest()
    )


@pytest.mark.parametrize("status", [201, 204, 400, 401, 429, 500, 503])
async def test_any_answer_but_ok_is_a_failure(server: Gateway, status: int) -> None:
    server.answer, server.status = b"", status

    assert await failure_of(server.url) == f"it answered {status}"
    assert len(server.requests) == 1


@pytest.mark.parametrize("status", [301, 302, 307, 308])
async def test_her_number_is_never_sent_to_where_a_redirect_points(
    server: Gateway, status: int
) -> None:
    with gateway() as elsewhere:
        server.status, server.headers = status, {"location": elsewhere.url}

        assert await failure_of(server.url) == f"it answered {status}"
        assert elsewhere.requests == []


async def test_a_library_that_keeps_silent_is_away(server: Gateway, impatient: None) -> None:
    server.answers.clear()

    assert (await failure_of(server.url)).startswith("it cannot be reached")


async def test_a_library_that_never_ends_its_answer_is_away(
    server: Gateway, impatient: None
) -> None:
    server.drip = True

    assert (await failure_of(server.url)).startswith("it cannot be reached")


async def test_a_library_that_is_not_there_is_away() -> None:
    with gateway() as gone:
        url = gone.url

    assert (await failure_of(url)).startswith("it cannot be reached")


async def test_an_answer_over_a_megabyte_is_not_read_to_its_end(server: Gateway) -> None:
    server.answer = answer_with([CARD]) + b" " * 1_000_000

    assert await failure_of(server.url) == "it answered with more than 1,000,000 bytes"


async def test_an_answer_of_a_megabyte_is_read(server: Gateway) -> None:
    answer = answer_with([CARD])
    server.answer = answer + b" " * (1_000_000 - len(answer))

    assert await asked(server.url) == Holdings(certificates=(CARD,))


async def test_a_compressed_answer_is_refused_before_it_can_grow(server: Gateway) -> None:
    server.answer = gzip.compress(answer_with([CARD]))
    server.headers = {"content-encoding": "gzip"}

    assert await failure_of(server.url) == "it answered in an encoding that was not asked for"
    ((headers, _),) = server.requests
    assert headers["accept-encoding"] == "identity"


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"<html>",
        b"\xff\xfe",
        b"[" * 500_000,
        b'{"certificates": [' + b"9" * 5_000 + b"]}",
        b"null",
        b"[]",
        b"{}",
        b'"certificates"',
        b'{"certificates": null}',
        b'{"certificates": {"ZZMC": "x"}}',
    ],
)
async def test_an_answer_that_is_no_list_is_a_library_away(server: Gateway, answer: bytes) -> None:
    server.answer = answer

    assert (await failure_of(server.url)).startswith("it answered w")


async def test_a_thousand_certificates_are_not_one_persons(server: Gateway) -> None:
    server.answer = answer_with([CARD] * 1_000)

    assert await failure_of(server.url) == "it answered with 1000 certificates"


def test_two_hundred_certificates_are_read() -> None:
    assert len(holdings_in(answer_with([CARD] * 200)).certificates) == 200


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"ZZMC": ...}, "ZZMC"),
        ({"ZZMC": None}, "ZZMC"),
        ({"ZZMC": 7}, "ZZMC"),
        ({"ZZMC": ["居民身份证"]}, "ZZMC"),
        ({"ZZMC": " "}, "ZZMC"),
        ({"ZZMC": "证" * 101}, "ZZMC"),
        ({"ZZMC": "证" * 100_000}, "ZZMC"),
        ({"ZZMC": "居民\u202e身份证"}, "ZZMC"),
        ({"ZZMC": "\ud800"}, "ZZMC"),
        ({"ZZLXDM": "1" * 41}, "ZZLXDM"),
        ({"ZZBH": ""}, "ZZBH"),
        ({"ZZBS": "1" * 151}, "ZZBS"),
        ({"ZZBFJG": {"name": "x"}}, "ZZBFJG"),
        ({"ZZBFJGDM": True}, "ZZBFJGDM"),
        ({"ZZBFRQ": None}, "ZZBFRQ"),
        ({"ZZBFRQ": 20260105}, "ZZBFRQ"),
        ({"ZZBFRQ": "2026-02-30"}, "ZZBFRQ"),
        ({"ZZBFRQ": "0000-00-00"}, "ZZBFRQ"),
        ({"ZZBFRQ": "2026-0105"}, "ZZBFRQ"),
        ({"ZZBFRQ": "2026-W01-1"}, "ZZBFRQ"),
        ({"ZZBFRQ": "２０２６０１０５"}, "ZZBFRQ"),
        ({"ZZYXQQSRQ": "长期有效"}, "ZZYXQQSRQ"),
        ({"ZZYXQJZRQ": "2046-13-01"}, "ZZYXQJZRQ"),
        ({"ZZYXQJZRQ": 0}, "ZZYXQJZRQ"),
        ({"CZZT": "王" * 201}, "CZZT"),
        ({"ZZZT": 1}, "ZZZT"),
        ({"ZZZT": ...}, "ZZZT"),
    ],
)
def test_an_entry_that_cannot_be_read_is_counted_and_the_others_stay(
    caplog: pytest.LogCaptureFixture, changes: dict[str, Any], named: str
) -> None:
    with caplog.at_level(logging.WARNING):
        found = told(entry(**changes), entry())

    assert found == Holdings(certificates=(CARD,), unreadable=1)
    assert f"['{named}']" in caplog.text
    assert ID_NUMBER not in caplog.text


@pytest.mark.parametrize("rubbish", [None, 7, "居民身份证", [], [entry()], {}])
def test_an_entry_that_is_no_object_is_counted(rubbish: object) -> None:
    assert told(rubbish).unreadable == 1


@pytest.mark.parametrize("written", ["2046-01-05", "20460105"])
def test_both_ways_to_write_a_date_are_read(written: str) -> None:
    assert told(entry(ZZYXQJZRQ=written)).certificates == (CARD,)


@pytest.mark.parametrize("written", [None, "", "长期", "9999-12-31", "99991231", ...])
def test_a_certificate_without_an_end_has_none(written: object) -> None:
    (found,) = told(entry(ZZYXQJZRQ=written)).certificates

    assert found.valid_until is None


@pytest.mark.parametrize("code", ["00", "08", "1", "valid", "99"])
def test_a_status_that_is_not_of_the_standard_is_never_valid(code: str) -> None:
    (found,) = told(entry(ZZZT=code)).certificates

    assert found.status is CertificateStatus.OTHER


def test_a_wrong_identifier_is_handed_on_as_it_is() -> None:
    (found,) = told(entry(ZZBS="not an identifier")).certificates

    assert found.identifier == "not an identifier"


def test_no_log_shows_whose_certificate_it_is() -> None:
    assert ID_NUMBER not in repr(CARD)
    assert NAME not in repr(CARD)


def letters(most: int) -> st.SearchStrategy[str]:
    """Text that stays as it is when it is cleaned: letters with a mark in them, no ends to trim."""
    return st.text("居民身份证不动产权第号赣〔〕（）·䶮AZ09.-𠮷", min_size=1, max_size=most)


@given(
    st.lists(
        st.builds(
            Certificate,
            name=letters(100),
            type_code=letters(40),
            number=letters(100),
            identifier=letters(150),
            issuer=letters(100),
            issuer_code=letters(40),
            issued_on=st.dates(),
            valid_from=st.none() | st.dates(max_value=date.max - timedelta(days=1)),
            valid_until=st.none() | st.dates(max_value=date.max - timedelta(days=1)),
            holder=letters(200),
            status=st.sampled_from(CertificateStatus),
        ),
        max_size=5,
    )
)
def test_what_is_written_is_read_back(certificates: list[Certificate]) -> None:
    assert holdings_in(answer_with(certificates)) == Holdings(certificates=tuple(certificates))


_VALUE = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
_ENTRY = st.fixed_dictionaries({}, optional=dict.fromkeys(entry(), _VALUE))


@given(st.lists(_VALUE | st.lists(_VALUE, max_size=2) | _ENTRY, max_size=5))
def test_every_entry_is_either_read_or_counted(entries: list[Any]) -> None:
    found = told(*entries)

    assert len(found.certificates) + found.unreadable == len(entries)


@given(st.binary())
def test_no_answer_raises_anything_but_away(answer: bytes) -> None:
    with pytest.raises(LibraryAway):
        holdings_in(answer)


@pytest.mark.parametrize(
    ("day", "status", "holds"),
    [
        (date(2026, 1, 4), CertificateStatus.VALID, False),
        (date(2026, 1, 5), CertificateStatus.VALID, True),
        (date(2046, 1, 5), CertificateStatus.VALID, True),
        (date(2046, 1, 6), CertificateStatus.VALID, False),
        (date(2026, 1, 5), CertificateStatus.DETAINED, False),
        (date(2026, 1, 5), CertificateStatus.OTHER, False),
    ],
)
def test_a_certificate_holds_within_its_dates_while_it_is_called_valid(
    day: date, status: CertificateStatus, holds: bool
) -> None:
    (found,) = told(entry(ZZZT=status.value)).certificates

    assert found.holds_on(day) is holds


async def test_a_folder_holds_the_file_of_each_number(tmp_path: Path) -> None:
    (tmp_path / f"{ID_NUMBER}.json").write_bytes(answer_with([CARD]))
    library = FolderLibrary(tmp_path)

    assert await library.held_by(ID_NUMBER, NAME) == Holdings(certificates=(CARD,))
    assert await library.held_by(an_id_number(), NAME) == Holdings()


async def test_a_folder_that_cannot_be_read_is_a_library_away(tmp_path: Path) -> None:
    (tmp_path / f"{ID_NUMBER}.json").mkdir()

    with pytest.raises(LibraryAway) as away:
        await FolderLibrary(tmp_path).held_by(ID_NUMBER, NAME)
    assert ID_NUMBER not in str(away.value)


async def test_no_number_leads_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "other.json").write_bytes(answer_with([CARD]))

    with pytest.raises(ValueError, match="another path"):
        await FolderLibrary(tmp_path / "library").held_by("../other", NAME)


async def test_where_nothing_is_connected_nothing_is_held() -> None:
    assert not NoLibrary().connected
    assert await NoLibrary().held_by(ID_NUMBER, NAME) == Holdings()
