"""What is sent to PostgreSQL while a test looks, by the ORM and by hand."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

_DRIVER = logging.getLogger("tortoise.db_client")
"""Every way to PostgreSQL that foundation.db gives writes a line here; see test_counting."""


class SentSql(logging.Handler):
    """`sent.since()` gives the statements since the last time it was asked, without their values.

    One that is sent for many rows at once (bulk_create) is one; BEGIN and COMMIT are none.
    """

    def __init__(self) -> None:
        super().__init__()
        self._sent: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        # “%s: %s” with statement and values; a script stands for itself.
        self._sent.append(str(record.args[0] if record.args else record.msg))

    def since(self) -> list[str]:
        sent, self._sent = self._sent, []
        return sent


@contextmanager
def watched() -> Iterator[SentSql]:
    """Listens to the driver's log, and keeps it from being written out: values are long."""
    sent, before = SentSql(), (_DRIVER.level, _DRIVER.propagate)
    _DRIVER.addHandler(sent)
    _DRIVER.setLevel(logging.DEBUG)
    _DRIVER.propagate = False
    try:
        yield sent
    finally:
        _DRIVER.removeHandler(sent)
        level, _DRIVER.propagate = before
        _DRIVER.setLevel(level)
