"""The public says something of a request: one comment of each, while it is open, without names."""

from datetime import timedelta
from typing import Any

import pytest

from backend.changes.models import ChangeComment
from backend.foundation import clock
from backend.foundation.services import Services
from backend.web.export import SECTIONS
from tests.changes.offices import (
    AFTER,
    COMMENT,
    COMMENTS,
    LIST,
    MINE,
    MONDAY,
    READ,
    Offices,
    offices,
)
from tests.factories import a_citizen
from tests.portal import Portal, Refused

pytestmark = pytest.mark.anyio

SAID = "低保户自己写承诺书就行，不用村里开。"


async def test_a_comment_is_kept_once_and_may_be_mended_until_the_last_day(
    portal: Portal, services: Services
) -> None:
    everybody = await offices(portal, services)
    request = await everybody.consults()
    resident = await a_citizen(services)

    async def says(words: str, days: int) -> dict[str, Any]:
        with clock.stopped(MONDAY + timedelta(days=days)):
            return await everybody.asks(COMMENT, resident, number=request["number"], words=words)

    assert (await says("第一句。", 0))["open"] is True
    assert (await says(SAID, 7))["words"] == SAID
    assert (await says("太晚了。", 8))["code"] == "CONSULTATION_OVER"
    assert await ChangeComment.all().values_list("words", flat=True) == [SAID]
    with clock.stopped(AFTER):
        mine = await everybody.asks(MINE, resident, number=request["number"])
    assert (mine["open"], mine["words"], mine["title"]) == (False, SAID, "清理低保证明事项")


async def test_nothing_is_said_of_what_is_not_open(portal: Portal, services: Services) -> None:
    everybody = await offices(portal, services)
    filed, resident = await everybody.files(), await a_citizen(services)
    answer = await everybody.asks(COMMENT, resident, number=filed["number"], words=SAID)
    assert answer["code"] == "CONSULTATION_OVER"
    for number in ("2026-9999", "", "x" * 40, "a\x00b"):
        answer = await everybody.asks(COMMENT, resident, number=number, words=SAID)
        assert answer["code"] == "NOT_FOUND"


@pytest.mark.parametrize(
    ("words", "code"), [(" ", "TEXT_EMPTY"), ("好" * 501, "TEXT_TOO_LONG"), ("好" * 500, None)]
)
async def test_a_comment_has_some_words_and_not_too_many(
    portal: Portal, services: Services, words: str, code: str | None
) -> None:
    everybody = await offices(portal, services)
    request, resident = await everybody.consults(), await a_citizen(services)
    with clock.stopped(MONDAY):
        answer = await everybody.asks(COMMENT, resident, number=request["number"], words=words)
    assert answer.get("code") == code


async def _everything_told(everybody: Offices, request: dict[str, Any]) -> str:
    answers = [
        await everybody.asks(document, viewer, **asked)
        for viewer in (everybody.clerk, everybody.legal, everybody.policy, everybody.supervisor)
        for document, asked in (
            (LIST, {}),
            (READ, {"id": request["id"]}),
            (COMMENTS, {"id": request["id"]}),
        )
    ]
    return str(answers)


async def test_office_and_reviewers_read_what_was_said_and_never_who_said_it(
    portal: Portal, services: Services
) -> None:
    everybody = await offices(portal, services)
    request = await everybody.consults()
    residents = [await a_citizen(services, "欧阳无名") for _ in range(2)]
    with clock.stopped(MONDAY):
        for resident in residents:
            await everybody.asks(COMMENT, resident, number=request["number"], words=SAID)
    told = await _everything_told(everybody, request)
    assert told.count(SAID) == 8
    assert "'writtenOn': '2026-11-16'" in told
    persons = [str(value) for each in residents for value in (each.person_id, each.person_id.hex)]
    assert [each for each in ["欧阳", *persons] if each in told] == []
    assert (await everybody.reads(request))["commentCount"] == 2


async def test_comments_are_for_those_who_know_of_the_request(
    portal: Portal, services: Services
) -> None:
    everybody = await offices(portal, services)
    request, resident = await everybody.consults(), await a_citizen(services)
    with pytest.raises(Refused):
        await everybody.asks(COMMENTS, resident, id=request["id"])
    other = await everybody.asks(MINE, resident, number=request["number"])
    assert other["words"] is None


async def test_a_resident_takes_along_what_she_said(portal: Portal, services: Services) -> None:
    everybody = await offices(portal, services)
    request, resident = await everybody.consults(), await a_citizen(services)
    with clock.stopped(MONDAY):
        await everybody.asks(COMMENT, resident, number=request["number"], words=SAID)
    sections = [await section(services, resident) for section in SECTIONS]
    [said] = [each.content for each in sections if each.name == "change-comments"]
    assert [row["words"] for row in said] == [SAID]  # type: ignore[index] -- rows
