"""A resident sees her e-certificates as the city's library tells them, and nobody else's."""

import asyncio
import logging
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from backend.foundation import db
from backend.foundation.audit import AuditEntry
from backend.foundation.certificates import (
    Certificate,
    CertificateLibrary,
    CertificateStatus,
    FolderLibrary,
    HttpLibrary,
    remote,
)
from backend.foundation.certificates.wire import answer_with
from backend.foundation.services import Services
from backend.foundation.viewer import Anonymous, Citizen
from backend.identity import people
from backend.identity.models import Person
from backend.proofs.identifier import certificate_identifier
from scripts.demo.certificates import write_certificates
from scripts.demo.seeding import FIRST_RESIDENT
from tests.factories import a_citizen, a_committee, a_phone, an_id_number
from tests.portal import Portal, Refused
from tests.worker.gateway import gateway

pytestmark = pytest.mark.anyio

TYPE, ISSUER = "11360400MB0000000J101", "11360404MB00000202"
MY_CERTIFICATES = """
{ myCertificates {
  __typename
  ... on CertificateList {
    connected unreadable
    certificates {
      name typeCode number identifier identifierValid issuer issuerCode issuedOn validFrom
      validUntil holder status holdsToday
    }
  }
  ... on Problem { code message }
} }
"""


def a_certificate(**changes: Any) -> Certificate:
    usual: dict[str, Any] = {
        "name": "居民户口簿",
        "type_code": TYPE,
        "number": "演示000000001",
        "identifier": certificate_identifier(TYPE, ISSUER, "1", 1),
        "issuer": "柴桑分局（测试）",
        "issuer_code": ISSUER,
        "issued_on": date(2026, 1, 5),
        "valid_from": date(2026, 1, 5),
        "valid_until": None,
        "holder": "王桂香",
        "status": CertificateStatus.VALID,
    }
    return Certificate(**(usual | changes))


def over(services: Services, library: CertificateLibrary) -> Portal:
    return Portal(replace(services, certificates=library))


async def a_resident(services: Services, id_number: str) -> Citizen:
    """Somebody with this number."""
    person = people.new_person(services.vault, name="王桂香", id_number=id_number, phone=a_phone())
    await person.save()
    return Citizen(person_id=person.id, session_id=uuid4())


async def number_of(services: Services, citizen: Citizen) -> str:
    return people.id_number_of(services.vault, await Person.get(id=citizen.person_id))


async def shown_to(
    services: Services, folder: Path, owner: Citizen, *held: Certificate
) -> list[dict[str, Any]]:
    """What the owner sees of a library that holds this of her."""
    (folder / f"{await number_of(services, owner)}.json").write_bytes(answer_with(held))
    answer = await over(services, FolderLibrary(folder)).execute(MY_CERTIFICATES, viewer=owner)
    return answer["myCertificates"]["certificates"]


async def test_a_certificate_is_shown_with_all_the_library_says(
    services: Services, database: None, tmp_path: Path
) -> None:
    certificate = a_certificate()

    (shown,) = await shown_to(services, tmp_path, await a_citizen(services), certificate)

    assert shown == {
        "name": "居民户口簿",
        "typeCode": TYPE,
        "number": "演示000000001",
        "identifier": certificate.identifier,
        "identifierValid": True,
        "issuer": "柴桑分局（测试）",
        "issuerCode": ISSUER,
        "issuedOn": "2026-01-05",
        "validFrom": "2026-01-05",
        "validUntil": None,
        "holder": "王桂香",
        "status": "VALID",
        "holdsToday": True,
    }


@pytest.mark.parametrize(
    "identifier",
    [
        "随便写的",
        f"1.2.156.3005.2.{TYPE}.{ISSUER}.1.001.?",
        certificate_identifier(TYPE, ISSUER, "1", 1).replace(".001.", ".002."),
    ],
)
async def test_a_wrong_identifier_is_told_and_the_certificate_stays(
    services: Services, database: None, tmp_path: Path, identifier: str
) -> None:
    owner = await a_citizen(services)

    (shown,) = await shown_to(services, tmp_path, owner, a_certificate(identifier=identifier))

    assert shown["identifier"] == identifier
    assert shown["identifierValid"] is False


async def test_her_identity_number_is_masked_wherever_and_however_it_is_written(
    services: Services, database: None, tmp_path: Path
) -> None:
    number = next(each for each in iter(an_id_number, "") if each.endswith("X"))
    owner = await a_resident(services, number)
    card = a_certificate(
        number=number.lower(), identifier=certificate_identifier(TYPE, ISSUER, number, 1)
    )

    (shown,) = await shown_to(services, tmp_path, owner, card)

    masked = f"990***********{number[-4:]}"
    assert shown["number"] == masked
    assert f".{masked}.001." in shown["identifier"]
    assert shown["identifierValid"] is True


async def test_what_ended_does_not_hold_though_the_library_calls_it_valid(
    services: Services, database: None, tmp_path: Path
) -> None:
    ended, revoked = (
        a_certificate(valid_until=date(2026, 1, 6)),
        a_certificate(status=CertificateStatus.REVOKED),
    )

    shown = await shown_to(services, tmp_path, await a_citizen(services), ended, revoked)

    assert [(each["status"], each["holdsToday"]) for each in shown] == [
        ("VALID", False),
        ("REVOKED", False),
    ]


