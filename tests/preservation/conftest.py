"""A browser, for the package that is handed out."""

from collections.abc import AsyncIterator

import pytest

from backend.foundation.services import Services
from tests.web.browser import Browser, open_browser


@pytest.fixture
async def browser(services: Services, database: None) -> AsyncIterator[Browser]:
    async with open_browser(services) as opened:
        yield opened
