"""One veraPDF for all tests of a process."""

from collections.abc import Iterator

import pytest

from tests.conformance import verapdf
from tests.conformance.verapdf import VeraPdf


@pytest.fixture(scope="session")
def vera() -> Iterator[VeraPdf]:
    with verapdf.started() as process:
        yield process