async def test_each_reading_is_recorded_without_what_was_read(
    services: Services, database: None, tmp_path: Path
) -> None:
    owner = await a_citizen(services)

    await shown_to(services, tmp_path, owner, a_certificate(), a_certificate())

    entry = await AuditEntry.get(deed="archive.certificates_read")
    assert (entry.actor_id, entry.subject_id) == (owner.person_id, owner.person_id)
    assert entry.details == {"count": 2}


async def test_nothing_of_a_certificate_is_stored(
    services: Services, database: None, tmp_path: Path
) -> None:
    owner = await a_citizen(services)
    await shown_to(services, tmp_path, owner, a_certificate(name="独一无二证", number="N0THING"))

    tables = await db.connection().execute_query_dict(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
    )
    for row in tables:
        found = await db.connection().execute_query_dict(
            f'SELECT 1 FROM "{row["tablename"]}" AS t'
            " WHERE t::text LIKE '%独一无二证%' OR t::text LIKE '%N0THING%'"
        )
        assert found == [], row


async def test_entries_that_cannot_be_read_are_counted(
    services: Services, database: None, tmp_path: Path
) -> None:
    owner = await a_citizen(services)
    file = tmp_path / f"{await number_of(services, owner)}.json"
    file.write_text('{"certificates": [{"ZZMC": "居民身份证"}, null]}', encoding="utf-8")

    answer = await over(services, FolderLibrary(tmp_path)).execute(MY_CERTIFICATES, viewer=owner)

    assert answer["myCertificates"]["unreadable"] == 2
    assert answer["myCertificates"]["certificates"] == []


async def test_a_neighbour_sees_none_of_it(
    services: Services, database: None, tmp_path: Path
) -> None:
    owner, neighbour = await a_citizen(services), await a_citizen(services, "李秀英")
    await shown_to(services, tmp_path, owner, a_certificate())

    answer = await over(services, FolderLibrary(tmp_path)).execute(
        MY_CERTIFICATES, viewer=neighbour
    )

    assert answer["myCertificates"]["certificates"] == []


async def test_without_a_library_the_list_says_so_and_nothing_is_recorded(
    portal: Portal, services: Services
) -> None:
    answer = await portal.execute(MY_CERTIFICATES, viewer=await a_citizen(services))

    assert answer["myCertificates"] == {
        "__typename": "CertificateList",
        "connected": False,
        "unreadable": 0,
        "certificates": [],
    }
    assert not await AuditEntry.exists(deed="archive.certificates_read")


async def test_a_library_that_is_away_is_a_problem_with_words(
    services: Services, database: None, caplog: pytest.LogCaptureFixture
) -> None:
    owner = await a_citizen(services)
    with gateway() as server, caplog.at_level(logging.WARNING):
        server.status = 503
        library = HttpLibrary(server.url, b"s" * 32)
        answer = await over(services, library).execute(MY_CERTIFICATES, viewer=owner)

    assert answer["myCertificates"]["code"] == "CERTIFICATES_AWAY"
    assert "证照库暂时连不上" in answer["myCertificates"]["message"]
    assert "the certificate library is away: it answered 503" in caplog.text
    assert await number_of(services, owner) not in caplog.text
    assert not await AuditEntry.exists(deed="archive.certificates_read")


async def test_a_library_that_keeps_silent_holds_no_connection_of_the_database(
    services: Services, database: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote, "LIBRARY_TIMEOUT_SECONDS", 60)
    with gateway() as server:
        server.answers.clear()
        portal = over(services, HttpLibrary(server.url, b"s" * 32))
        owners = [await a_citizen(services) for _ in range(12)]
        waiting = [
            asyncio.ensure_future(portal.execute(MY_CERTIFICATES, viewer=owner)) for owner in owners
        ]
        while len(server.requests) < len(waiting):  # noqa: ASYNC110 -- the server has a thread
            await asyncio.sleep(0.01)

        # They are more than the pool has connections: all of those would be taken.
        assert await Person.all().count() == len(owners)
        server.answer = answer_with([a_certificate()])
        server.answers.set()
        answers = await asyncio.gather(*waiting)

    assert all(answer["myCertificates"]["certificates"] for answer in answers)


async def test_the_demonstrations_resident_has_three_certificates_that_hold(
    services: Services, database: None, tmp_path: Path
) -> None:
    write_certificates(tmp_path, FIRST_RESIDENT)
    owner = await a_resident(services, FIRST_RESIDENT.id_number)

    answer = await over(services, FolderLibrary(tmp_path)).execute(MY_CERTIFICATES, viewer=owner)

    shown = answer["myCertificates"]["certificates"]
    assert [each["name"] for each in shown] == ["居民身份证", "居民户口簿", "不动产权证书"]
    assert all(each["identifierValid"] and each["holdsToday"] for each in shown)


async def test_only_residents_in_their_own_affairs_may_ask(
    portal: Portal, services: Services
) -> None:
    committee = await a_committee(services)

    for viewer, code in (
        (committee.approver, "FORBIDDEN"),
        (Anonymous(source="test"), "SIGN_IN_REQUIRED"),
    ):
        with pytest.raises(Refused) as refused:
            await portal.execute(MY_CERTIFICATES, viewer=viewer)
        assert refused.value.codes == [code]
