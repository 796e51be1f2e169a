"""The log: JSON in production, lines to read in development; each names its request.

What a person typed may stand in the text of an exception (PostgreSQL repeats the values of a
broken constraint), so that the JSON tells types and places of exceptions and never their text.
"""

import json
import logging
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from backend.foundation import request_ids

_ROOT = Path(__file__).resolve().parent.parent.parent
_FRAMES = 20
"""The innermost ones; those around them are the server's own."""
_CHAIN = 10
_SAFE = ("sqlstate", "constraint_name", "table_name")
"""What PostgreSQL tells of an error without the values of the row."""
_QUIET = {
    # One line per job would drown what matters; failures are logged by us.
    "arq": logging.WARNING,
    # It tells of each try to reconnect with a traceback; the relay says in one line that it waits.
    "asyncpg.pool": logging.ERROR,
    # One line per question to others; what came of it is told by whoever asked.
    "httpx": logging.WARNING,
}


def configure(*, as_json: bool) -> None:
    """Sets up the log of this process, on standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines() if as_json else PlainLines())
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    for name, level in _QUIET.items():
        logging.getLogger(name).setLevel(level)


class PlainLines(logging.Formatter):
    """For the machine of a developer, where nobody's data are real: with whole tracebacks."""

    def format(self, record: logging.LogRecord) -> str:
        """Time, level, logger, request and text."""
        record.request_id = request_ids.current() or "-"
        return super().format(record)

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s [%(request_id)s] %(message)s")


class JsonLines(logging.Formatter):
    """One JSON object a line, whatever the text holds."""

    def format(self, record: logging.LogRecord) -> str:
        """`at` in UTC, `level`, `logger`, `message`; with them `request` and `errors`."""
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if request_id := request_ids.current():
            line["request"] = request_id
        if record.exc_info and record.exc_info[1]:
            line["errors"] = [_told(each) for each in _chain(record.exc_info[1])]
        text = json.dumps(line, ensure_ascii=False)
        # A lone surrogate cannot be written, and a line must not be lost over it.
        return text.encode("utf-8", "backslashreplace").decode()


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error and what it came from, the outermost first."""
    found: BaseException | None = error
    for _ in range(_CHAIN):
        if found is None:
            return
        yield found
        found = found.__cause__ or (None if found.__suppress_context__ else found.__context__)


def _told(error: BaseException) -> dict[str, Any]:
    kind = type(error)
    safe = {name: getattr(error, name, None) for name in _SAFE}
    return {
        "type": f"{kind.__module__}.{kind.__qualname__}",
        **{name: value for name, value in safe.items() if isinstance(value, str)},
        "where": [
            f"{_place(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(error.__traceback__)[-_FRAMES:]
        ],
    }


def _place(filename: str) -> str:
    path = Path(filename)
    return str(path.relative_to(_ROOT)) if path.is_relative_to(_ROOT) else path.name
