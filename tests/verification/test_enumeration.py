"""Guessing codes (reliability goal S3): how many guesses get an answer, and who is told of it."""

import re
import secrets
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from backend.foundation import clock, codes
from backend.foundation.viewer import Anonymous
from backend.operations import figures
from backend.verification import access, queries
from tests.portal import Portal
from tests.verification.operations import VERIFY_CODE

pytestmark = pytest.mark.anyio

NOON = datetime(2026, 11, 23, 4, tzinfo=UTC)
DOCS = Path(__file__).resolve().parents[2] / "docs"
PAPERS = 1_000_000
"""In force at once: what a city of half a million asks for in some years."""
HIT = 2.0**-50


async def answered(portal: Portal, sources: Sequence[str], guesses: int) -> Counter[str]:
    """Within one minute the sources guess in turn; how often each was told anything."""
    told = Counter[str]()
    with clock.stopped(NOON):
        for number in range(guesses):
            source = sources[number % len(sources)]
            asked = {"code": codes.new_code(secrets.token_bytes)}
            answer = await portal.execute(VERIFY_CODE, asked, viewer=Anonymous(source=source))
            if answer["verifyCode"].get("code") != "TOO_MANY_ATTEMPTS":
                told[source] += 1
    return told


async def test_one_address_gets_twenty_answers_a_minute(portal: Portal, database: None) -> None:
    told = await answered(portal, ["a bot"], 200)

    assert told.total() == access.MAX_UNKNOWN_PER_SOURCE
    assert told.total() * PAPERS / 2 ** (8 * codes.RANDOM_BYTES) < HIT


async def test_many_addresses_share_what_all_get_in_a_minute(
    portal: Portal, database: None
) -> None:
    told = await answered(portal, [f"bot {number}" for number in range(100)], 1000)

    assert max(told.values()) <= access.MAX_UNKNOWN_PER_SOURCE
    assert told.total() == access.MAX_UNKNOWN_OF_ALL
    # Each address that joins later adds two.
    most = access.MAX_UNKNOWN_OF_ALL + 100 * access.MAX_UNKNOWN_UNDER_PRESSURE
    assert most * PAPERS / 2 ** (8 * codes.RANDOM_BYTES) < HIT


async def test_operators_see_the_guesses_of_the_last_minute(portal: Portal, database: None) -> None:
    await answered(portal, ["a bot", "another"], 50)

    with clock.stopped(NOON + timedelta(seconds=59)):
        assert await queries.unknown_lately() == 2 * access.MAX_UNKNOWN_PER_SOURCE
    with clock.stopped(NOON + timedelta(seconds=61)):
        assert await queries.unknown_lately() == 0


def test_the_alarm_comes_within_a_minute_and_at_the_limit() -> None:
    rules = (DOCS / "operations" / "alerts.yml").read_text("utf-8").split("- alert: ")
    (rule,) = [each for each in rules if each.startswith("PortalCodesGuessed")]

    assert f"max(portal_checks_unknown) >= {access.MAX_UNKNOWN_OF_ALL}\n" in rule
    assert "for:" not in rule
    for example in ("operations", "deploy"):
        text = (DOCS / example / "prometheus.yml").read_text("utf-8")
        scraped, judged = (
            int(re.findall(rf"^  {name}_interval: (\d+)s$", text, flags=re.MULTILINE)[0])
            for name in ("scrape", "evaluation")
        )
        assert figures.KEPT_SECONDS + scraped + judged <= 60
