"""What the content policy kept from a page is counted, told in a line, and never repeated."""

import json
import logging
from typing import Any

import pytest
from prometheus_client import REGISTRY

from backend.web import policy_reports
from backend.web.headers import SECURITY_HEADERS
from backend.web.policy_reports import LINES_A_MINUTE, MAX_REPORT, PATH, Lines
from tests.web.browser import Browser

pytestmark = pytest.mark.anyio

REPORT = {
    "document-uri": "https://portal.test/v/AB12-CODE?token=secret",
    "effective-directive": "script-src-elem",
    "blocked-uri": "https://ads.example/inject.js?person=110101199001011234",
    "script-sample": "var name = '王桂香'",
    "source-file": "https://ads.example/x?phone=13812345678",
}


@pytest.fixture(autouse=True)
def room(monkeypatch: pytest.MonkeyPatch) -> None:
    """For lines, whatever was reported in this minute before."""
    monkeypatch.setattr(policy_reports, "_lines", Lines(LINES_A_MINUTE))


async def report(browser: Browser, content: Any, **headers: str) -> int:
    body = content if isinstance(content, bytes) else json.dumps({"csp-report": content}).encode()
    kind = {"content-type": "application/csp-report", "origin": "null"}
    answer = await browser.client.post(PATH, content=body, headers=kind | headers)
    assert len(answer.content) < 200
    return answer.status_code


def counted(directive: str) -> float:
    labels = {"directive": directive}
    return REGISTRY.get_sample_value("portal_policy_violations_total", labels) or 0


async def test_the_policy_says_where_browsers_report_to() -> None:
    policy = SECURITY_HEADERS["content-security-policy"]
    assert policy.endswith(f"; report-uri {PATH}")


async def test_a_report_is_counted_and_told_without_anything_of_a_person(
    browser: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    before = counted("script-src-elem")

    assert await report(browser, REPORT) == 204

    assert counted("script-src-elem") == before + 1
    assert "content policy: script-src-elem kept ads.example from /v" in caplog.text
    for secret in ("AB12", "token", "person", "1101", "王桂香", "138", "inject"):
        assert secret not in caplog.text.replace(f"POST {PATH}", "")


@pytest.mark.parametrize(
    "changes",
    [
        {"effective-directive": "x\ny"},
        {"blocked-uri": "javascript:alert(1)", "document-uri": "https://[bad"},
        {"blocked-uri": "http://[", "document-uri": "/王桂香/1"},
        {"effective-directive": ["script-src"], "blocked-uri": {}, "document-uri": 7},
        dict.fromkeys(REPORT),
        {"blocked-uri": "https://" + "a" * 5_000 + ".example"},
    ],
)
async def test_whatever_a_report_says_is_one_line_of_our_own_words(
    browser: Browser, caplog: pytest.LogCaptureFixture, changes: dict[str, Any]
) -> None:
    caplog.set_level(logging.INFO)

    assert await report(browser, REPORT | changes) == 204

    lines = [each.getMessage() for each in caplog.records if "content policy" in each.getMessage()]
    assert len(lines) == 1
    assert len(lines[0]) < 200
    assert "\n" not in lines[0]
    assert lines[0].isascii() or "…" in lines[0]


async def test_many_reports_are_counted_and_few_are_told(
    browser: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    before = counted("script-src-elem")
    for _ in range(3 * LINES_A_MINUTE):
        await report(browser, REPORT)

    assert counted("script-src-elem") == before + 3 * LINES_A_MINUTE
    told = [each for each in caplog.records if "content policy" in each.getMessage()]
    assert LINES_A_MINUTE <= len(told) <= 2 * LINES_A_MINUTE  # A minute may end meanwhile.


@pytest.mark.parametrize(
    ("content", "headers", "status"),
    [
        (b"{}", {}, 400),
        (b"[]", {}, 400),
        (b"\xff", {}, 400),
        (b"[" * 9_000, {}, 400),
        (b" " * (MAX_REPORT + 1), {}, 413),
        (REPORT, {"content-type": "application/json"}, 415),
        (REPORT, {"content-type": "text/plain"}, 415),
        (REPORT, {"origin": "https://evil.example"}, 403),
        (REPORT, {"sec-fetch-site": "cross-site"}, 403),
    ],
)
async def test_what_is_no_report_of_ours_is_refused(
    browser: Browser, content: Any, headers: dict[str, str], status: int
) -> None:
    assert await report(browser, content, **headers) == status
