"""A line of the log in production: JSON, of one request, without what anybody typed."""

import json
import logging
import sys
from typing import Any
from uuid import uuid4

import pytest
from tortoise.exceptions import IntegrityError

from backend.foundation import db, request_ids
from backend.foundation.logs import JsonLines, PlainLines
from backend.settings import SettingsError, logs_as_json

pytestmark = pytest.mark.anyio


def line(text: str, *arguments: object, error: bool = False) -> str:
    found = sys.exc_info() if error else None
    record = logging.LogRecord("portal", logging.WARNING, __file__, 1, text, arguments, found)
    return JsonLines().format(record)


def told(*arguments: Any, **more: Any) -> dict[str, Any]:
    return json.loads(line(*arguments, **more))


@pytest.mark.parametrize("text", ["a\nb", "王桂香\x00", "\ud800", '"}', "\u2028"])
def test_whatever_is_said_is_one_line(text: str) -> None:
    assert line("%s", text).count("\n") == 0
    line("%s", text).encode()
    assert told("%s", text)["level"] == "warning"


async def test_a_line_names_its_request() -> None:
    request_ids.enter(None)
    assert "request" not in told("outside")

    request_ids.enter("0123456789abcdef")
    try:
        assert told("inside")["request"] == "0123456789abcdef"
        record = logging.LogRecord("portal", logging.INFO, __file__, 1, "inside", (), None)
        assert "[0123456789abcdef] inside" in PlainLines().format(record)
    finally:
        request_ids.enter(None)


def test_an_exception_is_told_without_its_values() -> None:
    try:
        try:
            int("王桂香")
        except ValueError as error:
            raise RuntimeError("330106199001011234") from error
    except RuntimeError:
        content = line("it failed", error=True)

    assert "王桂香" not in content
    assert "3301" not in content
    kinds = [each["type"] for each in json.loads(content)["errors"]]
    assert kinds == ["builtins.RuntimeError", "builtins.ValueError"]
    assert "tests/operations/test_logs.py:" in content


async def test_a_broken_constraint_is_named_without_the_row(database: None) -> None:
    insert = "INSERT INTO outbox_event (id, name, payload, recorded_at) VALUES (1, $1, '{}', now())"
    secret = str(uuid4())
    await db.connection().execute_query(insert, [secret])
    try:
        await db.connection().execute_query(insert, [secret])
    except IntegrityError:
        errors = told("it failed", error=True)["errors"]

    assert "outbox_event_pkey" in {each.get("constraint_name") for each in errors}
    assert secret not in str(errors)


@pytest.mark.parametrize(
    ("environment", "form", "as_json"),
    [("production", None, True), ("development", None, False), ("development", "json", True)],
)
def test_production_logs_in_json(
    monkeypatch: pytest.MonkeyPatch, environment: str, form: str | None, *, as_json: bool
) -> None:
    monkeypatch.setenv("PORTAL_ENVIRONMENT", environment)
    if form:
        monkeypatch.setenv("PORTAL_LOG", form)

    assert logs_as_json() is as_json


def test_another_form_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTAL_LOG", "xml")

    with pytest.raises(SettingsError, match="PORTAL_LOG"):
        logs_as_json()
